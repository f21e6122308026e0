"""Does every verdict say why, when the license ends, how long the grace lasts, when to look again?

A window says "until 18 June" beside "expired" as well as beside "active", and a program that reads
the status file sleeps until the instant that is named.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from sso.licensing.model import License
from sso.licensing.status import (
    CLOCK_TOLERANCE,
    REFUSALS,
    Contact,
    LicenseStatus,
    Reason,
    State,
    evaluate,
    warning_starts_at,
)
from tests.unit.samples import HARDWARE_ID, NOW, license_

GRACE = timedelta(hours=24)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
END = NOW + 400 * DAY
SOON = NOW + 20 * DAY
LONG = license_(until=END)
GOOD = Contact(good_at=NOW, server_at=NOW)
FAILED = replace(GOOD, failed_at=NOW, failure="SERVICE_UNREACHABLE")
SEAT = license_(until=END, is_floating=True, floating_timeout_min=60)


def judged(
    license: License | None = LONG, contact: Contact | None = GOOD, **changes: Any
) -> LicenseStatus:
    arguments: dict[str, Any] = {"now": NOW, "hardware_id": HARDWARE_ID, "offline_grace": GRACE}
    return evaluate(license, contact, **{**arguments, **changes})


def word(state: State, reason: Reason) -> LicenseStatus:
    """Return a verdict that time does not change; the license's end is told all the same."""
    return LicenseStatus(state, reason, END)


# ---- whole verdicts


@pytest.mark.parametrize(
    ("license", "contact", "now", "whole"),
    [
        (
            LONG,
            GOOD,
            NOW,
            LicenseStatus(State.ACTIVE, Reason.OK, END, NOW + GRACE, NOW + GRACE),
        ),
        (
            license_(until=SOON),
            GOOD,
            NOW,
            LicenseStatus(State.EXPIRING, Reason.ENDS_SOON, SOON, NOW + GRACE, NOW + GRACE),
        ),
        (
            LONG,
            FAILED,
            NOW,
            LicenseStatus(State.GRACE, Reason.SERVICE_UNREACHABLE, END, NOW + GRACE, NOW + GRACE),
        ),
        (
            LONG,
            FAILED,
            NOW + GRACE,
            LicenseStatus(State.UNREACHABLE, Reason.GRACE_OVER, END, NOW + GRACE),
        ),
        (LONG, GOOD, END, word(State.EXPIRED, Reason.LICENSE_ENDED)),
        (
            replace(LONG, is_enabled=False),
            GOOD,
            NOW,
            word(State.DISABLED, Reason.LICENSE_DISABLED),
        ),
        (
            replace(LONG, is_active=False),
            GOOD,
            NOW,
            word(State.DISABLED, Reason.LICENSE_INACTIVE),
        ),
        (
            replace(LONG, starts_at=NOW + DAY),
            GOOD,
            NOW,
            LicenseStatus(State.NOT_STARTED, Reason.STARTS_LATER, END, None, NOW + DAY),
        ),
        (
            replace(LONG, hardware_id="other"),
            GOOD,
            NOW,
            word(State.WRONG_DEVICE, Reason.OTHER_DEVICE),
        ),
        (
            SEAT,
            replace(GOOD, released_at=NOW),
            NOW,
            word(State.SEAT_NEEDED, Reason.SEAT_RELEASED),
        ),
    ],
)
def test_a_verdict_is_whole(
    license: License, contact: Contact, now: datetime, whole: LicenseStatus
) -> None:
    assert judged(license, contact, now=now) == whole


@pytest.mark.parametrize("refusal", sorted(REFUSALS))
def test_a_refused_license_still_tells_its_end(refusal: str) -> None:
    state, reason = REFUSALS[refusal]
    assert judged(contact=replace(GOOD, refusal=refusal)) == word(state, reason)


def test_a_refusal_that_says_nothing_about_the_license_ends_nothing() -> None:
    assert judged(contact=replace(GOOD, refusal="SOMETHING_ELSE")).state is State.ACTIVE


def test_a_copy_from_another_computer_is_called_one() -> None:
    assert judged(is_clone=True) == word(State.WRONG_DEVICE, Reason.CLONED)
    moved = replace(LONG, hardware_id="other")
    assert judged(moved, is_clone=True).reason is Reason.CLONED


# ---- nothing stored


@pytest.mark.parametrize(
    ("refusal", "state", "reason"),
    [
        ("NO_LICENSE_FOR_USER", State.NO_LICENSE, Reason.NO_LICENSE_FOR_USER),
        ("DEVICE_LIMIT", State.DEVICE_LIMIT, Reason.DEVICE_LIMIT_REACHED),
        ("SOMETHING_ELSE", State.NOT_ACTIVATED, Reason.NOTHING_STORED),
        (None, State.NOT_ACTIVATED, Reason.NOTHING_STORED),
    ],
)
def test_why_nothing_is_stored(refusal: str | None, state: State, reason: Reason) -> None:
    assert judged(None, replace(GOOD, refusal=refusal)) == LicenseStatus(state, reason)


