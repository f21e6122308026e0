"""What does the listener make of a browser that comes back from a sign-off?"""

from typing import Any

import pytest

from sso.signin.authorization import SIGN_OFF, SignedOff
from tests.naming import plain
from tests.unit.samples import request
from tests.unit.signin.routes_desk import PAGES, Desk

WITH_STATE = request(response_type=SIGN_OFF)
WITHOUT_STATE = request(response_type=SIGN_OFF, state=None)
BACK = "/callback?state=our-state"


def test_the_browser_that_comes_back_sees_that_it_is_signed_off() -> None:
    desk = Desk(WITH_STATE)
    answer = desk.ask("GET", BACK)
    assert (answer.status, answer.page) == (200, PAGES.signed_off)
    assert desk.verdicts == [SignedOff()]
    assert desk.attempt.is_answered
    assert desk.attempt.is_result_fetched


def test_a_reload_is_told_the_same_and_reported_once() -> None:
    desk = Desk(WITH_STATE)
    for _ in range(2):
        assert desk.ask("GET", BACK, sec_fetch_dest="document").page is PAGES.signed_off
    assert desk.verdicts == [SignedOff()]


@pytest.mark.parametrize("query", ["", "state=", "state=x", "code=c", "state=%ff"])
def test_with_another_state_it_is_not_our_sign_off(query: str) -> None:
    desk = Desk(WITH_STATE)
    assert desk.ask("GET", f"/callback?{query}").status == 400
    assert desk.is_unharmed
    assert desk.attempt.counts.strays == 1
    assert not desk.attempt.is_result_fetched


@pytest.mark.parametrize("query", ["", "state=x", "%ff=1"])
def test_where_the_service_returns_no_state_none_is_asked_for(query: str) -> None:
    desk = Desk(WITHOUT_STATE)
    assert desk.ask("GET", f"/callback?{query}").page is PAGES.signed_off
    assert desk.verdicts == [SignedOff()]


@pytest.mark.parametrize(
    "headers",
    [{"sec_purpose": "prefetch"}, {"purpose": "prerender"}, {"sec_fetch_dest": "iframe"}],
    ids=plain,
)
def test_what_is_no_visit_is_no_return(headers: dict[str, Any]) -> None:
    desk = Desk(WITH_STATE)
    assert desk.ask("GET", BACK, **headers).status == 400
    assert desk.is_unharmed


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_return_is_a_get(method: str) -> None:
    desk = Desk(WITH_STATE)
    assert desk.ask(method, BACK).status == 405
    assert desk.is_unharmed
