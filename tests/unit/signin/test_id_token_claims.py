"""Are an id_token's claims taken up to their bounds, by the given clock, and read as they stand?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sso.errors import OutOfTime, SignInAnswerInvalid
from sso.signin import id_token
from sso.signin.authorization import AuthorizationResponse
from sso.signin.id_token import Claims
from tests.unit.signin.id_token_desk import (
    AT,
    CLAIMS,
    EXPECTED,
    NOW,
    b64,
    by_hand,
    issuer,
    signed,
)

HEADER = '{"alg":"RS256","kid":"one"}'
SECOND = timedelta(seconds=1)
LEEWAY_S = 300


def validated(token: str, now: datetime = NOW) -> Claims:
    return id_token.validate(token, EXPECTED, issuer().key_set(), now)


def by_claims(**changes: Any) -> str:
    """Return a rightly signed token with claims of any type."""
    return by_hand(HEADER, json.dumps({**CLAIMS, **changes}))


# ---- bounds


@pytest.mark.parametrize("subject", ["s", "s" * 255])
def test_a_subject_has_1_to_255_characters(subject: str) -> None:
    assert validated(signed({"sub": subject})).subject == subject


@pytest.mark.parametrize("subject", [5, None, True, ["subject-1"], {}])
def test_a_subject_that_is_no_text_is_called_so(subject: Any) -> None:
    """Not a wrong signature: who reads the log would look for a wrong key."""
    with pytest.raises(SignInAnswerInvalid, match="names nobody"):
        validated(by_claims(sub=subject))


def test_the_last_second_of_the_leeway_counts() -> None:
    token = signed({"exp": AT - LEEWAY_S, "iat": AT - 2 * LEEWAY_S})
    assert validated(token)
    with pytest.raises(OutOfTime):
        validated(token, NOW + SECOND)


@pytest.mark.parametrize("claim", ["iat", "nbf"])
def test_the_first_second_of_the_leeway_counts(claim: str) -> None:
    token = signed({claim: AT + LEEWAY_S, "exp": AT + 2 * LEEWAY_S})
    assert validated(token)
    with pytest.raises(OutOfTime):
        validated(token, NOW - SECOND)


def test_a_token_is_good_from_the_second_it_names() -> None:
    assert validated(signed({"nbf": AT}))


@pytest.mark.parametrize("year", [2001, 2199])
def test_the_given_clock_alone_says_what_time_it_is(year: int) -> None:
    now = datetime(year, 6, 1, tzinfo=UTC)
    at = int(now.timestamp())
    assert validated(signed({"iat": at, "nbf": at, "exp": at + 60}), now).subject == "subject-1"


@pytest.mark.parametrize("jti", [5, None, ["a"], "a"])
def test_claims_that_nobody_asked_for_are_not_judged(jti: Any) -> None:
    assert validated(by_claims(jti=jti)).subject == "subject-1"


def unsigned(length: int) -> str:
    """Return a token of a length whose signature nobody looks at."""
    head, claims, _ = signed().split(".")
    return f"{head}.{claims}.".ljust(length, "x")


def test_a_token_has_at_most_16_kib() -> None:
    assert id_token.check_shape(unsigned(16 * 1024), EXPECTED).subject == "subject-1"
    with pytest.raises(SignInAnswerInvalid):
        id_token.check_shape(unsigned(16 * 1024 + 1), EXPECTED)


@pytest.mark.parametrize("behind", [".x", ".", "\n", "=", " "])
def test_the_one_form_is_demanded_without_keys_too(behind: str) -> None:
    with pytest.raises(SignInAnswerInvalid):
        id_token.check_shape(signed() + behind, EXPECTED)


@pytest.mark.parametrize("filling", ["", "a", "ab"])
def test_claims_of_any_length_are_read(filling: str) -> None:
    """Base64 has three lengths of an end."""
    assert validated(by_claims(x=filling)).email == "you@acme.test"


# ---- whom it speaks of


@pytest.mark.parametrize(
    ("changes", "email"),
    [
        ({}, "you@acme.test"),
        ({"email": ...}, ""),
        ({"email": None}, ""),
        ({"email": 5}, ""),
        ({"email": ["you@acme.test"]}, ""),
        ({"email": ""}, ""),
    ],
)
def test_a_person_without_an_address_has_none(changes: dict[str, Any], email: str) -> None:
    """Providers write null; "None" must not be shown as who signed in."""
    assert validated(signed(changes)).email == email


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, "https://id.acme.test/realm"),
        ({"iss": "https://other.test"}, "https://other.test"),
        ({"iss": ...}, ""),
        ({"iss": None}, ""),
    ],
)
def test_an_issuer_that_nobody_expects_is_told_as_it_stands(
    changes: dict[str, Any], found: str
) -> None:
    claims = {**CLAIMS, **changes}
    present = {name: value for name, value in claims.items() if value is not ...}
    expected = replace(EXPECTED, issuer=None)
    token = by_hand(HEADER, json.dumps(present))
    assert id_token.check_shape(token, expected).issuer == found


# ---- whose sign-in it is


@pytest.mark.parametrize(
    ("make", "nonce", "is_ours"),
    [
        (lambda: signed(), "264577196", True),
        (lambda: signed(key=issuer().hidden), "264577196", True),
        (lambda: signed(), "264577197", False),
        (lambda: signed(), "", False),
        (lambda: signed(), None, False),
        (lambda: signed({"nonce": ...}), "264577196", False),
        (lambda: signed({"nonce": 264577196}), "264577196", False),
        (lambda: signed({"nonce": ...}), None, False),
        (lambda: f"{b64(b'{}')}.{b64(b'[]')}.x", "264577196", False),
        (lambda: "XXXX", "264577196", False),
        (lambda: "", "264577196", False),
        (lambda: None, "264577196", False),
    ],
)
def test_a_response_is_known_by_the_nonce_in_its_token(
    make: Callable[[], str | None], nonce: str | None, is_ours: bool
) -> None:
    """Without a state it is the nonce that tells our answer from a stray one."""
    assert id_token.carries_nonce(AuthorizationResponse(id_token=make()), nonce) is is_ours
