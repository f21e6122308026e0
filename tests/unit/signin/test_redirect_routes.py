"""What does the listener answer to which request, and which of them can end a sign-in?"""

import json
from pathlib import Path
from typing import Any

import pytest

from sso.signin import pages, redirect_routes
from sso.signin.authorization import Accepted, AuthorizationRequest, Refused, Unusable, Verdict
from sso.signin.http_message import HttpAnswer, RequestHead
from sso.signin.loopback_address import RedirectAddress
from sso.signin.redirect_routes import START_PREFIX, Attempt
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
            start_token="start-token",
            relay_key="relay-key",
            on_verdict=self.verdicts.append,
            on_started=self._started,
        )

    def _started(self) -> None:
        self.starts += 1

    def ask(self, method: str, target: str, body: bytes = b"", **headers: str | None) -> HttpAnswer:
        path, _, query = target.partition("?")
        named: dict[str, str | None] = {"host": HOST}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        present = {name: value for name, value in named.items() if value is not None}
        head = RequestHead(method, path, query, present, len(body))
        if not redirect_routes.takes_body(self.attempt, head):
            body = b""
        return redirect_routes.answer(self.attempt, head, body)

    @property
    def is_unharmed(self) -> bool:
        return not self.verdicts and not self.attempt.is_answered


# ---- Host before everything


@pytest.mark.parametrize("host", ["localhost:47811", "LOCALHOST:47811", "127.0.0.1:47811"])
def test_our_own_names_are_served(host: str) -> None:
    assert Desk().ask("GET", f"/callback?{GOOD_CODE}", host=host).status == 303


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "localhost",
        "localhost:80",
        "localhost:47812",
        "localhost:47811.",
        "localhost.:47811",
        "evil.test",
        "evil.test:47811",
        "127.0.0.1.nip.io:47811",
        "0.0.0.0:47811",
        "127.1:47811",
        "::1:47811",
        "localhost:047811",
        "user@localhost:47811",
        "localhost:47811, evil.test",
    ],
)
@pytest.mark.parametrize(
    "target",
    [f"/callback?{GOOD_CODE}", "/nothing", pages.DONE_PATH, START_PREFIX + "start-token"],
)
def test_another_name_is_misdirected_on_every_path(host: str | None, target: str) -> None:
    desk = Desk()
    assert desk.ask("GET", target, host=host).status == 421
    assert desk.is_unharmed
    assert desk.starts == 0


# ---- callback in code mode


def test_a_code_ends_at_the_received_page() -> None:
    desk = Desk()
    answer = desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert (answer.status, answer.location) == (303, "/keyturn/received#_")
    assert isinstance(desk.verdicts[0], Accepted)
    assert desk.ask("GET", pages.DONE_PATH).page is PAGES.received
    assert desk.attempt.is_result_fetched


def test_the_first_answer_wins() -> None:
    desk = Desk()
    desk.ask("GET", "/callback?code=first&state=our-state")
    assert desk.ask("GET", "/callback?code=second&state=our-state").status == 303
    assert desk.ask("GET", "/callback?error=access_denied&state=our-state").status == 303
    assert len(desk.verdicts) == 1
    assert isinstance(desk.verdicts[0], Accepted)
    assert desk.verdicts[0].response.code == "first"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("error=access_denied&state=our-state", Refused),
        ("code=a&code=b&state=our-state", Unusable),
        ("code=a&error=b&state=our-state", Unusable),
        ("code=a&iss=https://evil.test&state=our-state", Unusable),
        ("id_token=a&state=our-state", Unusable),
        ("state=our-state", Unusable),
    ],
)
def test_our_state_without_a_usable_code_ends_at_the_refused_page(
    query: str, kind: type[Verdict]
) -> None:
    desk = Desk()
    assert desk.ask("GET", f"/callback?{query}").location == "/keyturn/refused#_"
    assert [type(verdict) for verdict in desk.verdicts] == [kind]
    assert desk.ask("GET", pages.REFUSED_PATH).page is PAGES.refused


@pytest.mark.parametrize(
    "query",
    ["", "code=c", "code=c&state=x", "error=access_denied", "state=our-state&state=our-state",
     "code=%ff&state=our-state", "&".join(f"a{n}=" for n in range(70))],
)  # fmt: skip
def test_strays_are_counted_and_end_nothing(query: str) -> None:
    desk = Desk()
    answer = desk.ask("GET", f"/callback?{query}")
    assert (answer.status, answer.page, answer.location) == (400, PAGES.neutral, None)
    assert desk.attempt.stray_count == 1
    assert desk.is_unharmed
    assert desk.ask("GET", f"/callback?{GOOD_CODE}").status == 303


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_on_the_callback(method: str) -> None:
    desk = Desk()
    answer = desk.ask(method, f"/callback?{GOOD_CODE}", origin="http://evil.test")
    assert (answer.status, answer.allow) == (405, "GET, HEAD")
    assert desk.is_unharmed


