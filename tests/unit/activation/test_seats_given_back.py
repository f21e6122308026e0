"""Is a seat given back when it should be, and does everything stay where the service says no?"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sso import errors
from sso.activation.seats import Seats
from sso.licensing.credentials import KeyCredential
from sso.licensing.model import LicenseAddress
from sso.licensing.status import Contact, State
from tests.unit.activation.license_bench import (
    ACME,
    DAY,
    FLOATING,
    HOUR,
    MINUTE,
    TWO,
    Computer,
    answer,
)
from tests.unit.samples import ACTIVATION, NOW

ADDRESS = LicenseAddress("myproduct", "123", "u@g.com", ACTIVATION["id"], bundle_code="B")


def seats(computer: Computer) -> Seats:
    return Seats(
        computer.store,
        computer.judgement,
        computer.service,
        computer.sdk_files,
        lambda: computer.now,
    )


def contact(computer: Computer, code: str = "myproduct") -> Contact:
    found = computer.store.load_contact(code)
    assert found is not None
    return found


# ---- for good


@pytest.mark.parametrize("knows_device", [True, False])
def test_a_seat_given_back_for_good_leaves_nothing(computer: Computer, knows_device: bool) -> None:
    """That the service knows no seat of this device is what was wanted, too."""
    computer.activated()
    computer.judgement.publish("myproduct")
    if not knows_device:
        computer.service.refusals["deactivate"] = errors.NotActivated("device_not_found")
    outcome = seats(computer).deactivate(computer.product)
    assert outcome.error is None
    assert outcome.report.product == "myproduct"
    assert outcome.report.status.state is State.NOT_ACTIVATED
    assert computer.service.calls == ["allow", "deactivate"]
    assert computer.service.addresses == [ADDRESS]
    assert not computer.store.has("myproduct")
    assert computer.store.load_contact("myproduct") is None
    assert computer.files.removed == ["myproduct"]
    assert [previous for previous, _ in computer.changes] == ["not_activated", "active"]


def test_a_seat_that_the_service_keeps_stays_here_too(computer: Computer) -> None:
    kept = computer.activated()
    computer.service.refusals["deactivate"] = errors.ServiceUnreachable("cut")
    with pytest.raises(errors.ServiceUnreachable):
        seats(computer).deactivate(computer.product)
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept
    assert computer.files.removed == []


def test_without_a_license_there_is_nothing_to_give_back(computer: Computer) -> None:
    for act in (seats(computer).deactivate, seats(computer).give_back):
        with pytest.raises(errors.NotActivated):
            act(computer.product)
    assert set(computer.service.calls) == {"allow"}


# ---- for now


def test_a_floating_seat_given_back_stays_given_back(computer: Computer) -> None:
    kept = computer.activated(**FLOATING)
    computer.now += 5 * MINUTE
    outcome = seats(computer).give_back(computer.product)
    assert outcome.error is None
    assert outcome.report.status.state is State.SEAT_NEEDED
    assert outcome.report.next_check is None
    assert computer.service.calls == ["allow", "release"]
    assert computer.service.addresses == [ADDRESS]
    assert computer.service.within_s == [None], "the person waits for it"
    found = contact(computer)
    assert (found.released_at, found.is_release_kept, found.good_at) == (computer.now, True, NOW)
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept


def test_a_seat_of_ones_own_cannot_be_given_back_for_now(computer: Computer) -> None:
    computer.activated()
    with pytest.raises(errors.BorrowRefused) as caught:
        seats(computer).give_back(computer.product)
    assert caught.value.facts["cause"] == "not_floating"
    assert "release" not in computer.service.calls


def test_a_release_that_is_refused_changes_nothing(computer: Computer) -> None:
    computer.activated(**FLOATING)
    before = contact(computer)
    computer.service.refusals["release"] = errors.ServiceUnreachable("cut")
    with pytest.raises(errors.ServiceUnreachable):
        seats(computer).give_back(computer.product)
    assert contact(computer) == before


# ---- as the program ends


def test_the_end_of_the_program_gives_the_seat_back_until_its_next_start(
    computer: Computer,
) -> None:
    computer.activated(**FLOATING)
    computer.now += 5 * MINUTE
    seats(computer).release_all([computer.product])
    assert computer.service.calls == ["allow", "release"]
    assert computer.service.addresses == [ADDRESS]
    (within_s,) = computer.service.within_s
    assert within_s is not None
    assert 2 < within_s <= 2.5
    found = contact(computer)
    assert (found.released_at, found.is_release_kept) == (computer.now, False)
    report = computer.judgement.report("myproduct")
    assert (report.status.state, report.next_check) == (State.SEAT_NEEDED, computer.now)
    assert computer.paths.status("myproduct").is_file(), "licensed programs read of it"


@pytest.mark.parametrize(
    ("traits", "calls"),
    [
        ({}, 0),
        ({**FLOATING, "borrowed_until": (NOW + 2 * DAY).isoformat()}, 0),
        ({**FLOATING, "borrowed_until": NOW.isoformat()}, 1),
        ({**FLOATING, "borrowed_until": (NOW - DAY).isoformat()}, 1),
    ],
    ids=["own seat", "borrowed", "borrowed until now", "borrowed before"],
)
def test_a_borrowed_seat_or_ones_own_is_kept_at_the_end(
    computer: Computer, traits: dict[str, object], calls: int
) -> None:
    computer.activated(**traits)
    seats(computer).release_all([computer.product])
    assert computer.service.calls.count("release") == calls


def test_a_seat_is_given_back_once(computer: Computer) -> None:
    computer.activated(**FLOATING)
    seats(computer).release_all([computer.product])
    seats(computer).release_all([computer.product])
    assert computer.service.calls.count("release") == 1


def test_a_seat_without_a_record_of_its_contacts_is_given_back(computer: Computer) -> None:
    computer.store.save("myproduct", answer(**FLOATING), "123")
    seats(computer).release_all([computer.product])
    assert computer.service.calls.count("release") == 1
    assert contact(computer).good_at == NOW


def test_trouble_with_one_seat_does_not_keep_the_next(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated(**FLOATING)
    computer.activated("render", **FLOATING)
    computer.service.refusals["release"] = errors.ServiceUnreachable("cut")
    seats(computer).release_all(computer.profile.products)
    assert [one.product for one in computer.service.addresses] == ["myproduct", "render"]
    assert contact(computer).released_at is None


def test_a_product_without_a_license_does_not_keep_the_next(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated("render", **FLOATING)
    seats(computer).release_all(computer.profile.products)
    assert [one.product for one in computer.service.addresses] == ["render"]


def test_the_end_of_the_program_is_not_held_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two and a half seconds for all seats together: what is left then lapses by itself."""
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated(**FLOATING)
    computer.activated("render", **FLOATING)
    at = [100.0]
    monkeypatch.setattr("sso.activation.seats.time.monotonic", lambda: at[0])

    def takes_s(seconds: float) -> list[float | None]:
        def pass_time() -> None:
            at[0] += seconds

        computer.service.during, computer.service.within_s = pass_time, []
        seats(computer).release_all(computer.profile.products)
        for code in ("myproduct", "render"):
            computer.activated(code, **FLOATING)
        return computer.service.within_s

    assert takes_s(1.0) == [2.5, 1.5]
    assert takes_s(2.5) == [2.5]
    assert takes_s(1.75) == [2.5, 0.75]


