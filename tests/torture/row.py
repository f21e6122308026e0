"""What is one row of the table: what is tried, how much of it, and what must come out?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.torture.rig import ROOT, Found

MINUTE_S = 60.0
Bars = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: how it is run at a scale, within which time, and the bars it must keep.

    :param name: begins with the number of its class, such as "G14".
    :param bars: the highest value that each figure may have.
    :param scaled: the scale at which `make test` runs it; 0: there it has tests of its own.
    :param least: how much must have been tried in a full run.
    :param measures: whether its figures need a machine of their own.
    """

    name: str
    title: str
    run: Callable[[float, int], Found]
    bars: Bars
    deadline_s: float
    scaled: float
    least: int
    measures: bool = True

    @property
    def number(self) -> int:
        """The number of its class."""
        return int(self.name[1:].split()[0])


def of(full: int, scale: float, least: int = 1) -> int:
    """A share of the full number."""
    return max(least, round(full * scale))


def broken(row: Row, found: Found, scale: float) -> list[str]:
    """What of a result is worse than its bar."""
    wrong = [
        f"{name} is {found[name]}, at most {bar}"
        for name, bar in row.bars.items()
        if name in found and found[name] > bar
    ]
    genuine = str(found.get("genuine", "1 of 1")).split(" of ")
    if genuine[0] != genuine[1] or genuine[1] == "0":
        wrong.append(f"genuine {found['genuine']}")
    if found.get("control", 1) < 1:
        wrong.append("the control was not taken: nothing was shown")
    if scale >= 1 and "note" not in found and found["tried"] < row.least:
        wrong.append(f"only {found['tried']} tried")
    return wrong


@contextmanager
def within(deadline_s: float) -> Iterator[None]:
    """End the block with `TimeoutError` when it takes longer. Main thread only."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"took longer than {deadline_s:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, deadline_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass(frozen=True)
class OfSuite:
    """A row whose trials are tests of the suite: they are counted, and each must pass.

    :param tests: files, or node ids. :param keyword: pytest's -k. :param environment: may raise the
        counts, by the scale: a name to the full value.
    """

    tests: tuple[str, ...]
    keyword: str = ""
    environment: Mapping[str, int] = field(default_factory=dict)
    deadline_s: float = 10 * MINUTE_S

    def __call__(self, scale: float, seed: int) -> Found:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            command = [
                *(sys.executable, "-m", "pytest", "-q", *self.tests, f"--junitxml={report}"),
                *("-o", f"cache_dir={folder}/cache", f"--basetemp={folder}/tmp"),
                *(["-k", self.keyword] if self.keyword else []),
            ]
            counts = {name: str(of(full, scale)) for name, full in self.environment.items()}
            without = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
            around = {name: value for name, value in os.environ.items() if name not in without}
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**around, "QT_QPA_PLATFORM": "offscreen", **counts},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=self.deadline_s,
                check=False,
            )
            if not report.is_file():
                raise AssertionError(f"pytest gave no report: {done.stdout[-500:]}")
            return counted(report.read_text(encoding="utf-8"))


def counted(report: str) -> Found:
    """Return what pytest's report says: how many were tried, and which failed."""
    cases = list(ElementTree.fromstring(report).iter("testcase"))
    failed = [
        f"{case.get('classname')}::{case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    ]
    skipped = sum(case.find("skipped") is not None for case in cases)
    found: Found = {"tried": len(cases) - skipped, "failed": len(failed)}
    if failed:
        found["first_failed"] = failed[0]
    if skipped:
        found["skipped"] = skipped
    return found
