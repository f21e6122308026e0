"""How is a token put together, byte for byte? Odd payloads and odd algorithms included."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from sso.sandbox.key_files import public_pem
from sso.sandbox.signing_keys import SigningKey

_HASHES: dict[str, hashes.HashAlgorithm] = {"RS256": hashes.SHA256(), "RS512": hashes.SHA512()}


def encoded(raw: bytes) -> str:
    """Base64url without padding (RFC 7515)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(raw_text: str) -> bytes:
    """The bytes behind base64url without padding."""
    return base64.urlsafe_b64decode(raw_text + "=" * (-len(raw_text) % 4))


def object_text(value: Mapping[str, object]) -> str:
    """Compact JSON."""
    return json.dumps(value, separators=(",", ":"))


def token_of(header: Mapping[str, object], claims: Mapping[str, object], key: SigningKey) -> str:
    """An honest JWT, signed as the header's ``alg`` says."""
    return token_of_texts(object_text(header), object_text(claims), str(header["alg"]), key)


def token_of_texts(header: str, claims: str, algorithm: str, key: SigningKey) -> str:
    """A JWT over exactly these texts."""
    signed = f"{encoded(header.encode())}.{encoded(claims.encode())}"
    return f"{signed}.{encoded(signature(algorithm, key, signed.encode()))}"


def signature(algorithm: str, key: SigningKey, signed: bytes) -> bytes:
    """RS256, RS512, ES256, none, or HS256 with the public key's PEM text as its secret."""
    if algorithm == "none":
        return b""
    if isinstance(key, EllipticCurvePrivateKey):
        r, s = decode_dss_signature(key.sign(signed, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")
    if algorithm == "HS256":
        return hmac.digest(public_pem(key), signed, hashlib.sha256)
    return _rsa(algorithm, key, signed)


def half_hash(text: str, algorithm: str = "RS256") -> str:
    """What ``at_hash`` and ``c_hash`` hold (OpenID Connect Core 3.1.3.6)."""
    digest = (hashlib.sha512 if algorithm == "RS512" else hashlib.sha256)(text.encode()).digest()
    return encoded(digest[: len(digest) // 2])


def _rsa(algorithm: str, key: RSAPrivateKey, signed: bytes) -> bytes:
    return key.sign(signed, padding.PKCS1v15(), _HASHES[algorithm])
