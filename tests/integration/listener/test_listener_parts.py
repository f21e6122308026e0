"""Is what the listener was made with used, and are requests taken that come in pieces?"""

import pytest

from sso.errors import NoRedirectAddress
from sso.profile.look import PageLook
from sso.signin.listener import Listener
from tests.integration.listener.open_listener import (
    PAGES,
    OpenListener,
    connect,
    open_files,
    read_answer,
    request_bytes,
    wait_until,
)
from tests.integration.sandbox_process import free_port
from tests.unit.samples import request

FRAME = "<!doctype html><title>@@title</title><body class=acme>@@head @@body</body>"
TLS_HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300)


def never(verdict: object) -> None:
    raise AssertionError("nobody asked")


@pytest.mark.parametrize("cut", range(1, 5))
def test_a_head_may_be_cut_anywhere_in_its_end(opened: OpenListener, cut: int) -> None:
    raw = request_bytes("GET", "/favicon.ico", {"Host": opened.host})
    with connect(opened.port) as peer:
        peer.sendall(raw[:-cut])
        assert opened.get("/").status == 404  # by now the first piece was read
        peer.sendall(raw[-cut:])
        assert read_answer(peer).status == 404


def test_every_hello_of_tls_is_counted(opened: OpenListener) -> None:
    for _ in range(2):
        opened.send(TLS_HELLO)
    assert wait_until(lambda: opened.listener.counts.tls_hellos == 2)


def test_only_a_head_that_is_too_large_is_told_so(opened: OpenListener) -> None:
    large = opened.get("/", Cookie="c" * 40_000)
    malformed = opened.send(b"GET\r\n\r\n")
    assert (large.status, malformed.status) == (431, 400)
    assert malformed.body == opened.get("/favicon.ico").body != large.body


def test_a_brand_s_frame_is_around_every_page() -> None:
    port = free_port()
    listener = Listener(PAGES, "Acme", look=PageLook(frame=FRAME))
    wanted = request(redirect_uri=f"http://localhost:{port}/callback")
    listener.bind(wanted, on_verdict=never)
    try:
        with connect(port) as peer:
            peer.sendall(request_bytes("GET", "/", {"Host": f"localhost:{port}"}))
            assert b"<body class=acme>" in read_answer(peer).body
    finally:
        listener.close()


def test_without_a_port_the_scheme_s_own_is_meant() -> None:
    """Where the registration does not admit any port, no other one is taken silently."""
    wanted = request(redirect_uri="http://localhost/callback")
    listener = Listener(PAGES, "Keyturn")
    try:
        bound, _ = listener.bind(wanted, on_verdict=never)
        said = bound.redirect_uri
    except NoRedirectAddress as error:  # for another user than root, or where it is taken
        said = f"http://{error.facts['address']}/callback"
    finally:
        listener.close()
    assert said in (wanted.redirect_uri, "http://localhost:80/callback")


def test_a_thread_that_cannot_begin_leaves_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError("too many")

    monkeypatch.setattr("sso.signin.listener._demand_descriptors", refuse)
    port, before = free_port(), open_files()
    wanted = request(redirect_uri=f"http://localhost:{port}/callback")
    with pytest.raises(NoRedirectAddress):
        Listener(PAGES, "Keyturn").bind(wanted, on_verdict=never)
    assert open_files() == before
    with pytest.raises(ConnectionRefusedError):
        connect(port)
