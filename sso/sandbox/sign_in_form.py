"""Whom does a posted form prove, and was it posted in time?"""

from datetime import datetime, timedelta

from flask import request

from sso.sandbox.browser_answers import is_same
from sso.sandbox.people import COMPANIES, PASSWORD, Person, find_person
from sso.sandbox.world import World


def person_of_form(home: str) -> Person | None:
    """A one-click hint, or e-mail and password, of somebody whose account lies here."""
    hint = request.form.get("person", "")
    person = find_person(hint or request.form.get("username", ""))
    is_right = bool(hint) or is_same(request.form.get("password", ""), PASSWORD)
    if person is None or not is_right:
        return None
    return person if COMPANIES[person.company].home == home else None


def is_too_late(world: World, started_at: datetime) -> bool:
    """Whether the form lay open for longer than the setting allows."""
    lifetime = timedelta(seconds=world.settings.form_lifetime_s)
    return world.now() - started_at > lifetime
