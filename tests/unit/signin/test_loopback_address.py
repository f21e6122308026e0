"""Which redirect addresses can this computer serve, and by which names is each asked?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import NoRedirectAddress
from sso.signin.loopback_address import RedirectAddress, parse


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("http://localhost:5000/callback", RedirectAddress("localhost", 5000, "/callback")),
        ("http://127.0.0.1:5000/", RedirectAddress("127.0.0.1", 5000, "/")),
        ("http://[::1]:5000/a/b", RedirectAddress("::1", 5000, "/a/b")),
        ("http://localhost:5000", RedirectAddress("localhost", 5000, "/")),
        ("http://localhost", RedirectAddress("localhost", 80, "/")),
        ("http://LOCALHOST:65535/x", RedirectAddress("localhost", 65535, "/x")),
    ],
)
def test_addresses_of_this_computer(uri: str, address: RedirectAddress) -> None:
    assert parse(uri) == address


def test_no_port_is_80_unless_the_registration_admits_any() -> None:
    assert parse("http://localhost/cb").port == 80
    assert parse("http://localhost/cb", any_port=True).port == 0
    assert parse("http://localhost:5000/cb", any_port=True).port == 5000


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "http://",
        "https://localhost:5000/cb",
        "http://example.test:5000/cb",
        "http://0.0.0.0:5000/cb",
        "http://127.0.0.2:5000/cb",
        "http://192.168.1.1:5000/cb",
        "http://localhost.evil.test:5000/cb",
        "http://user@localhost:5000/cb",
        "http://localhost:5000/cb?x=1",
        "http://localhost:5000/cb#x",
        "http://localhost:99999/cb",
        "http://localhost:port/cb",
        "http://localhost:-1/cb",
        "http://localhost:0/cb",
        "http://[::1/cb",
        "http://[zz]:5000/cb",
        "keyturn://callback",
        "urn:ietf:wg:oauth:2.0:oob",
    ],
)
def test_what_cannot_be_served_here_is_refused_by_name(uri: str) -> None:
    with pytest.raises(NoRedirectAddress) as caught:
        parse(uri)
    assert caught.value.facts == {"address": uri, "cause": "unsupported"}
    assert caught.value.detail.startswith("the registered redirect address")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_the_one_error(uri: str) -> None:
    try:
        address = parse(uri)
    except NoRedirectAddress:
        return
    assert 0 < address.port < 65536


def test_the_authority_is_written_as_a_url_wants_it() -> None:
    assert RedirectAddress("::1", 5000, "/").authority == "[::1]:5000"
    assert RedirectAddress("localhost", 80, "/").authority == "localhost"


def test_the_names_of_an_address() -> None:
    assert RedirectAddress("localhost", 5000, "/").hosts() == {
        "localhost:5000",
        "127.0.0.1:5000",
        "[::1]:5000",
    }
    assert "localhost" in RedirectAddress("localhost", 80, "/").hosts()


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("https://localhost:5000/cb", RedirectAddress("localhost", 5000, "/cb", "https")),
        ("https://localhost/cb", RedirectAddress("localhost", 443, "/cb", "https")),
        ("http://localhost:5000/cb", RedirectAddress("localhost", 5000, "/cb", "http")),
    ],
)
def test_with_a_certificate_https_is_served_too(uri: str, address: RedirectAddress) -> None:
    assert parse(uri, has_tls=True) == address
    assert parse(uri, has_tls=True).origin == uri.removesuffix("/cb")


def test_the_port_of_a_scheme_is_not_written() -> None:
    assert RedirectAddress("localhost", 443, "/", "https").origin == "https://localhost"
    assert RedirectAddress("localhost", 80, "/", "https").origin == "https://localhost:80"
    assert "localhost" in RedirectAddress("localhost", 443, "/", "https").hosts()
    assert "localhost" not in RedirectAddress("localhost", 80, "/", "https").hosts()
