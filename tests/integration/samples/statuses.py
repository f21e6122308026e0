"""Which status files are the verifiers of resources/samples shown?

Real ones: the sandbox's answers, signed with the sandbox's key, published by the program's own
writer.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from sso.licensing.model import SignedAnswer, parse_license
from sso.licensing.signing import key_fingerprint
from sso.licensing.status import LicenseStatus, Reason, State
from sso.sandbox import license_answers
from sso.sandbox.catalogue import FIRST_ID
from sso.sandbox.journal import Journal
from sso.sandbox.key_files import load_or_create, public_pem
from sso.sandbox.seats import Limits
from sso.sandbox.wire_signatures import response_signature
from sso.sandbox.world import make_world
from sso.storage.published_status import Report, as_object

PRODUCT = "CAD-PRO"
DEVICE = "the-device-of-these-tests"


@dataclass(frozen=True)
class Vendor:
    """A license service: its key, and what it says about one device's license."""

    key: RSAPrivateKey
    public_key_file: Path
    activation: dict[str, Any]
    check: dict[str, Any]
    perpetual: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        """The name of its key in a status file."""
        return key_fingerprint(self.key.public_key())


def make_vendor(folder: Path) -> Vendor:
    """Take the sandbox's answers, without its server."""
    folder.mkdir()
    world = make_world(folder, "http://localhost", "http://localhost", (), Journal(is_quiet=True))
    limits = Limits("full", "transfer")
    ends, never_ends = (world.licenses[FIRST_ID + number] for number in (0, 2))
    seats = [
        world.seats.activate(one, DEVICE, 9, limits, world.now()) for one in (ends, never_ends)
    ]
    public_key_file = folder / "vendor.pem"
    public_key_file.write_bytes(public_pem(world.signing_key))
    return Vendor(
        world.signing_key,
        public_key_file,
        activation=plain(license_answers.activated(world, ends, seats[0])),
        check=plain(license_answers.checked(world, ends, seats[0])),
        perpetual=plain(license_answers.checked(world, never_ends, seats[1])),
    )


def other_key(folder: Path) -> RSAPrivateKey:
    """A key that is not the vendor's."""
    return load_or_create(folder / "other_key.pem")


def plain(answer: Any) -> dict[str, Any]:
    """A copy that a test may change."""
    found = json.loads(json.dumps(answer))
    assert isinstance(found, dict)
    return found


def seconds_ago(seconds: float) -> datetime:
    """An instant of the real clock: the verifiers ask it too."""
    return datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=seconds)


def status(
    vendor: Vendor, answer: dict[str, Any], *, last_check: datetime | None = None
) -> dict[str, Any]:
    """Publish an answer as the program does."""
    body = json.dumps(answer, ensure_ascii=False).encode()
    at = last_check or seconds_ago(60)
    license = parse_license(answer)
    report = Report(
        PRODUCT,
        LicenseStatus(State.ACTIVE, Reason.OK, license.until),
        license=license,
        evidence=SignedAnswer(body, response_signature(vendor.key, body), None, at),
        key_fingerprint=vendor.fingerprint,
        last_check=at,
        next_check=at + timedelta(hours=1),
        hardware_id=DEVICE,
        device_name="desk",
    )
    return as_object(report, version="1.0.0", process_id=4711, written_at=at)


def signed_status(vendor: Vendor, body: bytes, key: RSAPrivateKey | None = None) -> dict[str, Any]:
    """Publish any bytes with a signature over them; the rest is of a good license."""
    found = status(vendor, vendor.check)
    by = key or vendor.key
    found["evidence"] = {
        "response": base64.b64encode(body).decode(),
        "signature": response_signature(by, body),
        "key": key_fingerprint(by.public_key()),
    }
    return found
