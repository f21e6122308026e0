"""When does a state hold? Waited for without a program in the tray: the files are looked at.

A network home folder tells nobody of changes, and systems differ in how they would; one look at a
file's date costs some microseconds, so that is what is done, four times a second.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sso.licensing.status import LicenseStatus, State
from sso.storage.published_status import Report

LOOK_EVERY_S = 0.25
# Time itself changes a state: judged anew at that instant, and now and then besides.
JUDGE_EVERY_S = 30.0


class Judge(Protocol):
    """The part of `activation.judgement.Judgement` that is needed here."""

    def report(self, product_code: str) -> Report: ...


def wait_for(
    states: frozenset[State],
    product_code: str,
    judge: Judge,
    files: Iterable[Path],
    *,
    timeout_s: float | None,
    sleep: Callable[[float], object],
    elapsed: Callable[[], float],
    clock: Callable[[], datetime],
) -> LicenseStatus:
    """Return the status as soon as it is one of `states`, or when the time is up. Blocks.

    :param files: what decides the state; a change of any of them is looked at within a quarter of
        a second.
    """
    watched = tuple(files)
    ends_at = None if timeout_s is None else elapsed() + timeout_s
    while True:
        seen = _marks(watched)
        status = judge.report(product_code).status
        if status.state in states:
            return status
        judged_at = elapsed()
        while _marks(watched) == seen and not _is_time_to_judge(
            status, judged_at, elapsed(), clock()
        ):
            left_s = LOOK_EVERY_S if ends_at is None else min(LOOK_EVERY_S, ends_at - elapsed())
            if left_s <= 0:
                return status
            sleep(left_s)


def _is_time_to_judge(status: LicenseStatus, judged_at: float, now_s: float, now: datetime) -> bool:
    has_changed = status.changes_at is not None and now >= status.changes_at
    return now_s - judged_at >= (LOOK_EVERY_S if has_changed else JUDGE_EVERY_S)


def _marks(files: tuple[Path, ...]) -> tuple[tuple[int, int, int] | None, ...]:
    return tuple(_mark(file) for file in files)


def _mark(file: Path) -> tuple[int, int, int] | None:
    """What a replaced or changed file differs in."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
