"""How do tests use the account provider? As an application with its own kind of PKCE."""

from typing import Any
from urllib.parse import quote, urlencode

import requests
from sandbox_client import Browser, Sandbox, carried

URI = "http://localhost:47814/callback"
CLIENT = "keyturn-account"
VERIFIER = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
CHALLENGE = (
    "f501ehos_11zZ_c5OksFlK6Ivy7vo3ztlOjNTtZLHi6HQo832Y6NXJKXaIqIVB8xnUCamUElSeOf3vzrxXlW0w=="
)
MAKER, TEAM = "maker@ulti.test", "team@ulti.test"


def url(sandbox: Sandbox, **changes: str | None) -> str:
    """An authorization request; None leaves a parameter out."""
    asked = {
        "client_id": CLIENT,
        "redirect_uri": URI,
        "scope": "openid account.user.read",
        "response_type": "code",
        "state": "s t",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S512",
        **changes,
    }
    kept = {name: value for name, value in asked.items() if value is not None}
    return f"{sandbox.account}/authorize?{urlencode(kept, quote_via=quote)}"


def walked(sandbox: Sandbox, browser: Browser | None = None, **changes: str | None) -> Any:
    """Sign in as the maker, allow where asked, and return what the redirect carries."""
    browser = browser or Browser()
    browser.open(url(sandbox, **changes))
    page = browser.sign_in(MAKER)
    return carried(page if page.is_redirect else browser.submit(action="allow"))


def ask_token(sandbox: Sandbox, auth: tuple[str, str] | None = None, **changes: str | None) -> Any:
    """The token request."""
    form = {
        "grant_type": "authorization_code",
        "client_id": CLIENT,
        "client_secret": "",
        "redirect_uri": URI,
        "code_verifier": VERIFIER,
        **changes,
    }
    kept = {name: value for name, value in form.items() if value is not None}
    return requests.post(f"{sandbox.account}/token", data=kept, auth=auth, timeout=20)


def tokens(sandbox: Sandbox, **changes: str | None) -> Any:
    """All tokens of a fresh sign-in."""
    answer = ask_token(sandbox, code=walked(sandbox, **changes)["code"])
    assert answer.status_code == 200, answer.text
    return answer.json()


def refreshed(sandbox: Sandbox, refresh_token: str) -> requests.Response:
    """The refresh request."""
    more = {"code_verifier": None, "refresh_token": refresh_token}
    answer: requests.Response = ask_token(sandbox, grant_type="refresh_token", **more)
    return answer


def checked(sandbox: Sandbox, access_token: str) -> requests.Response:
    """GET /check-token."""
    headers = {"Authorization": f"Bearer {access_token}"}
    return requests.get(f"{sandbox.account}/check-token", headers=headers, timeout=20)
