"""How evenly does a fleet ask the license service? Every device follows the program's own
`recheck`.

A day of work: everybody's computer comes up around nine, an hour later the service is away for a
while, then it is back. What is counted is requests a minute at the service.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from sso.activation.recheck import Awake, Rhythm, due_at, failed, next_check_at
from sso.licensing.status import Contact
from tests.unit.samples import license_

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TICK = timedelta(minutes=1)  # the program looks once a minute whether something is due
_LICENSE = license_(until=None)


@dataclass(frozen=True)
class Day:
    """What happens; the service is away from `outage_from` to `outage_to`.

    :param arrival: over how long everybody's computers come up; zero: all in one minute.
    :param retry_after_s: what the service answers while it is away; None: it does not answer.
    """

    devices: int
    interval: timedelta = timedelta(minutes=60)
    arrival: timedelta = timedelta(0)
    outage_from: datetime = NINE + timedelta(hours=5)
    outage_to: datetime = NINE + timedelta(hours=7)
    until: datetime = NINE + timedelta(hours=12)
    retry_after_s: float | None = None
    is_spread: bool = True
    seed: int = 1


@dataclass(frozen=True)
class Rates:
    """Requests a minute at the service, and what they say."""

    by_minute: dict[int, int]
    day: Day

    @property
    def mean(self) -> float:
        """What the interval alone makes: devices a minute."""
        return self.day.devices / (self.day.interval / TICK)

    def peak_to_mean(self, begin: datetime, end: datetime) -> float:
        """Return the busiest minute in a span, over the mean."""
        minutes = range(int((begin - NINE) / TICK), int((end - NINE) / TICK))
        return max(self.by_minute.get(minute, 0) for minute in minutes) / self.mean

    @property
    def normal(self) -> float:
        """From one interval after the morning to the outage."""
        return self.peak_to_mean(NINE + self.day.arrival + self.day.interval, self.day.outage_from)

    @property
    def after_outage(self) -> float:
        """From the minute in which the service is back."""
        return self.peak_to_mean(self.day.outage_to, self.day.until)


def run(day: Day) -> Rates:
    """Let every device live through the day and count."""
    random = Random(day.seed)
    by_minute: Counter[int] = Counter()
    alive: list[tuple[datetime, int, Contact, datetime]] = []
    for number in range(day.devices):
        up_at = NINE + day.arrival * random.random() + TICK * random.random()
        # Yesterday's last answer: overdue when the computer comes up.
        last_at = NINE - timedelta(hours=15, minutes=60 * random.random())
        alive.append((up_at, number, Contact(last_at), up_at))
    heapq.heapify(alive)
    while alive and alive[0][0] < day.until:
        now, number, contact, up_at = heapq.heappop(alive)
        rhythm = Rhythm(day.interval, f"device-{number}", day.is_spread)
        at = due_at(next_check_at(_LICENSE, contact, rhythm), contact, rhythm, Awake(up_at))
        if at is None:
            continue
        if at <= now:
            by_minute[int((now - NINE) / TICK)] += 1
            contact = _asked(contact, day, now)
            at = due_at(next_check_at(_LICENSE, contact, rhythm), contact, rhythm, Awake(up_at))
        heapq.heappush(alive, (_next_tick(now, at or now), number, contact, up_at))
    return Rates(dict(by_minute), day)


def _asked(contact: Contact, day: Day, now: datetime) -> Contact:
    if day.outage_from <= now < day.outage_to:
        return failed(contact, now, "SERVICE_UNREACHABLE", day.retry_after_s)
    return Contact(good_at=now)


def _next_tick(now: datetime, at: datetime) -> datetime:
    """Return this device's first look at its watch, a tick apart, at which `at` has come."""
    return now + TICK * max(1, -((now - at) // TICK))


def without_jitter(day: Day) -> Day:
    """Return the same day for a fleet whose devices do not know each other apart."""
    return replace(day, is_spread=False)
