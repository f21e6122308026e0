"""May the licensed program run, and when does that change next? The only judge. Pure.

License state is computed from what is stored, never stored itself.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime, timedelta

from sso.licensing.model import License
from sso.record import record

CLOCK_TOLERANCE = timedelta(hours=1)
EXPIRING_AT_MOST = timedelta(days=30)


class State(enum.Enum):
    """The states of the contract; each value is the word in the status file."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    GRACE = "grace"
    UNREACHABLE = "unreachable"
    NOT_ACTIVATED = "not_activated"
    NO_LICENSE = "no_license"
    DEVICE_LIMIT = "device_limit"
    EXPIRED = "expired"
    DISABLED = "disabled"
    CLOCK = "clock"
    WRONG_DEVICE = "wrong_device"
    DAMAGED = "damaged"
    SEAT_NEEDED = "seat_needed"
    NOT_STARTED = "not_started"

    @property
    def exit_code(self) -> int:
        """The command line's exit code for this state (contract, section 2)."""
        return EXIT_CODE_BY_STATE[self]

    @property
    def is_licensed(self) -> bool:
        """Whether the licensed program may run."""
        return self in (State.ACTIVE, State.EXPIRING, State.GRACE)


EXIT_CODE_BY_STATE: Mapping[State, int] = {
    State.ACTIVE: 0,
    State.EXPIRING: 0,
    State.GRACE: 10,
    State.NOT_ACTIVATED: 11,
    State.NO_LICENSE: 12,
    State.DEVICE_LIMIT: 13,
    State.EXPIRED: 14,
    State.DISABLED: 15,
    State.CLOCK: 16,
    State.WRONG_DEVICE: 17,
    State.DAMAGED: 18,
    State.UNREACHABLE: 20,
    State.SEAT_NEEDED: 28,
    State.NOT_STARTED: 29,
}


class Reason(enum.Enum):
    """The finer word beside a state; a fixed list, documented in docs/contract.md."""

    OK = "ok"
    ENDS_SOON = "ends_soon"
    SERVICE_UNREACHABLE = "service_unreachable"
    GRACE_OVER = "grace_over"
    NOTHING_STORED = "nothing_stored"
    NO_LICENSE_FOR_USER = "no_license_for_user"
    DEVICE_LIMIT_REACHED = "device_limit_reached"
    DEVICE_UNKNOWN = "device_unknown"
    LICENSE_ENDED = "license_ended"
    LICENSE_DISABLED = "license_disabled"
    LICENSE_INACTIVE = "license_inactive"
    CLOCK_BEHIND = "clock_behind"
    CLOCK_MOVED_BACK = "clock_moved_back"
    CLOCK_OFF = "clock_off"
    OTHER_DEVICE = "other_device"
    CLONED = "cloned"
    STORE_DAMAGED = "store_damaged"
    STORE_NEWER = "store_newer"
    NO_FREE_SEAT = "no_free_seat"
    SEAT_RELEASED = "seat_released"
    SEAT_LAPSED = "seat_lapsed"
    SERVICE_REFUSES = "service_refuses"
    STARTS_LATER = "starts_later"


# A refusal of the service itself, recorded beside the license file, decides the state until a good
# answer comes.
REFUSALS: Mapping[str, tuple[State, Reason]] = {
    "NOT_ACTIVATED": (State.NOT_ACTIVATED, Reason.DEVICE_UNKNOWN),
    "LICENSE_EXPIRED": (State.EXPIRED, Reason.LICENSE_ENDED),
    "LICENSE_DISABLED": (State.DISABLED, Reason.LICENSE_DISABLED),
    "SEAT_NEEDED": (State.SEAT_NEEDED, Reason.NO_FREE_SEAT),
    "NOT_STARTED": (State.NOT_STARTED, Reason.STARTS_LATER),
    # These two answer an activation: they speak only where no license is stored.
    "NO_LICENSE_FOR_USER": (State.NO_LICENSE, Reason.NO_LICENSE_FOR_USER),
    "DEVICE_LIMIT": (State.DEVICE_LIMIT, Reason.DEVICE_LIMIT_REACHED),
}


