"""How does a file change as a whole, or not at all, and never be readable by others?

Temporary file beside the target (owner-only from its first instant), fsync, rename, fsync of the
folder.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from sso.errors import StoreFailed

_TEMPORARY_MARK = ".tmp-"
_ROOM_BYTES = 32 * 1024  # more than a license with its evidence


def write(path: Path, content: bytes) -> None:
    """Replace a file's content. Blocks until it is on the disk.

    :raises StoreFailed: the file keeps its old content, unless only the folder could not be synced.
    """
    temporary = path.with_name(f".{path.name}{_TEMPORARY_MARK}{secrets.token_hex(8)}")
    try:
        make_private_folder(path.parent)
        sweep(path)
        _write_new(temporary, content)
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as reason:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise StoreFailed(f"{path.parent}: {reason.strerror or reason}") from reason


def demand_room(folder: Path) -> None:
    """Try whether a folder takes a new file of some size; nothing is left of it.

    :raises StoreFailed: it does not.
    """
    trial = folder / f".trial{_TEMPORARY_MARK}{secrets.token_hex(8)}"
    try:
        make_private_folder(folder)
        try:
            _write_new(trial, b" " * _ROOM_BYTES)
        finally:
            trial.unlink(missing_ok=True)
    except OSError as reason:
        raise StoreFailed(f"{folder}: {reason.strerror or reason}") from reason


def make_private_folder(folder: Path) -> None:
    """Create a folder, and those above it that are missing, for the owner only."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)  # the mode of mkdir(parents=True) is the last folder's only
    folder.mkdir(mode=0o700, exist_ok=True)


def sweep(path: Path) -> None:
    """Remove what a crash left of earlier writes of this file."""
    for stale in path.parent.glob(f".{path.name}{_TEMPORARY_MARK}*"):
        with contextlib.suppress(OSError):
            stale.unlink()


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    try:
        path.unlink(missing_ok=True)
    except OSError as reason:
        raise StoreFailed(f"{path.parent}: {reason.strerror or reason}") from reason


def _write_new(temporary: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
