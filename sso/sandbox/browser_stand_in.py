"""Who signs in when nobody sits there? An HTTP client that plays the browser.

It opens the authorization URL, fills in whatever form comes (the broker's, a federated provider's,
the account's with its workspaces and its approval), follows redirects by hand into the listener,
and plays the listener's page script for a fragment.
"""

import argparse
import sys
import time
from collections.abc import Mapping
from urllib.parse import parse_qs, quote, urldefrag, urljoin, urlsplit

import requests

from sso.sandbox.page_reader import PageReader
from sso.sandbox.people import PASSWORD

MAX_STEPS = 30
RELAY_PATH = "keyturn-relay"
RELAY_KEY = "keyturn-relay-key"


class StandInError(Exception):
    """The sign-in did not reach the listener; the text says where it ended."""


class Browser:
    """One browser with its cookies: single sign-on works across calls that share it.

    ``password_forms`` counts the forms with a password that it saw, ``pages`` names every form and
    ``address`` is where it stands, after a sign-in the listener's own address.
    """

    def __init__(self) -> None:
        self.http = requests.Session()
        self.http.trust_env = False
        self.password_forms = 0
        self.pages: list[str] = []
        self.address = ""

    def sign_in(
        self,
        url: str,
        *,
        username: str,
        password: str = PASSWORD,
        workspace: str = "",
        denies: bool = False,
        timeout_s: float = 30,
    ) -> str:
        """Walk from the authorization URL to the listener; "delivered" or "relayed"."""
        answers = {"username": username, "password": password, "organization_id": workspace}
        return _Walk(self, answers, denies, timeout_s).to_listener(url)

    def sign_off(self, url: str, *, timeout_s: float = 30) -> str:
        """Follow a sign-off to where it ends, confirming where asked; the last address."""
        return _Walk(self, {}, False, timeout_s).to_rest(url)


class _Walk:
    """One way through pages and redirects, with a deadline."""

    def __init__(
        self, browser: Browser, answers: Mapping[str, str], denies: bool, timeout_s: float
    ) -> None:
        self._browser = browser
        self._answers = answers
        self._denies = denies
        self._ends_at = time.monotonic() + timeout_s
        self._listener = ""
        self._has_given_password = False

    def to_listener(self, url: str) -> str:
        """Until the browser opens the redirect URI of the first authorization request."""
        method, target, fields = "GET", _as_browsers_do(url), None
        for _ in range(MAX_STEPS):
            self._listener = self._listener or _redirect_uri_of(target)
            if self._is_listener(target):
                return self._arrive(method, target, fields)
            response = self._open(method, target, fields)
            method, target, fields = self._next(response)
        raise StandInError("too many redirects")

    def to_rest(self, url: str) -> str:
        """Until a page that neither redirects nor asks for confirmation."""
        method, target, fields = "GET", _as_browsers_do(url), None
        for _ in range(MAX_STEPS):
            response = self._open(method, target, fields)
            form = _read(response).first_form
            if not response.is_redirect and (form is None or not form.asks_to_sign_out):
                if response.status_code >= 400:
                    raise StandInError(f"the sign-off ends here: {_last_words(response)}")
                return response.url
            method, target, fields = self._next(response)
        raise StandInError("too many redirects")

    def _next(self, response: requests.Response) -> tuple[str, str, dict[str, str] | None]:
        """What the page makes a browser do: the redirect, or its first form, filled in."""
        if response.is_redirect:
            return "GET", urljoin(response.url, response.headers["Location"]), None
        form = _read(response).first_form
        if form is None:
            raise StandInError(f"the page ends here: {_last_words(response)}")
        self._browser.pages.append(form.name or urlsplit(form.action).path)
        if form.asks_for_password:
            self._note_password_form(response)
        fields = form.filled(self._answers, denies=self._denies)
        return "POST", urljoin(response.url, form.action), fields

    def _note_password_form(self, response: requests.Response) -> None:
        if self._has_given_password and "problem" in response.text:
            raise StandInError("the sign-in page did not accept the person")
        self._has_given_password = True
        self._browser.password_forms += 1

    def _is_listener(self, target: str) -> bool:
        here, there = urlsplit(target), urlsplit(self._listener)
        return bool(self._listener) and here[:3] == there[:3]

    def _arrive(self, method: str, target: str, fields: dict[str, str] | None) -> str:
        if urlsplit(target).scheme not in ("http", "https"):
            self._browser.address = target
            raise StandInError("no browser opens this address by itself")
        address, fragment = urldefrag(target)
        response = self._open(method, address, fields, follow=method == "GET")
        self._browser.address = target
        if not fragment:
            return _arrived(response)
        page = _read(response)
        if RELAY_PATH not in page.metas:
            raise StandInError("the listener's page carries no relay for the fragment")
        return self._relay(response.url, page.metas, fragment)

    def _relay(self, page_url: str, metas: Mapping[str, str], fragment: str) -> str:
        origin = _origin(page_url)
        headers = {
            "Origin": origin,
            "X-Keyturn-Relay": metas.get(RELAY_KEY, ""),
            "Sec-Fetch-Site": "same-origin",
        }
        response = self._browser.http.post(
            urljoin(origin, metas[RELAY_PATH]),
            json={"fragment": fragment},
            headers=headers,
            timeout=self._left_s(),
            allow_redirects=False,
        )
        return _arrived(response, "relayed")

    def _open(
        self, method: str, url: str, fields: Mapping[str, str] | None, *, follow: bool = False
    ) -> requests.Response:
        response = self._browser.http.request(
            method,
            url,
            data=fields,
            headers={"Origin": "null"} if method == "POST" else {},
            timeout=self._left_s(),
            allow_redirects=follow,
        )
        self._browser.address = response.url
        return response

    def _left_s(self) -> float:
        left_s = self._ends_at - time.monotonic()
        if left_s <= 0:
            raise StandInError("time is up")
        return left_s


