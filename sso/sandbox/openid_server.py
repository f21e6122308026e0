"""Who may get a code or a token? The OpenID Connect rules, kept by Authlib's grants.

Authlib validates the authorization request, authenticates clients and makes the id_token. What
is peculiar to Keycloak (the redirect URI rule, session_state, iss) is added here by hand.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from authlib.oauth2.rfc6749 import (
    AuthorizationCodeGrant,
    AuthorizationServer,
    ClientCredentialsGrant,
    ClientMixin,
    InvalidClientError,
    InvalidRequestError,
    OAuth2Request,
)
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oidc.core import OpenIDCode, OpenIDImplicitGrant
from joserfc import jwt
from joserfc.jwk import RSAKey

from sso.sandbox.people import OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET
from sso.sandbox.redirect_uris import is_admitted
from sso.sandbox.sign_ins import BrowserSession, Voucher
from sso.sandbox.world import LICENSE_USERS, World

ALGORITHM = "RS256"


@dataclass(frozen=True)
class Client(ClientMixin):  # type: ignore[misc]
    """A client of the realm: the one all license users share, or a company's OAuth client."""

    client_id: str
    secret: str
    redirect_uris: tuple[str, ...]
    grants: tuple[str, ...]

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str | None) -> str:
        return scope or ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return is_admitted(redirect_uri, self.redirect_uris)

    def check_client_secret(self, client_secret: str) -> bool:
        return hmac.compare_digest(client_secret.encode(), self.secret.encode())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_post", "client_secret_basic")

    def check_response_type(self, response_type: str) -> bool:
        return "authorization" in self.grants

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grants


class Realm(AuthorizationServer):  # type: ignore[misc]
    """The realm's authorization server; answers are (status, payload, headers) tuples."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.key = RSAKey.import_key(world.identity_key)
        self.register_token_generator("default", self._make_token)
        self.register_grant(CodeGrant, [CodeExtension(self)])
        self.register_grant(ImplicitGrant)
        self.register_grant(CompanyGrant)

    @property
    def kid(self) -> str:
        """The key's id in the JWKS."""
        return self.key.thumbprint()

    def now(self) -> datetime:
        """The sandbox's present instant."""
        return self.world.now()

    def jwks(self) -> dict[str, object]:
        """The public keys."""
        public = self.key.as_dict(private=False)
        return {"keys": [{**public, "kid": self.kid, "use": "sig", "alg": ALGORITHM}]}

    def signed(self, claims: dict[str, object]) -> str:
        """A JWT of this realm."""
        return jwt.encode({"alg": ALGORITHM, "kid": self.kid, "typ": "JWT"}, claims, self.key)

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
        return {
            LICENSE_USERS: Client(
                LICENSE_USERS,
                secrets.token_hex(16),
                self.world.redirect_uris,
                ("authorization", "authorization_code"),
            ),
            OAUTH_CLIENT_ID: Client(
                OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, (), ("client_credentials",)
            ),
        }.get(client_id)

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
        self.world.sign_ins.issue(value, Voucher(kind, session.person, redirect_uri, expires_at))

    def _token_lifetime_s(self) -> float:
        return self.world.settings.access_token_lifetime_s

    def _make_token(self, **wanted: object) -> dict[str, object]:
        session, client = wanted.get("user"), wanted["client"]
        is_company = session is None
        lasts_s = self.world.settings.oauth_expires_in if is_company else self._token_lifetime_s()
        claims = self.token_claims(client.client_id, lasts_s)  # type: ignore[attr-defined]
        claims["typ"] = "Bearer"
        if isinstance(session, BrowserSession):
            claims |= _person_claims(session)
        return {
            "access_token": self.signed(claims),
            "expires_in": int(lasts_s),
            "refresh_expires_in": 0,
            "token_type": "Bearer",
            "not-before-policy": 0,
            "scope": "profile email" if is_company else wanted["scope"],
        }


def _person_claims(session: BrowserSession) -> dict[str, object]:
    person = session.person
    return {
        "sub": f"sandbox-{person.user_id}",
        "sid": session.session_state,
        "email": person.email,
        "email_verified": True,
        "preferred_username": person.email,
    }


def _require_redirect_uri(request: OAuth2Request, client: Client) -> str:
    redirect_uri = request.payload.redirect_uri
    if not redirect_uri or not client.check_redirect_uri(redirect_uri):
        raise InvalidRequestError("Invalid parameter: redirect_uri")
    return str(redirect_uri)


class CodeExtension(OpenIDCode):  # type: ignore[misc]
    """OpenID Connect on top of the code grant."""

    def __init__(self, realm: Realm) -> None:
        super().__init__(require_nonce=False)
        self.realm = realm

    def exists_nonce(self, nonce: str, request: object) -> bool:
        return False


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    """Answers with a code; the license service redeems it, nobody else has the secret."""

    server: Realm
    validate_authorization_redirect_uri = staticmethod(_require_redirect_uri)

    def create_authorization_response(
        self, redirect_uri: str, grant_user: BrowserSession
    ) -> tuple[int, dict[str, str], list[object]]:
        self.request.user = grant_user
        code = f"{secrets.token_hex(16)}.{grant_user.session_state}.{secrets.token_hex(8)}"
        lasts_s = self.server.world.settings.code_lifetime_s
        self.server.issue(self.request, "code", code, lasts_s)
        return 200, {"code": code}, []

    def query_authorization_code(self, code: str, client: Client) -> None:
        return None


class ImplicitGrant(OpenIDImplicitGrant):  # type: ignore[misc]
    """Answers with an id_token and an access token."""

    server: Realm
    validate_authorization_redirect_uri = staticmethod(_require_redirect_uri)

    def authenticate_token_endpoint_client(self) -> Client:
        client: Client | None = self.server.query_client(self.request.payload.client_id)
        if client is None:
            raise InvalidClientError("The client does not exist on this server.")
        return client

    def create_authorization_response(
        self, redirect_uri: str, grant_user: BrowserSession
    ) -> tuple[int, dict[str, str], list[object]]:
        granted = dict(self.create_granted_params(grant_user))
        lasts_s = self.server.world.settings.access_token_lifetime_s
        self.server.issue(self.request, "id_token", granted["id_token"], lasts_s)
        kept = ("id_token", "access_token", "token_type", "expires_in")
        return 200, {name: str(granted[name]) for name in kept if name in granted}, []

    def exists_nonce(self, nonce: str, request: object) -> bool:
        return False

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self.server.key

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": ALGORITHM, "kid": self.server.kid, "typ": "JWT"}

    def get_client_claims(self, client: Client) -> dict[str, object]:
        lasts_s = self.server.world.settings.access_token_lifetime_s
        claims = self.server.token_claims(client.client_id, lasts_s)
        return {**claims, "aud": client.client_id, "typ": "ID"}

    def generate_user_info(self, user: BrowserSession, scope: str) -> dict[str, object]:
        """The person's claims; the setting nonce_override replaces the nonce last."""
        claims = _person_claims(user)
        claims |= {"auth_time": int(user.started_at.timestamp())}
        override = self.server.world.settings.nonce_override
        return claims if override is None else {**claims, "nonce": override}


class CompanyGrant(ClientCredentialsGrant):  # type: ignore[misc]
    """A company's OAuth client gets its bearer token."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post", "client_secret_basic"]
