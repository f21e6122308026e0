"""What is kept of an activation, however it came about? The signed answer, or the refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sso.activation.judgement import Judgement
from sso.activation.sdk_files import SdkFiles
from sso.errors import LicenseError
from sso.licensing.model import License, SignedAnswer
from sso.licensing.status import Contact
from sso.profile import Product
from sso.storage.license_store import LicenseStore, contact_of


class Keeper:
    """Writes what activations of one profile's products brought."""

    def __init__(
        self,
        store: LicenseStore,
        judgement: Judgement,
        sdk_files: SdkFiles,
        settle_device: Callable[[str], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._judgement = judgement
        self._sdk_files = sdk_files
        self._settle_device = settle_device
        self._clock = clock

    def demand_room(self) -> None:
        """Try whether a license could be kept, before a seat is taken for it.

        :raises StoreFailed: the disk would not take it.
        """
        self._store.demand_room()

    def keep(self, product: Product, license: License, evidence: SignedAnswer) -> None:
        """Keep a license with its evidence. :raises StoreFailed: the disk did not take it."""
        hardware_id = license.hardware_id or ""
        with self._store.locked(product.code):
            self._store.save(product.code, evidence, hardware_id)
            self._store.save_contact(product.code, contact_of(evidence))
            self._store.heal_seen(product.code, self._clock())
        self._settle_device(hardware_id)
        self._sdk_files.write(product.code, evidence, hardware_id)

    def keep_refusal(self, product_code: str, refusal: LicenseError) -> None:
        """Where no license is stored, the answer to an activation is the state."""
        with self._store.locked(product_code):
            if not self._store.has(product_code):
                self._store.save_contact(product_code, Contact(self._clock(), refusal=refusal.code))
        self._judgement.publish(product_code)
