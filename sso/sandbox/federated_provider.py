"""How does a company's own identity provider look? A second provider behind the broker."""

import secrets
from urllib.parse import urlencode

from flask import Flask, Response, request

from sso.sandbox.brokering import FEDERATED_PATH, endpoint
from sso.sandbox.browser_answers import GONE, error_page, is_same, see_other, set_cookie
from sso.sandbox.dead_ends import dead_end, locked, page_of
from sso.sandbox.pages import federated_page, message_page
from sso.sandbox.people import COMPANIES, Person
from sso.sandbox.sign_in_form import person_of_form
from sso.sandbox.world import World

HOME = "federated"
PREFIX = FEDERATED_PATH
_COOKIE = "sandbox_globex"
_SESSION_COOKIE = "sandbox_globex_session"
_GLOBEX = COMPANIES["GLOBEX"]


class FederatedProvider:
    """Knows one client, the broker, and one company's people."""

    def __init__(self, world: World) -> None:
        self.world = world

    def authorize(self) -> Response:
        """The company's own page, unlike the broker's; none while it remembers the person."""
        page = dead_end(self.world, HOME)
        if page is not None:
            return page
        if request.args.get("redirect_uri") != self._broker_endpoint():
            return page_of("bad_redirect_uri")
        self.world.journal.say("federated authorization page")
        state = request.args.get("state", "")
        remembered = self.world.sign_ins.federated_sessions
        person = remembered.get(request.cookies.get(_SESSION_COOKIE, ""))
        if person is not None:
            return self._signed_in(person, state)
        return self._form(state, username=request.args.get("login_hint", ""))

    def sign_in(self) -> Response:
        """The posted form: back to the broker with a code or an error."""
        state, csrf = request.form.get("state", ""), request.form.get("csrf", "")
        if not csrf or not is_same(csrf, request.cookies.get(_COOKIE, "")):
            return error_page(GONE)
        if request.form.get("action") == "cancel":
            return self._back({"error": "access_denied", "state": state})
        person = person_of_form(HOME)
        if person is None:
            username = request.form.get("username", "")
            return self._form(state, "Wrong e-mail or password. Try again.", username)
        refusal = locked(self.world, person)
        if refusal is not None:
            return refusal
        secret = secrets.token_urlsafe(24)
        self.world.sign_ins.federated_sessions[secret] = person
        response = self._signed_in(person, state)
        set_cookie(response, _SESSION_COOKIE, secret, PREFIX)
        return response

    def log_out(self) -> Response:
        """End this provider's own session; the broker's stays."""
        secret = request.cookies.get(_SESSION_COOKIE, "")
        self.world.sign_ins.federated_sessions.pop(secret, None)
        response = message_page("Signed out", "You are signed out.")
        response.delete_cookie(_SESSION_COOKIE, path=PREFIX)
        return response

    def _signed_in(self, person: Person, state: str) -> Response:
        code = secrets.token_urlsafe(24)
        self.world.sign_ins.federated_codes[code] = person
        return self._back({"code": code, "state": state})

    def _form(self, state: str, problem: str = "", username: str = "") -> Response:
        csrf = secrets.token_urlsafe(24)
        response = federated_page(
            f"{PREFIX}/sign-in",
            {"state": state, "csrf": csrf},
            company=_GLOBEX.code,
            problem=problem,
            username=username,
        )
        set_cookie(response, _COOKIE, csrf, PREFIX)
        return response

    def _broker_endpoint(self) -> str:
        return endpoint(self.world, _GLOBEX)

    def _back(self, params: dict[str, str]) -> Response:
        return see_other(f"{self._broker_endpoint()}?{urlencode(params)}")


def install(app: Flask, world: World) -> None:
    """Serve the second provider."""
    provider = FederatedProvider(world)
    app.add_url_rule(f"{PREFIX}/authorize", "federated_authorize", provider.authorize)
    app.add_url_rule(f"{PREFIX}/sign-in", "federated_sign_in", provider.sign_in, methods=["POST"])
    app.add_url_rule(f"{PREFIX}/logout", "federated_logout", provider.log_out)
