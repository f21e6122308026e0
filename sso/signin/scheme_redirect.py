"""How does an answer at a private scheme (``keyturn://callback?...``) reach the program that waits
for it?

The system starts the program anew with the address as its argument; that process hands it to the
waiting one, over a channel that only this user can open and that exists only while such a sign-in
waits. That the code stands in an argument list for a moment is the documented exception of such
addresses: `state` decides, and the code is good once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sso.errors import NoRedirectAddress
from sso.signin.authorization import AuthorizationRequest, Stray, Verdict, judge_pasted
from sso.signin.redirect_routes import Counts, Outcome

MAX_ADDRESS = 64 * 1024
_CHANNEL = "redirect.sock"
_MAX_PATH = 100
_WAIT_S = 2


def channel_of(state_folder: Path) -> str:
    """Return where a waiting program listens: a socket in the user's own folder, or a pipe."""
    short = hashlib.sha256(str(state_folder).encode()).hexdigest()[:32]
    if sys.platform == "win32":
        return rf"\\.\pipe\keyturn-{short}"
    channel = str(state_folder / _CHANNEL)
    own_folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if len(channel.encode()) <= _MAX_PATH or not own_folder:
        return channel
    # Longer than a socket's name may be: the runtime folder, which no other user may enter.
    return str(Path(own_folder) / f"keyturn-{short}.sock")


def hand_over(state_folder: Path, address_raw: str) -> bool:
    """Hand an address to the program that waits for it; False where none does, or it is not its."""
    try:
        with Client(channel_of(state_folder)) as waiting:
            waiting.send_bytes(address_raw.encode("utf-8", "surrogateescape")[:MAX_ADDRESS])
            return waiting.recv_bytes(16) == b"taken"
    except (OSError, EOFError, ValueError):
        return False


class SchemeListener:
    """Waits for one answer at the program's own scheme; the same face as the loopback listener."""

    def __init__(self, state_folder: Path, scheme: str) -> None:
        self._state_folder = state_folder
        self._scheme = scheme
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._request: AuthorizationRequest | None = None
        self._on_verdict: Callable[[Verdict], None] = lambda verdict: None
        self._is_answered = False
        self._counts = Counts()
        self._on_counted: Callable[[Counts], None] = lambda counts: None

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None] = lambda: None,
        on_counted: Callable[[Counts], None] = lambda counts: None,
    ) -> tuple[AuthorizationRequest, str]:
        """Begin to wait; the browser is opened at the provider's own address.

        :raises NoRedirectAddress: another program of this user waits already, or it is another
        scheme.
        """
        if urlsplit(request.redirect_uri).scheme != self._scheme:
            raise NoRedirectAddress(
                "another scheme", address=request.redirect_uri, cause="unsupported"
            )
        self._request, self._on_verdict = request, on_verdict
        self._on_counted = on_counted
        self._listener = self._opened(request)
        self._thread = threading.Thread(target=self._serve, name="scheme-redirect", daemon=True)
        self._thread.start()
        return request, request.url

    def new_link(self) -> str:
        """Return the provider's own address: nothing here could send the browser on."""
        return self._request.url if self._request else ""

    def announce(self, outcome: Outcome) -> None:
        """There is no page of ours in the browser."""

    def close(self, *, linger_s: float = 0) -> None:
        """Stop waiting; harmless when repeated."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        with contextlib.suppress(OSError, EOFError, ValueError):
            Client(channel_of(self._state_folder)).close()  # wakes the thread from its accept
        if self._thread is not None:
            self._thread.join(2)
        listener.close()

    def _opened(self, request: AuthorizationRequest) -> Listener:
        channel = channel_of(self._state_folder)
        if _is_alive(channel):
            raise NoRedirectAddress(
                "another sign-in waits for it", address=request.redirect_uri, cause="taken"
            )
        with contextlib.suppress(OSError):
            Path(channel).unlink()
        try:
            self._state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = Listener(channel)  # in a folder that no other user may enter
            if sys.platform != "win32":
                os.chmod(channel, 0o600)
            return opened
        except OSError as reason:
            raise NoRedirectAddress(
                f"the channel cannot be opened: {reason.strerror or type(reason).__name__}",
                address=request.redirect_uri,
            ) from reason

    def _serve(self) -> None:
        while (listener := self._listener) is not None:
            try:
                with listener.accept() as peer:
                    _bound_reading(peer)
                    if self._listener is not None and peer.poll(_WAIT_S):
                        taken = self._take(peer.recv_bytes(MAX_ADDRESS).decode("utf-8", "replace"))
                        peer.send_bytes(b"taken" if taken else b"stray")
            except (OSError, EOFError):
                continue

    def _take(self, address_raw: str) -> bool:
        assert self._request is not None
        verdict = judge_pasted(self._request, address_raw)
        if isinstance(verdict, Stray) or self._is_answered:
            self._counts.strays += 1
            self._on_counted(self._counts)
            return False
        self._is_answered = True
        self._on_verdict(verdict)
        return True


def _is_alive(channel: str) -> bool:
    try:
        Client(channel).close()
    except (OSError, EOFError, ValueError):
        return False
    return True


def _bound_reading(peer: Connection[Any, Any]) -> None:
    """Half a message must not hold the channel: reads end after a while."""
    if sys.platform != "win32":
        with socket.socket(fileno=os.dup(peer.fileno())) as opened:
            wait = struct.pack("ll", _WAIT_S, 0)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, wait)
