"""Does the listener wait for the genuine answer, whatever else connects to it?"""

import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sso.errors import NoRedirectAddress
from sso.signin import listener as listener_module
from sso.signin import loopback_address
from sso.signin.authorization import Accepted, AuthorizationRequest, Verdict
from sso.signin.listener import Listener
from tests.integration.sandbox_process import ROOT, free_port, is_listening
from tests.naming import plain
from tests.unit.samples import request
from tests.unit.unprivileged import as_nobody

GOOD = "/callback?code=c&state=our-state"


class Opened:
    """A listener with its port and what it reported."""

    def __init__(self, on: AuthorizationRequest) -> None:
        self.verdicts: list[Verdict] = []
        self.is_answered = threading.Event()
        self.port = free_port()
        self.listener = Listener(Path(ROOT / "resources" / "pages"), "Keyturn")
        uri = on.redirect_uri.replace("47811", str(self.port))
        _, self.link = self.listener.bind(
            request(response_type=on.response_type, nonce=on.nonce, redirect_uri=uri),
            on_verdict=self._on_verdict,
        )

    def _on_verdict(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        self.is_answered.set()

    def connected(self, host: str = "127.0.0.1") -> socket.socket:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        peer = socket.socket(family)
        peer.settimeout(5)
        try:
            peer.connect((host, self.port))
        except OSError:
            peer.close()
            raise
        return peer

    def ask(self, raw: bytes, host: str = "127.0.0.1") -> bytes:
        """Send raw bytes and read to the end; empty where the connection was just closed."""
        has_body = not raw.startswith(b"HEAD ")
        with self.connected(host) as peer:
            peer.sendall(raw)
            answer = b""
            try:
                while part := peer.recv(65536):
                    answer += part
                    if b"\r\n\r\n" in answer and (_is_whole(answer) or not has_body):
                        break
            except ConnectionResetError:
                pass
            return answer

    def get(self, target: str, *headers: str, host: str | None = None) -> bytes:
        lines = [f"GET {target} HTTP/1.1", f"Host: {host or f'localhost:{self.port}'}", *headers]
        return self.ask("\r\n".join(lines).encode() + b"\r\n\r\n")

    def assert_the_genuine_answer_is_taken(self) -> None:
        assert self.verdicts == []
        answer = self.get(GOOD)
        assert status_of(answer) == 303
        assert self.is_answered.wait(5)
        (verdict,) = self.verdicts
        assert isinstance(verdict, Accepted)
        assert verdict.response.code == "c"


def _is_whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:")), 0
    )
    return len(body) >= length


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


Open = Callable[..., Opened]


@pytest.fixture
def open_listener() -> Iterator[Open]:
    made: list[Opened] = []

    def make(**changes: object) -> Opened:
        made.append(Opened(request(**changes)))
        return made[-1]

    yield make
    for opened in made:
        opened.listener.close()
        assert not is_listening(opened.port)


@pytest.fixture
def opened(open_listener: Open) -> Opened:
    return open_listener()


# ---- the genuine one


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_both_families_of_localhost_are_served(opened: Opened, host: str) -> None:
    raw = f"GET {GOOD} HTTP/1.1\r\nHost: localhost:{opened.port}\r\n\r\n".encode()
    assert status_of(opened.ask(raw, host)) == 303
    assert len(opened.verdicts) == 1


def test_the_other_family_of_a_plain_address_is_not_served(open_listener: Open) -> None:
    opened = open_listener(redirect_uri="http://127.0.0.1:47811/callback")
    with pytest.raises(ConnectionRefusedError):
        opened.connected("::1")


def test_the_start_link_is_used_once(opened: Opened) -> None:
    path = opened.link.partition(f":{opened.port}")[2]
    first = opened.get(path)
    assert status_of(first) == 302
    assert b"\r\nLocation: https://id.acme.test/auth?" in first
    assert status_of(opened.get(path)) == 404
    opened.assert_the_genuine_answer_is_taken()


def test_a_head_in_many_small_pieces_is_read(opened: Opened) -> None:
    raw = f"GET {GOOD} HTTP/1.1\r\nHost: localhost:{opened.port}\r\n\r\n".encode()
    with opened.connected() as peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for index in range(len(raw)):
            peer.sendall(raw[index : index + 1])
        assert status_of(peer.recv(4096)) == 303