def test_head_has_no_effect() -> None:
    desk = Desk()
    assert desk.ask("HEAD", f"/callback?{GOOD_CODE}").status == 200
    assert desk.is_unharmed
    assert desk.attempt.stray_count == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"sec_fetch_dest": "iframe"},
        {"sec_fetch_dest": "image"},
        {"sec_fetch_dest": "empty"},
        {"sec_fetch_dest": ""},
    ],
    ids=repr,
)
def test_what_is_no_visit_has_no_effect(headers: dict[str, str]) -> None:
    desk = Desk()
    assert desk.ask("GET", f"/callback?{GOOD_CODE}", **headers).status == 400
    assert desk.is_unharmed


def test_a_document_visit_is_a_visit() -> None:
    assert Desk().ask("GET", f"/callback?{GOOD_CODE}", sec_fetch_dest="document").status == 303


@pytest.mark.parametrize(
    "path",
    ["/", "/favicon.ico", "/callback/", "/Callback", "//callback", "/callback/..", "/%63allback",
     "/keyturn", "/keyturn/", "/keyturn/go/", "/keyturn/go/wrong", "/keyturn/received",
     "/keyturn/refused"],
)  # fmt: skip
def test_other_paths_get_one_identical_404(path: str) -> None:
    desk = Desk()
    answer = desk.ask("GET", f"{path}?{GOOD_CODE}")
    assert answer == HttpAnswer(404, PAGES.neutral)
    assert desk.is_unharmed


# ---- the start link


def test_the_start_link_leads_to_the_provider() -> None:
    desk = Desk()
    answer = desk.ask("GET", START_PREFIX + "start-token")
    assert (answer.status, answer.location) == (302, CODE.url)
    assert desk.starts == 1


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_the_start_link_is_a_get(method: str) -> None:
    desk = Desk()
    assert desk.ask(method, START_PREFIX + "start-token").status == 405
    assert desk.starts == 0


def test_a_prefetch_does_not_use_the_start_link() -> None:
    desk = Desk()
    assert desk.ask("GET", START_PREFIX + "start-token", sec_purpose="prefetch").status == 404
    assert desk.starts == 0


def test_the_start_link_ends_with_the_answer() -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert desk.ask("GET", START_PREFIX + "start-token").status == 404


# ---- token mode: the relay

RELAY = {
    "origin": f"http://{HOST}",
    "sec_fetch_site": "same-origin",
    "content_type": "application/json",
    "x_keyturn_relay": "relay-key",
}


def relay(desk: Desk, fragment: object = GOOD_FRAGMENT, **changes: str | None) -> HttpAnswer:
    body = json.dumps({"fragment": fragment}).encode()
    headers: dict[str, Any] = {**RELAY, **changes}
    return desk.ask("POST", pages.RELAY_PATH, body, **headers)


def test_the_callback_serves_the_relay_page_for_a_fragment() -> None:
    desk = Desk(TOKEN)
    assert desk.ask("GET", "/callback").page is PAGES.relay
    assert desk.ask("GET", "/callback?utm=x").page is PAGES.relay
    assert desk.is_unharmed


def test_tokens_in_a_query_are_never_taken() -> None:
    desk = Desk(TOKEN)
    desk.ask("GET", f"/callback?{GOOD_FRAGMENT}")
    assert not any(isinstance(verdict, Accepted) for verdict in desk.verdicts)


def test_an_error_in_the_query_ends_token_mode_too() -> None:
    desk = Desk(TOKEN)
    assert desk.ask("GET", "/callback?error=access_denied&state=our-state").status == 303
    assert isinstance(desk.verdicts[0], Refused)


def test_a_relayed_fragment_is_accepted() -> None:
    desk = Desk(TOKEN)
    assert relay(desk).status == 204
    assert isinstance(desk.verdicts[0], Accepted)
    assert desk.verdicts[0].response.access_token == "a"


def test_a_fragment_may_begin_with_a_slash() -> None:
    desk = Desk(TOKEN)
    assert relay(desk, "/" + GOOD_FRAGMENT).status == 204


def test_a_relay_without_the_fetch_header_is_an_older_browser() -> None:
    assert relay(Desk(TOKEN), sec_fetch_site=None).status == 204


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": None},
        {"origin": "null"},
        {"origin": "http://evil.test"},
        {"origin": "https://localhost:47811"},
        {"origin": "http://127.0.0.1:47811"},
        {"origin": "http://localhost"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
        {"content_type": None},
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
        {"x_keyturn_relay": None},
        {"x_keyturn_relay": ""},
        {"x_keyturn_relay": "relay-kez"},
        {"x_keyturn_relay": "ž"},
    ],
    ids=repr,
)
def test_each_condition_of_the_relay_counts(changes: dict[str, str | None]) -> None:
    desk = Desk(TOKEN)
    assert relay(desk, **changes).status == 403
    assert desk.is_unharmed
    assert relay(desk).status == 204


