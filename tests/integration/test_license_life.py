"""Does a license live on after its activation: seats, choices, people, copies, clocks, folders?"""

import json
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sso import errors
from sso.activation.recheck import Awake
from sso.channel.local_channel import connect
from sso.channel.status_feed import StatusFeed
from sso.licensing.model import License
from sso.licensing.status import Reason, State
from sso.storage.data_format import FORMAT
from tests.integration.bench import Desk, FakeBrowser
from tests.integration.command_line import Running, Terminal
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

FLOATING, TWO = "float@acme.test", "two@acme.test"


def floating(new_desk: MakeDesk, hardware_id: str = "bench-device") -> Desk:
    desk = new_desk(browser=FakeBrowser(FLOATING), hardware_id=hardware_id)
    outcome = desk.activate()
    assert outcome.error is None
    return desk


def state_of(desk: Desk) -> tuple[str, str]:
    found = desk.status()
    return found["state"], found["reason"]


# ---- floating seats


def test_an_empty_pool_is_said_in_a_clear_word(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    sandbox.settings(floating_on_check_code="floating_not_available")
    floating(new_desk)
    second = new_desk(browser=FakeBrowser(FLOATING), hardware_id="second")
    assert type(second.activate().error) is errors.SeatNeeded
    assert state_of(second) == ("seat_needed", "no_free_seat")


def test_a_seat_that_is_released_at_the_end_is_free_for_others(new_desk: MakeDesk) -> None:
    first = floating(new_desk)
    first.program().manager.release_seats()
    assert state_of(first) == ("seat_needed", "seat_released")
    second = floating(new_desk, "second")
    assert second.status()["state"] == "active"


def test_a_seat_is_taken_again_at_the_next_start(new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    desk.program().manager.release_seats()
    outcome = desk.program().manager.check_if_due("CAD-PRO", Awake(desk.clock()))
    assert outcome is not None
    assert outcome.report.status.state is State.ACTIVE


def test_a_seat_that_the_person_gave_back_stays_given_back(new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    assert desk.program().manager.give_back().report.status.reason is Reason.SEAT_RELEASED
    desk.clock.move(hours=5)
    assert desk.program().manager.check_if_due("CAD-PRO", Awake(desk.clock())) is None
    desk.clock.move(hours=-5)
    assert desk.check().report.status.state is State.ACTIVE, "until somebody wants one"


def test_a_seat_lapses_with_its_time_out_and_no_sooner(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    desk = floating(new_desk)
    desk.clock.move(minutes=119)
    assert desk.status()["state"] == "active"
    desk.clock.move(minutes=2)
    assert state_of(desk) == ("unreachable", "seat_lapsed")


def test_releasing_at_the_end_gives_up_in_time(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    sandbox.fault("stall", "floating/release", seconds=30)
    began = time.monotonic()
    desk.program().manager.release_seats()
    assert time.monotonic() - began < 3
    assert desk.status()["state"] == "active", "what was not confirmed did not happen"


def test_borrowing_works_offline_until_its_end(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    until_at = desk.clock() + timedelta(hours=10)
    outcome = desk.program().manager.borrow(None, until_at, desk.options())
    desk.browser.close()
    assert outcome.error is None
    license = outcome.report.license
    assert license is not None
    assert license.borrowed_until is not None
    assert abs(license.borrowed_until - until_at) < timedelta(seconds=1)
    desk.clock.move(hours=9)
    assert desk.status()["state"] == "active"
    desk.clock.move(hours=2)
    assert desk.status()["state"] == "unreachable"


def test_borrowing_is_capped_at_what_the_license_allows(new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    outcome = desk.program().manager.borrow(None, desk.clock() + timedelta(days=30), desk.options())
    desk.browser.close()
    assert outcome.error is None
    license = outcome.report.license
    assert license is not None
    assert license.borrowed_until is not None
    assert timedelta(hours=23) < license.borrowed_until - desk.clock() <= timedelta(hours=24)


def test_a_borrowed_seat_is_not_released_at_the_end(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = floating(new_desk)
    assert desk.program().manager.borrow(None, None, desk.options()).error is None
    desk.browser.close()
    desk.program().manager.release_seats()
    assert desk.status()["state"] == "active"
    assert desk.program().manager.give_back().report.status.reason is Reason.SEAT_RELEASED


def test_a_license_without_seats_cannot_be_borrowed(desk: Desk) -> None:
    assert desk.activate().error is None
    with pytest.raises(errors.BorrowRefused) as caught:
        desk.program().manager.borrow(None, None, desk.options())
    assert caught.value.facts["cause"] == "not_floating"


# ---- several licenses, another person


def test_a_choice_is_remembered_and_can_be_changed(new_desk: MakeDesk) -> None:
    desk = new_desk(browser=FakeBrowser(TWO))
    seen: list[tuple[License, ...]] = []

    def oldest(licenses: tuple[License, ...]) -> int:
        seen.append(licenses)
        return min(one.id for one in licenses)

    first = desk.program().manager.choose_again(None, desk.options(choose=oldest))
    desk.browser.close()
    assert first.error is None
    assert first.report.license is not None
    chosen = first.report.license.id
    assert len(seen[0]) == 2
    again = desk.activate(is_again=True)
    assert again.report.license is not None
    assert again.report.license.id == chosen, "not the newest: the one that was chosen"
    changed = desk.program().manager.choose_again(
        None, desk.options(choose=lambda licenses: max(one.id for one in licenses))
    )
    desk.browser.close()
    assert changed.report.license is not None
    assert changed.report.license.id != chosen


def test_another_person_is_never_swapped_in_silently(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    stored = desk.stored()
    desk.browser.person = TWO
    outcome = desk.activate(is_again=True)
    assert type(outcome.error) is errors.OtherPerson
    assert outcome.error.facts == {"holder": "you@acme.test", "newcomer": TWO}
    assert desk.stored() == stored
    assert sandbox.seats() == 1, "the newcomer's seat went back"


def test_another_person_takes_over_where_somebody_agrees(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    desk.browser.person = TWO
    outcome = desk.activate(is_again=True, confirm_person=lambda holder, newcomer: True)
    assert outcome.error is None
    assert desk.status()["user"] == {"email": TWO}


def test_a_bundle_brings_its_other_products_along(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk()
    text = desk.profile.read_text()
    text = re.sub(r"(code = \"(CAD-PRO|RENDER)\"\n)", r'\1bundle_code = "SUITE"\n', text)
    if "RENDER" not in text:
        text += '[[products]]\ncode = "RENDER"\nname = "Render Farm"\nbundle_code = "SUITE"\n'
    desk.profile.write_text(text)
    assert desk.activate("CAD-PRO").error is None
    assert desk.status("CAD-PRO")["state"] == "active"
    assert desk.status("RENDER")["state"] == "active"


# ---- a copy of the disk


def test_a_copied_disk_asks_for_its_own_activation_once(
    sandbox: Sandbox, new_desk: MakeDesk, tmp_path: Path
) -> None:
    traits = {"model": "a", "board": "a", "processor": "a"}
    original = new_desk(signals=traits)
    assert original.activate().error is None
    copy = Desk(original.profile, tmp_path / "copy", FakeBrowser(), hardware_id="copy-device")
    copy.signals = {"model": "b", "board": "b", "processor": "b"}
    _copy(original.folder, copy.folder)
    checks = sandbox.count("check_license")
    assert state_of(copy) == ("wrong_device", "cloned")
    assert copy.status()["device"]["changed"] == ["board", "model", "processor"]
    for _ in range(3):
        copy.clock.move(hours=2)
        assert copy.program().manager.check_if_due("CAD-PRO", Awake(copy.clock())) is None
    copy.clock.move(hours=-6)
    assert sandbox.count("check_license") == checks, "no storm of calls"
    assert copy.activate(is_again=True).error is None
    copy.browser.close()
    assert copy.status()["state"] == "active"
    assert copy.status()["device"]["hardware_id"] == "copy-device"
    assert original.status()["state"] == "active", "the original is as it was"
    assert original.check().error is None


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())


# ---- the clock


def test_an_expired_license_does_not_come_back_with_the_clock(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(days=366)
    assert desk.program().manager.publish().status.state is State.EXPIRED
    desk.clock.move(minutes=-30)
    desk.clock.move(days=-1)
    assert state_of(desk) == ("clock", "clock_moved_back")


def test_a_clock_that_went_ahead_and_back_is_healed_by_one_answer(desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(days=2)
    desk.program().manager.publish()
    desk.clock.move(days=-2)
    assert state_of(desk) == ("clock", "clock_moved_back")
    assert desk.check().error is None
    assert state_of(desk) == ("active", "ok")


def test_a_clock_behind_the_services_is_called_so(desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(hours=-3)
    assert state_of(desk) == ("clock", "clock_behind")
    desk.clock.move(hours=3)
    assert state_of(desk) == ("active", "ok")


def test_half_an_hour_is_nobodys_business(desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(minutes=-30)
    assert state_of(desk) == ("active", "ok")


# ---- answers and folders of other times


def test_an_older_answer_never_replaces_a_newer_one(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(minutes=14)
    sandbox.settings(clock_offset_s=14 * 60.0)
    assert desk.check().error is None
    stored = desk.stored()
    desk.clock.move(minutes=-14)
    sandbox.settings(clock_offset_s=0.0)
    outcome = desk.check()
    assert type(outcome.error) is errors.AnswerNotUnderstood
    assert "older" in outcome.error.detail
    assert desk.stored()["CAD-PRO.license"] == stored["CAD-PRO.license"]


def test_a_folder_of_the_previous_release_is_migrated(desk: Desk) -> None:
    assert desk.activate().error is None
    state = desk.folder / "state"
    (state / "format.json").unlink()
    device = json.loads((state / "device.json").read_text())
    del device["signals"]
    (state / "device.json").write_text(json.dumps({**device, "schema": 1}))
    contact = json.loads((state / "licenses" / "CAD-PRO.contact.json").read_text())
    old = {name: contact[name] for name in ("good_at", "server_at", "failed_at", "refusal")}
    (state / "licenses" / "CAD-PRO.contact.json").write_text(json.dumps(old))
    assert desk.check().error is None
    assert desk.status()["state"] == "active"
    assert json.loads((state / "format.json").read_text()) == {"format": FORMAT}
    assert "signals" in json.loads((state / "device.json").read_text())


def test_a_folder_of_a_newer_release_is_left_alone(desk: Desk) -> None:
    assert desk.activate().error is None
    (desk.folder / "state" / "format.json").write_text('{"format": 99}')
    before = {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()}
    for use in (desk.status, desk.check, desk.activate, desk.deactivate):
        with pytest.raises(errors.StoreNewer):
            use()
    after = {file: file.read_bytes() for file in desk.folder.rglob("*") if file.is_file()}
    assert after == before


# ---- who waits for it


def test_wait_returns_within_a_second_after_the_activation(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    desk = new_desk()
    terminal = Terminal(desk.profile, desk.folder, {})
    waiting = Running(terminal.words("wait", "--for", "active", "--timeout", "60"), {})
    program = desk.program()
    assert program.manager.activate(None, desk.options()).error is None
    ended_at = datetime.now(UTC)
    done = waiting.end()
    desk.browser.close()
    assert done.code == 0
    assert datetime.now(UTC) - ended_at < timedelta(seconds=1.5)


def test_wait_gives_up_with_the_code_of_the_present_state(new_desk: MakeDesk) -> None:
    desk = new_desk()
    done = Terminal(desk.profile, desk.folder, {}).run("wait", "--timeout", "0.3")
    assert done.code == 11


def test_the_feed_tells_every_subscriber_of_a_change(tmp_path: Path) -> None:
    feed = StatusFeed(tmp_path / "status" / "status.sock")
    assert feed.start()
    assert not StatusFeed(tmp_path / "status" / "status.sock").start(), "one is enough"
    try:
        feed.tell(_object("not_activated"))
        subscribers = [connect(tmp_path / "status" / "status.sock") for _ in range(3)]
        assert [_line(one)["state"] for one in subscribers] == ["not_activated"] * 3
        feed.tell({**_object("not_activated"), "writer": {"pid": 2}})
        feed.tell(_object("active"))
        assert [_line(one)["state"] for one in subscribers] == ["active"] * 3, "a writer is no news"
        for one in subscribers:
            one.close()
    finally:
        feed.close()


def _object(state: str) -> dict[str, Any]:
    return {"product": "CAD-PRO", "state": state, "writer": {"pid": 1}, "next_check": None}


def _line(peer: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(peer.read(5))
    return found
