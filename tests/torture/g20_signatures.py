"""Is a signature ever taken that the vendor's key did not make over exactly these bytes?

Three families, all through the program's own function: encodings that a lax check takes (each a raw
RSA operation with the right private key, so that the padding alone decides), envelopes around a
right signature, and Wycheproof's vectors where KEYTURN_WYCHEPROOF names their folder.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from sso.errors import ProfileError, SignatureWrong
from sso.licensing import signing
from tests.torture.rig import Found

BODY = b'{"id":1723600000000000,"license_active":true}'
VECTORS = "KEYTURN_WYCHEPROOF"
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
OTHER_INFOS = {
    "SHA-1": ("3021300906052b0e03021a05000414", "sha1"),
    "SHA-384": ("3041300d060960864801650304020205000430", "sha384"),
    "SHA-512": ("3051300d060960864801650304020305000440", "sha512"),
    "MD5": ("3020300c06082a864886f70d020505000410", "md5"),
}
Case = tuple[str, bytes]  # a name, and an encoding or a signature


@cache
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signatures(scale: float, seed: int) -> Found:
    """Show the verifier everything; counts what was taken, and what raised anything else."""
    found: Found = {"tried": 0, "accepted": 0, "crashes": 0, "refused_though_right": 0}
    public = key().public_key()
    size = (key().key_size + 7) // 8
    for name, encoded in sampled(list(encodings(size)), scale, seed):
        judge(found, public, BODY, base64.b64encode(raw(encoded)).decode(), name)
    for name, signature in numbers(size):
        judge(found, public, BODY, base64.b64encode(signature).decode(), name)
    for name, body, header in envelopes():
        judge(found, public, body, header, name)
    for header in (right_header(), right_header()):
        if not is_taken(found, public, BODY, header):
            found["refused_though_right"] += 1
    of_wycheproof(found)
    return found


def sampled(cases: list[Case], scale: float, seed: int) -> list[Case]:
    """Take a share of the cases, by the seed."""
    many = max(200, round(len(cases) * scale))
    return cases if many >= len(cases) else random.Random(seed).sample(cases, many)  # noqa: S311


def judge(
    found: Found, public: rsa.RSAPublicKey, body: bytes, header: str | None, name: str
) -> None:
    found["tried"] += 1
    if is_taken(found, public, body, header):
        found["accepted"] += 1
        found.setdefault("first_accepted", name)


def is_taken(found: Found, public: rsa.RSAPublicKey, body: bytes, header: str | None) -> bool:
    try:
        signing.verify_response(public, body, header)
    except SignatureWrong:
        return False
    except Exception as error:  # noqa: BLE001 - anything else is what is looked for
        found["crashes"] += 1
        found.setdefault("first_crash", f"{type(error).__name__}: {error}")
        return False
    return True


def right_header() -> str:
    made = key().sign(BODY, padding.PKCS1v15(), hashes.SHA256())
    return base64.b64encode(made).decode()


# ---- encodings: what stands inside the padding


def encodings(size: int) -> Iterator[Case]:
    """Yield near misses of the one right encoding (RFC 8017 9.2)."""
    digest = hashlib.sha256(BODY).digest()
    right = framed(SHA256_INFO + digest, size)
    for bit in range(len(right) * 8):
        flipped = bytearray(right)
        flipped[bit // 8] ^= 1 << bit % 8
        yield f"bit {bit} of the encoding", bytes(flipped)
    for name, (info, algorithm) in OTHER_INFOS.items():
        other = hashlib.new(algorithm, BODY, usedforsecurity=False).digest()
        yield f"{name} in place of SHA-256", framed(bytes.fromhex(info) + other, size)
        yield f"{name} named over SHA-256", framed(bytes.fromhex(info) + digest, size)
    for name, inner in structures(digest):
        yield name, framed(inner, size)
    for tail in (1, 2, 8, 64, 100, size - len(SHA256_INFO) - len(digest) - 4):
        # Bleichenbacher 2006: the digest stands right, and garbage behind it.
        inner = SHA256_INFO + digest + b"\x00" * tail
        yield f"{tail} bytes behind the digest", framed(inner, size)
        yield f"{tail} bytes of garbage", framed(SHA256_INFO + digest + b"\xa5" * tail, size)
    for block in (b"\x00\x00", b"\x00\x02", b"\x00\x03", b"\x01\x01", b"\x00\xff"):
        yield f"block type {block.hex()}", block + right[2:]
    start = right.index(b"\x00", 2)
    yield "no separator", right[:start] + b"\xff" + right[start + 1 :]
    yield "two separators", right[: start - 1] + b"\x00\x00" + right[start + 1 :]
    yield "the digest alone", framed(digest, size)
    yield "nothing but the digest", b"\x00" * (size - len(digest)) + digest


def structures(digest: bytes) -> Iterator[Case]:
    """Yield other ways to write down the same digest, which are not the one of the standard."""
    oid = bytes.fromhex("0609608648016503040201")
    null = b"\x05\x00"
    octets = b"\x04\x20" + digest
    plain = b"\x30" + bytes([len(oid + null)]) + oid + null
    yield "no NULL", sequence(sequence(oid) + octets)
    yield "two NULLs", sequence(sequence(oid + null * 2) + octets)
    yield "NULL of one byte", sequence(sequence(oid + b"\x05\x01\x00") + octets)
    yield "long length of the whole", b"\x30\x81" + bytes([len(plain + octets)]) + plain + octets
    yield "long length of the digest", sequence(plain + b"\x04\x81\x20" + digest)
    yield "length of two bytes", b"\x30\x82\x00" + bytes([len(plain + octets)]) + plain + octets
    yield "endless length", b"\x30\x80" + plain + octets + b"\x00\x00"
    yield (
        "digest in parts",
        sequence(plain + b"\x24\x24" + b"\x04\x10" + digest[:16] + b"\x04\x10" + digest[16:]),
    )
    yield "something after the digest", sequence(plain + octets + null)
    yield "digest cut", sequence(plain + b"\x04\x1f" + digest[:31])
    yield "digest longer", sequence(plain + b"\x04\x21" + digest + b"\x00")
    yield "digest of nothing", sequence(plain + b"\x04\x00")
    yield "digest twice", sequence(plain + octets + octets)
    yield "digest of another body", sequence(plain + b"\x04\x20" + hashlib.sha256(b"").digest())
    for tag in range(0, 256, 3):
        if tag != 0x30:
            inner = plain + octets
            yield f"outer tag {tag:02x}", bytes([tag, len(inner)]) + inner


def numbers(size: int) -> Iterator[Case]:
    """Yield signatures that are not a number below the modulus, or not of its length."""
    modulus = key().public_key().public_numbers().n
    made = int.from_bytes(key().sign(BODY, padding.PKCS1v15(), hashes.SHA256()), "big")
    for name, number in (("0", 0), ("1", 1), ("the modulus less 1", modulus - 1),
                         ("the modulus", modulus), ("negated", modulus - made)):  # fmt: skip
        yield f"the number {name}", number.to_bytes(size, "big")
    if made + modulus < 1 << (8 * size):
        yield "plus the modulus", (made + modulus).to_bytes(size, "big")
    whole = made.to_bytes(size, "big")
    yield "a zero before", b"\x00" + whole
    yield "a zero after", whole + b"\x00"
    yield "one byte less", whole[:-1]
    yield "first byte gone", whole[1:]
    yield "nothing", b""
    yield "twice", whole + whole
    yield "backwards", whole[::-1]
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH)
    yield "PSS", key().sign(BODY, pss, hashes.SHA256())
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    yield "another key", other.sign(BODY, padding.PKCS1v15(), hashes.SHA256())


def sequence(inner: bytes) -> bytes:
    return b"\x30" + bytes([len(inner)]) + inner


def framed(inner: bytes, size: int) -> bytes:
    """Return EM = 00 01 FF.. 00 T, of the modulus's length."""
    return b"\x00\x01" + b"\xff" * (size - len(inner) - 3) + b"\x00" + inner


