"""What does the listener count, and what is told to those who ask again or are somebody else?"""

import base64
import json
from typing import Any

import pytest

from sso.signin import pages, redirect_routes
from sso.signin.authorization import Accepted, AuthorizationRequest, Unusable
from sso.signin.http_message import HttpAnswer
from sso.signin.redirect_routes import START_PREFIX, Outcome, OutcomePending, Sender
from tests.unit.samples import request
from tests.unit.signin.routes_desk import CODE, GOOD_CODE, PAGES, TOKEN, Desk

FOREIGN = Sender(is_foreign=lambda: True)
OURS: dict[str, Any] = {"x_keyturn_relay": "relay-key"}
REFUSAL = "error=access_denied&state=our-state"


def foreign(desk: Desk, target: str, method: str = "GET", **headers: str) -> HttpAnswer:
    answer = desk.ask_all(method, target, b"", FOREIGN, **headers)
    assert isinstance(answer, HttpAnswer)
    return answer


# ---- counts, from which the program's hints are made


def test_each_stray_is_counted() -> None:
    desk = Desk()
    for number in range(1, 4):
        desk.ask("GET", "/callback?code=c&state=x")
        assert desk.attempt.counts.strays == number
    assert desk.attempt.counts.unconfirmed_errors == 0


@pytest.mark.parametrize("name", ["error", "error_code"])
def test_each_error_without_our_state_is_counted(name: str) -> None:
    desk = Desk()
    for number in range(1, 4):
        desk.ask("GET", f"/callback?{name}=access_denied")
        assert desk.attempt.counts.unconfirmed_errors == number
    assert desk.is_unharmed


def test_each_second_use_of_a_start_link_is_counted() -> None:
    desk = Desk()
    for number in range(3):
        desk.ask("GET", START_PREFIX + "start-token")
        assert desk.attempt.counts.reused_links == number


def test_a_start_link_is_an_address_of_ours_that_nobody_can_guess() -> None:
    first, second = (Desk().attempt.new_link() for _ in range(2))
    prefix = "http://localhost:47811/keyturn/go/"
    assert first != second
    assert first.startswith(prefix)
    assert len(first.removeprefix(prefix)) == 43  # 32 random bytes


# ---- another user's program


@pytest.mark.parametrize(
    ("on", "target", "headers", "status"),
    [
        (CODE, f"/callback?{GOOD_CODE}", {}, 403),
        (CODE, START_PREFIX + "start-token", {}, 404),
        (TOKEN, "/callback", {}, 403),
    ],
)
def test_another_users_program_is_counted_each_time_and_shown_nothing(
    on: AuthorizationRequest, target: str, headers: dict[str, str], status: int
) -> None:
    desk = Desk(on)
    for number in range(1, 3):
        answer = foreign(desk, target, **headers)
        assert answer == HttpAnswer(status, PAGES.neutral)
        assert desk.attempt.counts.foreign_users == number
    assert desk.is_unharmed
    assert desk.starts == 0


@pytest.mark.parametrize("query", [GOOD_CODE, REFUSAL])
def test_another_users_program_is_told_nothing_of_the_result(query: str) -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{query}")
    desk.attempt.outcome = Outcome.ACTIVE
    for path in (pages.DONE_PATH, pages.REFUSED_PATH):
        assert foreign(desk, path) == HttpAnswer(404, PAGES.neutral)
    assert foreign(desk, pages.OUTCOME_PATH, **OURS) == HttpAnswer(403, PAGES.neutral)
    assert not desk.attempt.is_result_fetched
    assert desk.attempt.counts.foreign_users == 3


def test_after_the_answer_nobody_is_asked_who_they_are() -> None:
    """The page they are sent to tells nothing, and a hint would frighten without need."""
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert foreign(desk, f"/callback?{GOOD_CODE}").status == 303
    assert desk.attempt.counts.foreign_users == 0


# ---- how it ended


