"""What does the doctor tell of the way to the license service, by one knock?"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sso.diagnostics.checks.network import NetworkChecks, Road
from sso.diagnostics.doctor import Seen, fine, warn
from sso.errors import (
    ClockWrong,
    KeyturnError,
    ProxySignInRequired,
    ServiceUnreachable,
    TlsRefused,
)
from sso.network.proxies import Ways, parse_proxy

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
TOLD = {"date": "Thu, 15 Jan 2026 12:00:00 GMT"}
BEHIND = Ways((parse_proxy("http://proxy.test:3128"), None))


class FakeRoad:
    """A way to a service that answers a knock as it is told to; counts the knocks."""

    def __init__(
        self,
        url: str = "https://api.acme.test/path",
        *,
        ways: Ways | None = None,
        answer: Mapping[str, str] | KeyturnError = TOLD,
        ahead: timedelta = timedelta(0),
    ) -> None:
        self.url = url
        self._ways = ways or Ways()
        self._answer = answer
        self.ahead = ahead
        self.knocks = 0
        self.asked: list[str] = []
        self._checks = NetworkChecks(self._road).checks()

    def _road(self) -> Road:
        return Road(self.url, self._found, self._knock, lambda: "Acme CA", lambda: NOW + self.ahead)

    def _found(self, url: str) -> Ways:
        self.asked.append(url)
        return self._ways

    def _knock(self) -> Mapping[str, str]:
        self.knocks += 1
        if isinstance(self._answer, KeyturnError):
            raise self._answer
        return self._answer

    def seen(self, name: str) -> Seen:
        (check,) = [one for one in self._checks if one.name == name]
        return check.look()

    def needs(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.name, one.needs) for one in self._checks]


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was connected to; nothing is."""
    connected: list[tuple[Any, ...]] = []

    class Opened:
        def close(self) -> None:
            connected.append(("closed",))

    def connect(address: tuple[str, int], timeout_s: float) -> Opened:
        connected.append((*address, timeout_s))
        return Opened()

    monkeypatch.setattr(socket, "create_connection", connect)
    return connected


@pytest.fixture(autouse=True)
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was resolved; every name is 192.0.2.7."""
    asked: list[tuple[Any, ...]] = []

    def resolve(host: str, port: int, **more: Any) -> Sequence[Any]:
        asked.append((host, port, more.get("type")))
        return [(0, 0, 0, "", ("192.0.2.7", port)), (0, 0, 0, "", ("192.0.2.8", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def raising(reason: Exception) -> Callable[..., Any]:
    def fail(*named: Any, **more: Any) -> Any:
        raise reason

    return fail


def test_each_check_builds_on_the_one_before() -> None:
    assert FakeRoad().needs() == [
        ("proxy", ("profile",)),
        ("dns", ("proxy",)),
        ("tls", ("dns",)),
        ("service", ("tls",)),
        ("clock", ("service",)),
    ]


def test_a_good_way_is_knocked_at_once() -> None:
    road = FakeRoad()
    assert road.seen("proxy") == fine("direct")
    assert road.knocks == 0
    assert road.seen("tls") == fine(issuer="Acme CA")
    assert road.seen("service") == fine(host="api.acme.test")
    assert road.seen("clock") == fine(seconds="0")
    assert road.knocks == 1
    assert set(road.asked) == {road.url}


# ---- the proxy


def test_a_proxy_on_the_way_has_to_take_a_connection(opened: list[tuple[Any, ...]]) -> None:
    assert FakeRoad(ways=BEHIND).seen("proxy") == fine("through", proxy="proxy.test:3128")
    assert opened == [("proxy.test", 3128, 5.0), ("closed",)]


@pytest.mark.parametrize("reason", [OSError("refused"), UnicodeError("label too long")])
def test_a_proxy_that_takes_none_is_named(
    monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    monkeypatch.setattr(socket, "create_connection", raising(reason))
    with pytest.raises(ServiceUnreachable) as caught:
        FakeRoad(ways=BEHIND).seen("proxy")
    assert caught.value.facts == {"host": "proxy.test"}
    assert "proxy.test:3128" in caught.value.detail


def test_a_proxy_that_wants_a_sign_in_says_so() -> None:
    wanted = ProxySignInRequired("407", proxy="proxy.test:3128", state="asked")
    with pytest.raises(ProxySignInRequired) as caught:
        FakeRoad(ways=BEHIND, answer=wanted).seen("proxy")
    assert caught.value is wanted


def test_other_trouble_is_not_the_proxy_s() -> None:
    road = FakeRoad(ways=BEHIND, answer=ServiceUnreachable("cut"))
    assert road.seen("proxy") == fine("through", proxy="proxy.test:3128")


def test_a_proxy_setting_that_cannot_be_read_is_an_error_of_the_way() -> None:
    with pytest.raises(ServiceUnreachable) as caught:
        FakeRoad(ways=Ways((), "the PAC file is damaged")).seen("proxy")
    assert caught.value.detail == "the PAC file is damaged"
    assert caught.value.facts == {"host": "api.acme.test"}


# ---- the name


@pytest.mark.parametrize(
    ("url", "ways", "host", "port"),
    [
        ("https://api.acme.test/path", Ways(), "api.acme.test", 443),
        ("https://api.acme.test:8443", Ways(), "api.acme.test", 8443),
        ("https://api.acme.test/path", BEHIND, "proxy.test", 3128),
    ],
    ids=["service", "port", "proxy"],
)
def test_the_first_name_on_the_way_is_resolved(
    resolved: list[tuple[Any, ...]], url: str, ways: Ways, host: str, port: int
) -> None:
    """Behind a proxy it is the proxy that resolves the service's name."""
    assert FakeRoad(url, ways=ways).seen("dns") == fine(host=host, address="192.0.2.7")
    assert resolved == [(host, port, socket.SOCK_STREAM)]


