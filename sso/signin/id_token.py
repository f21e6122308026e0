"""Does an id_token belong to our request? What can be told without the issuer's keys. Pure.

The license service verifies the token itself; this is the early gate against somebody else's
sign-in: a forged answer carries a perfectly signed token, of the forger.
"""

from __future__ import annotations

from dataclasses import dataclass

import jwt

from sso.errors import SignInAnswerInvalid
from sso.signin.authorization import AuthorizationRequest, is_same

MAX_TOKEN = 16 * 1024


@dataclass(frozen=True, slots=True)
class Claims:
    """Who an id_token speaks of."""

    issuer: str
    subject: str
    email: str


def check(id_token: str, request: AuthorizationRequest) -> Claims:
    """Compare issuer, audience and nonce with the request (OpenID Connect Core 3.2.2.11).

    :raises SignInAnswerInvalid: it is not a token, or one that was not made for our request.
    """
    claims = _claims(id_token)
    if request.issuer and claims.get("iss") != request.issuer:
        raise SignInAnswerInvalid("the id_token comes from another issuer")
    if request.client_id and request.client_id not in _audience(claims):
        raise SignInAnswerInvalid("the id_token is for another client")
    nonce = claims.get("nonce")
    if request.nonce is not None and not (isinstance(nonce, str) and is_same(nonce, request.nonce)):
        raise SignInAnswerInvalid("the id_token was not made for this sign-in")
    return Claims(
        issuer=str(claims.get("iss", "")),
        subject=str(claims.get("sub", "")),
        email=str(claims.get("email", "")),
    )


def _claims(id_token: str) -> dict[str, object]:
    if len(id_token) > MAX_TOKEN:
        raise SignInAnswerInvalid("the id_token is too large")
    try:
        # The license service redeems and verifies; no key of the issuer is at hand here.
        claims = jwt.decode(id_token, options={"verify_signature": False})
    except jwt.InvalidTokenError as reason:
        raise SignInAnswerInvalid("the id_token cannot be read") from reason
    return dict(claims)


def _audience(claims: dict[str, object]) -> list[object]:
    audience = claims.get("aud")
    return audience if isinstance(audience, list) else [audience]
