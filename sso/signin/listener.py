"""How does the browser's answer reach this program? The loopback redirect listener (RFC 8252 7.3).

One thread with its own event loop serves any number of slow or silent connections beside the one
that matters. What a request means is decided in `redirect_routes`; here are sockets, deadlines and
limits.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sso.signin import authorization, http_message, loopback_address, pages, peer, redirect_routes
from sso.signin.authorization import AuthorizationRequest, Verdict
from sso.signin.http_message import HttpAnswer, MalformedRequest
from sso.signin.port_reservation import PortReservation
from sso.signin.redirect_routes import Attempt, Counts, Outcome, OutcomePending, Sender

HEAD_DEADLINE_S = 5.0
BODY_DEADLINE_S = 10.0
MAX_CONNECTIONS = 128
OUTCOME_WAIT_S = 30.0
_CLOSE_WAIT_S = 1.0
_RESET = struct.pack("ii", 1, 0)
_TLS_HELLO = 0x16


class Listener:
    """One sign-in's listener: `bind` before the browser opens, `close` on every way out."""

    def __init__(
        self,
        pages_folder: Path,
        program_name: str,
        *,
        any_port: bool = False,
        reservation: PortReservation | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._pages_folder = pages_folder
        self._program_name = program_name
        self._any_port = any_port
        self._reservation = reservation
        self._tls = tls
        self._attempt: Attempt | None = None
        self._sockets: list[socket.socket] = []
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Event | None = None
        self._outcome_known: asyncio.Event | None = None
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._has_served_result = threading.Event()
        self._on_counted: Callable[[Counts], None] = lambda counts: None
        self._reported = Counts()

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None] = lambda: None,
        on_counted: Callable[[Counts], None] = lambda counts: None,
    ) -> tuple[AuthorizationRequest, str]:
        """Bind every family of the redirect address and serve.

        Returns the request, with the port that was bound where the registration admits any, and the
        one-time start link. The callbacks come from the listener's thread and must not block.

        :raises NoRedirectAddress: taken, reserved, privileged, or not an address on this computer.
        """
        wanted = loopback_address.parse(
            request.redirect_uri, any_port=self._any_port, has_tls=self._tls is not None
        )
        context = self._tls() if self._tls is not None and wanted.scheme == "https" else None
        held = self._reservation.take(wanted) if self._reservation else None
        address, self._sockets = loopback_address.bind(wanted, held)
        if wanted.port == 0:
            bound_uri = f"{address.origin}{address.path}"
            request = authorization.with_redirect_uri(request, bound_uri)
        relay_key = secrets.token_urlsafe(32)
        self._attempt = Attempt(
            request=request,
            address=address,
            pages=pages.load(self._pages_folder, self._program_name, relay_key),
            relay_key=relay_key,
            on_verdict=on_verdict,
            on_started=on_started,
        )
        self._on_counted = on_counted
        link = self._attempt.new_link()
        self._start_thread(context)
        return request, link

    def new_link(self) -> str:
        """Return a fresh start link for the same sign-in."""
        return self._attempt.new_link() if self._attempt else ""

    @property
    def counts(self) -> Counts:
        """What came so far that was not ours."""
        return self._attempt.counts if self._attempt else Counts()

    def announce(self, outcome: Outcome) -> None:
        """Tell the page in the browser how the sign-in ended."""
        if self._attempt is not None and self._attempt.outcome is None:
            self._attempt.outcome = outcome
            if self._outcome_known is not None:
                self._call_in_loop(self._outcome_known.set)

    def close(self, *, linger_s: float = 0) -> None:
        """Stop listening and end every connection; harmless when repeated.

        :param linger_s: how long the browser may still fetch the page it was just sent to.
        """
        if self._attempt is not None and self._attempt.is_answered:
            self._has_served_result.wait(linger_s)
        if self._thread is None or self._ending is None or self._attempt is None:
            return
        self._call_in_loop(self._ending.set)
        self._thread.join()
        self._thread = None
        if self._reservation is not None:
            self._reservation.keep(self._attempt.address, self._sockets)
        else:
            loopback_address.close(self._sockets)

    def _call_in_loop(self, act: Callable[[], None]) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
                self._loop.call_soon_threadsafe(act)

    def _start_thread(self, context: ssl.SSLContext | None) -> None:
        is_serving = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(is_serving, context)),
            name="listener",
            daemon=True,
        )
        self._thread.start()
        is_serving.wait()

    async def _serve(self, is_serving: threading.Event, context: ssl.SSLContext | None) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        self._outcome_known = asyncio.Event()
        assert self._attempt is not None
        # Duplicates: the loop closes what it serves, and the originals may be kept bound.
        servers = [
            await asyncio.start_server(
                self._on_connected,
                sock=bound.dup(),
                limit=http_message.MAX_HEAD,
                ssl=context,
                ssl_handshake_timeout=HEAD_DEADLINE_S if context else None,
            )
            for bound in loopback_address.listening(self._attempt.address, self._sockets)
        ]
        is_serving.set()
        await self._ending.wait()
        for server in servers:
            server.close()
        await self._end_connections()

    async def _end_connections(self) -> None:
        tasks = list(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _on_connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        if len(self._connections) >= MAX_CONNECTIONS:
            next(iter(self._connections)).cancel()  # the oldest one
        self._connections[task] = writer
        try:
            await self._exchange(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the peer went away, or was sent away: nothing of it concerns the sign-in
        finally:
            self._connections.pop(task, None)
            _reset(writer)

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._attempt is not None
        is_head_request = False
        try:
            async with asyncio.timeout(HEAD_DEADLINE_S):
                head_raw = await self._read_head(reader)
            head = http_message.parse_head(head_raw)
            is_head_request = head.method == "HEAD"
            body = b""
            if redirect_routes.takes_body(self._attempt, head):
                async with asyncio.timeout(BODY_DEADLINE_S):
                    body = await reader.readexactly(head.content_length)
            found = redirect_routes.answer(self._attempt, head, body, _sender(writer))
            answer = await self._settled(found)
        except TimeoutError:
            answer = HttpAnswer(408, self._attempt.pages.neutral)
        except MalformedRequest as malformed:
            is_too_large = malformed.status == 431
            served = self._attempt.pages
            page = served.large_head if is_too_large else served.neutral
            answer = HttpAnswer(malformed.status, page)
        self._report_counts()
        await self._send(reader, writer, http_message.rendered(answer, is_head=is_head_request))
        if self._attempt.is_result_fetched:
            self._has_served_result.set()

    def _report_counts(self) -> None:
        """Say what came that was not ours, whenever there was more of it."""
        counted = replace(self.counts)
        if counted != self._reported:
            self._reported = counted
            self._on_counted(counted)

    async def _settled(self, found: HttpAnswer | OutcomePending) -> HttpAnswer:
        """Hold the page's one question until there is an answer to it, or the time is up."""
        assert self._attempt is not None
        assert self._outcome_known is not None
        if not isinstance(found, OutcomePending):
            return found
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(OUTCOME_WAIT_S):
                await self._outcome_known.wait()
        return redirect_routes.outcome_answer(self._attempt)

    async def _read_head(self, reader: asyncio.StreamReader) -> bytes:
        first = await reader.readexactly(1)
        if first[0] == _TLS_HELLO:
            self.counts.tls_hellos += 1
            self._report_counts()
            raise ConnectionAbortedError
        try:
            return first + await reader.readuntil(b"\r\n\r\n")
        except asyncio.LimitOverrunError as reason:
            raise MalformedRequest(431) from reason

    async def _send(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: bytes
    ) -> None:
        """Write, then let the browser close first, else reset: whoever closes first keeps the port
        in TIME_WAIT, and with it our own next sign-in waiting.
        """
        writer.write(answer)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_WAIT_S):
                await writer.drain()
                while await reader.read(http_message.MAX_HEAD):
                    pass


def _sender(writer: asyncio.StreamWriter) -> Sender:
    """Who sent a request: looked up only when it would be taken, since the look-up costs."""

    def is_foreign() -> bool:
        connected = writer.get_extra_info("socket")
        return peer.is_foreign(connected.getpeername()[:2], connected.getsockname()[:2])

    return Sender(is_foreign)


def _reset(writer: asyncio.StreamWriter) -> None:
    """End a connection at once; after all was sent and read this loses nothing."""
    opened = writer.get_extra_info("socket")
    if opened is not None:
        with contextlib.suppress(OSError):
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
