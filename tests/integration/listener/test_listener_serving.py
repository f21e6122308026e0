"""Does the genuine answer come through, whatever else connects and asks? (LB17 to LB23, LB54)"""

import resource
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from sso.signin import connections
from sso.signin import listener as listener_module
from sso.signin.http_message import MAX_BODY
from tests.integration.listener.conftest import Open
from tests.integration.listener.crowd import waiting_crowd
from tests.integration.listener.open_listener import (
    FORM,
    RESET,
    OpenListener,
    connect,
    open_files,
    read_answer,
    request_bytes,
    wait_until,
)
from tests.integration.sandbox_process import ROOT

# ---- connections (LB17)


@pytest.mark.parametrize(
    "first", [b"", b"G", b"GET /callback?code=", b"POST /callback HTTP/1.1\r\n"]
)
def test_lb17_a_silent_connection_before_it(each_kind: OpenListener, first: bytes) -> None:
    with connect(each_kind.port) as idle:
        idle.sendall(first)
        each_kind.assert_unharmed()


def test_lb17_forty_idle_connections_on_both_families(each_kind: OpenListener) -> None:
    with ExitStack() as stack:
        for index in range(40):
            stack.enter_context(connect(each_kind.port, ("127.0.0.1", "::1")[index % 2]))
        began = time.monotonic()
        each_kind.assert_unharmed()
        assert time.monotonic() - began < 1


def test_lb17_a_dripping_connection_is_given_up(
    opened: OpenListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte now and then does not move the deadline."""
    monkeypatch.setattr(listener_module, "HEAD_DEADLINE_S", 0.3)
    with connect(opened.port) as slow:
        slow.setblocking(False)
        began = time.monotonic()

        def is_answered() -> bool:
            try:
                slow.sendall(b"G")
                return bool(slow.recv(4096))
            except BlockingIOError:
                return False

        assert wait_until(is_answered)
        assert 0.25 < time.monotonic() - began < 2
    opened.assert_unharmed()


def test_lb17_half_a_body_is_given_up(open_listener: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener_module, "BODY_DEADLINE_S", 0.2)
    opened = open_listener("form_post")
    headers: dict[str, str | None] = {"Host": opened.host, "Content-Type": FORM}
    raw = request_bytes("POST", "/callback", headers, f"code=c&state={opened.state}".encode())
    with connect(opened.port) as slow:
        slow.sendall(raw[:-1])
        assert read_answer(slow).status == 408
    opened.assert_unharmed()


def test_lb17_never_more_connections_than_allowed(opened: OpenListener) -> None:
    """A thousand at once: the oldest go, and the program keeps its descriptors."""
    before, most, is_over = open_files(), 0, threading.Event()

    def look() -> None:
        nonlocal most
        while not is_over.wait(0.0005):
            most = max(most, open_files())

    with waiting_crowd(opened.port, 1000) as crowd:
        before = open_files()
        watcher = threading.Thread(target=look)
        watcher.start()
        crowd.come()
        opened.assert_unharmed()
        is_over.set()
        watcher.join()
    spare = 32  # our own client, the watcher's listing, sockets on their way out
    assert most - before <= connections.MAX_CONNECTIONS + spare


@pytest.fixture
def few_descriptors() -> Iterator[Callable[[int], None]]:
    """Leave the process so many descriptors."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield lambda spare: resource.setrlimit(resource.RLIMIT_NOFILE, (open_files() + spare, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_lb17_descriptors_that_run_out_end_nothing(
    opened: OpenListener, few_descriptors: Callable[[int], None]
) -> None:
    """Nobody logs (a warning fails a test), nothing stops listening, and the genuine one comes."""
    with waiting_crowd(opened.port, 300) as crowd:
        few_descriptors(40)
        crowd.come()
        began = time.monotonic()
        opened.assert_unharmed()
        assert time.monotonic() - began < 2


