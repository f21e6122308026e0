"""Which servers do the network's tests talk to? All on loopback, each telling what it heard.

Names such as `license.test` are known to the proxy only: it leads each to a port of this computer.
"""

from __future__ import annotations

import base64
import re
import selectors
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

_POLL_S = 0.05
_PATIENCE_S = 10


class LoopbackServer:
    """Takes connections at a port of loopback, each in a thread of its own."""

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(_POLL_S)
        self._threads: list[threading.Thread] = []
        self.port = int(self._socket.getsockname()[1])
        self.name = f"127.0.0.1:{self.port}"
        self.connections = 0
        self.heard = bytearray()  # every byte that arrived, of TLS what was inside

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.is_over.set()
        for thread in self._threads:
            thread.join(_PATIENCE_S)
        self._socket.close()

    def talk(self, peer: socket.socket) -> None:
        """Answer one connection."""
        raise NotImplementedError

    def read_head(self, peer: socket.socket) -> bytes:
        """Return a request's head and what came with it; nothing where it ended before."""
        head = b""
        while b"\r\n\r\n" not in head:
            part = peer.recv(65536)
            if not part:
                return b""
            self.heard += part
            head += part
        return self._whole(peer, head)

    def _whole(self, peer: socket.socket, head: bytes) -> bytes:
        """Read the body as well: who closes before that resets the connection."""
        told = re.search(rb"\r\nContent-Length: (\d+)", head)
        missing = int(told[1]) - len(head.partition(b"\r\n\r\n")[2]) if told else 0
        while missing > 0:
            part = peer.recv(65536)
            if not part:
                break
            self.heard += part
            head += part
            missing -= len(part)
        return head

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name="loopback-server")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.is_over.is_set():
            with suppress(TimeoutError):
                peer, _ = self._socket.accept()
                self.connections += 1
                self._start(self._serve, peer)

    def _serve(self, peer: socket.socket) -> None:
        with peer, suppress(OSError):
            peer.settimeout(_PATIENCE_S)
            self.talk(peer)


def joined(
    one: socket.socket, other: socket.socket, change: Callable[[bytes], bytes] = bytes
) -> None:
    """Carry bytes both ways until one side ends, and change those of the first.

    In one thread: OpenSSL's connections must not be read and written by two at a time, and Python
    3.11 does not keep them from it (about one sign-in in two hundred broke).
    """
    with selectors.DefaultSelector() as ready:
        for source in (one, other):
            ready.register(source, selectors.EVENT_READ)
        while found := ready.select(_PATIENCE_S):
            for key, _ in found:
                source = one if key.fileobj is one else other
                target = other if source is one else one
                for part in _arrived(source):
                    if not part:
                        return
                    target.settimeout(_PATIENCE_S)
                    target.sendall(change(part) if source is one else part)


def _arrived(source: socket.socket) -> Iterator[bytes]:
    """Yield all that can be read without waiting; nothing as the last where the other side ended.

    To the end: what TLS has already taken from the connection wakes no selector.
    """
    source.settimeout(0)
    with suppress(BlockingIOError, ssl.SSLWantReadError):
        while part := source.recv(65536):
            yield part
            source.settimeout(0)
        yield b""


class Site(LoopbackServer):
    """A web site that says the same to everybody, in the clear or over TLS."""

    def __init__(self, answer: bytes, context: ssl.SSLContext | None = None) -> None:
        super().__init__()
        self.answer = answer
        self._context = context
        self.requests: list[bytes] = []

    def talk(self, peer: socket.socket) -> None:
        if self._context is None:
            self._answer_to(peer)
            return
        with self._context.wrap_socket(peer, server_side=True) as safe:
            self._answer_to(safe)

    def _answer_to(self, peer: socket.socket) -> None:
        head = self.read_head(peer)
        if head:
            self.requests.append(head)
            peer.sendall(self.answer)


class TlsFront(LoopbackServer):
    """Speaks TLS for a server that does not, such as the sandbox, which knows loopback names
    only."""

    def __init__(self, behind: int, context: ssl.SSLContext) -> None:
        super().__init__()
        self._behind = behind
        self._context = context

    def talk(self, peer: socket.socket) -> None:
        with (
            self._context.wrap_socket(peer, server_side=True) as safe,
            socket.create_connection(("127.0.0.1", self._behind), timeout=_PATIENCE_S) as behind,
        ):
            joined(safe, behind, self._named)

    def _named(self, part: bytes) -> bytes:
        return re.sub(rb"\r\nHost: [^\r]+", b"\r\nHost: 127.0.0.1:%d" % self._behind, part, count=1)


class Proxy(LoopbackServer):
    """An HTTP proxy that logs who wanted to go where.

    :param places: host and port to a port here; what is not in it is answered with 502.
    :param sign_in: name and password that it wants by Basic. :param refusal: what it answers to
        everybody in place of a tunnel. :param context: makes it one that is reached over TLS.
    """

    def __init__(
        self,
        places: Mapping[str, int] | None = None,
        *,
        sign_in: tuple[str, str] | None = None,
        offers: tuple[str, ...] = ('Basic realm="Acme"',),
        refusal: bytes = b"",
        context: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__()
        self.places = dict(places or {})
        self._sign_in = sign_in
        self._offers = offers
        self._refusal = refusal
        self._context = context
        self.asked: list[str] = []  # host and port of every CONNECT
        self.opened: list[str] = []
        self.heads: list[bytes] = []

    @property
    def url(self) -> str:
        return f"http{'s' if self._context else ''}://{self.name}"

    def talk(self, peer: socket.socket) -> None:
        if self._context is None:
            self._answer_to(peer)
            return
        with self._context.wrap_socket(peer, server_side=True) as safe:
            self._answer_to(safe)

    def _answer_to(self, peer: socket.socket) -> None:
        head = self.read_head(peer)
        if not head:
            return
        self.heads.append(head)
        method, target, *_ = head.split(b" ", 2)
        name = target.decode("latin-1")
        if method == b"CONNECT":
            self.asked.append(name)
        if self._refusal:
            peer.sendall(self._refusal)
        elif not self._is_signed_in(head):
            offered = "".join(f"Proxy-Authenticate: {offer}\r\n" for offer in self._offers)
            text = (
                f"HTTP/1.1 407 Proxy Authentication Required\r\n{offered}Content-Length: 0\r\n\r\n"
            )
            peer.sendall(text.encode())
        elif name not in self.places:
            peer.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        else:
            self.opened.append(name)
            with socket.create_connection(("127.0.0.1", self.places[name]), timeout=5) as behind:
                peer.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                joined(peer, behind)

    def _is_signed_in(self, head: bytes) -> bool:
        if self._sign_in is None:
            return True
        pair = base64.b64encode(":".join(self._sign_in).encode())
        return b"\r\nProxy-Authorization: Basic " + pair + b"\r\n" in head


def said(
    body: bytes = b"{}", *headers: str, status: str = "200 OK", kind: str = "application/json"
) -> bytes:
    """Return an answer, byte by byte."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "Connection: close", *headers, "", ""]).encode() + body
