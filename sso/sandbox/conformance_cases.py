"""Which status files must a licensed program tell apart? Good ones, and one lie in each bad one.

Written from docs/contract.md and the license service's reference, with the sandbox's own key and
answers: a program that takes LicenseSpring's key for the vendor's never gets as far as these.
"""

import base64
import dataclasses
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sso.sandbox import license_answers
from sso.sandbox.catalogue import FIRST_ID
from sso.sandbox.clock import iso_ms
from sso.sandbox.journal import Journal
from sso.sandbox.key_files import public_pem
from sso.sandbox.people import COMPANY_ID
from sso.sandbox.seats import Limits
from sso.sandbox.wire_signatures import response_signature
from sso.sandbox.world import World, make_world

PRODUCT = "CAD-PRO"
DEVICE = "the-device-of-this-run"
Body = dict[str, object]


@dataclass(frozen=True)
class Step:
    """One file, and whether a program may run with it."""

    file: bytes | None  # None: there is no file
    is_licensed: bool


@dataclass(frozen=True)
class Case:
    """Files shown one after the other to a program that remembers.

    :param must: whether a program that fails here can be cheated with a text editor or another
        vendor's license; else with the clock, old files, or luck.
    """

    name: str
    steps: tuple[Step, ...]
    because: str
    must: bool = True


class Vendor:
    """A license service with a key of its own, and what it says about one device's license."""

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        self.now = now or datetime.now(UTC).replace(microsecond=0)
        world: World = make_world(
            folder, "http://localhost", "http://localhost", (), Journal(is_quiet=True)
        )
        license_ = dataclasses.replace(
            world.licenses[FIRST_ID], validity_at=self.now + timedelta(days=100)
        )
        seat = world.seats.activate(license_, DEVICE, 9, Limits("full", "transfer"), self.now)
        self.key = world.signing_key
        self.other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.activation = _plain(license_answers.activated(world, license_, seat))
        self.check = _plain(license_answers.checked(world, license_, seat))
        self.public_key = public_pem(world.signing_key)

    def evidence(self, body: bytes, key: rsa.RSAPrivateKey | None = None) -> Body:
        """Return signed bytes as a status file carries them."""
        by = key or self.key
        named = by.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return {
            "response": base64.b64encode(body).decode(),
            "signature": response_signature(by, body),
            "key": f"sha256:{hashlib.sha256(named).hexdigest()}",
        }

    def status(
        self, answer: Body, *, seen: timedelta = timedelta(minutes=1), **other: object
    ) -> Body:
        """Return a status object that says "active"; `other` replaces its members."""
        body = json.dumps(answer).encode()
        at = iso_ms(self.now - seen)
        return {
            "schema": 1,
            "product": PRODUCT,
            "state": "active",
            "reason": "ok",
            "exit_code": 0,
            "until": answer.get("validity_period"),
            "grace_until": None,
            "last_check": at,
            "next_check": iso_ms(self.now + timedelta(hours=1)),
            "license": {"id": answer.get("id"), "type": "subscription"},
            "features": [],
            "user": {"email": "you@acme.test"},
            "customer_account_code": "acme",
            "device": {"hardware_id": DEVICE, "name": "desk", "changed": []},
            "newer_version": None,
            "evidence": self.evidence(body),
            "writer": {"version": "1.0.0", "pid": 4711, "written_at": at},
            **other,
        }


