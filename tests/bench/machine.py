"""On which machine was measured, and how busy was it?"""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion

ROOT = Path(__file__).parents[2]
_SAMPLE_S = 2.0


def commit() -> str:
    """Return what is checked out; a plus sign says that the program's files differ from it."""
    head = _git("rev-parse", "--short=12", "HEAD") or "unknown"
    changed = _git("status", "--porcelain", "--", "main.py", "sso", "ui", "resources")
    return f"{head}{'+' if changed else ''}"


def description() -> str:
    """Return the machine in one line."""
    return (
        f"{os.cpu_count()} cores ({_cpu()}), {_memory_gb():.0f} GB of memory,"
        f" {platform.system()} {platform.release()}, Python {platform.python_version()},"
        f" Qt {qVersion()}"
    )


def now_text() -> str:
    """Return the present minute."""
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


class Busy:
    """Notes the highest load average while it is open: how busy others made the machine."""

    def __init__(self) -> None:
        self.highest = os.getloadavg()[0]
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="load", daemon=True)

    def __enter__(self) -> Busy:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(_SAMPLE_S):
            self.highest = max(self.highest, os.getloadavg()[0])


def _git(*words: str) -> str:
    with contextlib.suppress(OSError):
        done = subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()
    return ""


def _cpu() -> str:
    return _field(Path("/proc/cpuinfo"), "model name") or platform.machine()


def _memory_gb() -> float:
    return int((_field(Path("/proc/meminfo"), "MemTotal") or "0 kB").split()[0]) / 1024**2


def _field(path: Path, name: str) -> str:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return ""
