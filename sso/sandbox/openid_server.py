"""What does the realm issue and sign? The authorization server itself.

Authlib validates requests and authenticates clients; what is peculiar to Keycloak (the redirect
URI rule, session_state, iss) is added by hand.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Request
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from joserfc.jwk import RSAKey

from sso.sandbox.clients import Client, find_client
from sso.sandbox.jwt_signing import token_of
from sso.sandbox.published_keys import published_keys
from sso.sandbox.sign_ins import BrowserSession, Voucher
from sso.sandbox.signing_keys import kid_of
from sso.sandbox.token_lies import retold
from sso.sandbox.world import World

ALGORITHM = "RS256"
"""The signature of every token."""


class Realm(AuthorizationServer):  # type: ignore[misc]
    """The realm's authorization server; answers are (status, payload, headers) tuples."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.codes: dict[str, Any] = {}
        self._nobodys_secret = secrets.token_hex(16)
        self.register_token_generator("default", self._make_token)

    @property
    def key(self) -> RSAKey:
        """The present key."""
        return RSAKey.import_key(self.world.identity_keys.current)

    @property
    def kid(self) -> str:
        """The present key's id in the JWKS."""
        return kid_of(self.world.identity_keys.current)

    def now(self) -> datetime:
        """The sandbox's present instant."""
        return self.world.now()

    def jwks(self) -> dict[str, object]:
        """The public keys."""
        return published_keys(self.world.settings, self.world.identity_keys, ALGORITHM)

    def signed(self, claims: dict[str, object]) -> str:
        """A JWT of this realm."""
        header = {"alg": ALGORITHM, "kid": self.kid, "typ": "JWT"}
        return token_of(header, claims, self.world.identity_keys.current)

    def retold(self, id_token: str, code: str = "") -> str:
        """The id_token with the lies that the setting wants."""
        world = self.world
        lies, now_s = world.settings.id_token_lies, int(world.now().timestamp())
        return retold(id_token, lies, world.identity_keys, world.base_url, now_s, code)

    def token_claims(self, client_id: str, lasts_s: float) -> dict[str, object]:
        """The claims that every token shares."""
        issued = int(self.now().timestamp())
        return {
            "exp": issued + int(lasts_s),
            "iat": issued,
            "jti": secrets.token_hex(16),
            "iss": self.world.claimed_issuer,
            "azp": client_id,
        }

    # what Authlib asks for

    def query_client(self, client_id: str) -> Client | None:
        """A registered client, or None."""
        return find_client(self.world, self._nobodys_secret, client_id)

    def create_oauth2_request(self, request: tuple[Mapping[str, str], Mapping[str, str]]) -> object:
        """Authlib's view of (parameters, headers)."""
        raw_params, headers = request
        made = OAuth2Request("POST", "https://localhost/", headers=dict(headers))
        made.payload = BasicOAuth2Payload(dict(raw_params))
        made._body = dict(raw_params)
        return made

    def handle_response(self, status: int, payload: object, headers: object) -> tuple[int, object]:
        """The outcome, left for the Flask side to render."""
        return status, payload

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nobody listens."""

    def save_token(self, token: dict[str, object], request: OAuth2Request) -> None:
        """Remember what was issued: a bearer for the API, or a person's access token."""
        access_token = str(token["access_token"])
        if request.user is None:
            lasts = timedelta(seconds=self.world.settings.oauth_expires_in)
            self.world.sign_ins.bearers[access_token] = self.now() + lasts
        else:
            self.issue(request, "access_token", access_token, self._token_lifetime_s())

    def issue(self, request: OAuth2Request, kind: str, value: str, lasts_s: float) -> None:
        """Remember a code or token of a person, bound to its redirect URI."""
        session: BrowserSession = request.user
        expires_at = self.now() + timedelta(seconds=lasts_s)
        redirect_uri = request.payload.redirect_uri
        client_id = request.client.client_id
        voucher = Voucher(kind, session.person, redirect_uri, expires_at, client_id)
        self.world.sign_ins.issue(value, voucher)

    def spend(self, code: str) -> bool:
        """Use a code up; False when it was already, or is too old."""
        with self.world.sign_ins.lock:
            voucher = self.world.sign_ins.vouchers.get(code)
            if voucher is None or voucher.is_spent:
                return False
            voucher.is_spent = True
            return voucher.expires_at > self.now()

    def _token_lifetime_s(self) -> float:
        return self.world.settings.access_token_lifetime_s

    def _make_token(self, **wanted: object) -> dict[str, object]:
        session, client = wanted.get("user"), wanted["client"]
        is_company = session is None
        lasts_s = self.world.settings.oauth_expires_in if is_company else self._token_lifetime_s()
        claims = self.token_claims(client.client_id, lasts_s)  # type: ignore[attr-defined]
        claims["typ"] = "Bearer"
        if isinstance(session, BrowserSession):
            claims |= person_claims(session)
        return {
            "access_token": self.signed(claims),
            "expires_in": int(lasts_s),
            "refresh_expires_in": 0,
            "token_type": "Bearer",
            "not-before-policy": 0,
            "scope": "profile email" if is_company else wanted["scope"],
        }


def person_claims(session: BrowserSession) -> dict[str, object]:
    """What a token says about its person."""
    person = session.person
    return {
        "sub": f"sandbox-{person.user_id}",
        "sid": session.session_state,
        "email": person.email,
        "email_verified": True,
        "preferred_username": person.email,
    }
