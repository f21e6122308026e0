"""How do tests ask the routes of one attempt? Everything it reports is kept."""

from pathlib import Path

from sso.signin import pages, redirect_routes
from sso.signin.authorization import AuthorizationRequest, Verdict
from sso.signin.http_message import HttpAnswer, RequestHead, rendered
from sso.signin.loopback_address import RedirectAddress
from sso.signin.redirect_routes import Attempt, OutcomePending, Sender
from tests.unit.samples import request

PAGES = pages.load(Path("resources/pages"), "Keyturn <b>", "relay-key")
HOST = "localhost:47811"
CODE = request()
TOKEN = request(response_type="token", nonce="n")
FORM = request(is_form_post=True)
GOOD_CODE = "code=c&state=our-state"
GOOD_FRAGMENT = "id_token=i&access_token=a&state=our-state"


class Desk:
    """One attempt with everything it reports."""

    def __init__(self, on: AuthorizationRequest = CODE) -> None:
        self.verdicts: list[Verdict] = []
        self.starts = 0
        self.attempt = Attempt(
            request=on,
            address=RedirectAddress("localhost", 47811, "/callback"),
            pages=PAGES,
            relay_key="relay-key",
            on_verdict=self.verdicts.append,
            on_started=self._started,
            unused_links={"start-token"},
        )

    def _started(self) -> None:
        self.starts += 1

    def ask(self, method: str, target: str, body: bytes = b"", **headers: str | None) -> HttpAnswer:
        found = self.ask_all(method, target, body, **headers)
        assert isinstance(found, HttpAnswer)
        return found

    def ask_all(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        sender: Sender = redirect_routes.ANYBODY,
        **headers: str | None,
    ) -> HttpAnswer | OutcomePending:
        path, _, query = target.partition("?")
        named: dict[str, str | None] = {"host": HOST}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        present = {name: value for name, value in named.items() if value is not None}
        head = RequestHead(method, path, query, present, len(body))
        if not redirect_routes.takes_body(self.attempt, head):
            body = b""
        found = redirect_routes.answer(self.attempt, head, body, sender)
        if isinstance(found, HttpAnswer):
            assert rendered(found)  # each can be written
        return found

    @property
    def is_unharmed(self) -> bool:
        return not self.verdicts and not self.attempt.is_answered
