"""How do the sandbox's tests talk to it? A signing API client, a browser, a control client."""

import base64
import hashlib
import hmac
import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

import requests
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

KEY = "sandbox-api-key"
SHARED = "sandbox-only-shared-key-kw4qSnpSwXzgiv5y"
DEFAULT_URI = "http://localhost:47811/callback"
ACCOUNT_PATHS = ("/", "/authorize", "/sign-in", "/workspace", "/approval", "/logoff")
ROOT = Path(__file__).parents[2]
OPENID = "/realms/user-portal/protocol/openid-connect"
DESKTOP_URI = "http://127.0.0.1:5123/callback"
VERIFIER = "v" * 43
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)


def http_date(offset_s: float = 0) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=offset_s), usegmt=True)


def hmac_of(shared_key: str, date: str) -> str:
    text = f"licenseSpring\ndate: {date}".encode()
    return base64.b64encode(hmac.new(shared_key.encode(), text, hashlib.sha256).digest()).decode()


def signed_headers(date: str | None = None, key: str = KEY, shared: str = SHARED) -> dict[str, str]:
    date = date or http_date()
    signature = hmac_of(shared, date)
    fields = f'algorithm="hmac-sha256",headers="date",signature="{signature}",apikey="{key}"'
    return {"Date": date, "Authorization": fields}


