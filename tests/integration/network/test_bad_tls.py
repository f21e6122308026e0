"""Is every bad TLS server refused, with the sentence that fits, and are the good ones taken?"""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from sso import errors
from sso.cli.sentences import key_of
from sso.network.transport import Transport, TransportSettings
from tests.integration.network import authority
from tests.integration.network.authority import DAY, Certified, issued, root, with_sha1
from tests.integration.network.servers import Proxy, Site, said

HOST = "license.test"
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Shown:
    """What a server shows, whom the client trusts, and which name it asks for."""

    server: Certified
    trusted: Certified
    host: str = HOST
    newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3


def self_signed() -> Shown:
    return Shown(issued(None, "Self", names=[HOST]), root())


def expired() -> Shown:
    top = root(begins=-2 * YEAR, ends=YEAR)
    return Shown(issued(top, HOST, names=[HOST], begins=-YEAR, ends=-DAY), top)


def not_yet_valid() -> Shown:
    top = root(ends=2 * YEAR)
    return Shown(issued(top, HOST, names=[HOST], begins=DAY, ends=YEAR), top)


def wrong_host() -> Shown:
    top = root()
    return Shown(issued(top, "other.test", names=["other.test"]), top)


def wrong_address() -> Shown:
    top = root()
    return Shown(issued(top, "10.9.8.7", names=["10.9.8.7"]), top, host="127.0.0.1")


def wildcard_too_deep() -> Shown:
    top = root()
    server = issued(top, "*.license.test", names=["*.license.test"])
    return Shown(server, top, host="a.b.license.test")


def common_name_only() -> Shown:
    top = root()
    return Shown(issued(top, HOST), top)


def weak_key() -> Shown:
    top = root()
    key = rsa.generate_private_key(65537, 1024)  # noqa: S505
    return Shown(issued(top, HOST, names=[HOST], key=key), top)


def sha1() -> Shown:
    top = root(key=rsa.generate_private_key(65537, 2048))
    return Shown(with_sha1(top, HOST, [HOST]), top)


def old_protocol() -> Shown:
    top = root()
    return Shown(issued(top, HOST, names=[HOST]), top, newest=ssl.TLSVersion.TLSv1_1)


def unknown_authority() -> Shown:
    return Shown(issued(root("Inspecting CA"), HOST, names=[HOST]), root())


def authority_for_other_names() -> Shown:
    top = root()
    bound = issued(top, "Bound CA", is_authority=True, permitted="other.test")
    server = issued(bound, HOST, names=[HOST])
    return Shown(Certified(server.certificate, server.key, (bound.certificate,)), top)


def missing_intermediate() -> Shown:
    top = root()
    between = issued(top, "Between CA", is_authority=True)
    return Shown(issued(between, HOST, names=[HOST]), top)


def issued_by_a_server() -> Shown:
    top = root()
    no_authority = issued(top, "Some Server", names=["some.test"])
    server = issued(no_authority, HOST, names=[HOST])
    return Shown(Certified(server.certificate, server.key, (no_authority.certificate,)), top)


BAD: list[tuple[Callable[[], Shown], str, str]] = [
    (self_signed, "", "CN=Self"),
    (expired, "out_of_time", "CN=Acme Root CA"),
    (not_yet_valid, "out_of_time", "CN=Acme Root CA"),
    (wrong_host, "other_name", "CN=Acme Root CA"),
    (wrong_address, "other_name", "CN=Acme Root CA"),
    (wildcard_too_deep, "other_name", "CN=Acme Root CA"),
    (common_name_only, "other_name", "CN=Acme Root CA"),
    (weak_key, "weak", "CN=Acme Root CA"),
    (sha1, "weak", "CN=Acme Root CA"),
    (old_protocol, "weak", ""),
    (unknown_authority, "", "CN=Inspecting CA"),
    (authority_for_other_names, "no_authority", "CN=Bound CA"),
    (missing_intermediate, "", "CN=Between CA"),
    (issued_by_a_server, "no_authority", "CN=Some Server"),
]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Shown], tuple[Site, str, Proxy]]]:
    """Start what a case needs; the name is known to the proxy only."""
    with ExitStack() as stack:

        def start(shown: Shown) -> tuple[Site, str, Proxy]:
            server = stack.enter_context(Site(said(b'"reached"'), server_context(shown, tmp_path)))
            proxy = stack.enter_context(Proxy({f"{shown.host}:443": server.port}))
            (tmp_path / "ca.pem").write_bytes(shown.trusted.pem)
            return server, str(tmp_path / "ca.pem"), proxy

        yield start


