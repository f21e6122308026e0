"""What do programs get from the account provider? Tokens, refreshed tokens, and their checks.

Source: UltiMaker Account, 1.1, 1.3, 1.6 and 1.7. There is no userinfo and no revocation.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from sso.sandbox.account_challenges import fits
from sso.sandbox.account_grants import Granted
from sso.sandbox.browser_answers import is_same
from sso.sandbox.jwt_signing import token_of
from sso.sandbox.people import (
    ACCOUNT_CLIENT_ID,
    ACCOUNT_CLIENT_IDS,
    ACCOUNT_CLIENT_SECRET,
    ACCOUNT_SECRET_CLIENT_ID,
    COMPANIES,
)
from sso.sandbox.sign_ins import Voucher
from sso.sandbox.signing_keys import kid_of
from sso.sandbox.token_lies import retold
from sso.sandbox.world import BROKER, BROKER_CLIENT_ID, World

REFRESH_TOKEN_LIFETIME = timedelta(days=30)
Form = Mapping[str, str]
Basic = tuple[str, str] | None
"""Client id and secret of a Basic header."""


class TokenRefusal(Exception):
    """A refused token request; becomes 400 with error, error_description, error_details."""

    def __init__(self, error: str, description: str, details: str = "") -> None:
        super().__init__(error)
        self.error = error
        self.description = description
        self.details = details or description

    def as_body(self) -> dict[str, object]:
        """The error's own shape."""
        return {
            "error": self.error,
            "error_description": self.description,
            "error_details": self.details,
        }


@dataclass(frozen=True)
class AccountClient:
    """An application that was registered with the account provider."""

    client_id: str
    secret: str
    redirect_uris: tuple[str, ...]


def find_client(world: World, client_id: str) -> AccountClient | None:
    """A registered client, or None. Redirect URIs are compared exactly, port included."""
    if client_id == BROKER_CLIENT_ID:
        aliases = [one.idp_alias for one in COMPANIES.values() if one.home == "account"]
        uris = tuple(f"{world.base_url}{BROKER}/{alias}/endpoint" for alias in aliases)
        return AccountClient(client_id, "", uris)
    known = {ACCOUNT_CLIENT_ID: "", ACCOUNT_SECRET_CLIENT_ID: ACCOUNT_CLIENT_SECRET}
    if client_id not in known:
        return None
    return AccountClient(client_id, known[client_id], world.account_redirect_uris)


def token_answer(world: World, form: Form, basic: Basic = None) -> dict[str, object]:
    """The answer of POST /token. Raises TokenRefusal."""
    client = _authenticated(world, form, basic)
    kind = form.get("grant_type", "")
    if kind == "authorization_code":
        return _issued(world, _by_code(world, client, form))
    if kind == "refresh_token":
        return _issued(world, replace(_by_refresh_token(world, client, form), nonce=""))
    raise TokenRefusal("unsupported_grant_type", "The grant type is not supported")


def _authenticated(world: World, form: Form, basic: Basic) -> AccountClient:
    """A public client sends its id and no or an empty secret; another one its secret."""
    client_id, secret = basic or (form.get("client_id", ""), form.get("client_secret", ""))
    client = find_client(world, client_id)
    wanted = world.settings.account_secret_in
    is_in_place = wanted == "either" or (wanted == "basic") == (basic is not None)
    is_known = client is not None and is_same(secret, client.secret)
    if client is None or not is_known or (client.secret and not is_in_place):
        raise TokenRefusal("invalid_client", "Client authentication failed")
    return client


def _by_code(world: World, client: AccountClient, form: Form) -> Granted:
    granted = world.account.use(world.account.codes, form.get("code", ""), world.now())
    if granted is None or granted.client_id != client.client_id:
        raise TokenRefusal("invalid_grant", "The code is unknown, used or too old")
    if form.get("redirect_uri") != granted.redirect_uri:
        raise TokenRefusal("invalid_grant", "The redirect URI differs from the request's")
    how = world.settings.account_pkce
    if how != "none" and not fits(form.get("code_verifier", ""), granted.challenge, how):
        raise TokenRefusal("invalid_grant", "The code verifier does not fit")
    return granted


def _by_refresh_token(world: World, client: AccountClient, form: Form) -> Granted:
    value, kept = form.get("refresh_token", ""), world.account.refresh_tokens
    was_used = value in kept and kept[value].is_used
    granted = world.account.use(kept, value, world.now())
    if granted is None or granted.client_id != client.client_id:
        details = "refresh token was already used" if was_used else "refresh token is not known"
        raise TokenRefusal("invalid_grant", "The refresh token is invalid", details)
    if form.get("redirect_uri", granted.redirect_uri) != granted.redirect_uri:
        raise TokenRefusal("invalid_grant", "The redirect URI differs from the request's")
    return granted


def _issued(world: World, granted: Granted) -> dict[str, object]:
    account, now = world.account, world.now()
    lasts_s = world.settings.account_expires_in
    access_token, until = _access_token(world, granted), now + timedelta(seconds=lasts_s)
    refresh_token = secrets.token_urlsafe(40)
    answer: dict[str, object] = {
        "token_type": "Bearer",
        "access_token": account.hold(account.access_tokens, granted, until, access_token),
        "refresh_token": account.hold(
            account.refresh_tokens, granted, now + REFRESH_TOKEN_LIFETIME, refresh_token
        ),
        "expires_in": lasts_s,
        "scope": granted.scope,
    }
    if "openid" in granted.scope.split():
        answer["id_token"] = _id_token(world, granted)
    return answer


def _claims(world: World, granted: Granted) -> dict[str, object]:
    issued = int(world.now().timestamp())
    return {
        "iss": issuer(world),
        "sub": subject(granted),
        "iat": issued,
        "exp": issued + world.settings.account_expires_in,
    }


def _access_token(world: World, granted: Granted) -> str:
    ring = world.account_keys
    claims = {
        **_claims(world, granted),
        "jti": secrets.token_hex(16),
        "client_id": granted.client_id,
        "scope": granted.scope,
    }
    return token_of({"alg": "RS512", "kid": kid_of(ring.current)}, claims, ring.current)


def _id_token(world: World, granted: Granted) -> str:
    """The claims of 1.6; remembered, so that the license service may take it."""
    ring, settings, person = world.account_keys, world.settings, granted.person
    claims = {
        **_claims(world, granted),
        "aud": granted.client_id,
        "name": person.email.partition("@")[0],
        "email": person.email,
        "picture": f"{world.account_url}/picture.png",
        "customer_type": "02_enterprise",
        "org_id": granted.organization_id,
    }
    if granted.nonce:
        claims["nonce"] = settings.nonce_override or granted.nonce
    header = {"alg": settings.account_id_token_alg, "kid": kid_of(ring.current), "typ": "JWT"}
    honest = token_of(header, claims, ring.current)
    now_s = int(world.now().timestamp())
    made = retold(honest, settings.id_token_lies, ring, world.base_url, now_s)
    if granted.client_id in ACCOUNT_CLIENT_IDS:
        until = world.now() + timedelta(seconds=settings.account_expires_in)
        voucher = Voucher("id_token", person, granted.redirect_uri, until, granted.client_id)
        world.sign_ins.issue(made, voucher)
    return made


def issuer(world: World) -> str:
    """The claim ``iss``: the bare host and port, or by the setting the whole address."""
    is_bare = world.settings.account_issuer == "bare"
    return urlsplit(world.account_url).netloc if is_bare else world.account_url


def subject(granted: Granted) -> str:
    """The person's id at the account provider; another one than the realm's."""
    return f"account-{granted.person.user_id}"
