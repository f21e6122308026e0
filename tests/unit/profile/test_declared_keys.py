"""What is declared with a key, and which sections and products does a profile have?"""

from __future__ import annotations

import dataclasses

import pytest

from sso.errors import ProfileError
from sso.profile import keys
from sso.profile.reader import fields_of
from sso.record import record


def test_a_key_says_nothing_but_its_meaning_unless_told() -> None:
    found = keys.key(doc="What it is")
    assert found.default == ""
    assert found.metadata == {
        "doc": "What it is",
        "choices": (),
        "pattern": "",
        "minimum": None,
        "is_required": False,
        "is_secret": False,
    }


def test_a_key_keeps_all_that_is_declared_with_it() -> None:
    found = keys.key(
        3, doc="D", choices=("a",), pattern="p", minimum=1.5, is_required=True, is_secret=True
    )
    assert found.default == 3
    assert found.metadata == {
        "doc": "D",
        "choices": ("a",),
        "pattern": "p",
        "minimum": 1.5,
        "is_required": True,
        "is_secret": True,
    }


def test_a_section_is_made_of_its_class_and_told_by_its_sentence() -> None:
    found = keys._section(keys.Ui)
    assert found.default_factory is keys.Ui
    assert found.metadata == {"doc": "The window."}


def test_the_fields_of_a_section_are_read_with_their_types() -> None:
    @record
    class Odd:
        """A section that was never read before."""

        one: int = keys.key(1, doc="One")
        inner: str = dataclasses.field(default="", metadata={"is_internal": True})
        two: bool = keys.key(True, doc="Two")

    Odd.__annotations__.update(one=int, two=bool)
    found = fields_of(Odd)
    assert [(field.name, kind) for field, kind in found] == [("one", int), ("two", bool)]
    assert fields_of(Odd) is found


def test_a_product_is_found_by_its_code() -> None:
    one, two = keys.Product("A", "One"), keys.Product("B", "Two")
    profile = keys.Profile(products=(one, two))
    assert profile.product("B") is two
    assert profile.product("A") is one
    assert profile.product(None) is one


def test_a_product_that_is_not_there_is_told_with_all_that_are() -> None:
    profile = keys.Profile(products=(keys.Product("A", "One"), keys.Product("B", "Two")))
    with pytest.raises(ProfileError) as caught:
        profile.product("C")
    assert caught.value.detail == "no product 'C' in the profile; it has A, B"
