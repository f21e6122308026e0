"""Are the proxy settings of Windows read as its registry hands them out?"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Self

import pytest

from sso.network.building import transport_here
from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.proxy_sign_in import no_credentials
from sso.network.stated_proxies import parse_windows
from sso.network.system_proxy import this_system
from sso.network.transport import TransportSettings

URL = "https://api.acme.test/"
PLACE = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
A = Ways((Proxy("http", "a.corp.test", 8080),))
WEB = Ways((Proxy("http", "w.corp.test", 80),))


class Key:
    """An open key; closed by leaving it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.is_open = False


class PersonsRegistry:
    """Python's `winreg` with the person's own internet settings."""

    HKEY_CURRENT_USER = object()

    def __init__(self, values: Mapping[str, Any] | None) -> None:
        self._values = values
        self.opened: list[Key] = []

    def OpenKey(self, hive: object, place: str) -> Key:
        if hive is not self.HKEY_CURRENT_USER or place != PLACE or self._values is None:
            raise FileNotFoundError(place)
        self.opened.append(Key(self._values))
        return self.opened[-1]

    def QueryValueEx(self, key: Key, name: str) -> tuple[Any, int]:
        assert key.is_open
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], 1


def found(values: Mapping[str, Any] | None, url: str = URL) -> Ways | PacAddress:
    registry = PersonsRegistry(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "winreg", registry)
        patch.setattr(sys, "platform", "win32")
        said = this_system({}, "win32")(url)
    assert all(not key.is_open for key in registry.opened)
    return said


def test_every_setting_reaches_the_way() -> None:
    by_hand = {"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080"}
    assert found(by_hand) == A
    assert found({**by_hand, "ProxyOverride": "*.acme.test"}) == DIRECT
    assert found({**by_hand, "ProxyEnable": 0}) == DIRECT
    assert found({"AutoConfigURL": "http://wpad.test/p.pac"}) == PacAddress(
        "http://wpad.test/p.pac"
    )


def test_the_way_out_of_this_computer_is_the_registrys() -> None:
    by_hand = {"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "winreg", PersonsRegistry(by_hand))
        patch.setattr(sys, "platform", "win32")
        clock = lambda: datetime(2026, 1, 15, tzinfo=UTC)  # noqa: E731
        transport = transport_here(TransportSettings(), {}, clock, no_credentials)
        assert transport.ways(URL) == A


def test_without_settings_it_is_straight() -> None:
    assert found({}) == DIRECT
    assert found(None) == DIRECT


@pytest.mark.parametrize(
    ("server", "of_http", "of_https"),
    [
        ("a.corp.test:8080", A, A),
        ("http=w.corp.test:80;https=a.corp.test:8080", WEB, A),
        ("HTTP=w.corp.test:80 ; HTTPS=a.corp.test:8080", WEB, A),
        ("http=w.corp.test:80", WEB, DIRECT),
        ("ftp=f.corp.test:21;https=http://a.corp.test:8080", DIRECT, A),
        ("", DIRECT, DIRECT),
        (7, DIRECT, DIRECT),
    ],
)
def test_one_proxy_for_all_or_one_for_each(
    server: object, of_http: object, of_https: object
) -> None:
    stated = parse_windows({"ProxyEnable": 1, "ProxyServer": server})
    assert stated.found_for("http://api.acme.test/") == of_http
    assert stated.found_for("https://api.acme.test/") == of_https


@pytest.mark.parametrize(
    ("override", "straight", "by_proxy"),
    [
        ("", (), ("intranet", "api.acme.test", "10.1.2.3")),
        (None, (), ("intranet", "api.acme.test")),
        ("<local>", ("intranet",), ("api.acme.test", "10.1.2.3")),
        ("*.acme.test; 10.1.2.3 ;<local>", ("intranet", "api.acme.test", "10.1.2.3"), ("x.test",)),
        ("*.acme.test", ("api.acme.test",), ("intranet",)),
    ],
)
def test_what_is_reached_straight(
    override: object, straight: tuple[str, ...], by_proxy: tuple[str, ...]
) -> None:
    server = {"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080"}
    stated = parse_windows({**server, "ProxyOverride": override})
    assert [host for host in straight if stated.found_for(f"https://{host}/") != DIRECT] == []
    assert [host for host in by_proxy if stated.found_for(f"https://{host}/") != A] == []


def test_a_file_comes_before_a_proxy() -> None:
    values = {
        "AutoConfigURL": "http://wpad.test/p.pac",
        "ProxyEnable": 1,
        "ProxyServer": "a.corp.test:8080",
        "ProxyOverride": "*.intern.test",
    }
    assert found(values) == PacAddress("http://wpad.test/p.pac")
    assert found(values, "https://x.intern.test/") == DIRECT
