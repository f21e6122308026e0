"""Which tokens and key sets do the tests of an id_token work with? One issuer, with real keys."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from sso.licensing.strict_json import Json
from sso.signin import id_token
from sso.signin.id_token import Expected, KeySet

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
ACCESS_TOKEN = "the-access-token"
EXPECTED = Expected(
    issuer="https://id.acme.test/realm",
    client_id="license-users",
    nonce="264577196",
    access_token=ACCESS_TOKEN,
    demands_at_hash=True,
)


def b64(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


AT_HASH = b64(hashlib.sha256(ACCESS_TOKEN.encode()).digest()[:16])
CLAIMS: Mapping[str, Any] = {
    "iss": "https://id.acme.test/realm",
    "aud": "license-users",
    "azp": "license-users",
    "sub": "subject-1",
    "exp": AT + 300,
    "iat": AT,
    "nonce": "264577196",
    "email": "you@acme.test",
    "at_hash": AT_HASH,
}


@dataclass(frozen=True)
class Issuer:
    """An issuer with two RSA keys, of which it shows one, and keys of other kinds."""

    shown: rsa.RSAPrivateKey
    hidden: rsa.RSAPrivateKey
    elliptic: ec.EllipticCurvePrivateKey
    edwards: ed25519.Ed25519PrivateKey

    def key_set(self, *, with_two: bool = False, kid: str | None = "one") -> KeySet:
        entries: list[Json] = [entry_of(self.shown, kid=kid or ...)]
        if with_two:
            entries.append(entry_of(self.hidden, kid="two"))
        return id_token.parse_key_set({"keys": entries})


@cache
def issuer() -> Issuer:
    """Return the one issuer of these tests; making keys takes time."""
    return Issuer(
        rsa.generate_private_key(public_exponent=65537, key_size=2048),
        rsa.generate_private_key(public_exponent=65537, key_size=2048),
        ec.generate_private_key(ec.SECP256R1()),
        ed25519.Ed25519PrivateKey.generate(),
    )


def entry_of(key: PrivateKey, **changes: Any) -> dict[str, Json]:
    """Return what the issuer shows of a key; a member changed to ``...`` is left out."""
    entry = {**json.loads(_public_jwk(key)), "kid": "one", "use": "sig", **changes}
    if isinstance(key, rsa.RSAPrivateKey):
        entry.setdefault("alg", "RS256")
    return {name: value for name, value in entry.items() if value is not ... and name != "key_ops"}


def _public_jwk(key: PrivateKey) -> str:
    if isinstance(key, rsa.RSAPrivateKey):
        return RSAAlgorithm.to_jwk(key.public_key())
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return ECAlgorithm.to_jwk(key.public_key())
    return OKPAlgorithm.to_jwk(key.public_key())


def signed(
    changes: Mapping[str, Any] | None = None,
    *,
    headers: Mapping[str, Any] | None = None,
    key: Any = None,
    algorithm: str = "RS256",
) -> str:
    """Return a token; a claim changed to ``...`` is left out."""
    claims = {name: value for name, value in {**CLAIMS, **(changes or {})}.items()}
    present = {name: value for name, value in claims.items() if value is not ...}
    named = {"kid": "one", **(headers or {})}
    return jwt.encode(
        present,
        key or issuer().shown,
        algorithm=algorithm,
        headers={name: value for name, value in named.items() if value is not ...},
    )


def by_hand(header: str, claims: str) -> str:
    """Return a token over texts that no library would write, rightly signed."""
    signing_input = f"{b64(header.encode())}.{b64(claims.encode())}"
    algorithm = RSAAlgorithm(RSAAlgorithm.SHA256)
    signature = algorithm.sign(signing_input.encode(), issuer().shown)
    return f"{signing_input}.{b64(signature)}"
