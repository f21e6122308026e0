"""What does a check ask, keep and record, and which trouble never takes a license away?"""

from datetime import timedelta

import pytest

from sso import errors
from sso.activation.checking import Checks
from sso.activation.recheck import Awake
from sso.licensing.model import LicenseAddress
from sso.licensing.status import Contact, Reason, State
from sso.storage.license_store import contact_of
from tests.unit.activation.license_bench import BY_KEY, DAY, HOUR, MINUTE, Computer, answer
from tests.unit.samples import ACTIVATION, NOW

LICENSE_ID = ACTIVATION["id"]
UP = Awake(NOW - DAY)


def checks(computer: Computer) -> Checks:
    return Checks(
        computer.store,
        computer.judgement,
        computer.service,
        computer.sdk_files,
        lambda: computer.now,
    )


def test_nothing_stored_is_nothing_to_ask_about(computer: Computer) -> None:
    outcome = checks(computer).check(computer.product)
    assert isinstance(outcome.error, errors.NotActivated)
    assert outcome.report.product == "myproduct"
    assert outcome.report.status.state is State.NOT_ACTIVATED
    assert computer.service.calls == []
    assert checks(computer).check_if_due(computer.product, UP) is None


def test_a_check_names_the_person_the_device_and_the_license(computer: Computer) -> None:
    computer.activated()
    computer.now += HOUR
    outcome = checks(computer).check(computer.product)
    assert outcome.error is None
    assert computer.service.calls == ["allow", "check"]
    assert computer.service.addresses == [
        LicenseAddress("myproduct", "123", "u@g.com", LICENSE_ID, bundle_code="B")
    ]
    assert computer.service.envs == ["staging"]


def test_a_check_of_a_key_license_names_the_key_and_no_person(computer: Computer) -> None:
    computer.activated(**BY_KEY)
    computer.now += HOUR
    checks(computer).check(computer.product)
    assert computer.service.addresses == [
        LicenseAddress("myproduct", "123", "", LICENSE_ID, bundle_code="B", license_key="KEY-1")
    ]


def test_a_license_of_a_person_and_a_key_is_addressed_by_the_person(computer: Computer) -> None:
    computer.activated(license_key="KEY-1")
    computer.now += HOUR
    checks(computer).check(computer.product)
    assert (computer.service.addresses[0].username, computer.service.addresses[0].license_key) == (
        "u@g.com",
        "",
    )


def test_an_answer_without_a_device_is_asked_for_under_the_stored_one(computer: Computer) -> None:
    computer.store.save("myproduct", answer(hardware_id=...), "stored-7")
    checks(computer).check(computer.product)
    assert computer.service.addresses[0].hardware_id == "stored-7"


def test_a_good_answer_is_kept_whole(computer: Computer) -> None:
    before = computer.activated()
    computer.now += HOUR
    computer.service.traits = {"validity_period": (NOW + 90 * DAY).isoformat()}
    outcome = checks(computer).check(computer.product)
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence != before
    assert stored.hardware_id == "123"
    assert stored.license.until == NOW + 90 * DAY
    assert outcome.report.status.until == NOW + 90 * DAY
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert contact.good_at == computer.now
    assert contact.server_at == stored.evidence.server_at
    assert computer.files.written == [("myproduct", stored.evidence.body, "123")]
    assert computer.paths.status("myproduct").is_file()


def test_a_good_answer_ends_what_was_wrong(computer: Computer) -> None:
    computer.activated()
    computer.service.refusals["check"] = errors.LicenseExpired("license_expired")
    checks(computer).check(computer.product)
    computer.service.refusals.clear()
    computer.now += MINUTE
    checks(computer).check(computer.product)
    assert computer.store.load_contact("myproduct") == Contact(
        computer.now, computer.now - timedelta(seconds=2)
    )
    assert computer.judgement.report("myproduct").status.state is State.ACTIVE


def test_a_refusal_is_recorded_beside_the_license_which_stays(computer: Computer) -> None:
    kept = computer.activated()
    computer.now += HOUR
    refusal = errors.LicenseDisabled("license_disabled")
    computer.service.refusals["check"] = refusal
    outcome = checks(computer).check(computer.product)
    assert outcome.error is refusal
    assert outcome.report.status.state is State.DISABLED
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept
    assert computer.store.load_contact("myproduct") == Contact(
        NOW, NOW - timedelta(seconds=2), refusal="LICENSE_DISABLED", refused_at=computer.now
    )
    assert computer.files.written == []


def test_a_refusal_corrects_an_instant_that_a_wrong_clock_left(computer: Computer) -> None:
    ahead = answer(at=NOW)
    computer.store.save("myproduct", ahead, "123")
    computer.store.save_contact("myproduct", Contact(NOW + 9 * DAY))
    computer.store.mark_seen("myproduct", NOW + 9 * DAY)
    computer.service.refusals["check"] = errors.SeatNeeded("floating_license_overuse")
    checks(computer).check(computer.product)
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert contact.good_at == NOW
    assert contact.seen_at == NOW


