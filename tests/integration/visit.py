"""What does a browser do on its way from the authorization address to the program's own page?

Every step by hand, so that a test knows what was carried and can do each one differently.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

from tests.sandbox.sandbox_client import Browser as ProviderBrowser
from tests.sandbox.sandbox_client import carried

TIMEOUT_S = 20


class Visit:
    """One visit of one authorization address."""

    def __init__(self, authorization_url: str) -> None:
        self.authorization_url = authorization_url
        asked = parse_qs(urlsplit(authorization_url).query)
        self.redirect_uri = asked["redirect_uri"][0]
        self.state = asked.get("state", [""])[0]
        self.is_token = "token" in asked["response_type"][0].split()
        self.carried: dict[str, str] = {}
        self.shown = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port of the listener."""
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"

    def sign_in(self, person: str, password: str = "sandbox") -> Visit:
        """Fill the sign-in form, a federated provider's too."""
        browser = ProviderBrowser()
        browser.open(self.authorization_url)
        response = browser.sign_in(person, password)
        while not response.is_redirect:
            response = (
                browser.sign_in(person, password)
                if "password" in response.text
                else (browser.submit())
            )
        self.carried = carried(response)
        return self

    def cancel(self) -> Visit:
        """Press Cancel on the sign-in page."""
        browser = ProviderBrowser()
        browser.open(self.authorization_url)
        self.carried = carried(browser.submit(action="cancel"))
        return self

    def deliver(self, **changes: str) -> requests.Response:
        """Bring the answer to the listener, by query or as the relay page's script does."""
        parameters = {**self.carried, **changes}
        if not self.is_token:
            return self.get(f"{self.redirect_uri}?{urlencode(parameters)}")
        page = self.get(self.redirect_uri)
        return self.relay(page.text, urlencode(parameters))

    def relay(self, page: str, fragment: str) -> requests.Response:
        """Post a fragment with the key of a relay page."""
        headers = {"Origin": self.origin, "X-Keyturn-Relay": key_in(page)}
        url = f"{self.origin}/keyturn/relay"
        return requests.post(url, json={"fragment": fragment}, headers=headers, timeout=TIMEOUT_S)

    def see_the_end(self) -> Visit:
        """Show the result page and ask its one question."""
        page = self.get(f"{self.origin}/keyturn/received")
        if page.status_code == 200:
            headers = {"X-Keyturn-Relay": key_in(page.text)}
            answer = requests.get(
                f"{self.origin}/keyturn/outcome", headers=headers, timeout=TIMEOUT_S
            )
            self.shown = answer.text
        return self

    def get(self, url: str, **headers: str) -> requests.Response:
        """Open an address of the listener."""
        return requests.get(url, headers=headers, timeout=TIMEOUT_S)


def key_in(page: str) -> str:
    """The secret that a page of this sign-in carries."""
    found = re.search(r'name="keyturn-relay-key" content="([^"]*)"', page)
    assert found, page
    return found[1]


def followed(start_link: str) -> str:
    """Where a start link leads."""
    answer = requests.get(start_link, allow_redirects=False, timeout=TIMEOUT_S)
    assert answer.status_code == 302, answer.status_code
    return answer.headers["Location"]
