"""Which license service and computer do the tests of stored licenses work with?

Store, judgement, vault and settings are the program's own, on a real folder; service, browser,
clock and device are fakes that each test scripts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sso.activation.judgement import Judgement, Writer
from sso.activation.manager import Manager
from sso.activation.sdk_files import SdkFiles
from sso.activation.sign_in_steps import SignInTools
from sso.device.identity import DeviceIdentity
from sso.diagnostics.audit import Actor, AuditLog
from sso.diagnostics.journal import Journal
from sso.diagnostics.line_file import LineFile
from sso.errors import KeyturnError, NoRedirectAddress
from sso.licensing.credentials import Credential
from sso.licensing.model import (
    DeviceFacts,
    License,
    LicenseAddress,
    SignedAnswer,
    SsoCredential,
    parse_license,
)
from sso.profile import Layer, Product, merged
from sso.profile.reader import parse_document
from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    AuthorizationResponse,
    Verdict,
)
from sso.signin.id_token import Claims
from sso.signin.redirect_routes import Counts
from sso.signin.redirect_routes import Outcome as Shown
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.paths import Paths
from sso.storage.published_status import Report
from sso.storage.user_settings import UserSettings
from sso.storage.vault import Vault
from tests.unit.fake_backends import MemoryBackend
from tests.unit.samples import ACTIVATION, NOW, activation, evidence, key_pair, license_, request

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HEAD = """
schema = 1
[app]
id = "io.keyturn.Test"
name = "Keyturn"
[license_service]
base_url = "http://127.0.0.1:9"
api_key = "key"
shared_key = "shared"
"""
ONE = """
[[products]]
code = "myproduct"
name = "My Product"
version = "12.1"
bundle_code = "B"
env = "staging"
"""
TWO = (
    ONE
    + """
