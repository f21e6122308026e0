"""What do programs ask the account provider? Token, check, keys, discovery."""

import secrets

from flask import Flask, Response, request

from sso.sandbox.account_challenges import METHODS
from sso.sandbox.account_tokens import TokenRefusal, issuer, subject, token_answer
from sso.sandbox.answers import JSON_TYPE, compact
from sso.sandbox.discovery import lied_about
from sso.sandbox.key_files import public_pem
from sso.sandbox.pages import message_page
from sso.sandbox.published_keys import published_keys
from sso.sandbox.world import World

SCOPES = (
    "openid profile email account.user.read drive.backup.read drive.backup.write packages.download "
    "packages.rating.read packages.rating.write connect.cluster.read connect.cluster.write "
    "connect.material.write library.project.read library.project.write cura.printjob.read "
    "cura.printjob.write cura.mesh.read cura.mesh.write"
).split()


def install(app: Flask, world: World) -> None:
    """Serve the endpoints without a form."""

    @app.post("/token", endpoint="account_token")
    def token() -> Response:
        return _token(world)

    @app.get("/check-token", endpoint="account_check_token")
    def check_token() -> Response:
        return _check_token(world)

    @app.get("/.well-known/openid-configuration", endpoint="account_openid_configuration")
    def openid_configuration() -> Response:
        return _json(lied_about(world.settings.discovery_lies, _discovery(world)))

    @app.get("/.well-known/jwks", endpoint="account_jwks")
    def jwks() -> Response:
        world.jwks_fetches["account"] += 1
        settings = world.settings
        return _json(published_keys(settings, world.account_keys, settings.account_jwks_alg))

    @app.get("/public-key", endpoint="account_public_key")
    def public_key() -> Response:
        return Response(public_pem(world.account_keys.current), content_type="text/plain")

    @app.get("/app/auth-success", endpoint="account_auth_success")
    def auth_success() -> Response:
        return message_page("Signed in", "You can close this page.")

    @app.get("/app/auth-error", endpoint="account_auth_error")
    def auth_error() -> Response:
        return message_page("Not signed in", "The application was not allowed.")


def _token(world: World) -> Response:
    header = request.authorization
    is_basic = header is not None and header.type == "basic"
    basic = (header.username or "", header.password or "") if header and is_basic else None
    try:
        answer = token_answer(world, dict(request.form.items()), basic)
    except TokenRefusal as refusal:
        world.journal.say(f"account token refused: {refusal.error}")
        return _json(refusal.as_body(), 400)
    world.journal.say("account token issued")
    return _json(answer)


def _check_token(world: World) -> Response:
    """The profile under ``data``; 403, not 401, with ``errors`` for a bad or expired token."""
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    held = world.account.access_tokens.get(value) if kind.lower() == "bearer" else None
    if held is None:
        return _refused("invalidToken", "The token is invalid")
    if held.expires_at <= world.now():
        return _refused("tokenExpired", "The token has expired")
    person = held.granted.person
    data = {
        "user_id": subject(held.granted),
        "username": person.email,
        "profile_image_url": f"{world.account_url}/picture.png",
        "organization": {"organization_id": held.granted.organization_id},
        "subscriptions": [],
    }
    return _json({"data": data})


def _refused(code: str, title: str) -> Response:
    error = {"id": secrets.token_hex(8), "code": code, "http_status": "403", "title": title}
    return _json({"errors": [{**error, "meta": {}}]}, 403)


def _discovery(world: World) -> dict[str, object]:
    base, how = world.account_url, world.settings.account_pkce
    return {
        "issuer": issuer(world),
        "authorization_endpoint": f"{base}/authorize",
        "token_endpoint": f"{base}/token",
        "jwks_uri": f"{base}/.well-known/jwks",
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [world.settings.account_id_token_alg],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": [METHODS[how]] if how in METHODS else [],
        "scopes_supported": SCOPES,
    }


def _json(value: object, status: int = 200) -> Response:
    response = Response(compact(value), status=status, content_type=JSON_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
