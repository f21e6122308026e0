"""Is the service asked in time, seldom enough, and never by all at once?"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.activation.recheck import (
    NETWORK_SPREAD,
    RETRY_AFTER_AT_MOST,
    WAKE_SPREAD,
    Awake,
    Rhythm,
    due_at,
    failed,
    is_due,
    next_check_at,
    refused,
    retry_at,
    rhythm_of,
)
from sso.licensing.status import Contact
from tests.unit.samples import NOW, license_

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LICENSE = license_(is_floating=False)
FLOATING = license_(is_floating=True, floating_timeout_min=120)
EARLIER = Awake(NOW - timedelta(days=1))


def rhythm(seed: str = "device", interval: timedelta = HOUR) -> Rhythm:
    return Rhythm(interval, seed)


def after(contact: Contact, seed: str = "device") -> datetime:
    at = next_check_at(LICENSE, contact, rhythm(seed))
    assert at is not None
    return at


@given(seed=st.text(max_size=20), minutes=st.integers(0, 100_000))
def test_a_check_follows_within_half_to_one_and_a_half_intervals(seed: str, minutes: int) -> None:
    good_at = NOW + minutes * MINUTE
    waits = after(Contact(good_at), seed) - good_at
    assert HOUR / 2 <= waits <= 1.56 * HOUR


def test_a_device_keeps_to_its_slot() -> None:
    """Asked when it is due, it asks once an interval from then on."""
    at = after(Contact(NOW))
    for _ in range(50):
        following = after(Contact(at))
        assert abs(following - at - HOUR) <= 0.06 * HOUR
        at = following


def test_devices_that_asked_together_are_apart_an_interval_later() -> None:
    minutes = [int((after(Contact(NOW), f"d{n}") - NOW) / MINUTE) for n in range(6000)]
    busiest = max(minutes.count(minute) for minute in set(minutes))
    assert busiest < 2 * 6000 / 60
    assert len(set(minutes)) > 55


def test_without_jitter_they_stay_together() -> None:
    found = {
        next_check_at(LICENSE, Contact(NOW), Rhythm(HOUR, f"d{n}", is_spread=False))
        for n in range(100)
    }
    assert found == {NOW + HOUR}


def test_the_answer_is_the_same_in_every_process() -> None:
    assert after(Contact(NOW)) == after(Contact(NOW))
    assert after(Contact(NOW), "a") != after(Contact(NOW), "b")


@given(seed=st.text(max_size=20))
def test_a_first_failure_is_tried_again_sooner_later_ones_keep_the_slot(seed: str) -> None:
    once = failed(Contact(NOW - HOUR), NOW, "SERVICE_UNREACHABLE")
    assert 0.37 * HOUR < after(once, seed) - NOW < 1.13 * HOUR
    twice = failed(once, NOW + HOUR, "SERVICE_UNREACHABLE")
    assert twice.failures == 2
    assert HOUR / 2 <= after(twice, seed) - NOW - HOUR <= 1.56 * HOUR


@pytest.mark.parametrize(
    ("asked_s", "waits_s"), [(0, 1), (1, 1), (120, 120), (900, 900), (86_400, 900), (1e12, 900)]
)
def test_retry_after_is_obeyed_within_reason(asked_s: float, waits_s: float) -> None:
    assert retry_at(NOW, asked_s) == NOW + timedelta(seconds=waits_s)
    assert retry_at(NOW, None) is None


@given(seed=st.text(max_size=20), asked_s=st.floats(0, 5000))
def test_nobody_is_asked_before_retry_after(seed: str, asked_s: float) -> None:
    contact = failed(Contact(NOW - HOUR), NOW, "SERVICE_UNREACHABLE", asked_s)
    assert contact.retry_at is not None
    assert after(contact, seed) >= contact.retry_at
    assert after(contact, seed) <= NOW + 2 * RETRY_AFTER_AT_MOST + 1.13 * HOUR
    network = Awake(NOW - HOUR, network_at=NOW + timedelta(seconds=1))
    at = due_at(after(contact, seed), contact, rhythm(seed), network)
    assert at is not None
    assert at >= contact.retry_at, "not even when the network comes back"


# ---- floating seats


@given(seed=st.text(max_size=20), timeout=st.integers(2, 600))
def test_a_seat_is_renewed_at_half_of_its_time_out_at_the_latest(seed: str, timeout: int) -> None:
    license = license_(is_floating=True, floating_timeout_min=timeout)
    contact = Contact(NOW)
    found = rhythm_of(license, contact, HOUR, seed)
    assert found.interval == max(MINUTE, timeout * MINUTE / 2)
    at = next_check_at(license, contact, found)
    assert at is not None
    assert NOW < at <= NOW + found.interval


def test_a_borrowed_seat_needs_no_heartbeat() -> None:
    borrowed = replace(FLOATING, borrowed_until=NOW + 10 * HOUR)
    assert rhythm_of(borrowed, Contact(NOW), 2 * HOUR, "x").interval == 2 * HOUR


def test_a_seat_given_back_by_the_person_is_not_taken_again() -> None:
    kept = Contact(NOW, released_at=NOW, is_release_kept=True)
    assert next_check_at(FLOATING, kept, rhythm()) is None
    assert not is_due(None, kept, rhythm(), EARLIER, NOW + 99 * HOUR)


def test_a_seat_given_back_by_the_end_of_the_program_is_taken_at_once() -> None:
    released = Contact(NOW - HOUR, released_at=NOW)
    assert next_check_at(FLOATING, released, rhythm()) == NOW


# ---- start, sleep, network, clock


@given(seed=st.text(max_size=20), days=st.integers(1, 60))
def test_what_fell_due_in_the_meantime_is_asked_for_once_and_spread(seed: str, days: int) -> None:
    contact = Contact(NOW - timedelta(days=days))
    up = Awake(NOW)
    at = due_at(after(contact, seed), contact, rhythm(seed), up)
    assert at is not None
    assert NOW <= at <= NOW + WAKE_SPREAD
    asked = Contact(at)
    assert not is_due(after(asked, seed), asked, rhythm(seed), up, at + MINUTE)


def test_a_network_that_returns_is_one_reason_to_ask() -> None:
    contact = failed(Contact(NOW - 2 * HOUR), NOW, "SERVICE_UNREACHABLE")
    back = Awake(NOW - HOUR, network_at=NOW + MINUTE)
    at = due_at(after(contact), contact, rhythm(), back)
    assert at is not None
    assert NOW + MINUTE <= at <= NOW + MINUTE + NETWORK_SPREAD
    again = failed(contact, at, "SERVICE_UNREACHABLE")
    assert due_at(after(again), again, rhythm(), back) == after(again), "not a second time"


def test_a_network_that_returns_is_nothing_to_who_has_an_answer() -> None:
    contact = Contact(NOW)
    back = Awake(NOW - HOUR, network_at=NOW + MINUTE)
    assert due_at(after(contact), contact, rhythm(), back) == after(contact)


def test_a_clock_that_went_back_is_a_reason_to_ask_and_no_storm() -> None:
    contact = Contact(NOW)
    earlier = NOW - timedelta(days=2)
    assert is_due(after(contact), contact, rhythm(), EARLIER, earlier)
    answered = refused(replace(contact, good_at=earlier), earlier, "LICENSE_EXPIRED")
    assert not is_due(after(answered), answered, rhythm(), Awake(earlier), earlier + MINUTE)
    unanswered = failed(contact, earlier, "SERVICE_UNREACHABLE")
    assert not is_due(after(unanswered), unanswered, rhythm(), Awake(earlier), earlier + MINUTE)


def test_a_license_that_starts_later_is_asked_for_when_it_starts() -> None:
    starts_at = NOW + timedelta(minutes=40)
    license = license_(starts_at=starts_at)
    at = next_check_at(license, Contact(NOW), rhythm())
    assert at is not None
    assert at <= starts_at + 0.05 * HOUR


@pytest.mark.parametrize("ahead", [HOUR, timedelta(days=400)])
def test_a_wake_up_by_a_clock_that_was_ahead_holds_nothing_back(ahead: timedelta) -> None:
    """The clock was wrong as the computer woke, and right again before anything was asked."""
    contact = failed(Contact(NOW - 3 * HOUR), NOW - 2 * HOUR, "SERVICE_UNREACHABLE")
    at = next_check_at(LICENSE, contact, rhythm())
    assert is_due(at, contact, rhythm(), Awake(NOW + ahead), NOW)
