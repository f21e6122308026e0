"""How does a code stay ours? Proof Key for Code Exchange (RFC 7636), and one provider's own form of
it. Pure."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

VERIFIER_BYTES = 32


@dataclass(frozen=True, slots=True)
class CodeChallenge:
    """What goes into the authorization request; the verifier waits for the token request."""

    verifier: str = field(repr=False)
    challenge: str
    method: str

    def as_parameters(self) -> dict[str, str]:
        """Return the authorization request's parameters."""
        return {"code_challenge": self.challenge, "code_challenge_method": self.method}


def new_challenge(kind: str) -> CodeChallenge | None:
    """Return a fresh pair; None with ``none``. `kind` is the profile's `pkce`."""
    if kind == "none":
        return None
    # 64 lower-case hex digits: within RFC 7636's 43 to 128, and what the second method's server
    # expects.
    return challenge_for(kind, secrets.token_hex(VERIFIER_BYTES))


def challenge_for(kind: str, verifier: str) -> CodeChallenge:
    """Return the challenge of a verifier."""
    method, transform = _METHODS[kind]
    return CodeChallenge(verifier, transform(verifier.encode("ascii")), method)


def _s256(verifier: bytes) -> str:
    digest = hashlib.sha256(verifier).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _s512_ultimaker(verifier: bytes) -> str:
    """SHA-512 in an alphabet of its own: ``+`` is ``_`` and ``/`` is ``-``, padding kept.

    Source: UltiMaker Account, as its own desktop program sends it; the reverse of base64url.
    """
    digest = hashlib.sha512(verifier).digest()
    return base64.b64encode(digest).translate(bytes.maketrans(b"+/", b"_-")).decode("ascii")


_METHODS: Mapping[str, tuple[str, Callable[[bytes], str]]] = {
    "S256": ("S256", _s256),
    "S512-ultimaker": ("S512", _s512_ultimaker),
}
