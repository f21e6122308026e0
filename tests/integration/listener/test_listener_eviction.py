"""Who takes the place of a connection that was sent away, is that one served?"""

import socket
from contextlib import ExitStack

import pytest

from sso.signin import connections
from tests.integration.listener.open_listener import (
    OpenListener,
    connect,
    read_answer,
    request_bytes,
    wait_until,
)

PLACES = 8


def is_over(peer: socket.socket) -> bool:
    try:
        return peer.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_a_newcomer_that_is_slow_to_ask_is_served_in_an_evicted_ones_place(
    opened: OpenListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system gives it the number that the other had while it was waited for."""
    monkeypatch.setattr(connections, "MAX_CONNECTIONS", PLACES)
    monkeypatch.setattr(connections, "_YOUNG_S", 0.0)
    with ExitStack() as stack:
        idle = [stack.enter_context(connect(opened.port)) for _ in range(PLACES)]
        for peer in idle:
            peer.setblocking(False)
        for oldest in idle:
            newcomer = stack.enter_context(connect(opened.port))
            assert wait_until(lambda peer=oldest: is_over(peer))  # type: ignore[misc]
            newcomer.sendall(request_bytes("GET", "/favicon.ico", {"Host": opened.host}))
            assert read_answer(newcomer).status == 404
            stack.enter_context(connect(opened.port))  # the place that it leaves is taken again
    opened.assert_unharmed()
