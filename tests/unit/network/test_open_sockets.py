"""Can a call be ended from another thread, whatever step it is at?"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest

from sso.network.open_sockets import OpenSockets

END: dict[str, Callable[[OpenSockets], None]] = {
    "abort": OpenSockets.abort,
    "time out": OpenSockets.time_out,
}


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for one in (ours, theirs):
            one.setblocking(False)
        yield ours, theirs


def is_shut(sock: socket.socket) -> bool:
    """Whether a read ends at once, as one that is blocked would."""
    try:
        return sock.recv(1) == b""
    except BlockingIOError:
        return False


Pair = tuple[socket.socket, socket.socket]


@pytest.mark.parametrize("how", END)
def test_an_end_reaches_a_connection_that_is_open(how: str, pair: Pair) -> None:
    sockets = OpenSockets()
    sockets.add(pair[0])
    assert (is_shut(pair[0]), sockets.has_ended) == (False, False)
    END[how](sockets)
    assert is_shut(pair[0])
    assert is_shut(pair[1])
    assert sockets.has_ended
    assert sockets.is_aborted is (how == "abort")


@pytest.mark.parametrize("how", END)
def test_what_connects_after_the_end_is_ended_at_once(how: str, pair: Pair) -> None:
    sockets = OpenSockets()
    END[how](sockets)
    sockets.add(pair[0])
    assert is_shut(pair[0])


def test_the_next_call_has_its_own_time(pair: Pair) -> None:
    sockets = OpenSockets()
    sockets.time_out()
    sockets.begin()
    assert not sockets.has_ended
    sockets.add(pair[0])
    assert not is_shut(pair[0])


def test_an_abort_holds_until_calls_are_allowed_again(pair: Pair) -> None:
    sockets = OpenSockets()
    sockets.abort()
    sockets.begin()
    assert sockets.has_ended
    assert sockets.is_aborted
    sockets.allow()
    assert not sockets.has_ended
    assert not sockets.is_aborted
    sockets.add(pair[0])
    assert not is_shut(pair[0])


def test_every_open_connection_is_ended_and_those_that_closed_do_no_harm(pair: Pair) -> None:
    sockets = OpenSockets()
    closed = socket.socketpair()
    for one in (*closed, *pair):
        sockets.add(one)
    for one in closed:
        one.close()
    sockets.abort()
    assert is_shut(pair[0])
    assert is_shut(pair[1])


def test_a_dropped_connection_is_closed_and_the_others_stay(pair: Pair) -> None:
    sockets = OpenSockets()
    for one in pair:
        sockets.add(one)
    sockets.drop(pair[0])
    assert pair[0].fileno() == -1
    assert pair[1].fileno() != -1
    sockets.abort()
    assert is_shut(pair[1])


def test_nothing_was_sent_at_first() -> None:
    assert OpenSockets().has_sent is False
