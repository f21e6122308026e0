"""Does an id_token speak to our request, or was it made for somebody else's?"""

from typing import Any

import jwt
import pytest

from sso.errors import SignInAnswerInvalid
from sso.signin import id_token
from tests.unit.samples import request

REQUEST = request(response_type="token", nonce="264577196")
CLAIMS = {
    "iss": "https://id.acme.test/realm",
    "aud": "license-users",
    "nonce": "264577196",
    "sub": "subject-1",
    "email": "you@acme.test",
}
KEY = "a key of thirty-two bytes or more"


def token(**changes: Any) -> str:
    claims = {name: value for name, value in {**CLAIMS, **changes}.items() if value is not ...}
    return jwt.encode(claims, KEY, algorithm="HS256")


def test_a_token_for_our_request() -> None:
    assert id_token.check(token(), REQUEST) == id_token.Claims(
        "https://id.acme.test/realm", "subject-1", "you@acme.test"
    )


def test_an_audience_may_be_a_list() -> None:
    assert id_token.check(token(aud=["other", "license-users"]), REQUEST).subject == "subject-1"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://id.acme.test/realm/"},
        {"iss": "https://evil.test"},
        {"iss": ...},
        {"aud": "other"},
        {"aud": ["other"]},
        {"aud": []},
        {"aud": ...},
        {"nonce": "264577197"},
        {"nonce": ""},
        {"nonce": ...},
        {"nonce": None},
        {"nonce": "\ud83d"},
    ],
    ids=repr,
)
def test_a_token_for_somebody_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(SignInAnswerInvalid):
        id_token.check(token(**changes), REQUEST)


def test_a_nonce_of_another_type_is_refused() -> None:
    with pytest.raises(SignInAnswerInvalid):
        id_token.check(token(nonce=264577196), REQUEST)


@pytest.mark.parametrize("raw", ["", "x", "a.b.c", "....", "é.é.é", "A" * 17_000])
def test_what_is_not_a_token_is_refused(raw: str) -> None:
    with pytest.raises(SignInAnswerInvalid):
        id_token.check(raw, REQUEST)


def test_without_issuer_and_nonce_only_the_audience_counts() -> None:
    loose = request(response_type="token", issuer=None, nonce=None)
    assert id_token.check(token(iss="https://x", nonce="other"), loose).issuer == "https://x"
    with pytest.raises(SignInAnswerInvalid):
        id_token.check(token(aud="other"), loose)


def test_a_refusal_names_no_part_of_the_token() -> None:
    made = token(nonce="somebody-elses")
    with pytest.raises(SignInAnswerInvalid) as caught:
        id_token.check(made, REQUEST)
    assert made not in str(caught.value)
    assert "somebody-elses" not in str(caught.value)
