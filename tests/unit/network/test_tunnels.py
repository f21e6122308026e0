"""What does a proxy hear before it opens a tunnel, and what is made of its answer?"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator

import pytest

from sso.network.tunnels import TunnelRefused, ask_for_tunnel


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, proxys = socket.socketpair()
    with ours, proxys:
        for one in (ours, proxys):
            one.settimeout(5)
        yield ours, proxys


Pair = tuple[socket.socket, socket.socket]


@pytest.mark.parametrize(
    ("host", "authorization", "heard"),
    [
        (
            "api.acme.test",
            "",
            b"CONNECT api.acme.test:8443 HTTP/1.1\r\nHost: api.acme.test:8443\r\n\r\n",
        ),
        (
            "2001:db8::1",
            "",
            b"CONNECT [2001:db8::1]:8443 HTTP/1.1\r\nHost: [2001:db8::1]:8443\r\n\r\n",
        ),
        (
            "api.acme.test",
            "Basic bWU6cHc=",
            b"CONNECT api.acme.test:8443 HTTP/1.1\r\nHost: api.acme.test:8443\r\n"
            b"Proxy-Authorization: Basic bWU6cHc=\r\n\r\n",
        ),
    ],
    ids=["name", "address", "sign-in"],
)
def test_the_request_for_a_tunnel(pair: Pair, host: str, authorization: str, heard: bytes) -> None:
    ours, proxys = pair
    proxys.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    ask_for_tunnel(ours, host, 8443, authorization)
    assert proxys.recv(65536) == heard


@pytest.mark.parametrize("status", [200, 204, 299])
def test_an_open_tunnel_is_left_open(pair: Pair, status: int) -> None:
    ours, proxys = pair
    proxys.sendall(b"HTTP/1.1 %d Whatever\r\n\r\n" % status)
    ask_for_tunnel(ours, "api.acme.test", 443, "")
    proxys.sendall(b"from the server")
    assert ours.recv(65536) == b"from the server"


@pytest.mark.parametrize("status", [300, 302, 403, 407, 502, 511])
def test_a_refusal_keeps_what_the_proxy_offered(pair: Pair, status: int) -> None:
    ours, proxys = pair
    fields = b"Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: Basic realm=x\r\n"
    place = b"Location: http://login.inn.test/\r\nContent-Length: 0\r\n\r\n"
    proxys.sendall(b"HTTP/1.1 %d Whatever\r\n" % status + fields + place)
    with pytest.raises(TunnelRefused) as caught:
        ask_for_tunnel(ours, "api.acme.test", 443, "")
    assert caught.value.status == status
    assert caught.value.offers == ("Negotiate", "Basic realm=x")
    assert caught.value.location == "http://login.inn.test/"


def test_a_refusal_that_offers_nothing(pair: Pair) -> None:
    ours, proxys = pair
    proxys.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(TunnelRefused) as caught:
        ask_for_tunnel(ours, "api.acme.test", 443, "")
    assert (caught.value.offers, caught.value.location) == ((), "")


@pytest.mark.parametrize("said", [b"SSH-2.0-OpenSSH\r\n", b"\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_speaks_no_http_is_no_proxy(pair: Pair, said: bytes) -> None:
    ours, proxys = pair
    proxys.sendall(said)
    proxys.shutdown(socket.SHUT_WR)
    with pytest.raises(http.client.HTTPException):
        ask_for_tunnel(ours, "api.acme.test", 443, "")
