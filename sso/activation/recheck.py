"""When is the license service asked next? Pure.

A fleet must not ask all at once. Every device has a slot of its own in the interval, which follows
from its id, and a little jitter on top: checks that fall together, because everybody starts work at
nine or a service comes back, are apart again one interval later. After a failure the
first try comes sooner, apart by jitter; from the second on they keep to the slot, so that a service
that comes back meets the everyday rate.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sso.licensing.model import License
from sso.licensing.status import Contact, seat_life
from sso.record import record

MIN_INTERVAL = timedelta(minutes=1)
WAKE_SPREAD = timedelta(minutes=5)
NETWORK_SPREAD = timedelta(seconds=30)
RETRY_AFTER_AT_LEAST = timedelta(seconds=1)
RETRY_AFTER_AT_MOST = timedelta(minutes=15)
# How long after the first failure, in intervals, before jitter; later ones keep to the slot. A
# sooner try would meet a service that comes back with more than twice the everyday rate
# (`make fleet`).
_FIRST_RETRY = 0.75
_SLOT_JITTER = 0.05
_CLOCK_SLACK = timedelta(minutes=5)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@record
class Rhythm:
    """How often one device asks about one product.

    :param seed: what tells this device and product from all others; its slot follows from it.
    :param is_spread: False only to show what a fleet does without jitter.
    """

    interval: timedelta
    seed: str
    is_spread: bool = True

    def part(self, *what: object) -> float:
        """Return a number in [0, 1) that this device always draws for the same question."""
        if not self.is_spread:
            return 0.0
        text = "\0".join((self.seed, *(str(one) for one in what)))
        drawn = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") / 2**64
        return min(drawn, 1 - 2**-53)

    def slot_after(self, at: datetime) -> datetime:
        """Return this device's first slot after an instant."""
        phase = self.interval * self.part("slot")
        passed = (at - _EPOCH - phase) // self.interval
        return _EPOCH + phase + (passed + 1) * self.interval


def rhythm_of(license: License, contact: Contact, interval: timedelta, seed: str) -> Rhythm:
    """Return a license's rhythm: a seat that is held is renewed at half of its time-out."""
    is_borrowed = license.borrowed_until is not None and license.borrowed_until > contact.good_at
    if license.is_floating and not is_borrowed:
        interval = seat_life(license) / 2
    return Rhythm(max(MIN_INTERVAL, interval), seed)


def next_check_at(license: License, contact: Contact, rhythm: Rhythm) -> datetime | None:
    """Return when the service is to be asked next; None: not before somebody wants to.

    A seat that the person gave back stays given back.
    """
    if license.is_floating and contact.released_at is not None and contact.is_release_kept:
        return None
    if contact.failed_at is not None and contact.failures > 0:
        return _after_failure(contact, contact.failed_at, rhythm)
    if license.is_floating and contact.released_at is not None:
        return contact.released_at  # as the program ended: taken again as soon as it is back
    return _after_answer(license, contact, rhythm)


def _after_answer(license: License, contact: Contact, rhythm: Rhythm) -> datetime:
    asked_at, interval = contact.asked_at, rhythm.interval
    jitter = interval * _SLOT_JITTER * rhythm.part("jitter", asked_at.isoformat())
    if license.is_floating:
        # A heartbeat is never later than half of the seat's time-out.
        return min(rhythm.slot_after(asked_at + interval / 10), asked_at + interval)
    if not rhythm.is_spread:
        return asked_at + interval
    at = rhythm.slot_after(asked_at + interval / 2) + jitter
    if license.starts_at is not None and asked_at < license.starts_at < at:
        return license.starts_at + jitter
    return at


def _after_failure(contact: Contact, failed_at: datetime, rhythm: Rhythm) -> datetime:
    interval = rhythm.interval
    drawn = rhythm.part("failure", contact.failures, failed_at.isoformat())
    if contact.failures == 1:
        at = failed_at + interval * _FIRST_RETRY * (0.5 + drawn)
    elif rhythm.is_spread:
        at = rhythm.slot_after(failed_at + interval / 2) + interval * _SLOT_JITTER * drawn
    else:
        at = failed_at + interval
    if contact.retry_at is None:
        return at
    asked_for = contact.retry_at - failed_at
    return max(at, contact.retry_at + asked_for * drawn)


def failed(
    contact: Contact, now: datetime, failure: str, retry_after_s: float | None = None
) -> Contact:
    """Return what is known after an attempt that brought no answer about the license.

    :param failure: our error code. :param retry_after_s: what the service asked for, where it did.
    """
    return replace(
        contact,
        failed_at=now,
        failure=failure,
        failures=contact.failures + 1,
        retry_at=retry_at(now, retry_after_s),
    )


def refused(contact: Contact, now: datetime, refusal: str) -> Contact:
    """Return what is known after the service's own refusal."""
    return replace(
        contact,
        failed_at=None,
        failure=None,
        failures=0,
        retry_at=None,
        refusal=refusal,
        refused_at=now,
    )


def retry_at(now: datetime, retry_after_s: float | None) -> datetime | None:
    """Return before when the service does not want to be asked, within reason."""
    if retry_after_s is None:
        return None
    wanted = timedelta(seconds=min(max(retry_after_s, 0), RETRY_AFTER_AT_MOST.total_seconds()))
    return now + max(wanted, RETRY_AFTER_AT_LEAST)


@record
class Awake:
    """What this run of the program knows of its surroundings.

    :param up_at: when the program started or the computer woke.
    :param network_at: when the network came back, if it did.
    """

    up_at: datetime
    network_at: datetime | None = None


def due_at(at: datetime | None, contact: Contact, rhythm: Rhythm, awake: Awake) -> datetime | None:
    """Return from when on to ask, given what `next_check_at` said.

    What fell due while the program was not there is asked for soon after it came up, every device
    at an instant of its own; after a network's return those that failed are asked for, once.
    """
    if at is None:
        return None
    network_at = awake.network_at
    if network_at is not None and contact.failures > 0 and network_at > contact.asked_at:
        early_at = max(network_at, contact.retry_at or network_at)
        at = min(at, early_at + NETWORK_SPREAD * rhythm.part("network", network_at.isoformat()))
    if at < awake.up_at:
        spread = min(WAKE_SPREAD, rhythm.interval / 4)
        at = awake.up_at + spread * rhythm.part("wake", awake.up_at.isoformat())
    return at


def is_due(
    at: datetime | None, contact: Contact, rhythm: Rhythm, awake: Awake, now: datetime
) -> bool:
    """Whether to ask now; also where the clock went back, since one verified answer heals that."""
    is_failing = contact.failures > 0 and contact.failed_at is not None
    latest_at = contact.failed_at if is_failing else max(contact.asked_at, contact.seen_at or now)
    if at is not None and latest_at is not None and now < latest_at - _CLOCK_SLACK:
        return True
    if awake.up_at > now + _CLOCK_SLACK:  # by a clock that was ahead then
        awake = replace(awake, up_at=_EPOCH)
    from_at = due_at(at, contact, rhythm, awake)
    return from_at is not None and now >= from_at
