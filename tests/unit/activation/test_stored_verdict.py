"""How does a product stand by what is stored, when is it asked about, and who hears of a change?"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sso.activation.recheck import Awake
from sso.device.identity import host_name
from sso.licensing.status import Contact, Reason, State
from sso.storage.license_store import contact_of
from tests.unit.activation.license_bench import (
    ACME,
    DAY,
    FLOATING,
    HOUR,
    MINUTE,
    ONE,
    Computer,
    answer,
)
from tests.unit.samples import NOW

UP = Awake(NOW - DAY)


def seen_at(computer: Computer) -> datetime | None:
    contact = computer.store.load_contact("myproduct")
    return contact.seen_at if contact else None


# ---- what a report says


def test_nothing_stored(computer: Computer) -> None:
    report = computer.judgement.report("myproduct")
    assert (report.product, report.status.state) == ("myproduct", State.NOT_ACTIVATED)
    assert (report.license, report.evidence, report.key_fingerprint) == (None, None, "")
    assert (report.last_check, report.next_check) == (None, None)
    assert (report.hardware_id, report.device_name) == ("123", host_name())
    assert report.customer_account_code == "ACME"
    assert (report.changed_signals, report.newer_version) == ((), None)


def test_a_license_with_its_evidence(computer: Computer) -> None:
    given = computer.activated()
    report = computer.judgement.report("myproduct")
    assert report.status.state is State.ACTIVE
    assert report.license is not None
    assert report.evidence == given
    assert report.key_fingerprint == "sha256:0"
    assert report.last_check == NOW
    assert report.next_check is not None
    assert NOW + HOUR / 2 <= report.next_check <= NOW + 1.6 * HOUR
    assert report.customer_account_code == "abc", "the signed answer's own"


@pytest.mark.parametrize(
    ("product", "settings", "company"),
    [
        (ONE, ACME, "ACME"),
        (f'{ONE}customer_account_code = "OWN"\n', ACME, "OWN"),
        (ONE, "", ""),
    ],
    ids=["profile", "product", "nobody"],
)
def test_the_company_where_the_answer_names_none(
    tmp_path: Path, product: str, settings: str, company: str
) -> None:
    computer = Computer(tmp_path, settings, product)
    assert computer.judgement.report("myproduct").customer_account_code == company
    computer.activated(customer=None)
    assert computer.judgement.report("myproduct").customer_account_code == company


def test_a_refused_activation_is_the_state_without_a_license(computer: Computer) -> None:
    computer.store.save_contact("myproduct", Contact(NOW, refusal="NO_LICENSE_FOR_USER"))
    report = computer.judgement.report("myproduct")
    assert report.status.state is State.NO_LICENSE
    assert (report.last_check, report.next_check) == (None, None)


def test_a_damaged_license_is_a_state_and_no_error(computer: Computer) -> None:
    computer.activated()
    file = computer.paths.license("myproduct")
    file.write_bytes(file.read_bytes()[:-9])
    report = computer.judgement.report("myproduct")
    assert report.product == "myproduct"
    assert (report.status.state, report.status.reason) == (State.DAMAGED, Reason.STORE_DAMAGED)
    assert (report.hardware_id, report.license, report.last_check) == ("123", None, None)
    assert not computer.judgement.is_due("myproduct", UP)
    assert computer.judgement.publish("myproduct").status.state is State.DAMAGED


def test_a_license_of_another_device_is_never_asked_about(computer: Computer) -> None:
    computer.activated(hardware_id="elsewhere")
    computer.now += 30 * DAY
    report = computer.judgement.report("myproduct")
    assert report.status.state is State.WRONG_DEVICE
    assert report.next_check is None
    assert not computer.judgement.is_due("myproduct", UP)


def test_a_copied_folder_names_what_differs(computer: Computer) -> None:
    computer.signals = {"machine_id": "a", "board": "b", "host_name": "c"}
    computer.restart()
    computer.activated()
    assert computer.judgement.report("myproduct").changed_signals == ()
    computer.signals = {"machine_id": "x", "board": "b", "host_name": "z"}
    computer.restart()
    report = computer.judgement.report("myproduct")
    assert (report.status.state, report.status.reason) == (State.WRONG_DEVICE, Reason.CLONED)
    assert report.changed_signals == ("host_name", "machine_id")


def test_one_changed_part_is_no_copy_and_not_told(computer: Computer) -> None:
    computer.signals = {"machine_id": "a", "board": "b", "host_name": "c"}
    computer.restart()
    computer.activated()
    computer.signals = {**computer.signals, "host_name": "z"}
    computer.restart()
    report = computer.judgement.report("myproduct")
    assert (report.status.state, report.changed_signals) == (State.ACTIVE, ())


@pytest.mark.parametrize(
    ("offered", "settings", "told"),
    [
        ("12.2", "", "12.2"),
        ("12.1", "", None),
        ("12.0", "", None),
        ("12.2", "[updates]\nnotify = false\n", None),
    ],
)
def test_a_newer_version_is_told_where_the_profile_wants_it(
    tmp_path: Path, offered: str, settings: str, told: str | None
) -> None:
    computer = Computer(tmp_path, ACME + settings)
    computer.activated(version=offered, release_notes_link="https://acme.test/news")
    release = computer.judgement.report("myproduct").newer_version
    assert (release.version if release else None) == told


def test_the_offline_grace_is_the_profiles(tmp_path: Path) -> None:
    computer = Computer(tmp_path, f"{ACME}[checks]\noffline_grace_h = 5\n")
    computer.activated()
    assert computer.judgement.report("myproduct").status.grace_until == NOW + 5 * HOUR


def test_the_interval_between_checks_is_the_profiles(tmp_path: Path) -> None:
    computer = Computer(tmp_path, f"{ACME}[checks]\ninterval_min = 10\n")
    computer.activated()
    next_check = computer.judgement.report("myproduct").next_check
    assert next_check is not None
    assert NOW + 5 * MINUTE <= next_check <= NOW + 16 * MINUTE


def test_two_devices_ask_at_instants_of_their_own(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "other", "third"):
        computer = Computer(tmp_path / name)
        computer.hardware_id = name
        computer.activated(hardware_id=name)
        found.add(computer.judgement.report("myproduct").next_check)
    assert len(found) == 3
    assert None not in found


def test_two_products_of_a_device_ask_at_instants_of_their_own(tmp_path: Path) -> None:
    other = ONE.replace("myproduct", "render")
    computer = Computer(tmp_path, products=ONE + other)
    computer.activated()
    computer.activated("render")
    reports = [computer.judgement.report(code) for code in ("myproduct", "render")]
    assert reports[0].next_check != reports[1].next_check


# ---- when it is asked about


def test_a_lost_record_of_the_contacts_is_a_reason_to_ask(computer: Computer) -> None:
    computer.store.save("myproduct", answer(), "123")
    assert computer.judgement.is_due("myproduct", UP)


def test_nothing_stored_is_never_due(computer: Computer) -> None:
    assert not computer.judgement.is_due("myproduct", UP)
    computer.store.save_contact("myproduct", Contact(NOW - 9 * DAY, refusal="DEVICE_LIMIT"))
    assert not computer.judgement.is_due("myproduct", UP)


def test_a_check_is_due_from_its_instant_on(computer: Computer) -> None:
    computer.activated()
    next_check = computer.judgement.report("myproduct").next_check
    assert next_check is not None
    computer.now = next_check - timedelta(microseconds=1)
    assert not computer.judgement.is_due("myproduct", UP)
    computer.now = next_check
    assert computer.judgement.is_due("myproduct", UP)


def test_who_waits_for_a_license_is_not_kept_waiting_after_a_start(computer: Computer) -> None:
    """Licensed, a check that fell due meanwhile is spread over minutes; else it is made at once."""
    computer.activated()
    computer.now += 12 * HOUR
    assert not computer.judgement.is_due("myproduct", Awake(computer.now))
    computer.now += 18 * HOUR
    assert computer.judgement.report("myproduct").status.state is State.UNREACHABLE
    assert computer.judgement.is_due("myproduct", Awake(computer.now))


def test_quiet_until_the_next_check_or_the_next_change(computer: Computer) -> None:
    computer.activated()
    report = computer.judgement.report("myproduct")
    assert computer.judgement.quiet_until(report, UP) == NOW + 10 * MINUTE, "at most some minutes"
    assert report.next_check is not None
    computer.now = report.next_check - MINUTE
    report = computer.judgement.report("myproduct")
    assert computer.judgement.quiet_until(report, UP) == report.next_check


def test_quiet_until_the_license_ends(computer: Computer) -> None:
    ends_at = NOW + 3 * MINUTE
    computer.activated(validity_period=ends_at.isoformat())
    report = computer.judgement.report("myproduct")
    assert computer.judgement.quiet_until(report, UP) == ends_at


def test_quiet_without_a_license(computer: Computer) -> None:
    report = computer.judgement.report("myproduct")
    assert computer.judgement.quiet_until(report, UP) == NOW + 10 * MINUTE


def test_quiet_where_the_record_was_lost(computer: Computer) -> None:
    computer.store.save("myproduct", answer(), "123")
    report = computer.judgement.report("myproduct")
    assert computer.judgement.quiet_until(report, UP) == NOW + 10 * MINUTE


def test_a_network_that_returns_ends_the_quiet(computer: Computer) -> None:
    computer.activated()
    computer.store.save_contact(
        "myproduct",
        Contact(NOW, failed_at=NOW + MINUTE, failure="SERVICE_UNREACHABLE", failures=1),
    )
    computer.now = NOW + 2 * MINUTE
    report = computer.judgement.report("myproduct")
    back = Awake(NOW - DAY, network_at=computer.now)
    assert computer.judgement.quiet_until(report, back) <= computer.now + MINUTE / 2


# ---- publishing


def published(computer: Computer) -> dict[str, object]:
    found = json.loads(computer.paths.status("myproduct").read_bytes())
    assert isinstance(found, dict)
    return found


def test_the_published_object_names_its_writer_and_instant(computer: Computer) -> None:
    computer.activated()
    computer.judgement.publish("myproduct")
    assert published(computer) == computer.judgement.status_object("myproduct")
    assert published(computer)["writer"] == {
        "version": "3.1",
        "pid": 4711,
        "written_at": "2026-01-15T12:00:00Z",
    }
    assert published(computer)["state"] == "active"


def test_a_change_is_told_once_with_the_state_before(computer: Computer) -> None:
    computer.judgement.publish("myproduct")
    assert computer.changes == [], "not activated is what nobody published says"
    computer.activated()
    report = computer.judgement.publish("myproduct")
    assert computer.changes == [("not_activated", report)]
    computer.judgement.publish("myproduct")
    assert len(computer.changes) == 1
    computer.now += 25 * HOUR
    late = computer.judgement.publish("myproduct")
    assert computer.changes[1:] == [("active", late)]


def test_a_first_license_is_a_change_from_not_activated(computer: Computer) -> None:
    computer.activated()
    computer.judgement.publish("myproduct")
    assert [previous for previous, _ in computer.changes] == ["not_activated"]


# ---- time that has passed does not come back


def test_what_was_seen_is_kept_now_and_then(computer: Computer) -> None:
    computer.activated()
    computer.now = NOW + 10 * MINUTE
    computer.judgement.publish("myproduct")
    assert seen_at(computer) is None, "just ten minutes since the answer"
    computer.now += timedelta(seconds=1)
    computer.judgement.publish("myproduct")
    first = seen_at(computer)
    assert first == computer.now
    computer.now += 10 * MINUTE
    computer.judgement.publish("myproduct")
    assert seen_at(computer) == first
    computer.now += timedelta(seconds=1)
    computer.judgement.publish("myproduct")
    assert seen_at(computer) == computer.now


def test_the_newest_contact_counts_as_seen(computer: Computer) -> None:
    given = computer.activated()
    failed_at = NOW + 5 * HOUR
    computer.store.save_contact(
        "myproduct", Contact(given.received_at, failed_at=failed_at, failures=1)
    )
    computer.store.mark_seen("myproduct", NOW + HOUR)
    computer.now = failed_at + 5 * MINUTE
    computer.judgement.publish("myproduct")
    assert seen_at(computer) == NOW + HOUR


@pytest.mark.parametrize("traits", [{}, {"validity_period": (NOW + 24 * HOUR).isoformat()}])
def test_what_time_decided_is_kept_at_once(computer: Computer, traits: dict[str, str]) -> None:
    computer.activated(**traits)
    computer.now = NOW + 23 * HOUR
    computer.judgement.publish("myproduct")
    computer.now = NOW + 24 * HOUR
    for _ in range(2):
        computer.now += timedelta(seconds=1)
        report = computer.judgement.publish("myproduct")
        assert report.status.state in (State.UNREACHABLE, State.EXPIRED)
        assert seen_at(computer) == computer.now
    computer.now = NOW + 23 * HOUR + 30 * MINUTE
    again = computer.judgement.publish("myproduct")
    assert again.status.state is report.status.state, "a clock set back brings nothing back"
    assert seen_at(computer) == NOW + 24 * HOUR + timedelta(seconds=2)


def test_a_clock_in_trouble_marks_nothing(computer: Computer) -> None:
    computer.activated()
    computer.store.mark_seen("myproduct", NOW + 3 * DAY)
    assert computer.judgement.publish("myproduct").status.state is State.CLOCK
    assert seen_at(computer) == NOW + 3 * DAY


def test_nothing_is_marked_without_a_license_or_its_record(computer: Computer) -> None:
    computer.judgement.publish("myproduct")
    assert not computer.paths.seen("myproduct").exists()
    computer.store.save("myproduct", answer(), "123")
    computer.now += 12 * HOUR
    computer.judgement.publish("myproduct")
    assert not computer.paths.seen("myproduct").exists()


def test_a_floating_seat_is_renewed_before_it_lapses(computer: Computer) -> None:
    computer.activated(**FLOATING)
    next_check = computer.judgement.report("myproduct").next_check
    assert next_check is not None
    assert next_check <= NOW + 30 * MINUTE
    kept = contact_of(answer(**FLOATING))
    computer.store.save_contact(
        "myproduct", Contact(kept.good_at, released_at=NOW, is_release_kept=True)
    )
    assert computer.judgement.report("myproduct").next_check is None
