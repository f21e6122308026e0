"""Is an id_token for our request, signed by the issuer, and in its one form? Thirty-six lies and
more, all refused.

The names in brackets are the modules of the OpenID relying-party tests, where there is one; the
rest they leave out.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import jwt
import pytest
from jwt.algorithms import RSAAlgorithm

from sso.errors import AnswerNotUnderstood, OutOfTime, SignInAnswerInvalid, UnknownKey
from sso.licensing.strict_json import Json
from sso.signin import id_token
from sso.signin.id_token import Expected
from tests.unit.signin.id_token_desk import (
    AT,
    CLAIMS,
    EXPECTED,
    NOW,
    b64,
    by_hand,
    entry_of,
    issuer,
    signed,
)


def flipped(token: str) -> str:
    """Return a token with one bit of the signature changed."""
    head, claims, signature = token.split(".")
    raw = bytearray(base64.urlsafe_b64decode(signature + "=="))
    raw[10] ^= 1
    return f"{head}.{claims}.{b64(bytes(raw))}"


def hmac_with_the_public_key() -> str:
    """HS256 keyed with what everybody knows: the oldest lie."""
    public = RSAAlgorithm.to_jwk(issuer().shown.public_key()).encode()
    header = b64(b'{"alg":"HS256","kid":"one"}')
    signing_input = f"{header}.{b64(json.dumps(CLAIMS).encode())}"
    digest = hashlib.sha256(public + signing_input.encode()).digest()
    return f"{signing_input}.{b64(digest)}"


HEADER = '{"alg":"RS256","kid":"one"}'
LIES: Mapping[str, Callable[[], str]] = {
    "wrong issuer [invalid-iss]": lambda: signed({"iss": "https://evil.test"}),
    "issuer with a slash": lambda: signed({"iss": "https://id.acme.test/realm/"}),
    "no issuer": lambda: signed({"iss": ...}),
    "no subject [missing-sub]": lambda: signed({"sub": ...}),
    "empty subject": lambda: signed({"sub": ""}),
    "subject of 256 characters": lambda: signed({"sub": "s" * 256}),
    "another audience [invalid-aud]": lambda: signed({"aud": "other"}),
    "no audience [missing-aud]": lambda: signed({"aud": ...}),
    "an audience beside ours": lambda: signed({"aud": ["license-users", "other"]}),
    "an empty audience": lambda: signed({"aud": []}),
    "another authorized party": lambda: signed({"azp": "other"}),
    "no issue time [missing-iat]": lambda: signed({"iat": ...}),
    "issued in the future": lambda: signed({"iat": AT + 301, "exp": AT + 900}),
    "not yet good": lambda: signed({"nbf": AT + 301}),
    "expired": lambda: signed({"exp": AT - 301}),
    "no end": lambda: signed({"exp": ...}),
    "an end that is a text": lambda: by_hand(HEADER, json.dumps({**CLAIMS, "exp": str(AT + 300)})),
    "an end that is true": lambda: by_hand(HEADER, json.dumps({**CLAIMS, "exp": True})),
    "an end that is infinite": lambda: by_hand(
        HEADER, json.dumps({**CLAIMS}).replace(str(AT + 300), "1e999")
    ),
    "no algorithm [idtoken-sig-none]": lambda: jwt.encode(
        dict(CLAIMS), "", algorithm="none", headers={"kid": "one"}
    ),
    "the public key as a secret [invalid-sig-hs256]": hmac_with_the_public_key,
    "elliptic instead of RSA [invalid-sig-es256]": lambda: signed(
        key=issuer().elliptic, algorithm="ES256"
    ),
    "a longer digest than the key is for": lambda: signed(algorithm="RS512"),
    "wrong signature [invalid-sig-rs256]": lambda: flipped(signed()),
    "no signature": lambda: signed().rpartition(".")[0] + ".",
    "signed by a hidden key under a shown name": lambda: signed(key=issuer().hidden),
    "an unknown key": lambda: signed(headers={"kid": "nine"}, key=issuer().hidden),
    "wrong access-token hash [invalid-athash]": lambda: signed({"at_hash": b64(b"0" * 16)}),
    "no access-token hash [missing-athash]": lambda: signed({"at_hash": ...}),
    "another nonce [nonce-invalid]": lambda: signed({"nonce": "264577197"}),
    "no nonce": lambda: signed({"nonce": ...}),
    "a nonce that is a number": lambda: signed({"nonce": 264577196}),
    "half a character as nonce": lambda: by_hand(
        HEADER, json.dumps({**CLAIMS, "nonce": "?"}).replace('"?"', '"\\ud83d"')
    ),
    "a critical header": lambda: by_hand(
        '{"alg":"RS256","kid":"one","crit":["exp"]}', json.dumps(CLAIMS)
    ),
    "a key address in the header": lambda: signed(headers={"jku": "https://evil.test/keys"}),
    "a certificate address in the header": lambda: signed(headers={"x5u": "https://evil.test/c"}),
    "a key in the header": lambda: signed(headers={"jwk": {"kty": "RSA"}}),
    "a claim twice": lambda: by_hand(
        HEADER, json.dumps(CLAIMS).replace('{"iss"', '{"nonce":"264577196","iss"', 1)
    ),
    "a fourth part": lambda: signed() + ".x",
    "white space behind": lambda: signed() + "\n",
    "white space inside": lambda: signed().replace(".", ". ", 1),
    "padding inside": lambda: signed().replace(".", "=.", 1),
    "more than 16 KiB": lambda: signed({"groups": ["g" * 100] * 200}),
    "claims that are a list": lambda: by_hand(HEADER, "[]"),
    "no token": lambda: "",
    "one word": lambda: "x",
}


def test_there_are_at_least_thirty_six_lies() -> None:
    assert len(LIES) >= 36


def test_the_truth_is_taken() -> None:
    claims = id_token.validate(signed(), EXPECTED, issuer().key_set(), NOW)
    assert claims == id_token.Claims("https://id.acme.test/realm", "subject-1", "you@acme.test")


@pytest.mark.parametrize("name", list(LIES))
def test_a_lie_is_refused(name: str) -> None:
    with pytest.raises(SignInAnswerInvalid):
        id_token.validate(LIES[name](), EXPECTED, issuer().key_set(), NOW)


@pytest.mark.parametrize("name", list(LIES))
def test_a_refusal_names_no_part_of_the_token(name: str) -> None:
    token = LIES[name]()
    with pytest.raises(SignInAnswerInvalid) as caught:
        id_token.validate(token, EXPECTED, issuer().key_set(), NOW)
    assert len(token) < 8 or token not in str(caught.value)
    assert "264577197" not in str(caught.value)


def test_a_list_of_our_audience_alone_is_ours() -> None:
    id_token.validate(signed({"aud": ["license-users"]}), EXPECTED, issuer().key_set(), NOW)


def test_no_authorized_party_is_needed() -> None:
    id_token.validate(signed({"azp": ...}), EXPECTED, issuer().key_set(), NOW)


@pytest.mark.parametrize("minutes", [-4, 4])
def test_five_minutes_of_clock_difference_are_borne(minutes: int) -> None:
    shifted = NOW + timedelta(minutes=minutes)
    id_token.validate(signed({"exp": AT + 60}), EXPECTED, issuer().key_set(), shifted)


@pytest.mark.parametrize("minutes", [-10, 12])
def test_more_is_a_matter_of_time(minutes: int) -> None:
    with pytest.raises(OutOfTime):
        id_token.validate(signed(), EXPECTED, issuer().key_set(), NOW + timedelta(minutes=minutes))


def test_an_unnamed_key_is_taken_where_there_is_only_one() -> None:
    """[kid-absent-single-jwks]"""
    token = signed(headers={"kid": ...})
    id_token.validate(token, EXPECTED, issuer().key_set(), NOW)
    id_token.validate(token, EXPECTED, issuer().key_set(kid=None), NOW)


def test_an_unnamed_key_among_several_is_refused() -> None:
    """[kid-absent-multiple-jwks]"""
    with pytest.raises(SignInAnswerInvalid):
        id_token.validate(
            signed(headers={"kid": ...}), EXPECTED, issuer().key_set(with_two=True), NOW
        )


def test_an_unknown_key_is_told_apart_since_newer_keys_may_help() -> None:
    with pytest.raises(UnknownKey):
        id_token.validate(
            signed(headers={"kid": "two"}, key=issuer().hidden), EXPECTED, issuer().key_set(), NOW
        )
    id_token.validate(
        signed(headers={"kid": "two"}, key=issuer().hidden),
        EXPECTED,
        issuer().key_set(with_two=True),
        NOW,
    )


def test_a_nonce_that_was_not_sent_is_not_compared() -> None:
    expected = Expected("https://id.acme.test/realm", "license-users", None)
    id_token.validate(signed({"nonce": "its own"}), expected, issuer().key_set(), NOW)


def test_a_nonce_that_need_not_come_must_be_ours_if_it_does() -> None:
    expected = Expected("https://id.acme.test/realm", "license-users", "n", demands_nonce=False)
    id_token.validate(signed({"nonce": ...}), expected, issuer().key_set(), NOW)
    with pytest.raises(SignInAnswerInvalid):
        id_token.validate(signed({"nonce": "other"}), expected, issuer().key_set(), NOW)


def test_the_shape_is_checked_without_keys() -> None:
    assert id_token.check_shape(signed(key=issuer().hidden), EXPECTED).subject == "subject-1"
    for changes in ({"nonce": "x"}, {"iss": "https://evil.test"}, {"aud": "other"}, {"sub": ...}):
        with pytest.raises(SignInAnswerInvalid):
            id_token.check_shape(signed(changes), EXPECTED)


@pytest.mark.parametrize("document", [{}, {"keys": None}, {"keys": "x"}, {"keys": {}}])
def test_a_key_set_that_is_none(document: dict[str, Any]) -> None:
    with pytest.raises(AnswerNotUnderstood):
        id_token.parse_key_set(document)


def test_keys_that_cannot_be_used_are_passed_over() -> None:
    entries: list[Json] = [
        None,
        {},
        {"kty": "oct", "k": "AAAA"},
        {"kty": "RSA", "n": "!", "e": "AQAB"},
    ]
    elliptic = entry_of(issuer().elliptic, use="enc")
    found = id_token.parse_key_set({"keys": [*entries, elliptic]})
    with pytest.raises(SignInAnswerInvalid):
        id_token.validate(signed(), EXPECTED, found, NOW)
