"""How does the answer reach the client? By query, by fragment, or by a form that posts itself."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import Response

from sso.sandbox.pages import self_posting_page
from sso.sandbox.sign_ins import BrowserSession
from sso.sandbox.world import World

FORM_POST = "form_post"


def deliver(
    world: World,
    asked: Mapping[str, str],
    outcome: Mapping[str, str],
    session: BrowserSession | None = None,
) -> Response:
    """Send the browser back with what the person's sign-in led to."""
    params = dict(outcome)
    if session is not None:
        params["session_state"] = session.session_state
    if world.settings.iss_parameter:
        params["iss"] = world.claimed_issuer
    if "state" in asked and world.settings.echo_state:
        params["state"] = asked["state"]
    return _sent(asked, params)


def mode(asked: Mapping[str, str]) -> str:
    """The response mode: the requested one where it is allowed, else the default."""
    is_code = "token" not in asked.get("response_type", "")
    wanted = asked.get("response_mode", "")
    if wanted == FORM_POST or wanted == "fragment" or (wanted == "query" and is_code):
        return wanted
    return "query" if is_code else "fragment"


def _sent(asked: Mapping[str, str], params: Mapping[str, str]) -> Response:
    target, how = asked["redirect_uri"], mode(asked)
    if how == FORM_POST:
        return self_posting_page(target, params)
    joint = "#" if how == "fragment" else "&" if "?" in target else "?"
    query = urlencode(params, quote_via=quote)
    return _as_response(target + joint + query)


def _as_response(url: str) -> Response:
    response = Response(status=302)
    response.headers["Location"] = url
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
