"""Is an address of a proxy, an exemption or a variable read to the letter, and who has a say?"""

from __future__ import annotations

import pytest

from sso.network.proxies import (
    DIRECT,
    PacAddress,
    Proxy,
    ProxyNotUnderstood,
    Ways,
    credentials_in,
    environment_exemptions,
    is_exempt,
    is_loopback,
    of_environment,
    origin_of,
    parse_proxy,
    port_of,
    variable_for,
)
from sso.network.way_finder import WayFinder, no_desktop

SAFE, PLAIN = "https://api.acme.test/x", "http://api.acme.test/x"
A = Ways((Proxy("http", "a.acme.test", 8080),))


# ---- addresses


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        (" http://a.acme.test:8080 ", Proxy("http", "a.acme.test", 8080)),
        ("HTTPS://a.acme.test", Proxy("https", "a.acme.test", 443)),
        ("http://a.acme.test:1", Proxy("http", "a.acme.test", 1)),
        ("http://a.acme.test:65535", Proxy("http", "a.acme.test", 65535)),
        ("my_proxy", Proxy("http", "my_proxy", 80)),
        ("p", Proxy("http", "p", 80)),
        ("a.acme.test.:80", Proxy("http", "a.acme.test.", 80)),
    ],
)
def test_addresses_at_their_bounds(address: str, proxy: Proxy) -> None:
    assert parse_proxy(address) == proxy


@pytest.mark.parametrize("address", ["http://-a:1", "http://a-:1", "http://" + "a" * 255])
def test_what_is_no_host_is_refused(address: str) -> None:
    with pytest.raises(ProxyNotUnderstood, match="it is no address of a proxy"):
        parse_proxy(address)


def test_a_proxy_is_named_by_host_and_port() -> None:
    by_name, by_address = Proxy("http", "a.test", 80), Proxy("https", "2001:db8::1", 3128)
    assert (by_name.name, by_name.url) == ("a.test:80", "http://a.test:80")
    assert by_address.name == "[2001:db8::1]:3128"
    assert by_address.url == "https://[2001:db8::1]:3128"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (" http://me:pw@a:1 ", ("me", "pw")),
        ("me%40acme:p%3Aw:x@a:1", ("me@acme", "p:w:x")),
        ("http://:pw@a:1", ("", "pw")),
        ("http://@a:1", ("", "")),
        ("no address at all", None),
    ],
)
def test_name_and_password_in_an_address(address: str, found: tuple[str, str] | None) -> None:
    assert credentials_in(address) == found


def test_the_port_of_an_address() -> None:
    assert port_of(SAFE) == 443
    assert port_of(PLAIN) == 80
    assert port_of("https://api.acme.test:8443/") == 8443
    assert port_of("ftp://api.acme.test/") == 443


def test_an_origin_has_no_name_and_no_password() -> None:
    assert origin_of("http://me:p@w@h.test/a") == "http://h.test/"
    assert origin_of("http://[::1]:8/a") == "http://[::1]:8/"


@pytest.mark.parametrize("host", ["X.LOCALHOST.", "::ffff:7f00:1", "0:0:0:0:0:0:0:1"])
def test_this_machine_by_other_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["::ffff:10.0.0.1", "0.0.0.0", "xlocalhost", "128.0.0.1"])
def test_what_only_looks_like_this_machine(host: str) -> None:
    assert not is_loopback(host)


# ---- exemptions


@pytest.mark.parametrize(
    ("entry", "host", "port", "is_it"),
    [
        ("acme.test.", "api.acme.test", 443, True),
        ("acme.test", "api.acme.test.", 443, True),
        ("[2001:db8::1]", "[2001:db8::1]", 443, True),
        ("[2001:db8::1]:8443", "2001:db8::1", 443, False),
        ("[2001:db8::1]:8443", "2001:db8::1", 8443, True),
        ("2001:db8::1", "2001:db8::2", 443, False),
        ("2001:db8::/32", "2001:db9::7", 443, False),
        ("10.1.2.3/8", "10.9.9.9", 443, True),
        ("10.1.2.3/99", "10.1.2.3", 443, False),
        ("acme.test/8", "acme.test", 443, False),
        ("10.1.2.3:8443", "10.1.2.3", 8443, True),
        ("10.1.2.3:8443", "10.1.2.3", 443, False),
        ("acme.test:", "acme.test", 443, True),
        (":443", "acme.test", 443, False),
        (":443", "", 443, False),
        ("*acme.test", "notacme.test", 443, False),
        ("**", "acme.test", 443, False),
        ("x", "X", 443, True),
        ("X.test", "x.test", 443, True),
    ],
)
def test_exemptions_to_the_letter(entry: str, host: str, port: int, is_it: bool) -> None:
    assert is_exempt(host, port, [entry]) is is_it