def raw(encoded: bytes) -> bytes:
    """Return encoded^d mod n: what a signer would send whose encoding is this."""
    own = key().private_numbers()
    number = int.from_bytes(encoded, "big") % own.public_numbers.n
    # By the remainder theorem, which is four times as quick.
    one, other = pow(number, own.dmp1, own.p), pow(number, own.dmq1, own.q)
    made = other + own.q * (own.iqmp * (one - other) % own.p)
    return made.to_bytes((key().key_size + 7) // 8, "big")


# ---- envelopes: how a right signature is carried


def envelopes() -> Iterator[tuple[str, bytes, str | None]]:
    """Yield bodies and headers, none of which is the right pair."""
    right = right_header()
    urlsafe = right.replace("+", "-").replace("/", "_")
    headers: dict[str, str | None] = {
        "none": None, "empty": "", "a space": " ", "tab": "\t", "a space before": f" {right}",
        "a space after": f"{right} ", "a line after": f"{right}\n", "a line inside":
        f"{right[:64]}\n{right[64:]}", "without padding": right.rstrip("="), "more padding":
        f"{right}=", "two with a comma": f"{right},{right}", "two with a space": f"{right} {right}",
        "two joined": right + right, "in quotes": f'"{right}"', "hex":
        base64.b64decode(right).hex(), "named": f"sha256={right}", "beyond ASCII": f"{right}é",
        "a null": f"{right}\x00", "a surrogate": f"{right}\ud800", "very long": "A" * 5_000_000,
        "not Base64": "!" * len(right), "a list": f"[{right}]",
    }  # fmt: skip
    if urlsafe != right:
        headers["URL-safe Base64"] = urlsafe
    if not right.endswith("="):
        del headers["without padding"]
    for name, header in headers.items():
        yield name, BODY, header
    parsed = json.loads(BODY)
    bodies = {
        "nothing": b"", "a space after": BODY + b" ", "a line after": BODY + b"\n",
        "a mark of order": b"\xef\xbb\xbf" + BODY, "written anew": json.dumps(parsed).encode(),
        "sorted backwards": json.dumps(dict(reversed(parsed.items()))).encode(),
        "UTF-16": BODY.decode().encode("utf-16"), "twice": BODY * 2, "cut": BODY[:-1],
        "false for true": BODY.replace(b"true", b"false"), "Base64": base64.b64encode(BODY),
        "its digest": hashlib.sha256(BODY).digest(),
    }  # fmt: skip
    for name, body in bodies.items():
        yield f"body: {name}", body, right


# ---- vectors of others


def of_wycheproof(found: Found) -> None:
    """Run every RSA PKCS#1 v1.5 verification vector in the folder that the environment names."""
    folder = os.environ.get(VECTORS, "")
    if not folder:
        found["wycheproof"] = f"not run ({VECTORS} names no folder)"
        return
    counts = {"vectors": 0, "wrong": 0, "keys_refused": 0}
    for path in sorted(Path(folder).glob("rsa_signature_*_test.json")):
        for group in json.loads(path.read_text(encoding="utf-8"))["testGroups"]:
            of_group(found, group, counts)
    found["tried"] += counts["vectors"]
    found["accepted"] += counts["wrong"]
    found["wycheproof"] = f"{counts['vectors'] - counts['wrong']} of {counts['vectors']} right"
    found["wycheproof_keys_below_2048_bits_refused"] = counts["keys_refused"]


def of_group(found: Found, group: dict[str, Any], counts: dict[str, int]) -> None:
    pem = group.get("publicKeyPem") or group["keyPem"]
    try:
        public = signing.load_public_key(pem.encode())
    except ProfileError:
        counts["keys_refused"] += 1
        return
    is_ours = group["sha"] == "SHA-256"
    for test in group["tests"]:
        if not is_ours and test["result"] != "valid":
            continue  # what is wrong for another digest may be right for ours
        header = base64.b64encode(bytes.fromhex(test["sig"])).decode()
        taken = is_taken(found, public, bytes.fromhex(test["msg"]), header)
        counts["vectors"] += 1
        # "acceptable" is a legacy encoding: refusing it is the stricter answer, and ours.
        wanted = is_ours and test["result"] == "valid"
        if taken is not wanted:
            counts["wrong"] += 1
            found.setdefault("first_wrong_vector", f"{group['sha']} {test['tcId']}")
