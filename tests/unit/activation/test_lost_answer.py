"""Is a seat that may be taken found by asking, and else asked for by name the next time?"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from sso import errors
from sso.activation.lost_answer import found_after_all
from sso.licensing.model import License, LicenseAddress, SignedAnswer
from tests.unit.samples import evidence, license_

FOUND = (license_(), evidence())


class Memory:
    """A service that counts seats, and what a program remembers of it."""

    def __init__(
        self, held: tuple[int, ...] | errors.KeyturnError, *taken: tuple[int, str]
    ) -> None:
        self._held = held
        self._taken = taken
        self.trouble: errors.KeyturnError | None = None
        self.asked: list[LicenseAddress] = []
        self.devices: list[str] = []
        self.remembered: list[int] = []
        self.lost = errors.ServiceUnreachable("cut")
        self.has_named_people = False

    def check(self, address: LicenseAddress, *, env: str = "") -> tuple[License, SignedAnswer]:
        self.asked.append(address)
        if self.trouble is not None:
            raise self.trouble
        if (address.license_id, address.username or address.license_key) not in self._taken:
            raise errors.NotActivated("device_not_found")
        return FOUND

    def device_licenses(self, hardware_id: str) -> tuple[int, ...]:
        self.devices.append(hardware_id)
        if isinstance(self._held, errors.KeyturnError):
            raise self._held
        return self._held

    def find(
        self, license_id: int | None = None, people: Iterable[str] = ("a@g.com",), key: str = ""
    ) -> tuple[License, SignedAnswer] | None:
        def named() -> Iterable[str]:
            self.has_named_people = True
            return people

        return found_after_all(
            self, "myproduct", "123", license_id, self.lost, named, self.remembered.append, key
        )

    @property
    def questions(self) -> list[tuple[int, str]]:
        """The licenses and people that were asked about."""
        return [(one.license_id, one.username) for one in self.asked]


def test_no_seat_taken_is_nothing_to_ask_about() -> None:
    memory = Memory(())
    assert memory.find() is None
    assert memory.devices == ["123"]
    assert (memory.lost.facts["may_hold_seat"], memory.remembered, memory.asked) == (0, [], [])
    assert not memory.has_named_people, "the secret store is not opened for nothing"


@pytest.mark.parametrize(
    "trouble", [errors.ServiceUnreachable("away"), errors.RequestRefused("unknown question")]
)
def test_where_nobody_can_be_asked_a_seat_may_be_taken(trouble: errors.KeyturnError) -> None:
    memory = Memory(trouble)
    assert memory.find(7) is None
    assert (memory.lost.facts["may_hold_seat"], memory.remembered, memory.asked) == (1, [], [])


def test_every_license_held_is_asked_about_for_every_name_once() -> None:
    memory = Memory((3, 9, 3), (9, "b@g.com"))
    assert memory.find(people=("a@g.com", "", "a@g.com", "b@g.com")) == FOUND
    assert memory.questions == [(3, "a@g.com"), (3, "b@g.com"), (9, "a@g.com"), (9, "b@g.com")]
    assert {(one.product, one.hardware_id) for one in memory.asked} == {("myproduct", "123")}
    assert (memory.lost.facts["may_hold_seat"], memory.remembered) == (1, [])


def test_the_license_that_was_wanted_is_asked_about_alone() -> None:
    memory = Memory((3, 9), (9, "a@g.com"))
    assert memory.find(9) == FOUND
    assert memory.questions == [(9, "a@g.com")]


def test_a_license_that_was_wanted_and_is_not_held_is_no_limit() -> None:
    memory = Memory((3,), (3, "a@g.com"))
    assert memory.find(9) == FOUND


def test_a_key_is_asked_for_in_place_of_people() -> None:
    memory = Memory((3,), (3, "KEY-1"))
    assert memory.find(people=("a@g.com",), key="KEY-1") == FOUND
    assert memory.asked == [LicenseAddress("myproduct", "123", "", 3, license_key="KEY-1")]


def test_what_cannot_be_told_is_asked_for_by_name_next_time() -> None:
    memory = Memory((3, 9, 5))
    assert memory.find() is None
    assert (memory.lost.facts["may_hold_seat"], memory.remembered) == (1, [9])
    nameless = Memory((3,))
    assert nameless.find(people=()) is None
    assert (nameless.asked, nameless.remembered) == ([], [3])


def test_trouble_while_asking_is_no_answer() -> None:
    memory = Memory((3, 9), (3, "a@g.com"))
    memory.trouble = errors.ServiceUnreachable("away again")
    assert memory.find() is None
    assert (memory.questions, memory.remembered) == ([(3, "a@g.com")], [9])
