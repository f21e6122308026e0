"""G19: is a stored license taken that is not exactly what the service signed for this device?

Every bit is flipped and every cut is made, plainly and once more with the digest beside it renewed,
as somebody would who knows the format. Then licenses of other products, devices, vendors and keys
take its place, and unsigned facts of other shapes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from sso.errors import LicenseDamaged
from sso.licensing.status import evaluate
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.paths import Paths
from tests.torture.rig import Found
from tests.torture.store_rig import CODE, MEMORY, paths_in, store_of
from tests.unit.samples import HARDWARE_ID, NOW, activation, evidence, key_pair, signature_of

COMPANY = 276
OTHER_COMPANY = 277
Record = dict[str, Any]


class Judge:
    """Puts content in the license's place, and tells what the program makes of it."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.path = paths.license(CODE)
        self.store = LicenseStore(paths, lambda: key_pair().public_key(), COMPANY)
        answer = evidence()
        self.body = answer.body
        store_of(paths).save(CODE, answer, HARDWARE_ID)
        self.genuine = self.path.read_bytes()
        self.found: Found = dict.fromkeys(("tried", "accepted", "crashes", "same_answer"), 0)

    def try_(self, content: bytes) -> None:
        """Count what becomes of this content; accepted: licensed by another answer than ours."""
        self.path.write_bytes(content)
        self.found["tried"] += 1
        try:
            license_body = self._licensed_by()
        except Exception as error:  # whatever it is, nobody expects it
            self.found["crashes"] += 1
            self.found.setdefault("first_crash", f"{type(error).__name__}: {error}")
            return
        self.found["accepted"] += license_body not in (None, self.body)
        self.found["same_answer"] += license_body == self.body

    def try_beside(self, path: Path, content: bytes) -> None:
        """The same with the genuine license, and this content in a file beside it."""
        path.write_bytes(content)
        self.try_(self.genuine)
        path.unlink()

    def _licensed_by(self) -> bytes | None:
        try:
            stored = self.store.load(CODE)
        except LicenseDamaged:
            return None
        verdict = evaluate(
            stored.license if stored else None,
            self.store.contact_with(CODE, stored),
            now=NOW,
            hardware_id=HARDWARE_ID,
            offline_grace=timedelta(hours=72),
        )
        return stored.evidence.body if stored and verdict.state.is_licensed else None


def trials(share: float, swaps: int, seed: int) -> Found:
    """Try such a share of all flips and cuts, and so many exchanged licenses."""
    random = Random(seed)
    with TemporaryDirectory(dir=MEMORY) as folder:
        judge = Judge(paths_in(Path(folder)))
        judge.try_(judge.genuine)
        is_taken = judge.found["same_answer"]
        judge.found |= {"tried": 0, "same_answer": 0}
        line = judge.genuine.partition(b"\n")[0]
        for content in _changed(judge.genuine, share, random):
            judge.try_(content)
        plain = judge.found["same_answer"]
        for content in _changed(line, share, random):
            judge.try_(sealed(content))
        for record in odd_records(json.loads(line)):
            judge.try_(sealed(json.dumps(record).encode()))
        for record in odd_records(_contact(judge)):
            judge.try_beside(judge.paths.contact(CODE), json.dumps(record).encode())
        judge.store.save_contact(CODE, contact_of(evidence()))
        for shape in SHAPES:
            judge.try_beside(judge.paths.seen(CODE), str(shape).encode("utf-8", "replace"))
        judge.store.remove(CODE)
        resealed = judge.found["same_answer"] - plain
        judge.found["same_answer"] = plain
        for number in range(swaps):
            kind = SWAPS[number % len(SWAPS)]
            judge.try_(kind(json.loads(line), random))
    found = judge.found
    found["genuine"] = f"{is_taken} of 1"
    # What is not signed (when it came, for which device it was asked) may differ then.
    found["resealed_around_the_signed_answer"] = resealed
    found["accepted"] += found.pop("same_answer")
    return found


def _changed(whole: bytes, share: float, random: Random) -> Iterator[bytes]:
    """Return the content with each bit flipped, and cut at each place."""
    for index in range(len(whole)):
        for bit in range(8):
            if random.random() < share:
                flipped = bytearray(whole)
                flipped[index] ^= 1 << bit
                yield bytes(flipped)
        if random.random() < share:
            yield whole[:index]


