"""What becomes of the vendor SDK's own license file when a license changes?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from sso.errors import KeyturnError
from sso.licensing.model import SignedAnswer

_log = logging.getLogger("keyturn")


class SdkLicenseFiles(Protocol):
    """The part of `storage.sdk_license_file.SdkLicenseFile` that is needed here."""

    def write(self, product_code: str, response_body: bytes, hardware_id: str) -> None: ...

    def remove(self, product_code: str) -> None: ...


class SdkFiles:
    """Writes along where the profile asks for it; its trouble never touches our own license."""

    def __init__(self, files: SdkLicenseFiles | None) -> None:
        self._files = files
        self.trouble: KeyturnError | None = None

    def write(self, product_code: str, evidence: SignedAnswer, hardware_id: str) -> None:
        """Renew a product's entry."""
        files = self._files
        if files is not None:
            self._noted(lambda: files.write(product_code, evidence.body, hardware_id))

    def remove(self, product_code: str) -> None:
        """Take a product's entry out."""
        files = self._files
        if files is not None:
            self._noted(lambda: files.remove(product_code))

    def _noted(self, act: Callable[[], None]) -> None:
        self.trouble = None
        try:
            act()
        except KeyturnError as trouble:
            self.trouble = trouble
            _log.info("the SDK's license file was left as it is: %s", trouble.code)
