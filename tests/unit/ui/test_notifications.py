"""Is each notice told once, at a time when it helps, and never at night?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report
from ui.notifications import Kind, Memory, Settings, decide, is_within, thresholds
from ui.view_state import ProductView, WindowView, product_view

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def product(
    state: State = State.ACTIVE, reason: Reason = Reason.OK, **changes: object
) -> ProductView:
    report = Report("CAD-PRO", LicenseStatus(state, reason), None, hardware_id="h", device_name="d")
    made = replace(product_view(report, "CAD Pro"), starts=START - 335 * DAY)
    return replace(made, **changes)  # type: ignore[arg-type]


@dataclass
class Desk:
    """A program that looks again and again."""

    settings: Settings = field(default_factory=Settings)
    started_at: datetime = START - 2 * HOUR
    memory: Memory = field(default_factory=Memory)
    before: WindowView = field(default_factory=lambda: WindowView(()))

    def look(self, seen: ProductView | WindowView, now: datetime = START) -> list[Kind]:
        view = WindowView((seen,)) if isinstance(seen, ProductView) else seen
        told, self.memory = decide(
            self.before, view, now, self.memory, self.settings, self.started_at
        )
        self.before = view
        return [notice.kind for notice in told]

    def restart(self, now: datetime) -> None:
        self.started_at, self.before = now, WindowView(())


LOSSES = [
    (State.SEAT_NEEDED, Reason.NO_FREE_SEAT, [Kind.SEAT_LOST]),
    (State.SEAT_NEEDED, Reason.SEAT_LAPSED, [Kind.SEAT_LOST]),
    (State.NOT_ACTIVATED, Reason.DEVICE_UNKNOWN, [Kind.SEAT_LOST]),
    (State.EXPIRED, Reason.LICENSE_ENDED, [Kind.ACTION_NEEDED]),
    (State.DISABLED, Reason.LICENSE_DISABLED, [Kind.ACTION_NEEDED]),
    (State.CLOCK, Reason.CLOCK_BEHIND, [Kind.ACTION_NEEDED]),
    (State.WRONG_DEVICE, Reason.CLONED, [Kind.ACTION_NEEDED]),
    (State.UNREACHABLE, Reason.GRACE_OVER, [Kind.ACTION_NEEDED]),
    (State.NOT_ACTIVATED, Reason.NOTHING_STORED, []),
    (State.SEAT_NEEDED, Reason.SEAT_RELEASED, []),
]


@pytest.mark.parametrize(("state", "reason", "told"), LOSSES)
def test_what_stops_the_work_is_told_once(state: State, reason: Reason, told: list[Kind]) -> None:
    desk = Desk()
    assert desk.look(product()) == []
    assert desk.look(product(state, reason)) == told
    assert desk.look(product(state, reason)) == []
    desk.restart(START)
    assert desk.look(product(state, reason), START + DAY) == []


@pytest.mark.parametrize("state", [state for state in State if not state.is_licensed])
def test_what_never_worked_is_no_loss(state: State) -> None:
    assert Desk().look(product(state)) == []


def test_a_loss_is_told_although_the_program_was_not_running_then() -> None:
    desk = Desk()
    desk.look(product())
    desk.restart(START + DAY)
    assert desk.look(product(State.EXPIRED), START + DAY) == [Kind.ACTION_NEEDED]


def test_while_a_call_is_under_way_nothing_is_told() -> None:
    desk = Desk()
    desk.look(product())
    gone = WindowView((product(State.SEAT_NEEDED, Reason.NO_FREE_SEAT),))
    assert desk.look(replace(gone, is_busy=True)) == []
    assert desk.look(gone) == [Kind.SEAT_LOST]


NIGHT = Settings(quiet_hours="20:00-08:00")


def test_a_loss_at_night_is_told_in_the_morning() -> None:
    desk = Desk(NIGHT)
    evening, morning = START.replace(hour=23), START.replace(hour=8) + DAY
    desk.look(product(), evening)
    gone = product(State.SEAT_NEEDED, Reason.NO_FREE_SEAT)
    assert desk.look(gone, evening) == []
    desk.restart(morning - HOUR)
    assert desk.look(gone, morning - timedelta(minutes=1)) == []
    assert desk.look(gone, morning) == [Kind.SEAT_LOST]


def test_a_loss_that_was_mended_at_night_is_not_told() -> None:
    desk = Desk(NIGHT)
    evening = START.replace(hour=23)
    desk.look(product(), evening)
    assert desk.look(product(State.SEAT_NEEDED, Reason.SEAT_LAPSED), evening) == []
    assert desk.look(product(), START + DAY) == []


def test_quiet_hours_are_by_the_reader_s_own_clock() -> None:
    tokyo = timezone(timedelta(hours=9))
    desk = Desk(NIGHT)
    desk.look(product(), START)
    gone = product(State.EXPIRED)
    assert desk.look(gone, START.astimezone(tokyo)) == []  # 21:00 there
    assert desk.look(gone, START) == [Kind.ACTION_NEEDED]


@pytest.mark.parametrize(
    ("hours", "clock", "is_quiet"),
    [
        ("", "03:00", False),
        ("20:00-08:00", "20:00", True),
        ("20:00-08:00", "03:00", True),
        ("20:00-08:00", "08:00", False),
        ("20:00-08:00", "12:00", False),
        ("12:00-13:30", "13:29", True),
        ("12:00-13:30", "13:30", False),
        ("12:00-13:30", "11:59", False),
    ],
)
def test_quiet_hours_may_go_over_midnight(hours: str, clock: str, is_quiet: bool) -> None:
    assert is_within(hours, time.fromisoformat(clock)) is is_quiet


OUTAGE = {"last_check": START, "grace_until": START + 24 * HOUR, "state": State.GRACE}
GRACE_STEPS = [
    (timedelta(0), [Kind.GRACE_BEGUN]),
    (HOUR, []),
    (17 * HOUR, []),
    (18 * HOUR, [Kind.GRACE_ENDING]),
    (23 * HOUR, []),
]


def test_an_outage_is_told_when_it_begins_and_in_its_last_quarter() -> None:
    desk = Desk()
    for after, told in GRACE_STEPS:
        assert desk.look(product(**OUTAGE), START + after) == told
        desk.restart(START)
    next_one = {**OUTAGE, "grace_until": START + 48 * HOUR}
    assert desk.look(product(**next_one), START + 24 * HOUR) == [Kind.GRACE_BEGUN]


def test_an_outage_that_is_first_seen_late_is_told_once() -> None:
    desk = Desk()
    assert desk.look(product(**OUTAGE), START + 20 * HOUR) == [Kind.GRACE_ENDING]
    assert desk.look(product(**OUTAGE), START + 21 * HOUR) == []


def test_a_floating_seat_has_its_own_last_quarter() -> None:
    short = {**OUTAGE, "grace_until": START + 2 * HOUR}
    desk = Desk()
    assert desk.look(product(**short), START) == [Kind.GRACE_BEGUN]
    assert desk.look(product(**short), START + timedelta(minutes=90)) == [Kind.GRACE_ENDING]


def test_who_took_the_seat_offline_knows_that_it_is_offline() -> None:
    assert Desk().look(product(**OUTAGE, borrowed_until=START + DAY)) == []


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (365 * DAY, [30 * DAY, 7 * DAY, DAY]),
        (100 * DAY, [20 * DAY, 7 * DAY, DAY]),
        (5 * DAY, [DAY]),
        (DAY, [DAY / 5]),
    ],
)
def test_thresholds_fit_the_term(term: timedelta, expected: list[timedelta]) -> None:
    assert thresholds(product(starts=START, until=START + term), Settings()) == expected


def test_the_first_hour_is_quiet_about_the_end() -> None:
    desk = Desk(started_at=START)
    ending = product(State.EXPIRING, until=START + 5 * DAY)
    assert desk.look(ending, START + timedelta(minutes=59)) == []
    assert desk.look(ending, START + HOUR) == [Kind.ENDING]
    assert desk.look(ending, START + 2 * HOUR) == []


def test_a_day_s_license_is_not_announced_to_end_right_after_the_sign_in() -> None:
    desk = Desk(started_at=START)
    day = product(starts=START, until=START + DAY)
    seen = [hour for hour in range(24) if desk.look(day, START + hour * HOUR) == [Kind.ENDING]]
    assert seen == [20]


def test_a_renewed_license_is_announced_anew() -> None:
    desk = Desk()
    assert desk.look(product(until=START + 5 * DAY)) == [Kind.ENDING]
    renewed = product(starts=START, until=START + 370 * DAY)
    assert desk.look(renewed) == []
    assert desk.look(renewed, START + 341 * DAY) == [Kind.ENDING]


def test_who_wants_no_notices_gets_none_and_no_old_ones_later() -> None:
    desk = Desk(Settings(is_enabled=False))
    desk.look(product())
    assert desk.look(product(State.EXPIRED)) == []
    desk.settings = Settings()
    assert desk.look(product(State.EXPIRED)) == []


def test_old_marks_are_forgotten() -> None:
    desk = Desk()
    desk.look(product(until=START + 5 * DAY))
    assert len(desk.memory.told) == 2
    desk.look(product(), START + 36 * DAY)
    assert desk.memory.told == {}


@pytest.mark.parametrize("quiet_hours", ["", "20:00-08:00"])
def test_sixty_days_bring_one_notice_a_threshold(quiet_hours: str) -> None:
    """A look each minute is what the program does; restarts each morning, as people do."""
    desk = Desk(Settings(quiet_hours=quiet_hours))
    ends_at = START + 59 * DAY + HOUR
    seen: list[tuple[Kind, int]] = []
    now = START
    while now < START + 60 * DAY:
        if now.time() == time(8, 30):
            desk.restart(now)
        state = State.EXPIRED if now >= ends_at else State.ACTIVE
        days = (ends_at - now).days
        seen += [(kind, days) for kind in desk.look(product(state, until=ends_at), now)]
        now += timedelta(minutes=1)
    kinds = [kind for kind, _ in seen]
    assert kinds == [Kind.ENDING] * 3 + [Kind.ACTION_NEEDED]
    assert [days for _, days in seen[:3]] == [30, 7, 1] if not quiet_hours else [29, 6, 0]
