"""Does the HTTP client stay within its bounds, whatever a server says on the wire?"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sso import errors
from sso.network.bounded_answer import MAX_ANSWER_BYTES
from sso.network.transport import Answer, Transport, TransportSettings
from tests.integration.raw_server import RawServer
from tests.integration.sandbox_process import free_port
from tests.naming import plain

QUICK = TransportSettings(connect_timeout_s=1, read_timeout_s=0.5, total_timeout_s=1, proxy="none")
Ask = Callable[..., Answer]


@pytest.fixture
def transport() -> Iterator[Transport]:
    made = Transport(QUICK)
    yield made
    made.close()


def ask(transport: Transport, url: str, **more: Any) -> Answer:
    return transport.call("GET", url, headers={"Date": "now"}, **more)


def says(raw: bytes) -> Callable[[socket.socket], None]:
    return lambda peer: peer.sendall(raw)


def answer(body: bytes = b"{}", *headers: bytes, status: bytes = b"200 OK") -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def test_a_plain_answer(transport: Transport) -> None:
    with RawServer(says(answer(b"hello", b"LicenseSignature: abc"))) as server:
        found = ask(transport, server.url + "/x", query={"username": "a+b@c.d", "x": "ž &"})
    assert (found.status, found.body) == (200, b"hello")
    assert found.headers["licensesignature"] == "abc"
    (request,) = server.requests
    assert request.startswith(b"GET /x?username=a%2Bb%40c.d&x=%C5%BE+%26 HTTP/1.1\r\n")
    assert b"\r\nDate: now\r\n" in request
    assert b"\r\nAccept-Encoding: identity\r\n" in request
    assert b"\r\nUser-Agent: Keyturn\r\n" in request


@pytest.mark.parametrize("status", [b"301 Moved", b"302 Found", b"307 Temporary Redirect"])
def test_no_redirect_is_followed(transport: Transport, status: bytes) -> None:
    with RawServer(says(b"")) as other:
        where = b"Location: " + other.url.encode()
        with RawServer(says(answer(b"", where, status=status))) as server:
            with pytest.raises(errors.NetworkSignIn):
                ask(transport, server.url)
        assert other.requests == []


def test_no_netrc_and_no_proxy_of_the_environment(
    transport: Transport, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with RawServer(says(answer())) as server:
        assert ask(transport, server.url).status == 200
    assert b"authorization" not in server.requests[0].lower()


# ---- bounds


@pytest.mark.parametrize("is_told", [True, False])
def test_an_endless_answer_is_cut(transport: Transport, is_told: bool) -> None:
    def flood(peer: socket.socket) -> None:
        length = b"Content-Length: 99999999999\r\n" if is_told else b""
        peer.sendall(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n")
        for _ in range(1000):
            peer.sendall(b"x" * 65536)

    with RawServer(flood) as server, pytest.raises(errors.AnswerNotUnderstood):
        ask(transport, server.url)


def test_an_answer_of_the_largest_size_is_taken(transport: Transport) -> None:
    with RawServer(says(answer(b"x" * MAX_ANSWER_BYTES))) as server:
        assert len(ask(transport, server.url).body) == MAX_ANSWER_BYTES
    with (
        RawServer(says(answer(b"x" * (MAX_ANSWER_BYTES + 1)))) as server,
        pytest.raises(errors.AnswerNotUnderstood),
    ):
        ask(transport, server.url)


@pytest.mark.parametrize("place", [b"http://[", b"\xff", b"//[::1", b"http://\xc4/", b"\x00"])
def test_a_redirect_to_no_address_is_a_page_like_any_other(
    transport: Transport, place: bytes
) -> None:
    with RawServer(says(answer(b"", b"Location: " + place, status=b"302 Found"))) as server:
        with pytest.raises(errors.NetworkSignIn):
            ask(transport, server.url)


@pytest.mark.parametrize("size", [b"-5", b"-1", b"-ffffffff"])
def test_a_chunk_of_less_than_nothing_is_no_answer(transport: Transport, size: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with RawServer(says(head + size + b"\r\n{}\r\n0\r\n\r\n")) as server:
        with pytest.raises((errors.AnswerNotUnderstood, errors.ServiceUnreachable)):
            ask(transport, server.url)


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
        b"HTTP/1.1 200 OK\r\n",
    ],
    ids=["chunk", "trailers", "head"],
)
def test_no_more_is_read_than_an_answer_may_have(transport: Transport, start: bytes) -> None:
    """Bytes that an HTTP library reads without counting: they have a bound all the same."""
    sent = []

    def flood(peer: socket.socket) -> None:
        peer.sendall(start)
        for _ in range(2000):
            peer.sendall((b"X: " + b"y" * 1000 + b"\r\n") * 32)
            sent.append(32_000)

    with RawServer(flood) as server:
        with pytest.raises((errors.AnswerNotUnderstood, errors.ServiceUnreachable)):
            ask(transport, server.url)
    # What lies in the system's own buffers was sent, too.
    assert sum(sent) < 16 * MAX_ANSWER_BYTES


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate", b"br", b"gzip, gzip"])
def test_an_encoded_answer_is_not_decoded(transport: Transport, encoding: bytes) -> None:
    with (
        RawServer(says(answer(b"x", b"Content-Encoding: " + encoding))) as server,
        pytest.raises(errors.AnswerNotUnderstood),
    ):
        ask(transport, server.url)


# ---- broken


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"hello\r\n\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive.",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n",
        b"SSH-2.0-OpenSSH_9.2p1\r\n",
        b"\x16\x03\x01\x02\x00\x01",
    ],
    ids=plain,
)
def test_a_broken_answer_is_no_contact(transport: Transport, raw: bytes) -> None:
    with RawServer(says(raw)) as server, pytest.raises(errors.ServiceUnreachable):
        ask(transport, server.url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://localhost:{port}/"])
def test_nobody_there_is_no_contact(transport: Transport, url: str) -> None:
    with pytest.raises(errors.ServiceUnreachable) as caught:
        ask(transport, url.format(port=free_port()))
    assert caught.value.facts["host"] in ("127.0.0.1", "localhost")


def test_a_number_in_the_address_is_no_status(transport: Transport) -> None:
    """407 is what a proxy answers; in an address it is a number like others."""
    url = f"http://127.0.0.1:{free_port()}/api/v4/check_license"
    with pytest.raises(errors.KeyturnError) as caught:
        ask(transport, url, query={"hardware_id": "1407407f", "license_id": "1744810240740766"})
    assert type(caught.value) is errors.ServiceUnreachable


def test_an_error_carries_no_part_of_the_address(transport: Transport) -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    with pytest.raises(errors.ServiceUnreachable) as caught:
        ask(transport, url, query={"code": "the-secret-code"})
    assert "the-secret-code" not in str(caught.value)
    assert "the-secret-code" not in repr(caught.value.facts)


# ---- time


def test_a_silent_server_is_given_up(transport: Transport) -> None:
    with RawServer(lambda peer: server.is_over.wait(5) and None) as server:
        began = time.monotonic()
        with pytest.raises(errors.ServiceUnreachable):
            ask(transport, server.url)
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("where", ["head", "body", "body-without-length"])
def test_a_dripping_server_is_given_up_at_the_deadline(
    transport: Transport, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It never is silent for long: only the deadline of the whole call ends it."""

    def drip(peer: socket.socket) -> None:
        peer.sendall(b"HTTP/1.1 200 OK\r\n")
        if where == "body":
            peer.sendall(b"Content-Length: 10000\r\n\r\n")
        if where == "body-without-length":
            peer.sendall(b"\r\n")
        while not server.is_over.wait(0.05):
            peer.sendall(b"X")

    with RawServer(drip) as server:
        began = time.monotonic()
        with pytest.raises(errors.ServiceUnreachable):
            ask(transport, server.url)
        assert time.monotonic() - began < 3
    caplog.clear()  # urllib3 tells of the head that was cut


