"""Is only the answer to our own request accepted? Every branch, and nothing without our state."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import SignInAnswerInvalid
from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    Refused,
    Stray,
    Unusable,
    Verdict,
    judge,
    parse_parameters,
)
from tests.naming import plain
from tests.unit.samples import request

CODE = request()
TOKEN = request(response_type="token", nonce="264577196")
STATELESS = request(response_type="token", state=None, nonce="264577196")
ISS = "https://id.acme.test/realm"


def verdict(
    *pairs: tuple[str, str], on: AuthorizationRequest = CODE, is_query: bool = True
) -> Verdict:
    return judge(on, pairs, is_query=is_query)


STATE = ("state", "our-state")


def test_a_code_with_our_state_is_accepted() -> None:
    found = verdict(STATE, ("code", "c"), ("session_state", "s"), ("iss", ISS), ("new", "x"))
    assert isinstance(found, Accepted)
    assert (found.response.code, found.response.id_token) == ("c", None)


def test_tokens_with_our_state_are_accepted_from_a_fragment() -> None:
    pairs = (STATE, ("id_token", "i"), ("access_token", "a"), ("token_type", "Bearer"))
    found = verdict(*pairs, on=TOKEN, is_query=False)
    assert isinstance(found, Accepted)
    assert (found.response.code, found.response.id_token) == (None, "i")
    assert found.response.access_token == "a"


def test_tokens_without_a_state_are_left_to_the_nonce_where_the_profile_says_so() -> None:
    found = verdict(("id_token", "i"), on=STATELESS, is_query=False)
    assert isinstance(found, Accepted)


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (("code", "c"),),
        (("code", "c"), ("state", "")),
        (("code", "c"), ("state", "our-stat")),
        (("code", "c"), ("state", "our-state ")),
        (("code", "c"), ("state", "OUR-STATE")),
        (("code", "c"), ("State", "our-state")),
        (("code", "c"), STATE, STATE),
        (("code", "c"), STATE, ("state", "other")),
        (("code", "c"), ("state", "žluťoučký")),
        (("error", "access_denied"),),
        (("error", "access_denied"), ("state", "wrong")),
    ],
    ids=plain,
)
def test_what_does_not_carry_our_state_ends_nothing(pairs: tuple[tuple[str, str], ...]) -> None:
    assert isinstance(verdict(*pairs), Stray)


def test_a_state_where_none_was_sent_ends_nothing() -> None:
    pairs = (("state", "x"), ("id_token", "i"))
    assert isinstance(verdict(*pairs, on=STATELESS, is_query=False), Stray)


def test_half_a_surrogate_pair_as_state_ends_nothing() -> None:
    assert isinstance(verdict(("state", "\ud83d"), ("code", "c")), Stray)


@pytest.mark.parametrize(
    ("pairs", "on", "is_query"),
    [
        ((STATE,), CODE, True),
        ((STATE, ("code", "")), CODE, True),
        ((STATE, ("code", "a"), ("code", "b")), CODE, True),
        ((STATE, ("code", "a"), ("iss", "https://evil.test")), CODE, True),
        ((STATE, ("code", "a"), ("iss", ISS + "/")), CODE, True),
        ((STATE, ("code", "a"), ("iss", "")), CODE, True),
        ((STATE, ("code", "a"), ("error", "access_denied")), CODE, True),
        ((STATE, ("error", "access_denied"), ("iss", "https://evil.test")), CODE, True),
        ((STATE, ("id_token", "i"), ("access_token", "a")), TOKEN, True),
        ((STATE, ("code", "a")), TOKEN, False),
        ((STATE, ("access_token", "a")), TOKEN, False),
        ((STATE, ("id_token", "")), TOKEN, False),
        ((STATE, ("id_token", "i")), CODE, True),
    ],
    ids=plain,
)
def test_our_state_with_something_unusable(
    pairs: tuple[tuple[str, str], ...], on: AuthorizationRequest, is_query: bool
) -> None:
    assert isinstance(verdict(*pairs, on=on, is_query=is_query), Unusable)


@pytest.mark.parametrize(
    ("pair", "is_denied"),
    [
        (("error", "access_denied"), True),
        (("error", "user_denied"), True),
        (("error_code", "user_denied"), True),
        (("error", "temporarily_unavailable"), False),
        (("error", "server_error"), False),
    ],
)
@pytest.mark.parametrize("is_query", [True, False])
def test_the_providers_own_no(pair: tuple[str, str], is_denied: bool, is_query: bool) -> None:
    description = ("error_description", "authentication\r\n_expired\x1b[0m")
    found = verdict(STATE, pair, description, is_query=is_query)
    assert isinstance(found, Refused)
    assert found.error == pair[1]
    assert found.is_denied is is_denied
    assert found.description.isprintable()


def test_an_issuer_is_not_demanded() -> None:
    assert isinstance(verdict(STATE, ("code", "c")), Accepted)


def test_an_unknown_issuer_is_not_compared() -> None:
    found = verdict(STATE, ("code", "c"), ("iss", "https://x"), on=request(issuer=None))
    assert isinstance(found, Accepted)


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(
            ["state", "code", "id_token", "access_token", "error", "iss", "nonce", "x", ""]
        )
        | st.text(max_size=8),
        st.sampled_from(["", "our-stat", "OUR-STATE", "our-state2", ISS, "c", "264577196"])
        | st.text(max_size=20),
    ),
    max_size=6,
)


@given(PAIRS, st.booleans(), st.sampled_from([CODE, TOKEN]))
def test_nothing_without_our_state_is_ever_accepted(
    pairs: list[tuple[str, str]], is_query: bool, on: AuthorizationRequest
) -> None:
    found = judge(on, pairs, is_query=is_query)
    if ("state", "our-state") not in pairs:
        assert isinstance(found, Stray)


@given(PAIRS, st.booleans(), st.sampled_from([CODE, TOKEN]))
def test_only_one_code_or_id_token_in_its_right_place_is_accepted(
    pairs: list[tuple[str, str]], is_query: bool, on: AuthorizationRequest
) -> None:
    pairs = [("state", "our-state"), *pairs]
    found = judge(on, pairs, is_query=is_query)
    if isinstance(found, Accepted):
        names = [name for name, _ in pairs]
        assert len(set(names)) == len(names)
        assert not dict(pairs).get("error")
        assert on is TOKEN or found.response.code
        assert on is CODE or (found.response.id_token and not is_query)


@given(st.text(max_size=100))
def test_any_text_is_parameters_or_the_one_error(raw: str) -> None:
    try:
        pairs = parse_parameters(raw)
    except SignInAnswerInvalid:
        return
    assert isinstance(judge(CODE, pairs, is_query=True), Stray)


def test_more_than_64_parameters_are_not_read() -> None:
    with pytest.raises(SignInAnswerInvalid):
        parse_parameters("&".join(f"p{n}=" for n in range(65)))


def test_codes_and_tokens_are_not_shown() -> None:
    found = verdict(STATE, ("code", "the-secret-code"))
    assert "the-secret-code" not in repr(found)


@pytest.mark.parametrize("answer", [("code", "c"), ("error", "access_denied")], ids=plain)
def test_an_issuer_that_is_demanded_has_to_be_named_and_then_counts(
    answer: tuple[str, str],
) -> None:
    demanding = replace(CODE, issuer=ISS, demands_issuer=True)
    assert isinstance(verdict(STATE, answer, on=demanding), Unusable)
    assert isinstance(verdict(STATE, answer, ("iss", f"{ISS}2"), on=demanding), Unusable)
    named = verdict(STATE, answer, ("iss", ISS), on=demanding)
    assert isinstance(named, Accepted | Refused)


def test_what_the_other_side_says_of_its_refusal_is_kept() -> None:
    found = verdict(STATE, ("error", "access_denied"), ("error_description", "not today"))
    assert found == Refused("access_denied", "not today")


def test_a_parameter_without_a_value_is_one() -> None:
    assert parse_parameters("code=&state=s") == [("code", ""), ("state", "s")]
    twice = parse_parameters("code=&code=c&state=our-state")
    assert isinstance(judge(CODE, twice, is_query=True), Unusable)
