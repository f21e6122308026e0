"""What can be done with licenses? The facade of the core: window and command line call nothing
else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from sso.activation.checking import Checks
from sso.activation.dialogue import Started
from sso.activation.judgement import Judgement
from sso.activation.keeper import Keeper
from sso.activation.outcome import Outcome, is_transient
from sso.activation.recheck import Awake
from sso.activation.sdk_files import SdkFiles
from sso.activation.seats import Seats, SeatService
from sso.activation.sign_in_steps import Act, Errand, SignInTools
from sso.activation.sign_ins import SignInOptions, SignIns
from sso.activation.steps import RedirectListener
from sso.activation.unattended import UnattendedActivations
from sso.diagnostics.journal import Journal
from sso.errors import CompanyCodeNeeded, ProfileError, SecretStoreUnavailable
from sso.licensing.model import License
from sso.profile import Product, Profile
from sso.signin import sign_off
from sso.signin.sign_off import SignOffEnd, SignOffSettings
from sso.storage.license_store import LicenseStore
from sso.storage.published_status import Report
from sso.storage.user_settings import UserSettings
from sso.storage.vault import SignInRecord, VaultState

__all__ = ["Manager", "Outcome", "SignInOptions", "is_transient"]

_COMPANY_KEY = "sign_in.customer_account_code"


class Vault(Protocol):
    """The part of `storage.vault.Vault` that is needed here."""

    def state(self) -> VaultState: ...

    def load_sign_in(self, company: str) -> SignInRecord | None: ...

    def forget_sign_in(self, company: str) -> None: ...


class Manager:
    """One profile's licenses. Calls block; one at a time, `cancel` and what else concerns a sign-in
    under way from anywhere."""

    def __init__(
        self,
        profile: Profile,
        *,
        judgement: Judgement,
        store: LicenseStore,
        settings: UserSettings,
        vault: Vault,
        service: SeatService,
        tools: SignInTools,
        sdk_files: SdkFiles,
        new_listener: Callable[[str], RedirectListener],
        settle_device: Callable[[str], None],
        clock: Callable[[], datetime],
        journal: Journal | None = None,
    ) -> None:
        self._profile = profile
        self._journal = journal or Journal()
        self._judgement = judgement
        self._store = store
        self._settings = settings
        self._vault = vault
        self._service = service
        self._tools = tools
        self._new_listener = new_listener
        self._checks = Checks(store, judgement, service, sdk_files, clock)
        self._seats = Seats(store, judgement, service, sdk_files, clock)
        keeper = Keeper(store, judgement, sdk_files, settle_device, clock)
        self._unattended = UnattendedActivations(tools, store, judgement, keeper)
        self._sign_ins = SignIns(
            tools, store, judgement, keeper, new_listener=new_listener, journal=self._journal
        )

    @property
    def profile(self) -> Profile:
        """The effective settings."""
        return self._profile

    # ---- looking

    def status(self, product_code: str | None = None) -> Report:
        """Judge a product by what is stored; asks nobody."""
        return self._judgement.report(self._profile.product(product_code).code)

    def status_object(self, product_code: str | None = None) -> dict[str, Any]:
        """Return the contract's status object; asks nobody."""
        return self._judgement.status_object(self._profile.product(product_code).code)

    def publish(self, product_code: str | None = None) -> Report:
        """Judge a product anew and write its status file: time alone changes a state."""
        return self._judgement.publish(self._profile.product(product_code).code)

    def signed_in_as(self, product_code: str | None = None) -> SignInRecord | None:
        """Return who signed in here, where the secret store tells. May wait for its dialog."""
        try:
            return self._vault.load_sign_in(self.company(product_code))
        except SecretStoreUnavailable:
            return None

    def company(self, product_code: str | None = None) -> str:
        """Return the company code that is known for a product without asking."""
        product = self._profile.product(product_code)
        return (
            product.customer_account_code
            or self._profile.sign_in.customer_account_code
            or self._settings.company(product.code)
        )

    def open_news(self, product_code: str | None = None) -> bool:
        """Open the page of a product's newer version in the browser; False where there is none.

        Only an https address is opened, and nothing is ever downloaded or run: the service gives
        no trustworthy digest (License API v4, installation_file).
        """
        newer = self.status(product_code).newer_version
        if newer is None or not newer.page_raw.startswith("https://"):
            return False
        return self._tools.open_browser(newer.page_raw)

    def write_mail(self, address: str, subject: str, text: str) -> bool:
        """Open the person's mail program with a prepared request; False where that failed."""
        return self._tools.write_mail(address, subject, text)

    # ---- signing in

    def activate(self, product_code: str | None, options: SignInOptions) -> Outcome:
        """Sign in through the browser, or hand in the options' credential, and activate; already
        licensed: says so, opens nothing.

        :raises CompanyCodeNeeded: nobody said which company. :raises SecretStoreUnavailable:
        required, absent.
        """
        product = self._profile.product(product_code)
        before = self._judgement.report(product.code)
        if before.status.state.is_licensed and not options.is_again:
            return Outcome(self._judgement.publish(product.code), was_active=True)
        return self._noted("activate", product, lambda: self._activated(product, options))

    def _activated(self, product: Product, options: SignInOptions) -> Outcome:
        license_id = options.license_id or self._settings.chosen_license(product.code)
        plan = Started(
            redirect_uris=self._redirect_uris(),
            asks_for_license=self._profile.sign_in.license_choice == "ask",
            license_id=license_id,
            paste=options.paste,
        )
        outcome = self._taken(product, options, plan)
        if outcome.error is None and options.license_id:
            self._settings.choose_license(product.code, options.license_id)
        return self._with_bundle(product, options, outcome)

    def _with_bundle(self, first: Product, options: SignInOptions, outcome: Outcome) -> Outcome:
        """Activate the other products of a bundle too: one sign-in each, since what a sign-in
        brings is good once; the browser remembers the person, so nobody is asked again."""
        for product in self._profile.products:
            is_other = product.bundle_code == first.bundle_code and product.code != first.code
            if not first.bundle_code or not is_other or outcome.error is not None:
                continue
            if not self._judgement.report(product.code).status.state.is_licensed:
                plan = Started(redirect_uris=self._redirect_uris(), paste=options.paste)
                outcome = replace(outcome, error=self._taken(product, options, plan).error)
        return outcome

    def _taken(self, product: Product, options: SignInOptions, plan: Started) -> Outcome:
        credential = options.credential
        if credential is None:
            return self._signed_in(product, self._choosing(product, options), plan)
        self._demand_vault()
        self._service.allow()
        license_id = plan.license_id if credential.username else None
        return self._unattended.run(
            product, credential, license_id, options.confirm_person, options.on_progress
        )

    def choose_again(self, product_code: str | None, options: SignInOptions) -> Outcome:
        """Sign in and choose among the person's licenses anew, whatever was chosen before."""
        product = self._profile.product(product_code)
        plan = Started(
            redirect_uris=self._redirect_uris(), asks_for_license=True, paste=options.paste
        )
        chosen = self._choosing(product, options)
        return self._noted("choose", product, lambda: self._signed_in(product, chosen, plan))

    def licenses(self, product_code: str | None, options: SignInOptions) -> Outcome:
        """Sign in and list what the person may choose from; takes no seat."""
        plan = Started(redirect_uris=self._redirect_uris(), lists_only=True, paste=options.paste)
        product = self._profile.product(product_code)
        return self._noted("licenses", product, lambda: self._signed_in(product, options, plan))

    def borrow(
        self, product_code: str | None, until_at: datetime | None, options: SignInOptions
    ) -> Outcome:
        """Sign in, unless the license is a key's, and take the floating seat offline.

        :param until_at: None, or later than the license allows: as long as it allows.
        :raises BorrowRefused: the license has no seats to borrow. :raises NotActivated: there is
        none.
        """
        product = self._profile.product(product_code)
        plan = Started(redirect_uris=self._redirect_uris(), paste=options.paste)

        def borrowed() -> Outcome:
            stored = self._seats.demand_borrowable(product)
            act = partial(self._seats.borrow, product, stored, until_at)
            by_key = self._unattended.by_key(product, stored, act)
            return by_key or self._signed_in(product, options, plan, act=act)

        return self._noted("borrow", product, borrowed)

    def cancel(self) -> None:
        """End the sign-in under way, if any."""
        self._sign_ins.cancel()

    def use_proxy(self, proxy: str) -> None:
        """Go another way to the service: a call like any other, so that none is under way."""
        self._tools.service.use_proxy(proxy)

    def abort(self) -> None:
        """End the call to the service that is under way, whatever it is."""
        self._tools.service.abort()

    def open_again(self) -> None:
        """Open the browser once more for the sign-in under way."""
        self._sign_ins.open_again()

    def paste(self, address_raw: str) -> bool:
        """Take the browser's final address by hand; False where it is not this sign-in's."""
        return self._sign_ins.paste(address_raw)

    def extend(self) -> None:
        """Begin the time for the sign-in under way anew."""
        self._sign_ins.extend()

    # ---- afterwards

    def check(self, product_code: str | None = None) -> Outcome:
        """Ask the service how an activated license stands and keep its answer.

        Trouble on the way is recorded as such and never takes a license away.
        """
        product = self._profile.product(product_code)
        return self._noted("check", product, lambda: self._checks.check(product), is_audited=False)

    def check_if_due(self, product_code: str, awake: Awake) -> Outcome | None:
        """Ask if that is due; None where it is not."""
        product = self._profile.product(product_code)
        if not self._judgement.is_due(product.code, awake):
            return None
        with self._journal.action("check when due", product.code, is_audited=False) as action:
            outcome = self._checks.check_if_due(product, awake)
            action.failed(outcome.error if outcome else None)
            return outcome

    def quiet_until(self, report: Report, awake: Awake) -> datetime:
        """Return before when time alone changes nothing about a product."""
        return self._judgement.quiet_until(report, awake)

    def deactivate(self, product_code: str | None = None) -> Outcome:
        """Give this device's seat back and forget the license; on an error everything stays.

        :raises KeyturnError: the service did not confirm.
        """
        product = self._profile.product(product_code)
        return self._noted("deactivate", product, lambda: self._seats.deactivate(product))

    def give_back(self, product_code: str | None = None) -> Outcome:
        """Give a floating seat back, borrowed or not; the device stays activated.

        :raises KeyturnError: the service did not take it back.
        """
        product = self._profile.product(product_code)
        return self._noted("return", product, lambda: self._seats.give_back(product))

    def release_seats(self) -> None:
        """Give floating seats back as the program ends. Blocks for 2.5 seconds at most."""
        with self._journal.action("release", is_audited=False):
            self._seats.release_all(self._profile.products)

    def sign_off(self, *, in_browser: bool = False) -> SignOffEnd | None:
        """Forget the person here; licenses and seats stay.

        :param in_browser: also end the identity provider's session, in the browser. Blocks until it
        is back.
        :returns: how far the browser went; None where it was not asked for.
        :raises SecretStoreUnavailable: the entry could not be removed. Where there is no store at
        all,
            nothing was remembered and nothing is to forget.
        """
        with self._journal.action("sign off") as action:
            action.company = self.company()
            self._forget_person()
            return self._signed_off_in_browser() if in_browser else None

    def _forget_person(self) -> None:
        try:
            for code in sorted({self.company(product.code) for product in self._profile.products}):
                self._vault.forget_sign_in(code)
        except SecretStoreUnavailable as trouble:
            if trouble.facts["state"] != VaultState.NONE.value:
                raise
        for product in self._profile.products:
            if not self._store.has(product.code):
                self._store.remove(product.code)  # what was refused to that person
                self._judgement.publish(product.code)

    def _signed_off_in_browser(self) -> SignOffEnd:
        self._service.allow()
        settings = SignOffSettings(**asdict(self._profile.sign_off))
        endpoint, client_id = "", ""
        if not settings.url or settings.client_id_parameter:
            endpoint, client_id = self._tools.provider.sign_off_target(
                self._profile.products[0].code, self.company()
            )
        hosts = self._profile.sign_in.allowed_hosts
        request = sign_off.request_for(settings, endpoint, client_id, hosts)
        one_way = sign_off.request_for(replace(settings, return_uri=""), endpoint, client_id, hosts)
        return sign_off.sign_off_in_browser(
            request, one_way.url, self._new_listener, self._tools.open_browser
        )

    def _signed_in(
        self, product: Product, options: SignInOptions, plan: Started, *, act: Act | None = None
    ) -> Outcome:
        self._demand_allowed(options.customer_account_code)
        company = options.customer_account_code or self.company(product.code)
        if not company:
            raise CompanyCodeNeeded("no company code is known")
        self._demand_vault()
        errand = Errand(
            product,
            company,
            choose=options.choose,
            confirm_person=options.confirm_person,
            opens_browser=options.opens_browser,
            act=act,
            hints=options.hints,
        )
        self._service.allow()
        timeout_s = options.timeout_s or self._profile.sign_in.timeout_s
        outcome = self._sign_ins.run(errand, plan, options, timeout_s)
        of_profile = product.customer_account_code or self._profile.sign_in.customer_account_code
        if outcome.error is None and company != of_profile:
            self._settings.remember_company(company, product.code)
        return outcome

    def _noted(
        self, name: str, product: Product, work: Callable[[], Outcome], *, is_audited: bool = True
    ) -> Outcome:
        """Do something, and note how it ended."""
        with self._journal.action(name, product.code, is_audited=is_audited) as action:
            before = self._judgement.report(product.code).license
            outcome = work()
            license = outcome.report.license or before
            action.person = license.user.email if license and license.user else ""
            action.company = outcome.report.customer_account_code
            action.failed(outcome.error)
            return outcome

    def _demand_allowed(self, company: str) -> None:
        """A flag or a link does not lead past the company that the policy fixes."""
        fixed = self._profile.sign_in.customer_account_code
        if company and company != fixed and _COMPANY_KEY in self._profile.forced:
            raise ProfileError(f"{_COMPANY_KEY} is fixed by the administrator's policy")

    def _choosing(self, product: Product, options: SignInOptions) -> SignInOptions:
        """Remember what the person chooses; a choice can be made anew at any time."""
        choose = options.choose
        if choose is None:
            return options

        def choose_and_remember(licenses: tuple[License, ...]) -> int | None:
            chosen = choose(licenses)
            if chosen is not None:
                self._settings.choose_license(product.code, chosen)
            return chosen

        return replace(options, choose=choose_and_remember)

    def _redirect_uris(self) -> tuple[str, ...]:
        return (self._profile.sign_in.redirect_uri, *self._profile.sign_in.redirect_uris)

    def _demand_vault(self) -> None:
        if self._profile.storage.keyring != "required":
            return
        state = self._vault.state()
        if state is not VaultState.READY:
            raise SecretStoreUnavailable("the profile requires a secret store", state=state.value)
