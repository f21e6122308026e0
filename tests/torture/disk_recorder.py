"""What does the program do to a folder, call by call? Stands in for the calls of `os` and notes
them."""

from __future__ import annotations

import enum
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

# Whoever uses one of these changes the disk in a way that is not noted: the recorder says so.
UNKNOWN = ("link", "symlink", "truncate", "ftruncate", "rmdir", "mkfifo", "pwrite", "sendfile")
CHANGING_MODES = ("chmod", "fchmod", "lchmod", "chown", "fchown")


class Sort(enum.Enum):
    """What a change is."""

    CREATE = "create"
    MAKE_FOLDER = "mkdir"
    WRITE = "write"
    SYNC = "fsync"
    RENAME = "rename"
    UNLINK = "unlink"
    BEGIN = "begin"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True)
class Change:
    """One change: of a folder's names, or of what a file holds.

    :param inode: which file or folder; for BEGIN and ACKNOWLEDGE the number that is kept.
    :param folder: whose names change.
    :param mode: what it was created with.
    """

    sort: Sort
    inode: int
    folder: int = 0
    name: str = ""
    before: str = ""
    content: bytes = b""
    mode: int = 0


class Recorder:
    """Notes all changes below a folder, in a program of one thread."""

    def __init__(self, root: Path, watch: Callable[[], object] = lambda: None) -> None:
        """:param watch: called after each change."""
        self.changes: list[Change] = []
        self.mode_changes: list[str] = []
        self._watch = watch
        self._real: dict[str, Any] = {}
        self._inodes: dict[str, int] = {str(root): 0}
        self._open: dict[int, int] = {}

    def __enter__(self) -> Recorder:
        noting = (self._fdopen, self._close, self._write, self._fsync, self._mkdir)
        calls = {call.__name__[1:]: call for call in noting}
        calls |= {"open": self._opened, "replace": self._replace, "rename": self._replace}
        calls |= {"unlink": self._unlink, "remove": self._unlink}
        for name, call in calls.items():
            self._stand_in(name, call)
        for name in UNKNOWN:
            self._stand_in(name, self._unknown(name))
        for name in CHANGING_MODES:
            self._stand_in(name, self._changing_mode(name))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)

    def note(self, sort: Sort, number: int) -> None:
        """Note something that the disk does not know of."""
        self.changes.append(Change(sort, number))

    def _stand_in(self, name: str, call: Callable[..., Any]) -> None:
        if hasattr(os, name):
            self._real[name] = getattr(os, name)
            setattr(os, name, call)

    def _note(self, change: Change) -> None:
        self.changes.append(change)
        self._watch()

    def _place(self, path: Any) -> tuple[int, str] | None:
        folder, name = os.path.split(os.fspath(path))
        return (self._inodes[folder], name) if folder in self._inodes else None

    def _new(self, sort: Sort, path: Any, mode: int) -> None:
        place = self._place(path)
        if place is None:
            return
        inode = len(self.changes) + 1  # never given before
        self._inodes[os.fspath(path)] = inode
        self._note(Change(sort, inode, *place, mode=mode))

    def _opened(self, path: Any, flags: int, mode: int = 0o777, **rest: Any) -> int:
        was_there = os.path.lexists(path)
        descriptor: int = self._real["open"](path, flags, mode, **rest)
        if not was_there:
            self._new(Sort.CREATE, path, mode)
        if os.fspath(path) in self._inodes:
            if flags & os.O_TRUNC:
                raise AssertionError(f"{path} is cut, which is not noted")
            self._open[descriptor] = self._inodes[os.fspath(path)]
        return descriptor

    def _mkdir(self, path: Any, mode: int = 0o777, **rest: Any) -> None:
        self._real["mkdir"](path, mode, **rest)
        self._new(Sort.MAKE_FOLDER, path, mode)

    def _close(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        self._real["close"](descriptor)

    def _fdopen(self, descriptor: int, *arguments: Any, **named: Any) -> BinaryIO:
        file: BinaryIO = self._real["fdopen"](descriptor, *arguments, **named)
        inode = self._open.get(descriptor)
        return file if inode is None else _Noting(file, inode, self)  # type: ignore[return-value]

    def _write(self, descriptor: int, content: bytes) -> int:
        if descriptor in self._open:
            raise AssertionError("os.write is not noted")
        written: int = self._real["write"](descriptor, content)
        return written

    def _fsync(self, descriptor: int) -> None:
        self._real["fsync"](descriptor)
        if descriptor in self._open:
            self._note(Change(Sort.SYNC, self._open[descriptor]))

    def _replace(self, source: Any, target: Any, **rest: Any) -> None:
        self._real["replace"](source, target, **rest)
        before, after = self._place(source), self._place(target)
        if before is None and after is None:
            return
        if before is None or after is None or before[0] != after[0]:
            raise AssertionError("a rename between folders is not noted")
        inode = self._inodes[os.fspath(target)] = self._inodes.pop(os.fspath(source))
        self._note(Change(Sort.RENAME, inode, *after, before=before[1]))

    def _unlink(self, path: Any, **rest: Any) -> None:
        self._real["unlink"](path, **rest)
        place = self._place(path)
        if place is not None:
            self._note(Change(Sort.UNLINK, self._inodes.pop(os.fspath(path)), *place))

    def _unknown(self, name: str) -> Callable[..., Any]:
        def refused(*arguments: Any, **named: Any) -> None:
            raise AssertionError(f"os.{name} is not noted")

        return refused

    def _changing_mode(self, name: str) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            self.mode_changes.append(name)
            return self._real[name](*arguments, **named)

        return noted


class _Noting:
    """A file whose content is noted when it goes to the system."""

    def __init__(self, file: BinaryIO, inode: int, recorder: Recorder) -> None:
        self._file = file
        self._inode = inode
        self._recorder = recorder
        self._waiting = b""

    def write(self, content: bytes) -> int:
        self._waiting += content
        return self._file.write(content)

    def flush(self) -> None:
        self._file.flush()
        if self._waiting:
            change = Change(Sort.WRITE, self._inode, content=self._waiting)
            self._waiting = b""
            self._recorder._note(change)

    def fileno(self) -> int:
        return self._file.fileno()

    def __enter__(self) -> _Noting:
        return self

    def __exit__(self, *error: object) -> None:
        self.flush()
        self._recorder._open.pop(self._file.fileno(), None)
        self._file.close()
