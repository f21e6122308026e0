"""Is a field of an answer taken up to its documented size, and refused beyond it?"""

from __future__ import annotations

import pytest

from sso.errors import AnswerNotUnderstood
from sso.licensing import fields
from sso.licensing.strict_json import Json


def test_a_short_text_has_at_most_500_characters() -> None:
    assert fields.text({"code": "x" * 500}, "code") == "x" * 500
    with pytest.raises(AnswerNotUnderstood):
        fields.text({"code": "x" * 501}, "code")


def test_a_text_that_may_be_absent_has_at_most_2000_characters() -> None:
    assert fields.text_or_none({"name": "x" * 2000}, "name") == "x" * 2000
    with pytest.raises(AnswerNotUnderstood):
        fields.text_or_none({"name": "x" * 2001}, "name")


@pytest.mark.parametrize(("said", "taken"), [(5, 5), (0, 0), (-1, -1), (None, 120)])
def test_a_default_stands_only_where_nothing_is_said(said: Json, taken: int) -> None:
    assert fields.whole_or({"floating_timeout": said}, "floating_timeout", 120) == taken


@pytest.mark.parametrize("number", [0, 1000, -1000, 2**53 - 1, 1 - 2**53])
def test_a_shown_number_is_taken_where_every_program_can_hold_it(number: int) -> None:
    assert fields.shown_number({"seats": number}, "seats") == number


@pytest.mark.parametrize("raw", [2**53, -(2**53), 2**54, 1e300, True, "7", None, []])
def test_a_number_that_cannot_be_shown_is_none(raw: Json) -> None:
    """Beyond 2**53 a reader of the status file may see another number than was written."""
    assert fields.shown_number({"seats": raw}, "seats") is None
