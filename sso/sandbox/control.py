"""How is the sandbox steered and read from outside? The JSON interface below /sandbox."""

from collections.abc import Callable, Mapping
from dataclasses import fields

from flask import Flask, Response, request

from sso.sandbox.answers import JSON_TYPE, compact
from sso.sandbox.catalogue import LICENSE_KEY, License
from sso.sandbox.clock import iso_ms, parse_iso
from sso.sandbox.fault_effects import PAGE_FAULTS
from sso.sandbox.faults import ANY_ROUTE, PARAMETERS, UnknownFault
from sso.sandbox.license_service import ROUTES
from sso.sandbox.people import listing
from sso.sandbox.settings import CHOICES, MEMBERS, UnknownSetting, names
from sso.sandbox.world import World

PAGE_ROUTES = frozenset(
    (
        *("auth", "authenticate", "broker", "token", "introspect", "certs"),
        *("openid_configuration", "logout"),
        *("federated_authorize", "federated_sign_in", "federated_logout"),
        *("account_authorize", "account_sign_in", "account_workspace", "account_approval"),
        *("account_token", "account_check_token", "account_logoff", "account_front"),
        *("account_openid_configuration", "account_jwks", "account_public_key"),
    )
)
KEY_SETS = ("realm", "account", "foreign")
_AT_ONCE: dict[str, Callable[[World], None]] = {
    "oauth_revoke_now": lambda world: world.sign_ins.expire_bearers(world.now()),
    "rotate_keys_now": World.rotate_keys,
    "account_expire_tokens_now": lambda world: world.account.expire_access_tokens(world.now()),
}
"""Settings that are acts: true does it, and nothing stays set."""


class BadOrder(Exception):
    """A body that is not the JSON object that was asked for."""


def install(app: Flask, world: World) -> None:
    """Serve /sandbox/..."""
    app.add_url_rule("/sandbox/state", "state", lambda: _json(_state(world)))
    app.add_url_rule("/sandbox/people", "people", lambda: _json(_people()))
    app.add_url_rule(
        "/sandbox/settings", "settings", lambda: _settings(world), methods=["GET", "POST"]
    )
    app.add_url_rule("/sandbox/reset", "reset", lambda: _reset(world), methods=["POST"])
    app.add_url_rule("/sandbox/faults", "faults", lambda: _faults(world), methods=["GET", "POST"])
    app.add_url_rule("/sandbox/license", "license", lambda: _license(world), methods=["POST"])
    app.register_error_handler(BadOrder, lambda error: _json({"error": str(error)}, 400))


def _state(world: World) -> dict[str, object]:
    seats = world.seats.all()
    shown = [
        {
            "product": one.product,
            "hardware_id": one.hardware_id,
            "user": one.user,
            "license_id": one.license_id,
            "device_id": one.device_id,
            "holds_seat": one.holds_seat(world.now()),
            "borrowed_until": one.borrowed_until,
        }
        for one in seats
        if not one.is_preset
    ]
    return {
        "activations": shown,
        "requests": world.journal.requests(),
        "counts": world.journal.counts(),
        "clock_offset_s": world.settings.clock_offset_s,
        "faults": world.faults.listing(),
        "redirect_uris": list(world.redirect_uris),
        "account_redirect_uris": list(world.account_redirect_uris),
        "jwks_fetches": {name: world.jwks_fetches[name] for name in KEY_SETS},
    }


def _people() -> dict[str, object]:
    return {**listing(), "license_key": LICENSE_KEY}


def _settings(world: World) -> Response:
    if request.method == "POST":
        changes = dict(_object())
        acts = [act for name, act in _AT_ONCE.items() if changes.pop(name, False) is True]
        try:
            world.change(changes)
        except UnknownSetting as error:
            accepted = [*names(), *_AT_ONCE]
            choices = {**CHOICES, **MEMBERS}
            answer = {"error": str(error), "accepted": accepted, "choices": choices}
            return _json(answer, 400)
        for act in acts:
            act(world)
    return _json({**world.settings.as_dict(), **dict.fromkeys(_AT_ONCE, False)})


def _reset(world: World) -> Response:
    world.reset()
    world.journal.say("reset")
    return _json({})


def _faults(world: World) -> Response:
    if request.method == "POST":
        try:
            world.faults.add(_on_known_route(_object()))
        except UnknownFault as error:
            return _json({"error": str(error), "accepted": PARAMETERS}, 400)
    return _json({"faults": world.faults.listing()})


def _on_known_route(raw: Mapping[str, object]) -> Mapping[str, object]:
    """A typing error in a route would be a fault that never comes."""
    accepted = sorted({ANY_ROUTE, *ROUTES, *PAGE_ROUTES})
    if raw.get("route", ANY_ROUTE) not in accepted:
        raise UnknownFault(f"route takes one of {accepted}")
    if raw.get("route") in PAGE_ROUTES and raw.get("fault") not in PAGE_FAULTS:
        raise UnknownFault(f"the identity provider's routes take {sorted(PAGE_FAULTS)}")
    return raw


def _license(world: World) -> Response:
    """Change a license as an administrator would: {"license_id": ..., "enabled": false, ...}."""
    raw = dict(_object())
    license_ = world.licenses.get(int(str(raw.pop("license_id", 0))))
    if license_ is None:
        raise BadOrder(f"license_id takes one of {list(world.licenses)}")
    for name, value in raw.items():
        _change(license_, name, value)
    return _json({one.name: _shown(getattr(license_, one.name)) for one in fields(License)})


def _change(license_: License, name: str, raw: object) -> None:
    if name not in {one.name for one in fields(License)} - {"id"}:
        raise BadOrder(f"there is no {name}")
    if name.endswith("_at") and raw is not None:
        try:
            setattr(license_, name, parse_iso(str(raw)))
        except ValueError as error:
            raise BadOrder(f"{name} takes an ISO-8601 date") from error
    else:
        setattr(license_, name, raw)


def _shown(value: object) -> object:
    return value if not hasattr(value, "astimezone") else iso_ms(value)  # type: ignore[arg-type]


def _object() -> Mapping[str, object]:
    """The JSON body; the content type is required, so that no web page can post here."""
    raw = request.get_json(silent=True)
    if not isinstance(raw, dict):
        raise BadOrder("send a JSON object with Content-Type: application/json")
    return raw


def _json(value: object, status: int = 200) -> Response:
    return Response(compact(value), status=status, content_type=JSON_TYPE)