def sign_in(
    url: str,
    *,
    username: str,
    password: str,
    timeout_s: float = 30,
    session: Browser | None = None,
) -> str:
    """Sign this person in; "delivered" when the listener has the answer. Blocks.

    Raises StandInError when the way ends elsewhere, requests.RequestException when an address
    does not answer.
    """
    browser = session or Browser()
    browser.sign_in(url, username=username, password=password, timeout_s=timeout_s)
    return "delivered"


def sign_off(url: str, *, timeout_s: float = 30, session: Browser | None = None) -> str:
    """Follow a sign-off address to where it ends; that address. Raises as ``sign_in`` does."""
    return (session or Browser()).sign_off(url, timeout_s=timeout_s)


def main(argv: list[str]) -> int:
    """``python -m sso.sandbox.browser_stand_in URL --username ...``."""
    parser = argparse.ArgumentParser(prog="browser_stand_in")
    parser.add_argument("url")
    parser.add_argument("--username", default="you@acme.test")
    options = parser.parse_args(argv)
    try:
        word = sign_in(options.url, username=options.username, password=PASSWORD)
    except (StandInError, requests.RequestException) as error:
        sys.stderr.write(f"browser stand-in: {error}\n")
        return 1
    sys.stdout.write(f"{word}\n")
    return 0


def _as_browsers_do(url: str) -> str:
    """The raw space and other characters that an address line would encode."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


def _redirect_uri_of(url: str) -> str:
    """Where an authorization request wants the answer; empty for other addresses."""
    return parse_qs(urlsplit(url).query).get("redirect_uri", [""])[0]


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _read(response: requests.Response) -> PageReader:
    reader = PageReader()
    reader.feed(response.text)
    return reader


def _last_words(response: requests.Response) -> str:
    return " ".join(_read(response).text[-2:])


def _arrived(response: requests.Response, word: str = "delivered") -> str:
    if response.status_code >= 400:
        raise StandInError(f"the listener answered {response.status_code}")
    return word


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
