"""At which instant exactly is the service asked next?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from sso.activation.recheck import (
    NETWORK_SPREAD,
    WAKE_SPREAD,
    Awake,
    Rhythm,
    due_at,
    failed,
    is_due,
    next_check_at,
    refused,
    rhythm_of,
)
from sso.licensing.status import Contact
from tests.unit.samples import NOW, license_

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LICENSE = license_(is_floating=False)
FLOATING = license_(is_floating=True, floating_timeout_min=120)
TOGETHER = Rhythm(HOUR, "device", is_spread=False)
RHYTHM = Rhythm(HOUR, "device")
UP = Awake(NOW - timedelta(days=1))


# ---- slots


@pytest.mark.parametrize("seconds", [-7200, -1, 0, 1, 1799, 3600, 5400])
def test_a_slot_is_the_first_after_an_instant(seconds: int) -> None:
    at = NOW + seconds * SECOND
    slot = RHYTHM.slot_after(at)
    assert at < slot <= at + HOUR
    assert RHYTHM.slot_after(slot) == slot + HOUR
    assert RHYTHM.slot_after(slot - SECOND) == slot


def test_a_slot_follows_from_the_device_alone() -> None:
    phases = {(Rhythm(HOUR, f"d{n}").slot_after(NOW) - EPOCH) % HOUR for n in range(300)}
    assert len(phases) == 300
    assert min(phases) < 2 * MINUTE
    assert max(phases) > 58 * MINUTE
    assert (RHYTHM.slot_after(NOW) - RHYTHM.slot_after(NOW - 500 * HOUR)) % HOUR == timedelta(0)


def test_a_new_release_moves_nobody_s_instants() -> None:
    """While a fleet takes a release over, both ask by the same slots; so these stay as they are."""
    contact = failed(Contact(NOW - HOUR), NOW, "A")
    back, up = Awake(NOW - HOUR, network_at=NOW + MINUTE), Awake(NOW + HOUR)
    instants = (
        RHYTHM.slot_after(NOW),
        next_check_at(LICENSE, Contact(NOW), RHYTHM),
        next_check_at(LICENSE, contact, RHYTHM),
        due_at(NOW + 9 * HOUR, contact, RHYTHM, back),
        due_at(NOW, Contact(NOW), RHYTHM, up),
    )
    assert [at.strftime("%H:%M:%S") for at in instants if at is not None] == [
        "12:59:21",
        "13:01:04",
        "12:22:31",
        "12:01:11",
        "13:01:53",
    ]


def test_the_largest_part_is_less_than_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounded, the largest digest would be one, and a slot the one after the next."""
    largest = SimpleNamespace(digest=lambda: b"\xff" * 32)
    monkeypatch.setattr(
        "sso.activation.recheck.hashlib", SimpleNamespace(sha256=lambda raw: largest)
    )
    assert 0.999 < RHYTHM.part("slot") < 1


def test_without_jitter_the_slot_is_the_full_hour() -> None:
    assert TOGETHER.slot_after(NOW + MINUTE) == NOW + HOUR
    assert TOGETHER.part("slot") == 0.0


def test_a_part_is_drawn_anew_for_every_question() -> None:
    drawn = [RHYTHM.part("slot", n) for n in range(300)]
    assert len(set(drawn)) == 300
    assert all(0 <= one < 1 for one in drawn)
    assert 0.4 < sum(drawn) / 300 < 0.6
    assert RHYTHM.part("a", "b") != RHYTHM.part("b", "a")
    assert Rhythm(HOUR, "other").part("slot") != RHYTHM.part("slot")


@pytest.mark.parametrize(
    ("minutes", "interval"), [(120, HOUR), (60, HOUR / 2), (1, MINUTE), (0, MINUTE)]
)
def test_a_seat_is_renewed_at_half_of_its_life(minutes: int, interval: timedelta) -> None:
    license = license_(is_floating=True, floating_timeout_min=minutes)
    found = rhythm_of(license, Contact(NOW), 9 * HOUR, "device")
    assert found == Rhythm(interval, "device")


@pytest.mark.parametrize(
    ("borrowed_until", "interval"),
    [(NOW, HOUR), (NOW - HOUR, HOUR), (NOW + SECOND, 9 * HOUR)],
)
def test_a_seat_that_is_no_longer_borrowed_is_renewed_again(
    borrowed_until: datetime, interval: timedelta
) -> None:
    license = license_(is_floating=True, floating_timeout_min=120, borrowed_until=borrowed_until)
    assert rhythm_of(license, Contact(NOW), 9 * HOUR, "device").interval == interval


def test_a_license_of_ones_own_is_asked_about_in_the_profile_s_interval() -> None:
    assert rhythm_of(LICENSE, Contact(NOW), 9 * HOUR, "x").interval == 9 * HOUR
    assert rhythm_of(LICENSE, Contact(NOW), SECOND, "x").interval == MINUTE


# ---- after an answer


