"""How do several processes write lines into one file that never grows too large?

A line is one write at the end of the file, opened for it: no process holds on to a file that
another one has renamed. Owner-only from the first instant.
"""

from __future__ import annotations

import os
from pathlib import Path

from sso.errors import StoreFailed
from sso.storage import file_lock
from sso.storage.atomic_file import make_private_folder

MAX_BYTES = 1024 * 1024
BACKUPS = 4


class LineFile:
    """Lines of text with at most `BACKUPS` older files beside it: `name.1` is the newest of
    them."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES, backups: int = BACKUPS) -> None:
        self.path = path
        self._max_bytes = max_bytes
        self._backups = backups

    def append(self, line: str) -> None:
        """Write one line. :raises StoreFailed: the disk did not take it."""
        try:
            make_private_folder(self.path.parent)
            if self._write(line.encode("utf-8", "backslashreplace") + b"\n") > self._max_bytes:
                self._rotate()
        except OSError as reason:
            raise StoreFailed.at(self.path.parent, reason) from reason

    def files(self) -> list[Path]:
        """Return what is there, newest first."""
        named = [self.path, *(self._backup(number) for number in range(1, self._backups + 1))]
        return [path for path in named if path.is_file()]

    def _write(self, content: bytes) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(descriptor, content)
            return os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)

    def _rotate(self) -> None:
        with file_lock.held(self.path.with_name(f"{self.path.name}.lock")):
            if not self.path.is_file() or self.path.stat().st_size <= self._max_bytes:
                return  # another process was quicker
            for number in range(self._backups, 0, -1):
                older = self._backup(number - 1) if number > 1 else self.path
                if older.is_file():
                    os.replace(older, self._backup(number))

    def _backup(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")
