"""How does a company's own identity provider look? A second provider behind the broker."""

import secrets
from urllib.parse import urlencode

from flask import Flask, Response, request

from sso.sandbox.identity_provider import (
    BROKER,
    GONE,
    error_page,
    is_same,
    person_of_form,
    see_other,
    set_cookie,
)
from sso.sandbox.pages import federated_page
from sso.sandbox.people import COMPANIES
from sso.sandbox.world import World

PREFIX = "/federated/globex"
_COOKIE = "sandbox_globex"
_GLOBEX = COMPANIES["GLOBEX"]


class FederatedProvider:
    """Knows one client, the broker, and one company's people."""

    def __init__(self, world: World) -> None:
        self.world = world

    def authorize(self) -> Response:
        """The company's own page; it looks different from the broker's."""
        if request.args.get("redirect_uri") != self._broker_endpoint():
            return error_page("This application is not known here.")
        self.world.journal.say("federated authorization page")
        return self._form(request.args.get("state", ""))

    def sign_in(self) -> Response:
        """The posted form: back to the broker with a code or an error."""
        state, csrf = request.form.get("state", ""), request.form.get("csrf", "")
        if not csrf or not is_same(csrf, request.cookies.get(_COOKIE, "")):
            return error_page(GONE)
        if request.form.get("action") == "cancel":
            return self._back({"error": "access_denied", "state": state})
        person = person_of_form(federated=True)
        if person is None:
            username = request.form.get("username", "")
            return self._form(state, "Wrong e-mail or password. Try again.", username)
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
        return f"{self.world.base_url}{BROKER}/{_GLOBEX.idp_alias}/endpoint"

    def _back(self, params: dict[str, str]) -> Response:
        return see_other(f"{self._broker_endpoint()}?{urlencode(params)}")


def install(app: Flask, world: World) -> None:
    """Serve the second provider."""
    provider = FederatedProvider(world)
    app.add_url_rule(f"{PREFIX}/authorize", "federated_authorize", provider.authorize)
    app.add_url_rule(f"{PREFIX}/sign-in", "federated_sign_in", provider.sign_in, methods=["POST"])
