"""A server that says exactly these bytes: what neither service nor sandbox ever says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

Say = Callable[[socket.socket], None]


class RawServer:
    """Takes connections, reads each request's head, and lets `say` do the rest."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._is_over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self._threads: list[threading.Thread] = []
        self.requests: list[bytes] = []
        self.port = int(self._socket.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_over(self) -> threading.Event:
        """Set when the test is done: what drips may end."""
        return self._is_over

    def __enter__(self) -> RawServer:
        self._start(self._serve)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(5)
        self._socket.close()

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name="raw-server")
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            with suppress(TimeoutError):
                peer, _ = self._socket.accept()
                self._start(self._talk, peer)

    def _talk(self, peer: socket.socket) -> None:
        with peer, suppress(OSError):
            peer.settimeout(5)
            head = b""
            while b"\r\n\r\n" not in head:
                part = peer.recv(65536)
                if not part:
                    return
                head += part
            self.requests.append(head)
            self._say(peer)