def test_lb17_bind_ends_where_descriptors_are_about_to_run_out() -> None:
    """With any number of them left: bound, or refused with an error, never an endless wait."""
    command = [sys.executable, "-m", "tests.integration.listener.without_descriptors"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    said = [line.split()[1] for line in done.stdout.splitlines()]
    assert "HANGS" not in said
    assert said == sorted(said, reverse=True)  # refused, refused, ... bound
    assert (said[0], said[-1]) == ("refused", "bound")
    assert done.stderr == ""


@pytest.mark.parametrize("sent", [b"", b"GET /callb", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_lb17_peers_that_reset_end_nothing(each_kind: OpenListener, sent: bytes) -> None:
    for _ in range(50):
        peer = connect(each_kind.port)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        peer.sendall(sent)
        peer.close()
    each_kind.assert_unharmed()


def test_lb17_one_request_a_connection(opened: OpenListener) -> None:
    stray = request_bytes("GET", "/else", {"Host": opened.host})
    genuine = request_bytes(
        "GET", opened.callback(code="c", state=opened.state), {"Host": opened.host}
    )
    answer = opened.send(stray + genuine)
    assert answer.status == 404
    assert answer.headers["connection"] == "close"
    opened.assert_unharmed()


# ---- sizes and shapes (LB18)


@pytest.mark.parametrize(("size", "status"), [(20_000, 404), (40_000, 431), (200_000, 431)])
def test_lb18_cookies_of_other_programs(opened: OpenListener, size: int, status: int) -> None:
    answer = opened.get("/else", Cookie="c" * size)
    assert answer.status == status
    if status == 431:
        assert b"cookies" in answer.body.lower()
        assert b"private window" in answer.body.lower()
    opened.assert_unharmed()


def test_lb18_the_genuine_answer_with_many_cookies(opened: OpenListener) -> None:
    target = opened.callback(code="c", state=opened.state)
    assert opened.get(target, Cookie="c" * 30_000).status == 303


@pytest.mark.parametrize("kind", ["token", "form_post"])
def test_lb18_a_body_of_300_kb(open_listener: Open, kind: str) -> None:
    opened = open_listener(kind)
    body = b"x" * (300 * 1024)
    path = "/keyturn/relay" if kind == "token" else "/callback"
    assert opened.ask("POST", path, body, Content_Type=FORM).status == 413
    opened.assert_unharmed()


@pytest.mark.parametrize("kind", ["token", "form_post"])
def test_lb18_two_long_tokens_fit(open_listener: Open, kind: str) -> None:
    opened = open_listener(kind)
    long = {"access_token": "a" * (MAX_BODY - 1000)}
    assert opened.genuine(**long).status in (303, 204)


@pytest.mark.parametrize(
    "lines",
    [
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5, 5",
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: ",
        "Content-Length : 5",
        " folded: x",
        "X: a\r\n folded",
        "X: a\nY: b",
        "X: a\rY: b",
        "X\0: a",
        "X: \0",
        ": nameless",
        "nameless",
        "Host: localhost",
    ],
)
def test_lb18_heads_that_two_parsers_read_in_two_ways(each_kind: OpenListener, lines: str) -> None:
    raw = f"POST /callback HTTP/1.1\r\nHost: {each_kind.host}\r\n{lines}\r\n\r\nhello"
    assert each_kind.send(raw.encode()).status == 400
    each_kind.assert_unharmed()


@pytest.mark.parametrize(
    "start",
    [
        "GET {target}",
        "GET {target} HTTP/2.0",
        "GET {target} HTTP/1.1 ",
        " GET {target} HTTP/1.1",
        "get {target} HTTP/1.1",
        "GET  {target} HTTP/1.1",
        "GET\t{target} HTTP/1.1",
        "GET http://localhost{target} HTTP/1.1",
        "GET //localhost{target} HTTP/1.1",
        "GET *{target} HTTP/1.1",
        "GET {target}\x7f HTTP/1.1",
        "GET {target}\u00e9 HTTP/1.1",
        "CONNECT localhost:443 HTTP/1.1",
        "PRI * HTTP/2.0",
        "SSH-2.0-OpenSSH_9.2p1",
        "",
    ],
)
def test_lb18_request_lines_that_are_none(opened: OpenListener, start: str) -> None:
    line = start.format(target=opened.callback(code="c", state=opened.state))
    answer = opened.send(f"{line}\r\nHost: {opened.host}\r\n\r\n".encode("latin-1"))
    assert answer.status in (400, 404)
    opened.assert_unharmed()


# ---- who is asked for, and by which path and method (LB19 to LB22)


@pytest.mark.parametrize(
    "host",
    [
        None, "", "evil.test", "evil.test:{port}", "localhost", "localhost:", "localhost:1",
        "localhost:0{port}", "localhost:{port}.", "localhost.:{port}", "127.0.0.1", "127.1:{port}",
        "0.0.0.0:{port}", "[::]:{port}", "::1:{port}", "[::1]", "[::ffff:127.0.0.1]:{port}",
        "2130706433:{port}", "0x7f.0.0.1:{port}", "localhost.evil.test:{port}",
        "evil.localhost:{port}", "localtest.me:{port}", "user@localhost:{port}",
        "localhost:{port},evil.test", "http://localhost:{port}", "localhost:{port}/", "*",
    ],
)  # fmt: skip
def test_lb19_another_host_is_misdirected(each_kind: OpenListener, host: str | None) -> None:
    named = host and host.format(port=each_kind.port)
    target = each_kind.callback(code="c", state=each_kind.state)
    assert each_kind.get(target, Host=named).status in (400, 421)
    start = each_kind.path_of(each_kind.link)
    assert each_kind.get(start, Host=named).status in (400, 421)
    assert each_kind.starts == 0
    each_kind.assert_unharmed()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_lb19_our_own_names_are_known(opened: OpenListener, name: str) -> None:
    target = opened.callback(code="c", state=opened.state)
    assert opened.get(target, Host=f"{name}:{opened.port}").status == 303


@pytest.mark.parametrize(
    "path",
    [
        "/", "/favicon.ico", "/callback/", "/callback//", "//callback", "/Callback", "/callback%20",
        "/callbac%6b", "/./callback", "/x/../callback", "/callback;x=1", "/robots.txt",
        "/.well-known/security.txt", "/apple-touch-icon.png", "/callback.html",
    ],
)  # fmt: skip
def test_lb20_every_other_path_is_the_same_404(opened: OpenListener, path: str) -> None:
    answer = opened.get(f"{path}?code=c&state={opened.state}")
    assert answer.status == 404
    assert answer.raw == opened.get("/favicon.ico").raw
    opened.assert_unharmed()


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "POST"]
)
def test_lb21_other_methods_are_refused(opened: OpenListener, method: str) -> None:
    answer = opened.ask(method, opened.callback(code="c", state=opened.state))
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert not [name for name in answer.headers if name.startswith("access-control")]
    opened.assert_unharmed()


def test_lb21_head_is_empty_and_without_effect(each_kind: OpenListener) -> None:
    answer = each_kind.ask("HEAD", each_kind.callback(code="c", state=each_kind.state))
    assert (answer.status, answer.body) == (200, b"")
    each_kind.assert_unharmed()


@pytest.mark.parametrize(
    "header",
    [
        ("Sec-Fetch-Dest", "image"), ("Sec-Fetch-Dest", "iframe"), ("Sec-Fetch-Dest", "empty"),
        ("Sec-Fetch-Dest", "script"), ("Sec-Fetch-Dest", "embed"), ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"),
    ],
)  # fmt: skip
def test_lb22_what_is_no_visit_has_no_effect(opened: OpenListener, header: tuple[str, str]) -> None:
    target = opened.callback(code="c", state=opened.state)
    answer = opened.ask("GET", target, **{header[0].replace("-", "_"): header[1]})
    assert answer.status == 400
    opened.assert_unharmed()


def test_lb22_a_browser_without_fetch_metadata_is_fine(opened: OpenListener) -> None:
    opened.assert_unharmed()


# ---- TLS (LB23)


@pytest.mark.parametrize("is_real", [True, False])
def test_lb23_a_tls_hello_is_recognised_and_counted(opened: OpenListener, is_real: bool) -> None:
    if is_real:
        context = ssl.create_default_context()
        with connect(opened.port) as peer, pytest.raises((ssl.SSLError, OSError)):
            context.wrap_socket(peer, server_hostname="localhost")
    else:
        hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300)
        assert opened.send(hello).raw == b""
    assert wait_until(lambda: opened.listener.counts.tls_hellos == 1)
    assert wait_until(lambda: bool(opened.counted) and opened.counted[-1].tls_hellos == 1)
    opened.assert_unharmed()
