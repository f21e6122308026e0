"""Which connections does the listener hold, and which goes when there are too many?

An own accept loop, since the library's takes a hundred connections at a time and counts none: here
somebody is evicted before the next one is accepted, handshakes included, so that neither
descriptors nor the genuine redirect run out.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import errno
import socket
import struct
import sys
from collections.abc import Awaitable, Callable

MAX_CONNECTIONS = 128
_RESET = struct.pack("ii", 1, 0)
_OUT_OF_DESCRIPTORS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_BREATHE_S = 0.005
_YOUNG_S = 0.02  # a browser sends its request at once; nobody is idle before that


class Phase(enum.Enum):
    """What a connection is at; who is idle goes first."""

    IDLE = 0  # nothing whole has come
    READ = 1  # a request is being answered
    HELD = 2  # the page of this sign-in waits for its outcome


class Connection:
    """One accepted socket and the task that serves it."""

    def __init__(self, accepted: socket.socket) -> None:
        self.socket = accepted
        self.came_at = asyncio.get_running_loop().time()
        self.phase = Phase.IDLE
        self.task: asyncio.Task[None] | None = None

    def reset(self) -> None:
        """End the connection at once; after all was sent and read this loses nothing."""
        with contextlib.suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.socket.close()

    def give_up(self) -> None:
        """End the connection and what serves it."""
        if self.task is not None:
            self.task.cancel()
        number = self.socket.fileno()
        if number >= 0:  # the loop knows it by that number, which the next one may get
            loop = asyncio.get_running_loop()
            loop.remove_reader(number)
            loop.remove_writer(number)
        self.reset()  # at once: a task that never ran cleans nothing up


class Connections:
    """The connections of one listener; lives in its event loop."""

    def __init__(self, serve: Callable[[Connection], Awaitable[None]]) -> None:
        self._serve = serve
        self._open: dict[Connection, None] = {}  # in the order of their coming
        self._bound: list[socket.socket] = []

    def accept_from(self, bound: socket.socket) -> None:
        """Begin to accept; one connection each time the socket is ready, so that none is lost."""
        bound.setblocking(False)
        self._bound.append(bound)
        asyncio.get_running_loop().add_reader(bound, self._on_ready, bound)

    def _on_ready(self, bound: socket.socket) -> None:
        while len(self._open) >= _limit():
            if not self._evict():
                self._breathe(bound)
                return
        try:
            accepted, _ = bound.accept()
        except OSError as reason:
            if reason.errno in _OUT_OF_DESCRIPTORS:
                self._evict()
                self._breathe(bound)
            return
        accepted.setblocking(False)
        self._admit(Connection(accepted))

    def _breathe(self, bound: socket.socket) -> None:
        """Look away for a moment: what came just now has its time, what was dropped is closed."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(bound)
        loop.call_later(_BREATHE_S, self._look_again, bound)

    def _look_again(self, bound: socket.socket) -> None:
        if bound in self._bound:
            asyncio.get_running_loop().add_reader(bound, self._on_ready, bound)

    async def end_all(self) -> None:
        """Accept no more and close every connection."""
        for bound in self._bound:
            asyncio.get_running_loop().remove_reader(bound)
        self._bound.clear()
        tasks = [one.task for one in self._open if one.task is not None]
        for connection in list(self._open):
            self._drop(connection)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _admit(self, connection: Connection) -> None:
        self._open[connection] = None
        connection.task = asyncio.get_running_loop().create_task(self._served(connection))

    async def _served(self, connection: Connection) -> None:
        try:
            # The peer went away, or was sent away: nothing of it concerns the sign-in.
            with contextlib.suppress(OSError, EOFError):
                await self._serve(connection)
        finally:
            self._open.pop(connection, None)
            connection.reset()

    def _evict(self) -> bool:
        """Drop the oldest of the idlest; False where all are too young to be called idle."""
        now = asyncio.get_running_loop().time()
        old = [one for one in self._open if now - one.came_at >= _YOUNG_S]
        if not old:
            return False
        self._drop(min(old, key=lambda one: one.phase.value))
        return True

    def _drop(self, connection: Connection) -> None:
        self._open.pop(connection, None)
        connection.give_up()


def _limit() -> int:
    """Return how many connections there may be: a quarter of what this process may open."""
    if sys.platform == "win32":
        return MAX_CONNECTIONS
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if soft < 0 else max(8, min(MAX_CONNECTIONS, soft // 4))