def test_abort_ends_the_call_under_way_and_refuses_the_next(transport: Transport) -> None:
    slow = Transport(TransportSettings(read_timeout_s=20, total_timeout_s=20, proxy="none"))
    reached = threading.Event()

    def wait(peer: socket.socket) -> None:
        reached.set()
        server.is_over.wait(10)

    with RawServer(wait) as server:
        caught: list[BaseException] = []

        def call() -> None:
            try:
                ask(slow, server.url)
            except errors.KeyturnError as error:
                caught.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        assert reached.wait(5)
        began = time.monotonic()
        slow.abort()
        thread.join(5)
        assert time.monotonic() - began < 1
        assert [type(error) for error in caught] == [errors.ServiceUnreachable]
        with pytest.raises(errors.ServiceUnreachable):
            ask(slow, server.url)
    with RawServer(says(answer())) as server:
        slow.allow()
        assert ask(slow, server.url).status == 200
    slow.close()


def test_a_connection_that_was_closed_meanwhile_is_opened_again(transport: Transport) -> None:
    with RawServer(says(answer(b"once"))) as server:
        for _ in range(3):
            assert ask(transport, server.url).body == b"once"
            time.sleep(0.02)  # let the server's end arrive; no outcome depends on it
    assert len(server.requests) == 3


