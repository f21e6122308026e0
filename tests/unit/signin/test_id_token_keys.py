"""Which of the issuer's keys may a token be signed with, and by which algorithm?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from sso.errors import SignInAnswerInvalid
from sso.signin import id_token
from sso.signin.id_token import Claims, Expected, KeySet
from tests.unit.signin.id_token_desk import (
    CLAIMS,
    EXPECTED,
    NOW,
    b64,
    by_hand,
    entry_of,
    issuer,
    signed,
)

PLAIN = replace(EXPECTED, access_token=None)


def key_set(*entries: Any) -> KeySet:
    return id_token.parse_key_set({"keys": list(entries)})


def taken(token: str, keys: KeySet, expected: Expected = PLAIN) -> Claims:
    return id_token.validate(token, expected, keys, NOW)


def half(digest: bytes) -> str:
    return b64(digest[: len(digest) // 2])


def key_of(entry: dict[str, Any]) -> jwt.PyJWK:
    (key,) = key_set(entry).keys
    return key


# ---- kinds of keys


def test_a_key_without_a_use_is_for_signatures() -> None:
    assert taken(signed(), key_set(entry_of(issuer().shown, use=...))).subject == "subject-1"


@pytest.mark.parametrize("use", ["enc", "SIG", "", None, ["sig"]])
def test_a_key_for_another_use_signs_nothing(use: Any) -> None:
    with pytest.raises(SignInAnswerInvalid):
        taken(signed(), key_set(entry_of(issuer().shown, use=use)))


def test_another_kind_of_key_counts_where_the_issuer_shows_no_rsa_key() -> None:
    token = signed(key=issuer().elliptic, algorithm="ES256")
    assert taken(token, key_set(entry_of(issuer().elliptic))).subject == "subject-1"


@pytest.mark.parametrize("kid", ["one", ...])
def test_another_kind_of_key_does_not_count_beside_an_rsa_key(kid: Any) -> None:
    """Otherwise who forges a token chooses the weaker of the two."""
    keys = key_set(entry_of(issuer().shown, kid="rsa"), entry_of(issuer().elliptic))
    token = signed(key=issuer().elliptic, algorithm="ES256", headers={"kid": kid})
    with pytest.raises(SignInAnswerInvalid):
        taken(token, keys)


@pytest.mark.parametrize("alg", ["HS256", "none", "ES256", "RSA-OAEP", "x", 5, ["RS256"]])
def test_a_key_for_something_else_signs_nothing_and_hides_no_other(alg: Any) -> None:
    odd = entry_of(issuer().hidden, alg=alg, kid="odd")
    with pytest.raises(SignInAnswerInvalid):
        taken(signed(key=issuer().hidden, headers={"kid": "odd"}), key_set(odd))
    assert taken(signed(), key_set(odd, entry_of(issuer().shown))).subject == "subject-1"


@pytest.mark.parametrize("alg", ["HS256", ...])
def test_a_shared_secret_among_the_public_keys_signs_nothing(alg: Any) -> None:
    secret = b"everybody can read this secret, it is published"
    entry = {"kty": "oct", "kid": "one", "k": b64(secret), "alg": alg}
    keys = key_set({name: value for name, value in entry.items() if value is not ...})
    with pytest.raises(SignInAnswerInvalid):
        taken(signed(key=secret, algorithm="HS256"), keys)


@pytest.mark.parametrize("before", [0, 49])
def test_one_usable_key_among_fifty_is_found(before: int) -> None:
    assert taken(signed(), key_set(*[None] * before, entry_of(issuer().shown)))


def test_more_than_fifty_keys_are_not_looked_at() -> None:
    with pytest.raises(SignInAnswerInvalid):
        taken(signed(), key_set(*[None] * 50, entry_of(issuer().shown)))


# ---- algorithms


@pytest.mark.parametrize("algorithm", ["RS256", "RS512"])
def test_a_key_that_names_no_algorithm_signs_with_those_of_its_kind(algorithm: str) -> None:
    keys = key_set(entry_of(issuer().shown, alg=...))
    assert taken(signed(algorithm=algorithm), keys).subject == "subject-1"


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
def test_a_key_that_names_an_algorithm_signs_with_no_other(algorithm: str) -> None:
    token = signed(algorithm=algorithm)
    with pytest.raises(SignInAnswerInvalid):
        taken(token, issuer().key_set())
    own = key_set(entry_of(issuer().shown, alg=algorithm))
    assert taken(token, own).subject == "subject-1"


def test_what_kinds_of_keys_may_sign_with() -> None:
    curve = ec.generate_private_key(ec.SECP521R1())
    assert id_token.algorithms_of(key_of(entry_of(curve, alg="ES512"))) == ("ES512",)
    assert id_token.algorithms_of(key_of(entry_of(curve, alg="ES521"))) == ()  # not registered
    assert id_token.algorithms_of(key_of(entry_of(issuer().elliptic))) == ("ES256",)
    assert id_token.algorithms_of(key_of(entry_of(issuer().edwards))) == ("EdDSA",)
    assert id_token.algorithms_of(key_of({"kty": "oct", "k": "AAAA"})) == ()


# ---- the hash of the access token


@pytest.mark.parametrize(
    ("algorithm", "digest"),
    [("RS256", hashlib.sha256), ("RS384", hashlib.sha384), ("RS512", hashlib.sha512)],
)
# The hash of the last one ends in X by SHA-384, the only one whose base64 may end so.
@pytest.mark.parametrize("access_token", ["the-access-token", "ya29.a0-_~", "access-token-24"])
def test_the_access_tokens_hash_is_by_the_tokens_own_algorithm(
    algorithm: str, digest: Any, access_token: str
) -> None:
    keys = key_set(entry_of(issuer().shown, alg=algorithm))
    expected = replace(EXPECTED, access_token=access_token)
    own = half(digest(access_token.encode()).digest())
    assert taken(signed({"at_hash": own}, algorithm=algorithm), keys, expected)
    for other in (hashlib.sha256, hashlib.sha384, hashlib.sha512):
        if other is digest:
            continue
        wrong = {"at_hash": half(other(access_token.encode()).digest())}
        with pytest.raises(SignInAnswerInvalid):
            taken(signed(wrong, algorithm=algorithm), keys, expected)


def test_the_access_tokens_hash_of_an_edwards_key_is_half_a_sha_512() -> None:
    keys = key_set(entry_of(issuer().edwards))
    at_hash = half(hashlib.sha512(b"the-access-token").digest())
    token = signed({"at_hash": at_hash}, key=issuer().edwards, algorithm="EdDSA")
    assert taken(token, keys, EXPECTED).subject == "subject-1"


def test_a_hash_that_need_not_come_must_be_right_if_it_does() -> None:
    expected = replace(EXPECTED, demands_at_hash=False)
    assert taken(signed({"at_hash": ...}), issuer().key_set(), expected)
    assert taken(signed(), issuer().key_set(), expected)
    for wrong in (b64(b"0" * 16), "", 5):
        with pytest.raises(SignInAnswerInvalid):
            taken(
                by_hand('{"alg":"RS256","kid":"one"}', json.dumps({**CLAIMS, "at_hash": wrong})),
                issuer().key_set(),
                expected,
            )
