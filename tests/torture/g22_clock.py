"""Does a wrong clock ever revive what has ended, or destroy what is good?

Whole lives with the real checks, store and judgement: clocks that jump both ways, outages, nights
and ten-day sleeps, in an order that the seed chooses. The service and the clock are played.
"""

from __future__ import annotations

import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from sso.licensing.model import wire_instant
from sso.licensing.status import State
from tests.torture.rig import Found
from tests.unit.activation.test_sixty_days import DAY, HOUR, MINUTE, TICK, Life
from tests.unit.samples import NOW

JUMPS = (-400, -30, -7, -2, -1, -0.2, -0.02, 0.02, 0.2, 1, 2, 7, 30, 400)  # days
SLEEPS = (1, 15, 60, 240)  # hours


def clocks(many: int, seed: int) -> Found:
    """Live this many lives; counts what a clock brought back, lost, or did not heal from."""
    found: Found = {
        "tried": 0, "revived": 0, "destroyed": 0, "not_healed": 0, "asked_wrongly_after_sleep": 0,
        "jumps": 0,
    }  # fmt: skip
    for number in range(many):
        chance = random.Random(f"{seed} {number}")  # noqa: S311 - the same life again
        with tempfile.TemporaryDirectory() as folder:
            one_life(Path(folder), chance, found)
        found["tried"] += 1
    return found


def one_life(folder: Path, chance: random.Random, found: Found) -> None:
    ends_at = NOW + chance.choice((3, 20, 60)) * DAY if chance.random() < 0.6 else None
    life = Life(folder, validity_period=wire_instant(ends_at) if ends_at else None)
    has_seen_the_end = False
    for _ in range(chance.randrange(4, 9)):
        chance.choice((_jump, _outage, _night, _work))(life, chance, found)
        is_over = ends_at is not None and life.true_now >= ends_at
        has_seen_the_end = has_seen_the_end or (life.state is State.EXPIRED and is_over)
        if has_seen_the_end and life.state.is_licensed:
            found["revived"] += 1
    _heal(life, ends_at, found)
    _long_sleep(life, ends_at, found)


def _jump(life: Life, chance: random.Random, found: Found) -> None:
    """The clock is set wrong while nobody can be asked, and sometimes comes back."""
    days = chance.choice(JUMPS)
    found["jumps"] += 1
    life.service.is_away = chance.random() < 0.7
    was = life.state
    life.now += timedelta(days=days)
    if days < 0 and was is State.EXPIRED and life.state.is_licensed:
        found["revived"] += 1
    life.live(chance.choice((TICK, HOUR)))
    if chance.random() < 0.5:
        life.now -= timedelta(days=days)
    life.service.is_away = False


def _outage(life: Life, chance: random.Random, found: Found) -> None:
    life.service.is_away = True
    life.live(chance.choice((1, 5, 13)) * HOUR)
    life.service.is_away = False


def _night(life: Life, chance: random.Random, found: Found) -> None:
    life.sleep(chance.choice(SLEEPS) * HOUR)
    life.live(TICK)


def _work(life: Life, chance: random.Random, found: Found) -> None:
    life.live(chance.choice((1, 3)) * HOUR)


def _heal(life: Life, ends_at: datetime | None, found: Found) -> None:
    """With the right clock and an answer, all is as the service says."""
    life.now = life.true_now
    life.service.is_away = False
    life.live(3 * HOUR)  # the longest that a failure may hold the next question back
    is_over = ends_at is not None and life.true_now >= ends_at
    wanted = {State.EXPIRED} if is_over else {State.ACTIVE, State.EXPIRING}
    if life.state is State.DAMAGED:
        found["destroyed"] += 1
    elif life.state not in wanted:
        found["not_healed"] += 1
        found.setdefault("first_not_healed", f"{life.state.value} where {is_over=}")


def _long_sleep(life: Life, ends_at: object, found: Found) -> None:
    """Ten days asleep: one question within a minute of work, no more."""
    if not life.state.is_licensed:
        return
    before = life.calls
    life.sleep(10 * DAY)
    life.live(TICK)
    after_one = life.calls - before
    life.live(MINUTE)
    if after_one != 1 or life.calls - before != 1:
        found["asked_wrongly_after_sleep"] += 1
