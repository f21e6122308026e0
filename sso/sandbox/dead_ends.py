"""Which pages never redirect? What a person sees whose client then has to end by itself."""

from flask import Response

from sso.sandbox.browser_answers import error_page
from sso.sandbox.people import Person
from sso.sandbox.world import World

PAGES = {
    "unknown_client": ("Client not found.", 400),
    "bad_redirect_uri": ("Invalid parameter: redirect_uri", 400),
    "disabled_provider": ("The identity provider is disabled.", 400),
    "timed_out": ("You took too long to sign in. Go back to the application.", 400),
    "locked": ("The account is locked. Ask your administrator.", 403),
    "internal_error": ("An internal server error has occurred.", 500),
}


def dead_end(world: World, hop: str) -> Response | None:
    """The page on which this hop's sign-in ends by the settings, or None."""
    name = world.settings.dead_end
    if not name or world.settings.dead_end_at != hop:
        return None
    world.journal.say(f"the sign-in ends on a page: {name}")
    return page_of(name)


def locked(world: World, person: Person) -> Response | None:
    """The page for somebody whose account is locked, or None."""
    return page_of("locked") if person.email in world.settings.locked_people else None


def page_of(name: str) -> Response:
    """One of the pages by its name."""
    text, status = PAGES[name]
    return error_page(text, status)