def test_trouble_on_the_way_is_counted_and_takes_nothing(computer: Computer) -> None:
    kept = computer.activated()
    trouble = errors.ServiceUnreachable("cut")
    trouble.retry_after_s = 120
    computer.service.refusals["check"] = trouble
    for number in (1, 2):
        computer.now += HOUR
        outcome = checks(computer).check(computer.product)
        assert outcome.error is trouble
        contact = computer.store.load_contact("myproduct")
        assert contact is not None
        assert (contact.failures, contact.failure) == (number, "SERVICE_UNREACHABLE")
        assert contact.failed_at == computer.now
        assert contact.retry_at == computer.now + timedelta(seconds=120)
        assert contact.good_at == NOW
    status = computer.judgement.report("myproduct").status
    assert (status.state, status.reason) == (State.GRACE, Reason.SERVICE_UNREACHABLE)
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept


def test_other_trouble_asks_for_no_pause(computer: Computer) -> None:
    computer.activated()
    computer.service.refusals["check"] = errors.AnswerNotUnderstood("odd")
    checks(computer).check(computer.product)
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert (contact.failure, contact.retry_at) == ("ANSWER_INVALID", None)


def test_trouble_leaves_what_was_seen_of_the_clock(computer: Computer) -> None:
    """Only the service's own word heals an instant that is yet to come."""
    computer.activated()
    computer.store.mark_seen("myproduct", NOW + 9 * DAY)
    computer.service.refusals["check"] = errors.ServiceUnreachable("cut")
    checks(computer).check(computer.product)
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert contact.seen_at == NOW + 9 * DAY


def test_a_good_answer_heals_what_was_seen_of_a_wrong_clock(computer: Computer) -> None:
    computer.activated()
    computer.store.mark_seen("myproduct", NOW + 9 * DAY)
    computer.now += HOUR
    outcome = checks(computer).check(computer.product)
    assert outcome.report.status.state is State.ACTIVE


def test_an_older_answer_is_a_replayed_one(computer: Computer) -> None:
    kept = computer.activated()
    computer.service.server_behind = DAY
    computer.now += HOUR
    outcome = checks(computer).check(computer.product)
    assert isinstance(outcome.error, errors.AnswerNotUnderstood)
    stored = computer.store.load("myproduct")
    assert stored is not None
    assert stored.evidence == kept
    assert computer.files.written == []


def test_trouble_where_the_record_was_lost_is_counted_from_the_answer(computer: Computer) -> None:
    computer.store.save("myproduct", answer(), "123")
    computer.service.refusals["check"] = errors.ServiceUnreachable("cut")
    computer.now += HOUR
    checks(computer).check(computer.product)
    contact = computer.store.load_contact("myproduct")
    assert contact is not None
    assert (contact.good_at, contact.failures) == (NOW, 1)


@pytest.mark.parametrize(
    ("after", "calls"),
    [(timedelta(0), 1), (timedelta(seconds=3), 0), (timedelta(seconds=9), 1)],
    ids=["before the wish", "while it waited", "ahead of the clock"],
)
def test_an_answer_that_came_while_this_one_waited_its_turn_is_as_good(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, after: timedelta, calls: int
) -> None:
    """Another process asks between the wish and the lock; its answer must be later than the wish,
    and not of an instant that is yet to come."""
    computer.activated()
    locked, wanted_at = computer.store.locked, NOW

    def locked_later(product_code: str) -> object:
        computer.store.save_contact("myproduct", contact_of(answer(at=wanted_at + after)))
        computer.now = NOW + timedelta(seconds=5)
        return locked(product_code)

    monkeypatch.setattr(computer.store, "locked", locked_later)
    outcome = checks(computer).check(computer.product)
    assert outcome.error is None
    assert computer.service.calls.count("check") == calls


def test_an_answer_of_this_very_instant_is_as_good(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.activated()
    locked = computer.store.locked

    def locked_later(product_code: str) -> object:
        computer.now = NOW + timedelta(seconds=5)
        computer.store.save_contact("myproduct", contact_of(answer(at=computer.now)))
        return locked(product_code)

    monkeypatch.setattr(computer.store, "locked", locked_later)
    checks(computer).check(computer.product)
    assert computer.service.calls == []


# ---- when it is due


def test_a_check_that_is_not_due_asks_nobody(computer: Computer) -> None:
    computer.activated()
    assert checks(computer).check_if_due(computer.product, UP) is None
    assert computer.service.calls == []


def test_a_check_that_is_due_asks_keeps_and_publishes(computer: Computer) -> None:
    computer.activated()
    computer.now += 2 * HOUR
    outcome = checks(computer).check_if_due(computer.product, UP)
    assert outcome is not None
    assert (outcome.error, outcome.report.last_check) == (None, computer.now)
    assert computer.service.calls == ["allow", "check"]
    assert computer.paths.status("myproduct").is_file()


def test_a_check_that_is_due_tells_its_trouble(computer: Computer) -> None:
    computer.activated()
    computer.now += 2 * HOUR
    trouble = computer.service.refusals["check"] = errors.ServiceUnreachable("cut")
    outcome = checks(computer).check_if_due(computer.product, UP)
    assert outcome is not None
    assert outcome.error is trouble


@pytest.mark.parametrize("is_removed", [True, False])
def test_what_another_process_did_meanwhile_is_not_done_again(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, is_removed: bool
) -> None:
    """Checked, or given back, between the look and the lock."""
    computer.activated()
    computer.now += 2 * HOUR
    locked = computer.store.locked

    def locked_later(product_code: str) -> object:
        if is_removed:
            computer.store.remove("myproduct")
        else:
            computer.activated()
        return locked(product_code)

    monkeypatch.setattr(computer.store, "locked", locked_later)
    assert checks(computer).check_if_due(computer.product, UP) is None
    assert computer.service.calls == []
