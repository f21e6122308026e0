"""Does the listener own its whole address, alone, and only while a sign-in runs? (LB1 to LB7)"""

import errno
import itertools
import os
import socket
import threading
from pathlib import Path

import pytest

from sso.errors import NoRedirectAddress
from sso.signin import loopback_address
from sso.signin.listener import Listener
from sso.signin.port_reservation import PortReservation
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import (
    PAGES,
    RESET,
    OpenListener,
    connect,
    sockets_on,
    wait_until,
)
from tests.integration.sandbox_process import free_port
from tests.unit.samples import request

BOTH = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def is_free(port: int) -> bool:
    """Whether both families of a port can be bound: a bound socket is in no table until it
    listens."""
    for family, literal in BOTH:
        with socket.socket(family) as trial:
            try:
                trial.bind((literal, port))
            except OSError:
                return False
    return True


def bind_refused(uri: str, *, any_port: bool = False) -> NoRedirectAddress:
    listener = Listener(PAGES, "Keyturn", any_port=any_port)
    with pytest.raises(NoRedirectAddress) as caught:
        listener.bind(request(redirect_uri=uri), on_verdict=lambda verdict: None)
    listener.close()
    return caught.value


def test_lb1_host_port_and_path_are_those_of_the_request(open_listener: Open) -> None:
    opened = open_listener()
    assert opened.request.redirect_uri == f"http://localhost:{opened.port}/callback"
    assert opened.get("/other?code=c&state=" + opened.state).status == 404
    opened.assert_unharmed()


@pytest.mark.parametrize(
    "uri",
    [
        "http://10.0.0.1:47811/callback",
        "http://0.0.0.0:47811/callback",
        "http://localhost.evil.test:47811/callback",
        "http://localhost:0/callback",
        "http://localhost:99999/callback",
        "http://localhost:47811/callback?x=1",
        "http://localhost:47811/callback#x",
        "http://user@localhost:47811/callback",
        "http://:password@localhost:47811/callback",
        "https://localhost:47811/callback",
        "ftp://localhost:47811/callback",
        "keyturn://callback",
        "",
    ],
)
def test_lb1_an_address_that_is_not_ours_to_serve_is_refused(uri: str) -> None:
    assert bind_refused(uri).facts["cause"] == "unsupported"


def test_lb2_any_port_only_where_the_registration_admits_it() -> None:
    listener = Listener(PAGES, "Keyturn", any_port=True)
    asked = request(redirect_uri="http://127.0.0.1/callback")
    bound, link = listener.bind(asked, on_verdict=lambda verdict: None)
    port = int(bound.redirect_uri.split(":")[2].partition("/")[0])
    assert bound.redirect_uri == f"http://127.0.0.1:{port}/callback"
    assert "redirect_uri=http%3A%2F%2F127.0.0.1%3A" + str(port) in bound.url
    assert link.startswith(f"http://127.0.0.1:{port}/")
    listener.close()
    assert is_free(port)


def test_lb2_a_registered_port_is_never_changed_silently() -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        error = bind_refused(f"http://127.0.0.1:{port}/callback", any_port=True)
    assert error.facts["cause"] == "taken"
    assert error.facts["port"] == port


