"""How does a file change as a whole, or not at all, and never be readable by others?

Temporary file beside the target (owner-only from its first instant), fsync, rename, fsync of the
folder. Its writer holds a lock on it, so that nobody takes it for what a crash left.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from sso.errors import StoreFailed
from sso.storage import file_lock

_TEMPORARY_MARK = ".tmp-"
_TEMPORARY_NAME = re.compile(r"\.(?P<name>.+)\.tmp-[0-9a-f]{16}", re.DOTALL)
_ROOM_BYTES = 32 * 1024  # more than a license with its evidence
_TRIES = 100  # each is lost only to a sweep between creating and locking
_TRIES_WITHOUT_LOCKS = 3  # there a sweep may take a file that is being written


def write(path: Path, content: bytes) -> None:
    """Replace a file's content. Blocks until it is on the disk.

    :raises StoreFailed: the file keeps its old content, unless only the folder could not be synced.
    """
    try:
        make_private_folder(path.parent)
        sweep(path)
        _replace(path, content)
        _sync_folder(path.parent)
    except OSError as reason:
        raise StoreFailed.at(path.parent, reason) from reason


def demand_room(folder: Path) -> None:
    """Try whether a folder takes a new file of some size; nothing is left of it.

    :raises StoreFailed: it does not.
    """
    trial = folder / "trial"
    try:
        make_private_folder(folder)
        sweep(trial)
        with _temporary(trial, b" " * _ROOM_BYTES):
            pass
    except OSError as reason:
        raise StoreFailed.at(folder, reason) from reason


def make_private_folder(folder: Path) -> None:
    """Create a folder, and those above it that are missing, for the owner only."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)  # the mode of mkdir(parents=True) is the last folder's only
    folder.mkdir(mode=0o700, exist_ok=True)
    with contextlib.suppress(PermissionError):  # one may make folders where one may not look
        _sync_folder(folder.parent)


def sweep(path: Path) -> None:
    """Remove what a crash left of earlier writes of this file."""
    _sweep(path.parent, path.name)


def sweep_folder(folder: Path) -> None:
    """Remove what a crash left of earlier writes of any file in a folder of ours."""
    _sweep(folder, None)


def remove(path: Path) -> None:
    """Remove a file, if it is there, with what a crash left of it. Blocks until it is gone from
    the disk."""
    try:
        sweep(path)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            _sync_folder(path.parent)
    except OSError as reason:
        raise StoreFailed.at(path.parent, reason) from reason


def _sweep(folder: Path, name: str | None) -> None:
    with contextlib.suppress(OSError):  # a folder that is missing, or for looking only
        for found in os.listdir(folder):
            match = _TEMPORARY_NAME.fullmatch(found)
            if match and name in (None, match["name"]):
                with contextlib.suppress(OSError):
                    _remove_abandoned(folder / found)


def _remove_abandoned(temporary: Path) -> None:
    """Remove a temporary file, unless somebody is writing it."""
    if os.name == "nt":  # what is open cannot be removed there
        temporary.unlink()
        return
    descriptor = os.open(temporary, os.O_RDWR | os.O_NOFOLLOW)
    try:
        if _is_free(descriptor):
            temporary.unlink()  # under the lock: its writer may be about to take it
    finally:
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    with contextlib.suppress(OSError):  # some file systems know no locks
        return file_lock.take_now(descriptor)
    return True


def _replace(path: Path, content: bytes) -> None:
    for tries_left in reversed(range(_TRIES_WITHOUT_LOCKS)):
        try:
            with _temporary(path, content) as temporary:
                os.replace(temporary, path)
            return
        except FileNotFoundError:
            if not tries_left:
                raise


@contextlib.contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[Path]:
    """Write content into a new file beside `path`. What is still there at the end goes."""
    descriptor, temporary = _created(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if os.name != "nt":  # an open file cannot be renamed there
                yield temporary
        if os.name == "nt":
            yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _created(path: Path) -> tuple[int, Path]:
    """Create a temporary file that nobody's sweep takes as long as it is open."""
    # O_EXCL follows no link either.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for _ in range(_TRIES):
        temporary = path.with_name(f".{path.name}{_TEMPORARY_MARK}{os.urandom(8).hex()}")
        descriptor = os.open(temporary, flags, 0o600)
        try:
            if os.name == "nt" or _is_claimed(descriptor):
                return descriptor, temporary
        except OSError:
            _discard(descriptor, temporary)
            raise
        _discard(descriptor, temporary)
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _is_claimed(descriptor: int) -> bool:
    """Lock a file that was just created; False where a sweep was faster."""
    with contextlib.suppress(OSError):  # some file systems know no locks
        if not file_lock.take_now(descriptor):
            return False
    return os.fstat(descriptor).st_nlink > 0


def _discard(descriptor: int, temporary: Path) -> None:
    with contextlib.suppress(OSError):
        os.close(descriptor)
    with contextlib.suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
