"""How does a client begin to sign in? sso_url, oauth_url and the public metadata."""

import secrets

from sso.sandbox.answers import Answer, compact, signed_json
from sso.sandbox.call import Call
from sso.sandbox.clock import iso_ms
from sso.sandbox.key_files import public_pem
from sso.sandbox.people import COMPANIES, Company
from sso.sandbox.redirect_uris import is_registered_without_port
from sso.sandbox.refusals import Refusal, invalid
from sso.sandbox.world import LICENSE_USERS, OPENID, World

_SSO_URL_KEYS = frozenset(
    ("product", "customer_account_code", "response_type", "redirect_uri", "bundle_code")
)
_ON_THE_WIRE = {"code": "code", "token": "id_token token"}


def sso_url(world: World, call: Call) -> Answer:
    """The authorization URL, unencoded as the service sends it; never with state or PKCE."""
    call.allow_only(_SSO_URL_KEYS)
    call.require("product", "customer_account_code")
    call.product(world)
    company = _company(world, call.text("customer_account_code"))
    response_type = call.optional_text("response_type") or world.settings.default_response_type
    if response_type not in _ON_THE_WIRE:
        raise invalid("response_type must be code or token")
    redirect_uri = _redirect_uri(world, call.optional_text("redirect_uri"))
    world.journal.say(
        f"sso_url product={call.text('product')} company={company.code} "
        f"response_type={response_type}"
    )
    return signed_json(world, _sso_answer(world, company, response_type, redirect_uri))


def oauth_url(world: World, call: Call) -> Answer:
    """Where OAuth clients get their bearer token; needs no authentication."""
    if call.text("login_type") != "client_credentials":
        raise invalid("login_type must be client_credentials")
    world.journal.say("oauth_url")
    url = f"{world.base_url}{OPENID}/token"
    return signed_json(world, {"url": url, "login_type": "client_credentials"})


def well_known(world: World, _call: Call) -> Answer:
    """Public metadata: reachability, clock, key; needs no authentication."""
    body = {
        "api_base_url": f"{world.base_url}/api/v4",
        "supported_api_versions": ["v4"],
        "default_api_version": "v4",
        "version": "4.1.34",
        "environment": "sandbox",
        "timestamp": iso_ms(world.now()),
        "pub_key": public_pem(world.signing_key).decode(),
        "endpoints": ["sso_url", "activate_license", "check_license", "deactivate_license"],
    }
    return Answer(compact(body))


def _company(world: World, code: str) -> Company:
    company = COMPANIES.get(code)
    if company is None:
        raise Refusal("customer_account_not_found", "Customer account not found")
    if code in world.settings.sso_disabled_codes:
        raise Refusal(
            world.settings.sso_disabled_code, "Single sign-on is not set up for this account"
        )
    return company


def _redirect_uri(world: World, requested: str | None) -> str:
    registered = world.redirect_uris
    if requested is None:
        return registered[0]
    is_allowed = requested in registered or (
        world.settings.allow_unlisted_port and is_registered_without_port(requested, registered)
    )
    if not is_allowed:
        raise Refusal(world.settings.redirect_uri_code, "The redirect URI is not registered")
    return requested


def _sso_answer(
    world: World, company: Company, response_type: str, redirect_uri: str
) -> dict[str, object]:
    url = _authorization_url(world, company, response_type, redirect_uri)
    answer: dict[str, object] = {"url": url, "openid_configuration": _openid(world)}
    if world.settings.alternate_urls:
        others = [uri for uri in world.redirect_uris if uri != redirect_uri]
        answer["alternate_urls"] = [
            _authorization_url(world, company, response_type, uri) for uri in others
        ]
    return answer


def _authorization_url(
    world: World, company: Company, response_type: str, redirect_uri: str
) -> str:
    url = (
        f"{world.base_url}{OPENID}/auth?scope=openid&response_type={_ON_THE_WIRE[response_type]}"
        f"&client_id={LICENSE_USERS}&redirect_uri={redirect_uri}&kc_idp_hint={company.idp_alias}"
    )
    nonce = f"&nonce={100_000_000 + secrets.randbelow(900_000_000)}"
    return url + nonce if response_type == "token" else url


def _openid(world: World) -> dict[str, object]:
    return {
        "issuer": world.issuer,
        "end_session_endpoint": f"{world.base_url}{OPENID}/logout",
        "token_endpoint": f"{world.base_url}{OPENID}/token",
        "introspection_endpoint": f"{world.base_url}{OPENID}/token/introspect",
    }
