"""What else does a client ask? product_details, versions, installation_file, device variables."""

import time

from sso.sandbox.activation_routes import activated_device
from sso.sandbox.answers import Answer, plain_text, signed_json
from sso.sandbox.call import Call
from sso.sandbox.catalogue import Product
from sso.sandbox.clock import iso_ms
from sso.sandbox.license_answers import Body, described
from sso.sandbox.people import COMPANY_ID
from sso.sandbox.refusals import Refusal, invalid
from sso.sandbox.world import World

_RELEASES = (
    ("1.0.1", "win64", "2025-05-21T00:00:00.000Z"),
    ("1.0.0", "win64", "2025-04-01T00:00:00.000Z"),
    ("1.0.1", "linux64", "2025-05-21T00:00:00.000Z"),
    ("0.9.0", "mac", "2025-02-01T00:00:00.000Z"),
)
"""With duplicates and without order, as the service answers."""


def product_details(world: World, call: Call) -> Answer:
    """A product; needs no license, so it proves the credentials before anything else."""
    product = call.product(world)
    body: Body = {**described(product), "metadata_string": "{}", "company": {"id": COMPANY_ID}}
    if call.raw.get("include_latest_version") == "true":
        body["latest_version"] = _latest(product)
    if call.raw.get("include_custom_fields") == "true":
        body["custom_fields"] = [{"name": "field_num", "id": 311, "default_value": "100"}]
    world.journal.say(f"product_details product={product.code}")
    return signed_json(world, body)


def versions(world: World, call: Call) -> Answer:
    """The versions that this device may use."""
    license_, _ = activated_device(world, call)
    if not license_.active or license_.is_expired(world.now()):
        raise Refusal("active_license_required", "An active license is required")
    wanted = call.optional_text("env")
    chosen = [one for one in _RELEASES if wanted in (None, one[1])]
    return signed_json(
        world, [{"version": version, "release_date": date} for version, _, date in chosen]
    )


def installation_file(world: World, call: Call) -> Answer:
    """Where the installer of a version lies: a link and an MD5, nothing trustworthy."""
    activated_device(world, call)
    wanted = call.optional_text("version") or "1.0.1"
    found = next((one for one in _RELEASES if one[0] == wanted), None)
    if found is None:
        raise Refusal("version_not_found", "Version not found")
    return signed_json(world, {**_file(*found), "company": {"id": COMPANY_ID}})


def track_device_variables(world: World, call: Call) -> Answer:
    """Store values for a device; they come back as strings, created_at as epoch ms."""
    _, activation = activated_device(world, call)
    raw_variables = call.raw.get("variables")
    if not isinstance(raw_variables, dict):
        raise invalid("variables must be an object")
    activation.variables.update({str(name): str(value) for name, value in raw_variables.items()})
    world.seats.save()
    created_ms = time.time_ns() // 1_000_000
    return signed_json(world, _variables(activation.variables, activation.device_id, created_ms))


def get_device_variables(world: World, call: Call) -> Answer:
    """The stored values of a device, created_at as ISO-8601."""
    _, activation = activated_device(world, call)
    stored = _variables(activation.variables, activation.device_id, iso_ms(world.now()))
    numbered = [{"id": 4077 + index, **entry} for index, entry in enumerate(stored)]
    return signed_json(world, numbered)


def change_password(world: World, call: Call) -> Answer:
    """Everybody's password stays what it is; the answer is the service's string."""
    call.require("username", "password", "new_password")
    return plain_text(world, "password_changed")


def _variables(values: dict[str, str], device_id: int, created_at: object) -> list[Body]:
    return [
        {"variable": name, "value": value, "device_id": device_id, "created_at": created_at}
        for name, value in values.items()
    ]


def _latest(product: Product) -> Body:
    return {
        **_file(*_RELEASES[0]),
        "product_id": product.product_id,
        "enabled": True,
        "full_link": "",
        "filename": None,
    }


def _file(version: str, environment: str, release_date: str) -> Body:
    return {
        "id": 733571,
        "version": version,
        "installation_file": "",
        "release_date": release_date,
        "hash_md5": "",
        "environment": environment,
        "eula_link": "",
        "release_notes_link": "",
        "size": None,
        "requires_version": None,
        "channel": None,
    }