# Failed attempts in which the service did answer: trouble, but not with the way to it.
_REACHED = frozenset({"REQUEST_REFUSED", "PROGRAM_REFUSED"})


@record
class Contact:
    """What is known of the contacts with the service so far; instants are aware UTC.

    :param good_at: our clock at the last verified answer.
    :param server_at: the service's `Date` in it.
    :param failed_at: our clock at the newest attempt, while that one brought no answer.
    :param failure: our error code of that attempt; `failures` counts the attempts since `good_at`.
    :param retry_at: the service asked not to be called before (`Retry-After`).
    :param refusal: our error code of the service's own refusal, where that was its newest word.
    :param refused_at: our clock at that refusal.
    :param seen_at: the latest instant of our clock at which a verdict was published.
    :param released_at: our clock when the floating seat was given back; `is_release_kept` where the
        person did that, and only the person takes one again.
    """

    good_at: datetime
    server_at: datetime | None = None
    failed_at: datetime | None = None
    refusal: str | None = None
    failure: str | None = None
    failures: int = 0
    retry_at: datetime | None = None
    refused_at: datetime | None = None
    seen_at: datetime | None = None
    released_at: datetime | None = None
    is_release_kept: bool = False

    @property
    def asked_at(self) -> datetime:
        """Our clock at the newest attempt, however it ended."""
        known = (self.good_at, self.failed_at, self.refused_at)
        return max(at for at in known if at is not None)


@record
class LicenseStatus:
    """The verdict: `until` is the license's end, `changes_at` the instant at which to judge
    again."""

    state: State
    reason: Reason
    until: datetime | None = None
    grace_until: datetime | None = None
    changes_at: datetime | None = None


def evaluate(
    license: License | None,
    contact: Contact | None,
    *,
    now: datetime,
    hardware_id: str,
    offline_grace: timedelta,
    is_clone: bool = False,
) -> LicenseStatus:
    """Judge a stored, already verified license.

    :param hardware_id: this device's id, compared with the one in the signed answer.
    :param offline_grace: how long the last good contact carries a license that cannot be checked.
    :param is_clone: the stored files were copied here from another computer.
    """
    if license is None or contact is None:
        return _without_license(contact)
    if license.hardware_id != hardware_id or is_clone:
        reason = Reason.CLONED if is_clone else Reason.OTHER_DEVICE
        return LicenseStatus(State.WRONG_DEVICE, reason, license.until)
    if contact.refusal is not None and contact.refusal in REFUSALS:
        state, reason = REFUSALS[contact.refusal]
        return LicenseStatus(state, reason, license.until)
    trouble = _clock_trouble(license, contact, now)
    if trouble is not None:
        return trouble
    # A clock that went back a little brings nothing back: time passes by the latest instant known.
    at = max(now, *_marks(contact))
    return _by_license(license, at) or _by_contact(license, contact, at, offline_grace)


def _without_license(contact: Contact | None) -> LicenseStatus:
    refusal = contact.refusal if contact else None
    state, reason = REFUSALS.get(refusal or "", (State.NOT_ACTIVATED, Reason.NOTHING_STORED))
    return LicenseStatus(state, reason)


def _marks(contact: Contact) -> list[datetime]:
    known = (contact.server_at, contact.asked_at, contact.seen_at)
    return [at for at in known if at is not None]


def _clock_trouble(license: License, contact: Contact, now: datetime) -> LicenseStatus | None:
    latest_at = max(_marks(contact))
    if now >= latest_at - CLOCK_TOLERANCE:
        return None
    is_behind = contact.server_at is not None and now < contact.server_at - CLOCK_TOLERANCE
    reason = Reason.CLOCK_BEHIND if is_behind else Reason.CLOCK_MOVED_BACK
    return LicenseStatus(State.CLOCK, reason, license.until, changes_at=latest_at - CLOCK_TOLERANCE)


