"""May this device use this license? activate_license, check_license, deactivate_license, lists."""

from sso.sandbox.answers import Answer, compact, plain_text, signed_json
from sso.sandbox.call import Call
from sso.sandbox.catalogue import License
from sso.sandbox.credentials import Holder, redeem
from sso.sandbox.license_answers import activated, checked, listed, on_device
from sso.sandbox.people import PEOPLE, find_person
from sso.sandbox.refusals import Refusal, invalid, missing
from sso.sandbox.seats import Activation, Limits
from sso.sandbox.world import World

_TELEMETRY = (
    "app_ver app_name sdk_ver os_ver hostname os_hostname ip ip_local mac_address is_vm vm_info"
)
_ACTIVATION_KEYS = frozenset(
    "hardware_id product license_key username password id_token customer_account_code code "
    "redirect_uri license_id bundle_code variables include_metadata_string tpm_enrollment "
    f"{_TELEMETRY}".split()
)
_BARE_DEACTIVATION_KEYS = frozenset(
    "hardware_id product license_key username password bundle_code consumptions variables "
    "sdk_ver".split()
)


def activate_license(world: World, call: Call) -> Answer:
    """Redeem the credentials, choose the license, take a seat."""
    call.allow_only(_ACTIVATION_KEYS)
    _require_types(call)
    call.require("hardware_id", "product")
    product, hardware_id = call.product(world).code, call.text("hardware_id")
    holder = redeem(world, call)
    license_ = choose(world, holder, product, call.license_id())
    _require_usable(world, license_)
    _require_device(world, call, hardware_id)
    activation = _seat(world, license_, hardware_id)
    used = len(world.seats.of_license(license_.id))
    world.journal.say(
        f"activation product={product} device={hardware_id} seats {used}/{license_.max_activations}"
    )
    return signed_json(world, activated(world, license_, activation))


def check_license(world: World, call: Call) -> Answer:
    """The license of an activated device; renews its cloud seat."""
    license_, activation = activated_device(world, call)
    _require_device(world, call, activation.hardware_id)
    if world.settings.bad_states_as == "error":
        _require_usable(world, license_)
    _renew(world, license_, activation)
    world.journal.say(f"check product={activation.product} device={activation.hardware_id}")
    return signed_json(world, checked(world, license_, activation))


def deactivate_license(world: World, call: Call) -> Answer:
    """Give the device's seat back; the body is the string license_deactivated."""
    if world.settings.strict_deactivate:
        call.allow_only(_BARE_DEACTIVATION_KEYS)
    _, activation = activated_device(world, call)
    world.seats.deactivate(activation)
    world.journal.say(f"deactivation product={activation.product} device={activation.hardware_id}")
    if world.settings.deactivate_as == "json_string":
        return Answer(compact("license_deactivated"))
    return plain_text(world, "license_deactivated")


def user_licenses(world: World, call: Call) -> Answer:
    """The licenses a person may choose from; spends a code as an activation would."""
    call.require("product")
    product = call.product(world).code
    holder = redeem(world, call)
    mine = _of_holder(world, holder, product)
    world.journal.say(f"user_licenses product={product} found={len(mine)}")
    return signed_json(world, [listed(world, one) for one in mine])


def device_licenses(world: World, call: Call) -> Answer:
    """The licenses that are active on a device."""
    hardware_id = call.text("hardware_id")
    mine = [one for one in world.seats.all() if one.hardware_id == hardware_id]
    licenses = [world.licenses[one.license_id] for one in mine]
    return signed_json(world, [on_device(world, one) for one in licenses])


def choose(world: World, holder: Holder, product: str, license_id: int | None) -> License:
    """The named license, or the most recently created. Raises Refusal license_not_found."""
    mine = _of_holder(world, holder, product)
    if license_id is not None:
        mine = [one for one in mine if one.id == license_id]
    if not mine:
        raise Refusal("license_not_found", "License not found")
    return mine[-1]


def activated_device(world: World, call: Call) -> tuple[License, Activation]:
    """The license and the device that a call without credentials addresses."""
    call.require("hardware_id", "product")
    product, hardware_id = call.product(world).code, call.text("hardware_id")
    mine = _addressed(world, call, product)
    if not mine:
        raise Refusal("license_not_found", "License not found")
    found = [(one, world.seats.find(one.id, hardware_id)) for one in mine]
    for license_, activation in reversed(found):
        if activation is not None:
            return license_, activation
    raise Refusal("device_not_found", "Device not found")


def _addressed(world: World, call: Call, product: str) -> list[License]:
    license_id = call.license_id()
    mine = _of_holder(world, _named_holder(world, call), product)
    return [one for one in mine if license_id in (None, one.id)]


def _named_holder(world: World, call: Call) -> Holder:
    key, username = call.optional_text("license_key"), call.optional_text("username")
    if key:
        return Holder(license_key=key)
    if username:
        return Holder(person=find_person(username.split("|", 1)[0]))
    if call.raw.get("id_token") or call.raw.get("code"):
        return redeem(world, call)
    raise missing("license_key or username")


def _of_holder(world: World, holder: Holder, product: str) -> list[License]:
    mine = (one for one in world.licenses.values() if one.product == product)
    if holder.license_key is not None:
        return [one for one in mine if one.license_key == holder.license_key]
    email = holder.person.email if holder.person else ""
    return sorted((one for one in mine if one.owner == email), key=lambda one: one.id)


def _require_usable(world: World, license_: License) -> None:
    now = world.now()
    if not license_.enabled:
        raise Refusal("license_not_enabled", "License is not enabled")
    if license_.is_expired(now):
        code = "trial_expired" if license_.is_trial else "license_expired"
        raise Refusal(code, "License has expired")
    if not license_.active:
        raise Refusal("license_not_active", "License is not active")
    if not license_.is_started(now):
        raise Refusal(world.settings.not_started_code, "The license has not started yet")


def _require_device(world: World, call: Call, hardware_id: str) -> None:
    settings = world.settings
    if hardware_id in settings.blacklisted_devices:
        raise Refusal("blacklisted", "The device is blacklisted")
    if settings.prevent_vm and call.raw.get("is_vm") in (True, "true"):
        raise Refusal(settings.vm_code, "The license does not allow virtual machines")
    if call.route != "activate_license":
        return
    if settings.require_tpm and not isinstance(call.raw.get("tpm_enrollment"), dict):
        raise Refusal(settings.tpm_code, "The license requires a TPM key")


def _seat(world: World, license_: License, hardware_id: str) -> Activation:
    person = PEOPLE.get(license_.owner or "")
    user_limit = person.max_activations if person else license_.max_activations
    limits = Limits(world.settings.floating_on_check_code, world.settings.transfer_limit_code)
    return world.seats.activate(license_, hardware_id, user_limit, limits, world.now())


def _renew(world: World, license_: License, activation: Activation) -> None:
    if license_.is_floating_cloud:
        code = world.settings.floating_on_check_code
        world.seats.take_seat(license_, activation, world.now(), code)


def _require_types(call: Call) -> None:
    """Typed fields of a JSON body. Raises Refusal validation_error."""
    for name, wanted in (("is_vm", bool), ("variables", dict), ("tpm_enrollment", dict)):
        if name in call.raw and not isinstance(call.raw[name], wanted):
            raise invalid(f"{name} has the wrong type")
