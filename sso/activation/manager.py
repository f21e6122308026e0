"""What can be done with licenses? The facade of the core: window and command line call nothing
else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sso.activation.dialogue import Paste, Started
from sso.activation.flow import Flow
from sso.activation.judgement import Judgement
from sso.activation.progress import Progress
from sso.activation.runner import RedirectListener, Runner
from sso.activation.sign_in_steps import SignInSteps, SignInTools
from sso.errors import (
    CompanyCodeNeeded,
    KeyturnError,
    LicenseError,
    NotActivated,
    SecretStoreUnavailable,
    ServiceUnreachable,
)
from sso.licensing.model import License, LicenseAddress, SignedAnswer
from sso.licensing.status import Contact
from sso.profile import Product, Profile
from sso.signin import sign_off
from sso.signin.sign_off import SignOffEnd, SignOffSettings
from sso.storage.license_store import LicenseStore, StoredLicense, contact_of
from sso.storage.published_status import Report
from sso.storage.user_settings import UserSettings
from sso.storage.vault import SignInRecord, VaultState


class Vault(Protocol):
    """The part of `storage.vault.Vault` that is needed here."""

    def state(self) -> VaultState: ...

    def load_sign_in(self) -> SignInRecord | None: ...

    def forget_sign_in(self) -> None: ...


class LicenseService(Protocol):
    """The part of `licensing.api.LicenseApi` that is needed here."""

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]: ...

    def deactivate(self, address: LicenseAddress) -> None: ...

    def allow(self) -> None: ...


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """What the person, or a flag, says about one sign-in."""

    customer_account_code: str = ""
    license_id: int | None = None
    is_again: bool = False
    opens_browser: bool = True
    paste: Paste = Paste.IF_UNREACHABLE
    timeout_s: float | None = None
    on_progress: Callable[[Progress], None] = lambda progress: None
    choose: Callable[[tuple[License, ...]], int | None] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How something ended: the state it left, and the error where it did not succeed.

    `vault` is set where the sign-in could not be remembered; the license does not need it.
    """

    report: Report
    error: KeyturnError | None = None
    was_active: bool = False
    licenses: tuple[License, ...] = ()
    vault: VaultState | None = None


