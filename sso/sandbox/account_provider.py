"""How does a person sign in at the account provider, and out again? Its pages and redirects.

Shaped like the UltiMaker Account, on an origin of its own. A bad redirect URI and an unknown client
end on an error page; other errors go back in the query.
"""

import secrets
from datetime import timedelta
from urllib.parse import quote, urlencode, urlsplit

from flask import Flask, Response, request

from sso.sandbox.account_challenges import METHODS
from sso.sandbox.account_endpoints import SCOPES
from sso.sandbox.account_grants import AccountAttempt, Granted
from sso.sandbox.account_pages import account_sign_in_page, approval_page, workspace_page
from sso.sandbox.account_tokens import find_client
from sso.sandbox.browser_answers import GONE, error_page, is_same, see_other, set_cookie
from sso.sandbox.dead_ends import dead_end, locked, page_of
from sso.sandbox.pages import message_page
from sso.sandbox.people import COMPANIES, PEOPLE, WORKSPACES, Person
from sso.sandbox.sign_in_form import is_too_late, person_of_form
from sso.sandbox.world import World

HOME = "account"
SESSION_COOKIE = "sandbox_account"
BROWSER_COOKIE = "sandbox_account_browser"
_NO_HEAD = "methodNotAllowed"
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


class AccountProvider:
    """The pages of the account."""

    def __init__(self, world: World) -> None:
        self.world = world

    # the authorization endpoint

    def authorize(self) -> Response:
        """Validate the request, then whatever page is still needed, or the redirect."""
        self.world.journal.say("account authorization page")
        asked = dict(request.args.items())
        refusal = dead_end(self.world, HOME) or self._refusal_without_redirect(asked)
        if refusal is not None:
            return refusal
        if request.method == "HEAD":
            return _back(asked, {"error": "invalid_request", "error_description": _NO_HEAD})
        error = self._error_of(asked)
        return _back(asked, error) if error else self._begin(asked)

    def _refusal_without_redirect(self, asked: dict[str, str]) -> Response | None:
        client = find_client(self.world, asked.get("client_id", ""))
        if client is None or any(len(values) > 1 for _, values in request.args.lists()):
            return page_of("unknown_client")
        if asked.get("redirect_uri") not in client.redirect_uris:
            return page_of("bad_redirect_uri")
        return None

    def _error_of(self, asked: dict[str, str]) -> dict[str, str]:
        if asked.get("response_type") != "code":
            return {"error": "unsupported_response_type", "error_description": "code only"}
        how = self.world.settings.account_pkce
        is_challenged = asked.get("code_challenge_method") == METHODS.get(how)
        if how in METHODS and not (asked.get("code_challenge") and is_challenged):
            return {"error": "invalid_request", "error_description": "code_challenge"}
        return {}

    def _begin(self, asked: dict[str, str]) -> Response:
        browser = request.cookies.get(BROWSER_COOKIE) or secrets.token_urlsafe(24)
        name, attempt = self.world.account.start_attempt(asked, browser, self.world.now())
        response = self._next(name, attempt, self.person())
        set_cookie(response, BROWSER_COOKIE, browser, "/")
        return response

    # one page after the other

    def _next(self, name: str, attempt: AccountAttempt, person: Person | None) -> Response:
        """Sign-in, workspace, approval, and then back to the application."""
        if person is None:
            return self._form(name, attempt, username=attempt.params.get("login_hint", ""))
        if not attempt.params:
            self.world.account.attempts.pop(name, None)
            return message_page("Signed in", f"You are signed in as {person.email}.")
        hidden = {"attempt": name, "csrf": attempt.csrf}
        mine = WORKSPACES[person.email]
        chosen = attempt.params.get("organization_id") or attempt.organization_id
        if not chosen and len(mine) > 1:
            return workspace_page(hidden, mine)
        if chosen and chosen not in mine:
            self.world.account.attempts.pop(name, None)
            refusal = {"error": "access_denied", "error_description": "organization_id"}
            return _back(attempt.params, refusal)
        if self._asks_approval(attempt, person):
            return approval_page(hidden, attempt.params["client_id"], _scopes(attempt))
        return self._complete(name, attempt, person, chosen or mine[0])

    def _asks_approval(self, attempt: AccountAttempt, person: Person) -> bool:
        when = self.world.settings.account_asks_approval
        is_known = (person.email, attempt.params["client_id"]) in self.world.account.approvals
        return not attempt.is_approved and when != "never" and (when == "always" or not is_known)

    def _complete(
        self, name: str, attempt: AccountAttempt, person: Person, organization_id: str
    ) -> Response:
        asked, account, now = attempt.params, self.world.account, self.world.now()
        account.attempts.pop(name, None)
        granted = Granted(
            person,
            asked["client_id"],
            asked["redirect_uri"],
            " ".join(_scopes(attempt)),
            organization_id,
            asked.get("nonce", ""),
            asked.get("code_challenge", ""),
        )
        until = now + timedelta(seconds=self.world.settings.code_lifetime_s)
        code = account.hold(account.codes, granted, until, secrets.token_urlsafe(32))
        self.world.journal.say(f"account code for {person.email}")
        return _back(asked, {"code": code})

    # what the person does on the pages

    def sign_in(self) -> Response:
        """The posted form: the next page, or the form again with a sentence."""
        name, attempt = self._attempt()
        if attempt is None:
            return error_page(GONE)
        if is_too_late(self.world, attempt.started_at):
            return page_of("timed_out")
        person = person_of_form(HOME)
        if person is None:
            username = request.form.get("username", "")
            return self._form(name, attempt, "Wrong e-mail or password. Try again.", username)
        refusal = locked(self.world, person)
        if refusal is not None:
            return refusal
        secret = secrets.token_urlsafe(24)
        self.world.account.sessions[secret] = person
        self.world.journal.say(f"account signed in {person.email}")
        response = self._next(name, attempt, person)
        set_cookie(response, SESSION_COOKIE, secret, "/")
        return response

    def choose_workspace(self) -> Response:
        """The posted workspace."""
        name, attempt = self._attempt()
        if attempt is None:
            return error_page(GONE)
        attempt.organization_id = request.form.get("organization_id", "")
        return self._next(name, attempt, self.person())

    def approve(self) -> Response:
        """Allowed or denied."""
        (name, attempt), person = self._attempt(), self.person()
        if attempt is None or person is None:
            return error_page(GONE)
        if request.form.get("action") != "allow":
            self.world.account.attempts.pop(name, None)
            self.world.journal.say("account approval denied")
            return _back(attempt.params, self._denial())
        attempt.is_approved = True
        self.world.account.approvals.add((person.email, attempt.params["client_id"]))
        return self._next(name, attempt, person)

    def _denial(self) -> dict[str, str]:
        if self.world.settings.account_denied_as == "user_denied":
            return {"error_code": "user_denied"}
        return {"error": "access_denied", "error_description": "The user denied the request"}

    def _form(
        self, name: str, attempt: AccountAttempt, problem: str = "", username: str = ""
    ) -> Response:
        people = [p.email for p in PEOPLE.values() if COMPANIES[p.company].home == HOME]
        hidden = {"attempt": name, "csrf": attempt.csrf}
        return account_sign_in_page(hidden, people, problem=problem, username=username)

    def _attempt(self) -> tuple[str, AccountAttempt | None]:
        name = request.form.get("attempt", "")
        attempt = self.world.account.attempts.get(name)
        browser, csrf = request.cookies.get(BROWSER_COOKIE, ""), request.form.get("csrf", "")
        if attempt and is_same(browser, attempt.browser) and is_same(csrf, attempt.csrf):
            return name, attempt
        return name, None

    def person(self) -> Person | None:
        """Whose session this browser remembers."""
        return self.world.account.sessions.get(request.cookies.get(SESSION_COOKIE, ""))

    # sign-off

    def sign_in_page(self) -> Response:
        """The account's own front page, without any application."""
        return self._begin({})

    def log_off(self) -> Response:
        """End the browser session only, then to ``next``, decoded once, or to the sign-in page."""
        self.world.account.sessions.pop(request.cookies.get(SESSION_COOKIE, ""), None)
        self.world.journal.say("account signed off in the browser")
        target = request.args.get("next", "")
        if target and not self._may_lead_to(target):
            response = error_page("This address is not known here.")
        else:
            response = see_other(target or "/")
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response

    def _may_lead_to(self, target: str) -> bool:
        rule = self.world.settings.account_logoff_next
        try:
            parts = urlsplit(target)
        except ValueError:
            return False
        if parts.scheme not in ("http", "https") or not parts.hostname or rule == "none":
            return False
        is_own = target.startswith(f"{self.world.account_url}/")
        is_loopback = parts.hostname in _LOOPBACK_NAMES and "@" not in parts.netloc
        return rule == "any" or is_own or is_loopback or target in self.world.account_redirect_uris


def install(app: Flask, world: World) -> None:
    """Serve the account's pages."""
    provider = AccountProvider(world)
    app.add_url_rule("/", "account_front", provider.sign_in_page)
    app.add_url_rule("/authorize", "account_authorize", provider.authorize)
    app.add_url_rule("/logoff", "account_logoff", provider.log_off)
    app.add_url_rule("/sign-in", "account_sign_in", provider.sign_in, methods=["POST"])
    app.add_url_rule("/workspace", "account_workspace", provider.choose_workspace, methods=["POST"])
    app.add_url_rule("/approval", "account_approval", provider.approve, methods=["POST"])


def _scopes(attempt: AccountAttempt) -> list[str]:
    """What of the asked scopes exists."""
    return [one for one in attempt.params.get("scope", "").split() if one in SCOPES]


def _back(asked: dict[str, str], outcome: dict[str, str]) -> Response:
    state = {"state": asked["state"]} if "state" in asked else {}
    target = asked["redirect_uri"]
    query = urlencode({**outcome, **state}, quote_via=quote)
    return see_other(f"{target}{'&' if '?' in target else '?'}{query}")
