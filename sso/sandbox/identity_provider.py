"""How does a person sign in? The pages of the realm: authorization, session, sign-out.

Shaped like Keycloak's realm user-portal. A bad redirect URI, an unknown client and a disabled
provider end on an error page, never in a redirect.
"""

import secrets
from urllib.parse import urlencode

from authlib.oauth2.base import OAuth2Error
from flask import Flask, Response, request

from sso.sandbox.brokering import address_of_next_hop, person_from
from sso.sandbox.browser_answers import GONE, error_page, is_same, see_other, set_cookie
from sso.sandbox.clients import may_return
from sso.sandbox.dead_ends import dead_end, locked, page_of
from sso.sandbox.delivery import deliver
from sso.sandbox.openid_server import Realm
from sso.sandbox.pages import confirmation_page, message_page, sign_in_page
from sso.sandbox.people import PEOPLE, Company, Person, by_alias
from sso.sandbox.sign_in_form import is_too_late, person_of_form
from sso.sandbox.sign_ins import Attempt, BrowserSession
from sso.sandbox.world import BROKER, LICENSE_USERS, OPENID, REALM, World

SESSION_COOKIE = "sandbox_identity"
BROWSER_COOKIE = "sandbox_browser"
ACTIONS = f"{REALM}/login-actions"
HOME = "broker"
_ASKS_AGAIN = ("login", "select_account")