def test_nothing_stored_and_nobody_asked() -> None:
    assert judged(None, None) == LicenseStatus(State.NOT_ACTIVATED, Reason.NOTHING_STORED)


# ---- the clock


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (NOW - CLOCK_TOLERANCE - MINUTE, Reason.CLOCK_BEHIND),
        (NOW - CLOCK_TOLERANCE, Reason.CLOCK_MOVED_BACK),
        (NOW, Reason.CLOCK_MOVED_BACK),
        (NOW + DAY - CLOCK_TOLERANCE - MINUTE, Reason.CLOCK_MOVED_BACK),
    ],
)
def test_a_clock_behind_the_service_and_one_that_was_moved_are_told_apart(
    now: datetime, reason: Reason
) -> None:
    """This computer showed a verdict a day after the service's last word."""
    contact = replace(GOOD, seen_at=NOW + DAY)
    again_at = NOW + DAY - CLOCK_TOLERANCE
    assert judged(contact=contact, now=now) == LicenseStatus(
        State.CLOCK, reason, END, changes_at=again_at
    )
    assert judged(contact=contact, now=again_at).state is State.UNREACHABLE


# ---- the way to the service


@pytest.mark.parametrize(
    ("failure", "in_grace", "state", "after_grace"),
    [
        (None, Reason.SERVICE_UNREACHABLE, State.UNREACHABLE, Reason.GRACE_OVER),
        ("SERVICE_UNREACHABLE", Reason.SERVICE_UNREACHABLE, State.UNREACHABLE, Reason.GRACE_OVER),
        ("REQUEST_REFUSED", Reason.SERVICE_REFUSES, State.UNREACHABLE, Reason.GRACE_OVER),
        ("PROGRAM_REFUSED", Reason.SERVICE_REFUSES, State.UNREACHABLE, Reason.GRACE_OVER),
        ("CLOCK_WRONG", Reason.CLOCK_OFF, State.CLOCK, Reason.CLOCK_OFF),
    ],
)
def test_what_is_wrong_decides_who_is_told_to_mend_it(
    failure: str | None, in_grace: Reason, state: State, after_grace: Reason
) -> None:
    contact = replace(GOOD, failed_at=NOW, failure=failure)
    before = judged(contact=contact)
    assert (before.state, before.reason) == (State.GRACE, in_grace)
    after = judged(contact=contact, now=NOW + GRACE)
    assert (after.state, after.reason) == (state, after_grace)
    assert (after.until, after.grace_until) == (END, NOW + GRACE)


# ---- floating seats


@pytest.mark.parametrize(
    ("timeout_min", "life"),
    [(60, timedelta(hours=1)), (1, MINUTE), (0, MINUTE), (-5, MINUTE), (100_000, GRACE)],
)
def test_a_seat_carries_as_long_as_the_service_keeps_it(timeout_min: int, life: timedelta) -> None:
    seat = replace(SEAT, floating_timeout_min=timeout_min)
    found = judged(seat)
    assert (found.state, found.grace_until, found.changes_at) == (
        State.ACTIVE,
        NOW + life,
        NOW + life,
    )
    assert judged(seat, now=NOW + life).state is State.UNREACHABLE


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        ("SERVICE_UNREACHABLE", State.UNREACHABLE),
        ("REQUEST_REFUSED", State.SEAT_NEEDED),
        ("PROGRAM_REFUSED", State.SEAT_NEEDED),
    ],
)
@pytest.mark.parametrize("timeout_min", [60, 24 * 60])
def test_a_seat_that_ran_out_is_not_called_a_grace_that_ran_out(
    failure: str, state: State, timeout_min: int
) -> None:
    seat = replace(SEAT, floating_timeout_min=timeout_min)
    contact = replace(GOOD, failed_at=NOW, failure=failure)
    found = judged(seat, contact, now=NOW + GRACE)
    assert (found.state, found.reason) == (state, Reason.SEAT_LAPSED)


def test_a_seat_that_outlives_the_grace_ends_with_the_grace() -> None:
    seat = replace(SEAT, floating_timeout_min=48 * 60)
    assert judged(seat, now=NOW + GRACE).reason is Reason.GRACE_OVER


def test_only_a_floating_license_is_ended_by_a_seat_given_back() -> None:
    """The vendor may turn a floating license into one of this computer alone."""
    assert judged(contact=replace(GOOD, released_at=NOW)).state is State.ACTIVE


# ---- the warning


def test_a_license_without_a_term_is_warned_of_30_days_before_its_end() -> None:
    """It cannot have a fifth of nothing: such a license was typed in wrongly, or is a test."""
    assert warning_starts_at(license_(starts_at=END, until=END)) == END - 30 * DAY
    assert warning_starts_at(license_(starts_at=END + DAY, until=END)) == END - 30 * DAY
    assert warning_starts_at(license_(starts_at=END - 10 * DAY, until=END)) == END - 2 * DAY
