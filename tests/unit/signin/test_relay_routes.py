"""Which posts are taken: the relay's for a fragment, a form's from the provider, and no others?"""

import json
from typing import Any

import pytest

from sso.signin import pages, redirect_routes
from sso.signin.authorization import Accepted, AuthorizationRequest, Refused
from sso.signin.http_message import HttpAnswer, RequestHead
from sso.signin.redirect_routes import Sender
from tests.naming import plain
from tests.unit.samples import request
from tests.unit.signin.routes_desk import (
    CODE,
    FORM,
    GOOD_CODE,
    GOOD_FRAGMENT,
    HOST,
    PAGES,
    TOKEN,
    Desk,
)

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
    ids=plain,
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
    ids=plain,
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


def test_a_second_relay_changes_nothing() -> None:
    desk = Desk(TOKEN)
    for _ in range(2):
        assert relay(desk).status == 204
    assert relay(desk, "error=access_denied&state=our-state").status == 204
    assert [type(verdict) for verdict in desk.verdicts] == [Accepted]


def test_another_users_relay_is_refused_and_counted() -> None:
    desk = Desk(TOKEN)
    body = json.dumps({"fragment": GOOD_FRAGMENT}).encode()
    headers: dict[str, Any] = RELAY
    foreign = Sender(is_foreign=lambda: True)
    answer = desk.ask_all("POST", pages.RELAY_PATH, body, foreign, **headers)
    assert answer == HttpAnswer(403, PAGES.neutral)
    assert desk.attempt.counts.foreign_users == 1
    assert desk.is_unharmed
    assert relay(desk).status == 204


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
    ids=plain,
)
def test_a_form_post_from_elsewhere_is_not(changes: dict[str, str | None]) -> None:
    desk = Desk(FORM)
    assert post(desk, **changes).status == 400
    assert desk.is_unharmed


@pytest.mark.parametrize("kind", ["; charset=UTF-8", " ;charset=utf-8", "; a=b; c=d", " "])
def test_a_forms_type_may_say_more(kind: str) -> None:
    desk = Desk(FORM)
    kind = "Application/X-WWW-Form-URLencoded" + kind
    assert post(desk, content_type=kind, sec_fetch_dest="document").status == 303


@pytest.mark.parametrize(("origin", "status"), [("null", 303), ("https://id.acme.test", 400)])
def test_without_a_known_issuer_only_a_hidden_origin_is_taken(origin: str, status: int) -> None:
    desk = Desk(request(is_form_post=True, issuer=None))
    assert post(desk, origin=origin).status == status


def test_a_form_may_bring_tokens_where_those_are_asked_for() -> None:
    """A body goes into no history and no log, unlike a query."""
    desk = Desk(request(is_form_post=True, response_type="token", nonce="n"))
    assert post(desk, GOOD_FRAGMENT.encode()).status == 303
    assert isinstance(desk.verdicts[0], Accepted)


@pytest.mark.parametrize(
    ("body", "location"),
    [
        (GOOD_CODE, "/keyturn/received#_"),
        ("error=access_denied&state=our-state", "/keyturn/refused#_"),
    ],
)
def test_a_form_that_is_posted_again_leads_to_the_same_page(body: str, location: str) -> None:
    desk = Desk(FORM)
    for _ in range(2):
        answer = post(desk, body.encode())
        assert (answer.status, answer.location) == (303, location)
    assert post(desk, b"code=other&state=our-state").location == location
    assert len(desk.verdicts) == 1


def test_a_form_post_with_a_wrong_state_ends_nothing() -> None:
    desk = Desk(FORM)
    assert post(desk, b"code=c&state=x").status == 400
    assert post(desk, b"\xff\xfe").status == 400
    assert post(desk, b"&".join(b"a%d=" % number for number in range(70))).status == 400
    assert desk.is_unharmed
    assert desk.attempt.counts.strays == 3


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


@pytest.mark.parametrize(
    ("on", "path", "headers"),
    [(FORM, "/callback", FORM_HEADERS), (TOKEN, pages.RELAY_PATH, RELAY)],
)
def test_without_a_host_no_body_is_read(
    on: AuthorizationRequest, path: str, headers: dict[str, str]
) -> None:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    assert not redirect_routes.takes_body(
        Desk(on).attempt, RequestHead("POST", path, "", named, 10)
    )


def test_after_the_answer_no_body_is_read_any_more() -> None:
    desk = Desk(FORM)
    named = {"host": HOST} | {name.replace("_", "-"): text for name, text in FORM_HEADERS.items()}
    head = RequestHead("POST", "/callback", "", named, 10)
    assert redirect_routes.takes_body(desk.attempt, head)
    post(desk)
    assert not redirect_routes.takes_body(desk.attempt, head)
