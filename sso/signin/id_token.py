"""Does an id_token belong to our request, and did the issuer sign it? Pure.

The numbers are those of OpenID Connect Core 3.1.3.7 and 3.2.2.11. A library checks the signature;
the checks that it leaves out (extra audiences, azp, nonce, types, headers, canonical form) are
here.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sso.errors import AnswerNotUnderstood, OutOfTime, SignInAnswerInvalid, UnknownKey
from sso.licensing import strict_json
from sso.licensing.strict_json import Json
from sso.signin.authorization import AuthorizationResponse, is_same

# The library is loaded where a token is looked at: the program starts daily, and waits.
if TYPE_CHECKING:
    import jwt

MAX_TOKEN = 16 * 1024
LEEWAY = timedelta(minutes=5)
# Never "none", never HMAC: the public key is no secret.
ALGORITHMS_BY_KEY_TYPE: Mapping[str, tuple[str, ...]] = {
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    "EC": ("ES256", "ES384", "ES512"),
    "OKP": ("EdDSA",),
}
DEFAULT_ALGORITHM = {"RSA": ("RS256", "RS512"), "EC": ("ES256",), "OKP": ("EdDSA",)}
_FOREIGN_KEY_HEADERS = ("jku", "x5u", "jwk", "crit", "b64")
_PART = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What our request makes us expect; None where nothing was asked for.

    :param access_token: where one came with the id_token; its hash must be in it.
    :param demands_at_hash: implicit flow, where at_hash is not optional (3.2.2.10).
    """

    issuer: str | None
    client_id: str | None
    nonce: str | None
    demands_nonce: bool = True
    access_token: str | None = None
    demands_at_hash: bool = False


@dataclass(frozen=True, slots=True)
class Claims:
    """Who an id_token speaks of."""

    issuer: str
    subject: str
    email: str


@dataclass(frozen=True, slots=True)
class KeySet:
    """The issuer's public keys (RFC 7517)."""

    keys: tuple[jwt.PyJWK, ...]

    def key_for(self, header: Mapping[str, Json]) -> jwt.PyJWK:
        """Return the key a token names. :raises UnknownKey: none, or not which one."""
        kid = header.get("kid")
        named = [key for key in self.keys if kid is None or key.key_id == kid]
        fitting = [key for key in self._usable(named) if header.get("alg") in algorithms_of(key)]
        if kid is not None and not named:
            raise UnknownKey("the id_token names a key that the issuer does not show")
        if len(fitting) != 1:
            raise SignInAnswerInvalid("no key of the issuer fits the id_token")
        return fitting[0]

    def _usable(self, named: list[jwt.PyJWK]) -> list[jwt.PyJWK]:
        """RSA is what every issuer signs with unless told otherwise (OpenID Connect Core 15.1).

        Another kind counts only where the issuer shows no RSA key at all: nobody chooses for us.
        """
        has_rsa = any(key.key_type == "RSA" for key in self.keys)
        return [key for key in named if not has_rsa or key.key_type == "RSA"]


def parse_key_set(answer: Mapping[str, Json]) -> KeySet:
    """Return the signing keys of a JWKS document; keys that we cannot use are passed over."""
    entries = answer.get("keys")
    if not isinstance(entries, list):
        raise AnswerNotUnderstood("the issuer's key set is not one")
    return KeySet(tuple(key for key in map(_key, entries[:50]) if key is not None))


def algorithms_of(key: jwt.PyJWK) -> tuple[str, ...]:
    """Return what a key may sign with: its own `alg`, else its type's defaults."""
    kind = str(key.key_type)
    named = key._jwk_data.get("alg")
    allowed = ALGORITHMS_BY_KEY_TYPE.get(kind, ())
    return (named,) if named in allowed else () if named else DEFAULT_ALGORITHM.get(kind, ())


def validate(id_token: str, expected: Expected, keys: KeySet, now: datetime) -> Claims:
    """Check everything (3.1.3.7, 3.2.2.11).

    :raises UnknownKey: a newer key set may help. :raises OutOfTime: a clock may be wrong.
    :raises SignInAnswerInvalid: it is not a token for our request.
    """
    header, claims = _parts(id_token)
    if any(name in header for name in _FOREIGN_KEY_HEADERS):
        raise SignInAnswerInvalid("the id_token's header asks for more than a signature")
    key = keys.key_for(header)
    _verify_signature(id_token, key, str(header.get("alg")))
    _check_claims(claims, expected)
    _check_times(claims, now)
    _check_at_hash(claims, expected, str(header.get("alg")))
    return _claims_of(claims)


def carries_nonce(response: AuthorizationResponse, nonce: str | None) -> bool:
    """Whether a response's id_token carries this nonce; nothing else of it is looked at."""
    try:
        _, claims = _parts(response.id_token or "")
    except SignInAnswerInvalid:
        return False
    found = claims.get("nonce")
    return nonce is not None and isinstance(found, str) and is_same(found, nonce)


