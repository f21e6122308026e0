"""Is each setting of GNOME, KDE, macOS and the portal taken, for each scheme?"""

from __future__ import annotations

import pytest

from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.stated_proxies import (
    StatedProxies,
    parse_gnome,
    parse_kde,
    parse_macos,
    parse_portal,
)

PLAIN, SAFE = "http://api.acme.test/", "https://api.acme.test/"
A = Ways((Proxy("http", "a.corp.test", 8080),))
WEB = Ways((Proxy("http", "w.corp.test", 3128),))
PAC = PacAddress("http://wpad.test/p.pac")


def both(stated: StatedProxies) -> tuple[Ways | PacAddress, Ways | PacAddress]:
    """What is said of an address in the clear, and of one over TLS."""
    return stated.found_for(PLAIN), stated.found_for(SAFE)


def straight_to(stated: StatedProxies, *hosts: str) -> list[bool]:
    return [stated.found_for(f"https://{host}/") == DIRECT for host in hosts]


# ---- GNOME


def gnome(*changed: str) -> StatedProxies:
    """GNOME's settings, by hand; a later line of the same name counts."""
    listed = (
        "proxy mode 'manual'",
        "proxy.http host 'w.corp.test'",
        "proxy.http port 3128",
        "proxy.https host 'a.corp.test'",
        "proxy.https port 8080",
    )
    return parse_gnome("\n".join(f"org.gnome.system.{line}" for line in (*listed, *changed)))


def test_gnome_has_a_proxy_for_each_scheme() -> None:
    assert both(gnome()) == (WEB, A)
    assert both(gnome("proxy.http host ''")) == (DIRECT, A)
    assert both(gnome("proxy.https port 0")) == (WEB, DIRECT)
    without_port = (
        "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host 'a.corp.test'"
    )
    assert both(parse_gnome(without_port)) == (DIRECT, DIRECT)
    assert both(gnome("proxy.http port 0", "proxy.https host ''")) == (DIRECT, DIRECT)


def test_gnomes_other_modes_take_no_proxy() -> None:
    file = "proxy autoconfig-url 'http://wpad.test/p.pac'"
    for mode in ("'none'", "''", "'other'"):
        assert both(gnome(f"proxy mode {mode}")) == (DIRECT, DIRECT)
        assert both(gnome(f"proxy mode {mode}", file)) == (DIRECT, DIRECT)
    assert both(gnome("proxy mode 'auto'", file)) == (PAC, PAC)
    assert both(gnome("proxy mode 'auto'", "proxy autoconfig-url ''")) == (DIRECT, DIRECT)
    assert both(gnome("proxy mode 'auto'")) == (DIRECT, DIRECT)
    assert both(gnome(file)) == (WEB, A)


def test_gnome_ignores_hosts() -> None:
    stated = gnome("proxy ignore-hosts ['localhost', '10.0.0.0/8', '*.intern.test']")
    hosts = ("10.1.2.3", "x.intern.test", "api.acme.test", "11.1.1.1")
    assert straight_to(stated, *hosts) == [True, True, False, False]
    assert straight_to(gnome("proxy ignore-hosts @as []"), "x.intern.test") == [False]


# ---- KDE


def kde(**said: str) -> StatedProxies:
    values = {
        "ProxyType": "1",
        "httpProxy": "http://w.corp.test 3128",
        "httpsProxy": "http://a.corp.test 8080",
        **said,
    }
    lines = [f"{name.replace('_', ' ')}={value}" for name, value in values.items()]
    variables = {"MY_WEB": "http://w.corp.test:3128", "MY_SAFE": "http://a.corp.test:8080"}
    return parse_kde("\n".join(["[Proxy Settings]", *lines]), variables)


def test_kde_has_a_proxy_for_each_scheme() -> None:
    assert both(kde()) == (WEB, A)
    assert both(kde(httpProxy="")) == (DIRECT, A)
    assert both(kde(httpsProxy=" http://a.corp.test  8080 ")) == (WEB, A)
    assert both(kde(ProxyType="4", httpProxy="MY_WEB", httpsProxy="MY_SAFE")) == (WEB, A)
    assert both(kde(ProxyType="4", httpProxy="NONE", httpsProxy="MY_SAFE")) == (DIRECT, A)
    assert both(kde(ProxyType="1", httpProxy="MY_WEB"))[0] != WEB


def test_kdes_other_kinds_take_no_proxy() -> None:
    for kind in ("0", "3", "5", ""):
        assert both(kde(ProxyType=kind)) == (DIRECT, DIRECT)
    script = {"Proxy_Config_Script": "http://wpad.test/p.pac"}
    assert both(kde(ProxyType="2", **script)) == (PAC, PAC)
    assert both(kde(ProxyType="2")) == (DIRECT, DIRECT)
    assert both(kde(ProxyType="1", **script)) == (WEB, A)
    assert both(parse_kde("[Proxy Settings]\nhttpsProxy=http://a.corp.test 8080\n", {})) == (
        DIRECT,
        DIRECT,
    )