def test_the_refused_page_is_the_last_that_is_fetched() -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{REFUSAL}")
    for path in (pages.DONE_PATH, pages.REFUSED_PATH):
        assert desk.ask("GET", path).page is PAGES.refused
    assert desk.attempt.is_result_fetched


@pytest.mark.parametrize("path", [pages.DONE_PATH, pages.REFUSED_PATH])
@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT"])
def test_the_result_is_a_page_to_get(path: str, method: str) -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert desk.ask(method, path) == HttpAnswer(404, PAGES.neutral)


@pytest.mark.parametrize("method", ["HEAD", "POST"])
def test_the_outcome_is_told_to_a_get(method: str) -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    desk.attempt.outcome = Outcome.ACTIVE
    assert desk.ask(method, pages.OUTCOME_PATH, **OURS) == HttpAnswer(403, PAGES.neutral)
    assert not desk.attempt.is_result_fetched


def test_an_older_browser_is_told_the_outcome_too() -> None:
    desk = Desk()
    desk.ask("GET", f"/callback?{GOOD_CODE}")
    assert isinstance(desk.ask_all("GET", pages.OUTCOME_PATH, **OURS), OutcomePending)


@pytest.mark.parametrize(
    ("outcome", "told"), [(None, b"elsewhere"), *((one, one.value.encode()) for one in Outcome)]
)
def test_where_it_has_not_ended_in_time_the_page_says_to_look_in_the_program(
    outcome: Outcome | None, told: bytes
) -> None:
    desk = Desk()
    desk.attempt.outcome = outcome
    answer = redirect_routes.outcome_answer(desk.attempt)
    assert (answer.status, answer.page.body) == (200, told)
    assert desk.attempt.is_result_fetched


# ---- token mode


@pytest.mark.parametrize(
    "query",
    ["code=c&id_token=i&state=our-state", "error_code=5&code=c&state=our-state"],
)
def test_tokens_beside_a_code_in_a_query_end_it_unused(query: str) -> None:
    """They went through histories and logs (OAuth 2.0 Multiple Response Types, 3)."""
    desk = Desk(TOKEN)
    assert desk.ask("GET", f"/callback?{query}").location == "/keyturn/refused#_"
    assert [type(verdict) for verdict in desk.verdicts] == [Unusable]


@pytest.mark.parametrize("query", ["code=c", "error=x", "error_code=5"])
def test_a_code_or_an_error_in_a_query_is_not_answered_with_our_script(query: str) -> None:
    desk = Desk(TOKEN)
    assert desk.ask("GET", f"/callback?{query}") == HttpAnswer(400, PAGES.neutral)
    assert desk.is_unharmed


# ---- without a state: only the nonce inside the token is a proof


def token_with(nonce: str) -> str:
    """An id_token that carries a nonce; its signature is another's to look at."""
    parts = [{"alg": "RS256"}, {"nonce": nonce}]
    raw = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts]
    return b".".join([*raw, b"c2ln"]).decode()


def relayed(desk: Desk, fragment: str) -> int:
    headers = {"origin": "http://localhost:47811", "content_type": "application/json", **OURS}
    body = json.dumps({"fragment": fragment}).encode()
    return desk.ask("POST", pages.RELAY_PATH, body, **headers).status


def test_a_token_with_our_nonce_is_accepted_without_a_state() -> None:
    desk = Desk(request(response_type="token", state=None, nonce="our-nonce"))
    assert relayed(desk, f"id_token={token_with('our-nonce')}") == 204
    assert [type(verdict) for verdict in desk.verdicts] == [Accepted]


@pytest.mark.parametrize(
    "fragment",
    [
        f"id_token={token_with('another')}",
        f"id_token={token_with('our-nonce')}&state=x",
        "id_token=x",
        "error=access_denied",
        "access_token=a",
    ],
)
def test_without_our_nonce_nothing_ends_it(fragment: str) -> None:
    desk = Desk(request(response_type="token", state=None, nonce="our-nonce"))
    assert relayed(desk, fragment) == 400
    assert desk.is_unharmed
    assert desk.attempt.counts.strays == 1
