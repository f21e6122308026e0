"""Are the proxy settings of each desktop and system read as they are meant?"""

import pytest

from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.stated_proxies import (
    StatedProxies,
    parse_gnome,
    parse_kde,
    parse_macos,
    parse_portal,
    parse_windows,
)

URL = "https://api.acme.test/"
A = Ways((Proxy("http", "a.corp.test", 8080),))

GNOME = """org.gnome.system.proxy autoconfig-url '{pac}'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1', '*.intern.test']
org.gnome.system.proxy mode '{mode}'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password ''
org.gnome.system.proxy.http enabled false
org.gnome.system.proxy.http host 'web.corp.test'
org.gnome.system.proxy.http port 80
org.gnome.system.proxy.https host 'a.corp.test'
org.gnome.system.proxy.https port 8080
"""


def test_gnome() -> None:
    by_hand = parse_gnome(GNOME.format(mode="manual", pac=""))
    assert by_hand.found_for(URL) == A
    assert by_hand.found_for("https://x.intern.test/") == DIRECT
    assert parse_gnome(GNOME.format(mode="none", pac="")).found_for(URL) == DIRECT
    automatic = parse_gnome(GNOME.format(mode="auto", pac="http://wpad.test/p.pac"))
    assert automatic.found_for(URL) == PacAddress("http://wpad.test/p.pac")
    assert parse_gnome(GNOME.format(mode="auto", pac="")).found_for(URL) == DIRECT
    assert parse_gnome("").found_for(URL) == DIRECT


KDE = """[$Version]
update_info=kioslave.upd:kde2.2/r1

[Proxy Settings][$i]
ProxyType=0

[Proxy Settings]
NoProxyFor=localhost,.intern.test
Proxy Config Script=file:///etc/p.pac
ProxyType={kind}
httpProxy=http://web.corp.test 80
httpsProxy={https}
"""


@pytest.mark.parametrize(
    ("kind", "https", "found"),
    [
        ("0", "http://a.corp.test 8080", DIRECT),
        ("1", "http://a.corp.test 8080", A),
        ("1", "http://a.corp.test:8080", A),
        ("1", "", DIRECT),
        ("2", "", PacAddress("file:///etc/p.pac")),
        ("3", "", DIRECT),
        ("4", "MY_PROXY", A),
        ("4", "NO_SUCH_VARIABLE", DIRECT),
    ],
)
def test_kde(kind: str, https: str, found: object) -> None:
    settings = parse_kde(
        KDE.format(kind=kind, https=https), {"MY_PROXY": "http://a.corp.test:8080"}
    )
    assert settings.found_for(URL) == found
    assert kind == "2" or settings.found_for("https://x.intern.test/") == DIRECT


@pytest.mark.parametrize("text", ["", "nonsense", "[Proxy Settings]\n", "[a]\nb=c\n"])
def test_kde_without_settings(text: str) -> None:
    assert parse_kde(text, {}).found_for(URL) == DIRECT


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, DIRECT),
        ({"ProxyEnable": 0, "ProxyServer": "a.corp.test:8080"}, DIRECT),
        ({"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080"}, A),
        ({"ProxyEnable": 1, "ProxyServer": "http=w:80;https=a.corp.test:8080;ftp=f:21"}, A),
        ({"ProxyEnable": 1, "ProxyServer": "http=w:80"}, DIRECT),
        (
            {"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080", "ProxyOverride": "*.acme.test"},
            DIRECT,
        ),
        ({"AutoConfigURL": "http://wpad.test/p.pac"}, PacAddress("http://wpad.test/p.pac")),
        ({"AutoConfigURL": "ftp://wpad.test/p.pac"}, DIRECT),
        ({"AutoConfigURL": 5}, DIRECT),
    ],
)
def test_windows(values: dict[str, object], found: object) -> None:
    assert parse_windows(values).found_for(URL) == found


def test_windows_plain_names() -> None:
    values = {"ProxyEnable": 1, "ProxyServer": "a.corp.test:8080", "ProxyOverride": "x;<local>"}
    assert parse_windows(values).found_for("https://intranet/") == DIRECT
    assert parse_windows(values).found_for(URL) == A


MACOS = """<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
    2 : *.intern.test
  }
  ExcludeSimpleHostnames : 1
  HTTPEnable : 0
  HTTPSEnable : %s
  HTTPSPort : 8080
  HTTPSProxy : a.corp.test
  ProxyAutoConfigEnable : %s
  ProxyAutoConfigURLString : http://wpad.test/p.pac
}
"""


def test_macos() -> None:
    assert parse_macos(MACOS % (0, 0)).found_for(URL) == DIRECT
    assert parse_macos(MACOS % (1, 0)).found_for(URL) == A
    assert parse_macos(MACOS % (1, 0)).found_for("https://x.intern.test/") == DIRECT
    assert parse_macos(MACOS % (1, 0)).found_for("https://intranet/") == DIRECT
    assert parse_macos(MACOS % (1, 1)).found_for(URL) == PacAddress("http://wpad.test/p.pac")
    assert parse_macos("").found_for(URL) == DIRECT


@pytest.mark.parametrize(
    ("answers", "ways"),
    [
        ([], (None,)),
        (["direct://"], (None,)),
        (["http://a.corp.test:8080", "direct://"], (*A.ways, None)),
        (["socks5://s:1", "http://a.corp.test:8080"], A.ways),
        (["socks5://s:1"], ()),
    ],
)
def test_the_portal(answers: list[str], ways: object) -> None:
    assert parse_portal(answers).ways == ways


def test_settings_that_cannot_be_used_are_no_reason_to_go_straight() -> None:
    found = StatedProxies(proxies={"https": "socks5://s:1"}).found_for(URL)
    assert isinstance(found, Ways)
    assert found.ways == ()
    assert "socks5 is not supported" in found.trouble
