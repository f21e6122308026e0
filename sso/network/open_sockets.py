"""Which sockets belong to the call under way, so that a deadline or a cancel can end it?"""

from __future__ import annotations

import contextlib
import socket
import threading


class OpenSockets:
    """The sockets of the calls under way: what is shut down wakes a blocked read.

    A shut-down socket reads as a normal end: `has_ended` tells that we ended it. What connects
    after that is shut down at once, so that no cancel is lost between two steps of a call.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_aborted = False
        self._has_timed_out = False
        self.has_sent = False  # whether a part of the present attempt's request may have arrived

    @property
    def is_aborted(self) -> bool:
        """Whether calls are refused."""
        return self._is_aborted

    @property
    def has_ended(self) -> bool:
        """Whether the call under way was ended by us."""
        return self._is_aborted or self._has_timed_out

    def begin(self) -> None:
        """A call begins: its time starts anew."""
        self._has_timed_out = False

    def allow(self) -> None:
        """Calls are taken again."""
        self._is_aborted = False

    def add(self, sock: socket.socket) -> None:
        """Remember a connection."""
        with self._lock:
            self._sockets = [known for known in self._sockets if known.fileno() != -1]
            self._sockets.append(sock)
        if self.has_ended:
            self._shut()

    def drop(self, sock: socket.socket) -> None:
        """Forget a connection and close it."""
        with self._lock:
            self._sockets = [known for known in self._sockets if known is not sock]
        sock.close()

    def time_out(self) -> None:
        """The time for a call is up."""
        self._has_timed_out = True
        self._shut()

    def abort(self) -> None:
        """Somebody gave the call up."""
        self._is_aborted = True
        self._shut()

    def _shut(self) -> None:
        with self._lock:
            ending, self._sockets = self._sockets, []
        for sock in ending:
            with contextlib.suppress(OSError):
                # The plain shutdown: ssl's own would drop its state under the reading thread.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
