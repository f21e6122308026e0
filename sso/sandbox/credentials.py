"""Who is asking for a license? Exactly one of key, password, SSO token and SSO code."""

import hmac
from dataclasses import dataclass

from sso.sandbox.call import Call
from sso.sandbox.people import COMPANIES, PASSWORD, Person, find_person
from sso.sandbox.refusals import Refusal, invalid
from sso.sandbox.world import World

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
        return Holder(person=_by_password(call.text("username"), call.text("password")))
    return Holder(person=_by_sign_in(world, call, chosen))


def _by_password(username: str, password: str) -> Person:
    person = find_person(username)
    is_right = hmac.compare_digest(password.encode(), PASSWORD.encode())
    if person is None or not is_right:
        raise Refusal("license_not_found", "License not found")
    return person


def _by_sign_in(world: World, call: Call, field: str) -> Person:
    code = call.text("customer_account_code")
    if code not in COMPANIES:
        raise Refusal("customer_account_not_found", "Customer account not found")
    value = call.text(field)
    person = world.sign_ins.redeem(
        value,
        _kinds(world, field),
        call.optional_text("redirect_uri") or world.redirect_uris[0],
        world.now(),
        world.settings.sso_token_code,
    )
    if field == "id_token" and not world.settings.access_token_single_use:
        world.sign_ins.renew(value)
    world.journal.say(f"{'code' if field == 'code' else 'token'} redeemed for {person.email}")
    if person.company != code:
        raise Refusal("customer_account_id_mismatch", "The user belongs to another account")
    return person


def _kinds(world: World, field: str) -> set[str]:
    if field == "code":
        return {"code"}
    accepted = world.settings.accepts_token
    return {"access_token", "id_token"} if accepted == "either" else {accepted}