def check_shape(id_token: str, expected: Expected) -> Claims:
    """Check what can be told without the issuer's keys, where nobody shows them.

    The license service verifies the token itself; a forged sign-in carries a perfectly signed
    token, of the forger, and is told by the nonce.
    """
    _, claims = _parts(id_token)
    _check_claims(claims, expected)
    return _claims_of(claims)


def _check_claims(claims: Mapping[str, Json], expected: Expected) -> None:
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise SignInAnswerInvalid("the id_token names nobody")
    if expected.issuer is not None and claims.get("iss") != expected.issuer:  # 3.1.3.7 (2)
        raise SignInAnswerInvalid("the id_token comes from another issuer")
    if expected.client_id is not None:
        _check_audience(claims, expected.client_id)
    _check_nonce(claims, expected)


def _check_audience(claims: Mapping[str, Json], client_id: str) -> None:
    audience = claims.get("aud")
    if audience not in (client_id, [client_id]):  # 3.1.3.7 (3): no audience that we do not trust
        raise SignInAnswerInvalid("the id_token is for another client")
    if claims.get("azp", client_id) != client_id:  # 3.1.3.7 (5)
        raise SignInAnswerInvalid("the id_token was made for another client")


def _check_nonce(claims: Mapping[str, Json], expected: Expected) -> None:
    nonce = claims.get("nonce")
    if expected.nonce is None or (nonce is None and not expected.demands_nonce):
        return
    if not isinstance(nonce, str) or not is_same(nonce, expected.nonce):  # 3.1.3.7 (11)
        raise SignInAnswerInvalid("the id_token was not made for this sign-in")


def _check_times(claims: Mapping[str, Json], now: datetime) -> None:
    at = now.timestamp()
    leeway_s = LEEWAY.total_seconds()
    expires, issued = _seconds(claims, "exp"), _seconds(claims, "iat")
    if expires is None or issued is None:
        raise SignInAnswerInvalid("the id_token does not say when it is good")
    if at > expires + leeway_s:  # 3.1.3.7 (9)
        raise OutOfTime("the id_token has expired")
    starts = _seconds(claims, "nbf")
    if issued > at + leeway_s or (starts is not None and starts > at + leeway_s):
        raise OutOfTime("the id_token is from the future")


def _check_at_hash(claims: Mapping[str, Json], expected: Expected, algorithm: str) -> None:
    """3.2.2.9: the left half of the access token's hash, by the token's own algorithm."""
    at_hash = claims.get("at_hash")
    if expected.access_token is None or (at_hash is None and not expected.demands_at_hash):
        return
    shorter = {"256": hashlib.sha256, "384": hashlib.sha384}  # 512 bits, and EdDSA: the longest
    hashed = shorter.get(algorithm[-3:], hashlib.sha512)(expected.access_token.encode())
    digest = hashed.digest()
    wanted = base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode("ascii")
    if not isinstance(at_hash, str) or not is_same(at_hash, wanted):
        raise SignInAnswerInvalid("the access token is not the one of the id_token")


def _verify_signature(id_token: str, key: jwt.PyJWK, algorithm: str) -> None:
    import jwt

    only_signature = {
        "verify_signature": True,
        "verify_exp": False,
        "verify_iat": False,
        "verify_nbf": False,
        "verify_aud": False,
        "verify_iss": False,
        "verify_sub": False,
        "verify_jti": False,
    }
    try:
        jwt.decode(id_token, key.key, algorithms=[algorithm], options=only_signature)  # type: ignore[arg-type]
    except (jwt.InvalidTokenError, jwt.InvalidKeyError) as reason:
        raise SignInAnswerInvalid("the id_token's signature is wrong") from reason


def _parts(id_token: str) -> tuple[dict[str, Json], dict[str, Json]]:
    """Return header and claims of a token in its one canonical form."""
    parts = id_token.split(".")
    if len(id_token) > MAX_TOKEN or len(parts) != 3 or not all(map(_PART.fullmatch, parts)):
        raise SignInAnswerInvalid("the id_token is not one")
    try:
        return _segment(parts[0]), _segment(parts[1])
    except (AnswerNotUnderstood, binascii.Error, ValueError) as reason:
        raise SignInAnswerInvalid("the id_token cannot be read") from reason


def _segment(text: str) -> dict[str, Json]:
    return strict_json.parse_object(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def _seconds(claims: Mapping[str, Json], name: str) -> float | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SignInAnswerInvalid(f"the id_token's {name} is not a number")
    return float(value)


def _claims_of(claims: Mapping[str, Json]) -> Claims:
    return Claims(_shown(claims, "iss"), _shown(claims, "sub"), _shown(claims, "email"))


def _shown(claims: Mapping[str, Json], name: str) -> str:
    value = claims.get(name)
    return value if isinstance(value, str) else ""


def _key(entry: Json) -> jwt.PyJWK | None:
    if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
        return None
    import jwt

    try:
        return jwt.PyJWK(entry)
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, NotImplementedError):
        return None  # the last one: a key for the algorithm "none"
