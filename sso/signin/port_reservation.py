"""What becomes of the redirect port after a sign-in? It stays ours, without listening, for a while.

The identity provider may still send the browser there late; another program of this computer that
took the port meanwhile would receive the answer. A bound socket that does not listen refuses
connections and lets nobody else in (Linux).
"""

from __future__ import annotations

import contextlib
import socket
import threading

from sso.signin.loopback_address import RedirectAddress, close

GRACE_S = 15 * 60.0


class PortReservation:
    """At most one address held after its sign-in; our own next sign-in takes it over."""

    def __init__(self, grace_s: float = GRACE_S) -> None:
        self._grace_s = grace_s
        self._lock = threading.Lock()
        self._held: tuple[RedirectAddress, list[socket.socket]] | None = None
        self._timer: threading.Timer | None = None

    def keep(self, address: RedirectAddress, sockets: list[socket.socket]) -> None:
        """Stop listening and hold the port; the sockets are ours to close from here on."""
        self.release()
        for bound in sockets:
            with contextlib.suppress(OSError):
                bound.shutdown(socket.SHUT_RDWR)  # a listening socket ends so, and stays bound
        timer = threading.Timer(self._grace_s, self.release)
        timer.daemon = True
        with self._lock:
            self._held, self._timer = (address, sockets), timer
        timer.start()

    def take(self, address: RedirectAddress) -> list[socket.socket] | None:
        """Return the held sockets of an address, to listen on again; another address lets them
        go."""
        with self._lock:
            held = self._held
            self._forget()
        if held is None:
            return None
        if (held[0].host, held[0].port) == (address.host, address.port):
            return held[1]
        close(held[1])
        return None

    def release(self) -> None:
        """Let the port go; harmless when nothing is held."""
        with self._lock:
            held = self._held
            self._forget()
        if held is not None:
            close(held[1])

    def _forget(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._held, self._timer = None, None
