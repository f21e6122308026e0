"""How does the browser's answer reach this program? The loopback redirect listener (RFC 8252 7.3).

One thread with its own event loop serves any number of slow or silent connections beside the one
that matters. What a request means is decided in `redirect_routes`; here are sockets, deadlines and
limits.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sso.errors import NoRedirectAddress
from sso.profile.look import PageLook
from sso.signin import (
    authorization,
    byte_stream,
    http_message,
    loopback_address,
    pages,
    peer,
    redirect_routes,
)
from sso.signin.authorization import AuthorizationRequest, Verdict
from sso.signin.byte_stream import ByteStream
from sso.signin.connections import Connection, Connections, Phase
from sso.signin.http_message import HttpAnswer, MalformedRequest
from sso.signin.port_reservation import PortReservation
from sso.signin.redirect_routes import Attempt, Counts, Outcome, OutcomePending, Sender

HEAD_DEADLINE_S = 5.0
BODY_DEADLINE_S = 10.0
OUTCOME_WAIT_S = 30.0
SMALL_BODY = 16 * 1024
MAX_LARGE_BODIES = 4
_CLOSE_WAIT_S = 1.0
_TLS_HELLO = 0x16
_HEAD_END = b"\r\n\r\n"
_DESCRIPTORS = 16


class Listener:
    """One sign-in's listener: `bind` before the browser opens, `close` on every way out."""

    def __init__(
        self,
        pages_folder: Path,
        program_name: str,
        *,
        language: str = "en",
        any_port: bool = False,
        reservation: PortReservation | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
        look: PageLook = pages.SHIPPED,
    ) -> None:
        self._pages_folder = pages_folder
        self._program_name = program_name
        self._language = language
        self._look = look
        self._any_port = any_port
        self._reservation = reservation
        self._tls = tls
        self._attempt: Attempt | None = None
        self._sockets: list[socket.socket] = []
        self._serving: _Serving | None = None
        self._has_served_result = threading.Event()
        self._closing = threading.Lock()

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
        relay_key = secrets.token_urlsafe(32)
        served = pages.load(
            self._pages_folder, self._program_name, relay_key, self._language, self._look
        )
        held = self._reservation.take(wanted) if self._reservation else None
        address, self._sockets = loopback_address.bind(wanted, held)
        if wanted.port == 0:
            request = authorization.with_redirect_uri(request, f"{address.origin}{address.path}")
        self._attempt = Attempt(
            request=request,
            address=address,
            pages=served,
            relay_key=relay_key,
            on_verdict=on_verdict,
            on_started=on_started,
        )
        link = self._attempt.new_link()
        self._serving = _Serving(self._attempt, self._has_served_result, on_counted)
        try:
            self._serving.start(loopback_address.listening(address, self._sockets), context)
        except OSError as reason:
            loopback_address.close(self._sockets)
            raise NoRedirectAddress(
                "this computer gives no more connections", address=address.authority
            ) from reason
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
            if self._serving is not None:
                self._serving.tell_outcome()

    def close(self, *, linger_s: float = 0) -> None:
        """Stop listening and end every connection; harmless when repeated.

        :param linger_s: how long the browser may still fetch the page it was just sent to; a second
            call, from another thread, cuts that short.
        """
        if self._serving is None or self._attempt is None:
            return
        if self._attempt.is_answered and linger_s:
            self._has_served_result.wait(linger_s)
        with self._closing:
            serving, self._serving = self._serving, None
        if serving is None:
            return
        serving.stop()
        self._has_served_result.set()  # nobody lingers any more
        if self._reservation is not None:
            self._reservation.keep(self._attempt.address, self._sockets)
        else:
            loopback_address.close(self._sockets)