def cases(vendor: Vendor) -> list[Case]:
    """Return all of them, good ones first."""
    check, now = vendor.check, vendor.now

    def terms(**changed: object) -> Body:
        return {name: value for name, value in (check | changed).items() if value is not ...}

    def good(name: str, status: Body, because: str) -> Case:
        return Case(name, (Step(_bytes(status), True),), because)

    def bad(name: str, status: Body | bytes | None, because: str, *, must: bool = True) -> Case:
        file = status if isinstance(status, bytes | None) else _bytes(status)
        return Case(name, (Step(file, False),), because, must)

    def signed(answer: Body, key: rsa.RSAPrivateKey | None = None) -> Body:
        found = vendor.status(check)
        return found | {"evidence": vendor.evidence(json.dumps(answer).encode(), key)}

    day = timedelta(days=1)
    longer = json.dumps(check).replace(str(check["validity_period"])[:4], "3099", 1).encode()
    whole = vendor.status(check)
    of_check = vendor.evidence(json.dumps(check).encode())
    short, long = terms(validity_period=iso_ms(now + day)), terms()
    return [
        good("an activation", vendor.status(vendor.activation), "the first answer is enough"),
        good("a check", whole, "the usual one"),
        good("for ever", signed(terms(validity_period=None)), "validity_period null has no end"),
        good("ends tomorrow", signed(short), "a license runs until its last instant"),
        good("started before", signed(terms(start_date=iso_ms(now - day))), "it has started"),
        good("terms not said", signed(terms(is_expired=..., license_active=...)),
             "what an answer leaves out is not against the person"),
        good("members of later", vendor.status(check, added_later={"any": [1, None]}),
             "the contract grows: unknown members are no error"),
        Case("the same file again", (Step(_bytes(whole), True), Step(_bytes(whole), True)),
             "a program starts more than once between two checks"),
        Case("a newer answer", (Step(_bytes(vendor.status(long, seen=2 * day)), True),
                                Step(_bytes(vendor.status(long)), True)), "checks go on"),
        bad("no file", None, "nobody activated"),
        bad("empty file", b"", "a file that says nothing"),
        bad("no JSON", b"active\n", "a file that is not a status"),
        bad("a list", b"[]", "a file that is not a status"),
        bad("half a file", _bytes(whole)[:-200], "a disk that was full"),
        bad("evidence missing", vendor.status(check, evidence=None),
            '"state": "active" is anybody\'s word: only the signed answer proves something'),
        bad("signature missing", whole | {"evidence": of_check | {"signature": ""}},
            "unsigned terms are anybody's"),
        bad("changed terms", whole | {"evidence": of_check | {
            "response": base64.b64encode(longer).decode()}},
            "the signature belongs to other bytes"),
        bad("one bit of the signature", whole | {"evidence": of_check | {
            "signature": _flipped(str(of_check["signature"]))}}, "the signature is not right"),
        bad("another key", signed(check, vendor.other),
            "whoever writes the file also writes evidence.key: compare with your own key only"),
        bad("another key that lies", whole | {"evidence": vendor.evidence(
            json.dumps(check).encode(), vendor.other) | {"key": of_check["key"]}},
            "evidence.key is a hint, never a proof"),
        bad("status says another product's terms", signed(terms(
            product_details={"short_code": "RENDER"})), "a license of a cheaper product"),
        bad("another vendor's", signed(terms(company={"id": COMPANY_ID + 1, "name": "Other"})),
            "one key signs for all vendors, and product codes are each vendor's own choice",
            must=False),
        bad("another device's", signed(terms(hardware_id="another-device")),
            "a file copied from a colleague"),
        bad("ended", signed(terms(validity_period=iso_ms(now - day))), "its last instant is over"),
        bad("said to be expired", signed(terms(is_expired=True)), "the service says so"),
        bad("disabled", signed(terms(license_enabled=False)), "the vendor switched it off"),
        bad("not active", signed(terms(license_active=False)), "the service says so"),
        bad("not started", signed(terms(start_date=iso_ms(now + day))), "it begins tomorrow"),
        bad("no product named", signed(terms(product_details=...)), "terms of nobody knows what"),
        bad("no device named", signed(terms(hardware_id=...)), "terms of nobody knows where"),
        bad("an end that is no instant", signed(terms(validity_period="never")),
            "what is not understood is not in the person's favour"),
        bad("a key twice", _bytes(whole).replace(
            b'"evidence"', b'"evidence": {"response": "", "signature": ""}, "evidence"', 1),
            "two readers read it in two ways", must=False),
        Case("an older answer put back",
             (Step(_bytes(vendor.status(short, seen=timedelta())), True),
              Step(_bytes(vendor.status(long, seen=30 * day)), False)),
             "yesterday's file, put back after the license was shortened", must=False),
        Case("after a bad one, the good one", (Step(_bytes(signed(check, vendor.other)), False),
             Step(_bytes(whole), True)), "a refusal remembers nothing"),
    ]  # fmt: skip


def _bytes(status: Body) -> bytes:
    return json.dumps(status, indent=1).encode()


def _plain(answer: Body) -> Body:
    found: Body = json.loads(json.dumps(answer))
    return found


def _flipped(signature: str) -> str:
    raw = bytearray(base64.b64decode(signature))
    raw[100] ^= 1
    return base64.b64encode(bytes(raw)).decode()