def test_the_relay_takes_posts_alone() -> None:
    desk = Desk(TOKEN)
    headers: dict[str, Any] = RELAY
    for method in ("GET", "HEAD", "OPTIONS", "PUT"):
        answer = desk.ask(method, pages.RELAY_PATH, **headers)
        assert (answer.status, answer.allow) == (405, "POST")
    assert desk.is_unharmed


def test_there_is_no_relay_in_code_mode() -> None:
    desk = Desk(CODE)
    assert relay(desk, GOOD_CODE).status == 403
    assert desk.is_unharmed


@pytest.mark.parametrize(
    "fragment",
    [None, 7, ["x"], "", "id_token=i", "id_token=i&state=wrong", "%ff=1&state=our-state"],
    ids=repr,
)
def test_a_relayed_stray_ends_nothing(fragment: object) -> None:
    desk = Desk(TOKEN)
    assert relay(desk, fragment).status == 400
    assert desk.is_unharmed


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"fragment":"a","fragment":"b"}'])
def test_a_relay_body_that_is_no_sound_json(body: bytes) -> None:
    desk = Desk(TOKEN)
    headers: dict[str, Any] = RELAY
    assert desk.ask("POST", pages.RELAY_PATH, body, **headers).status == 400
    assert desk.is_unharmed


def test_a_relayed_half_surrogate_ends_nothing() -> None:
    desk = Desk(TOKEN)
    headers: dict[str, Any] = RELAY
    body = rb'{"fragment": "id_token=i&state=\ud83d"}'
    assert desk.ask("POST", pages.RELAY_PATH, body, **headers).status == 400
    assert desk.is_unharmed


def test_a_relayed_refusal_is_told_by_the_page() -> None:
    desk = Desk(TOKEN)
    relay(desk, "error=access_denied&state=our-state")
    assert isinstance(desk.verdicts[0], Refused)


# ---- form_post

FORM_HEADERS = {"content_type": "application/x-www-form-urlencoded", "origin": "null"}


def post(desk: Desk, body: bytes = GOOD_CODE.encode(), **changes: str | None) -> HttpAnswer:
    headers: dict[str, Any] = {**FORM_HEADERS, **changes}
    return desk.ask("POST", "/callback", body, **headers)


@pytest.mark.parametrize("origin", ["null", "https://id.acme.test", None])
def test_a_form_post_from_the_provider_is_taken(origin: str | None) -> None:
    desk = Desk(FORM)
    assert post(desk, origin=origin).status == 303
    assert isinstance(desk.verdicts[0], Accepted)


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "https://evil.test"},
        {"origin": "https://id.acme.tes"},
        {"origin": "http://id.acme.test"},
        {"origin": ""},
        {"content_type": "application/json"},
        {"content_type": None},
        {"sec_fetch_dest": "empty"},
    ],
    ids=repr,
)
def test_a_form_post_from_elsewhere_is_not(changes: dict[str, str | None]) -> None:
    desk = Desk(FORM)
    assert post(desk, **changes).status == 400
    assert desk.is_unharmed


def test_a_form_post_with_a_wrong_state_ends_nothing() -> None:
    desk = Desk(FORM)
    assert post(desk, b"code=c&state=x").status == 400
    assert post(desk, b"\xff\xfe").status == 400
    assert desk.is_unharmed


# ---- bodies are read only where everything before them is right


@pytest.mark.parametrize(
    ("on", "method", "path", "headers"),
    [
        (CODE, "POST", "/callback", FORM_HEADERS),
        (FORM, "GET", "/callback", FORM_HEADERS),
        (FORM, "POST", "/else", FORM_HEADERS),
        (FORM, "POST", "/callback", {**FORM_HEADERS, "host": "evil.test"}),
        (TOKEN, "POST", pages.RELAY_PATH, {**RELAY, "x_keyturn_relay": "wrong"}),
        (TOKEN, "POST", pages.RELAY_PATH, {**RELAY, "host": "evil.test"}),
    ],
)
def test_no_body_is_read_for_nothing(
    on: AuthorizationRequest, method: str, path: str, headers: dict[str, str]
) -> None:
    named = {"host": HOST} | {name.replace("_", "-"): text for name, text in headers.items()}
    head = RequestHead(method, path, "", named, 10)
    assert not redirect_routes.takes_body(Desk(on).attempt, head)


# ---- pages


def test_pages_name_the_program_and_carry_nothing_of_it_as_markup() -> None:
    for page in (PAGES.received, PAGES.refused, PAGES.neutral, PAGES.relay, PAGES.large_head):
        text = page.body.decode()
        assert "Keyturn &lt;b&gt;" in text
        assert "Keyturn <b>" not in text
        assert "$" not in text.replace("${", "")
        assert 'lang="en"' in text


def test_pages_load_nothing_from_elsewhere() -> None:
    for page in (PAGES.received, PAGES.refused, PAGES.neutral, PAGES.relay, PAGES.large_head):
        text = page.body.decode()
        assert "https://" not in text
        assert "//" not in text.replace("http://www.w3.org/2000/svg", "")