def test_no_entry_exempts_nothing() -> None:
    assert not is_exempt("api.acme.test", 443, [])


# ---- the environment


def test_small_letters_win_and_one_variable_may_stand_for_all() -> None:
    said = {
        "https_proxy": "s:1",
        "HTTPS_PROXY": "S:1",
        "HTTP_PROXY": "H:1",
        "all_proxy": "a:1",
        "ALL_PROXY": "A:1",
    }
    assert variable_for(said, "https") == ("https_proxy", "s:1")
    assert variable_for(said, "http") == ("HTTP_PROXY", "H:1")
    assert variable_for(said, "ftp") == ("all_proxy", "a:1")
    assert variable_for({**said, "all_proxy": ""}, "ftp") == ("ALL_PROXY", "A:1")
    assert variable_for({}, "https") is None


@pytest.mark.parametrize(
    ("environment", "listed"),
    [
        ({}, [""]),
        ({"no_proxy": "a,b"}, ["a", "b"]),
        ({"NO_PROXY": "a,b"}, ["a", "b"]),
        ({"no_proxy": "a", "NO_PROXY": "b"}, ["a"]),
        ({"no_proxy": "", "NO_PROXY": "b"}, ["b"]),
    ],
)
def test_what_the_environment_exempts(environment: dict[str, str], listed: list[str]) -> None:
    assert environment_exemptions(environment) == listed


def test_each_scheme_has_its_variable() -> None:
    environment = {"http_proxy": "http://w.test:1", "https_proxy": "http://a.acme.test:8080"}
    assert of_environment(environment, SAFE) == A
    assert of_environment(environment, PLAIN) == Ways((Proxy("http", "w.test", 1),))


def test_an_exemption_may_name_a_port_of_the_call() -> None:
    environment = {"https_proxy": "http://a.acme.test:8080", "no_proxy": "api.acme.test:443"}
    assert of_environment(environment, SAFE) == DIRECT
    assert of_environment(environment, "https://api.acme.test:8443/") == A


def test_a_variable_that_is_no_proxy_leads_nowhere() -> None:
    found = of_environment({"HTTPS_PROXY": "http://a b:1"}, SAFE)
    assert found == Ways((), "the variable HTTPS_PROXY: it is no address of a proxy")


# ---- who has a say


class Files:
    """Proxy files that all name one proxy."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def ways(self, address: PacAddress, url: str) -> Ways:
        self.asked.append((address.url, url))
        return A

    def forget(self) -> None:
        self.asked.clear()


def test_the_setting_may_name_a_file() -> None:
    files = Files()
    assert WayFinder(pac=files).ways("pac:http://w/p.pac?pac:", SAFE) == A
    assert files.asked == [("http://w/p.pac?pac:", SAFE)]


def test_where_files_cannot_be_read_it_goes_straight_and_says_so() -> None:
    told = Ways((None,), "proxy files cannot be read here")
    assert WayFinder().ways("pac:http://w/p.pac", SAFE) == told
    assert WayFinder(desktop=lambda url: PacAddress("http://w/p")).ways("system", SAFE) == told
    WayFinder().forget()


def test_a_setting_that_is_no_proxy_is_told() -> None:
    told = "network.proxy: a proxy of the kind socks5 is not supported"
    assert WayFinder().ways("socks5://a:1", SAFE) == Ways((), told)


def test_the_desktop_is_asked_with_the_whole_address_and_last() -> None:
    asked: list[str] = []

    def desktop(url: str) -> Ways:
        asked.append(url)
        return A

    finder = WayFinder({"https_proxy": "http://e.test:1"}, desktop)
    assert finder.ways("system", PLAIN) == A
    finder.ways("system", SAFE)
    finder.ways("none", PLAIN)
    assert asked == [PLAIN]
    assert no_desktop(SAFE) == DIRECT


def test_the_environments_sign_in_for_either_scheme() -> None:
    finder = WayFinder(
        {"https_proxy": "http://s:1@safe.test:1", "http_proxy": "http://p:2@plain.test:2"}
    )
    assert finder.credentials_for("safe.test:1") == ("s", "1")
    assert finder.credentials_for("plain.test:2") == ("p", "2")
    assert finder.credentials_for("plain.test:1") is None
    broken = WayFinder({"https_proxy": "socks5://x:y@z:1", "http_proxy": "http://p:2@plain.test:2"})
    assert broken.credentials_for("plain.test:2") == ("p", "2")
    assert WayFinder({"http_proxy": "http://plain.test:2"}).credentials_for("plain.test:2") is None
    assert WayFinder().credentials_for("plain.test:2") is None
