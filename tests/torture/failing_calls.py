"""How does a call of a process fail at a wanted place? By strace in the kernel's name, or in
Python.

Both stand around one act in a forked process: without a fault they tell which calls it makes in the
data folder, with one they let that call fail.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import select
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sso.storage import file_lock
from tests.torture.rig import Found

_LINE = re.compile(r"(?P<call>[a-z0-9_]+)\(.*")
_TOLD = "<pipe:"  # what the process says to us is no call in the data folder
_PATCHED = ("open", "stat", "lstat", "mkdir", "listdir", "unlink", "replace", "fsync", "close")
_PATCHED_TOO = ("fstat", "fdopen", "scandir", "chmod")


@dataclass(frozen=True)
class Fault:
    """One call that fails: its name, the how-manieth of that name, and the error's name."""

    call: str
    when: int
    error: str


def has_strace() -> bool:
    """Whether strace is here and may look at a process of ours."""
    if not shutil.which("strace"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        said = traced(Path(folder), dict, None)[0]
    return said is not None


def traced(folder: Path, act: Callable[[], Found], fault: Fault | None) -> tuple[Any, list[Fault]]:
    """Run an act under strace; returns what it told, and its calls in the folder.

    :param fault: with one, only the calls that were made to fail are returned.
    """
    go, going = os.pipe()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            select.select([go], [], [])  # no call that is counted
            told = act()
            os.write(writing, json.dumps(told).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.close(go)
    with tempfile.NamedTemporaryFile() as log:
        inject = f"inject={fault.call}:error={fault.error}:when={fault.when}" if fault else ""
        options = ("-y", "-s", "0", "-o", log.name, "-p", str(child))
        with subprocess.Popen(
            ["strace", *(("-e", inject) if inject else ()), *options],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as strace:
            assert strace.stderr is not None
            is_attached = "attached" in strace.stderr.readline()
            os.write(going, b"x")
            os.close(going)
            with os.fdopen(reading, "rb") as answer:
                raw = answer.read()
            strace.wait()
        lines = Path(log.name).read_text(errors="replace").splitlines()
    os.waitpid(child, 0)
    told = json.loads(raw) if raw and is_attached else None
    return told, _calls(folder, lines, only_failed=fault is not None)


def _calls(folder: Path, lines: list[str], *, only_failed: bool) -> list[Fault]:
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        match = _LINE.match(line)
        if match is None:
            continue
        call = match["call"]
        counts[call] += 1
        is_wanted = not only_failed or "(INJECTED)" in line
        if is_wanted and str(folder) in line and _TOLD not in line:
            found.append(Fault(call, counts[call], ""))
    return found


def patched(folder: Path, act: Callable[[], Found], fault: Fault | None) -> tuple[Any, list[Fault]]:
    """Run an act whose calls of `os` fail in Python; returns as `traced` does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write, leave = os.write, os._exit
            failing = _Failing(fault)
            failing.stand_in()
            told = act()
            calls = [[one.call, one.when] for one in failing.calls]
            write(writing, json.dumps([told, calls]).encode())
        finally:
            leave(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        raw = answer.read()
    os.waitpid(child, 0)
    told, calls = json.loads(raw) if raw else (None, [])
    return told, [Fault(call, when, "") for call, when in calls]


class _Failing:
    """Stands in for the calls of a process that ends afterwards."""

    def __init__(self, fault: Fault | None) -> None:
        self.calls: list[Fault] = []
        self._fault = fault
        self._counts: Counter[str] = Counter()

    def stand_in(self) -> None:
        """From now on calls are counted, and one fails."""
        for name in (*_PATCHED, *_PATCHED_TOO):
            setattr(os, name, self._around(name, getattr(os, name)))
        io.open = self._around("io.open", io.open)
        file_lock.fcntl.flock = self._around("flock", file_lock.fcntl.flock)

    def _around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.count(name)
            made = real(*arguments, **named)
            return _File(made, self) if name == "fdopen" else made

        return call

    def count(self, name: str) -> None:
        """Note a call, and let it fail if it is the one."""
        self._counts[name] += 1
        this = Fault(name, self._counts[name], self._fault.error if self._fault else "")
        if self._fault is None or this == self._fault:
            self.calls.append(Fault(name, self._counts[name], ""))
        if this == self._fault:
            number = getattr(errno, this.error)
            raise OSError(number, os.strerror(number))


class _File:
    """A file whose writing may fail."""

    def __init__(self, file: Any, failing: _Failing) -> None:
        self._file = file
        self._failing = failing

    def __getattr__(self, name: str) -> Any:
        if name in ("write", "flush"):
            self._failing.count(f"file.{name}")
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        self._failing.count("file.close")
