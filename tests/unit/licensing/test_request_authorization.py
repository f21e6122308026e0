"""Is a bearer token used until shortly before its end, and asked for once when it is needed?"""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from sso import errors
from sso.licensing.request_authorization import (
    ApiKeyAuthorization,
    BearerAuthorization,
    parse_token,
)
from sso.network.transport import Answer
from tests.unit.samples import NOW

DATE = "Tue, 07 Jun 2011 20:51:35 GMT"


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class FakeTokenSource:
    """Hands out numbered tokens of one life."""

    def __init__(self, life_s: float) -> None:
        self.life_s = life_s
        self.count = 0

    def __call__(self) -> tuple[str, float]:
        self.count += 1
        return f"token-{self.count}", self.life_s


def bearer(life_s: float = 480) -> tuple[BearerAuthorization, FakeTokenSource, FakeClock]:
    source, clock = FakeTokenSource(life_s), FakeClock()
    return BearerAuthorization(source, clock), source, clock


def test_one_token_serves_until_shortly_before_its_end() -> None:
    authorization, source, clock = bearer()
    assert authorization.headers(DATE) == {"Authorization": "Bearer token-1"}
    clock.move(469)
    assert authorization.headers(DATE) == {"Authorization": "Bearer token-1"}
    assert source.count == 1
    clock.move(1)
    assert authorization.headers(DATE) == {"Authorization": "Bearer token-2"}
    assert source.count == 2


def test_a_token_of_a_few_seconds_is_used_for_half_of_them() -> None:
    authorization, source, clock = bearer(4)
    authorization.headers(DATE)
    clock.move(1.9)
    authorization.headers(DATE)
    assert source.count == 1
    clock.move(0.1)
    authorization.headers(DATE)
    assert source.count == 2


def test_a_refused_token_is_forgotten() -> None:
    authorization, source, _ = bearer()
    authorization.headers(DATE)
    assert authorization.renew()
    assert authorization.headers(DATE) == {"Authorization": "Bearer token-2"}
    assert source.count == 2


def test_an_api_key_is_never_renewed() -> None:
    authorization = ApiKeyAuthorization("key", "shared")
    assert not authorization.renew()
    assert 'apikey="key"' in authorization.headers(DATE)["Authorization"]


@pytest.mark.parametrize("life", ["1e300", "999999999999999999", "-5", "0"])
def test_an_absurd_life_does_not_break_a_call(life: str) -> None:
    body = b'{"access_token": "t", "expires_in": ' + life.encode() + b"}"
    try:
        token, life_s = parse_token(Answer(200, body, {}))
    except errors.AnswerNotUnderstood:
        return
    authorization, _, _ = bearer(life_s)
    assert authorization.headers(DATE)["Authorization"].startswith("Bearer ")
    assert token == "t"


def answer(status: int, body: object) -> Answer:
    return Answer(status, json.dumps(body).encode(), {})


def test_a_token_answer() -> None:
    body = {"access_token": "t", "expires_in": 480, "token_type": "Bearer"}
    assert parse_token(answer(200, body)) == ("t", 480.0)
    assert parse_token(answer(200, {"access_token": "t"})) == ("t", 60.0)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"error": "invalid_client"}, errors.ProgramRefused),
        (400, {"error": "unauthorized_client"}, errors.ProgramRefused),
        (500, {}, errors.ServiceUnreachable),
        (429, {}, errors.ServiceUnreachable),
        (200, {}, errors.AnswerNotUnderstood),
        (200, {"access_token": ""}, errors.AnswerNotUnderstood),
        (200, {"access_token": 5}, errors.AnswerNotUnderstood),
        (200, [], errors.AnswerNotUnderstood),
        (200, {"access_token": "t", "expires_in": True}, errors.AnswerNotUnderstood),
    ],
)
def test_other_token_answers(status: int, body: Any, kind: type[errors.KeyturnError]) -> None:
    with pytest.raises(kind) as caught:
        parse_token(answer(status, body))
    assert type(caught.value) is kind
