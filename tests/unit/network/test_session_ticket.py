"""Is the session's own ticket offered to a proxy, and only that?"""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from sso.network.proxy_sign_in import ProxySignIn, system_negotiate

PROXY = "proxy.acme.test:8080"


class NoTicket(Exception):
    """What the library raises where there is no ticket."""


class Library(ModuleType):
    """pyspnego with an outcome of the test's own."""

    def __init__(self, outcome: bytes | None | Exception) -> None:
        super().__init__("spnego")
        self.outcome = outcome
        self.exceptions = SimpleNamespace(SpnegoError=NoTicket)
        self.asked: list[dict[str, Any]] = []

    def client(self, **named: Any) -> Library:
        self.asked.append(named)
        return self

    def step(self) -> bytes | None:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


def installed(monkeypatch: pytest.MonkeyPatch, outcome: bytes | None | Exception) -> Library:
    library = Library(outcome)
    monkeypatch.setitem(sys.modules, "spnego", library)
    monkeypatch.setitem(sys.modules, "spnego.exceptions", library.exceptions)  # type: ignore[arg-type]
    return library


def test_a_ticket_is_asked_for_in_the_proxys_name(monkeypatch: pytest.MonkeyPatch) -> None:
    library = installed(monkeypatch, b"ticket")
    token_for = system_negotiate()
    assert token_for is not None
    assert token_for("proxy.acme.test") == "dGlja2V0"
    asked = {"hostname": "proxy.acme.test", "service": "HTTP", "protocol": "negotiate"}
    assert library.asked == [asked], "no name and no password goes into it"


@pytest.mark.parametrize(
    "outcome",
    [None, b"", NoTicket(), OSError(), ValueError(), ImportError()],
    ids=["nothing", "empty", "no ticket", "system", "value", "library"],
)
def test_without_a_ticket_there_is_no_token(
    outcome: bytes | None | Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, outcome)
    token_for = system_negotiate()
    assert token_for is not None
    assert token_for("proxy.acme.test") == ""


def test_where_the_library_is_not_installed_nothing_is_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "spnego", None)
    assert system_negotiate() is None


@pytest.mark.parametrize(
    ("proxy", "host"),
    [("proxy.acme.test:8080", "proxy.acme.test"), ("[2001:db8::1]:8080", "2001:db8::1")],
)
def test_each_connection_gets_a_ticket_of_its_own(proxy: str, host: str) -> None:
    asked: list[str] = []

    def token_for(name: str) -> str:
        asked.append(name)
        return f"ticket-{len(asked)}"

    one = ProxySignIn(negotiate=token_for)
    assert one.take_up(proxy, ["Negotiate"])
    assert one.authorization(proxy) == "Negotiate ticket-2"
    assert one.authorization(proxy) == "Negotiate ticket-3"
    assert set(asked) == {host}
    assert not one.is_refused(proxy)


def test_a_ticket_that_ran_out_is_not_sent() -> None:
    tickets = iter(["ticket", ""])
    one = ProxySignIn(negotiate=lambda host: next(tickets))
    assert one.take_up(PROXY, ["Negotiate"])
    assert one.authorization(PROXY) == ""


@pytest.mark.parametrize(
    "offers", [["NEGOTIATE"], ["negotiate abc="], ["Digest realm=x, Negotiate"], ["X", "Negotiate"]]
)
def test_an_offer_is_found_however_it_is_written(offers: list[str]) -> None:
    assert ProxySignIn(negotiate=lambda host: "t").take_up(PROXY, offers)


def test_name_and_password_may_hold_any_letters() -> None:
    one = ProxySignIn({PROXY: ("müller", "geheim:ß")}.get)
    assert one.take_up(PROXY, ["basic"])
    assert one.authorization(PROXY) == "Basic bcO8bGxlcjpnZWhlaW06w58="


def test_what_one_proxy_refused_another_may_take() -> None:
    other = "other.acme.test:8080"
    one = ProxySignIn(dict.fromkeys((PROXY, other), ("me", "pw")).get)
    assert one.take_up(PROXY, ["Basic"])
    assert not one.take_up(PROXY, ["Basic"])
    assert one.take_up(other, ["Basic"])
    assert (one.is_refused(PROXY), one.is_refused(other)) == (True, False)
    assert one.authorization(other) == "Basic bWU6cHc="
    one.forget()
    assert one.authorization(other) == ""
