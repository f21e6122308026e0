"""Which fakes do the tests of a sign-in's steps work with?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sso import errors
from sso.activation.sign_in_steps import Errand, SignInSteps, SignInTools
from sso.licensing.model import (
    DeviceFacts,
    License,
    LicenseAddress,
    SignedAnswer,
    SsoCredential,
)
from sso.profile import Product
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse
from sso.signin.id_token import Claims, Expected, check_shape
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.paths import Paths
from sso.storage.vault import Vault
from tests.unit.fake_backends import MemoryBackend
from tests.unit.samples import evidence, key_pair, license_, request

REQUEST = request()
CODE = AuthorizationResponse(code="the-code")
TOKENS = AuthorizationResponse(id_token="the-id-token", access_token="the-access-token")
DEVICE = DeviceFacts("123", "host", "Linux 6")


class FakeService:
    """Remembers what it was asked and refuses what it is told to."""

    def __init__(self, refused: dict[str, errors.KeyturnError] | None = None) -> None:
        self.refused = refused or {}
        self.asked: list[SsoCredential] = []
        self.more: list[dict[str, Any]] = []
        self.listed: tuple[License, ...] = (license_(),)
        self.held: tuple[int, ...] | None = ()
        self.holder = ""
        self.checked: list[LicenseAddress] = []
        self.given_back: list[LicenseAddress] = []

    def activate(
        self, product: str, credential: SsoCredential, device: DeviceFacts, **more: Any
    ) -> tuple[License, SignedAnswer]:
        self._take(credential)
        self.more.append({"product": product, "device": device, **more})
        return license_(), evidence()

    def user_licenses(self, product: str, credential: SsoCredential) -> tuple[License, ...]:
        self._take(credential)
        return self.listed

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]:
        self.checked.append(address)
        if self.holder not in ("", address.username):
            raise errors.NotActivated("device_not_found")
        return license_(), evidence()

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]:
        if self.held is None:
            raise errors.ServiceUnreachable("still away")
        return self.held

    def deactivate(self, address: LicenseAddress) -> None:
        self.given_back.append(address)

    def abort(self) -> None:
        pass

    def _take(self, credential: SsoCredential) -> None:
        self.asked.append(credential)
        if credential.value in self.refused:
            raise self.refused[credential.value]


class FakeProvider:
    """One way to sign in, as `claims` for whoever comes back."""

    sends_redirect_uri = True

    def __init__(self, subject: str = "") -> None:
        self.claims = Claims("https://id.acme.test", subject, "") if subject else None

    def ways(self, *asked: str) -> tuple[AuthorizationRequest, ...]:
        self.asked = asked
        return (REQUEST,)

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        return response

    def identify(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> Claims | None:
        if response.id_token is None:
            return self.claims
        expected = Expected(request.issuer, request.client_id, request.nonce)
        return check_shape(response.id_token, expected)


def steps_of(
    folder: Path,
    service: FakeService,
    *,
    token_field: str = "auto",
    backend: MemoryBackend | None = None,
    choose: Callable[[tuple[License, ...]], int | None] | None = None,
    opens_browser: bool = True,
    opened: list[str] | None = None,
    subject: str = "",
    confirm: Callable[[str, str], bool] | None = None,
) -> SignInSteps:
    def open_browser(url: str) -> bool:
        (opened if opened is not None else []).append(url)
        return False

    tools = SignInTools(
        provider=FakeProvider(subject),
        service=service,
        memory=Vault("a.b", lambda: backend),
        open_browser=open_browser,
        write_mail=lambda address, subject, text: False,
        device=lambda: DEVICE,
        token_field=token_field,
        app_name="Keyturn",
    )
    store = store_in(folder)

    def keep(license: License, evidence: SignedAnswer) -> None:
        store.save("myproduct", evidence, license.hardware_id or "")
        store.save_contact("myproduct", contact_of(evidence))

    errand = Errand(
        Product("myproduct", "My Product", version="12.1", bundle_code="B"),
        "ACME",
        choose=choose,
        confirm_person=confirm,
        opens_browser=opens_browser,
    )
    return SignInSteps(tools, store, errand, publish=lambda: None, keep=keep)


def store_in(folder: Path) -> LicenseStore:
    return LicenseStore(Paths.for_app("a.b", folder), lambda: key_pair().public_key())