# ---- offline


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (None, None),
        (NOW + DAY, NOW + DAY),
        (NOW + 30 * DAY, NOW + 48 * HOUR - MINUTE),
    ],
    ids=["as long as it allows", "within bounds", "beyond"],
)
def test_a_seat_is_borrowed_within_the_license_s_bounds(
    computer: Computer, wanted: datetime | None, asked: datetime | None
) -> None:
    computer.activated(**FLOATING)
    stored = seats(computer).demand_borrowable(computer.product)
    computer.service.traits = {**FLOATING, "borrowed_until": (NOW + timedelta(1)).isoformat()}
    key = KeyCredential("KEY-1")
    license, evidence = seats(computer).borrow(computer.product, stored, wanted, key)
    assert license.borrowed_until == NOW + timedelta(1)
    assert b"borrowed_until" in evidence.body
    assert computer.service.calls == ["borrow", "check"]
    assert computer.service.addresses == [ADDRESS, ADDRESS]
    assert computer.service.credentials == [key]
    assert computer.service.borrowed_until == [asked]
    assert computer.service.envs == ["staging"]


def test_only_a_floating_license_can_be_borrowed(computer: Computer) -> None:
    with pytest.raises(errors.NotActivated):
        seats(computer).demand_borrowable(computer.product)
    computer.activated()
    with pytest.raises(errors.BorrowRefused) as caught:
        seats(computer).demand_borrowable(computer.product)
    assert caught.value.facts == {"cause": "not_floating"}
