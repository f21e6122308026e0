"""What does a process cost? Its memory, processor time and wake-ups, as the kernel counts them."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_S = 0.25
_WHOLE_PROCESS_BY_SCHEDULER = 2  # linux/posix-timers.h, CPUCLOCK_SCHED


class Sleeper:
    """Counts over a stretch of time what a process used: processor time, and wake-ups.

    A wake-up is a voluntary context switch of any of its threads; those of threads that come and
    go are counted as far as a look every quarter of a second sees them.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._first_s = cpu_s(pid)
        self._first = _switches(pid)
        self._last = dict(self._first)

    def look(self) -> None:
        """Look again."""
        self._last |= _switches(self._pid)

    @property
    def cpu_s(self) -> float:
        """Processor time since the beginning."""
        return cpu_s(self._pid) - self._first_s

    @property
    def wakeups(self) -> int:
        """Wake-ups since the beginning."""
        return sum(number - self._first.get(task, 0) for task, number in self._last.items())


def watch(sleepers: Sequence[Sleeper], for_s: float) -> None:
    """Watch processes side by side for so long."""
    ends = time.monotonic() + for_s
    while (left_s := ends - time.monotonic()) > 0:
        time.sleep(min(_SAMPLE_S, left_s))
        for sleeper in sleepers:
            sleeper.look()


def cpu_s(pid: int) -> float:
    """Return the processor time of a process and all its threads, ended ones too, to the ns."""
    return time.clock_gettime((~pid << 3) | _WHOLE_PROCESS_BY_SCHEDULER)


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory, and the share of it that is this process's own (in MB)."""

    rss_mb: float
    pss_mb: float


def memory_of(pid: int) -> Memory:
    """Return what a process has in memory now."""
    found = dict(_kilobytes(Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")))
    return Memory(found["Rss"] / 1024, found["Pss"] / 1024)


def _switches(pid: int) -> dict[str, int]:
    return {path.name: _voluntary(path) for path in Path(f"/proc/{pid}/task").iterdir()}


def _voluntary(task: Path) -> int:
    for line in _text(task / "status").splitlines():
        if line.startswith("voluntary_ctxt_switches"):
            return int(line.split()[1])
    return 0


def _text(path: Path) -> str:
    """A thread may end between two looks."""
    with contextlib.suppress(OSError):
        return path.read_text("utf-8")
    return ""


def _kilobytes(text: str) -> Iterator[tuple[str, int]]:
    for line in text.splitlines()[1:]:
        name, _, rest = line.partition(":")
        if rest.strip().endswith("kB"):
            yield name, int(rest.split()[0])
