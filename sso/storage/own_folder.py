"""Is the data folder this user's own? On a shared computer another user may have made it first.

What somebody else owns, they can read, exchange and feed: nothing is read from it or written there.
The administrator may own it; then it is for looking only.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sso.errors import StoreFailed
from sso.storage.paths import Paths

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def demand_own(paths: Paths) -> None:
    """Refuse folders of other users, and take others' right to write from those of this user.

    :raises StoreFailed: a folder, or a link in its place, belongs to another user, or lies where
        this user may not even look.
    """
    if not hasattr(os, "getuid"):  # Windows: profiles are apart by their access lists
        return
    for folder in _folders(paths):
        for found in _seen(folder):
            if found.st_uid not in (os.getuid(), 0):
                raise StoreFailed(f"{folder}: belongs to another user of this computer")
            if found.st_uid == os.getuid() and found.st_mode & _OTHERS_MAY_WRITE:
                _close(folder, found)


def _folders(paths: Paths) -> tuple[Path, ...]:
    status = paths.channel.parent
    return (paths.config, paths.state, paths.licenses, paths.logs, status, paths.state / "run")


def _seen(folder: Path) -> list[os.stat_result]:
    try:
        return list(_facts(folder))
    except OSError as reason:
        raise StoreFailed.at(folder, reason) from reason


def _facts(folder: Path) -> Iterator[os.stat_result]:
    """Yield what is there, and where it is a link, what that leads to."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        found = folder.lstat()
        if not stat.S_ISLNK(found.st_mode):
            yield found
            return
        if found.st_uid not in (os.getuid(), 0):
            yield found
        yield folder.stat()


def _close(folder: Path, found: os.stat_result) -> None:
    with contextlib.suppress(OSError):  # some file systems know no rights
        folder.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS_MAY_WRITE)
