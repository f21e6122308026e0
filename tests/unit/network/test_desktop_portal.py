"""What is asked of the desktop's portal, and what if it is not there, odd or silent?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jeepney.io.blocking
import pytest
from jeepney import HeaderFields, Message, new_error, new_method_return

from sso.network.proxies import PacAddress, Proxy, Ways
from sso.network.system_proxy import PORTAL_TIMEOUT_S, SILENT_FOR_S, LinuxDesktop

URL = "https://me:pw@api.acme.test:8443/api/v4/x?code=SECRET"
A = Ways((Proxy("http", "a.corp.test", 8080),))
GNOME = """org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy.https host 'own.corp.test'
org.gnome.system.proxy.https port 8080
"""
OWN = Ways((Proxy("http", "own.corp.test", 8080),))
PLACE = "unix:path=/run/user/1000/bus"
Reply = Callable[[Message], Message]


def proxies(*addresses: str) -> Reply:
    return lambda call: new_method_return(call, "as", ([*addresses],))


class PlayedBus:
    """A session bus with one answer; an exception is raised instead."""

    def __init__(self, reply: Reply | Exception) -> None:
        self.reply = reply
        self.opened: list[str] = []
        self.calls: list[Message] = []
        self.timeouts: list[float] = []
        self.is_open = False
        self.cannot_be_opened: Exception | None = None

    def open(self, address: str) -> PlayedBus:
        self.opened.append(address)
        if self.cannot_be_opened is not None:
            raise self.cannot_be_opened
        self.is_open = True
        return self

    def close(self) -> None:
        self.is_open = False

    def send_and_get_reply(self, call: Message, *, timeout: float) -> Message:
        assert self.is_open
        self.calls.append(call)
        self.timeouts.append(timeout)
        if isinstance(self.reply, Exception):
            raise self.reply
        call.header.serial = len(self.calls)
        return self.reply(call)


class Session:
    """A GNOME desktop with such a bus, and a clock that stands until it is moved."""

    def __init__(self, bus: PlayedBus, **environment: str) -> None:
        self.now_s = 0.0
        said = {"XDG_CURRENT_DESKTOP": "GNOME", "DBUS_SESSION_BUS_ADDRESS": PLACE, **environment}
        self._desktop = LinuxDesktop(said, lambda command: GNOME, lambda: self.now_s)

    def ways(self) -> Ways | PacAddress:
        return self._desktop(URL)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> PlayedBus:
    played = PlayedBus(proxies("http://a.corp.test:8080"))
    monkeypatch.setattr(jeepney.io.blocking, "open_dbus_connection", played.open)
    return played


def test_the_portal_is_asked_by_its_name_for_the_origin_alone(bus: PlayedBus) -> None:
    assert Session(bus).ways() == A
    (call,) = bus.calls
    fields = call.header.fields
    assert fields[HeaderFields.destination] == "org.freedesktop.portal.Desktop"
    assert fields[HeaderFields.path] == "/org/freedesktop/portal/desktop"
    assert fields[HeaderFields.interface] == "org.freedesktop.portal.ProxyResolver"
    assert fields[HeaderFields.member] == "Lookup"
    assert fields[HeaderFields.signature] == "s"
    assert call.body == ("https://api.acme.test:8443/",)
    assert bus.timeouts == [PORTAL_TIMEOUT_S]
    assert bus.opened == [PLACE]
    assert not bus.is_open


def test_the_portal_names_ways_in_their_order(bus: PlayedBus) -> None:
    bus.reply = proxies("http://a.corp.test:8080", "direct://")
    assert Session(bus).ways() == Ways((*A.ways, None))


def test_a_portal_that_says_straight_leaves_it_to_the_desktop(bus: PlayedBus) -> None:
    for answers in ((), ("direct://",)):
        bus.reply = proxies(*answers)
        assert Session(bus).ways() == OWN


def test_a_portal_that_names_nothing_usable_leads_nowhere(bus: PlayedBus) -> None:
    bus.reply = proxies("socks5://s:1")
    found = Session(bus).ways()
    assert isinstance(found, Ways)
    assert found.ways == ()
    assert "socks5 is not supported" in found.trouble


@pytest.mark.parametrize(
    "reply",
    [
        lambda call: new_error(call, "org.freedesktop.DBus.Error.ServiceUnknown"),
        lambda call: new_error(call, "org.acme.Error", "as", (["http://a.corp.test:8080"],)),
        lambda call: new_method_return(call),
        lambda call: new_method_return(call, "s", ("http://a.corp.test:8080",)),
        lambda call: new_method_return(call, "u", (7,)),
        OSError("broken pipe"),
        ValueError("no D-Bus"),
        KeyError("address"),
    ],
    ids=["unknown", "error", "nothing", "text", "number", "broken", "junk", "half"],
)
def test_without_a_portal_the_desktops_own_settings_count(
    reply: Reply | Exception, bus: PlayedBus
) -> None:
    bus.reply = reply
    session = Session(bus)
    for _ in range(2):
        assert session.ways() == OWN
    assert len(bus.calls) == 2, "only a silent one is left alone"
    assert not bus.is_open


@pytest.mark.parametrize("reason", [FileNotFoundError(), ValueError(), KeyError("x")], ids=repr)
def test_a_bus_that_cannot_be_reached(reason: Exception, bus: PlayedBus) -> None:
    bus.cannot_be_opened = reason
    assert Session(bus).ways() == OWN
    assert bus.calls == []


@pytest.mark.parametrize("address", ["", None])
def test_a_session_without_a_bus(address: Any, bus: PlayedBus) -> None:
    assert Session(bus, DBUS_SESSION_BUS_ADDRESS=address).ways() == OWN
    assert bus.opened == []


def test_a_silent_portal_is_left_alone_for_five_minutes(bus: PlayedBus) -> None:
    silent, session = TimeoutError(), Session(bus)
    good, bus.reply = bus.reply, silent
    session.now_s = 50
    assert session.ways() == OWN
    bus.reply = good
    for now_s in (50, 50 + SILENT_FOR_S - 1):
        session.now_s = now_s
        assert session.ways() == OWN
    assert len(bus.calls) == 1
    session.now_s = 50 + SILENT_FOR_S
    assert session.ways() == A
    assert not bus.is_open
