"""Which of our errors is a broken call, and does it say whose fault it was?"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator

import pytest
import requests
import urllib3

from sso import errors
from sso.network.open_sockets import OpenSockets
from sso.network.proxies import Proxy, Way
from sso.network.troubles import Troubles, within
from sso.network.tunnels import TunnelRefused
from tests.integration.raw_server import RawServer

URL = "https://127.0.0.1/api/v4/check_license?code=SECRET"
PROXY = Proxy("http", "proxy.acme.test", 8080)
CLEAR = "http://api.acme.test/x"


PORTAL = b"HTTP/1.1 302 Found\r\nLocation: http://login.inn.test/?to=x\r\nContent-Length: 0\r\n\r\n"


def at_the_door(said: bytes) -> RawServer:
    """What answers in the clear on this network."""
    return RawServer(lambda peer: peer.sendall(said))


@pytest.fixture
def door() -> Iterator[RawServer]:
    with at_the_door(PORTAL) as opened:
        yield opened


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def explained(
    reason: Exception,
    *,
    url: str = URL,
    way: Way = None,
    port: int = 1,
    sockets: OpenSockets | None = None,
) -> errors.KeyturnError:
    return Troubles(sockets or OpenSockets(), lambda proxy: "", "", port).explained(
        reason, url, way
    )


def wrapped(reason: Exception) -> Exception:
    """Return what the libraries make of it: each wraps it in its own way."""
    pool = urllib3.connectionpool.HTTPConnectionPool("api.acme.test")
    outer = urllib3.exceptions.MaxRetryError(pool, "/x", reason)
    return requests.ConnectionError(outer)


# ---- whose fault it was


@pytest.mark.parametrize(
    ("reason", "told", "of_a_proxy"),
    [
        (requests.ConnectTimeout(), "no answer in time", "no answer in time"),
        (requests.ReadTimeout(), "no answer in time", "no answer in time"),
        (
            urllib3.exceptions.ReadTimeoutError(None, "/", ""),  # type: ignore[arg-type]
            "no answer in time",
            "no answer in time",
        ),
        (
            wrapped(socket.gaierror(-2, "Name or service not known")),
            "its name could not be resolved",
            "the name of the proxy proxy.acme.test:8080 could not be resolved",
        ),
        (
            wrapped(ConnectionRefusedError()),
            "the connection was refused",
            "the proxy proxy.acme.test:8080 refused the connection",
        ),
        (wrapped(ConnectionResetError()), "the connection broke", "the connection broke"),
        (OSError("SECRET"), "the connection broke", "the connection broke"),
        (
            requests.exceptions.ChunkedEncodingError("SECRET"),
            "the connection broke",
            "the connection broke",
        ),
    ],
    ids=["connect", "read", "library", "name", "refused", "reset", "other", "chunks"],
)
def test_what_went_wrong_is_named_without_the_address(
    reason: Exception, told: str, of_a_proxy: str
) -> None:
    straight = explained(reason, url=CLEAR)
    assert (type(straight), straight.detail) == (errors.ServiceUnreachable, told)
    assert straight.facts == {"host": "api.acme.test"}
    assert explained(reason, url=CLEAR, way=PROXY).detail == of_a_proxy


@pytest.mark.parametrize("status", [403, 404, 500, 502])
def test_a_proxy_that_opens_no_tunnel(status: int) -> None:
    error = explained(wrapped(TunnelRefused(status, (), "")), way=PROXY)
    assert type(error) is errors.ServiceUnreachable
    assert error.detail == f"the proxy proxy.acme.test:8080 answered {status}"
    assert error.facts == {"host": "127.0.0.1"}


@pytest.mark.parametrize("status", [302, 307, 511])
def test_a_proxy_that_leads_to_a_page(status: int) -> None:
    error = explained(TunnelRefused(status, (), "http://login.inn.test/"), way=PROXY)
    assert type(error) is errors.NetworkSignIn
    assert error.facts == {"host": "127.0.0.1", "portal": "login.inn.test"}


# ---- TLS


def unverified(code: int) -> ssl.SSLCertVerificationError:
    reason = ssl.SSLCertVerificationError(1, "certificate verify failed")
    reason.verify_code = code
    return reason


@pytest.mark.parametrize(
    ("code", "cause"), [(10, "out_of_time"), (62, "other_name"), (79, "no_authority"), (20, "")]
)
def test_a_refused_certificate(code: int, cause: str, closed_port: int) -> None:
    error = explained(
        wrapped(unverified(code)), url=f"https://127.0.0.1:{closed_port}/", port=closed_port
    )
    assert type(error) is errors.TlsRefused
    assert error.detail == "the certificate was refused"
    assert error.facts == {"host": "127.0.0.1", "issuer": "", "cause": cause}


def test_no_common_version_of_tls() -> None:
    reason = ssl.SSLError(1, "no protocols available")
    reason.reason = "TLSV1_ALERT_PROTOCOL_VERSION"
    error = explained(wrapped(reason), url="https://127.0.0.1:1/")
    assert type(error) is errors.TlsRefused
    assert error.detail == "no secure connection can be made"
    assert error.facts == {"host": "127.0.0.1", "issuer": "", "cause": "weak"}


def test_the_proxy_that_the_call_went_through_is_named() -> None:
    error = explained(ssl.SSLError(1, "handshake failure"), way=PROXY)
    assert type(error) is errors.TlsRefused
    assert error.facts["proxy"] == "proxy.acme.test:8080"


@pytest.mark.parametrize("kind", [ssl.SSLEOFError, ssl.SSLZeroReturnError])
def test_a_connection_that_was_cut_is_no_refused_certificate(kind: type[ssl.SSLError]) -> None:
    error = explained(wrapped(kind(8, "EOF")))
    assert type(error) is errors.ServiceUnreachable


# ---- the page at the door


@pytest.mark.parametrize(
    "reason",
    [unverified(20), ssl.SSLEOFError(8, "EOF"), ConnectionResetError(), requests.ReadTimeout()],
    ids=["certificate", "cut", "reset", "silence"],
)
def test_a_network_that_breaks_tls_may_show_its_page_in_the_clear(
    reason: Exception, door: RawServer
) -> None:
    error = explained(reason, port=door.port)
    assert type(error) is errors.NetworkSignIn
    assert error.facts == {"host": "127.0.0.1", "portal": "login.inn.test"}
    assert door.requests == [b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"]


def test_nobody_looks_at_the_door_where_it_can_tell_nothing(door: RawServer) -> None:
    sent = OpenSockets()
    sent.has_sent = True
    reset = ConnectionResetError()
    assert type(explained(reset, port=door.port, sockets=sent)) is errors.ServiceUnreachable
    assert type(explained(reset, port=door.port, way=PROXY)) is errors.ServiceUnreachable
    in_the_clear = URL.replace("https", "http")
    assert type(explained(reset, port=door.port, url=in_the_clear)) is errors.ServiceUnreachable
    no_name = socket.gaierror(-2, "Name or service not known")
    assert type(explained(no_name, port=door.port)) is errors.ServiceUnreachable
    assert door.requests == []


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 301 Moved\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 abc\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
    ids=["to https", "nowhere", "page", "status", "other", "nothing"],
)
def test_what_is_no_portal_leaves_the_trouble_as_it_is(said: bytes) -> None:
    with at_the_door(said) as opened:
        error = explained(ConnectionResetError(), port=opened.port)
    assert type(error) is errors.ServiceUnreachable
    assert len(opened.requests) == 1


# ---- what stands behind an exception


def test_a_reason_is_found_however_it_was_wrapped() -> None:
    inner = ConnectionRefusedError()
    by_cause, by_context = OSError(), OSError()
    by_cause.__cause__ = inner
    by_context.__context__ = inner
    for outer in (inner, by_cause, by_context, OSError("x", inner), wrapped(inner)):
        assert within(outer, ConnectionRefusedError) is inner
        assert within(outer, http.client.HTTPException) is None
    assert within(None, OSError) is None


def test_a_circle_of_reasons_ends() -> None:
    one, other = OSError(), OSError()
    one.__context__, other.__context__ = other, one
    assert within(one, ConnectionRefusedError) is None
