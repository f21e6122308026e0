"""Is a password form shown once only, until the person signs off, and does it come back then?

The sandbox, a real Chromium, and the command line in processes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from sso.network.transport import Transport, TransportSettings
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse, RequestRules
from sso.signin.issuer import Issuer
from sso.signin.listener import Listener
from sso.signin.openid_connect import ClientSettings, OpenIdConnectProvider
from tests.desktop.waiting import until
from tests.idp.command_line import PERSON, Terminal, toml
from tests.idp.foreign_pages import FORM, ForeignBrowser
from tests.idp.providers import Provider
from tests.idp.redirect_kinds import PAGES
from tests.idp.relying_party import RelyingParty
from tests.integration.bench import profile_with
from tests.integration.sandbox_process import Sandbox, free_port, running

MAKER = "maker@ulti.test"
OUR_PAGE = "has ended your session in this browser"
ACCOUNT_CLIENT = ("keyturn-account-secret", "sandbox-only-account-secret")


@dataclass
class Desk:
    """One person's desk: the sandbox's profiles, one browser, a data folder a program."""

    sandbox: Sandbox
    browser: ForeignBrowser
    folder: Path
    terminals: dict[str, Terminal] = field(default_factory=dict)

    def program(self, kind: str, **tables: dict[str, object]) -> Terminal:
        """The program with a profile of the sandbox, and further lines in its tables."""
        if kind not in self.terminals:
            lines = {name: toml(values) for name, values in tables.items()}
            profile = profile_with(self.sandbox.profiles[kind], self.folder / kind, **lines)
            self.terminals[kind] = Terminal(profile, self.folder / kind / "data", self.browser)
        return self.terminals[kind]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A sandbox and an open browser in which nobody is signed in."""
    browser = ForeignBrowser(tmp_path / "browser")
    browser.prepare()
    uris = tuple(f"http://localhost:{free_port()}/callback" for _ in range(2))
    with running(tmp_path / "sandbox", uris) as (sandbox, _):
        browser.start()
        yield Desk(sandbox, browser, tmp_path)
        browser.close()


def has_asked(terminal: Terminal, *words: str, person: str = PERSON) -> bool:
    """Sign in and end active; whether a password form was shown on the way."""
    said = terminal.activate(*words, person=person)
    assert said.get("state") == "active", said
    assert said["user"]["email"] == person
    return FORM in terminal.asked


def sign_off(terminal: Terminal) -> dict[str, bool]:
    """Sign off here and in the browser; what the program says of the browser."""
    said = terminal.says("sign-off", "--browser")
    assert said["signed_off"] is True, said
    found: dict[str, bool] = said["browser"]
    return found


def test_a_second_product_and_a_second_brand_ask_nobody(desk: Desk) -> None:
    first, brand = desk.program("code"), desk.program("brand2")
    assert has_asked(first, "--product", "CAD-PRO")
    assert not has_asked(first, "--product", "RENDER")
    assert "io.keyturn.Brand2" in brand.profile.read_text(encoding="utf-8")
    assert not has_asked(brand, "--product", "CAD-PRO")
    for terminal in (first, brand):
        stored = list(terminal.data_dir.rglob("CAD-PRO.license"))
        assert len(stored) == 1, "each brand has a license of its own"


def test_after_sign_off_at_the_realm_the_form_is_back(desk: Desk) -> None:
    program = desk.program("openid_connect")
    assert has_asked(program)
    assert not has_asked(program, "--again")
    assert sign_off(program) == {"opened": True, "returned": True}
    until(lambda: desk.browser.shows(OUR_PAGE), "our own page says so")
    assert program.says("status")["state"] == "active", "the license and its seat stay"
    assert has_asked(program, "--again")


def test_the_account_returns_from_its_logoff_to_our_page(desk: Desk) -> None:
    desk.sandbox.settings(accept_account_id_token=True)
    program = desk.program("ultimaker", sign_in={"any_port": True})
    assert has_asked(program, person=MAKER)
    assert not has_asked(program, "--again", person=MAKER)
    assert sign_off(program) == {"opened": True, "returned": True}
    until(lambda: desk.browser.shows(OUR_PAGE), "our own page says so")
    assert has_asked(program, "--again", person=MAKER)