class _Serving:
    """The listener's thread and what runs in it."""

    def __init__(
        self,
        attempt: Attempt,
        has_served_result: threading.Event,
        on_counted: Callable[[Counts], None],
    ) -> None:
        self._attempt = attempt
        self._has_served_result = has_served_result
        self._on_counted = on_counted
        self._reported = Counts()
        self._is_ready = threading.Event()
        self._trouble: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Event | None = None
        self._outcome_known: asyncio.Event | None = None
        self._large: list[Connection] = []
        self._context: ssl.SSLContext | None = None
        self._thread: threading.Thread | None = None

    def start(self, sockets: list[socket.socket], context: ssl.SSLContext | None) -> None:
        """Serve in a thread of its own. :raises OSError: it cannot be made."""
        _demand_descriptors()
        self._context = context
        self._thread = threading.Thread(
            target=self._run, args=(sockets,), name="listener", daemon=True
        )
        self._thread.start()
        self._is_ready.wait()
        if self._trouble is not None:
            self._thread.join()
            raise OSError("the listener's thread ended") from self._trouble

    def stop(self) -> None:
        """End the thread and every connection. Blocks until they are."""
        if self._ending is not None:
            self._call(self._ending.set)
        if self._thread is not None:
            self._thread.join()

    def tell_outcome(self) -> None:
        """Wake the page that waits."""
        if self._outcome_known is not None:
            self._call(self._outcome_known.set)

    def _call(self, act: Callable[[], None]) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
                self._loop.call_soon_threadsafe(act)

    def _run(self, sockets: list[socket.socket]) -> None:
        try:
            # The selector loop on every system: it alone tells when a socket is ready.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._serve(sockets))
        except OSError as reason:
            self._trouble = reason
        finally:
            self._is_ready.set()

    async def _serve(self, sockets: list[socket.socket]) -> None:
        self._loop, self._ending = asyncio.get_running_loop(), asyncio.Event()
        self._outcome_known = asyncio.Event()
        connections = Connections(self._connection)
        for bound in sockets:
            connections.accept_from(bound)
        self._is_ready.set()
        await self._ending.wait()
        await connections.end_all()

    async def _connection(self, connection: Connection) -> None:
        """Serve one connection: one request, one answer."""
        async with byte_stream.opened(connection.socket, self._context, HEAD_DEADLINE_S) as stream:
            await self._exchange(connection, stream)

    async def _exchange(self, connection: Connection, stream: ByteStream) -> None:
        is_head_request = False
        try:
            async with asyncio.timeout(HEAD_DEADLINE_S):
                head_raw, begun = await self._read_head(stream)
            head = http_message.parse_head(head_raw)
            connection.phase = Phase.READ
            is_head_request = head.method == "HEAD"
            body = await self._read_body(connection, head, stream, begun)
            found = redirect_routes.answer(self._attempt, head, body, _sender(connection.socket))
            answer = await self._settled(connection, found)
        except TimeoutError:
            answer = HttpAnswer(408, self._attempt.pages.neutral)
        except MalformedRequest as malformed:
            answer = self._refusal(malformed)
        self._report_counts()
        await self._send(stream, http_message.rendered(answer, is_head=is_head_request))
        if self._attempt.is_result_fetched:
            self._has_served_result.set()

    async def _read_head(self, stream: ByteStream) -> tuple[bytes, bytes]:
        """Return the head, and what came behind it."""
        came = bytearray(await stream.read())
        if not came:
            raise EOFError
        if came[0] == _TLS_HELLO:
            self._attempt.counts.tls_hellos += 1
            self._report_counts()
            raise ConnectionAbortedError
        searched = 0
        while (end := came.find(_HEAD_END, searched)) < 0 and len(came) <= http_message.MAX_HEAD:
            searched = max(0, len(came) - len(_HEAD_END))
            came += await byte_stream.more(stream)
        if not 0 <= end <= http_message.MAX_HEAD:
            raise MalformedRequest(431)
        end += len(_HEAD_END)
        return bytes(came[:end]), bytes(came[end:])

    async def _read_body(
        self,
        connection: Connection,
        head: http_message.RequestHead,
        stream: ByteStream,
        begun: bytes,
    ) -> bytes:
        """Read a body only where the head passed every check; few large ones at a time.

        Nobody waits for a place: with too many, the oldest large one that still comes is given up.
        """
        if not redirect_routes.takes_body(self._attempt, head):
            return b""
        body = bytearray(begun)
        is_large = head.content_length > SMALL_BODY
        if is_large:
            self._large.append(connection)
            if len(self._large) > MAX_LARGE_BODIES:
                self._large.pop(0).give_up()
        try:
            async with asyncio.timeout(BODY_DEADLINE_S):
                while len(body) < head.content_length:
                    body += await byte_stream.more(stream)
            return bytes(body[: head.content_length])
        finally:
            if connection in self._large:
                self._large.remove(connection)

    async def _settled(
        self, connection: Connection, found: HttpAnswer | OutcomePending
    ) -> HttpAnswer:
        """Hold the page's one question until there is an answer to it, or the time is up."""
        if not isinstance(found, OutcomePending):
            return found
        assert self._outcome_known is not None
        connection.phase = Phase.HELD
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(OUTCOME_WAIT_S):
                await self._outcome_known.wait()
        return redirect_routes.outcome_answer(self._attempt)

    def _refusal(self, malformed: MalformedRequest) -> HttpAnswer:
        served = self._attempt.pages
        page = served.large_head if malformed.status == 431 else served.neutral
        return HttpAnswer(malformed.status, page)

    def _report_counts(self) -> None:
        """Say what came that was not ours, whenever there was more of it."""
        counted = replace(self._attempt.counts)
        if counted != self._reported:
            self._reported = counted
            self._on_counted(counted)

    async def _send(self, stream: ByteStream, answer: bytes) -> None:
        """Write, then let the browser close first, else reset: whoever closes first keeps the port
        in TIME_WAIT, and with it our own next sign-in waiting.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_WAIT_S):
                await stream.write(answer)
                await byte_stream.heard_out(stream)


def _demand_descriptors() -> None:
    """See that there are enough, before an event loop is half made. :raises OSError: there are
    not."""
    with contextlib.ExitStack() as taken:
        for _ in range(_DESCRIPTORS):
            taken.callback(os.close, os.open(os.devnull, os.O_RDONLY))


def _sender(accepted: socket.socket) -> Sender:
    """Who sent a request: looked up only when it would be taken, since the look-up costs."""

    def is_foreign() -> bool:
        try:
            return peer.is_foreign(accepted.getpeername()[:2], accepted.getsockname()[:2])
        except OSError:  # gone already
            return True

    return Sender(is_foreign)
