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
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from sso.errors import AnswerNotUnderstood, LicenseDamaged, SignatureWrong, StoreFailed
from sso.licensing import model, signing, strict_json
from sso.licensing.model import License, SignedAnswer
from sso.licensing.status import Contact
from sso.record import record
from sso.storage import atomic_file, file_lock
from sso.storage.paths import Paths

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

SCHEMA = 1
# Servers behind one address may differ by this much.
REPLAY_TOLERANCE = timedelta(minutes=5)
_MAX_FILE_BYTES = 4 * 1024 * 1024


@record
class StoredLicense:
    """A verified license from the disk with its evidence."""

    license: License
    evidence: SignedAnswer
    hardware_id: str


def contact_of(evidence: SignedAnswer) -> Contact:
    """Return the contact that a verified answer itself is."""
    return Contact(evidence.received_at, evidence.server_at)


def is_older(evidence: SignedAnswer, than: SignedAnswer) -> bool:
    """Whether the service gave one answer clearly before another: a replayed one, then."""
    if evidence.server_at is None or than.server_at is None:
        return False
    return evidence.server_at < than.server_at - REPLAY_TOLERANCE


class LicenseStore:
    """The license files of one user."""

    def __init__(
        self, paths: Paths, public_key: Callable[[], RSAPublicKey], company_id: int = 0
    ) -> None:
        """:param company_id: the vendor whose licenses are taken; 0: any vendor's."""
        self._paths = paths
        self._company_id = company_id
        self._public_key = public_key

    def load(self, product_code: str) -> StoredLicense | None:
        """Return the verified license; None where nothing is stored.

        :raises LicenseDamaged: what is there is not what was written, or its signature is wrong.
        """
        path = self._paths.license(product_code)
        record = _read_record(path)
        return None if record is None else self._verified(record, product_code)

    def has(self, product_code: str) -> bool:
        """Whether something is stored, sound or not; what cannot be looked at may be."""
        try:
            self._paths.license(product_code).stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return True

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
        line = json.dumps(record).encode() + b"\n"
        digest = hashlib.sha256(line).hexdigest().encode() + b"\n"
        atomic_file.write(self._paths.license(product_code), line + digest)
        atomic_file.remove(self._paths.pending(product_code))

    def demand_room(self) -> None:
        """Try whether a license could be kept. :raises StoreFailed: the folder does not take it."""
        atomic_file.demand_room(self._paths.licenses)

    def remove(self, product_code: str) -> None:
        """Forget a license and the outcome of its contacts."""
        atomic_file.remove(self._paths.license(product_code))
        atomic_file.remove(self._paths.contact(product_code))
        atomic_file.remove(self._paths.seen(product_code))

    def load_contact(self, product_code: str) -> Contact | None:
        """Return what is known of the contacts; an unreadable record counts as none."""
        try:
            raw = strict_json.parse_object(self._paths.contact(product_code).read_bytes())
            good_at = _instant(raw, "good_at")
            if good_at is None:
                return None
            contact = Contact(
                good_at=good_at,
                server_at=_instant(raw, "server_at"),
                failed_at=_instant(raw, "failed_at"),
                refusal=_word(raw, "refusal"),
                failure=_word(raw, "failure"),
                failures=_count(raw, "failures"),
                retry_at=_instant(raw, "retry_at"),
                refused_at=_instant(raw, "refused_at"),
                released_at=_instant(raw, "released_at"),
                is_release_kept=raw.get("is_release_kept") is True,
            )
        except (OSError, AnswerNotUnderstood):
            return None
        return replace(contact, seen_at=self._seen_at(product_code))

    @overload
    def contact_with(self, product_code: str, stored: StoredLicense) -> Contact: ...

    @overload
    def contact_with(self, product_code: str, stored: StoredLicense | None) -> Contact | None: ...

    def contact_with(self, product_code: str, stored: StoredLicense | None) -> Contact | None:
        """Return what is known of the contacts; where the record was lost, what the stored answer
        itself tells."""
        contact = self.load_contact(product_code)
        return contact_of(stored.evidence) if contact is None and stored is not None else contact

    def save_contact(self, product_code: str, contact: Contact) -> None:
        """Keep what is known of the contacts."""
        instants = ("good_at", "server_at", "failed_at", "retry_at", "refused_at", "released_at")
        record: dict[str, Any] = {name: _text(getattr(contact, name)) for name in instants}
        record |= {
            "refusal": contact.refusal,
            "failure": contact.failure,
            "failures": contact.failures,
            "is_release_kept": contact.is_release_kept,
        }
        atomic_file.write(self._paths.contact(product_code), json.dumps(record).encode() + b"\n")

    def mark_seen(self, product_code: str, at: datetime) -> None:
        """Keep the latest instant of our clock at which a verdict was given.

        In a file of its own, so that writing it needs no lock: whoever writes last is right enough.
        """
        atomic_file.write(self._paths.seen(product_code), at.isoformat().encode() + b"\n")

    def heal_seen(self, product_code: str, at: datetime) -> None:
        """Forget an instant that is yet to come: a wrong clock left it."""
        seen_at = self._seen_at(product_code)
        if seen_at is not None and seen_at > at:
            self.mark_seen(product_code, at)

    def load_pending(self, product_code: str) -> int | None:
        """Return the license that an activation without an answer may have taken."""
        try:
            raw = strict_json.parse_object(self._paths.pending(product_code).read_bytes())
        except (OSError, AnswerNotUnderstood):
            return None
        return _count(raw, "license_id") or None

    def save_pending(self, product_code: str, license_id: int) -> None:
        """Remember such an activation until one has an answer."""
        record = json.dumps({"license_id": license_id}).encode() + b"\n"
        atomic_file.write(self._paths.pending(product_code), record)

    def _seen_at(self, product_code: str) -> datetime | None:
        try:
            return model.parse_instant(self._paths.seen(product_code).read_text("ascii").strip())
        except (OSError, ValueError, AnswerNotUnderstood):
            return None

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
            raise StoreFailed.at(path.parent, reason) from reason

    def _verified(self, record: Mapping[str, Any], product_code: str) -> StoredLicense:
        try:
            evidence = SignedAnswer(
                body=base64.b64decode(record["response"], validate=True),
                signature=str(record["signature"]),
                server_at=_instant(record, "server_at"),
                received_at=_received_at(record),
            )
            signing.verify_response(self._public_key(), evidence.body, evidence.signature)
            license = model.parse_license(strict_json.parse_object(evidence.body))
        except (SignatureWrong, AnswerNotUnderstood, KeyError, ValueError, TypeError) as reason:
            raise LicenseDamaged("the stored license does not verify") from reason
        if license.product.short_code != product_code:
            raise LicenseDamaged("the stored license is for another product")
        if self._company_id and license.company_id != self._company_id:
            raise LicenseDamaged("the stored license is another vendor's")
        return StoredLicense(license, evidence, str(record.get("hardware_id", "")))


def _read_record(path: Path) -> Mapping[str, Any] | None:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_FILE_BYTES)  # the rest is missed by the digest
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


def _received_at(record: Mapping[str, Any]) -> datetime:
    at = _instant(record, "received_at")
    if at is None:
        raise AnswerNotUnderstood("it does not say when it came")
    return at


def _instant(raw: Mapping[str, Any], name: str) -> datetime | None:
    value = raw.get(name)
    return model.parse_instant(value) if isinstance(value, str) else None


def _word(raw: Mapping[str, Any], name: str) -> str | None:
    value = raw.get(name)
    return value if isinstance(value, str) else None


def _count(raw: Mapping[str, Any], name: str) -> int:
    value = raw.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