def test_a_bare_logoff_ends_on_the_sign_in_page(desk: Desk) -> None:
    desk.sandbox.settings(accept_account_id_token=True)
    program = desk.program("ultimaker", sign_off={"return_parameter": "", "return_uri": ""})
    assert has_asked(program, person=MAKER)
    assert sign_off(program) == {"opened": True, "returned": False}
    until(lambda: desk.browser.shows("Sign in to your account"), "the account's own page")
    assert has_asked(program, "--again", person=MAKER)


def test_both_ways_over_the_account_end_active(desk: Desk) -> None:
    """The broker sends the browser on to the account; the second way goes there by itself."""
    broker = desk.program("ultimaker_broker")
    assert has_asked(broker, person=MAKER)
    desk.sandbox.settings(accept_account_id_token=True)
    assert not has_asked(desk.program("ultimaker"), person=MAKER)
    assert not has_asked(broker, "--again", person=MAKER)


def test_the_tokens_of_another_client_outlive_a_sign_off(desk: Desk) -> None:
    """There is no single sign-off: the text says so, and it is so."""
    desk.sandbox.settings(accept_account_id_token=True)
    program = desk.program("ultimaker", sign_in={"any_port": True})
    assert has_asked(program, person=MAKER)
    other = OtherApplication(desk)
    asked = other.sign_in()
    assert FORM not in asked, "another client needs no password either"
    assert sign_off(program) == {"opened": True, "returned": True}
    assert other.still_reads_the_account() == MAKER


class RememberingProvider(OpenIdConnectProvider):
    """Keeps its access token, as other applications do and this program does not."""

    access_token = ""

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        redeemed = super().redeem(request, response)
        self.access_token = redeemed.access_token or ""
        return redeemed


class OtherApplication:
    """Another client of the account provider, in the same browser."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._account = _account_url(desk.sandbox)
        self._transport = Transport(TransportSettings(proxy="none"))
        self._provider = RememberingProvider(
            self._settings(),
            RequestRules("code"),
            self._transport,
            Issuer(self._transport, _now),
            _now,
        )

    def sign_in(self) -> list[str]:
        """Sign in; returns the pages that asked."""
        person = Provider("account", self._account, "", ACCOUNT_CLIENT[0], MAKER, "sandbox")
        party = RelyingParty(person, self._desk.browser, self._transport)
        ended = party.sign_in(self._provider, lambda uri: Listener(PAGES, "Other"))
        assert ended.flow.error is None, ended.flow.error
        return ended.asked

    def still_reads_the_account(self) -> str:
        """Whom its access token speaks for."""
        headers = {"Authorization": f"Bearer {self._provider.access_token}"}
        answer = requests.get(f"{self._account}/check-token", headers=headers, timeout=20)
        self._transport.close()
        assert answer.status_code == 200, answer.text
        return str(answer.json()["data"]["username"])

    def _settings(self) -> ClientSettings:
        return ClientSettings(
            issuer="",
            authorization_endpoint=f"{self._account}/authorize",
            token_endpoint=f"{self._account}/token",
            jwks_uri=f"{self._account}/.well-known/jwks",
            expected_issuer=self._account.partition("://")[2],
            client_id=ACCOUNT_CLIENT[0],
            client_secret=ACCOUNT_CLIENT[1],
            token_auth="post",
            scopes=("openid", "account.user.read"),
            redirect_uri=self._desk.sandbox.redirect_uris[1],
            pkce="S512-ultimaker",
            require_nonce=True,
        )


def _account_url(sandbox: Sandbox) -> str:
    page = requests.get(f"{sandbox.base_url}/", timeout=20).text
    return page.partition("On an origin of its own: <code>")[2].partition("</code>")[0]


def _now() -> datetime:
    return datetime.now(UTC)
