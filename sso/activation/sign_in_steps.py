"""What does each step of a sign-in do in the world? The work behind the flow's commands, for one
product."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sso.errors import (
    NoLicenseForUser,
    SecretStoreUnavailable,
    SignInAnswerInvalid,
    SignInNotSetUp,
    SignInRefused,
)
from sso.licensing.model import DeviceFacts, License, SignedAnswer, SsoCredential
from sso.profile import Product
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse
from sso.signin.id_token import Claims
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.vault import SignInRecord, VaultState

Answer = TypeVar("Answer")


class Provider(Protocol):
    """Where the sign-in address comes from."""

    def ways(
        self, product: str, customer_account_code: str, redirect_uri: str, bundle_code: str = ""
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
        credential: SsoCredential,
        device: DeviceFacts,
        *,
        license_id: int | None = None,
        app_version: str = "",
        app_name: str = "",
        bundle_code: str = "",
    ) -> tuple[License, SignedAnswer]: ...

    def user_licenses(self, product: str, credential: SsoCredential) -> tuple[License, ...]: ...

    def abort(self) -> None: ...


class SignInMemory(Protocol):
    """Where the person is remembered."""

    def save_sign_in(self, record: SignInRecord) -> None: ...


@dataclass(frozen=True, slots=True)
class SignInTools:
    """What every sign-in works with."""

    provider: Provider
    service: ActivationService
    memory: SignInMemory
    open_browser: Callable[[str], bool]
    device: Callable[[], DeviceFacts]
    token_field: str
    app_name: str


class SignInSteps:
    """The steps of one sign-in; `vault_trouble` says afterwards whether the person was
    remembered."""

    def __init__(
        self,
        tools: SignInTools,
        store: LicenseStore,
        product: Product,
        company: str,
        *,
        publish: Callable[[], object],
        choose: Callable[[tuple[License, ...]], int | None] | None,
        opens_browser: bool,
    ) -> None:
        self._tools = tools
        self._store = store
        self._product = product
        self._company = company
        self._publish = publish
        self._choose = choose
        self.opens_browser = opens_browser
        self._issuer = ""
        self._subject = ""
        self.vault_trouble: VaultState | None = None

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]:
        """Ask where this company signs in."""
        return self._tools.provider.ways(
            self._product.code, self._company, redirect_uri, self._product.bundle_code
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
        if self._choose is None or len(licenses) == 1:
            return max(license.id for license in licenses)
        return self._choose(licenses)

    def activate(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> tuple[License, SignedAnswer]:
        """Take a seat for this device; the token field is tried as the profile says."""
        device = self._tools.device()
        return _first_taken(
            self._credentials(request, response),
            lambda one: self._tools.service.activate(
                self._product.code,
                one,
                device,
                license_id=license_id,
                app_version=self._product.version,
                app_name=self._tools.app_name,
                bundle_code=self._product.bundle_code,
            ),
        )

    def save(self, license: License, evidence: SignedAnswer) -> None:
        """Keep the signed answer, then remember the person where the system lets us."""
        with self._store.locked(self._product.code):
            self._store.save(self._product.code, evidence, license.hardware_id or "")
            self._store.save_contact(self._product.code, contact_of(evidence))
        record = SignInRecord(
            issuer=self._issuer,
            subject=self._subject,
            email=license.user.email if license.user else "",
            company=self._company,
        )
        try:
            self._tools.memory.save_sign_in(record)
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
