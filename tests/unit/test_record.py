"""Is a record what a frozen dataclass would be?"""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from sso.record import record


@record
class Point:
    """Where?"""

    x: int
    y: int = 2
    tags: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    secret: str = field(default="", repr=False, metadata={"doc": "hidden"})

    @property
    def sum(self) -> int:
        return self.x + self.y


@record
class Nothing:
    """No field at all."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same as a dataclass."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    secret: str = field(default="", repr=False, metadata={"doc": "hidden"})


def test_values_come_by_place_by_name_and_from_defaults() -> None:
    assert asdict(Point(1, tags=("a",))) == asdict(Twin(1, tags=("a",)))
    assert Point(1, 5).sum == 6
    assert Point(1).origins is not Point(1).origins


@pytest.mark.parametrize(
    ("values", "named", "told"),
    [((), {}, "needs a value for x"), ((1,), {"x": 1}, "two values for x"),
     ((1,), {"z": 1}, "has no z"), ((1, 2, (), {}, "", 6), {}, "takes 5 values, not 6")],
)  # fmt: skip
def test_wrong_values_are_refused(
    values: tuple[object, ...], named: dict[str, object], told: str
) -> None:
    with pytest.raises(TypeError, match=told):
        Point(*values, **named)  # type: ignore[arg-type]


def test_it_is_shown_as_a_dataclass_and_hides_what_that_hides() -> None:
    shown = repr(Point(1, secret="k"))
    assert shown == repr(Twin(1, secret="k")).replace("Twin", "Point")
    assert "secret" not in shown


def test_equal_and_hashed_by_the_fields_that_are_compared() -> None:
    assert Point(1, origins={"a": "b"}) == Point(1)
    assert hash(Point(1, origins={"a": "b"})) == hash(Point(1))
    assert Point(1) != Point(2)
    assert Point(1) != Point(1, secret="k")
    assert Point(1).__eq__(Twin(1)) is NotImplemented
    assert Point(1).__eq__(1) is NotImplemented
    assert Nothing() == Nothing()
    assert {Nothing(), Nothing()} == {Nothing()}


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises((FrozenInstanceError, AttributeError)):
        point.other = 2  # type: ignore[attr-defined]
    assert point.x == 1


def test_it_is_replaced_copied_and_pickled() -> None:
    point = Point(1, secret="k")
    assert replace(point, y=7) == Point(1, 7, secret="k")
    assert copy.deepcopy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301
    assert fields(point)[-1].metadata["doc"] == "hidden"


def test_it_takes_no_more_room_than_its_fields() -> None:
    assert not hasattr(Point(1), "__dict__")


def test_its_places_match_a_pattern() -> None:
    match Point(1):
        case Point(x, y):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("no match")