class Sandbox:
    """One running sandbox."""

    def __init__(self, info: dict[str, Any], public_key: bytes) -> None:
        self.info = info
        self.base = info["base_url"]
        self.account = info["account_url"]
        self.public_key = serialization.load_pem_public_key(public_key)

    def get(self, route: str, headers: dict[str, str] | None = None, **query: Any) -> Any:
        headers = signed_headers() if headers is None else headers
        url = f"{self.base}/api/v4/{route}"
        return requests.get(url, params=query, headers=headers, timeout=20)

    def post(self, route: str, headers: dict[str, str] | None = None, **body: Any) -> Any:
        headers = signed_headers() if headers is None else headers
        return requests.post(f"{self.base}/api/v4/{route}", json=body, headers=headers, timeout=20)

    def is_signed(self, response: requests.Response, content: bytes | None = None) -> bool:
        signature = response.headers.get("LicenseSignature", "")
        body = response.content if content is None else content
        return self.is_good(base64.b64decode(signature), body)

    def is_good(self, signature: bytes, body: bytes) -> bool:
        try:
            self.public_key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
        except Exception:
            return False
        return True

    def control(self, control: str, /, **body: Any) -> Any:
        return requests.post(f"{self.base}/sandbox/{control}", json=body, timeout=20)

    def state(self) -> dict[str, Any]:
        return requests.get(f"{self.base}/sandbox/state", timeout=20).json()

    def settings(self, **changes: Any) -> dict[str, Any]:
        answer = self.control("settings", **changes)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def sso_url(self, customer: str = "ACME", response_type: str = "code", **more: str) -> str:
        query = {"product": "CAD-PRO", "customer_account_code": customer, **more}
        answer = self.get("sso_url", response_type=response_type, **query)
        assert answer.status_code == 200, answer.text
        return answer.json()["url"]

    def code(self, person: str = "you@acme.test", customer: str = "ACME", **more: str) -> str:
        return Browser().walk(self.sso_url(customer, **more), person)["code"]

    def tokens(self, person: str = "you@acme.test", customer: str = "ACME") -> dict[str, str]:
        return Browser().walk(self.sso_url(customer, "token"), person)

    def desktop_url(
        self, client_id: str = "keyturn-desktop", uri: str = DESKTOP_URI, **more: str
    ) -> str:
        """What a desktop client opens that redeems its code itself."""
        asked = {
            "scope": "openid email",
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": uri,
            "nonce": "n1",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **more,
        }
        return f"{self.base}{OPENID}/auth?{urlencode(asked)}"

    def redeem(
        self, code: str, client_id: str = "keyturn-desktop", uri: str = DESKTOP_URI, **more: str
    ) -> requests.Response:
        """The token request of a desktop client."""
        form = {
            "grant_type": "authorization_code",
            "client_id": client_id,
            "redirect_uri": uri,
            "code_verifier": VERIFIER,
            "code": code,
        }
        return requests.post(f"{self.base}{OPENID}/token", data={**form, **more}, timeout=20)

    def id_token(self, person: str = "you@acme.test") -> str:
        """The id_token of a desktop client's whole round trip."""
        answer = self.redeem(Browser().walk(self.desktop_url(), person)["code"])
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id_token"])

    def activate(
        self, person: str = "you@acme.test", device: str = "h1", customer: str = "ACME", **more: Any
    ) -> Any:
        body = {"product": "CAD-PRO", "hardware_id": device, "customer_account_code": customer}
        if "id_token" not in more and "code" not in more:
            more["code"] = self.code(person, customer)
        return self.post("activate_license", **{**body, **more})

    def check(self, device: str = "h1", username: str = "you@acme.test", **more: Any) -> Any:
        query = {"product": "CAD-PRO", "hardware_id": device, "username": username, **more}
        return self.get("check_license", **query)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[tuple[Sandbox, subprocess.Popen[str]]]:
    """A sandbox process; it must end with 0 at SIGTERM."""
    command = [sys.executable, "-W", "error", "-m", "sso.sandbox", "--dir", str(folder), "--json"]
    log = folder.with_suffix(".log")
    with (
        log.open("a") as errors,
        subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, log.read_text()
        yield Sandbox(json.loads(line), (folder / "public_key.pem").read_bytes()), process
        process.terminate()
        assert process.wait(10) == 0


class Browser:
    """A browser with cookies that stops where the provider lets go of it."""

    def __init__(self) -> None:
        self.http = requests.Session()
        self.page: requests.Response | None = None

    def open(self, url: str) -> requests.Response:
        """Open an address and follow redirects within the provider."""
        return self._settle(self.http.get(_encoded(url), allow_redirects=False, timeout=20))

    def submit(self, **fields: str) -> requests.Response:
        """Post the page's first form with these fields."""
        assert self.page is not None
        action = re.search(r'<form method="post" action="([^"]*)"', self.page.text)
        assert action, self.page.text
        form = self.page.text[action.start() : self.page.text.index("</form>")]
        hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
        data = {name: html.unescape(value) for name, value in hidden.items()}
        target = urljoin(self.page.url, html.unescape(action[1]))
        return self._settle(
            self.http.post(target, data={**data, **fields}, allow_redirects=False, timeout=20)
        )

    def sign_in(self, person: str, password: str = "sandbox") -> requests.Response:
        return self.submit(username=person, password=password, action="sign-in")

    def walk(self, url: str, person: str) -> dict[str, str]:
        """Sign in and return what the redirect carries."""
        self.open(url)
        return carried(self.sign_in(person))

    def _settle(self, response: requests.Response) -> requests.Response:
        while response.is_redirect:
            target = urljoin(response.url, response.headers["Location"])
            if not _is_a_providers(target):
                break
            response = self.http.get(target, allow_redirects=False, timeout=20)
        self.page = response
        return response


def _is_a_providers(url: str) -> bool:
    """Whether this address belongs to the sandbox, not to a client."""
    path = urlsplit(url).path
    return path.startswith(("/realms/", "/federated/")) or path in ACCOUNT_PATHS


def carried(response: requests.Response) -> dict[str, str]:
    """The parameters of the redirect that leaves the provider."""
    assert response.status_code == 302, response.text
    parts = urlsplit(response.headers["Location"])
    assert not (parts.query and parts.fragment)
    found = parse_qs(parts.fragment or parts.query, strict_parsing=True, keep_blank_values=True)
    return {name: values[0] for name, values in found.items()}


def is_fragment(response: requests.Response) -> bool:
    return bool(urlsplit(response.headers["Location"]).fragment)


def _encoded(url: str) -> str:
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")
