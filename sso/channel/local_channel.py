"""A line at a time between programs of one user on this computer: who may connect, and how much may
they say?

A socket in a folder that only its owner may enter, with mode 0600 from its first instant; the
system's word on who connects is asked besides. Python on Windows has no such sockets: there every
call raises OSError, and the program runs without the channel.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from sso.storage import atomic_file, file_lock

MAX_LINE_BYTES = 64 * 1024
MAX_PEERS = 32
WRITE_WAIT_S = 2.0
_LONGEST_NAME = 100
_BACKLOG = 128


class ChannelBusy(Exception):
    """Another program serves this channel already."""


class Peer:
    """One end of a connection; every call may raise OSError."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._socket.settimeout(WRITE_WAIT_S)
        self._rest = b""
        self._writing = threading.Lock()

    def write(self, line: bytes) -> None:
        """Send one line. A peer that does not read is given up after `WRITE_WAIT_S`."""
        with self._writing:
            self._socket.sendall(line.rstrip(b"\n") + b"\n")

    def read(self, within_s: float | None) -> bytes | None:
        """Return the next line without its end; None where the other side has closed.

        :param within_s: None: wait as long as it takes. :raises TimeoutError: nothing came.
        :raises ValueError: longer than a line may be.
        """
        self._socket.settimeout(within_s)
        while b"\n" not in self._rest:
            if len(self._rest) > MAX_LINE_BYTES:
                raise ValueError(f"a line is at most {MAX_LINE_BYTES} bytes")
            more = self._socket.recv(4096)
            if not more:
                return None
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def close(self) -> None:
        """End the connection; a read under way in another thread ends too."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def is_foreign(self) -> bool:
        """Whether the other side is another user's program; False where the system does not
        tell."""
        owner = _owner(self._socket)
        return owner is not None and owner not in (os.getuid(), 0)


class ChannelServer:
    """Serves one channel: each peer in a thread of its own, at most `MAX_PEERS` of them."""

    def __init__(self, path: Path, serve: Callable[[Peer], None]) -> None:
        self._path = path
        self._serve = serve
        self._listening: socket.socket | None = None
        self._peers: set[Peer] = set()
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to listen. :raises ChannelBusy: somebody else does. :raises OSError: impossible."""
        atomic_file.make_private_folder(self._path.parent)
        with file_lock.held(self._path.with_suffix(".lock")):
            if _is_served(self._path):
                raise ChannelBusy(str(self._path))
            with contextlib.suppress(FileNotFoundError):
                self._path.unlink()  # left by a program that was killed
            self._listening = _bound(self._path)
        threading.Thread(target=self._accept, name="channel", daemon=True).start()

    def close(self) -> None:
        """End every connection and take the socket away."""
        listening, self._listening = self._listening, None
        if listening is None:
            return
        with contextlib.suppress(OSError):
            self._path.unlink()
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        with self._lock:
            peers = list(self._peers)
        for peer in peers:
            peer.close()

    def _accept(self) -> None:
        listening = self._listening
        while listening is not None and self._listening is listening:
            try:
                connected, _ = listening.accept()
            except OSError:
                return
            peer = Peer(connected)
            with self._lock:
                is_admitted = len(self._peers) < MAX_PEERS and not peer.is_foreign()
                if is_admitted:
                    self._peers.add(peer)
            if is_admitted:
                threading.Thread(
                    target=self._attend, args=(peer,), name="channel-peer", daemon=True
                ).start()
            else:
                peer.close()

    def _attend(self, peer: Peer) -> None:
        try:
            self._serve(peer)
        except (OSError, ValueError):
            pass  # a peer that goes away, hangs or talks too much ends itself only
        finally:
            with self._lock:
                self._peers.discard(peer)
            peer.close()


def connect(path: Path, within_s: float = WRITE_WAIT_S) -> Peer:
    """Return a connection to who serves a channel. :raises OSError: nobody, or another user."""
    connecting = _new_socket()
    try:
        _wait_at_most(connecting, within_s)
        with _short_name(path) as name:
            connecting.connect(name)
        peer = Peer(connecting)
        if peer.is_foreign():
            raise PermissionError("another user's program serves this channel")
    except OSError:
        connecting.close()
        raise
    return peer


def _wait_at_most(connecting: socket.socket, within_s: float) -> None:
    """Limit how long a connection may take to come about.

    Linux has who connects to a busy server wait for the server, but not a socket with Python's own
    time-out: to that it says at once that it should try again.
    """
    if sys.platform.startswith("linux"):
        whole_s, rest_s = divmod(within_s, 1)
        limit = struct.pack("ll", int(whole_s), int(rest_s * 1_000_000))
        connecting.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
    else:
        connecting.settimeout(within_s)


def _new_socket() -> socket.socket:
    if not hasattr(socket, "AF_UNIX"):
        raise OSError("this system has no local sockets")
    return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def _is_served(path: Path) -> bool:
    try:
        connect(path).close()
    except (BlockingIOError, TimeoutError):
        return True  # it listens, and is too busy to answer
    except OSError:
        return False
    return True


def _bound(path: Path) -> socket.socket:
    listening = _new_socket()
    before = os.umask(0o177)
    try:
        with _short_name(path) as name:
            listening.bind(name)
        listening.listen(_BACKLOG)
    except OSError:
        listening.close()
        raise
    finally:
        os.umask(before)
    return listening


@contextlib.contextmanager
def _short_name(path: Path) -> Iterator[str]:
    """Yield a name that fits into a socket's address: 107 bytes on Linux, 103 on macOS."""
    if len(os.fsencode(path)) <= _LONGEST_NAME:
        yield str(path)
        return
    if not sys.platform.startswith("linux"):
        raise OSError(f"the folder's name is too long for a socket: {path.parent}")
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def _owner(connected: socket.socket) -> int | None:
    """Return the user id of the other side, where the system tells."""
    try:
        if sys.platform.startswith("linux"):
            raw = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
            return int(struct.unpack("iii", raw)[1])
        if sys.platform == "darwin":  # struct xucred: version, uid, ...
            raw = connected.getsockopt(0, 1, 76)
            return int(struct.unpack_from("iI", raw)[1])
    except OSError:
        return None
    return None
