"""Does every kind of provider end active, and is every lie of an issuer refused?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
import requests

from sso import errors
from sso.licensing.status import State
from sso.sandbox.browser_stand_in import Browser, StandInError
from tests.integration.bench import Desk, FakeBrowser
from tests.integration.sandbox_process import Sandbox

PASSWORD = "sandbox"
MakeDesk = Callable[..., Desk]


class WalkingBrowser(FakeBrowser):
    """A browser with cookies that walks through every page, and counts password forms."""

    def __init__(self, person: str = "you@acme.test", cookies: Browser | None = None) -> None:
        super().__init__(person)
        self.cookies = cookies or Browser()
        self.has_signed_off = threading.Event()

    def _play(self, start_link: str) -> None:
        try:
            self.cookies.sign_in(start_link, username=self.person, password=PASSWORD)
        except (requests.RequestException, StandInError) as reason:
            self.failures.append(reason)


class LeavingBrowser(WalkingBrowser):
    """The same browser, opened at a sign-off address."""

    def _play(self, start_link: str) -> None:
        self.cookies.sign_off(start_link)
        self.has_signed_off.set()


@pytest.fixture(autouse=True)
def _no_lingering(monkeypatch: pytest.MonkeyPatch) -> None:
    """This browser does not wait to see the end."""
    monkeypatch.setattr("sso.activation.runner.LINGER_S", 0.05)


PROFILES = [
    ("code", "you@acme.test", {}),
    ("token", "you@acme.test", {}),
    ("form_post", "you@acme.test", {}),
    ("openid_connect", "you@acme.test", {}),
    ("ultimaker_broker", "maker@ulti.test", {}),
    ("ultimaker", "maker@ulti.test", {"accept_account_id_token": True}),
]


@pytest.mark.parametrize(("kind", "person", "settings"), PROFILES, ids=lambda value: str(value))
def test_every_provider_ends_active(
    sandbox: Sandbox, new_desk: MakeDesk, kind: str, person: str, settings: dict[str, Any]
) -> None:
    sandbox.settings(**settings)
    desk = new_desk(kind, browser=WalkingBrowser(person))
    outcome = desk.activate()
    assert outcome.error is None, outcome.error.detail
    assert outcome.report.status.state is State.ACTIVE
    assert outcome.report.license is not None
    assert outcome.report.license.username == person
    assert sandbox.seats() == 1


def test_the_direct_way_is_an_option_that_the_service_must_accept(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    outcome = new_desk("ultimaker", browser=WalkingBrowser("maker@ulti.test")).activate()
    assert isinstance(outcome.error, errors.SignInRefused)
    assert sandbox.seats() == 0


def test_an_issuers_person_is_remembered_by_subject(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("openid_connect", browser=WalkingBrowser())
    desk.activate()
    record = desk.program().manager.signed_in_as()
    assert record is not None
    assert record.subject
    assert record.issuer == f"{sandbox.base_url}/realms/user-portal"


REFUSED_LIES = [
    "iss_wrong", "iss_missing", "sub_missing", "aud_wrong", "aud_missing",
    "aud_several_without_azp", "azp_wrong", "iat_missing", "iat_future", "iat_string",
    "nbf_future", "expired", "exp_missing", "exp_string", "alg_none", "alg_hs256", "alg_rs512",
    "alg_es256", "kid_unknown", "key_foreign", "sig_bad", "sig_missing", "at_hash_wrong",
    "nonce_wrong", "nonce_missing", "crit", "jku", "x5u", "too_large", "part_trailing",
    "space_trailing", "space_leading", "newline_trailing", "base64_padding", "duplicate_keys",
    "duplicate_header_keys",
]  # fmt: skip


@pytest.mark.parametrize("lie", REFUSED_LIES)
def test_an_issuers_lie_is_refused_before_anything_is_sent(
    sandbox: Sandbox, new_desk: MakeDesk, lie: str
) -> None:
    sandbox.settings(id_token_lies=[lie])
    outcome = new_desk("openid_connect", browser=WalkingBrowser()).activate()
    assert isinstance(outcome.error, errors.SignInAnswerInvalid), outcome.error
    assert outcome.error.exit_code == 25
    assert sandbox.count("activate_license") == 0, sandbox.state()["requests"]
    assert sandbox.state()["jwks_fetches"]["foreign"] == 0


@pytest.mark.parametrize("lie", ["nonce_wrong", "iss_wrong", "aud_wrong", "sig_bad", "expired"])
def test_a_lie_in_the_fragment_is_refused_too(
    sandbox: Sandbox, new_desk: MakeDesk, lie: str
) -> None:
    sandbox.settings(id_token_lies=[lie])
    outcome = new_desk("token", browser=WalkingBrowser()).activate()
    assert isinstance(outcome.error, errors.SignInAnswerInvalid), outcome.error
    assert sandbox.count("activate_license") == 0, sandbox.state()["requests"]


@pytest.mark.parametrize("lie", ["aud_as_list", "c_hash_right", "key_rotated_before_signing"])
def test_what_only_looks_odd_is_taken(sandbox: Sandbox, new_desk: MakeDesk, lie: str) -> None:
    sandbox.settings(id_token_lies=[lie])
    assert new_desk("openid_connect", browser=WalkingBrowser()).activate().error is None


@pytest.mark.parametrize("lie", ["issuer_mismatch", "issuer_missing", "jwks_uri_missing"])
def test_a_discovery_document_that_lies_ends_the_sign_in(
    sandbox: Sandbox, new_desk: MakeDesk, lie: str
) -> None:
    sandbox.settings(discovery_lies=[lie])
    outcome = new_desk("openid_connect", browser=WalkingBrowser()).activate()
    assert isinstance(outcome.error, errors.SignInRefused | errors.AnswerNotUnderstood)
    assert sandbox.count("activate_license") == 0, sandbox.state()["requests"]


def test_keys_are_fetched_once_a_sign_in(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    assert new_desk("openid_connect", browser=WalkingBrowser()).activate().error is None
    assert sandbox.state()["jwks_fetches"]["realm"] == 1


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_clock_that_differs_is_named_in_minutes(
    sandbox: Sandbox, new_desk: MakeDesk, minutes: int
) -> None:
    desk = new_desk("openid_connect", browser=WalkingBrowser())
    sandbox.settings(id_token_lies=["expired" if minutes > 0 else "iat_future"])
    desk.clock.move(minutes=minutes)
    outcome = desk.activate()
    assert isinstance(outcome.error, errors.ClockWrong), outcome.error
    assert outcome.error.facts["skew_min"] == minutes


def test_a_person_who_says_no_at_the_account_is_understood(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    """`error_code=user_denied`, which no standard knows."""
    browser = WalkingBrowser("maker@ulti.test")
    browser._play = lambda link: browser.cookies.sign_in(  # type: ignore[method-assign,assignment]
        link, username=browser.person, password=PASSWORD, denies=True
    )
    outcome = new_desk("ultimaker", browser=browser).activate()
    assert isinstance(outcome.error, errors.Denied), outcome.error


def test_a_second_product_signs_in_without_a_form_and_after_sign_off_with_one(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    cookies = Browser()
    desk = new_desk("openid_connect", browser=WalkingBrowser(cookies=cookies))
    assert desk.activate("CAD-PRO").error is None
    assert desk.activate("RENDER").error is None
    assert cookies.password_forms == 1
    desk.browser = LeavingBrowser(cookies=cookies)
    assert sign_off(desk)
    desk.browser = WalkingBrowser(cookies=cookies)
    assert desk.activate("CAD-PRO", is_again=True).error is None
    assert cookies.password_forms == 2


@pytest.mark.parametrize("kind", ["ultimaker", "ultimaker_broker"])
def test_the_accounts_own_sign_off_ends_its_session(
    sandbox: Sandbox, new_desk: MakeDesk, kind: str
) -> None:
    sandbox.settings(accept_account_id_token=True)
    cookies = Browser()
    desk = new_desk(kind, browser=WalkingBrowser("maker@ulti.test", cookies))
    assert desk.activate().error is None
    assert desk.activate(is_again=True).error is None
    assert cookies.password_forms == 1
    desk.browser = LeavingBrowser("maker@ulti.test", cookies)
    sign_off(desk)
    assert desk.browser.has_signed_off.wait(10)


def sign_off(desk: Desk) -> bool:
    """Sign off in the browser; whether it came back to our page."""
    program = desk.program()
    wired_browser = program.manager._tools.open_browser
    assert wired_browser is not None
    end = program.manager.sign_off(in_browser=True)
    desk.browser.close()
    return end is not None and end.has_returned
