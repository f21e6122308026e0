"""How long does a whole activation take, and how long the two calls that it cannot do without?

    python activation_child.py PROFILE FOLDER BASE_URL CA_FILE

One word a line on standard input: `ours` activates with the program's own parts, each time with a
new connection; `theirs` makes the same two calls with `requests` alone, on one connection that is
kept. Answers the seconds, without those that person and browser need in between. The secret store
is one in memory, for it is the desktop's; device and clock are this computer's.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import certifi
import pytest
import requests

from sso import __version__
from tests.bench.timed_browser import send_redirect
from tests.integration.bench import Desk, FakeBrowser, wired
from tests.integration.visit import Visit

PERSON = "you@acme.test"
TIMEOUT_S = 30


class TimedBrowser(FakeBrowser):
    """Notes when it is opened and when it sends the redirect."""

    opened_at = redirected_at = 0.0

    def open(self, url: str) -> bool:
        self.opened_at = time.monotonic()
        return super().open(url)

    def _sign_in(self, visit: Visit) -> None:
        visit.sign_in(self.person)
        self.redirected_at = send_redirect(visit.redirect_uri, visit.carried)
        visit.see_the_end()


class Bare:
    """Two calls with `requests`, signed as the service wants them."""

    def __init__(self, desk: Desk, base_url: str, ca_file: str) -> None:
        program = desk.program()
        self._authorization = program._authorization(program.api)
        facts, version = program.device.facts(), f"Keyturn {__version__}"
        self._fields = {
            "product": "CAD-PRO",
            "hardware_id": facts.hardware_id,
            "customer_account_code": "ACME",
            "sdk_ver": version,
            "hostname": facts.hostname,
            "os_ver": facts.os_version,
            "app_name": "Keyturn",
        }
        self._base_url = f"{base_url}/api/v4/"
        # As many authorities as the program has to load: those that `requests` brings along, and
        # the road's.
        authorities = desk.folder / "authorities.pem"
        pems = [Path(certifi.where()), *([Path(ca_file)] if ca_file else [])]
        authorities.parent.mkdir(parents=True, exist_ok=True)
        authorities.write_bytes(b"\n".join(path.read_bytes() for path in pems))
        self._authorities = str(authorities)

    def seconds(self) -> float:
        """Make the calls; what the person does in between is not counted."""
        query = {
            "product": "CAD-PRO", "customer_account_code": "ACME", "response_type": "code",
        }  # fmt: skip
        with requests.Session() as session:
            session.trust_env = False
            began = time.monotonic()
            answer = self._call(session, "GET", "sso_url", params=query)
            first_s = time.monotonic() - began
            visit = Visit(answer["url"]).sign_in(PERSON)
            body = {
                **self._fields, "code": visit.carried["code"], "redirect_uri": visit.redirect_uri,
            }  # fmt: skip
            began = time.monotonic()
            self._call(session, "POST", "activate_license", json=body)
            return first_s + time.monotonic() - began

    def _call(self, session: requests.Session, method: str, route: str, **what: Any) -> Any:
        date = format_datetime(datetime.now(UTC), usegmt=True)
        answer = session.request(
            method,
            self._base_url + route,
            headers={"Date": date, **self._authorization.headers(date)},
            verify=self._authorities,
            timeout=TIMEOUT_S,
            **what,
        )
        if answer.status_code not in (200, 201):
            raise RuntimeError(f"{route}: {answer.status_code} {answer.text[:200]}")
        return answer.json()


def ours_s(desk: Desk) -> float:
    """Activate; from the call to the outcome, without the browser's time."""
    browser = TimedBrowser(PERSON)
    desk.browser = browser
    with pytest.MonkeyPatch.context() as patch:
        wired(patch, desk)
        program = desk.program()
        manager = program.manager
        began = time.monotonic()
        outcome = manager.activate(None, desk.options(is_again=True))
        ended = time.monotonic()
        browser.close()
        program.api.close()
    if outcome.error is not None or browser.failures:
        raise RuntimeError(f"{outcome.error} {browser.failures}")
    return ended - began - (browser.redirected_at - browser.opened_at)


def serve(profile: str, folder: str, base_url: str, ca_file: str) -> None:
    """Answer orders until there are no more."""
    desk = Desk(Path(profile), Path(folder))
    bare = Bare(desk, base_url, ca_file)
    for line in sys.stdin:
        took_s = ours_s(desk) if line.strip() == "ours" else bare.seconds()
        sys.stdout.write(json.dumps(took_s) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(*sys.argv[1:])
