"""How are cloud seats given back and taken offline? floating/release, floating/borrow."""

from datetime import datetime, timedelta

from sso.sandbox.activation_routes import activated_device
from sso.sandbox.answers import Answer, plain_text, signed_json
from sso.sandbox.call import Call
from sso.sandbox.catalogue import License
from sso.sandbox.clock import iso_ms, parse_iso
from sso.sandbox.credentials import redeem
from sso.sandbox.people import COMPANY_ID
from sso.sandbox.refusals import Refusal, missing
from sso.sandbox.seats import Activation
from sso.sandbox.world import World


def release(world: World, call: Call) -> Answer:
    """Give the cloud seat back; the device stays activated. The body is empty."""
    license_, activation = activated_device(world, call)
    if not license_.is_floating_cloud:
        raise Refusal("floating_not_available", "The license is not floating")
    world.seats.release_seat(activation)
    world.journal.say(f"release product={activation.product} device={activation.hardware_id}")
    return plain_text(world, "")


def feature_release(world: World, call: Call) -> Answer:
    """No feature of the sandbox is floating."""
    call.require("feature")
    activated_device(world, call)
    if call.text("feature") != "render":
        raise Refusal("invalid_license_feature_code")
    raise Refusal("feature_not_floating")


def borrow(world: World, call: Call) -> Answer:
    """Hold the seat until a time, to work offline; user-based licenses need a sign-in again."""
    if "borrowed_until" not in call.raw:
        raise missing("borrowed_until")
    _require_sign_in(world, call)
    license_, activation = _device_of_holder(world, call)
    if not license_.can_borrow:
        raise Refusal("license_borrow_not_allowed", "The license cannot be borrowed")
    until_at = _until(license_, call.raw["borrowed_until"], world.now())
    world.seats.borrow_seat(license_, activation, world.now(), until_at)
    world.journal.say(f"borrow product={activation.product} device={activation.hardware_id}")
    return signed_json(world, _borrowed(license_, activation, until_at))


def _require_sign_in(world: World, call: Call) -> None:
    names = ("license_key", "password", "id_token", "code")
    if not any(call.raw.get(name) for name in names):
        raise missing("license_key, password, id_token or code")


def _device_of_holder(world: World, call: Call) -> tuple[License, Activation]:
    call.require("hardware_id", "product")
    holder = redeem(world, call)
    named = {
        "license_key": holder.license_key,
        "username": holder.person.email if holder.person else None,
    }
    kept = ("hardware_id", "product", "license_id")
    raw = {name: call.raw[name] for name in kept if name in call.raw}
    return activated_device(world, Call(call.route, {**raw, **named}))


def _until(license_: License, raw: object, now: datetime) -> datetime:
    latest_at = now + timedelta(hours=license_.max_borrow_time_h)
    if raw is None:
        return latest_at
    try:
        until_at = parse_iso(str(raw))
    except ValueError as error:
        raise Refusal("borrow_until_not_valid", "borrowed_until is not a date") from error
    if not now < until_at <= latest_at:
        raise Refusal("borrow_until_not_valid", "borrowed_until is out of range")
    return until_at


def _borrowed(license_: License, activation: Activation, until_at: datetime) -> dict[str, object]:
    return {
        "borrowed_until": (iso_ms(until_at) or "").removesuffix("Z"),
        "max_borrow_time": license_.max_borrow_time_h,
        "device_id": activation.device_id,
        "license_id": license_.id,
        "company": {"id": COMPANY_ID},
    }
