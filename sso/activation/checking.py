"""How does a stored license stand by the service, and when is that asked?

One check at a time a product, over all processes of this user: whoever comes second takes the
answer that the first one got.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from sso.activation.judgement import Judgement
from sso.activation.outcome import Outcome
from sso.activation.recheck import Awake, failed, refused
from sso.activation.sdk_files import SdkFiles
from sso.errors import (
    AnswerNotUnderstood,
    KeyturnError,
    LicenseError,
    NotActivated,
    ServiceUnreachable,
)
from sso.licensing.model import License, LicenseAddress, SignedAnswer
from sso.licensing.status import Contact
from sso.profile import Product
from sso.storage.license_store import LicenseStore, StoredLicense, contact_of, is_older


class CheckService(Protocol):
    """The part of `licensing.api.LicenseApi` that a check needs."""

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]: ...

    def allow(self) -> None: ...


class Checks:
    """The checks of one profile's licenses; calls block."""

    def __init__(
        self,
        store: LicenseStore,
        judgement: Judgement,
        service: CheckService,
        sdk_files: SdkFiles,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._judgement = judgement
        self._service = service
        self._sdk_files = sdk_files
        self._clock = clock

    def check(self, product: Product) -> Outcome:
        """Ask the service and keep its answer; trouble on the way never takes a license away.

        A good answer that another process got while this one waited for its turn is as good.
        """
        wanted_at = self._clock()
        with self._store.locked(product.code):
            stored = self._store.load(product.code)
            if stored is None:
                missing = NotActivated("nothing stored")
                return Outcome(self._judgement.publish(product.code), missing)
            contact = self._store.load_contact(product.code)
            has_answer = contact is not None and wanted_at < contact.good_at <= self._clock()
            error = None if has_answer else self._asked(product, stored)
            return Outcome(self._judgement.publish(product.code), error)

    def check_if_due(self, product: Product, awake: Awake) -> Outcome | None:
        """Ask if that is due; None where it is not, or where another process just did."""
        if not self._judgement.is_due(product.code, awake):
            return None
        with self._store.locked(product.code):
            stored = self._store.load(product.code)
            if stored is None or not self._judgement.is_due(product.code, awake):
                return None
            error = self._asked(product, stored)
            return Outcome(self._judgement.publish(product.code), error)

    def _asked(self, product: Product, stored: StoredLicense) -> KeyturnError | None:
        """Ask, and record how it ended."""
        contact = self._store.contact_with(product.code, stored)
        self._service.allow()
        try:
            _, evidence = self._service.check(address_of(product, stored), env=product.env)
            if is_older(evidence, stored.evidence):
                raise AnswerNotUnderstood("the answer is older than the one that is stored")
        except LicenseError as refusal:
            # A well-formed refusal of the service itself: recorded beside the license, which stays
            # as it is.
            self._record(product, self._refused(contact, refusal))
            return refusal
        except KeyturnError as trouble:
            after_s = trouble.retry_after_s if isinstance(trouble, ServiceUnreachable) else None
            self._record(product, failed(contact, self._clock(), trouble.code, after_s))
            return trouble
        self._store.save(product.code, evidence, stored.hardware_id)
        self._record(product, contact_of(evidence))
        self._sdk_files.write(product.code, evidence, stored.hardware_id)
        return None

    def _refused(self, contact: Contact, refusal: LicenseError) -> Contact:
        now = self._clock()
        # The service has just been reached: an instant beyond it was a wrong clock's.
        return refused(replace(contact, good_at=min(contact.good_at, now)), now, refusal.code)

    def _record(self, product: Product, contact: Contact) -> None:
        self._store.save_contact(product.code, contact)
        if contact.failed_at is None:
            self._store.heal_seen(product.code, self._clock())


def address_of(product: Product, stored: StoredLicense) -> LicenseAddress:
    """Return what names a stored license in later calls: its person, else its key, both as the
    signed answer tells them."""
    username = stored.license.username or ""
    return LicenseAddress(
        product=product.code,
        hardware_id=stored.license.hardware_id or stored.hardware_id,
        username=username,
        license_id=stored.license.id,
        bundle_code=product.bundle_code,
        license_key="" if username else stored.license.license_key or "",
    )
