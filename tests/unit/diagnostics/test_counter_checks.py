"""What does the doctor tell of credentials, signature, sign-in and redirect address?"""

from __future__ import annotations

from typing import Any

import pytest

from sso.diagnostics.checks.service import Counter, ServiceChecks
from sso.diagnostics.doctor import Seen, fine, skip, warn
from sso.errors import (
    KeyturnError,
    NoRedirectAddress,
    ProgramRefused,
    SignatureWrong,
    SignInNotSetUp,
)
from sso.licensing.model import Product as LicensedProduct
from sso.licensing.model import ProductDetails
from sso.profile.keys import App, LicenseService, Product, Profile, SignIn
from sso.signin.authorization import AuthorizationRequest
from sso.signin.loopback_address import RedirectAddress
from tests.unit.samples import request

CAD = Product("CAD-PRO", "CAD Pro", bundle_code="B", env="staging")
HERE = "http://localhost:47811/callback"
THERE = "http://localhost:47812/callback"


class FakeCounter:
    """A license service and its sign-in, as a test wants them; binds what is not taken."""

    def __init__(
        self,
        *,
        company: str = "ACME",
        trouble: KeyturnError | None = None,
        no_sign_in: KeyturnError | None = None,
        ways: tuple[AuthorizationRequest, ...] = (),
        is_running: bool = False,
        **sign_in: Any,
    ) -> None:
        self._company = company
        self._trouble = trouble
        self._no_sign_in = no_sign_in
        self._ways = ways or (request(),)
        self.details: list[tuple[str, str]] = []
        self.wanted: list[tuple[str, ...]] = []
        profile = Profile(
            app=App(url_scheme="acme"),
            license_service=LicenseService(public_key="its.pem"),
            sign_in=SignIn(**sign_in),
        )
        self._checks = ServiceChecks(
            Counter(
                profile=lambda: profile,
                product=lambda: CAD,
                company=lambda: self._company,
                service=lambda: self,
                provider=lambda: self,
                has_running=lambda: is_running,
            )
        ).checks()

    def product_details(self, product: str, env: str = "") -> ProductDetails:
        self.details.append((product, env))
        if self._trouble is not None:
            raise self._trouble
        return ProductDetails(LicensedProduct("CAD-PRO", "CAD Pro", "user"), False)

    def ways(
        self, product: str, customer_account_code: str, redirect_uri: str, bundle_code: str = ""
    ) -> tuple[AuthorizationRequest, ...]:
        self.wanted.append((product, customer_account_code, redirect_uri, bundle_code))
        if self._no_sign_in is not None:
            raise self._no_sign_in
        return self._ways

    def seen(self, name: str) -> Seen:
        (check,) = [one for one in self._checks if one.name == name]
        return check.look()

    def needs(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.name, one.needs) for one in self._checks]


class FakePorts:
    """Ports of which some are taken; remembers what was parsed, bound and let go."""

    def __init__(self) -> None:
        self.taken: dict[str, NoRedirectAddress] = {}
        self.parsed: list[tuple[str, bool, bool]] = []
        self.open: list[object] = []
        self.closed: list[object] = []

    def parse(self, redirect_uri: str, *, any_port: bool, has_tls: bool) -> RedirectAddress:
        self.parsed.append((redirect_uri, any_port, has_tls))
        if redirect_uri in self.taken:
            raise self.taken[redirect_uri]
        port = int(redirect_uri.split(":")[2].partition("/")[0])
        return RedirectAddress("localhost", port, "/callback")

    def bind(self, wanted: RedirectAddress) -> tuple[RedirectAddress, list[object]]:
        self.open.append(wanted)
        return wanted, [wanted]

    def close(self, sockets: list[object]) -> None:
        self.closed += sockets


@pytest.fixture(autouse=True)
def ports(monkeypatch: pytest.MonkeyPatch) -> FakePorts:
    ports = FakePorts()
    monkeypatch.setattr("sso.diagnostics.checks.service.loopback_address", ports)
    return ports


def test_what_each_check_needs() -> None:
    assert FakeCounter().needs() == [
        ("credentials", ("clock",)),
        ("signature", ("credentials",)),
        ("sign_in", ("signature",)),
        ("redirect", ("profile",)),
    ]


# ---- credentials and signature


def test_a_program_that_is_taken_is_told_of_its_product_and_the_key() -> None:
    counter = FakeCounter()
    assert counter.seen("credentials") == fine(product="CAD-PRO")
    assert counter.seen("signature") == fine(key="its.pem")
    assert counter.details == [("CAD-PRO", "staging")], "asked once"


