"""How is a license file of the vendor's SDK sealed and opened? LSLF v1. Pure.

Source: wire reference, 9.3, and its golden vector 5. All numbers are little-endian; the first 40
bytes are the header, and they are authenticated with the rest:

====== ==========================================================
0-3    ``LSLF``
4-5    format version, 1
6, 7   cipher, 1 = AES-256-GCM; key derivation, 1 = PBKDF2-HMAC-SHA256
8-11   iterations
12-27  salt, kept for the life of a file
28-39  nonce, new with every write
40-    ciphertext, its last 16 bytes the GCM tag
====== ==========================================================
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from sso.errors import LicenseDamaged

ITERATIONS = 100_000
MAX_ITERATIONS = 1_000_000  # about a second; a header may name four thousand times as many
MAX_FILE_BYTES = 4 * 1024 * 1024
SALT_BYTES = 16
NONCE_BYTES = 12
_TAG_BYTES = 16
_KEY_BYTES = 32
_MAGIC, _VERSION, _AES_256_GCM, _PBKDF2_HMAC_SHA256 = b"LSLF", 1, 1, 1
_HEADER = struct.Struct(f"<4sHBBI{SALT_BYTES}s{NONCE_BYTES}s")
MAX_PLAIN_BYTES = MAX_FILE_BYTES - _HEADER.size - _TAG_BYTES


@dataclass(frozen=True, slots=True)
class Opened:
    """What a sealed file held, and what a writer must keep of it.

    A program of the vendor's SDK derives its key once; with another salt or number of iterations
    it would take the file for corrupted.
    """

    plain: bytes
    salt: bytes
    iterations: int


def seal(
    plain: bytes, password: str, salt: bytes, nonce: bytes, iterations: int = ITERATIONS
) -> bytes:
    """Return the whole file. Takes some 50 ms, for the key.

    :param nonce: 12 bytes never used before with this password and salt.
    :raises ValueError: salt, nonce or iterations that no file may have, or too much text.
    """
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
        raise ValueError("salt or nonce of another length")
    if not 1 <= iterations <= MAX_ITERATIONS:
        raise ValueError("a number of iterations that would not be read back")
    if len(plain) > MAX_PLAIN_BYTES:
        raise ValueError("more text than would be read back")
    header = _HEADER.pack(
        _MAGIC, _VERSION, _AES_256_GCM, _PBKDF2_HMAC_SHA256, iterations, salt, nonce
    )
    return header + AESGCM(_key(password, salt, iterations)).encrypt(nonce, plain, header)


def unseal(content_raw: bytes, password: str) -> Opened:
    """Return what a file holds.

    :raises LicenseDamaged: not LSLF v1, cut, altered, or sealed with another password: the last
    two cannot be told apart.
    """
    header = content_raw[: _HEADER.size]
    salt, nonce, iterations = _parameters(content_raw)
    try:
        plain = AESGCM(_key(password, salt, iterations)).decrypt(
            nonce, content_raw[_HEADER.size :], header
        )
    except InvalidTag:
        raise LicenseDamaged(
            "the SDK's license file was altered, or sealed with another secret"
        ) from None
    return Opened(plain, salt, iterations)


def _parameters(content_raw: bytes) -> tuple[bytes, bytes, int]:
    """Return salt, nonce and iterations; nothing costly has happened before this is sure."""
    if len(content_raw) > MAX_FILE_BYTES:
        raise LicenseDamaged(f"the SDK's license file is larger than {MAX_FILE_BYTES} bytes")
    if not content_raw.startswith(_MAGIC):
        raise LicenseDamaged("the SDK's license file is not LSLF; an SDK before 4.0 wrote others")
    if len(content_raw) < _HEADER.size + _TAG_BYTES:
        raise LicenseDamaged("the SDK's license file was cut")
    _, version, cipher, derivation, iterations, salt, nonce = _HEADER.unpack_from(content_raw)
    if (version, cipher, derivation) != (_VERSION, _AES_256_GCM, _PBKDF2_HMAC_SHA256):
        raise LicenseDamaged(
            f"the SDK's license file has version {version}, cipher {cipher} and key derivation"
            f" {derivation}; known are 1, 1 and 1"
        )
    if not 1 <= iterations <= MAX_ITERATIONS:
        raise LicenseDamaged(f"the SDK's license file asks for {iterations} iterations")
    return salt, nonce, iterations


def _key(password: str, salt: bytes, iterations: int) -> bytes:
    derivation = PBKDF2HMAC(hashes.SHA256(), _KEY_BYTES, salt, iterations)
    return derivation.derive(password.encode("utf-8"))
