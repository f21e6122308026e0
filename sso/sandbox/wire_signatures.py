"""Which bytes are signed, and how? Request HMAC, response RSA, license signature v1.

Source: License API v4, request signature, response signature v2 and v1.
"""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def request_signature(shared_key: str, date_header: str) -> str:
    """Padded Base64 HMAC-SHA256 over the date text exactly as it was received."""
    message = f"licenseSpring\ndate: {date_header}".encode()
    return base64.b64encode(hmac.digest(shared_key.encode(), message, hashlib.sha256)).decode()


def is_request_signature(shared_key: str, date_header: str, candidate: str) -> bool:
    """Whether a request was signed with this key, compared in constant time."""
    expected = request_signature(shared_key, date_header)
    return hmac.compare_digest(expected.encode(), candidate.encode())


def response_signature(key: RSAPrivateKey, body: bytes) -> str:
    """The ``LicenseSignature`` header: RSA PKCS#1 v1.5, SHA-256, over the raw body."""
    return base64.b64encode(key.sign(body, padding.PKCS1v15(), hashes.SHA256())).decode()


def license_text(hardware_id: str, identity: str, validity: str | None) -> str:
    """The string under license_signature: ``hardware#id#validity``, all lower case."""
    who = identity.split("|", 1)[0]
    return f"{hardware_id}#{who}#{validity or ''}".lower()


def license_signature(
    key: RSAPrivateKey, hardware_id: str, identity: str, validity: str | None
) -> str:
    """The v1 signature in the body of activation and check."""
    return response_signature(key, license_text(hardware_id, identity, validity).encode())