def _by_license(license: License, now: datetime) -> LicenseStatus | None:
    if not license.is_enabled:
        return LicenseStatus(State.DISABLED, Reason.LICENSE_DISABLED, license.until)
    if license.is_expired or (license.until is not None and now >= license.until):
        return LicenseStatus(State.EXPIRED, Reason.LICENSE_ENDED, license.until)
    if not license.is_active:
        return LicenseStatus(State.DISABLED, Reason.LICENSE_INACTIVE, license.until)
    if license.starts_at is not None and now < license.starts_at:
        # A license may end before it starts: odd, but not ours to mend.
        changes_at = min(license.starts_at, license.until or license.starts_at)
        return LicenseStatus(
            State.NOT_STARTED, Reason.STARTS_LATER, license.until, None, changes_at
        )
    return None


def _by_contact(
    license: License, contact: Contact, now: datetime, offline_grace: timedelta
) -> LicenseStatus:
    if license.is_floating and contact.released_at is not None:
        return LicenseStatus(State.SEAT_NEEDED, Reason.SEAT_RELEASED, license.until)
    grace_until = _grace_until(license, contact, offline_grace)
    if now >= grace_until:
        return LicenseStatus(
            *_after_grace(license, contact, offline_grace), license.until, grace_until
        )
    changes_at = min(grace_until, license.until) if license.until else grace_until
    if contact.failed_at is not None:
        return LicenseStatus(
            State.GRACE, _grace_reason(contact), license.until, grace_until, changes_at
        )
    warn_at = warning_starts_at(license)
    if warn_at is not None and now >= warn_at:
        return LicenseStatus(
            State.EXPIRING, Reason.ENDS_SOON, license.until, grace_until, changes_at
        )
    next_at = min(changes_at, warn_at) if warn_at is not None else changes_at
    return LicenseStatus(State.ACTIVE, Reason.OK, license.until, grace_until, next_at)


def _grace_until(license: License, contact: Contact, offline_grace: timedelta) -> datetime:
    """Return how long the last good contact carries a license: a floating one not beyond its
    seat."""
    grace_until = contact.good_at + offline_grace
    if license.is_floating:
        grace_until = min(grace_until, contact.good_at + seat_life(license))
    if license.borrowed_until is not None:
        grace_until = max(grace_until, license.borrowed_until)
    return grace_until


def _after_grace(
    license: License, contact: Contact, offline_grace: timedelta
) -> tuple[State, Reason]:
    if contact.failure == "CLOCK_WRONG":
        return State.CLOCK, Reason.CLOCK_OFF
    has_lapsed = license.is_floating and seat_life(license) <= offline_grace
    if has_lapsed and contact.failure in _REACHED:
        return State.SEAT_NEEDED, Reason.SEAT_LAPSED
    return State.UNREACHABLE, Reason.SEAT_LAPSED if has_lapsed else Reason.GRACE_OVER


def _grace_reason(contact: Contact) -> Reason:
    if contact.failure == "CLOCK_WRONG":
        return Reason.CLOCK_OFF
    is_reached = contact.failure in _REACHED
    return Reason.SERVICE_REFUSES if is_reached else Reason.SERVICE_UNREACHABLE


def seat_life(license: License) -> timedelta:
    """Return how long the service keeps a floating seat for us after a check."""
    return timedelta(minutes=max(1, license.floating_timeout_min))


def warning_starts_at(license: License) -> datetime | None:
    """Return when a license begins to count as ending soon: 30 days, at most a fifth of a known
    term."""
    if license.until is None:
        return None
    span = EXPIRING_AT_MOST
    if license.starts_at is not None and license.until > license.starts_at:
        span = min(span, (license.until - license.starts_at) / 5)
    return license.until - span
