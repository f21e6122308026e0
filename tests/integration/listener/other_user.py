"""How does a test act as another user of this computer? In a forked child, with plain sockets.

Only root can become somebody else; for anybody else these tests are skipped.
"""

from __future__ import annotations

import _socket
import os
import pickle
import socket
import sys
import traceback
from collections.abc import Callable
from typing import Any

import pytest

NOBODY = 65534
needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="only root can become another user"
)


def as_other_user(act: Callable[[], Any]) -> Any:
    """Run `act` as the user nobody, in a child; returns what it returned."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(act(), pipe)
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        raw = pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "the other user failed"
    return pickle.loads(raw)  # our own child's words


def bare_socket(family: int) -> _socket.socket:
    """A socket that no test plug-in has its hands in: the child may connect by any spelling."""
    return _socket.socket(family, socket.SOCK_STREAM)


def send_bare(family: int, address: tuple[str, int], raw: bytes) -> bytes:
    """Connect, send, and return the first bytes of the answer."""
    peer = bare_socket(family)
    peer.settimeout(5)
    peer.connect(address)
    peer.sendall(raw)  # type: ignore[attr-defined,unused-ignore]
    try:
        return peer.recv(4096)
    except ConnectionResetError:
        return b""
    finally:
        peer.close()


def bind_fails(family: int, address: tuple[str, int], *options: int) -> int:
    """Try to take an address, with socket options set; returns the errno, 0 where it worked."""
    taker = bare_socket(family)
    try:
        for option in options:
            taker.setsockopt(socket.SOL_SOCKET, option, 1)
        if family == socket.AF_INET6:
            taker.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        taker.bind(address)
        taker.listen(5)
    except OSError as reason:
        return reason.errno or -1
    finally:
        taker.close()
    return 0