# ---- others


def test_forty_idle_connections_delay_nobody(opened: Opened) -> None:
    with ExitStack() as stack:
        for index in range(40):
            stack.enter_context(opened.connected("::1" if index % 2 else "127.0.0.1"))
        began = time.monotonic()
        opened.assert_the_genuine_answer_is_taken()
        assert time.monotonic() - began < 1


def test_more_connections_than_fit_cost_the_oldest(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sso.signin.connections.MAX_CONNECTIONS", 10)
    with ExitStack() as stack:
        peers = [stack.enter_context(opened.connected()) for _ in range(25)]
        with pytest.raises(ConnectionResetError):
            peers[0].recv(1)
        opened.assert_the_genuine_answer_is_taken()


def test_half_a_head_delays_nobody_and_is_given_up(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_module, "HEAD_DEADLINE_S", 0.2)
    with opened.connected() as slow:
        slow.sendall(b"GET /callback?code=c&state=our-state HTTP/1.1\r\nHost: loc")
        answer = slow.recv(4096)
        assert status_of(answer) == 408
    opened.assert_the_genuine_answer_is_taken()


def test_half_a_body_delays_nobody_and_is_given_up(
    open_listener: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_module, "BODY_DEADLINE_S", 0.2)
    opened = open_listener(response_type="token", nonce="n")
    relay = relay_request(opened, b'{"fragment": "id_token=i&state=our-state"}')
    with opened.connected() as slow:
        slow.sendall(relay[:-5])
        assert status_of(slow.recv(4096)) == 408
    assert opened.verdicts == []
    assert status_of(opened.ask(relay)) == 204
    assert len(opened.verdicts) == 1


def relay_request(opened: Opened, body: bytes, **changes: str) -> bytes:
    page = opened.get("/callback").decode()
    key = page.partition('name="keyturn-relay-key" content="')[2].partition('"')[0]
    headers = {
        "Host": f"localhost:{opened.port}",
        "Origin": f"http://localhost:{opened.port}",
        "Content-Type": "application/json",
        "X-Keyturn-Relay": key,
        "Content-Length": str(len(body)),
        **changes,
    }
    lines = ["POST /keyturn/relay HTTP/1.1", *(f"{name}: {text}" for name, text in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_a_tls_hello_is_recognised_and_ends_nothing(opened: Opened) -> None:
    hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300)
    assert opened.ask(hello) == b""
    opened.assert_the_genuine_answer_is_taken()


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00" * 100 + b"\r\n\r\n",
        b"GET /callback?code=c&state=our-state\r\n\r\n",
        b"GET http://localhost/callback?code=c&state=our-state HTTP/1.1\r\n\r\n",
        b"GET /callback?code=c&state=our-state HTTP/1.1\nHost: localhost\n\r\n\r\n",
        b"POST /callback HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2p1\r\n\r\n",
    ],
    ids=plain,
)
def test_what_is_no_request_is_answered_400_and_ends_nothing(opened: Opened, raw: bytes) -> None:
    assert status_of(opened.ask(raw)) == 400
    opened.assert_the_genuine_answer_is_taken()


def test_cookies_of_other_programs_fit_up_to_a_point(opened: Opened) -> None:
    assert status_of(opened.get("/else", "Cookie: " + "c" * 20_000)) == 404
    large = opened.get("/else", "Cookie: " + "c" * 40_000)
    assert status_of(large) == 431
    assert b"cookies" in large.lower()
    opened.assert_the_genuine_answer_is_taken()


def test_a_body_of_a_size_nobody_sends(open_listener: Open) -> None:
    opened = open_listener(response_type="token", nonce="n")
    raw = relay_request(opened, b"x", **{"Content-Length": str(300 * 1024)})
    assert status_of(opened.ask(raw)) == 413
    assert opened.verdicts == []


@pytest.mark.parametrize("host", ["evil.test", "localhost", "127.0.0.1:1", ""])
def test_another_host_is_misdirected(opened: Opened, host: str) -> None:
    assert status_of(opened.get(GOOD, host=host or " ")) in (400, 421)
    opened.assert_the_genuine_answer_is_taken()


def test_no_host_at_all_is_misdirected(opened: Opened) -> None:
    assert status_of(opened.ask(f"GET {GOOD} HTTP/1.1\r\n\r\n".encode())) == 421
    opened.assert_the_genuine_answer_is_taken()


