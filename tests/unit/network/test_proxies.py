"""Which proxy is taken, by an address and by the environment's variables?"""

import pytest

from sso.network.proxies import (
    DIRECT,
    Proxy,
    ProxyNotUnderstood,
    credentials_in,
    is_exempt,
    is_loopback,
    of_environment,
    origin_of,
    parse_proxy,
)

A = Proxy("http", "a.acme.test", 8080)


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("http://a.acme.test:8080", A),
        ("http://A.Acme.Test:8080/", A),
        ("a.acme.test:8080", A),
        ("http://me:se%40cret@a.acme.test:8080", A),
        ("https://a.acme.test", Proxy("https", "a.acme.test", 443)),
        ("http://a.acme.test", Proxy("http", "a.acme.test", 80)),
        ("http://[2001:db8::1]:3128", Proxy("http", "2001:db8::1", 3128)),
        ("http://10.1.2.3:3128", Proxy("http", "10.1.2.3", 3128)),
    ],
)
def test_an_address_of_a_proxy(address: str, proxy: Proxy) -> None:
    assert parse_proxy(address) == proxy
    assert parse_proxy(proxy.url) == proxy
    assert "se" not in repr(proxy).replace("scheme", "")


@pytest.mark.parametrize(
    "address",
    ["", "http://", "http://a:0", "http://a:65536", "http://a:b", "http://a/x", "socks5://a:1",
     "socks5://me:secret@a:1", "file:///etc/passwd", "http://a b:1", "http://a@b@c:1",
     "http://a:1\r\nX: y", "http://[zz]:1", "javascript:alert(1)", "http://ü:1"],
)  # fmt: skip
def test_what_is_no_address_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(ProxyNotUnderstood) as caught:
        parse_proxy(address)
    assert "secret" not in str(caught.value)


def test_name_and_password_of_an_address() -> None:
    assert credentials_in("http://me:se%40cret@a:1") == ("me", "se@cret")
    assert credentials_in("http://me@a:1") == ("me", "")
    assert credentials_in("http://a:1") is None


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "localhost.", "x.localhost", "127.0.0.1", "127.9.9.9", "::1",
     "[::1]", "::ffff:127.0.0.1"],
)  # fmt: skip
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "localhost.acme.test", "127.0.0.1.acme.test", "10.0.0.1", "acme.test", "::2"]
)
def test_no_loopback(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("entry", "host", "port", "is_it"),
    [
        ("*", "api.acme.test", 443, True),
        ("acme.test", "api.acme.test", 443, True),
        (".acme.test", "api.acme.test", 443, True),
        ("*.acme.test", "api.acme.test", 443, True),
        ("acme.test", "acme.test", 443, True),
        ("ACME.test", "api.acme.TEST", 443, True),
        ("acme.test", "notacme.test", 443, False),
        ("acme.test", "acme.test.evil", 443, False),
        ("acme.test:8443", "acme.test", 443, False),
        ("acme.test:8443", "acme.test", 8443, True),
        ("10.0.0.0/8", "10.1.2.3", 443, True),
        ("10.0.0.0/8", "11.1.2.3", 443, False),
        ("10.0.0.0/8", "ten.test", 443, False),
        ("10.1.2.3", "10.1.2.3", 443, True),
        ("2.3", "10.1.2.3", 443, False),
        ("[2001:db8::1]:443", "2001:db8::1", 443, True),
        ("2001:db8::1", "2001:db8::1", 443, True),
        ("2001:db8::/32", "2001:db8::7", 443, True),
        ("", "api.acme.test", 443, False),
        (" ", "api.acme.test", 443, False),
        (".", "api.acme.test", 443, False),
        ("a/b", "10.1.2.3", 443, False),
    ],
)
def test_exemptions(entry: str, host: str, port: int, is_it: bool) -> None:
    assert is_exempt(host, port, ["other.test", entry]) is is_it


@pytest.mark.parametrize(
    ("environment", "ways"),
    [
        ({}, None),
        ({"https_proxy": ""}, None),
        ({"https_proxy": "http://a.acme.test:8080"}, (A,)),
        ({"HTTPS_PROXY": "a.acme.test:8080"}, (A,)),
        ({"https_proxy": "http://a.acme.test:8080", "HTTPS_PROXY": "http://b:1"}, (A,)),
        ({"http_proxy": "http://a.acme.test:8080"}, None),
        ({"ALL_PROXY": "http://a.acme.test:8080"}, (A,)),
        ({"https_proxy": "http://a:1", "no_proxy": "x,.example.test"}, (None,)),
        ({"no_proxy": "api.example.test"}, (None,)),
        ({"no_proxy": "other.test"}, None),
    ],
)
def test_the_environment(environment: dict[str, str], ways: tuple[Proxy | None, ...]) -> None:
    found = of_environment(environment, "https://api.example.test/x?secret=1")
    assert (found.ways if found else None) == ways


def test_a_kind_of_proxy_that_is_not_supported_is_no_reason_to_go_straight() -> None:
    found = of_environment({"all_proxy": "socks5://me:secret@a:1"}, "https://api.example.test/")
    assert found is not None
    assert found.ways == ()
    assert found.trouble == "the variable all_proxy: a proxy of the kind socks5 is not supported"


def test_nothing_set_is_straight() -> None:
    assert DIRECT.ways == (None,)


def test_who_chooses_a_way_sees_no_path_and_no_query() -> None:
    assert origin_of("https://me:pw@h.test:8443/a/b?c=d#e") == "https://h.test:8443/"
