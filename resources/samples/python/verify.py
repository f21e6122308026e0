"""Is this program licensed here and now? By the service's signed answer, not by anybody's word.

    verify.py STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]

Copy `verify` and what it calls into your program, and the key into its binary: a key that lies in a
file beside the program can be exchanged. Needs Python 3.11 and `cryptography`. Exit codes, and what
each check is for: README.md beside this folder.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

UNREADABLE, SIGNATURE_WRONG, OTHER_KEY, OTHER_DEVICE, OTHER_PRODUCT = 1, 2, 3, 4, 5
ENDED, OLDER, SWITCHED_OFF, NOT_STARTED, USAGE = 6, 7, 8, 9, 64
MAX_FILE_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 32
TOLERANCE = timedelta(hours=1)
INSTANT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


class Refused(Exception):
    """Not licensed, or not provably so; `code` is the exit code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True)
class Licensed:
    """The license's end as the service wrote it, None for ever; what Keyturn itself says, a
    hint."""

    until: str | None
    hint: str


@dataclass(frozen=True)
class Expected:
    """What a license must be for; None is not compared."""

    product: str
    hardware_id: str | None = None
    company_id: str | None = None


@dataclass(frozen=True)
class Memory:
    """What was accepted last: the check it told of, and the clock at that time."""

    last_check: datetime
    clock: datetime


def verify(
    status_file: Path,
    public_key: RSAPublicKey,
    expected: Expected,
    memory_file: Path,
    now: datetime,
) -> Licensed:
    """Return what the license is. :raises Refused: with the code that says why not."""
    status = _read_status(status_file)
    evidence = status.get("evidence")
    if not isinstance(evidence, dict):
        raise Refused(UNREADABLE, "nothing is activated: the file holds no evidence")
    signed = _base64(evidence.get("response"))
    _check_signature(public_key, signed, evidence)
    license = parse_json(signed)  # nothing of these bytes was looked at before
    _check_terms(license, expected, now)
    _check_age(_instant(status.get("last_check")), memory_file, now)
    hint = status.get("state")
    if not isinstance(hint, str) or not re.fullmatch("[a-z_]{1,32}", hint):
        hint = "nothing"
    return Licensed(license.get("validity_period"), hint)


def load_key(pem: bytes) -> RSAPublicKey:
    """Return the vendor's key. :raises ValueError: it is no RSA key of 2,048 bits or more."""
    key = serialization.load_pem_public_key(pem)
    if not isinstance(key, RSAPublicKey) or key.key_size < 2048:
        raise ValueError("not an RSA key of 2,048 bits or more")
    return key


def parse_json(raw: bytes) -> dict[str, Any]:
    """Return a JSON object that leaves nothing to interpretation: no key twice, no NaN."""
    try:
        found = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant
        )
        json.dumps(found, ensure_ascii=False).encode("utf-8")  # no half of a character
    except (ValueError, RecursionError):
        raise Refused(UNREADABLE, "not sound JSON") from None
    if not isinstance(found, dict) or _is_too_deep(found):
        raise Refused(UNREADABLE, "not the JSON object it should be")
    return found


