"""What does each step of a sign-in do in the world? The work behind the flow's commands, for one
product."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from sso.activation.holders import demand_place, holder_of
from sso.activation.lost_answer import found_after_all
from sso.errors import (
    KeyturnError,
    NoLicenseForUser,
    OtherPerson,
    SecretStoreUnavailable,
    ServiceUnreachable,
    SignInAnswerInvalid,
    SignInNotSetUp,
    SignInRefused,
)
from sso.licensing.credentials import Credential
from sso.licensing.model import (
    DeviceFacts,
    License,
    LicenseAddress,
    SignedAnswer,
    SsoCredential,
)
from sso.profile import Product
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse
from sso.signin.id_token import Claims
from sso.storage.license_store import LicenseStore
from sso.storage.vault import SignInRecord, VaultState

Answer = TypeVar("Answer")


class Provider(Protocol):
    """Where the sign-in address comes from."""

    def ways(
        self,
        product: str,
        customer_account_code: str,
        redirect_uri: str,
        bundle_code: str = "",
        hints: Mapping[str, str] | None = None,
    ) -> tuple[AuthorizationRequest, ...]: ...

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse: ...

    def identify(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> Claims | None: ...

    @property
    def sends_redirect_uri(self) -> bool: ...

    def sign_off_target(self, product: str, customer_account_code: str) -> tuple[str, str]: ...


class ActivationService(Protocol):
    """The part of the license client that a sign-in needs."""

    def activate(
        self,
        product: str,
        credential: Credential,
        device: DeviceFacts,
        *,
        license_id: int | None = None,
        app_version: str = "",
        app_name: str = "",
        bundle_code: str = "",
    ) -> tuple[License, SignedAnswer]: ...

    def user_licenses(self, product: str, credential: SsoCredential) -> tuple[License, ...]: ...

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]: ...

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]: ...

    def deactivate(self, address: LicenseAddress) -> None: ...

    def use_proxy(self, proxy: str) -> None: ...

    def abort(self) -> None: ...


class SignInMemory(Protocol):
    """Where the person is remembered."""

    def prepare(self) -> None: ...

    def save_sign_in(self, record: SignInRecord) -> None: ...

    def load_sign_in(self, company: str) -> SignInRecord | None: ...


@dataclass(frozen=True, slots=True)
class SignInTools:
    """What every sign-in works with."""

    provider: Provider
    service: ActivationService
    memory: SignInMemory
    open_browser: Callable[[str], bool]
    write_mail: Callable[[str, str, str], bool]
    device: Callable[[], DeviceFacts]
    token_field: str
    app_name: str


Act = Callable[[SsoCredential], tuple[License, SignedAnswer]]


@dataclass(frozen=True, slots=True)
class Errand:
    """What a sign-in is for.

    :param choose: asks the person which license; None: the newest.
    :param confirm_person: asks whether somebody else (second) may take the holder's (first) place
        on this device; None: nobody can be asked, so no.
    :param act: what is done with the sign-in instead of an activation.
    """

    product: Product
    company: str
    choose: Callable[[tuple[License, ...]], int | None] | None = None
    confirm_person: Callable[[str, str], bool] | None = None
    opens_browser: bool = True
    act: Act | None = None
    hints: Mapping[str, str] = field(default_factory=dict)


class SignInSteps:
    """The steps of one sign-in; `vault_trouble` says afterwards whether the person was
    remembered."""

    def __init__(
        self,
        tools: SignInTools,
        store: LicenseStore,
        errand: Errand,
        *,
        publish: Callable[[], object],
        keep: Callable[[License, SignedAnswer], None],
    ) -> None:
        self._tools = tools
        self._store = store
        self._errand = errand
        self._product = errand.product
        self._company = errand.company
        self._publish = publish
        self._keep = keep
        self._issuer = ""
        self._subject = ""
        self._email = ""
        self._to_remember: SignInRecord | None = None
        self.vault_trouble: VaultState | None = None

    @property
    def opens_browser(self) -> bool:
        """Whether the system's browser is to be opened, or the person was given the link."""
        return self._errand.opens_browser

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]:
        """Ask where this company signs in."""
        return self._tools.provider.ways(
            self._product.code,
            self._company,
            redirect_uri,
            self._product.bundle_code,
            self._errand.hints,
        )

    def open_browser(self, url: str) -> bool:
        """Open the system's browser, unless the person was given the link instead."""
        return self._tools.open_browser(url) if self.opens_browser else True

    def validate(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        """Redeem a code where that is ours to do, and check the id_token there is."""
        redeemed = self._tools.provider.redeem(request, response)
        claims = self._tools.provider.identify(request, redeemed)
        self._issuer = claims.issuer if claims else request.issuer or ""
        self._subject = claims.subject if claims else ""
        self._email = claims.email if claims else ""
        return redeemed

    def list_licenses(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> tuple[License, ...]:
        """List what the person may choose from."""
        credentials = self._credentials(request, response)
        listed = _first_taken(
            credentials, lambda one: self._tools.service.user_licenses(self._product.code, one)
        )
        if not listed:
            raise NoLicenseForUser("the person has no license for this product")
        return listed

    def choose(self, licenses: tuple[License, ...]) -> int | None:
        """Ask the person; without anybody to ask, the newest one."""
        if self._errand.choose is None or len(licenses) == 1:
            return max(license.id for license in licenses)
        return self._errand.choose(licenses)

    def activate(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> tuple[License, SignedAnswer]:
        """Take a seat for this device; the token field is tried as the profile says.

        :raises OtherPerson: the license here is somebody else's, who stays. :raises
        ServiceUnreachable: `facts["may_hold_seat"]` says whether a seat may be taken all the same.
        """
        credentials = self._credentials(request, response)
        if self._errand.act is not None:
            return _first_taken(credentials, self._errand.act)
        holder = holder_of(self._store, self._product.code)
        self._demand_place(holder, self._email)
        device = self._tools.device()
        license_id = license_id or self._store.load_pending(self._product.code)
        try:
            license, evidence = _first_taken(
                credentials, lambda one: self._taken(one, device, license_id)
            )
        except NoLicenseForUser as error:
            error.facts["person"] = self._email  # who it is that has none, where that is known
            raise
        except ServiceUnreachable as error:
            found = self._found_after_all(device.hardware_id, license_id, error)
            if found is None:
                raise
            license, evidence = found
        if not self._email:
            self._demand_place(holder, license.username or "", license)
        return license, evidence

    def _taken(
        self, credential: SsoCredential, device: DeviceFacts, license_id: int | None
    ) -> tuple[License, SignedAnswer]:
        return self._tools.service.activate(
            self._product.code,
            credential,
            device,
            license_id=license_id,
            app_version=self._product.version,
            app_name=self._tools.app_name,
            bundle_code=self._product.bundle_code,
        )

    def _found_after_all(
        self, hardware_id: str, license_id: int | None, error: ServiceUnreachable
    ) -> tuple[License, SignedAnswer] | None:
        code = self._product.code
        return found_after_all(
            self._tools.service,
            code,
            hardware_id,
            license_id,
            error,
            lambda: (self._email, self._remembered_email(), holder_of(self._store, code)),
            lambda taken: self._store.save_pending(code, taken),
        )

    def _remembered_email(self) -> str:
        try:
            record = self._tools.memory.load_sign_in(self._company)
        except SecretStoreUnavailable:
            return ""
        return record.email if record else ""

    def _demand_place(self, holder: str, newcomer: str, taken: License | None = None) -> None:
        """Nobody takes another person's place unasked; a seat that was taken for it goes back."""
        try:
            demand_place(holder, newcomer, self._errand.confirm_person)
        except OtherPerson:
            if taken is not None:
                self._give_back(taken)
            raise

    def _give_back(self, taken: License) -> None:
        address = LicenseAddress(
            self._product.code, taken.hardware_id or "", taken.username or "", taken.id
        )
        with contextlib.suppress(KeyturnError):  # the seat can still be given back at the portal
            self._tools.service.deactivate(address)

    def save(self, license: License, evidence: SignedAnswer) -> None:
        """Keep the signed answer."""
        self._keep(license, evidence)
        self._to_remember = SignInRecord(
            issuer=self._issuer,
            subject=self._subject,
            email=license.user.email if license.user else "",
            company=self._company,
        )

    def remember(self) -> None:
        """Remember the person of a license that was kept, where the system lets us.

        Once everybody knows that the license is active: a secret store may take seconds.
        """
        if self._to_remember is None:
            return
        try:
            self._tools.memory.save_sign_in(self._to_remember)
        except SecretStoreUnavailable as trouble:
            self.vault_trouble = VaultState(str(trouble.facts["state"]))
        except ValueError:  # too long for every system's store
            self.vault_trouble = VaultState.FAILED

    def publish(self) -> None:
        """Write the status file."""
        self._publish()

    def abort(self) -> None:
        """End the network call under way."""
        self._tools.service.abort()

    def _redirect_uri(self, request: AuthorizationRequest) -> str:
        """A token of another issuer's client has nothing to do with the service's own addresses."""
        return request.redirect_uri if self._tools.provider.sends_redirect_uri else ""

    def _credentials(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> list[SsoCredential]:
        return [
            SsoCredential(name, value, self._company, self._redirect_uri(request))
            for name, value in _fields(response, self._tools.token_field)
        ]


def _fields(response: AuthorizationResponse, token_field: str) -> Iterator[tuple[str, str]]:
    """Yield request field and value; `auto` offers the access token second (contract,
    token_field)."""
    if response.code is not None:
        yield "code", response.code
        return
    if token_field in ("auto", "id_token") and response.id_token:
        yield "id_token", response.id_token
    if token_field in ("auto", "access_token") and response.access_token:
        yield "id_token", response.access_token


def _first_taken(
    credentials: list[SsoCredential], ask: Callable[[SsoCredential], Answer]
) -> Answer:
    """Ask with each credential until the service does not refuse the token itself."""
    if not credentials:
        raise SignInAnswerInvalid("the token that the profile asks for did not come")
    *early, last = credentials
    for credential in early:
        try:
            return ask(credential)
        except SignInNotSetUp:
            raise
        except SignInRefused:
            continue
    return ask(last)