def test_this_computer_s_own_name_is_not_resolved(resolved: list[tuple[Any, ...]]) -> None:
    assert FakeRoad("http://127.0.0.1:9").seen("dns") == fine("loopback")
    assert resolved == []


@pytest.mark.parametrize("reason", [socket.gaierror(-2, "unknown"), UnicodeError("too long")])
def test_a_name_that_is_unknown_is_named(
    monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", raising(reason))
    with pytest.raises(ServiceUnreachable) as caught:
        FakeRoad().seen("dns")
    assert caught.value.facts == {"host": "api.acme.test"}


# ---- certificate and service


def test_a_plain_address_shows_no_certificate() -> None:
    road = FakeRoad("http://127.0.0.1:9")
    assert road.seen("tls") == fine("loopback")
    assert road.knocks == 0


def test_a_refused_certificate_is_the_certificate_s_trouble() -> None:
    refused = TlsRefused("other name", cause="other_name")
    road = FakeRoad(answer=refused)
    with pytest.raises(TlsRefused) as caught:
        road.seen("tls")
    assert caught.value is refused


def test_other_trouble_is_the_service_s() -> None:
    trouble = ServiceUnreachable("cut")
    road = FakeRoad(answer=trouble)
    assert road.seen("tls") == fine("unknown")
    for _ in range(2):
        with pytest.raises(ServiceUnreachable) as caught:
            road.seen("service")
        assert caught.value is trouble
    assert road.knocks == 1


# ---- the clock


@pytest.mark.parametrize(
    ("ahead_s", "told"),
    [
        (0, fine(seconds="0")),
        (299, fine(seconds="299")),
        (-299, fine(seconds="299")),
        (300, warn("off", minutes="5")),
        (-300, warn("off", minutes="5")),
        (899, warn("off", minutes="15")),
    ],
)
def test_a_clock_that_is_a_little_off_is_told(ahead_s: int, told: Seen) -> None:
    assert FakeRoad(ahead=timedelta(seconds=ahead_s)).seen("clock") == told


@pytest.mark.parametrize(("ahead_s", "minutes"), [(900, 15), (-900, -15), (86_400, 1440)])
def test_a_clock_that_the_service_would_refuse_fails(ahead_s: int, minutes: int) -> None:
    with pytest.raises(ClockWrong) as caught:
        FakeRoad(ahead=timedelta(seconds=ahead_s)).seen("clock")
    assert caught.value.facts == {"skew_min": minutes}


@pytest.mark.parametrize("answer", [{}, {"date": "soon"}, ServiceUnreachable("cut")])
def test_where_nobody_tells_the_time_the_clock_is_not_judged(
    answer: Mapping[str, str] | KeyturnError,
) -> None:
    assert FakeRoad(answer=answer).seen("clock") == warn("untold")


def test_the_clock_is_read_as_the_answer_comes() -> None:
    """Not when it is looked at: a person may take a while between two checks."""
    road = FakeRoad()
    road.seen("service")
    road.ahead = timedelta(hours=9)
    assert road.seen("clock") == fine(seconds="0")
