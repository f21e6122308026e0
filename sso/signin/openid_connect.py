"""How does one sign in at an OpenID Connect issuer of one's own? Code with PKCE, redeemed here.

OpenID Connect Core 3.1, RFC 7636, RFC 9207. The id_token is then handed to the activation, which
the license service must be set up to accept.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from sso.errors import AnswerNotUnderstood, ProfileError, SignInAnswerInvalid, SignInRefused
from sso.licensing import strict_json
from sso.licensing.foreign_text import plain_text
from sso.signin import authorization, pkce, token_check
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse, RequestRules
from sso.signin.id_token import Claims, Expected
from sso.signin.issuer import HttpAnswer, HttpCaller, Issuer, Metadata

STATE_BYTES = 32


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """The registered client and how its issuer wants to be asked (profile,
    sign_in.openid_connect)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    expected_issuer: str
    client_id: str
    client_secret: str
    token_auth: str  # "none", "basic" or "post"
    scopes: tuple[str, ...]
    redirect_uri: str
    pkce: str
    require_nonce: bool


class OpenIdConnectProvider:
    """Sign-in at an issuer of the profile; every method may block on the network."""

    sends_redirect_uri = False

    def __init__(
        self,
        settings: ClientSettings,
        rules: RequestRules,
        http: HttpCaller,
        issuer: Issuer,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._rules = rules
        self._http = http
        self._issuer = issuer
        self._clock = clock

    def ways(
        self,
        product: str,
        customer_account_code: str,
        redirect_uri: str,
        bundle_code: str = "",
        hints: Mapping[str, str] | None = None,
    ) -> tuple[AuthorizationRequest, ...]:
        """Return the one way to sign in.

        :param hints: further authorization parameters; the profile's own win over them.
        :raises SignInRefused: the issuer is not who it should be, or its address must not be
        opened.
        """
        metadata = self._metadata()
        challenge = pkce.new_challenge(self._settings.pkce)
        nonce = secrets.token_urlsafe(STATE_BYTES)
        parameters = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": redirect_uri or self._settings.redirect_uri,
            "scope": " ".join(self._settings.scopes),
            "state": secrets.token_urlsafe(STATE_BYTES),
            "nonce": nonce,
            **(challenge.as_parameters() if challenge else {}),
        }
        request = authorization.own_request(
            metadata.authorization_endpoint,
            parameters,
            self._rules.with_hints(hints),
            metadata.issuer or None,
        )
        made = replace(
            request,
            nonce=nonce,
            demands_issuer=metadata.sends_issuer,
            demands_nonce=self._settings.require_nonce,
            code_verifier=challenge.verifier if challenge else None,
        )
        return (made,)

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        """Exchange the code for tokens (Core 3.1.3).

        :raises SignInRefused: the issuer refused. :raises SignInAnswerInvalid: no id_token came.
        """
        form = {
            "grant_type": "authorization_code",
            "code": response.code or "",
            "redirect_uri": request.redirect_uri,
            "client_id": self._settings.client_id,
        }
        if request.code_verifier:
            form["code_verifier"] = request.code_verifier
        endpoint = self._issuer.checked(self._metadata().token_endpoint)
        answer = self._http.call(
            "POST", endpoint, form=form | self._secret(), headers=self._basic()
        )
        if 400 <= answer.status < 500 and answer.status != 429:
            raise _refusal(answer)
        tokens = self._issuer.understood(answer)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise SignInAnswerInvalid("the sign-in service gave no id_token")
        return AuthorizationResponse(
            id_token=id_token, access_token=access_token if isinstance(access_token, str) else None
        )

    def identify(self, request: AuthorizationRequest, response: AuthorizationResponse) -> Claims:
        """Check the id_token whole: signature, issuer, audience, times, nonce, access token."""
        metadata = self._metadata()
        expected = Expected(
            issuer=self._settings.expected_issuer or metadata.issuer,
            client_id=self._settings.client_id,
            nonce=request.nonce,
            demands_nonce=request.demands_nonce,
            access_token=response.access_token,
        )
        return token_check.checked(
            response.id_token or "", expected, self._issuer, metadata.jwks_uri, self._clock()
        )

    def sign_off_target(self, product: str, customer_account_code: str) -> tuple[str, str]:
        """Return the issuer's own sign-off address, or an empty text, and our client's id."""
        return self._metadata().end_session_endpoint, self._settings.client_id

    def _metadata(self) -> Metadata:
        settings = self._settings
        named = Metadata(
            settings.issuer,
            settings.authorization_endpoint,
            settings.token_endpoint,
            settings.jwks_uri,
        )
        if settings.authorization_endpoint and settings.token_endpoint and settings.jwks_uri:
            return named
        if not settings.issuer:
            raise ProfileError("sign_in.openid_connect needs an issuer, or its endpoints")
        return self._issuer.metadata(settings.issuer)

    def _secret(self) -> dict[str, str]:
        return (
            {"client_secret": self._settings.client_secret}
            if self._settings.token_auth == "post"
            else {}
        )

    def _basic(self) -> dict[str, str]:
        """RFC 6749 2.3.1: both parts form-encoded before they are joined."""
        if self._settings.token_auth != "basic":
            return {}
        pair = f"{quote(self._settings.client_id, '')}:{quote(self._settings.client_secret, '')}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"}


def _refusal(answer: HttpAnswer) -> SignInRefused:
    """RFC 6749 5.2; the words are foreign and shown as plain text only."""
    try:
        body = strict_json.parse_object(answer.body)
    except AnswerNotUnderstood:
        body = {}
    error, description = body.get("error"), body.get("error_description")
    return SignInRefused(
        "the sign-in service refused the code",
        service_code=plain_text(error) if isinstance(error, str) else None,
        service_message=plain_text(description) if isinstance(description, str) else None,
    )