def test_kde_exempts_hosts() -> None:
    stated = kde(NoProxyFor="localhost, 10.0.0.0/8 ,.intern.test,")
    hosts = ("10.1.2.3", "x.intern.test", "api.acme.test")
    assert straight_to(stated, *hosts) == [True, True, False]
    assert straight_to(kde(), *hosts) == [False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "[Proxy Settings]\nProxyType=1\nProxyType=1\nhttpsProxy=http://a.corp.test 8080\n",
        "[Proxy Settings]\nProxyType=0\n[Proxy Settings]\nProxyType=1\n"
        "httpsProxy=http://a.corp.test 8080\n",
        "[Proxy Settings]\nProxyType = 1\nhttpsProxy = http://a.corp.test:8080\nx=%(y)s\n",
    ],
    ids=["key twice", "section twice", "spaces"],
)
def test_kdes_file_is_read_as_kde_reads_it(text: str) -> None:
    assert parse_kde(text, {}).found_for(SAFE) == A


# ---- macOS


def macos(*lines: str, exceptions: tuple[str, ...] = ()) -> StatedProxies:
    listed = [f"    {index} : {one}" for index, one in enumerate(exceptions)]
    listed = ["  ExceptionsList : <array> {", *listed, "  }"] if listed else []
    body = [f"  {line}" for line in lines]
    return parse_macos("\n".join(["<dictionary> {", *listed, *body, "}"]))


OF_HTTP = ("HTTPEnable : 1", "HTTPProxy : w.corp.test", "HTTPPort : 3128")
OF_HTTPS = ("HTTPSEnable : 1", "HTTPSProxy : a.corp.test", "HTTPSPort : 8080")
OF_FILE = ("ProxyAutoConfigEnable : 1", "ProxyAutoConfigURLString : http://wpad.test/p.pac")


def test_macos_has_a_proxy_for_each_scheme() -> None:
    assert both(macos(*OF_HTTP, *OF_HTTPS)) == (WEB, A)
    assert both(macos(*OF_HTTP)) == (WEB, DIRECT)
    assert both(macos(*OF_HTTPS)) == (DIRECT, A)
    assert both(macos("HTTPEnable : 0", *OF_HTTP[1:], *OF_HTTPS)) == (DIRECT, A)
    assert both(macos(*OF_HTTPS[:1])) == (DIRECT, DIRECT)
    at_80 = Ways((Proxy("http", "a.corp.test", 80),))
    assert both(macos(*OF_HTTPS[:2])) == (DIRECT, at_80)


def test_macos_may_have_a_file() -> None:
    assert both(macos(*OF_FILE, *OF_HTTPS)) == (PAC, PAC)
    assert both(macos("ProxyAutoConfigEnable : 0", OF_FILE[1], *OF_HTTPS)) == (DIRECT, A)
    assert both(macos(OF_FILE[0], *OF_HTTPS)) == (DIRECT, A)


def test_macos_exempts_hosts() -> None:
    stated = macos(*OF_HTTPS, exceptions=("*.intern.test", "10.0.0.0/8"))
    hosts = ("x.intern.test", "10.1.2.3", "intranet", "api.acme.test")
    assert straight_to(stated, *hosts) == [True, True, False, False]
    plain = macos(*OF_HTTPS, "ExcludeSimpleHostnames : 1")
    assert straight_to(plain, *hosts) == [False, False, True, False]
    assert straight_to(macos(*OF_HTTPS, "ExcludeSimpleHostnames : 0"), "intranet") == [False]


# ---- what all have in common


def test_plain_names_are_those_without_dot_and_colon() -> None:
    stated = StatedProxies(proxies={"https": "a.corp.test:8080"}, exempts_plain_names=True)
    hosts = ("intranet", "[2001:db8::1]", "10.1.2.3", "api.acme.test")
    assert straight_to(stated, *hosts) == [True, False, False, False]


@pytest.mark.parametrize("url", ["http://w/p", "https://w/p", "file:///etc/p.pac"])
def test_a_file_may_lie_in_the_net_or_here(url: str) -> None:
    stated = StatedProxies(pac_url=url, proxies={"https": "a.corp.test:8080"}, exempt=("x.test",))
    assert stated.found_for(SAFE) == PacAddress(url)
    assert straight_to(stated, "x.test") == [True]


@pytest.mark.parametrize("url", ["", "ftp://w/p", "data:,x", "p.pac"])
def test_a_file_of_another_kind_is_not_asked(url: str) -> None:
    assert StatedProxies(pac_url=url, proxies={"https": "a.corp.test:8080"}).found_for(SAFE) == A


def test_an_exempt_host_may_name_its_port() -> None:
    stated = StatedProxies(proxies={"https": "a.corp.test:8080"}, exempt=("api.acme.test:8443",))
    assert stated.found_for("https://api.acme.test:8443/") == DIRECT
    assert stated.found_for(SAFE) == A


def test_what_cannot_be_used_is_told() -> None:
    stated = StatedProxies(proxies={"https": "socks5://s:1"})
    told = "a proxy of the kind socks5 is not supported"
    assert stated.found_for(SAFE) == Ways((), f"the system's proxy settings: {told}")
    found = parse_portal(["http://a.corp.test:8080", "socks5://s:1", "direct://"])
    assert found == Ways((*A.ways, None), f"the desktop's proxy settings: {told}")
    assert parse_portal(["socks5://s:1"]) == Ways((), f"the desktop's proxy settings: {told}")
    assert parse_portal(["direct:"]) == DIRECT
