"""What does a license look like in an answer? The objects of activation, check and lists.

Source: License API v4, activate_license, check_license, user_licenses, product_details.
"""

from sso.sandbox.catalogue import PRODUCTS, License, Product
from sso.sandbox.clock import iso_ms
from sso.sandbox.people import COMPANIES, COMPANY_ID, PEOPLE
from sso.sandbox.seats import Activation
from sso.sandbox.wire_signatures import license_signature
from sso.sandbox.world import World

Body = dict[str, object]


def activated(world: World, license_: License, activation: Activation) -> Body:
    """The answer to an activation: with ``active``, without license_active and license_enabled."""
    return {
        "id": license_.id,
        "active": True,
        **_terms(world, license_),
        "device_id": activation.device_id,
        "is_expired": license_.is_expired(world.now()),
        **_borrowed(license_, activation),
        **_proof(world, license_, activation.hardware_id),
        "request": "activation",
    }


def checked(world: World, license_: License, activation: Activation) -> Body:
    """The answer to a check: with flags, the newest version flattened in, no ``active``."""
    return {
        "id": license_.id,
        **_terms(world, license_),
        "license_active": license_.active,
        "license_enabled": license_.enabled,
        "device_id": activation.device_id,
        "is_expired": license_.is_expired(world.now()),
        **_borrowed(license_, activation),
        "floating_in_use_devices": world.seats.seats_in_use(license_.id, world.now()),
        "order_store_id": None,
        "product_details": _short_product(PRODUCTS[license_.product]),
        **_newest_version(),
        **_proof(world, license_, activation.hardware_id),
    }


def listed(world: World, license_: License) -> Body:
    """One entry of user_licenses."""
    return {"license": on_device(world, license_), "user": _user(world, license_)}


def on_device(world: World, license_: License) -> Body:
    """A license without the traits of one device."""
    return {
        "id": license_.id,
        "license_active": license_.active,
        "license_enabled": license_.enabled,
        "trial_days": 0,
        **_terms(world, license_),
    }


def described(product: Product) -> Body:
    """The product_details object."""
    return {
        "product_id": product.product_id,
        "product_name": product.name,
        "short_code": product.code,
        "allow_trial": True,
        "trial_days": 5,
        "authorization_method": "user",
        "floating_timeout": 120,
        "allow_overages": False,
        "max_overages": 0,
        "prevent_vm": False,
        "metadata": {},
    }


def _terms(world: World, license_: License) -> Body:
    return {
        "allow_grace_period": False,
        "allow_overages": False,
        "allow_unlimited_activations": license_.allow_unlimited_activations,
        "allow_offline_activation": True,
        "can_borrow": license_.can_borrow,
        "custom_fields": [{"name": "field_num", "data_type": None, "value": "100"}],
        "customer": _customer(license_),
        "company": {"id": COMPANY_ID},
        "enable_maintenance_period": False,
        "maintenance_period": None,
        "floating_timeout": license_.floating_timeout_min,
        "grace_period": 0,
        "is_air_gapped": False,
        "is_floating": False,
        "is_floating_cloud": license_.is_floating_cloud,
        "is_hardware_key_auth": False,
        "is_trial": license_.is_trial,
        "license_type": license_.license_type,
        "license_template_id": None,
        "max_activations": license_.max_activations,
        "max_borrow_time": license_.max_borrow_time_h,
        "max_overages": 0,
        "max_transfers": license_.max_transfers,
        "max_license_users": 10,
        "metadata": license_.metadata,
        "prevent_vm": world.settings.prevent_vm,
        "product_details": _full_product(PRODUCTS[license_.product]),
        "product_features": [_feature()],
        "start_date": iso_ms(license_.start_at),
        "validity_period": iso_ms(license_.validity_at),
        "times_activated": len(world.seats.of_license(license_.id)),
        "transfer_count": world.seats.transfer_count(license_.id),
        "user": _user(world, license_),
        **_pool(world, license_),
        **_key(world, license_),
    }


def _key(world: World, license_: License) -> Body:
    is_shown = license_.license_key and world.settings.shows_license_key
    return {"license_key": license_.license_key} if is_shown else {}


def _pool(world: World, license_: License) -> Body:
    if not license_.is_floating_cloud:
        return {}
    in_use = world.seats.seats_in_use(license_.id, world.now())
    return {"floating_users": license_.floating_users, "floating_in_use": in_use > 0}


def _proof(world: World, license_: License, hardware_id: str) -> Body:
    identity = license_.license_key or license_.owner or ""
    signature = license_signature(
        world.signing_key, hardware_id, identity, iso_ms(license_.validity_at)
    )
    shown: Body = {"hardware_id": hardware_id, "license_signature": signature}
    return shown if license_.owner is None else {**shown, "username": _username(world, license_)}


def _username(world: World, license_: License) -> str:
    email = license_.owner or ""
    if world.settings.username_with_company and email in PEOPLE:
        return f"{email}|{PEOPLE[email].company}"
    return email


def _borrowed(license_: License, activation: Activation) -> Body:
    if not license_.can_borrow:
        return {}
    until = activation.borrowed_until
    return {"is_borrowed": until is not None, "borrowed_until": until}


def _user(world: World, license_: License) -> Body | None:
    person = PEOPLE.get(license_.owner or "")
    if person is None:
        return None
    return {
        "id": person.user_id,
        "email": person.email,
        "first_name": "",
        "last_name": "",
        "phone_number": "",
        "is_initial_password": True,
        "max_activations": person.max_activations,
        "allow_unlimited_activations": False,
        "total_activations": len(world.seats.of_user(person.email)),
    }


def _customer(license_: License) -> Body | None:
    person = PEOPLE.get(license_.owner or "")
    if person is None or not license_.has_customer:
        return None
    domain = person.email.split("@", 1)[1]
    company = COMPANIES[person.company]
    account = {"id": company.account_id, "name": "", "code": company.code}
    blank = dict.fromkeys(("phone", "first_name", "last_name", "city", "postcode", "state"), "")
    return {
        "email": f"it@{domain}",
        "company_name": company.code,
        "reference": None,
        **blank,
        "country": "",
        "address": "ČK12",
        "customer_account": account if license_.has_customer_account else None,
        "metadata": {"b": 1},
    }


def _full_product(product: Product) -> Body:
    return {**described(product), "validity_period": None, "company_id": COMPANY_ID}


def _short_product(product: Product) -> Body:
    kept = ("product_id", "product_name", "short_code", "authorization_method", "metadata")
    full = described(product)
    return {name: full[name] for name in kept}


def _feature() -> Body:
    return {
        "id": 1744810240094039,
        "code": "render",
        "name": "Rendering",
        "feature_type": "activation",
        "expiry_date": None,
        "metadata": {},
        "is_floating": False,
        "is_floating_cloud": False,
    }


def _newest_version() -> Body:
    return {
        "version": "1.0.1",
        "installation_file": "",
        "release_date": "2025-05-21T00:00:00.000Z",
        "hash_md5": "",
        "requires_version": None,
        "environment": "win64",
        "eula_link": "",
        "release_notes_link": "",
        "size": None,
        "channel": "",
    }
