"""Does time only ever take away, does nothing come back without an answer, and is every verdict's
next instant right?"""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sso.licensing.model import License
from sso.licensing.status import (
    CLOCK_TOLERANCE,
    REFUSALS,
    Contact,
    LicenseStatus,
    State,
    evaluate,
)
from tests.unit.samples import HARDWARE_ID, NOW, license_

GRACE = timedelta(hours=24)
SECOND = timedelta(seconds=1)
spans = st.integers(-40 * 24 * 60, 400 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
past = st.integers(0, 60 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@st.composite
def licenses(draw: st.DrawFn) -> License:
    return license_(
        until=draw(st.none() | spans.map(lambda span: NOW + span)),
        starts_at=draw(st.none() | spans.map(lambda span: NOW + span)),
        is_active=draw(st.booleans()),
        is_enabled=draw(st.booleans()),
        is_expired=draw(st.booleans()),
        is_floating=draw(st.booleans()),
        floating_timeout_min=draw(st.integers(1, 600)),
        borrowed_until=draw(st.none() | spans.map(lambda span: NOW + span)),
    )


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    good_at = draw(past)
    has_failed = draw(st.booleans())
    return Contact(
        good_at=good_at,
        server_at=draw(st.none() | st.just(good_at)),
        failed_at=draw(past) if has_failed else None,
        failure=draw(st.sampled_from(["SERVICE_UNREACHABLE", "CLOCK_WRONG", "REQUEST_REFUSED"]))
        if has_failed
        else None,
        failures=1 if has_failed else 0,
        refusal=draw(st.none() | st.sampled_from(sorted(REFUSALS))),
        seen_at=draw(st.none() | past),
        released_at=draw(st.none() | past),
    )


def verdict(license: License, contact: Contact, after: timedelta) -> LicenseStatus:
    return evaluate(license, contact, now=NOW + after, hardware_id=HARDWARE_ID, offline_grace=GRACE)


waits = st.integers(0, 500 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(license=licenses(), contact=contacts(), first=waits, more=waits)
@settings(max_examples=400)
def test_time_alone_never_gives_a_license_that_started(
    license: License, contact: Contact, first: timedelta, more: timedelta
) -> None:
    """What has stopped stays stopped, but for a license that starts, a clock that catches up."""
    earlier, later = verdict(license, contact, first), verdict(license, contact, first + more)
    if earlier.state not in (State.NOT_STARTED, State.CLOCK) and not earlier.state.is_licensed:
        assert not later.state.is_licensed


@given(license=licenses(), contact=contacts(), ahead=waits, back=waits)
@settings(max_examples=400)
def test_turning_the_clock_back_revives_nothing_that_was_seen_to_end(
    license: License, contact: Contact, ahead: timedelta, back: timedelta
) -> None:
    ended = verdict(license, contact, ahead)
    if ended.state is not State.EXPIRED and ended.state is not State.UNREACHABLE:
        return
    seen = Contact(**{**_fields(contact), "seen_at": NOW + ahead})
    assert not verdict(license, seen, ahead - back).state.is_licensed


@given(license=licenses(), contact=contacts(), after=waits)
@settings(max_examples=400)
def test_nothing_changes_before_the_instant_that_is_named(
    license: License, contact: Contact, after: timedelta
) -> None:
    found = verdict(license, contact, after)
    if found.changes_at is None:
        return
    assert found.changes_at > NOW + after - CLOCK_TOLERANCE
    just_before = found.changes_at - NOW - SECOND
    if just_before > after:
        assert verdict(license, contact, just_before).state is found.state


@given(license=licenses(), contact=contacts(), after=waits)
def test_grace_never_exceeds_what_the_profile_grants(
    license: License, contact: Contact, after: timedelta
) -> None:
    found = verdict(license, contact, after)
    if found.state.is_licensed and license.borrowed_until is None:
        assert NOW + after < contact.good_at + GRACE
        assert found.grace_until is not None
        assert found.grace_until <= contact.good_at + GRACE


@given(license=licenses(), contact=contacts(), after=waits)
def test_a_shorter_grace_never_gives_more(
    license: License, contact: Contact, after: timedelta
) -> None:
    short = evaluate(
        license, contact, now=NOW + after, hardware_id=HARDWARE_ID, offline_grace=GRACE / 3
    )
    if short.state.is_licensed:
        assert verdict(license, contact, after).state.is_licensed


@given(license=licenses(), contact=contacts(), after=waits)
def test_another_device_and_a_copy_are_never_licensed(
    license: License, contact: Contact, after: timedelta
) -> None:
    for hardware_id, is_clone in (("another", False), (HARDWARE_ID, True)):
        found = evaluate(
            license,
            contact,
            now=NOW + after,
            hardware_id=hardware_id,
            offline_grace=GRACE,
            is_clone=is_clone,
        )
        assert found.state is State.WRONG_DEVICE


@given(license=licenses(), contact=contacts(), after=waits)
def test_trouble_on_the_way_is_never_not_licensed_by_itself(
    license: License, contact: Contact, after: timedelta
) -> None:
    """Whatever failed: within the grace the license works as if nothing had been asked."""
    calm = Contact(**{**_fields(contact), "failed_at": None, "failure": None, "failures": 0})
    troubled = Contact(
        **{
            **_fields(calm),
            "failed_at": NOW + after,
            "failure": "SERVICE_UNREACHABLE",
            "failures": 3,
        }
    )
    if verdict(license, calm, after).state.is_licensed:
        assert verdict(license, troubled, after).state is State.GRACE


def _fields(contact: Contact) -> dict[str, object]:
    return {name: getattr(contact, name) for name in Contact.__dataclass_fields__}