def test_the_next_check_is_a_slot_half_an_interval_away_with_a_little_jitter() -> None:
    for hours in range(200):
        good_at = NOW + hours * 0.37 * HOUR
        at = next_check_at(LICENSE, Contact(good_at), RHYTHM)
        assert at is not None
        slot = RHYTHM.slot_after(good_at + HOUR / 2)
        assert slot <= at < slot + HOUR / 20


def test_the_jitter_of_two_checks_differs() -> None:
    late = set()
    for number in range(50):
        good_at = NOW + number * HOUR
        at = next_check_at(LICENSE, Contact(good_at), RHYTHM)
        assert at is not None
        late.add(at - RHYTHM.slot_after(good_at + HOUR / 2))
    assert len(late) == 50


def test_a_seat_s_next_renewal_is_a_slot_or_half_of_its_life() -> None:
    renewals = set()
    for minutes in range(0, 120, 3):
        good_at = NOW + minutes * MINUTE
        at = next_check_at(FLOATING, Contact(good_at), RHYTHM)
        assert at == min(RHYTHM.slot_after(good_at + HOUR / 10), good_at + HOUR)
        assert at is not None
        assert good_at + 6 * MINUTE < at
        renewals.add(at - good_at)
    assert max(renewals) == HOUR


@pytest.mark.parametrize(
    ("starts_at", "is_asked_then"),
    [(NOW + 10 * MINUTE, True), (NOW, False), (NOW - HOUR, False), (NOW + 99 * HOUR, False)],
    ids=["soon", "just now", "before", "far away"],
)
def test_a_license_is_asked_about_as_it_starts(starts_at: datetime, is_asked_then: bool) -> None:
    plain = next_check_at(LICENSE, Contact(NOW), RHYTHM)
    at = next_check_at(license_(starts_at=starts_at), Contact(NOW), RHYTHM)
    assert at is not None
    if is_asked_then:
        assert starts_at <= at < starts_at + HOUR / 20
    else:
        assert at == plain


def test_a_refusal_counts_as_an_answer() -> None:
    away = failed(failed(Contact(NOW), NOW + HOUR, "A", 60), NOW + 2 * HOUR, "A", 60)
    contact = refused(away, NOW + 5 * HOUR, "LICENSE_EXPIRED")
    assert next_check_at(LICENSE, contact, TOGETHER) == NOW + 6 * HOUR
    assert contact == Contact(NOW, refusal="LICENSE_EXPIRED", refused_at=NOW + 5 * HOUR)


# ---- after a failure


def test_a_first_failure_is_tried_again_after_three_eighths_to_nine_eighths() -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "SERVICE_UNREACHABLE")
    assert next_check_at(LICENSE, contact, TOGETHER) == NOW + 0.375 * HOUR
    waits = []
    for number in range(400):
        at = next_check_at(LICENSE, contact, Rhythm(HOUR, f"d{number}"))
        assert at is not None
        waits.append(at - NOW)
    assert 0.375 * HOUR <= min(waits) < 0.4 * HOUR
    assert 1.1 * HOUR < max(waits) < 1.125 * HOUR


def test_a_later_failure_is_tried_again_in_a_slot() -> None:
    twice = failed(failed(Contact(NOW - HOUR), NOW, "A"), NOW + HOUR, "B")
    assert (twice.failures, twice.failure, twice.failed_at) == (2, "B", NOW + HOUR)
    assert next_check_at(LICENSE, twice, TOGETHER) == NOW + 2 * HOUR
    late = set()
    for number in range(200):
        rhythm = Rhythm(HOUR, f"d{number}")
        at = next_check_at(LICENSE, twice, rhythm)
        assert at is not None
        late.add(at - rhythm.slot_after(NOW + 1.5 * HOUR))
    assert timedelta(0) <= min(late) < HOUR / 400
    assert HOUR / 22 < max(late) < HOUR / 20


def test_two_failures_of_a_device_wait_differently() -> None:
    waits = set()
    for number in range(20):
        at = NOW + number * SECOND
        found = next_check_at(LICENSE, failed(Contact(NOW - HOUR), at, "A"), RHYTHM)
        assert found is not None
        waits.add(found - at)
    assert len(waits) == 20


def test_devices_held_back_together_come_back_apart() -> None:
    """`Retry-After` is obeyed, and up to as long again passes."""
    contact = failed(Contact(NOW - HOUR), NOW, "A", 900)
    ats = []
    for number in range(300):
        rhythm = Rhythm(MINUTE, f"d{number}")
        at = next_check_at(LICENSE, contact, rhythm)
        assert at is not None
        ats.append(at - NOW)
    assert 15 * MINUTE <= min(ats) < 16 * MINUTE
    assert 29 * MINUTE < max(ats) <= 30 * MINUTE
    assert contact.retry_at == NOW + 15 * MINUTE


def test_an_old_failure_that_an_answer_followed_is_none() -> None:
    contact = Contact(NOW, failed_at=NOW - HOUR, failures=0)
    assert next_check_at(LICENSE, contact, TOGETHER) == NOW + HOUR


