"""Is only plain and sound JSON taken, and does anything else end in one error?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import AnswerNotUnderstood
from sso.licensing import strict_json
from tests.naming import plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside, max_size=4)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"a": 1} x',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b"\xff\xfe{}",
        b'{"a": "\xc4"}',
        b"\xef\xbb\xbf{}",
        b'{"a": ' + b"9" * 10_000 + b"}",
        b'{"a": 99999999999999999999}',
        b"[" * 33 + b"]" * 33,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
    ids=plain,
)
def test_what_is_not_sound_is_one_error(raw: bytes) -> None:
    with pytest.raises(AnswerNotUnderstood):
        strict_json.parse(raw)


def test_a_number_beyond_floating_point_is_refused() -> None:
    """1e999 would become infinity, which is as little JSON as the word."""
    with pytest.raises(AnswerNotUnderstood):
        strict_json.parse(b'{"expires_in": 1e999}')


def test_half_a_surrogate_pair_is_refused() -> None:
    """It can be written nowhere: not to a terminal, not into the status file."""
    with pytest.raises(AnswerNotUnderstood):
        strict_json.parse(rb'{"email": "\ud83d@acme.test"}')


def test_a_whole_surrogate_pair_is_a_character() -> None:
    assert strict_json.parse(rb'"\ud83d\udd11"') == "\N{KEY}"


@pytest.mark.parametrize("raw", [b"[]", b"null", b"1", b'"text"', b"true"])
def test_an_object_is_demanded_where_one_is_expected(raw: bytes) -> None:
    with pytest.raises(AnswerNotUnderstood):
        strict_json.parse_object(raw)


def test_large_ids_keep_every_digit() -> None:
    assert strict_json.parse(b"9223372036854775807") == 2**63 - 1
    assert strict_json.parse(b"-9223372036854775808") == -(2**63)


def test_nesting_up_to_the_limit_is_taken() -> None:
    deep = b"[" * 32 + b"]" * 32
    assert strict_json.parse(deep) is not None


@pytest.mark.parametrize(
    ("opening", "closing", "levels"),
    [(b'{"a":', b"}", 1), (b"[", b"]", 1), (b'{"a":[', b"]}", 2), (b'[{"a":', b"}]", 2)],
)
def test_objects_and_lists_count_alike(opening: bytes, closing: bytes, levels: int) -> None:
    times = 32 // levels
    deepest = opening * times + b"1" + closing * times
    assert json.loads(deepest) == strict_json.parse(deepest)
    for deeper in (b'{"a":' + deepest + b"}", b"[" + deepest + b"]"):
        with pytest.raises(AnswerNotUnderstood):
            strict_json.parse(deeper)


def test_the_depth_is_that_of_the_deepest_value() -> None:
    with pytest.raises(AnswerNotUnderstood):
        strict_json.parse(b'{"a": 1, "b": ' + b'{"c": ' * 32 + b"1" + b"}" * 33)


@given(VALUES)
def test_plain_values_come_out_as_they_went_in(value: object) -> None:
    assert strict_json.parse(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_the_one_error(raw: bytes) -> None:
    try:
        strict_json.parse(raw)
    except AnswerNotUnderstood:
        return
    json.loads(raw)
