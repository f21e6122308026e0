"""Who asks for a license without a browser? A license key, or a name and a password. Pure.

Each goes out once, in the body of an activation, and is never shown. Of a password nothing is kept;
a key stands in the service's own signed answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from sso.licensing.model import License, LicenseAddress


class Credential(Protocol):
    """One of the sets that an activation takes; two must not mix (License API v4, section 6.1)."""

    def as_fields(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class KeyCredential:
    """Set A: the key of a license that belongs to no person."""

    license_key: str = field(repr=False)
    cause: ClassVar[str] = "key"
    asked_for: ClassVar[str] = "license key"
    username: ClassVar[str] = ""

    def as_fields(self) -> dict[str, str]:
        """Return the request fields of this credential set."""
        return {"license_key": self.license_key}

    def is_answered_by(self, license: License) -> bool:
        """Whether an answer speaks of this key; one that names a person instead can be asked for by
        that."""
        answered = license.license_key
        return answered is None or answered.casefold() == self.license_key.casefold()

    def address(self, license: License) -> LicenseAddress:
        """Return what names the license that this key took."""
        code, hardware_id = license.product.short_code, license.hardware_id or ""
        return LicenseAddress(code, hardware_id, "", license.id, license_key=self.license_key)


@dataclass(frozen=True, slots=True)
class PasswordCredential:
    """Set B: a person of a user-based license, with the password of the vendor's platform."""

    name: str
    password: str = field(repr=False)
    cause: ClassVar[str] = "password"
    asked_for: ClassVar[str] = "person's license"
    license_key: ClassVar[str] = ""

    @property
    def username(self) -> str:
        """The e-mail address that later calls name; a company may stand behind a bar."""
        return self.name.partition("|")[0].strip()

    def as_fields(self) -> dict[str, str]:
        """Return the request fields of this credential set."""
        return {"username": self.name, "password": self.password}

    def is_answered_by(self, license: License) -> bool:
        """Whether an answer speaks of this person."""
        return (license.username or "").casefold() == self.username.casefold()

    def address(self, license: License) -> LicenseAddress:
        """Return what names the license that this person took."""
        code, hardware_id = license.product.short_code, license.hardware_id or ""
        return LicenseAddress(code, hardware_id, self.username, license.id)


Unattended = KeyCredential | PasswordCredential
