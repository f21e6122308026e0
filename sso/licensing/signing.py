"""How is a request to the license service signed, and is an answer really from it? Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sso.errors import ProfileError, SignatureWrong

# Loaded where a key is: where nothing is stored, `status` needs none. So is `email.utils`, where
# somebody is asked.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

MIN_KEY_BITS = 2048


def http_date(at: datetime) -> str:
    """Return an instant as IMF-fixdate, e.g. ``Tue, 07 Jun 2011 20:51:35 GMT`` (RFC 9110 5.6.7)."""
    from email.utils import format_datetime

    return format_datetime(at.astimezone(UTC), usegmt=True)


def parse_http_date(date_raw: str | None) -> datetime | None:
    """Return the aware instant of a `Date` header, or None where it is missing or not a date."""
    if not date_raw:
        return None
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(date_raw)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def request_signature(shared_key: str, date_text: str) -> str:
    """Return the Base64 HMAC-SHA256 over the constant and the exact `Date` text.

    Source: License API v4, request signature. No newline at the end of the signed string.
    """
    signed = f"licenseSpring\ndate: {date_text}".encode()
    return base64.b64encode(hmac.digest(shared_key.encode(), signed, "sha256")).decode("ascii")


def authorization_header(api_key: str, shared_key: str, date_text: str) -> str:
    """Return the `Authorization` header of API-key authorization."""
    signature = request_signature(shared_key, date_text)
    return f'algorithm="hmac-sha256",headers="date",signature="{signature}",apikey="{api_key}"'


def load_public_key(pem: bytes) -> RSAPublicKey:
    """Return the vendor's pinned key.

    :raises ProfileError: not an RSA public key in PEM, or shorter than 2,048 bits.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, TypeError) as reason:
        raise ProfileError("license_service.public_key is not a public key in PEM form") from reason
    if not isinstance(key, RSAPublicKey) or key.key_size < MIN_KEY_BITS:
        raise ProfileError(
            f"license_service.public_key must be RSA with {MIN_KEY_BITS} bits or more"
        )
    return key


def key_fingerprint(key: RSAPublicKey) -> str:
    """Return ``sha256:<hex>`` of the key's DER form (SubjectPublicKeyInfo)."""
    from cryptography.hazmat.primitives import serialization

    der = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return f"sha256:{hashlib.sha256(der).hexdigest()}"


def verify_response(key: RSAPublicKey, body: bytes, signature_raw: str | None) -> None:
    """Check the `LicenseSignature` header over the exact bytes of the answer.

    RSA PKCS#1 v1.5 with SHA-256 (License API v4, response signature v2). The caller parses only
    after this.

    :raises SignatureWrong: the header is missing, not Base64, or does not match.
    """
    if not signature_raw:
        raise SignatureWrong("the answer carries no signature")
    _verify(key, body, signature_raw)


def license_string(hardware_id: str, identity: str, validity_raw: str | None) -> bytes:
    """Return what the field `license_signature` signs: lower-cased ``HARDWARE_ID#ID#VALIDITY``."""
    return f"{hardware_id}#{identity}#{validity_raw or ''}".lower().encode()


def verify_license_signature(
    key: RSAPublicKey, signature_raw: str, hardware_id: str, identity: str, validity_raw: str | None
) -> None:
    """Check the field `license_signature` of an activation or check answer (response signature v1).

    :raises SignatureWrong: it does not belong to this device, person and end.
    """
    _verify(key, license_string(hardware_id, identity, validity_raw), signature_raw)


def _verify(key: RSAPublicKey, signed: bytes, signature_raw: str) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    try:
        signature = base64.b64decode(signature_raw, validate=True)
        key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except (binascii.Error, ValueError) as reason:
        raise SignatureWrong("the signature is not Base64") from reason
    except InvalidSignature as reason:
        raise SignatureWrong("the signature does not belong to this answer and key") from reason
