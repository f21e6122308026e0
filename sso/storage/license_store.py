"""Which signed answers are on the disk? Exact bytes and signature, verified at every load.

A file is one line of JSON and one line with the SHA-256 of that line: the service's signature
proves the answer, the digest notices every other flipped bit. Beside it lies the outcome of the
last contact, which decides nothing that the signed answer does not allow.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from sso.errors import AnswerNotUnderstood, LicenseDamaged, SignatureWrong, StoreFailed
from sso.licensing import model, signing, strict_json
from sso.licensing.model import License, SignedAnswer
from sso.licensing.status import Contact
from sso.storage import atomic_file, file_lock
from sso.storage.paths import Paths

SCHEMA = 1
_MAX_FILE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredLicense:
    """A verified license from the disk with its evidence."""

    license: License
    evidence: SignedAnswer
    hardware_id: str


def contact_of(evidence: SignedAnswer) -> Contact:
    """Return the contact that a verified answer itself is."""
    return Contact(evidence.received_at, evidence.server_at)


class LicenseStore:
    """The license files of one user."""

    def __init__(self, paths: Paths, public_key: Callable[[], RSAPublicKey]) -> None:
        self._paths = paths
        self._public_key = public_key

    def load(self, product_code: str) -> StoredLicense | None:
        """Return the verified license; None where nothing is stored.

        :raises LicenseDamaged: what is there is not what was written, or its signature is wrong.
        """
        path = self._paths.license(product_code)
        record = _read_record(path)
        return None if record is None else self._verified(record, product_code)

    def has(self, product_code: str) -> bool:
        """Whether something is stored, sound or not."""
        return self._paths.license(product_code).exists()

    def save(self, product_code: str, evidence: SignedAnswer, hardware_id: str) -> None:
        """Keep a verified answer. :raises StoreFailed: the earlier one is still there."""
        record = {
            "schema": SCHEMA,
            "product": product_code,
            "hardware_id": hardware_id,
            "response": base64.b64encode(evidence.body).decode("ascii"),
            "signature": evidence.signature,
            "server_at": _text(evidence.server_at),
            "received_at": _text(evidence.received_at),
        }
        line = json.dumps(record, separators=(",", ":"), sort_keys=True).encode() + b"\n"
        digest = hashlib.sha256(line).hexdigest().encode() + b"\n"
        atomic_file.write(self._paths.license(product_code), line + digest)

    def remove(self, product_code: str) -> None:
        """Forget a license and the outcome of its contacts."""
        atomic_file.remove(self._paths.license(product_code))
        atomic_file.remove(self._paths.contact(product_code))

    def load_contact(self, product_code: str) -> Contact | None:
        """Return the outcome of the last contact; an unreadable one counts as none."""
        try:
            raw = strict_json.parse_object(self._paths.contact(product_code).read_bytes())
            good_at = model.parse_instant(str(raw["good_at"]))
            if good_at is None:
                return None
            refusal = raw.get("refusal")
            return Contact(
                good_at=good_at,
                server_at=_instant(raw, "server_at"),
                failed_at=_instant(raw, "failed_at"),
                refusal=refusal if isinstance(refusal, str) else None,
            )
        except (OSError, AnswerNotUnderstood, KeyError):
            return None

    def save_contact(self, product_code: str, contact: Contact) -> None:
        """Keep the outcome of the last contact."""
        record = {
            "good_at": _text(contact.good_at),
            "server_at": _text(contact.server_at),
            "failed_at": _text(contact.failed_at),
            "refusal": contact.refusal,
        }
        atomic_file.write(self._paths.contact(product_code), json.dumps(record).encode() + b"\n")

    @contextlib.contextmanager
    def locked(self, product_code: str) -> Iterator[None]:
        """Hold a product's files against other processes of this user. Blocks until they are
        free."""
        path = self._paths.license(product_code).with_suffix(".lock")
        try:
            atomic_file.make_private_folder(path.parent)
            with file_lock.held(path):
                yield
        except OSError as reason:
            raise StoreFailed(f"{path.parent}: {reason.strerror or reason}") from reason

    def _verified(self, record: Mapping[str, Any], product_code: str) -> StoredLicense:
        try:
            evidence = SignedAnswer(
                body=base64.b64decode(record["response"], validate=True),
                signature=str(record["signature"]),
                server_at=_instant(record, "server_at"),
                received_at=datetime.fromisoformat(record["received_at"]),
            )
            signing.verify_response(self._public_key(), evidence.body, evidence.signature)
            license = model.parse_license(strict_json.parse_object(evidence.body))
        except (SignatureWrong, AnswerNotUnderstood, KeyError, ValueError, TypeError) as reason:
            raise LicenseDamaged("the stored license does not verify") from reason
        if license.product.short_code != product_code:
            raise LicenseDamaged("the stored license is for another product")
        return StoredLicense(license, evidence, str(record.get("hardware_id", "")))


def _read_record(path: Path) -> Mapping[str, Any] | None:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as reason:
        raise LicenseDamaged(f"the license file cannot be read: {reason.strerror}") from reason
    line, newline, digest = content.partition(b"\n")
    if digest != hashlib.sha256(line + newline).hexdigest().encode() + b"\n":
        raise LicenseDamaged("the license file was changed or cut")
    try:
        record = strict_json.parse_object(line)
    except AnswerNotUnderstood as reason:
        raise LicenseDamaged("the license file is not what was written") from reason
    if record.get("schema") != SCHEMA:
        raise LicenseDamaged("the license file was written by another version of this program")
    return record


def _instant(raw: Mapping[str, Any], name: str) -> datetime | None:
    value = raw.get(name)
    return model.parse_instant(value) if isinstance(value, str) else None


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