def server_context(shown: Shown, folder: Path) -> ssl.SSLContext:
    """A server that takes anything, so that all refusing is the client's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # old versions are the point here
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = shown.newest
    context.load_cert_chain(*shown.server.files(folder))
    return context


def address(shown: Shown, server: Site) -> str:
    is_here = shown.host == "127.0.0.1"
    return f"https://{shown.host}:{server.port}/" if is_here else f"https://{shown.host}/"


def asked(url: str, proxy: Proxy, ca_file: str) -> bytes:
    transport = Transport(TransportSettings(proxy=proxy.url, ca_file=ca_file, total_timeout_s=10))
    try:
        return transport.call("GET", url, headers={"Authorization": "SECRET"}).body
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("make", "cause", "issuer"), BAD, ids=[make.__name__ for make, _, _ in BAD]
)
def test_a_bad_server_is_refused_with_the_sentence_that_fits(
    make: Callable[[], Shown],
    cause: str,
    issuer: str,
    opened: Callable[[Shown], tuple[Site, str, Proxy]],
) -> None:
    shown = make()
    server, ca_file, proxy = opened(shown)
    with pytest.raises(errors.TlsRefused) as caught:
        asked(address(shown, server), proxy, ca_file)
    refused = caught.value
    assert refused.exit_code == 21
    assert refused.facts["cause"] == cause
    assert refused.facts["issuer"] == issuer
    assert refused.facts["host"] == shown.host
    expected = cause or ("inspected" if refused.facts.get("proxy") else "issuer")
    assert key_of(refused) == f"TLS_REFUSED/{expected}"
    assert server.requests == []
    assert b"SECRET" not in bytes(server.heard + proxy.heard)


def test_there_are_fourteen() -> None:
    assert len(BAD) == 14


def test_a_public_authority_with_one_between_is_taken(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    opened: Callable[[Shown], tuple[Site, str, Proxy]],
) -> None:
    """The system's store is where OpenSSL looks: here one of the test's own."""
    top = root("Public Root")
    between = issued(top, "Between CA", is_authority=True)
    leaf = issued(between, HOST, names=[HOST, "www.license.test"])
    server = Certified(leaf.certificate, leaf.key, (between.certificate,))
    site, store, proxy = opened(Shown(server, top))
    monkeypatch.setenv("SSL_CERT_FILE", store)
    assert asked(f"https://{HOST}/", proxy, "") == b'"reached"'
    assert len(site.requests) == 1


def test_a_private_authority_is_taken_from_its_file(
    opened: Callable[[Shown], tuple[Site, str, Proxy]],
) -> None:
    top = root("Acme Private CA")
    site, ca_file, proxy = opened(Shown(issued(top, HOST, names=[HOST]), top))
    assert asked(f"https://{HOST}/", proxy, ca_file) == b'"reached"'
    with pytest.raises(errors.TlsRefused):
        asked(f"https://{HOST}/", proxy, "")
    assert len(site.requests) == 1


def test_the_look_at_a_refused_certificate_sends_a_handshake_only(
    opened: Callable[[Shown], tuple[Site, str, Proxy]],
) -> None:
    """Two connections: the call and the look; both end before anything is said inside TLS."""
    site, ca_file, proxy = opened(unknown_authority())
    with pytest.raises(errors.TlsRefused):
        asked(f"https://{HOST}/", proxy, ca_file)
    assert proxy.asked == [f"{HOST}:443"] * 2
    assert site.connections == 2
    assert site.heard == b""
    assert b"SECRET" not in proxy.heard


def test_another_network_shows_another_certificate(tmp_path: Path) -> None:
    """The issuer that is named is the one on the way the call went, not on the straight way."""
    straight = authority.issued(root("Honest CA"), HOST, names=["127.0.0.1"])
    inspecting = authority.issued(root("Inspecting CA"), HOST, names=["127.0.0.1"])
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    with (
        Site(said(), server_context(Shown(straight, root()), tmp_path / "a")) as honest,
        Site(said(), server_context(Shown(inspecting, root()), tmp_path / "b")) as inspector,
        Proxy({f"{HOST}:443": inspector.port}) as proxy,
    ):
        for url, issuer in [
            (f"https://{HOST}/", "CN=Inspecting CA"),
            (f"https://127.0.0.1:{honest.port}/", "CN=Honest CA"),
        ]:
            with pytest.raises(errors.TlsRefused) as caught:
                asked(url, proxy, "")
            assert caught.value.facts["issuer"] == issuer


def test_a_bad_file_of_authorities_is_an_error_of_the_profile(tmp_path: Path) -> None:
    (tmp_path / "text.pem").write_text("no certificate\n")
    (tmp_path / "half.pem").write_text("-----BEGIN CERTIFICATE-----\nMIIB\n")
    (tmp_path / "empty.pem").write_bytes(b"")
    (tmp_path / "binary.pem").write_bytes(b"\x00\xff" * 100)
    for name in ("text.pem", "half.pem", "empty.pem", "binary.pem", "missing.pem", "."):
        path = str(tmp_path / name)
        with pytest.raises(errors.ProfileError) as caught:
            Transport(TransportSettings(ca_file=path)).call("GET", "https://x.test/", headers={})
        assert caught.value.exit_code == 30
        assert path in caught.value.detail
        assert "network.ca_file" in caught.value.detail
