"""Does a verifier fit its challenge? PKCE as the account provider has it, and as others do.

Source: UltiMaker Account, 1.4: SHA-512, standard Base64 with ``+`` to ``_`` and ``/`` to ``-``, the
reverse of base64url, padding kept.
"""

import base64
import hashlib
import hmac

_OWN_ALPHABET = str.maketrans("+/", "_-")
METHODS = {"S512": "S512", "base64url": "S512", "S256": "S256"}
"""What the request names the method, by the setting account_pkce."""


def challenge_of(verifier: str, how: str) -> str:
    """The challenge: "S512", "base64url" (SHA-512 too) or "S256"."""
    if how == "S256":
        return _base64url(hashlib.sha256(verifier.encode()).digest())
    digest = hashlib.sha512(verifier.encode()).digest()
    if how == "base64url":
        return _base64url(digest)
    return base64.b64encode(digest).decode().translate(_OWN_ALPHABET)


def fits(verifier: str, challenge: str, how: str) -> bool:
    """Whether the challenge was made of this verifier."""
    return hmac.compare_digest(challenge_of(verifier, how).encode(), challenge.encode())


def _base64url(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
