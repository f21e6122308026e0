"""Is this API call allowed? API key with HMAC, or OAuth bearer token; always a fresh Date.

Source: License API v4, API key authorization, OAuth authorization.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from sso.sandbox.clock import parse_http_date
from sso.sandbox.people import API_KEYS, ApiKey
from sso.sandbox.refusals import Refusal
from sso.sandbox.wire_signatures import is_request_signature
from sso.sandbox.world import World

PAST_LIMIT = timedelta(minutes=15)
_PARAMETER = re.compile(r'\s*([A-Za-z]+)="([^"]*)"\s*')
_REQUIRED = ("algorithm", "headers", "signature", "apikey")
_READING = frozenset(
    ("sso_url", "check_license", "user_licenses", "device_licenses", "product_details", "products")
)


def authorize(world: World, route: str, headers: Mapping[str, str], product: str | None) -> None:
    """Let the call pass or raise the Refusal that the service would give."""
    raw_date, raw_authorization = headers.get("Date"), headers.get("Authorization")
    if not raw_date or not raw_authorization:
        raise Refusal("missing_headers", "Missing headers: date, authorization")
    if raw_authorization.startswith("Bearer "):
        _require_fresh(world, raw_date)
        _require_bearer(world, raw_authorization.removeprefix("Bearer ").strip())
        return
    if world.settings.oauth_forced:
        raise Refusal(world.settings.oauth_forced_code, "This company requires OAuth")
    _require_hmac(world, _parameters(raw_authorization), raw_date, route, product)


def _require_hmac(
    world: World, given: dict[str, str], raw_date: str, route: str, product: str | None
) -> None:
    if given["algorithm"].lower() != "hmac-sha256":
        raise Refusal("hmac_required", "HMAC-SHA256 is required")
    if given["headers"].lower() != "date":
        raise Refusal("authorization_invalid_headers", "The date header must be signed")
    key = API_KEYS.get(given["apikey"])
    if key is None:
        raise Refusal("invalid_api_key", "Invalid API key")
    _require_fresh(world, raw_date)
    if not is_request_signature(key.shared_key, raw_date, given["signature"]):
        raise Refusal(
            "signature_mismatch",
            "Signature mismatch",
            status=world.settings.signature_mismatch_status,
        )
    _require_scope(key, route, product)


def _require_scope(key: ApiKey, route: str, product: str | None) -> None:
    is_refused = {
        "": False,
        "revoked_api_key": True,
        "read_only_api_key": route not in _READING,
        "api_key_product_not_allowed": product is not None,
    }[key.special]
    if is_refused:
        raise Refusal(key.special)


def _parameters(raw_authorization: str) -> dict[str, str]:
    given = {}
    for raw_part in raw_authorization.split(","):
        match = _PARAMETER.fullmatch(raw_part)
        if match is None:
            raise Refusal("authorization_invalid_headers", "The authorization header is malformed")
        given[match[1].lower()] = match[2]
    absent = [name for name in _REQUIRED if not given.get(name)]
    if absent:
        raise Refusal("authorization_missing_params", f"Missing: {', '.join(absent)}")
    return given


def _require_fresh(world: World, raw_date: str) -> None:
    sent_at = parse_http_date(raw_date)
    future_limit = timedelta(seconds=world.settings.date_future_limit_s)
    if sent_at is None or not -future_limit <= world.now() - sent_at <= PAST_LIMIT:
        raise Refusal("date_header_diff", "The date header differs too much from the server's time")


def _require_bearer(world: World, token: str) -> None:
    expires_at = world.sign_ins.bearers.get(token)
    if expires_at is None:
        raise Refusal("oauth_token_malformed", "The OAuth token is malformed", status=401)
    if expires_at <= world.now():
        raise Refusal("oauth_token_expired", "The OAuth token has expired", status=401)