def sealed(line: bytes) -> bytes:
    """Return a line with the digest that belongs to it."""
    line += b"\n"
    return line + hashlib.sha256(line).hexdigest().encode() + b"\n"


SHAPES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1e308, 10**30, "", " ", "x" * 9000, "\ud800", [], {}, [[]], "ž", "12:00"),
    *("2026-01-15T12:00:00", "2026-01-15", "0001-01-01T00:00:00+23:59", "2026-02-30"),
    *("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"),
    *("2026-01-15T12:00:00+00:00:00.000001", "2026-01-15T12:00:00Z"),
)


def odd_records(record: Record) -> Iterator[Record]:
    """Return records whose facts have other shapes, one after the other, or are missing."""
    for name in record:
        yield {key: value for key, value in record.items() if key != name}
        for shape in SHAPES:
            yield {**record, name: shape}


def _contact(judge: Judge) -> Record:
    judge.store.save_contact(CODE, contact_of(evidence()))
    record: Record = json.loads(judge.paths.contact(CODE).read_bytes())
    judge.paths.contact(CODE).unlink()
    return record


def _filed(record: Record, body: bytes, signature: str | None = None) -> bytes:
    """Return a file whose record carries this answer."""
    response = base64.b64encode(body).decode("ascii")
    changed = {"response": response, "signature": signature or signature_of(body)}
    return sealed(json.dumps({**record, **changed}).encode())


def _body(**changes: Any) -> bytes:
    return json.dumps(activation(**changes), ensure_ascii=False).encode()


def _name(random: Random) -> str:
    return f"{random.choice(('render', 'my product', 'MYPRODUCT', 'myproduct2'))}-{random.random()}"


def _of_product(code: str) -> dict[str, Any]:
    return {**activation()["product_details"], "short_code": code}


def other_product(record: Record, random: Random) -> bytes:
    """The file of another product, as it is."""
    code = _name(random)
    return _filed({**record, "product": code}, _body(product_details=_of_product(code)))


def other_product_renamed(record: Record, random: Random) -> bytes:
    """The same, with our product's name where it is not signed."""
    return _filed(record, _body(product_details=_of_product(_name(random))))


def other_device(record: Record, random: Random) -> bytes:
    """The file of another device."""
    device = f"device-{random.random()}"
    return _filed({**record, "hardware_id": device}, _body(hardware_id=device))


def other_device_renamed(record: Record, random: Random) -> bytes:
    """The same, with our device where it is not signed."""
    near = random.choice((f"{HARDWARE_ID} ", f" {HARDWARE_ID}", f"{HARDWARE_ID}4", "", "12"))
    return _filed(record, _body(hardware_id=near, id=random.randrange(1, 10**9)))


def other_vendor(record: Record, random: Random) -> bytes:
    """Another vendor's license for a product of the same name, signed by the same service."""
    details = {**_of_product(CODE), "company_id": OTHER_COMPANY}
    changes = {"company": {"id": OTHER_COMPANY}, "product_details": details}
    return _filed(record, _body(id=random.randrange(1, 10**9), **changes))


def other_key(record: Record, random: Random) -> bytes:
    """A license of ours, longer, and signed by a key of somebody's."""
    body = _body(validity_period=f"20{random.randrange(30, 99)}-06-18T00:00:00.000Z")
    return _filed(record, body, _forged(body))


def other_signature(record: Record, random: Random) -> bytes:
    """A changed answer beside the genuine one's signature."""
    body = _body(max_activations=random.randrange(11, 10**9))
    return _filed(record, body, evidence().signature)


def written_anew(record: Record, random: Random) -> bytes:
    """The genuine answer with other spaces: the same meaning, but not the signed bytes."""
    body = evidence().body + b" " * random.randrange(1, 9)
    return _filed(record, body, evidence().signature)


@cache
def _somebodys_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _forged(body: bytes) -> str:
    signature = _somebodys_key().sign(body, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(signature).decode("ascii")


SWAPS: tuple[Callable[[Record, Random], bytes], ...] = (
    *(other_product, other_product_renamed, other_device, other_device_renamed),
    *(other_vendor, other_key, other_signature, written_anew),
)