def _read_status(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except OSError as reason:
        raise Refused(UNREADABLE, f"the status file cannot be read: {reason.strerror}") from None
    if len(raw) > MAX_FILE_BYTES:
        raise Refused(UNREADABLE, "the status file is too large")
    status = parse_json(raw)
    if status.get("schema") != 1 or type(status["schema"]) is not int:
        raise Refused(UNREADABLE, "a status file of another schema")
    return status


def _check_signature(key: RSAPublicKey, signed: bytes, evidence: dict[str, Any]) -> None:
    try:
        key.verify(_base64(evidence.get("signature")), signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        # Which key the file names is a hint only: it tells a changed answer from a foreign one.
        named = evidence.get("key")
        if isinstance(named, str) and named != fingerprint(key):
            raise Refused(OTHER_KEY, "signed by another key than the vendor's") from None
        raise Refused(SIGNATURE_WRONG, "the answer was changed after it was signed") from None


def fingerprint(key: RSAPublicKey) -> str:
    """Return the name of a key in a status file."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    der = key.public_bytes(serialization.Encoding.DER, form)
    return f"sha256:{hashlib.sha256(der).hexdigest()}"


def _check_terms(license: dict[str, Any], expected: Expected, now: datetime) -> None:
    details, company = license.get("product_details"), license.get("company")
    device = license.get("hardware_id")
    if not isinstance(details, dict) or not isinstance(device, str) or not device:
        raise Refused(UNREADABLE, "the signed answer is not a license")
    if details.get("short_code") != expected.product:
        raise Refused(OTHER_PRODUCT, "a license for another product")
    company_id = company.get("id") if isinstance(company, dict) else None
    if expected.company_id is not None and str(company_id) != expected.company_id:
        raise Refused(OTHER_PRODUCT, "a license of another vendor")
    if expected.hardware_id is not None and device != expected.hardware_id:
        raise Refused(OTHER_DEVICE, "a license for another device")
    # An activation says `active`, a check the other two (null counts as not said).
    if not all(_flag(license, name, True) for name in ("active", "license_active")):
        raise Refused(SWITCHED_OFF, "the license is not active")
    if not _flag(license, "license_enabled", True):
        raise Refused(SWITCHED_OFF, "the license is switched off")
    if (start := license.get("start_date")) and now < _instant(start):
        raise Refused(NOT_STARTED, "the license has not started yet")
    until = license.get("validity_period")  # null: for ever
    if _flag(license, "is_expired", False) or (until and now >= _instant(until)):
        raise Refused(ENDED, "the license has ended")


def _check_age(last_check: datetime, memory_file: Path, now: datetime) -> None:
    if last_check > now + TOLERANCE:
        raise Refused(OLDER, "the clock stands before the last check")
    clock = now
    if (seen := _recall(memory_file)) is not None:
        if last_check < seen.last_check:
            raise Refused(OLDER, "an older status than the one seen before")
        # With a newer check the present clock counts: the service refuses one that is far off, so
        # an instant remembered from a clock that was wrong then does not lock anybody out.
        if last_check == seen.last_check:
            if now < seen.clock - TOLERANCE:
                raise Refused(OLDER, "the clock was put back since the last time")
            clock = max(now, seen.clock)
    _remember(memory_file, Memory(last_check, clock))


def _recall(path: Path) -> Memory | None:
    """A memory that is gone or unreadable counts as none: it cannot be defended anyway."""
    try:
        with path.open("rb") as file:
            words = file.read(200).decode("ascii").split()
        if words[:2] != ["keyturn-memory", "1"]:
            return None
        return Memory(*map(_instant, words[2:]))
    except (OSError, ValueError, TypeError, Refused):
        return None


def _remember(path: Path, seen: Memory) -> None:
    instants = (at.strftime("%Y-%m-%dT%H:%M:%SZ") for at in (seen.last_check, seen.clock))
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"keyturn-memory 1 {' '.join(instants)}\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as reason:
        print(f"verify: warning: nothing is remembered: {reason.strerror}", file=sys.stderr)
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _base64(text: Any) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        found = b""
    if not found or base64.b64encode(found).decode("ascii") != text:
        raise Refused(UNREADABLE, "the evidence is not Base64")
    return found


def _instant(text: Any) -> datetime:
    """An instant of the service without a zone is UTC."""
    try:
        if not INSTANT.fullmatch(text):
            raise ValueError("not an instant")
        at = datetime.fromisoformat(text).replace(microsecond=0)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        raise Refused(UNREADABLE, "a date is not an instant") from None


def _flag(license: dict[str, Any], name: str, default: bool) -> bool:
    value = license.get(name)
    if value is not None and not isinstance(value, bool):
        raise Refused(UNREADABLE, f"{name} is not true or false")
    return default if value is None else value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key appears twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _inner(one)]
    return any(isinstance(one, dict | list) for one in level)


def _inner(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def main(arguments: list[str]) -> int:
    """Judge by the command line; return the exit code."""
    if len(arguments) not in (5, 6):
        print(
            "verify: STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]",
            file=sys.stderr,
        )
        return USAGE
    status_file, key_file, product, hardware_id, memory_file, *company_id = arguments
    try:
        key = load_key(Path(key_file).read_bytes())
    except (OSError, ValueError):
        print("verify: the public key cannot be used", file=sys.stderr)
        return USAGE
    device = None if hardware_id == "-" else hardware_id
    expected = Expected(product, device, *company_id)
    try:
        found = verify(Path(status_file), key, expected, Path(memory_file), datetime.now(UTC))
    except Refused as refused:
        print(f"verify: {refused}", file=sys.stderr)
        return refused.code
    print(f"licensed: {product} until {found.until or 'further notice'}; Keyturn says {found.hint}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