# ---- TLS and proxies


def test_a_plain_server_on_a_tls_address_is_refused_as_tls(transport: Transport) -> None:
    with RawServer(says(answer())) as server, pytest.raises(errors.KeyturnError) as caught:
        ask(transport, f"https://127.0.0.1:{server.port}/")
    assert type(caught.value) in (errors.TlsRefused, errors.ServiceUnreachable)


def test_a_certificate_of_nobody_is_refused_with_its_issuer(
    transport: Transport, tmp_path: Any
) -> None:
    from tests.integration.tls_server import TlsServer

    with TlsServer(tmp_path, "Inspecting Proxy CA") as server:
        with pytest.raises(errors.TlsRefused) as caught:
            ask(transport, f"https://127.0.0.1:{server.port}/")
        assert caught.value.exit_code == 21
        assert "Inspecting Proxy CA" in str(caught.value.facts["issuer"])
        trusting = Transport(
            TransportSettings(proxy="none", ca_file=str(server.certificate), total_timeout_s=5)
        )
        assert ask(trusting, f"https://127.0.0.1:{server.port}/").body == b"tls"
        trusting.close()


def test_a_proxy_that_wants_a_sign_in_is_named() -> None:
    """Loopback never goes through one: the name of another host does, and is not resolved here."""
    refusal = answer(b"", b"Proxy-Authenticate: Basic", status=b"407 Proxy Authentication Required")
    with RawServer(says(refusal)) as proxy:
        through = Transport(TransportSettings(proxy=proxy.url, total_timeout_s=3))
        for scheme in ("http", "https"):
            with pytest.raises(errors.ProxySignInRequired) as caught:
                ask(through, f"{scheme}://api.acme.test/")
            assert caught.value.exit_code == 22
            assert caught.value.facts["proxy"] == f"127.0.0.1:{proxy.port}"
        through.close()
    assert proxy.requests[0].startswith(b"GET http://api.acme.test/")
    assert proxy.requests[1].startswith(b"CONNECT api.acme.test:443")


def test_another_proxy_is_taken_from_the_next_call_on() -> None:
    refusal = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
    with RawServer(says(refusal)) as first, RawServer(says(refusal)) as second:
        through = Transport(TransportSettings(proxy=first.url, total_timeout_s=3))
        try:
            through.call("GET", "http://api.acme.test/1", headers={})
            through.use_proxy(second.url)
            through.call("GET", "http://api.acme.test/2", headers={})
        finally:
            through.close()
    assert [request.split()[1] for request in first.requests] == [b"http://api.acme.test/1"]
    assert [request.split()[1] for request in second.requests] == [b"http://api.acme.test/2"]
