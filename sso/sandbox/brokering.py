"""How does the broker send a person on to another provider, and whom does it get back?"""

import json
import secrets
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from sso.sandbox.account_challenges import METHODS, challenge_of
from sso.sandbox.account_tokens import TokenRefusal, token_answer
from sso.sandbox.jwt_signing import decoded
from sso.sandbox.people import COMPANIES, Company, Person, find_person
from sso.sandbox.sign_ins import Attempt
from sso.sandbox.world import BROKER, BROKER_CLIENT_ID, World

FEDERATED_PATH = "/federated/globex"
_FORWARDED = ("login_hint", "organization_id")
"""Hints that go on to the next provider."""


def address_of_next_hop(world: World, attempt: Attempt, company: Company) -> str:
    """The authorization request to the company's provider; remembered in the attempt."""
    attempt.sent_to = company.idp_alias
    attempt.federated_state = secrets.token_urlsafe(24)
    asked = {
        "client_id": BROKER_CLIENT_ID,
        "response_type": "code",
        "scope": "openid",
        "redirect_uri": endpoint(world, company),
        "state": attempt.federated_state,
        **{name: attempt.params[name] for name in _FORWARDED if name in attempt.params},
    }
    if company.home == "federated":
        return f"{FEDERATED_PATH}/authorize?{_query(asked)}"
    return f"{world.account_url}/authorize?{_query({**asked, **_challenge(world, attempt)})}"


def _challenge(world: World, attempt: Attempt) -> dict[str, str]:
    attempt.verifier = secrets.token_hex(32)
    how = world.settings.account_pkce
    if how not in METHODS:
        return {}
    challenge = challenge_of(attempt.verifier, how)
    return {"code_challenge": challenge, "code_challenge_method": METHODS[how]}


def person_from(
    world: World, attempt: Attempt, company: Company, params: Mapping[str, str]
) -> Person | None:
    """Who came back; None when the other provider refused or its code is no good."""
    code = params.get("code", "")
    if company.home == "federated":
        return world.sign_ins.federated_codes.pop(code, None)
    form = {
        "grant_type": "authorization_code",
        "client_id": BROKER_CLIENT_ID,
        "client_secret": "",
        "redirect_uri": endpoint(world, company),
        "code": code,
        "code_verifier": attempt.verifier,
    }
    try:
        id_token = str(token_answer(world, form)["id_token"])
    except TokenRefusal as refusal:
        world.journal.say(f"the broker's code was refused: {refusal.error}")
        return None
    claims = json.loads(decoded(id_token.strip().split(".")[1]))
    person = find_person(claims["email"])
    return person if person and COMPANIES[person.company] == company else None


def endpoint(world: World, company: Company) -> str:
    """Where this company's provider sends the browser back to."""
    return f"{world.base_url}{BROKER}/{company.idp_alias}/endpoint"


def _query(asked: Mapping[str, str]) -> str:
    return urlencode(asked, quote_via=quote)
