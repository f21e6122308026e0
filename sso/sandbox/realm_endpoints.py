"""What do programs ask the identity provider? Token, introspection, keys, discovery."""

from collections.abc import Mapping

from authlib.oauth2.base import OAuth2Error
from flask import Flask, Response, request

from sso.sandbox.answers import JSON_TYPE, compact
from sso.sandbox.discovery import lied_about
from sso.sandbox.grants import BY_SECRET
from sso.sandbox.openid_server import ALGORITHM, Realm
from sso.sandbox.published_keys import foreign_keys
from sso.sandbox.token_lies import FOREIGN_KEYS
from sso.sandbox.world import LICENSE_USERS, OPENID, REALM, World

_BAD_CLIENT = {
    "error": "invalid_client",
    "error_description": "Invalid client or Invalid client credentials",
}


def install(app: Flask, world: World, realm: Realm) -> None:
    """Serve the endpoints without a page."""

    @app.post(f"{OPENID}/token")
    def token() -> Response:
        return _token(world, realm)

    @app.post(f"{OPENID}/token/introspect")
    def introspect() -> Response:
        return _introspect(world, realm)

    @app.get(f"{OPENID}/certs")
    def certs() -> Response:
        world.jwks_fetches["realm"] += 1
        return _json(realm.jwks())

    @app.get(FOREIGN_KEYS)
    def foreign() -> Response:
        world.jwks_fetches["foreign"] += 1
        return _json(foreign_keys(world.identity_keys, ALGORITHM))

    @app.get(f"{REALM}/.well-known/openid-configuration")
    def openid_configuration() -> Response:
        return _json(_discovery(world))


def _token(world: World, realm: Realm) -> Response:
    status, payload = realm.create_token_response(_given())
    if isinstance(payload, dict) and payload.get("error") == "invalid_client":
        status, payload = 401, _BAD_CLIENT
    world.journal.say("OAuth token issued" if status == 200 else "OAuth token refused")
    return _json(payload, status)


def _introspect(world: World, realm: Realm) -> Response:
    """RFC 7662, for the company's OAuth client only."""
    try:
        realm.authenticate_client(realm.create_oauth2_request(_given()), BY_SECRET)
    except OAuth2Error:
        return _json(_BAD_CLIENT, 401)
    value = request.form.get("token", "")
    now, sign_ins = world.now(), world.sign_ins
    voucher = sign_ins.vouchers.get(value)
    if voucher is not None and voucher.kind != "code" and voucher.expires_at > now:
        person = {"username": voucher.person.email, "email": voucher.person.email}
        return _json({"active": True, "client_id": LICENSE_USERS, **person})
    is_bearer = value in sign_ins.bearers and sign_ins.bearers[value] > now
    return _json({"active": is_bearer})


def _given() -> tuple[Mapping[str, str], Mapping[str, str]]:
    return dict(request.form.items()), dict(request.headers.items())


def _json(value: object, status: int = 200) -> Response:
    body = value if isinstance(value, bytes) else compact(value)
    response = Response(body, status=status, content_type=JSON_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _discovery(world: World) -> dict[str, object]:
    """OpenID Connect Discovery 4.2, with the lies that the setting wants."""
    base = f"{world.base_url}{OPENID}"
    return lied_about(
        world.settings.discovery_lies,
        {
            "issuer": world.issuer,
            "authorization_endpoint": f"{base}/auth",
            "token_endpoint": f"{base}/token",
            "introspection_endpoint": f"{base}/token/introspect",
            "end_session_endpoint": f"{base}/logout",
            "jwks_uri": f"{base}/certs",
            "response_types_supported": ["code", "id_token token"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "grant_types_supported": ["authorization_code", "implicit", "client_credentials"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "token_endpoint_auth_methods_supported": [*BY_SECRET, "none"],
            "code_challenge_methods_supported": ["S256"],
            "prompt_values_supported": ["none", "login", "select_account"],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "scopes_supported": ["openid", "profile", "email"],
            "authorization_response_iss_parameter_supported": world.settings.iss_parameter,
        },
    )