def test_lb2_any_free_port_means_free_on_both_families(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system proposes a port for one family; a stranger may sit on it on the other one."""
    taken, proposals = free_port(), itertools.count()
    honest = loopback_address._bound

    def proposing(family: socket.AddressFamily, port: int) -> socket.socket:
        is_first = port == 0 and next(proposals) == 0
        return honest(family, taken if is_first else port)

    monkeypatch.setattr(loopback_address, "_bound", proposing)
    with socket.socket(socket.AF_INET6) as stranger:
        stranger.bind(("::1", taken))
        listener = Listener(PAGES, "Keyturn", any_port=True)
        asked = request(redirect_uri="http://127.0.0.1/callback")
        bound, _ = listener.bind(asked, on_verdict=lambda verdict: None)
        listener.close()
    assert f":{taken}/" not in bound.redirect_uri


@pytest.mark.parametrize(
    ("host", "listening"), [("localhost", [1, 1]), ("127.0.0.1", [1, 0]), ("[::1]", [0, 1])]
)
def test_lb3_both_families_are_owned_and_the_named_ones_listen(
    open_listener: Open, host: str, listening: list[int]
) -> None:
    opened = open_listener(host=host)
    for (family, literal), is_named in zip(BOTH, listening, strict=True):
        with socket.socket(family) as stranger, pytest.raises(OSError, match="in use"):
            stranger.bind((literal, opened.port))
        if is_named:
            connect(opened.port, literal).close()
        else:
            with pytest.raises(ConnectionRefusedError):
                connect(opened.port, literal)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
@pytest.mark.parametrize("is_listening", [True, False])
@pytest.mark.parametrize("squat", ["127.0.0.1", "0.0.0.0", "::1", "::", "dual"])
def test_lb3_a_stranger_on_either_family_counts_as_taken(
    host: str, squat: str, is_listening: bool
) -> None:
    port = free_port()
    is_dual = squat == "dual"
    literal = "::" if is_dual else squat
    with socket.socket(socket.AF_INET6 if ":" in literal else socket.AF_INET) as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if ":" in literal:
            stranger.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(not is_dual))
        stranger.bind((literal, port))
        if is_listening:
            stranger.listen()
        assert bind_refused(f"http://{host}:{port}/callback").facts["cause"] == "taken"
    assert is_free(port)


def test_lb3_a_system_without_ipv6_is_no_obstacle(
    open_listener: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "has_ipv6", False)
    opened = open_listener()
    assert len(sockets_on(opened.port)) == 1
    opened.assert_unharmed()


def test_lb4_twenty_sign_ins_in_a_row_on_one_port(open_listener: Open) -> None:
    port = free_port()
    for _ in range(20):
        opened = open_listener(port=port)
        opened.assert_unharmed()
        opened.listener.close()
        assert sockets_on(port) == []  # nothing in TIME_WAIT either


@pytest.mark.parametrize("leaving", ["first", "last", "reset", "never"])
def test_lb4_whoever_closes_first_the_port_is_free_at_once(
    open_listener: Open, leaving: str
) -> None:
    port = free_port()
    for _ in range(3):
        opened = open_listener(port=port)
        with connect(port) as peer:
            peer.sendall(b"GET /else HTTP/1.1\r\nHost: " + opened.host.encode() + b"\r\n\r\n")
            if leaving == "first":
                peer.shutdown(socket.SHUT_WR)
            if leaving == "reset":
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                peer.close()
            if leaving == "never":
                opened.listener.close()
            elif leaving != "reset":
                assert peer.recv(65536)
                peer.close()
        opened.listener.close()
    assert is_free(port)


def test_lb4_a_port_is_free_at_once_even_when_closed_under_a_rush(open_listener: Open) -> None:
    """Connections that come in the very moment of the end are closed too, and leave no trace."""
    port, is_over, came = free_port(), threading.Event(), threading.Event()

    def rush() -> None:
        while not is_over.is_set():
            try:
                with connect(port) as peer:
                    came.set()
                    peer.sendall(b"GET / HTTP/1.1\r\n\r\n")
                    peer.settimeout(0.05)
                    peer.recv(10)
                    is_over.wait(0.02)
            except OSError:
                is_over.wait(0.001)

    clients = [threading.Thread(target=rush) for _ in range(8)]
    for client in clients:
        client.start()
    try:
        for _ in range(40):
            opened = open_listener(port=port)
            came.clear()
            assert came.wait(5)
            opened.listener.close()
    finally:
        is_over.set()
        for client in clients:
            client.join()


@pytest.mark.parametrize("option", [socket.SO_REUSEADDR, socket.SO_REUSEPORT])
def test_lb4_no_reuse_flag_lets_anybody_in(opened: OpenListener, option: int) -> None:
    for family, literal in (*BOTH, (socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
        with socket.socket(family) as stranger:
            stranger.setsockopt(socket.SOL_SOCKET, option, 1)
            with pytest.raises(OSError, match="in use"):
                stranger.bind((literal, opened.port))


def test_lb5_the_port_answers_before_anybody_knows_the_link(opened: OpenListener) -> None:
    """What `bind` returns, the link, is an address that is served already."""
    assert opened.link.startswith(f"{opened.origin}/")
    assert opened.get(opened.path_of(opened.link)).status == 302
    assert sockets_on(opened.port).count("0A") == 2


def test_lb6_a_privileged_port_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: object, address: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(socket.socket, "bind", denied)
    monkeypatch.setattr(loopback_address, "_has_ipv6", lambda: True)
    assert bind_refused("http://localhost/callback").facts["cause"] == "privileged"


def test_lb7_nothing_listens_before_and_after() -> None:
    port = free_port()
    assert sockets_on(port) == []
    opened = OpenListener(port=port)
    assert sockets_on(port) == ["0A", "0A"]
    opened.listener.close()
    assert sockets_on(port) == []


def test_lb7_the_port_stays_bound_and_silent_for_the_grace_time(open_listener: Open) -> None:
    reservation = PortReservation(grace_s=60)
    first = open_listener(reservation=reservation)
    first.assert_unharmed()
    first.listener.close()
    for family, literal in BOTH:
        with pytest.raises(ConnectionRefusedError):
            connect(first.port, literal)
        with socket.socket(family) as stranger:
            stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with pytest.raises(OSError, match="in use"):
                stranger.bind((literal, first.port))
    for _ in range(5):
        second = open_listener(port=first.port, reservation=reservation)
        second.assert_unharmed()
        second.listener.close()
    reservation.release()
    assert is_free(first.port)


def test_lb7_the_grace_time_ends() -> None:
    reservation = PortReservation(grace_s=0.05)
    opened = OpenListener(reservation=reservation)
    opened.listener.close()
    assert wait_until(lambda: is_free(opened.port))


def test_pages_that_are_missing_leave_no_port_behind(tmp_path: Path) -> None:
    port = free_port()
    listener = Listener(tmp_path, "Keyturn")
    with pytest.raises(OSError, match=r"\.html"):
        listener.bind(
            request(redirect_uri=f"http://localhost:{port}/callback"),
            on_verdict=lambda verdict: None,
        )
    listener.close()
    assert is_free(port)
