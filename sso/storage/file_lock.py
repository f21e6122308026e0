"""Who of this user's processes may change a file now? An advisory lock that ends with its
holder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)  # a link makes no file elsewhere


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file. Blocks until it is free; the file itself is never removed."""
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)  # gives the lock back


@contextlib.contextmanager
def held_soon(path: Path, tries: int, pause: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file, or give up; the file itself is never removed.

    :param pause: called between two tries.
    :raises TimeoutError: somebody held it at every try.
    """
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        for _ in range(tries - 1):
            if _lock_now(descriptor):
                break
            pause()
        else:
            if not _lock_now(descriptor):
                held = f"{path.name} is held by another program"
                raise TimeoutError(errno.ETIMEDOUT, held)
        yield
    finally:
        os.close(descriptor)  # gives the lock back


def take_now(descriptor: int) -> bool:
    """Lock an open file until it is closed; False where somebody else holds it.

    :raises OSError: the file system knows no locks.
    """
    return _lock_now(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _lock_now(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _lock_now(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
