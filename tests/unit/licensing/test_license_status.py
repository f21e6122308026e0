"""Does the one judge say licensed only when a license, a device, a clock and a contact say so?"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sso.errors import LicenseError
from sso.licensing.error_codes import ERROR_BY_SERVICE_CODE
from sso.licensing.model import License
from sso.licensing.status import (
    CLOCK_TOLERANCE,
    EXIT_CODE_BY_STATE,
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
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
GOOD = Contact(good_at=NOW, server_at=NOW)
LONG = license_(until=NOW + 400 * DAY)


def judged(
    license: License | None = LONG, contact: Contact | None = GOOD, **changes: Any
) -> LicenseStatus:
    arguments: dict[str, Any] = {"now": NOW, "hardware_id": HARDWARE_ID, "offline_grace": GRACE}
    return evaluate(license, contact, **{**arguments, **changes})


# ---- every state


@pytest.mark.parametrize(
    ("license", "contact", "now", "state", "reason"),
    [
        (LONG, GOOD, NOW, State.ACTIVE, Reason.OK),
        (license_(until=None), GOOD, NOW, State.ACTIVE, Reason.OK),
        (license_(until=NOW + 20 * DAY), GOOD, NOW, State.EXPIRING, Reason.ENDS_SOON),
        (LONG, replace(GOOD, failed_at=NOW), NOW, State.GRACE, Reason.SERVICE_UNREACHABLE),
        (
            license_(until=NOW + 20 * DAY),
            replace(GOOD, failed_at=NOW),
            NOW,
            State.GRACE,
            Reason.SERVICE_UNREACHABLE,
        ),
        (LONG, GOOD, NOW + GRACE, State.UNREACHABLE, Reason.GRACE_OVER),
        (None, GOOD, NOW, State.NOT_ACTIVATED, Reason.NOTHING_STORED),
        (LONG, None, NOW, State.NOT_ACTIVATED, Reason.NOTHING_STORED),
        (license_(until=NOW), GOOD, NOW, State.EXPIRED, Reason.LICENSE_ENDED),
        (replace(LONG, is_expired=True), GOOD, NOW, State.EXPIRED, Reason.LICENSE_ENDED),
        (replace(LONG, is_enabled=False), GOOD, NOW, State.DISABLED, Reason.LICENSE_DISABLED),
        (replace(LONG, is_active=False), GOOD, NOW, State.DISABLED, Reason.LICENSE_INACTIVE),
        (LONG, GOOD, NOW - CLOCK_TOLERANCE - SECOND, State.CLOCK, Reason.CLOCK_BEHIND),
        (LONG, Contact(NOW, NOW + 2 * DAY), NOW + DAY, State.CLOCK, Reason.CLOCK_BEHIND),
        (replace(LONG, hardware_id="x"), GOOD, NOW, State.WRONG_DEVICE, Reason.OTHER_DEVICE),
        (replace(LONG, hardware_id=None), GOOD, NOW, State.WRONG_DEVICE, Reason.OTHER_DEVICE),
        (
            replace(LONG, starts_at=NOW + SECOND),
            GOOD,
            NOW,
            State.NOT_STARTED,
            Reason.STARTS_LATER,
        ),
    ],
)
def test_every_state(
    license: License | None, contact: Contact | None, now: datetime, state: State, reason: Reason
) -> None:
    found = judged(license, contact, now=now)
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize("refusal", sorted(REFUSALS))
def test_a_refusal_of_the_service_outweighs_a_good_license(refusal: str) -> None:
    found = judged(contact=replace(GOOD, refusal=refusal))
    assert (found.state, found.reason) == REFUSALS[refusal]
    assert not found.state.is_licensed


def test_every_license_error_that_the_service_can_send_ends_the_license() -> None:
    """A check that ended in such an error must not be followed by "active"."""
    kinds = {kind for kind in ERROR_BY_SERVICE_CODE.values() if issubclass(kind, LicenseError)}
    assert len(kinds) >= 5
    still = [
        kind.code
        for kind in kinds
        if judged(contact=replace(GOOD, refusal=kind.code)).state.is_licensed
    ]
    assert still == []


# ---- boundaries


def test_the_last_instant_of_a_license() -> None:
    license = license_(until=NOW + DAY)
    assert judged(license, now=NOW + DAY - SECOND).state is State.EXPIRING
    assert judged(license, now=NOW + DAY).state is State.EXPIRED


def test_the_last_instant_of_grace() -> None:
    last = judged(now=NOW + GRACE - SECOND)
    assert last.state is State.ACTIVE
    assert last.grace_until == NOW + GRACE
    assert judged(now=NOW + GRACE).state is State.UNREACHABLE


def test_the_first_instant_of_a_license() -> None:
    license = replace(LONG, starts_at=NOW + DAY / 2)
    early = judged(license, now=NOW + DAY / 2 - SECOND)
    assert (early.state, early.changes_at) == (State.NOT_STARTED, NOW + DAY / 2)
    assert judged(license, now=NOW + DAY / 2).state is State.ACTIVE


def test_a_clock_an_hour_behind_is_tolerated() -> None:
    assert judged(now=NOW - CLOCK_TOLERANCE).state is State.ACTIVE
    assert judged(now=NOW - CLOCK_TOLERANCE - SECOND).state is State.CLOCK


def test_no_grace_at_all() -> None:
    assert judged(offline_grace=timedelta(0)).state is State.UNREACHABLE


def test_the_warning_starts_30_days_before_the_end() -> None:
    license = license_(until=NOW + 30 * DAY + SECOND)
    assert judged(license).state is State.ACTIVE
    assert judged(license).changes_at == NOW + SECOND
    assert judged(license, now=NOW + SECOND).state is State.EXPIRING


def test_the_warning_of_a_short_license_starts_at_a_fifth_of_its_term() -> None:
    license = license_(starts_at=NOW - DAY, until=NOW + 9 * DAY)
    assert warning_starts_at(license) == NOW + 7 * DAY
    assert judged(license).state is State.ACTIVE


def test_a_borrowed_seat_outlasts_the_grace() -> None:
    license = replace(LONG, borrowed_until=NOW + 3 * DAY)
    assert judged(license, now=NOW + 2 * DAY).state is State.ACTIVE
    assert judged(license, now=NOW + 3 * DAY).state is State.UNREACHABLE


def test_a_borrowed_seat_does_not_outlast_the_license() -> None:
    license = license_(until=NOW + 2 * DAY, borrowed_until=NOW + 3 * DAY)
    assert judged(license, now=NOW + 2 * DAY).state is State.EXPIRED


def test_exit_codes_are_those_of_the_contract() -> None:
    assert {state.value: code for state, code in EXIT_CODE_BY_STATE.items()} == {
        "active": 0,
        "expiring": 0,
        "grace": 10,
        "not_activated": 11,
        "no_license": 12,
        "device_limit": 13,
        "expired": 14,
        "disabled": 15,
        "clock": 16,
        "wrong_device": 17,
        "damaged": 18,
        "unreachable": 20,
        "seat_needed": 28,
        "not_started": 29,
    }
    assert all(state.exit_code in (0, 10) for state in State if state.is_licensed)


# ---- properties

STEPS = st.integers(-60 * 24 * 40, 60 * 24 * 40).map(lambda minutes: timedelta(minutes=minutes))
INSTANTS = STEPS.map(lambda step: NOW + step)
MAYBE = st.none() | INSTANTS
LICENSES = st.builds(
    license_,
    until=MAYBE,
    starts_at=MAYBE,
    borrowed_until=MAYBE,
    is_active=st.booleans(),
    is_enabled=st.booleans(),
    is_expired=st.booleans(),
    hardware_id=st.sampled_from([HARDWARE_ID, HARDWARE_ID, HARDWARE_ID, "other", None]),
)
GOOD_LICENSES = st.builds(license_, until=MAYBE, starts_at=MAYBE, borrowed_until=MAYBE)
CONTACTS = st.builds(
    Contact,
    good_at=INSTANTS,
    server_at=MAYBE,
    failed_at=MAYBE,
    refusal=st.none() | st.sampled_from([*sorted(REFUSALS), "SOMETHING_ELSE"]),
)
QUIET_CONTACTS = st.builds(Contact, good_at=INSTANTS, server_at=MAYBE, failed_at=MAYBE)


@given(LICENSES, CONTACTS, INSTANTS)
def test_licensed_means_that_everything_says_so(
    license: License, contact: Contact, now: datetime
) -> None:
    if judged(license, contact, now=now).state.is_licensed:
        assert license.hardware_id == HARDWARE_ID
        assert license.is_active
        assert license.is_enabled
        assert not license.is_expired
        assert license.until is None or now < license.until
        assert license.starts_at is None or now >= license.starts_at
        assert contact.refusal not in REFUSALS
        assert now >= contact.good_at - CLOCK_TOLERANCE


@given(GOOD_LICENSES, QUIET_CONTACTS, INSTANTS, STEPS)
def test_what_is_over_stays_over_while_time_goes_on(
    license: License, contact: Contact, now: datetime, step: timedelta
) -> None:
    assume(step > timedelta(0))
    over = (State.EXPIRED, State.UNREACHABLE, State.DISABLED, State.WRONG_DEVICE)
    if judged(license, contact, now=now).state in over:
        assert not judged(license, contact, now=now + step).state.is_licensed


@given(GOOD_LICENSES, QUIET_CONTACTS, INSTANTS)
def test_a_clock_turned_back_behind_a_contact_is_never_licensed(
    license: License, contact: Contact, now: datetime
) -> None:
    seen_at = max(contact.good_at, contact.server_at or contact.good_at)
    assume(now < seen_at - CLOCK_TOLERANCE)
    assert not judged(license, contact, now=now).state.is_licensed


def test_a_clock_turned_back_behind_a_failed_check_does_not_bring_grace_back() -> None:
    """The failed attempt tells what the time was: an earlier clock was moved."""
    contact = Contact(NOW, NOW, failed_at=NOW + 3 * DAY)
    assert judged(contact=contact, now=NOW + 3 * DAY).state is State.UNREACHABLE
    assert not judged(contact=contact, now=NOW + timedelta(hours=2)).state.is_licensed


NEAR_CONTACTS = st.builds(
    Contact,
    good_at=st.integers(0, 26 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    failed_at=st.none() | st.just(NOW),
)
LIKELY_LICENSES = st.builds(
    license_,
    until=st.none() | st.integers(1, 60 * 24).map(lambda hours: NOW + timedelta(hours=hours)),
    starts_at=st.none() | st.integers(0, 60 * 24).map(lambda hours: NOW - timedelta(hours=hours)),
    borrowed_until=st.none() | st.integers(-50, 50).map(lambda hours: NOW + timedelta(hours=hours)),
)


@given(LIKELY_LICENSES, NEAR_CONTACTS, st.integers(0, 99))
def test_a_licensed_state_holds_until_the_instant_it_names(
    license: License, contact: Contact, percent: int
) -> None:
    found = judged(license, contact)
    if not found.state.is_licensed:
        return
    assert found.changes_at is not None
    assert found.changes_at > NOW
    later = judged(license, contact, now=NOW + (found.changes_at - NOW) * percent / 100)
    assert later.state is found.state


@given(GOOD_LICENSES, INSTANTS, st.integers(0, 100), st.integers(0, 100))
def test_more_grace_never_ends_a_license_earlier(
    license: License, now: datetime, less_h: int, more_h: int
) -> None:
    less, more = sorted((timedelta(hours=less_h), timedelta(hours=more_h)))
    if judged(license, now=now, offline_grace=less).state.is_licensed:
        assert judged(license, now=now, offline_grace=more).state.is_licensed
