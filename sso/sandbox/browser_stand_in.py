"""Who signs in when nobody sits there? An HTTP client that plays the browser.

It opens the authorization URL, posts the sandbox's sign-in form (a federated provider's too),
follows redirects by hand into the listener, and plays the listener's page script for a fragment.
"""

import argparse
import sys
import time
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import requests

from sso.sandbox.people import PASSWORD

MAX_STEPS = 20
RELAY_PATH = "keyturn-relay"
RELAY_KEY = "keyturn-relay-key"


class StandInError(Exception):
    """The sign-in did not reach the listener; the text says where it ended."""


class PageReader(HTMLParser):
    """The forms and the meta elements of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.metas: dict[str, str] = {}
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a browser would act on."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((values.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in values:
            self.forms[-1][1][values["name"]] = values.get("value", "")
        elif tag == "meta" and "name" in values:
            self.metas[values["name"]] = values.get("content", "")

    def handle_data(self, data: str) -> None:
        """Collect text for error messages."""
        if data.strip():
            self.text.append(data.strip())


class StandIn:
    """One browser with its cookies."""

    def __init__(self, timeout_s: float = 30) -> None:
        self._http = requests.Session()
        self._http.trust_env = False
        self._ends_at = time.monotonic() + timeout_s

    def sign_in(self, url: str, *, username: str, password: str) -> str:
        """Walk from the authorization URL to the listener; "delivered" or "relayed"."""
        provider = _origin(url)
        response = self._get(_as_browsers_do(url))
        has_answered = False
        for _ in range(MAX_STEPS):
            if response.is_redirect:
                target = urljoin(response.url, response.headers["Location"])
                if _origin(target) != provider:
                    return self._arrive(target)
                response = self._get(target)
                continue
            action, fields = _only_form(response)
            if "username" in fields:
                if has_answered and "problem" in response.text:
                    raise StandInError("the sign-in page did not accept the person")
                fields |= {"username": username, "password": password, "action": "sign-in"}
                has_answered = True
            target = urljoin(response.url, action)
            response = self._post(target, fields)
            if _origin(target) != provider:
                return _arrived(response)
        raise StandInError("too many redirects")

    def _arrive(self, target: str) -> str:
        address, fragment = urldefrag(target)
        response = self._get(address, follow=True)
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
        response = self._http.post(
            urljoin(origin, metas[RELAY_PATH]),
            json={"fragment": fragment},
            headers=headers,
            timeout=self._left_s(),
            allow_redirects=False,
        )
        return _arrived(response, "relayed")

    def _get(self, url: str, *, follow: bool = False) -> requests.Response:
        return self._http.get(url, timeout=self._left_s(), allow_redirects=follow)

    def _post(self, url: str, fields: Mapping[str, str]) -> requests.Response:
        headers = {"Origin": "null"}
        return self._http.post(
            url, data=fields, headers=headers, timeout=self._left_s(), allow_redirects=False
        )

    def _left_s(self) -> float:
        left_s = self._ends_at - time.monotonic()
        if left_s <= 0:
            raise StandInError("time is up")
        return left_s


def sign_in(url: str, *, username: str, password: str, timeout_s: float = 30) -> str:
    """Sign this person in; "delivered" when the listener has the answer. Blocks.

    Raises StandInError when the way ends elsewhere, requests.RequestException when an address
    does not answer.
    """
    StandIn(timeout_s).sign_in(url, username=username, password=password)
    return "delivered"


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


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _read(response: requests.Response) -> PageReader:
    reader = PageReader()
    reader.feed(response.text)
    return reader


def _only_form(response: requests.Response) -> tuple[str, dict[str, str]]:
    page = _read(response)
    if not page.forms:
        raise StandInError(f"the page ends here: {' '.join(page.text[-2:])}")
    action, fields = page.forms[0]
    return action, dict(fields)


def _arrived(response: requests.Response, word: str = "delivered") -> str:
    if response.status_code >= 400:
        raise StandInError(f"the listener answered {response.status_code}")
    return word


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