def test_a_seat_that_could_not_be_taken_again_waits_as_after_a_failure() -> None:
    released = Contact(NOW - HOUR, released_at=NOW - HOUR)
    contact = failed(released, NOW, "SERVICE_UNREACHABLE")
    assert next_check_at(FLOATING, contact, TOGETHER) == NOW + 0.375 * HOUR


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_release_says_nothing_about_a_license_of_ones_own(is_kept: bool) -> None:
    contact = Contact(NOW, released_at=NOW + MINUTE, is_release_kept=is_kept)
    assert next_check_at(LICENSE, contact, TOGETHER) == NOW + HOUR


# ---- when to ask


def test_what_was_not_missed_is_asked_for_at_its_instant() -> None:
    at = NOW + HOUR
    assert due_at(at, Contact(NOW), RHYTHM, UP) == at
    assert due_at(at, Contact(NOW), RHYTHM, Awake(at)) == at
    assert due_at(None, Contact(NOW), RHYTHM, UP) is None


def test_what_was_missed_is_spread_over_some_minutes_or_a_quarter_of_the_interval() -> None:
    up = Awake(NOW + 9 * HOUR)
    for interval, spread in ((HOUR, WAKE_SPREAD), (8 * MINUTE, 2 * MINUTE)):
        waits = []
        for number in range(300):
            at = due_at(NOW, Contact(NOW), Rhythm(interval, f"d{number}"), up)
            assert at is not None
            waits.append(at - up.up_at)
        assert timedelta(0) <= min(waits) < spread / 20
        assert 0.95 * spread < max(waits) < spread


def test_two_wake_ups_are_answered_at_different_instants() -> None:
    waits = set()
    for number in range(20):
        up = Awake(NOW + 9 * HOUR + number * SECOND)
        at = due_at(NOW, Contact(NOW), RHYTHM, up)
        assert at is not None
        waits.add(at - up.up_at)
    assert len(waits) == 20


def test_a_network_s_return_is_spread_over_half_a_minute() -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "A")
    waits = []
    for number in range(300):
        back = Awake(NOW - HOUR, network_at=NOW + MINUTE + number * SECOND)
        assert back.network_at is not None
        at = due_at(NOW + 9 * HOUR, contact, Rhythm(HOUR, f"d{number % 7}"), back)
        assert at is not None
        waits.append(at - back.network_at)
    assert len(set(waits)) == 300
    assert timedelta(0) <= min(waits) < NETWORK_SPREAD / 20
    assert 0.95 * NETWORK_SPREAD < max(waits) < NETWORK_SPREAD


def test_a_network_s_return_puts_nothing_off() -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "A")
    back = Awake(NOW - HOUR, network_at=NOW + MINUTE)
    assert due_at(NOW + SECOND, contact, TOGETHER, back) == NOW + SECOND


def test_a_network_that_returned_before_the_newest_attempt_is_no_reason() -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "A")
    same = Awake(NOW - HOUR, network_at=NOW)
    assert due_at(NOW + HOUR, contact, TOGETHER, same) == NOW + HOUR


def test_a_network_s_return_waits_for_what_the_service_asked_for() -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "A", 600)
    back = Awake(NOW - HOUR, network_at=NOW + MINUTE)
    assert due_at(NOW + HOUR, contact, TOGETHER, back) == NOW + 10 * MINUTE
    late = Awake(NOW - HOUR, network_at=NOW + 20 * MINUTE)
    assert due_at(NOW + HOUR, contact, TOGETHER, late) == NOW + 20 * MINUTE


def test_it_is_due_from_its_instant_on() -> None:
    at = NOW + HOUR
    assert not is_due(at, Contact(NOW), RHYTHM, UP, at - SECOND)
    assert is_due(at, Contact(NOW), RHYTHM, UP, at)


@pytest.mark.parametrize(
    ("contact", "latest_at"),
    [
        (Contact(NOW), NOW),
        (Contact(NOW, refused_at=NOW + HOUR, refusal="A"), NOW + HOUR),
        (Contact(NOW, seen_at=NOW + HOUR), NOW + HOUR),
        (Contact(NOW, seen_at=NOW - HOUR), NOW),
        (failed(Contact(NOW), NOW - 9 * HOUR, "A"), NOW - 9 * HOUR),
    ],
    ids=["answered", "refused", "seen", "seen before", "failed at an earlier clock"],
)
def test_a_clock_that_went_back_by_more_than_some_minutes_is_a_reason(
    contact: Contact, latest_at: datetime
) -> None:
    early = Awake(NOW - timedelta(days=9))
    at = NOW + 99 * HOUR
    assert not is_due(at, contact, RHYTHM, early, latest_at - 5 * MINUTE)
    assert is_due(at, contact, RHYTHM, early, latest_at - 5 * MINUTE - SECOND)


def test_a_seat_that_was_given_back_is_no_reason_whatever_the_clock_says() -> None:
    assert not is_due(None, Contact(NOW), RHYTHM, UP, NOW - 9 * HOUR)


def test_a_wake_up_some_minutes_ahead_still_spreads() -> None:
    now = NOW + 9 * HOUR
    assert not is_due(NOW, Contact(NOW), RHYTHM, Awake(now + 5 * MINUTE), now)
    assert is_due(NOW, Contact(NOW), RHYTHM, Awake(now + 5 * MINUTE + SECOND), now)
