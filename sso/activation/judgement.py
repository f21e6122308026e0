"""How does a product stand by what is stored? Reads the disk, asks nobody, imports no network
library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sso.activation.recheck import (
    WAKE_SPREAD,
    Awake,
    Rhythm,
    due_at,
    is_due,
    next_check_at,
    rhythm_of,
)
from sso.device.identity import DeviceIdentity, host_name
from sso.errors import LicenseDamaged
from sso.licensing.model import License, Release
from sso.licensing.status import Contact, LicenseStatus, Reason, State, evaluate
from sso.licensing.versions import is_newer
from sso.profile import Profile
from sso.record import record
from sso.storage.license_store import LicenseStore, StoredLicense
from sso.storage.paths import Paths
from sso.storage.published_status import Report, as_object, publish, published_state

_SEEN_EVERY = timedelta(minutes=10)


@record
class Writer:
    """Who writes status objects."""

    version: str
    process_id: int


class Judgement:
    """The stored state of every product of one profile."""

    def __init__(
        self,
        profile: Profile,
        paths: Paths,
        store: LicenseStore,
        device: DeviceIdentity,
        *,
        key_fingerprint: Callable[[], str],
        clock: Callable[[], datetime],
        writer: Writer,
        on_change: Callable[[str, Report], object] = lambda previous, report: None,
    ) -> None:
        """:param on_change: hears when a product's published state becomes another one, with the
        previous state's word."""
        self._profile = profile
        self._paths = paths
        self._store = store
        self._device = device
        self._key_fingerprint = key_fingerprint
        self._clock = clock
        self._writer = writer
        self._on_change = on_change

    def report(self, product_code: str) -> Report:
        """Judge one product now; a damaged license is a state, not an error."""
        try:
            stored = self._store.load(product_code)
        except LicenseDamaged:
            return self._shown(product_code, LicenseStatus(State.DAMAGED, Reason.STORE_DAMAGED))
        contact = self._store.contact_with(product_code, stored)
        look = self._device.look()
        verdict = evaluate(
            stored.license if stored else None,
            contact,
            now=self._clock(),
            hardware_id=look.hardware_id,
            offline_grace=timedelta(hours=self._profile.checks.offline_grace_h),
            is_clone=look.is_clone,
        )
        return self._shown(product_code, verdict, stored, contact)

    def is_due(self, product_code: str, awake: Awake) -> bool:
        """Whether the service is to be asked about a product now.

        A damaged license, or another computer's, is nothing to ask about.
        """
        report = self.report(product_code)
        contact = self._store.load_contact(product_code)
        if report.license is None or report.status.state is State.WRONG_DEVICE:
            return False
        now = self._clock()
        if contact is None:
            return True  # the record of it was lost
        if not report.status.state.is_licensed:
            # Somebody waits for it: what fell due while the program was away is asked for at once.
            awake = replace(awake, up_at=min(awake.up_at, now - WAKE_SPREAD))
        rhythm = self._rhythm(report.license, contact)
        return is_due(next_check_at(report.license, contact, rhythm), contact, rhythm, awake, now)

    def quiet_until(self, report: Report, awake: Awake) -> datetime:
        """Return until when time alone changes nothing about a product: neither its state, nor
        whether the service is to be asked; a few minutes away at most."""
        now, contact = self._clock(), self._store.load_contact(report.product)
        instants = [now + _SEEN_EVERY, report.status.changes_at]
        if report.license is not None and contact is not None:
            rhythm = self._rhythm(report.license, contact)
            at = next_check_at(report.license, contact, rhythm)
            instants.append(due_at(at, contact, rhythm, awake))
        return min(at for at in instants if at is not None)

    def status_object(self, product_code: str) -> dict[str, Any]:
        """Return the contract's status object of one product."""
        return self._as_object(self.report(product_code))

    def publish(self, product_code: str) -> Report:
        """Judge one product, write its status file and remember when."""
        report = self.report(product_code)
        if report.license is not None:
            self._mark_seen(report)
        previous = published_state(self._paths, product_code) or State.NOT_ACTIVATED.value
        publish(self._paths, product_code, self._as_object(report))
        if previous != report.status.state.value:
            self._on_change(previous, report)
        return report

    def _mark_seen(self, report: Report) -> None:
        """Keep that this instant has been: time that has passed does not come back.

        What time alone decided is kept at once, everything else now and then.
        """
        contact, now = self._store.load_contact(report.product), self._clock()
        if contact is None or report.status.state is State.CLOCK:
            return
        seen_at = max(contact.asked_at, contact.seen_at or contact.asked_at)
        is_decided = report.status.state in (State.EXPIRED, State.UNREACHABLE)
        if now > seen_at + (timedelta(0) if is_decided else _SEEN_EVERY):
            self._store.mark_seen(report.product, now)

    def _as_object(self, report: Report) -> dict[str, Any]:
        return as_object(
            report,
            version=self._writer.version,
            process_id=self._writer.process_id,
            written_at=self._clock(),
        )

    def _shown(
        self,
        product_code: str,
        verdict: LicenseStatus,
        stored: StoredLicense | None = None,
        contact: Contact | None = None,
    ) -> Report:
        look = self._device.look()
        return Report(
            product=product_code,
            status=verdict,
            license=stored.license if stored else None,
            evidence=stored.evidence if stored else None,
            key_fingerprint=self._key_fingerprint() if stored else "",
            last_check=contact.good_at if contact and stored else None,
            next_check=self._next_check(stored, contact, verdict),
            hardware_id=look.hardware_id,
            device_name=host_name(),
            customer_account_code=self._company(product_code, stored),
            changed_signals=look.changed if look.is_clone else (),
            newer_version=self._newer_version(product_code, stored),
        )

    def _next_check(
        self, stored: StoredLicense | None, contact: Contact | None, verdict: LicenseStatus
    ) -> datetime | None:
        if stored is None or contact is None or verdict.state is State.WRONG_DEVICE:
            return None
        rhythm = self._rhythm(stored.license, contact)
        return next_check_at(stored.license, contact, rhythm)

    def _rhythm(self, license: License, contact: Contact) -> Rhythm:
        interval = timedelta(minutes=self._profile.checks.interval_min)
        seed = f"{self._device.hardware_id()}|{license.product.short_code}"
        return rhythm_of(license, contact, interval, seed)

    def _newer_version(self, product_code: str, stored: StoredLicense | None) -> Release | None:
        installed = self._profile.product(product_code).version
        release = stored.license.release if stored else None
        if not self._profile.updates.notify or release is None:
            return None
        return release if is_newer(release.version, installed) else None

    def _company(self, product_code: str, stored: StoredLicense | None) -> str:
        known = stored.license.customer_account_code if stored else None
        of_product = self._profile.product(product_code).customer_account_code
        return known or of_product or self._profile.sign_in.customer_account_code
