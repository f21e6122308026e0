"""Is an answer that we cut ever taken for a whole one, and is anything left over?"""

from __future__ import annotations

import contextlib
import gc
import socket
import threading
import weakref
from collections.abc import Callable

import pytest

from sso import errors
from sso.network.open_sockets import OpenSockets
from sso.network.transport import Transport, TransportSettings
from tests.integration.network.servers import LoopbackServer, Site, said

WHOLE_LOOKING = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a": 1}'


class Begins(LoopbackServer):
    """Sends what looks like a whole answer, and goes on as if more would come."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun = threading.Event()

    def talk(self, peer: socket.socket) -> None:
        self.read_head(peer)
        peer.sendall(WHOLE_LOOKING)
        self.has_begun.set()
        self.is_over.wait(10)


def failed(transport: Transport, url: str, within_s: float | None = None) -> errors.KeyturnError:
    with contextlib.closing(transport), pytest.raises(errors.KeyturnError) as caught:
        transport.call("GET", url, headers={}, within_s=within_s)
    return caught.value


def straight(**settings: float) -> Transport:
    return Transport(TransportSettings(proxy="none", **settings))  # type: ignore[arg-type]


def test_what_was_read_until_the_time_was_up_is_no_answer() -> None:
    with Begins() as server:
        error = failed(straight(total_timeout_s=0.3), f"http://{server.name}/x")
    assert (type(error), error.detail) == (errors.ServiceUnreachable, "no answer in time")
    assert error.facts == {"host": "127.0.0.1"}


def test_what_was_read_until_the_call_was_given_up_is_no_answer() -> None:
    transport = straight()
    with Begins() as server:
        ending = threading.Thread(
            target=lambda: server.has_begun.wait(10) and transport.abort()  # type: ignore[func-returns-value]
        )
        ending.start()
        error = failed(transport, f"http://{server.name}/x")
        ending.join()
    assert (type(error), error.detail) == (errors.ServiceUnreachable, "the call was given up")


def test_the_time_of_one_call_is_not_that_of_the_next() -> None:
    transport = straight()
    with Begins() as slow, Site(said()) as site:
        failed(transport, f"http://{slow.name}/x", within_s=0.3)
        with contextlib.closing(transport):
            assert transport.call("GET", f"http://{site.name}/x", headers={}).status == 200


@pytest.mark.parametrize("ended", [Transport.close, Transport.look_again])
def test_a_transport_that_gave_its_connections_back_opens_new_ones(
    ended: Callable[[Transport], None],
) -> None:
    with Site(said()) as site:
        with contextlib.closing(straight()) as transport:
            for count in (1, 2, 3):
                assert transport.call("GET", f"http://{site.name}/x", headers={}).status == 200
                ended(transport)
                ended(transport)
                assert site.connections == count


def test_a_connection_that_closed_is_not_kept() -> None:
    sockets = OpenSockets()
    gone, other = socket.socketpair()
    kept = weakref.ref(gone)
    sockets.add(gone)
    gone.close()
    sockets.add(other)
    del gone
    gc.collect()
    assert kept() is None
    sockets.drop(other)
