"""What does a proxy file hear of names and of this computer's address?"""

from __future__ import annotations

import socket
from typing import Any, Self

import pytest

from sso.network import this_computer


class Probe:
    """A socket that notes where it is connected, and sends nothing."""

    made: list[tuple[Any, ...]] = []
    outcome: OSError | None = None

    def __init__(self, *kind: Any) -> None:
        self.made.append(kind)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.made.append(("closed",))

    def connect(self, end: tuple[str, int]) -> None:
        self.made.append(end)
        if self.outcome is not None:
            raise self.outcome

    def getsockname(self) -> tuple[str, int]:
        return "10.0.0.9", 54321


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> type[Probe]:
    made: type[Probe] = type("FreshProbe", (Probe,), {"made": []})
    monkeypatch.setattr(this_computer.socket, "socket", made)  # type: ignore[attr-defined]
    return made


def test_the_own_address_is_the_one_towards_the_outside(probe: type[Probe]) -> None:
    assert this_computer.own_address() == "10.0.0.9"
    kind, end, closed = probe.made
    assert kind == (socket.AF_INET, socket.SOCK_DGRAM), "connecting it sends nothing"
    assert end[0].startswith("192.0.2."), "nobody's (RFC 5737)"
    assert closed == ("closed",)


def test_without_a_network_it_is_loopback(probe: type[Probe]) -> None:
    probe.outcome = OSError("network is unreachable")
    assert this_computer.own_address() == "127.0.0.1"


def test_a_name_has_the_first_ipv4_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []

    def found(*question: Any) -> list[tuple[Any, ...]]:
        asked.append(question)
        ends = [("10.1.2.3", 0), ("10.1.2.4", 0)]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", end) for end in ends]

    monkeypatch.setattr(this_computer.socket, "getaddrinfo", found)  # type: ignore[attr-defined]
    assert this_computer.resolve("db.acme.test") == "10.1.2.3"
    assert asked == [("db.acme.test", None, socket.AF_INET, socket.SOCK_STREAM)]


@pytest.mark.parametrize(
    "outcome", [socket.gaierror(), OSError(), UnicodeError()], ids=["no name", "no network", "odd"]
)
def test_a_name_that_leads_nowhere(outcome: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*question: Any) -> list[Any]:
        raise outcome

    monkeypatch.setattr(this_computer.socket, "getaddrinfo", fail)  # type: ignore[attr-defined]
    assert this_computer.resolve("nowhere.test") is None


def test_a_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = lambda *question: []  # noqa: E731
    monkeypatch.setattr(this_computer.socket, "getaddrinfo", nothing)  # type: ignore[attr-defined]
    assert this_computer.resolve("empty.test") is None