class Manager:
    """One profile's licenses. Calls block; one at a time, `cancel` and `open_again` from
    anywhere."""

    def __init__(
        self,
        profile: Profile,
        *,
        judgement: Judgement,
        store: LicenseStore,
        settings: UserSettings,
        vault: Vault,
        service: LicenseService,
        tools: SignInTools,
        new_listener: Callable[[str], RedirectListener],
        clock: Callable[[], datetime],
    ) -> None:
        self._profile = profile
        self._judgement = judgement
        self._store = store
        self._settings = settings
        self._vault = vault
        self._service = service
        self._tools = tools
        self._new_listener = new_listener
        self._clock = clock
        self._runner: Runner | None = None
        self._runner_lock = threading.Lock()

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

    def signed_in_as(self) -> SignInRecord | None:
        """Return who signed in here, where the secret store tells. May wait for its dialog."""
        try:
            return self._vault.load_sign_in()
        except SecretStoreUnavailable:
            return None

    def company(self) -> str:
        """Return the company code that is known without asking."""
        return self._profile.sign_in.customer_account_code or self._settings.company()

    # ---- signing in

    def activate(self, product_code: str | None, options: SignInOptions) -> Outcome:
        """Sign in through the browser and activate; already licensed: says so, opens nothing.

        :raises CompanyCodeNeeded: nobody said which company. :raises SecretStoreUnavailable:
        required, absent.
        """
        product = self._profile.product(product_code)
        before = self._judgement.report(product.code)
        if before.status.state.is_licensed and not options.is_again:
            return Outcome(self._judgement.publish(product.code), was_active=True)
        license_id = options.license_id or self._settings.chosen_license(product.code)
        plan = Started(
            redirect_uris=self._redirect_uris(),
            asks_for_license=self._profile.sign_in.license_choice == "ask",
            license_id=license_id,
            paste=options.paste,
        )
        return self._signed_in(product, options, plan)

    def licenses(self, product_code: str | None, options: SignInOptions) -> Outcome:
        """Sign in and list what the person may choose from; takes no seat."""
        plan = Started(redirect_uris=self._redirect_uris(), lists_only=True, paste=options.paste)
        return self._signed_in(self._profile.product(product_code), options, plan)

    def cancel(self) -> None:
        """End the sign-in under way, if any."""
        with self._runner_lock:
            if self._runner is not None:
                self._runner.cancel()

    def open_again(self) -> None:
        """Open the browser once more for the sign-in under way."""
        with self._runner_lock:
            runner = self._runner
        if runner is not None:
            runner.open_again()

    def paste(self, address_raw: str) -> bool:
        """Take the browser's final address by hand; False where it is not this sign-in's."""
        with self._runner_lock:
            runner = self._runner
        return runner is not None and runner.paste(address_raw)

    def extend(self) -> None:
        """Begin the time for the sign-in under way anew."""
        with self._runner_lock:
            runner = self._runner
        if runner is not None:
            runner.extend()

    # ---- afterwards

    def check(self, product_code: str | None = None) -> Outcome:
        """Ask the service how an activated license stands and keep its answer.

        Trouble on the way is recorded as such and never takes a license away.
        """
        product = self._profile.product(product_code)
        with self._store.locked(product.code):
            stored = self._store.load(product.code)
            if stored is None:
                return Outcome(
                    self._judgement.publish(product.code), NotActivated("nothing stored")
                )
            error = self._checked(product, stored)
            return Outcome(self._judgement.publish(product.code), error)

    def deactivate(self, product_code: str | None = None) -> Outcome:
        """Give this device's seat back and forget the license; on an error everything stays.

        :raises KeyturnError: the service did not confirm.
        """
        product = self._profile.product(product_code)
        self._service.allow()
        with self._store.locked(product.code):
            stored = self._store.load(product.code)
            if stored is None:
                raise NotActivated("nothing stored")
            try:
                self._service.deactivate(_address(product, stored))
            except NotActivated:
                pass  # the service knows no seat of this device: what was wanted
            self._store.remove(product.code)
        return Outcome(self._judgement.publish(product.code))

    def sign_off(self, *, in_browser: bool = False) -> SignOffEnd | None:
        """Forget the person here; licenses and seats stay.

        :param in_browser: also end the identity provider's session, in the browser. Blocks until it
        is back.
        :returns: how far the browser went; None where it was not asked for.
        :raises SecretStoreUnavailable: the entry could not be removed. Where there is no store at
        all,
            nothing was remembered and nothing is to forget.
        """
        try:
            self._vault.forget_sign_in()
        except SecretStoreUnavailable as trouble:
            if trouble.facts["state"] != VaultState.NONE.value:
                raise
        for product in self._profile.products:
            if not self._store.has(product.code):
                self._store.remove(product.code)  # what was refused to that person
                self._judgement.publish(product.code)
        return self._signed_off_in_browser() if in_browser else None

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

    def _signed_in(self, product: Product, options: SignInOptions, plan: Started) -> Outcome:
        company = options.customer_account_code or self.company()
        if not company:
            raise CompanyCodeNeeded("no company code is known")
        self._demand_vault()
        steps = SignInSteps(
            self._tools,
            self._store,
            product,
            company,
            publish=lambda: self._judgement.publish(product.code),
            choose=options.choose,
            opens_browser=options.opens_browser,
        )
        final = self._run(steps, options, plan)
        if isinstance(final.error, LicenseError):
            self._keep_refusal(product.code, final.error)
        if final.error is None and company != self._profile.sign_in.customer_account_code:
            self._settings.remember_company(company)
        return Outcome(
            self._judgement.report(product.code),
            final.error,
            licenses=final.licenses,
            vault=steps.vault_trouble,
        )

    def _run(self, steps: SignInSteps, options: SignInOptions, plan: Started) -> Flow:
        runner = Runner(
            steps,
            self._new_listener,
            timeout_s=options.timeout_s or self._profile.sign_in.timeout_s,
            on_progress=options.on_progress,
        )
        self._service.allow()
        with self._runner_lock:
            self._runner = runner
        try:
            return runner.run(plan)
        finally:
            with self._runner_lock:
                self._runner = None

    def _keep_refusal(self, product_code: str, refusal: LicenseError) -> None:
        """Where no license is stored, the answer to an activation is the state."""
        with self._store.locked(product_code):
            if not self._store.has(product_code):
                self._store.save_contact(product_code, Contact(self._clock(), refusal=refusal.code))
        self._judgement.publish(product_code)

    def _redirect_uris(self) -> tuple[str, ...]:
        return (self._profile.sign_in.redirect_uri, *self._profile.sign_in.redirect_uris)

    def _demand_vault(self) -> None:
        if self._profile.storage.keyring != "required":
            return
        state = self._vault.state()
        if state is not VaultState.READY:
            raise SecretStoreUnavailable("the profile requires a secret store", state=state.value)

    def _checked(self, product: Product, stored: StoredLicense) -> KeyturnError | None:
        now = self._clock()
        contact = self._store.load_contact(product.code) or contact_of(stored.evidence)
        self._service.allow()
        try:
            _, evidence = self._service.check(_address(product, stored), env=product.env)
        except LicenseError as refusal:
            # A well-formed refusal of the service itself: recorded beside the license, which stays
            # as it is.
            self._store.save_contact(
                product.code, replace(contact, failed_at=None, refusal=refusal.code)
            )
            return refusal
        except KeyturnError as trouble:
            self._store.save_contact(product.code, replace(contact, failed_at=now))
            return trouble
        self._store.save(product.code, evidence, stored.hardware_id)
        self._store.save_contact(product.code, contact_of(evidence))
        return None


def is_transient(error: KeyturnError | None) -> bool:
    """Whether an error says nothing about the license, only about the way to the service."""
    return isinstance(error, ServiceUnreachable)


def _address(product: Product, stored: StoredLicense) -> LicenseAddress:
    return LicenseAddress(
        product=product.code,
        hardware_id=stored.license.hardware_id or stored.hardware_id,
        username=stored.license.username or "",
        license_id=stored.license.id,
    )