def test_fifty_wrong_states_end_nothing(opened: Opened) -> None:
    for number in range(50):
        assert status_of(opened.get(f"/callback?code=c&state=wrong-{number}")) == 400
    assert opened.listener.counts.strays == 50
    opened.assert_the_genuine_answer_is_taken()


@pytest.mark.parametrize(
    ("target", "header", "status"),
    [
        ("/favicon.ico", "X: y", 404),
        (GOOD, "Sec-Purpose: prefetch", 400),
        (GOOD, "Sec-Fetch-Dest: iframe", 400),
        ("/callback?error=access_denied", "X: y", 400),
        ("/keyturn/received", "X: y", 404),
    ],
)
def test_visits_that_are_none_end_nothing(
    opened: Opened, target: str, header: str, status: int
) -> None:
    assert status_of(opened.get(target, header)) == status
    opened.assert_the_genuine_answer_is_taken()


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("OPTIONS", 405), ("PUT", 405)])
def test_other_methods_end_nothing(opened: Opened, method: str, status: int) -> None:
    answer = opened.ask(
        f"{method} {GOOD} HTTP/1.1\r\nHost: localhost:{opened.port}\r\n\r\n".encode()
    )
    assert status_of(answer) == status
    assert b"access-control" not in answer.lower()
    if method == "HEAD":
        assert answer.endswith(b"\r\n\r\n")
    opened.assert_the_genuine_answer_is_taken()


def test_a_peer_that_resets_at_once_ends_nothing(opened: Opened) -> None:
    for _ in range(20):
        peer = opened.connected()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        peer.sendall(b"GET /callback?co")
        peer.close()
    opened.assert_the_genuine_answer_is_taken()


def test_a_relayed_fragment_of_another_origin_ends_nothing(open_listener: Open) -> None:
    opened = open_listener(response_type="token", nonce="n")
    body = json.dumps({"fragment": "id_token=i&access_token=a&state=our-state"}).encode()
    assert status_of(opened.ask(relay_request(opened, body, Origin="http://evil.test"))) == 403
    assert opened.verdicts == []
    assert status_of(opened.ask(relay_request(opened, body))) == 204
    assert len(opened.verdicts) == 1


def test_the_second_of_two_good_answers_reaches_nobody(opened: Opened) -> None:
    opened.assert_the_genuine_answer_is_taken()
    assert status_of(opened.get("/callback?code=other&state=our-state")) == 303
    assert len(opened.verdicts) == 1


# ---- binding and closing


def test_closing_ends_every_connection_within_a_second(opened: Opened) -> None:
    with ExitStack() as stack:
        peers = [stack.enter_context(opened.connected()) for _ in range(20)]
        peers[0].sendall(b"GET /callback HTT")
        began = time.monotonic()
        opened.listener.close()
        assert time.monotonic() - began < 1
        for peer in peers:
            with pytest.raises(ConnectionResetError):
                assert peer.recv(1)
    opened.listener.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_stranger_on_either_family_counts_as_taken(host: str) -> None:
    port = free_port()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as stranger:
        stranger.bind((host, port))
        stranger.listen()
        listener = Listener(Path(ROOT / "resources" / "pages"), "Keyturn")
        with pytest.raises(NoRedirectAddress) as caught:
            listener.bind(
                request(redirect_uri=f"http://localhost:{port}/callback"),
                on_verdict=lambda verdict: None,
            )
        assert caught.value.facts["cause"] == "taken"
        listener.close()
    with socket.socket(family) as now_free:
        now_free.bind((host, port))


def test_a_port_is_bound_again_at_once_after_an_answer(open_listener: Open) -> None:
    first = open_listener()
    first.assert_the_genuine_answer_is_taken()
    first.listener.close()
    for host, family in (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)):
        with socket.socket(family) as again:
            again.bind((host, first.port))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's own")
def test_a_privileged_port_is_named_as_one() -> None:
    """`http://localhost` means port 80, which only root may bind."""
    limit = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text()
    if int(limit) <= 80:
        pytest.skip("on this system everybody may bind port 80")

    def bind() -> None:
        with pytest.raises(NoRedirectAddress) as caught:
            loopback_address.bind(loopback_address.parse("http://localhost/callback"))
        assert caught.value.facts["cause"] == "privileged"

    as_nobody(bind)
