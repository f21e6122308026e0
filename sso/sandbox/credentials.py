"""Who is asking for a license? Exactly one of key, password, SSO token and SSO code."""

import hmac
from dataclasses import dataclass

from sso.sandbox.call import Call
from sso.sandbox.people import (
    ACCOUNT_CLIENT_IDS,
    COMPANIES,
    DESKTOP_CLIENT_IDS,
    Person,
    find_person,
)
from sso.sandbox.refusals import Refusal, invalid
from sso.sandbox.sign_ins import Voucher
from sso.sandbox.world import LICENSE_USERS, World

SETS = {
    "license_key": ("license_key",),
    "password": ("username", "password"),
    "id_token": ("id_token", "customer_account_code"),
    "code": ("code", "customer_account_code"),
}


@dataclass(frozen=True)
class Holder:
    """Whose licenses are meant: a person's, or the one with this key."""

    person: Person | None = None
    license_key: str | None = None


def redeem(world: World, call: Call) -> Holder:
    """The holder whom the call's credentials prove; spends a code, and a single-use token."""
    complete = [name for name, fields in SETS.items() if all(call.raw.get(f) for f in fields)]
    if len(complete) != 1:
        raise invalid("exactly one of license_key, username and password, id_token, code")
    chosen = complete[0]
    if chosen == "license_key":
        return Holder(license_key=call.text("license_key"))
    if chosen == "password":
        return Holder(person=_by_password(world, call.text("username"), call.text("password")))
    return Holder(person=_by_sign_in(world, call, chosen))


def _by_password(world: World, username: str, password: str) -> Person:
    """A company may stand behind a bar. Who is unknown is not told from who has no license."""
    person = find_person(username.partition("|")[0])
    if person is None:
        raise Refusal("license_not_found", "License not found")
    if not hmac.compare_digest(password.encode(), world.settings.user_password.encode()):
        raise Refusal(world.settings.password_code, "Invalid user name or password")
    return person


def _by_sign_in(world: World, call: Call, field: str) -> Person:
    code = call.text("customer_account_code")
    if code not in COMPANIES:
        raise Refusal("customer_account_not_found", "Customer account not found")
    value = call.text(field)
    person = world.sign_ins.redeem(
        value,
        lambda voucher: _is_accepted(world, field, voucher),
        call.optional_text("redirect_uri") or _default_redirect_uri(world, value),
        world.now(),
        world.settings.sso_token_code,
    )
    if field == "id_token" and not world.settings.access_token_single_use:
        world.sign_ins.renew(value)
    world.journal.say(f"{'code' if field == 'code' else 'token'} redeemed for {person.email}")
    if person.company != code:
        raise Refusal("customer_account_id_mismatch", "The user belongs to another account")
    return person


def _default_redirect_uri(world: World, value: str) -> str:
    """The registered one for the service's own client; none for other clients' tokens."""
    return world.redirect_uris[0] if world.sign_ins.client_of(value) == LICENSE_USERS else ""


def _is_accepted(world: World, field: str, voucher: Voucher) -> bool:
    if field == "code":
        return voucher.kind == "code" and voucher.client_id == LICENSE_USERS
    if voucher.client_id in DESKTOP_CLIENT_IDS:
        return voucher.kind == "id_token" and world.settings.accept_client_id_tokens
    if voucher.client_id in ACCOUNT_CLIENT_IDS:
        return voucher.kind == "id_token" and world.settings.accept_account_id_token
    if voucher.client_id != LICENSE_USERS:
        return False
    accepted = world.settings.accepts_token
    return voucher.kind in (("access_token", "id_token") if accepted == "either" else (accepted,))
