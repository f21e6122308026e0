"""Who may get a code or a token, and for what? The realm's grants, on top of Authlib's."""

import secrets
from dataclasses import dataclass

from authlib.oauth2.rfc6749 import (
    AuthorizationCodeGrant,
    ClientCredentialsGrant,
    InvalidClientError,
    InvalidRequestError,
    OAuth2Request,
)
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7636.challenge import compare_s256_code_challenge
from authlib.oidc.core import OpenIDCode, OpenIDImplicitGrant
from joserfc.jwk import RSAKey

from sso.sandbox.clients import Client
from sso.sandbox.openid_server import ALGORITHM, Realm, person_claims
from sso.sandbox.sign_ins import BrowserSession
from sso.sandbox.world import World

BY_SECRET = ["client_secret_post", "client_secret_basic"]


def make_realm(world: World) -> Realm:
    """The realm with all its grants."""
    realm = Realm(world)
    realm.register_grant(CodeGrant, [CodeExtension(realm), SafeChallenge()])
    realm.register_grant(ImplicitGrant)
    realm.register_grant(CompanyGrant)
    return realm


@dataclass(frozen=True)
class AuthorizationCode:
    """A code that a program redeems itself, with what it is bound to."""

    value: str
    client_id: str
    session: BrowserSession
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(self.session.started_at.timestamp())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class IdTokens:
    """What goes into an id_token; shared by the code and the implicit grant."""

    realm: Realm

    def exists_nonce(self, nonce: str, request: object) -> bool:
        return False

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self.realm.key

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": ALGORITHM, "kid": self.realm.kid, "typ": "JWT"}

    def get_client_claims(self, client: Client) -> dict[str, object]:
        lasts_s = self.realm.world.settings.access_token_lifetime_s
        claims = self.realm.token_claims(client.client_id, lasts_s)
        return {**claims, "aud": client.client_id, "typ": "ID"}

    def generate_user_info(self, user: BrowserSession, scope: str) -> dict[str, object]:
        """The person's claims; the setting nonce_override replaces the nonce last."""
        claims = {**person_claims(user), "auth_time": int(user.started_at.timestamp())}
        override = self.realm.world.settings.nonce_override
        return claims if override is None else {**claims, "nonce": override}

    def issue_id_token(self, request: OAuth2Request, id_token: str) -> None:
        """Remember it, so that the license service takes it."""
        lasts_s = self.realm.world.settings.access_token_lifetime_s
        self.realm.issue(request, "id_token", id_token, lasts_s)


def require_redirect_uri(request: OAuth2Request, client: Client) -> str:
    """The requested address; without a registered one there is no redirect at all."""
    redirect_uri = request.payload.redirect_uri
    if not redirect_uri or not client.check_redirect_uri(redirect_uri):
        raise InvalidRequestError("Invalid parameter: redirect_uri")
    return str(redirect_uri)


class CodeExtension(IdTokens, OpenIDCode):  # type: ignore[misc]
    """OpenID Connect on top of the code grant."""

    def __init__(self, realm: Realm) -> None:
        super().__init__(require_nonce=False)
        self.realm = realm

    def process_token(self, grant: "CodeGrant", response: object) -> dict[str, object]:
        """Add the id_token to the token answer."""
        token: dict[str, object] = super().process_token(grant, response)
        if "id_token" in token:
            code = str(grant.request.form.get("code", ""))
            token["id_token"] = self.realm.retold(str(token["id_token"]), code)
            self.issue_id_token(grant.request, str(token["id_token"]))
        return token


class SafeChallenge(CodeChallenge):  # type: ignore[misc]
    """PKCE with S256 only, required of public clients already when the code is asked for."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]
    CODE_CHALLENGE_METHODS = {"S256": compare_s256_code_challenge}

    def __init__(self) -> None:
        super().__init__(required=True)

    def validate_code_challenge(self, grant: "CodeGrant", redirect_uri: str) -> None:
        """Refuse a public client's request without challenge, and any method but S256."""
        asked = grant.request.payload.data
        has_challenge = bool(asked.get("code_challenge"))
        if grant.request.client.is_public and not has_challenge:
            raise InvalidRequestError("Missing parameter: code_challenge")
        if has_challenge and asked.get("code_challenge_method") != "S256":
            raise InvalidRequestError("Invalid parameter: code_challenge_method")
        super().validate_code_challenge(grant, redirect_uri)


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    """Answers with a code: the license service redeems it, or a desktop program with PKCE."""

    server: Realm
    TOKEN_ENDPOINT_AUTH_METHODS = [*BY_SECRET, "none"]
    validate_authorization_redirect_uri = staticmethod(require_redirect_uri)

    def create_authorization_response(
        self, redirect_uri: str, grant_user: BrowserSession
    ) -> tuple[int, dict[str, str], list[object]]:
        self.request.user = grant_user
        code = f"{secrets.token_hex(16)}.{grant_user.session_state}.{secrets.token_hex(8)}"
        lasts_s = self.server.world.settings.code_lifetime_s
        self.server.issue(self.request, "code", code, lasts_s)
        self.server.codes[code] = self._bound(code, grant_user)
        return 200, {"code": code}, []

    def _bound(self, code: str, session: BrowserSession) -> AuthorizationCode:
        asked = self.request.payload.data
        return AuthorizationCode(
            code,
            self.request.client.client_id,
            session,
            asked["redirect_uri"],
            self.request.scope or "",
            asked.get("nonce"),
            asked.get("code_challenge"),
            asked.get("code_challenge_method"),
        )

    def query_authorization_code(self, code: str, client: Client) -> AuthorizationCode | None:
        found = self.server.codes.get(code)
        if found is None or found.client_id != client.client_id:
            return None
        return found if self.server.spend(code) else None

    def delete_authorization_code(self, authorization_code: AuthorizationCode) -> None:
        self.server.codes.pop(authorization_code.value, None)

    def authenticate_user(self, authorization_code: AuthorizationCode) -> BrowserSession:
        return authorization_code.session


class ImplicitGrant(IdTokens, OpenIDImplicitGrant):  # type: ignore[misc]
    """Answers with an id_token and an access token."""

    server: Realm
    validate_authorization_redirect_uri = staticmethod(require_redirect_uri)

    @property
    def realm(self) -> Realm:  # type: ignore[override]
        return self.server

    def authenticate_token_endpoint_client(self) -> Client:
        client: Client | None = self.server.query_client(self.request.payload.client_id)
        if client is None:
            raise InvalidClientError("The client does not exist on this server.")
        return client

    def create_authorization_response(
        self, redirect_uri: str, grant_user: BrowserSession
    ) -> tuple[int, dict[str, str], list[object]]:
        granted = dict(self.create_granted_params(grant_user))
        granted["id_token"] = self.realm.retold(str(granted["id_token"]))
        self.issue_id_token(self.request, str(granted["id_token"]))
        kept = ("id_token", "access_token", "token_type", "expires_in")
        return 200, {name: str(granted[name]) for name in kept if name in granted}, []


class CompanyGrant(ClientCredentialsGrant):  # type: ignore[misc]
    """A company's OAuth client gets its bearer token."""

    TOKEN_ENDPOINT_AUTH_METHODS = BY_SECRET
