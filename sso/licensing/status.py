"""May the licensed program run, and when does that change next? The only judge. Pure.

License state is computed from what is stored, never stored itself.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sso.licensing.model import License

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
    OTHER_DEVICE = "other_device"
    STORE_DAMAGED = "store_damaged"
    NO_FREE_SEAT = "no_free_seat"
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


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of the last contacts with the service; instants are aware UTC.

    `good_at`: our clock at the last verified answer. `server_at`: the service's `Date` in it.
    `failed_at`: set while the newest attempt did not reach the service. `refusal`: our error code
    of the service's own refusal, where that was its newest word.
    """

    good_at: datetime
    server_at: datetime | None = None
    failed_at: datetime | None = None
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
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
) -> LicenseStatus:
    """Judge a stored, already verified license.

    :param hardware_id: this device's id, compared with the one in the signed answer.
    :param offline_grace: how long the last good contact carries a license that cannot be checked.
    """
    if license is None or contact is None:
        return _without_license(contact)
    if license.hardware_id != hardware_id:
        return LicenseStatus(State.WRONG_DEVICE, Reason.OTHER_DEVICE, license.until)
    if contact.refusal is not None and contact.refusal in REFUSALS:
        state, reason = REFUSALS[contact.refusal]
        return LicenseStatus(state, reason, license.until)
    if _is_clock_behind(contact, now):
        return LicenseStatus(State.CLOCK, Reason.CLOCK_BEHIND, license.until)
    return _by_license(license, now) or _by_contact(license, contact, now, offline_grace)


def _without_license(contact: Contact | None) -> LicenseStatus:
    refusal = contact.refusal if contact else None
    state, reason = REFUSALS.get(refusal or "", (State.NOT_ACTIVATED, Reason.NOTHING_STORED))
    return LicenseStatus(state, reason)


def _is_clock_behind(contact: Contact, now: datetime) -> bool:
    known = (contact.good_at, contact.server_at, contact.failed_at)
    seen_at = max(at for at in known if at is not None)
    return now < seen_at - CLOCK_TOLERANCE


def _by_license(license: License, now: datetime) -> LicenseStatus | None:
    if not license.is_enabled:
        return LicenseStatus(State.DISABLED, Reason.LICENSE_DISABLED, license.until)
    if license.is_expired or (license.until is not None and now >= license.until):
        return LicenseStatus(State.EXPIRED, Reason.LICENSE_ENDED, license.until)
    if not license.is_active:
        return LicenseStatus(State.DISABLED, Reason.LICENSE_INACTIVE, license.until)
    if license.starts_at is not None and now < license.starts_at:
        return LicenseStatus(
            State.NOT_STARTED, Reason.STARTS_LATER, license.until, None, license.starts_at
        )
    return None


def _by_contact(
    license: License, contact: Contact, now: datetime, offline_grace: timedelta
) -> LicenseStatus:
    grace_until = contact.good_at + offline_grace
    if license.borrowed_until is not None and now < license.borrowed_until:
        grace_until = max(grace_until, license.borrowed_until)
    if now >= grace_until:
        return LicenseStatus(State.UNREACHABLE, Reason.GRACE_OVER, license.until, grace_until)
    changes_at = min(grace_until, license.until) if license.until else grace_until
    if contact.failed_at is not None:
        return LicenseStatus(
            State.GRACE, Reason.SERVICE_UNREACHABLE, license.until, grace_until, changes_at
        )
    warn_at = warning_starts_at(license)
    if warn_at is not None and now >= warn_at:
        return LicenseStatus(
            State.EXPIRING, Reason.ENDS_SOON, license.until, grace_until, changes_at
        )
    next_at = min(changes_at, warn_at) if warn_at is not None else changes_at
    return LicenseStatus(State.ACTIVE, Reason.OK, license.until, grace_until, next_at)


def warning_starts_at(license: License) -> datetime | None:
    """Return when a license begins to count as ending soon: 30 days, at most a fifth of a known
    term."""
    if license.until is None:
        return None
    span = EXPIRING_AT_MOST
    if license.starts_at is not None and license.until > license.starts_at:
        span = min(span, (license.until - license.starts_at) / 5)
    return license.until - span