[[products]]
code = "render"
name = "Render Farm"
bundle_code = "B"
"""
)
ACME = """
[sign_in]
customer_account_code = "ACME"
"""
FLOATING = {"is_floating_cloud": True, "floating_timeout": 60, "max_borrow_time": 48}
BY_KEY = {"user": None, "username": ..., "license_key": "KEY-1"}


def answer(code: str = "myproduct", at: datetime = NOW, **traits: Any) -> SignedAnswer:
    """A signed answer about a product, to a check at an instant."""
    details = {**ACTIVATION["product_details"], "short_code": code}
    return evidence(activation(**{"product_details": details, **traits}), at)


def parsed(signed: SignedAnswer) -> License:
    """The license that an answer is about."""
    return parse_license(json.loads(signed.body))


@dataclass
class FakeService:
    """Answers as its traits say, refuses what it is told to; remembers every call in order."""

    clock: Callable[[], datetime]
    traits: dict[str, Any] = field(default_factory=dict)
    refusals: dict[str, KeyturnError] = field(default_factory=dict)
    held: tuple[int, ...] = ()
    listed: tuple[License, ...] = ()
    server_behind: timedelta = timedelta(0)
    during: Callable[[], object] = lambda: None
    calls: list[str] = field(default_factory=list)
    addresses: list[LicenseAddress] = field(default_factory=list)
    envs: list[str] = field(default_factory=list)
    credentials: list[Credential] = field(default_factory=list)
    activations: list[dict[str, Any]] = field(default_factory=list)
    within_s: list[float | None] = field(default_factory=list)
    borrowed_until: list[datetime | None] = field(default_factory=list)
    proxies: list[str] = field(default_factory=list)

    def _answered(self, code: str) -> tuple[License, SignedAnswer]:
        given = answer(code, self.clock() - self.server_behind, **self.traits)
        signed = SignedAnswer(given.body, given.signature, given.server_at, self.clock())
        return parsed(signed), signed

    def _do(self, name: str) -> None:
        self.calls.append(name)
        self.during()
        if name in self.refusals:
            raise self.refusals[name]

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]:
        self.addresses.append(address)
        self.envs.append(env)
        self._do("check")
        return self._answered(address.product)

    def deactivate(self, address: LicenseAddress) -> None:
        self.addresses.append(address)
        self._do("deactivate")

    def release(self, address: LicenseAddress, *, within_s: float | None = None) -> None:
        self.addresses.append(address)
        self.within_s.append(within_s)
        self._do("release")

    def borrow(
        self, address: LicenseAddress, credential: Credential, until_at: datetime | None
    ) -> datetime | None:
        self.addresses.append(address)
        self.credentials.append(credential)
        self.borrowed_until.append(until_at)
        self._do("borrow")
        return until_at

    def activate(
        self, product: str, credential: Credential, device: DeviceFacts, **more: Any
    ) -> tuple[License, SignedAnswer]:
        self.credentials.append(credential)
        self.activations.append({"product": product, "hardware_id": device.hardware_id, **more})
        self._do("activate")
        return self._answered(product)

    def user_licenses(self, product: str, credential: SsoCredential) -> tuple[License, ...]:
        self._do("list")
        return self.listed or (license_(),)

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]:
        self._do("held")
        return self.held

    def allow(self) -> None:
        self.calls.append("allow")

    def abort(self) -> None:
        self.calls.append("abort")

    def use_proxy(self, proxy: str) -> None:
        self.proxies.append(proxy)


class FakeProvider:
    """Names one sign-in address; says nothing of who comes back, unless a test does."""

    sends_redirect_uri = True

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.claims: Claims | None = None
        self.sign_off = ("https://id.acme.test/end", "client-7")

    def ways(self, *asked: Any) -> tuple[AuthorizationRequest, ...]:
        self.asked.append(asked)
        return (request(redirect_uri=asked[2] or "http://localhost:47811/callback"),)

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        return response

    def identify(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> Claims | None:
        return self.claims

    def sign_off_target(self, product: str, customer_account_code: str) -> tuple[str, str]:
        self.asked.append(("sign off", product, customer_account_code))
        return self.sign_off


class FakeListener:
    """Listens nowhere; hands a verdict over as soon as its link is opened."""

    def __init__(self, computer: Computer) -> None:
        self._computer = computer

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None] = lambda: None,
        on_counted: Callable[[Counts], None] = lambda counts: None,
    ) -> tuple[AuthorizationRequest, str]:
        if self._computer.is_port_taken:
            raise NoRedirectAddress("taken")
        self._computer.on_verdict, self._computer.on_counted = on_verdict, on_counted
        return request, "http://localhost:47811/go"

    def new_link(self) -> str:
        return "http://localhost:47811/go-again"

    def announce(self, outcome: Shown) -> None:
        self._computer.shown.append(outcome)

    def close(self, *, linger_s: float = 0) -> None:
        self._computer.on_verdict = lambda verdict: None


class FakeSdkFiles:
    """Remembers what was written along."""

    def __init__(self) -> None:
        self.written: list[tuple[str, bytes, str]] = []
        self.removed: list[str] = []
        self.trouble: KeyturnError | None = None

    def write(self, product_code: str, response_body: bytes, hardware_id: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.written.append((product_code, response_body, hardware_id))

    def remove(self, product_code: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.removed.append(product_code)


class Computer:
    """One person's computer at an instant; `service` is who answers it."""

    def __init__(self, folder: Path, settings: str = ACME, products: str = ONE) -> None:
        self.now = NOW
        self.profile = merged(
            [Layer("profile", parse_document("test", HEAD + products + settings))], Path()
        )
        self.paths = Paths.for_app("a.b", folder)
        self.store = LicenseStore(self.paths, lambda: key_pair().public_key())
        self.hardware_id = "123"
        self.signals: dict[str, str] = {}
        self.changes: list[tuple[str, Report]] = []
        self.service = FakeService(lambda: self.now)
        self.provider = FakeProvider()
        self.files = FakeSdkFiles()
        self.sdk_files = SdkFiles(self.files)
        self.backend: MemoryBackend | None = MemoryBackend()
        self.vault = Vault("a.b", lambda: self.backend)
        self.settings = UserSettings(self.paths.user_settings)
        self.opened: list[str] = []
        self.mails: list[tuple[str, str, str]] = []
        self.opens = True
        self.is_port_taken = False
        self.verdicts: list[Verdict] = [Accepted(AuthorizationResponse(code="c"))]
        self.on_verdict: Callable[[Verdict], None] = lambda verdict: None
        self.on_counted: Callable[[Counts], None] = lambda counts: None
        self.during_sign_in: Callable[[], object] = lambda: None
        self.listened: list[str] = []
        self.shown: list[Shown] = []
        self.settled: list[str] = []
        self.judgement = self._judgement()
        self.audit = folder / "audit.log"

    @property
    def product(self) -> Product:
        """The first product."""
        return self.profile.products[0]

    def device(self) -> DeviceIdentity:
        """This device as it looks now."""
        return DeviceIdentity(
            self.paths.device,
            platform_id=lambda: self.hardware_id,
            find_signals=lambda found: dict(self.signals),
        )

    def restart(self) -> None:
        """Look at the device anew, as a fresh start does."""
        self.judgement = self._judgement()

    def _judgement(self) -> Judgement:
        return Judgement(
            self.profile,
            self.paths,
            self.store,
            self.device(),
            key_fingerprint=lambda: "sha256:0",
            clock=lambda: self.now,
            writer=Writer("3.1", 4711),
            on_change=lambda previous, report: self.changes.append((previous, report)),
        )

    def manager(self) -> Manager:
        """The facade over all of it."""
        actor = Actor("me", 1, "3.1")
        return Manager(
            self.profile,
            judgement=self.judgement,
            store=self.store,
            settings=self.settings,
            vault=self.vault,
            service=self.service,
            tools=self.tools(),
            sdk_files=self.sdk_files,
            new_listener=self._listener,
            settle_device=self.settled.append,
            clock=lambda: self.now,
            journal=Journal(AuditLog(LineFile(self.audit), actor, lambda: self.now)),
        )

    def tools(self) -> SignInTools:
        """What its sign-ins work with."""
        return SignInTools(
            provider=self.provider,
            service=self.service,
            memory=self.vault,
            open_browser=self._open_browser,
            write_mail=self._write_mail,
            device=lambda: self.device().facts(),
            token_field="auto",
            app_name="Keyturn",
        )

    def activated(self, code: str = "myproduct", **traits: Any) -> SignedAnswer:
        """Store a license that was activated at `now`."""
        given = answer(code, self.now, **traits)
        self.store.save(code, given, parsed(given).hardware_id or "")
        self.store.save_contact(code, contact_of(given))
        return given

    def audited(self) -> list[dict[str, Any]]:
        """The actions in the audit log."""
        lines = self.audit.read_text("utf-8").splitlines() if self.audit.is_file() else []
        return [json.loads(line) for line in lines]

    def _listener(self, redirect_uri: str) -> FakeListener:
        self.listened.append(redirect_uri)
        return FakeListener(self)

    def _open_browser(self, url: str) -> bool:
        self.opened.append(url)
        self.during_sign_in()
        for verdict in self.verdicts:
            self.on_verdict(verdict)
        return self.opens

    def _write_mail(self, address: str, subject: str, text: str) -> bool:
        self.mails.append((address, subject, text))
        return self.opens
