"""Does the program still ask as it should, and take no more memory, after a year and more?

The real checks, store and judgement live through days, nights, suspends and outages; the service
and the clock are played; the program looks at its watch every ten minutes. Memory,
descriptors and threads are those of the real process.
"""

from __future__ import annotations

import gc
import random
import tempfile
import threading
from datetime import datetime, timedelta
from pathlib import Path

from sso.licensing.model import wire_instant
from sso.licensing.status import State
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.service_rig import open_files, rss_mb
from tests.unit.activation.test_sixty_days import DAY, HOUR, MINUTE, Life
from tests.unit.samples import NOW

LOOKS_EVERY = 10 * MINUTE
IN_MEMORY = Path("/dev/shm")  # a disk would make it last, and show nothing more
DAYS = 510  # each with a suspend
OUTAGES = 51
AWAKE_H = (17, 22)
# A device has a slot in each hour, and some jitter; the slot after a question at another time is
# at least half an hour away.
LONGEST_GAP = 1.05 * HOUR + 2 * LOOKS_EVERY
LONGEST_TO_SLOT = 1.55 * HOUR + 2 * LOOKS_EVERY
SHORTEST_GAP = 10 * MINUTE
AFTER_WAKING = 20 * MINUTE  # within which a question is due
AFTER_OUTAGE = 1.6 * HOUR
ENOUGH_FOR_A_SLOPE = 2_000


def endurance(scale: float, seed: int) -> Found:
    """Live so many days; counts questions that were missed or asked twice, and measures."""
    found: Found = {
        "tried": 0, "suspends": 0, "outages": 0, "hours": 0, "missed": 0, "doubled": 0,
        "not_active": 0,
    }  # fmt: skip
    chance = random.Random(f"endurance {seed}")
    days, every = of(DAYS, scale, 6), DAYS // OUTAGES
    samples: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        life = Year(Path(folder), validity_period=wire_instant(NOW + 3650 * DAY))
        began_at = life.true_now
        for day in range(days):
            if day == days // 6:
                gc.collect()
                files, threads = open_files(), threading.active_count()
            one_day(life, chance, found, has_outage=day % every == every // 2)
            samples.append((found["tried"], rss_mb()))
        found["hours"] = round((life.true_now - began_at) / HOUR)
    found.pop("latest", None)
    found["more_files"] = max(0, open_files() - files)
    found["more_threads"] = max(0, threading.active_count() - threads)
    if found["tried"] >= ENOUGH_FOR_A_SLOPE:
        found["mb_per_1000_checks"] = round(slope(samples[len(samples) // 6 :]) * 1000, 3)
    return found


class Year(Life):
    """The same life, with a longer look between."""

    def live(self, span: timedelta) -> None:
        """Let time pass with the program running."""
        ends_at = self.true_now + span
        while self.true_now < ends_at:
            self._pass(LOOKS_EVERY)
            self._checks.check_if_due(self._product, self._awake)


def one_day(life: Life, chance: random.Random, found: Found, *, has_outage: bool) -> None:
    """A suspend, then hours of work, some of them without the service."""
    life.sleep(chance.choice((1, 3, 6, 8, 14)) * HOUR + chance.randrange(60) * MINUTE)
    found["suspends"] += 1
    _work(life, chance.randrange(*AWAKE_H) * HOUR, AFTER_WAKING, found)
    if has_outage:
        found["outages"] += 1
        life.service.is_away = True
        life.live(chance.choice((1, 5, 13)) * HOUR)
        life.service.is_away = False
        _count(life, found)
        _work(life, 6 * HOUR, AFTER_OUTAGE, found)


def _work(life: Life, span: timedelta, first_within: timedelta, found: Found) -> None:
    began_at, before = life.true_now, found.get("latest", life.true_now)
    life.live(span)
    asked: list[datetime] = _count(life, found)
    due_at = max(began_at + first_within + LOOKS_EVERY, before + LONGEST_TO_SLOT)
    if not asked or asked[0] > due_at:
        _missed(found, f"at first, after {began_at}")
    for number, (earlier, later) in enumerate(zip(asked, [*asked[1:], life.true_now], strict=True)):
        if later - earlier > (LONGEST_GAP if number else LONGEST_TO_SLOT):
            _missed(found, f"after {earlier}, until {later}")
        found["doubled"] += later != life.true_now and later - earlier < SHORTEST_GAP
    found["not_active"] += life.state is not State.ACTIVE


def _missed(found: Found, where: str) -> None:
    found["missed"] += 1
    found.setdefault("first_missed", where)


def _count(life: Life, found: Found) -> list[datetime]:
    """Return when it was asked since the latest look, and forget it."""
    asked, life.service.asked_at = life.service.asked_at, []
    found["tried"] += len(asked)
    if asked:
        found["latest"] = asked[-1]
    return asked


def slope(samples: list[tuple[int, float]]) -> float:
    """Return the slope of the line that fits best (least squares)."""
    many = len(samples)
    mean_x = sum(x for x, _ in samples) / many
    mean_y = sum(y for _, y in samples) / many
    spread = sum((x - mean_x) ** 2 for x, _ in samples)
    return sum((x - mean_x) * (y - mean_y) for x, y in samples) / spread
