"""How does a product stand by what is stored? Reads the disk, asks nobody, imports no network
library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sso.device.identity import DeviceIdentity, host_name
from sso.errors import LicenseDamaged
from sso.licensing.status import Contact, LicenseStatus, Reason, State, evaluate
from sso.profile import Profile
from sso.storage.license_store import LicenseStore, StoredLicense, contact_of
from sso.storage.paths import Paths
from sso.storage.published_status import Report, as_object, publish


@dataclass(frozen=True, slots=True)
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
    ) -> None:
        self._profile = profile
        self._paths = paths
        self._store = store
        self._device = device
        self._key_fingerprint = key_fingerprint
        self._clock = clock
        self._writer = writer

    def report(self, product_code: str) -> Report:
        """Judge one product now; a damaged license is a state, not an error."""
        try:
            stored = self._store.load(product_code)
        except LicenseDamaged:
            return self._shown(product_code, LicenseStatus(State.DAMAGED, Reason.STORE_DAMAGED))
        contact = self._store.load_contact(product_code)
        if contact is None and stored is not None:
            contact = contact_of(stored.evidence)  # the record of it was lost
        verdict = evaluate(
            stored.license if stored else None,
            contact,
            now=self._clock(),
            hardware_id=self._device.hardware_id(),
            offline_grace=timedelta(hours=self._profile.checks.offline_grace_h),
        )
        return self._shown(product_code, verdict, stored, contact)

    def status_object(self, product_code: str) -> dict[str, Any]:
        """Return the contract's status object of one product."""
        return self._as_object(self.report(product_code))

    def publish(self, product_code: str) -> Report:
        """Judge one product and write its status file."""
        report = self.report(product_code)
        publish(self._paths, product_code, self._as_object(report))
        return report

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
        return Report(
            product=product_code,
            status=verdict,
            license=stored.license if stored else None,
            evidence=stored.evidence if stored else None,
            key_fingerprint=self._key_fingerprint() if stored else "",
            last_check=contact.good_at if contact and stored else None,
            next_check=self._next_check(contact) if stored else None,
            hardware_id=self._device.hardware_id(),
            device_name=host_name(),
            customer_account_code=self._company(stored),
        )

    def _next_check(self, contact: Contact | None) -> datetime | None:
        if contact is None:
            return None
        last_at = max(contact.good_at, contact.failed_at or contact.good_at)
        return last_at + timedelta(minutes=self._profile.checks.interval_min)

    def _company(self, stored: StoredLicense | None) -> str:
        known = stored.license.customer_account_code if stored else None
        return known or self._profile.sign_in.customer_account_code