class IdentityProvider:
    """The broker that the license service's authorization URL leads to."""

    def __init__(self, world: World, realm: Realm) -> None:
        self.world = world
        self.realm = realm

    # the authorization endpoint

    def authorize(self) -> Response:
        """Validate the authorization request, then form, federated provider or redirect."""
        self.world.journal.say("authorization page")
        page = dead_end(self.world, "realm")
        if page is not None:
            return page
        asked, session = dict(request.values.items()), self.session()
        if any(len(values) > 1 for _, values in request.values.lists()):
            return error_page("The request repeats a parameter.")
        try:
            grant = self.realm.get_consent_grant((asked, {}), end_user=session)
        except ValueError:
            return error_page("The request is not valid.")
        except OAuth2Error as error:
            return self._refused(asked, error)
        if session is not None and grant.prompt not in _ASKS_AGAIN:
            return self.complete(asked, session)
        return self._ask(asked)

    def _refused(self, asked: dict[str, str], error: OAuth2Error) -> Response:
        if not error.redirect_uri:
            return error_page(f"We are sorry: {error.description or error.error}")
        outcome = {name: value for name, value in error.get_body() if name != "state"}
        return deliver(self.world, asked, outcome)

    def _ask(self, asked: dict[str, str]) -> Response:
        company = by_alias(asked.get("kc_idp_hint", ""))
        if company and company.code in self.world.settings.sso_disabled_codes:
            return page_of("disabled_provider")
        browser = request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(24)
        name, attempt = self.world.sign_ins.start_attempt(asked, browser, self.world.now())
        if company and company.home != HOME:
            response = self._send_on(attempt, company)
        else:
            response = self._form(name, attempt, username=asked.get("login_hint", ""))
        set_cookie(response, BROWSER_COOKIE, browser, REALM)
        return response

    def _form(self, name: str, attempt: Attempt, problem: str = "", username: str = "") -> Response:
        people = [(p.email, p.story) for p in PEOPLE.values() if p.company == "ACME"]
        return sign_in_page(
            f"{ACTIONS}/authenticate",
            {"attempt": name, "csrf": attempt.csrf},
            people,
            expire_url=f"{ACTIONS}/expire?{urlencode({'attempt': name})}",
            problem=problem,
            username=username,
        )

    # what the person does on the form

    def authenticate(self) -> Response:
        """The posted form: sign in, cancel, or the form again with a sentence."""
        name = request.form.get("attempt", "")
        attempt = self._attempt(name)
        if attempt is None or not is_same(request.form.get("csrf", ""), attempt.csrf):
            return error_page(GONE)
        if request.form.get("action") == "cancel":
            return self._end(name, attempt, {"error": "access_denied"})
        if is_too_late(self.world, attempt.started_at):
            return page_of("timed_out")
        person = person_of_form(HOME)
        if person is None:
            username = request.form.get("username", "")
            self.world.journal.say("sign-in failed: wrong e-mail or password")
            return self._form(name, attempt, "Wrong e-mail or password. Try again.", username)
        refusal = locked(self.world, person)
        if refusal is not None:
            return refusal
        self.world.sign_ins.attempts.pop(name, None)
        return self.signed_in(attempt, person)

    def expire(self) -> Response:
        """As if the page had been left open too long."""
        name = request.args.get("attempt", "")
        attempt = self._attempt(name)
        if attempt is None:
            return error_page(GONE)
        outcome = {
            "error": "temporarily_unavailable",
            "error_description": "authentication_expired",
        }
        return self._end(name, attempt, outcome)

    def _end(self, name: str, attempt: Attempt, outcome: dict[str, str]) -> Response:
        self.world.sign_ins.attempts.pop(name, None)
        self.world.journal.say(f"sign-in ended: {outcome['error']}")
        return deliver(self.world, attempt.params, outcome)

    def _attempt(self, name: str) -> Attempt | None:
        attempt = self.world.sign_ins.attempts.get(name)
        browser = request.cookies.get(BROWSER_COOKIE, "")
        return attempt if attempt and is_same(browser, attempt.browser) else None

    # another provider, there and back

    def _send_on(self, attempt: Attempt, company: Company) -> Response:
        return see_other(address_of_next_hop(self.world, attempt, company))

    def back_from_federation(self, alias: str) -> Response:
        """The other provider has sent the person back to the broker."""
        found, company = self._federated_attempt(request.args.get("state", "")), by_alias(alias)
        if found is None or company is None or found[1].sent_to != alias:
            return error_page(GONE)
        name, attempt = found
        person = person_from(self.world, attempt, company, request.args)
        if person is None:
            return self._end(name, attempt, {"error": "access_denied"})
        self.world.sign_ins.attempts.pop(name, None)
        return self.signed_in(attempt, person)

    def _federated_attempt(self, state: str) -> tuple[str, Attempt] | None:
        for name, attempt in list(self.world.sign_ins.attempts.items()):
            if state and is_same(attempt.federated_state, state):
                return (name, attempt) if self._attempt(name) else None
        return None

    # the end of a sign-in

    def signed_in(self, attempt: Attempt, person: Person) -> Response:
        """Remember the browser session and send the browser back to the client."""
        secret, session = self.world.sign_ins.open_session(person, self.world.now())
        self.world.journal.say(f"signed in {person.email}")
        response = self.complete(attempt.params, session)
        set_cookie(response, SESSION_COOKIE, secret, REALM)
        return response

    def complete(self, asked: dict[str, str], session: BrowserSession) -> Response:
        """The redirect with code or tokens, or with the error that the setting wants."""
        forced_error = self.world.settings.sign_in_error
        if forced_error:
            return deliver(self.world, asked, {"error": forced_error})
        try:
            grant = self.realm.get_consent_grant((asked, {}), end_user=session)
        except OAuth2Error as error:
            return self._refused(asked, error)
        _, outcome = self.realm.create_authorization_response(
            grant.request, grant_user=session, grant=grant
        )
        return deliver(self.world, asked, outcome, session)

    def session(self) -> BrowserSession | None:
        """The remembered session of this browser."""
        return self.world.sign_ins.sessions.get(request.cookies.get(SESSION_COOKIE, ""))

    def log_out(self) -> Response:
        """End the session; back to a registered address where hint or client_id allow it."""
        values = request.values
        has_hint = bool(values.get("id_token_hint"))
        if self.world.settings.logout_confirms and not has_hint and request.method == "GET":
            return confirmation_page(f"{OPENID}/logout", dict(values.items()))
        back = values.get("post_logout_redirect_uri", "")
        if back and not self._may_go_back(back, has_hint):
            return error_page("Invalid redirect uri")
        self.world.sign_ins.sessions.pop(request.cookies.get(SESSION_COOKIE, ""), None)
        self.world.journal.say("signed out of the browser session")
        response = self._after_log_out(back)
        response.delete_cookie(SESSION_COOKIE, path=REALM)
        return response

    def _may_go_back(self, back: str, has_hint: bool) -> bool:
        client_id = request.values.get("client_id") or (LICENSE_USERS if has_hint else "")
        return may_return(self.world, client_id, back)

    def _after_log_out(self, back: str) -> Response:
        if not back:
            return message_page("Signed out", "You are signed out.")
        state = request.values.get("state")
        joint = "&" if "?" in back else "?"
        return see_other(f"{back}{joint}{urlencode({'state': state})}" if state else back)


def install(app: Flask, world: World, realm: Realm) -> None:
    """Serve the realm's pages."""
    provider = IdentityProvider(world, realm)
    both = ["GET", "POST"]
    app.add_url_rule(f"{OPENID}/auth", "auth", provider.authorize, methods=both)
    app.add_url_rule(f"{OPENID}/logout", "logout", provider.log_out, methods=both)
    app.add_url_rule(
        f"{ACTIONS}/authenticate", "authenticate", provider.authenticate, methods=["POST"]
    )
    app.add_url_rule(f"{ACTIONS}/expire", "expire", provider.expire)
    app.add_url_rule(f"{BROKER}/<alias>/endpoint", "broker", provider.back_from_federation)
