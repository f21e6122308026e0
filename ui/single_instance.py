"""What do later starts of the program want of this one? Served over the channel of this session.

A start without words brings the window up; a link is shown to the person; a sign-in from the
terminal runs here, and the terminal is told how it goes.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sso import __version__
from sso.channel.instance import socket_of
from sso.channel.local_channel import ChannelBusy, ChannelServer, Peer

# The rest is loaded with the first request: this is served before the first icon.
if TYPE_CHECKING:
    from sso.activation.progress import Progress
    from sso.channel.requests import SignIn
    from sso.errors import KeyturnError

_FIRST_WORD_S = 5.0
_TAKEN_S = 4.0
_HEARD_S = 30.0  # a start, on the slowest computer


class RemoteSignIn:
    """A sign-in that a terminal asked for. `take`, `tell` and `end` come from the window."""

    def __init__(self, request: SignIn, peer: Peer) -> None:
        self.request = request
        self._peer = peer
        self._is_decided = threading.Event()
        self._is_taken = False
        self.has_ended = False

    def take(self, *, is_taken: bool) -> None:
        """Say whether the sign-in begins here; the terminal hears that before any news of it."""
        self._is_taken = is_taken
        self._write({"taken": is_taken})
        self._is_decided.set()

    def wait_until_taken(self) -> bool:
        """Return whether it begins here; blocks the channel's thread."""
        return self._is_decided.wait(_TAKEN_S) and self._is_taken

    def tell(self, progress: Progress) -> None:
        """Send news to the terminal."""
        from sso.channel import news

        self._write({"progress": news.progress_object(progress)})

    def end(self, status_object: dict[str, Any], error: KeyturnError | None) -> None:
        """Send how it ended."""
        from sso.channel import news

        self.has_ended = True
        if error is None:
            self._write({"status": status_object})
        else:
            self._write({"error": news.error_object(error)})

    def _write(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # a terminal that is gone needs no news
            self._peer.write(json.dumps(message, ensure_ascii=False).encode())


class SingleInstance(QObject):
    """The channel of this session's one program.

    Signals:
        show_wanted(), link_arrived(str).
        sign_in_wanted(RemoteSignIn): answered with its `take`.
        pasted(str), cancel_wanted(): about the sign-in that was taken.
    """

    show_wanted = Signal()
    link_arrived = Signal(str)
    sign_in_wanted = Signal(object)
    pasted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, state_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = ChannelServer(socket_of(state_folder), self._serve)
        self._is_heard = threading.Event()

    def start(self, *, is_held: bool = False) -> bool:
        """Begin to serve; False where this session's program runs already.

        Where no socket can be made at all, the program runs without the channel.

        :param is_held: what is asked for waits for `go_on`: nobody listens to the signals yet.
        """
        if not is_held:
            self._is_heard.set()
        try:
            self._server.start()
        except ChannelBusy:
            return False
        except OSError:
            return True
        return True

    def go_on(self) -> None:
        """Somebody listens to the signals now."""
        self._is_heard.set()

    def close(self) -> None:
        """End the channel."""
        self._is_heard.set()
        self._server.close()

    def _serve(self, peer: Peer) -> None:
        """In a thread of the channel: one request, then what belongs to it."""
        from sso.channel.requests import About, Link, Show, SignIn, parse_request

        line = peer.read(_FIRST_WORD_S)
        request = parse_request(line) if line is not None else None
        match request:
            case Show():
                peer.write(b'{"taken": true}')
                self._is_heard.wait(_HEARD_S)
                self.show_wanted.emit()
            case About():
                told = {"taken": True, "version": __version__, "pid": os.getpid()}
                peer.write(json.dumps(told).encode())
            case Link(link):
                peer.write(b'{"taken": true}')
                self._is_heard.wait(_HEARD_S)
                self.link_arrived.emit(link)
            case SignIn():
                self._serve_sign_in(RemoteSignIn(request, peer), peer)
            case _:
                pass

    def _serve_sign_in(self, remote: RemoteSignIn, peer: Peer) -> None:
        from sso.channel.requests import Cancel, Paste, parse_request

        self._is_heard.wait(_HEARD_S)
        self.sign_in_wanted.emit(remote)
        if not remote.wait_until_taken():
            return
        try:
            while (line := peer.read(None)) is not None:
                match parse_request(line):
                    case Paste(address):
                        self.pasted.emit(address)
                    case Cancel():
                        self.cancel_wanted.emit()
        finally:
            if not remote.has_ended:
                self.cancel_wanted.emit()  # the terminal was closed