def test_a_program_that_is_refused_fails_at_its_credentials() -> None:
    refusal = ProgramRefused("no")
    counter = FakeCounter(trouble=refusal)
    with pytest.raises(ProgramRefused) as caught:
        counter.seen("credentials")
    assert caught.value is refusal


def test_a_wrong_signature_is_not_the_credentials_trouble() -> None:
    wrong = SignatureWrong("not ours")
    counter = FakeCounter(trouble=wrong)
    assert counter.seen("credentials") == fine(product="CAD-PRO")
    with pytest.raises(SignatureWrong) as caught:
        counter.seen("signature")
    assert caught.value is wrong
    assert len(counter.details) == 1


# ---- the sign-in's address


def test_the_sign_in_s_host_is_told() -> None:
    counter = FakeCounter(redirect_uri=THERE)
    assert counter.seen("sign_in") == fine(host="id.acme.test", company="ACME")
    assert counter.wanted == [("CAD-PRO", "ACME", THERE, "B")]


def test_without_a_company_nobody_is_asked() -> None:
    counter = FakeCounter(company="")
    assert counter.seen("sign_in") == warn("no_company")
    assert counter.wanted == []


def test_a_company_without_single_sign_on_fails() -> None:
    with pytest.raises(SignInNotSetUp):
        FakeCounter(no_sign_in=SignInNotSetUp("none")).seen("sign_in")


# ---- where the browser comes back to


def test_an_address_that_nobody_knows_is_skipped() -> None:
    assert FakeCounter().seen("redirect") == skip("unknown")


@pytest.mark.parametrize(("any_port", "certificate"), [(False, ""), (True, "its.pem")])
def test_an_address_of_the_sign_in_is_bound_and_let_go(
    ports: FakePorts, any_port: bool, certificate: str
) -> None:
    counter = FakeCounter(any_port=any_port, tls_certificate=certificate)
    counter.seen("sign_in")
    assert counter.seen("redirect") == fine(address="localhost:47811")
    assert ports.parsed == [(HERE, any_port, bool(certificate))]
    assert ports.closed == ports.open
    assert len(ports.open) == 1


def test_an_address_of_the_profile_is_bound_too(ports: FakePorts) -> None:
    counter = FakeCounter(redirect_uri=THERE, redirect_uris=(HERE,))
    assert counter.seen("redirect") == fine(address="localhost:47812")
    assert [one[0] for one in ports.parsed] == [THERE], "the first that can be had is enough"


def test_the_next_address_is_tried_where_one_is_taken(ports: FakePorts) -> None:
    ports.taken[HERE] = NoRedirectAddress("taken", owner="other")
    counter = FakeCounter(redirect_uri=HERE, redirect_uris=(HERE, THERE))
    counter.seen("sign_in")
    assert counter.seen("redirect") == fine(address="localhost:47812")
    assert [one[0] for one in ports.parsed] == [HERE, THERE], "each once"


@pytest.mark.parametrize("is_running", [True, False])
@pytest.mark.parametrize("owner", ["", "other"])
def test_a_taken_address_is_named_unless_our_own_program_keeps_it(
    ports: FakePorts, is_running: bool, owner: str
) -> None:
    first = NoRedirectAddress("taken", **({"owner": owner} if owner else {}))
    ports.taken = {HERE: first, THERE: NoRedirectAddress("taken too")}
    counter = FakeCounter(redirect_uri=HERE, redirect_uris=(THERE,), is_running=is_running)
    if is_running and not owner:
        assert counter.seen("redirect") == fine("kept")
    else:
        with pytest.raises(NoRedirectAddress) as caught:
            counter.seen("redirect")
        assert caught.value is first
    assert ports.closed == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("acme:/callback", fine("scheme", scheme="acme")),
        ("acme://callback", fine("scheme", scheme="acme")),
    ],
)
def test_the_program_s_own_scheme_needs_no_port(ports: FakePorts, address: str, told: Seen) -> None:
    assert FakeCounter(redirect_uri=HERE, redirect_uris=(address,)).seen("redirect") == told
    assert ports.parsed == []


def test_a_scheme_that_only_begins_like_the_program_s_is_none(ports: FakePorts) -> None:
    ports.taken["acmes:/callback"] = NoRedirectAddress("not here", cause="unsupported")
    with pytest.raises(NoRedirectAddress):
        FakeCounter(redirect_uri="acmes:/callback").seen("redirect")
