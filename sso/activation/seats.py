"""How is a seat given back: for good, for now, or after it was borrowed?"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from sso.activation.checking import address_of
from sso.activation.judgement import Judgement
from sso.activation.outcome import Outcome
from sso.activation.sdk_files import SdkFiles
from sso.errors import BorrowRefused, KeyturnError, NotActivated
from sso.licensing.credentials import Credential
from sso.licensing.model import License, LicenseAddress, SignedAnswer
from sso.profile import Product
from sso.storage.license_store import LicenseStore, StoredLicense

RELEASE_WITHIN_S = 2.5


class SeatService(Protocol):
    """The part of `licensing.api.LicenseApi` that gives seats back and takes them offline."""

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]: ...

    def deactivate(self, address: LicenseAddress) -> None: ...

    def release(self, address: LicenseAddress, *, within_s: float | None = None) -> None: ...

    def borrow(
        self, address: LicenseAddress, credential: Credential, until_at: datetime | None
    ) -> datetime | None: ...

    def allow(self) -> None: ...


class Seats:
    """The seats of one profile's licenses on this device; calls block."""

    def __init__(
        self,
        store: LicenseStore,
        judgement: Judgement,
        service: SeatService,
        sdk_files: SdkFiles,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._judgement = judgement
        self._service = service
        self._sdk_files = sdk_files
        self._clock = clock

    def deactivate(self, product: Product) -> Outcome:
        """Give this device's seat back and forget the license; on an error everything stays.

        :raises KeyturnError: the service did not confirm.
        """
        self._service.allow()
        with self._store.locked(product.code):
            stored = self._stored(product)
            try:
                self._service.deactivate(address_of(product, stored))
            except NotActivated:
                pass  # the service knows no seat of this device: what was wanted
            self._store.remove(product.code)
        self._sdk_files.remove(product.code)
        return Outcome(self._judgement.publish(product.code))

    def give_back(self, product: Product) -> Outcome:
        """Give a floating seat back, borrowed or not; it stays so until somebody wants one again.

        :raises BorrowRefused: the license has no floating seats. :raises KeyturnError: the service
        did not take it back; everything stays.
        """
        self._service.allow()
        with self._store.locked(product.code):
            stored = self.demand_borrowable(product)
            self._service.release(address_of(product, stored))
            self._mark_released(product, stored, is_kept=True)
        return Outcome(self._judgement.publish(product.code))

    def release_all(self, products: Iterable[Product]) -> None:
        """Give every floating seat back that is not borrowed, as the program ends.

        Blocks at most `RELEASE_WITHIN_S`: what cannot be given back in time lapses by itself.
        """
        self._service.allow()
        ends_at = time.monotonic() + RELEASE_WITHIN_S
        for product in products:
            left_s = ends_at - time.monotonic()
            if left_s <= 0:
                return
            with contextlib.suppress(KeyturnError):
                self._release(product, left_s)

    def demand_borrowable(self, product: Product) -> StoredLicense:
        """Return the stored license. :raises BorrowRefused: it cannot be borrowed."""
        stored = self._stored(product)
        _demand_floating(stored)
        return stored

    def borrow(
        self,
        product: Product,
        stored: StoredLicense,
        until_at: datetime | None,
        credential: Credential,
    ) -> tuple[License, SignedAnswer]:
        """Take the seat offline with what a sign-in brought, or a key; the answer is the check
        after it."""
        address = address_of(product, stored)
        self._service.borrow(address, credential, self._within_bounds(stored, until_at))
        return self._service.check(address, env=product.env)

    def _within_bounds(self, stored: StoredLicense, until_at: datetime | None) -> datetime | None:
        """No later than the license allows: the service refuses what is later."""
        if until_at is None:
            return None
        longest = timedelta(hours=stored.license.max_borrow_time_h)
        # A little less: the service counts from its own clock, when the request arrives.
        return min(until_at, self._clock() + longest - timedelta(minutes=1))

    def _release(self, product: Product, within_s: float) -> None:
        stored = self._store.load(product.code)
        if stored is None or not _holds_seat(stored, self._store, product, self._clock()):
            return
        self._service.release(address_of(product, stored), within_s=within_s)
        self._mark_released(product, stored, is_kept=False)
        self._judgement.publish(product.code)

    def _mark_released(self, product: Product, stored: StoredLicense, *, is_kept: bool) -> None:
        contact = self._store.contact_with(product.code, stored)
        released = replace(contact, released_at=self._clock(), is_release_kept=is_kept)
        self._store.save_contact(product.code, released)

    def _stored(self, product: Product) -> StoredLicense:
        stored = self._store.load(product.code)
        if stored is None:
            raise NotActivated("nothing stored")
        return stored


def _demand_floating(stored: StoredLicense) -> None:
    if not stored.license.is_floating:
        raise BorrowRefused("the license is not floating", cause="not_floating")


def _holds_seat(
    stored: StoredLicense, store: LicenseStore, product: Product, now: datetime
) -> bool:
    license, contact = stored.license, store.load_contact(product.code)
    if not license.is_floating or (contact is not None and contact.released_at is not None):
        return False
    return license.borrowed_until is None or license.borrowed_until <= now
