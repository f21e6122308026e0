"""What can be done with a license through the facade once it is there, and what is noted of it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from sso import errors
from sso.activation.manager import SignInOptions
from sso.activation.outcome import is_transient
from sso.activation.recheck import Awake
from sso.licensing.status import Contact, State
from sso.signin.sign_off import SignOffEnd
from sso.storage.license_store import contact_of
from sso.storage.vault import SignInRecord
from tests.unit.activation.license_bench import (
    ACME,
    DAY,
    FLOATING,
    HOUR,
    ONE,
    TWO,
    Computer,
    answer,
)
from tests.unit.fake_backends import KeyringLocked, MemoryBackend, RaisingBackend
from tests.unit.samples import NOW

UP = Awake(NOW - DAY)
HERE = SignInRecord("https://id.acme.test", "subject", "u@g.com", "ACME")
SIGN_OFF = """
[sign_off]
return_parameter = "post_logout_redirect_uri"
return_uri = "http://localhost:47811/signed-off"
client_id_parameter = "client_id"
"""


# ---- looking


def test_the_first_product_is_meant_where_none_is_named(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated("render")
    manager = computer.manager()
    assert manager.profile is computer.profile
    assert manager.status().product == manager.status_object()["product"] == "myproduct"
    assert manager.status("render").status.state is State.ACTIVE
    assert manager.status_object("render")["state"] == "active"
    with pytest.raises(errors.ProfileError):
        manager.status("unknown")


def test_publishing_writes_one_product_s_status_file(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated("render")
    assert computer.manager().publish("render").status.state is State.ACTIVE
    assert computer.paths.status("render").is_file()
    assert not computer.paths.status("myproduct").exists()
    assert computer.manager().publish().product == "myproduct"


def test_time_alone_changes_nothing_before_the_instant_that_is_told(computer: Computer) -> None:
    computer.activated()
    manager = computer.manager()
    computer.now = computer.now + HOUR / 2
    report = manager.status()
    assert manager.quiet_until(report, UP) == computer.judgement.quiet_until(report, UP)


def test_who_signed_in_is_told_by_the_secret_store(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, f'{ONE}customer_account_code = "OWN"\n')
    manager = computer.manager()
    assert manager.signed_in_as() is None
    computer.vault.save_sign_in(SignInRecord("i", "s", "u@g.com", "OWN"))
    found = manager.signed_in_as("myproduct")
    assert found is not None
    assert found.email == "u@g.com"


def test_a_locked_secret_store_tells_of_nobody(computer: Computer) -> None:
    computer.vault.save_sign_in(HERE)
    assert computer.manager().signed_in_as() == HERE
    locked = Computer(computer.paths.state.parent / "other")
    locked.backend = RaisingBackend(KeyringLocked())
    assert locked.manager().signed_in_as() is None


@pytest.mark.parametrize(
    ("page", "opened"),
    [
        ("https://acme.test/news", ["https://acme.test/news"]),
        ("http://acme.test/news", []),
        ("file:///etc/passwd", []),
        ("javascript:alert(1)", []),
        ("", []),
    ],
)
def test_only_a_secure_page_of_a_newer_version_is_opened(
    computer: Computer, page: str, opened: list[str]
) -> None:
    computer.activated(version="13", release_notes_link=page)
    assert computer.manager().open_news() is bool(opened)
    assert computer.opened == opened


def test_without_a_newer_version_no_page_is_opened(computer: Computer) -> None:
    computer.activated(version="12.1", release_notes_link="https://acme.test/news")
    assert not computer.manager().open_news("myproduct")
    assert computer.opened == []


def test_a_browser_that_does_not_open_is_told(computer: Computer) -> None:
    computer.activated(version="13", release_notes_link="https://acme.test/news")
    computer.opens = False
    assert not computer.manager().open_news()
    assert len(computer.opened) == 1


@pytest.mark.parametrize("opens", [True, False])
def test_a_prepared_request_is_handed_to_the_mail_program(computer: Computer, opens: bool) -> None:
    computer.opens = opens
    assert computer.manager().write_mail("it@acme.test", "A seat", "Please") is opens
    assert computer.mails == [("it@acme.test", "A seat", "Please")]


def test_another_way_to_the_service_and_the_end_of_a_call(computer: Computer) -> None:
    computer.manager().use_proxy("http://proxy:3128")
    computer.manager().abort()
    assert (computer.service.proxies, computer.service.calls) == (["http://proxy:3128"], ["abort"])


# ---- checking


def test_a_check_is_no_entry_in_the_audit_log(computer: Computer) -> None:
    computer.activated()
    computer.now += HOUR
    outcome = computer.manager().check("myproduct")
    assert outcome.error is None
    assert outcome.report.last_check == computer.now
    assert computer.service.calls == ["allow", "check"]
    assert computer.audited() == []


def test_trouble_of_a_check_carries_a_reference(computer: Computer) -> None:
    computer.activated()
    for trouble in (errors.ServiceUnreachable("cut"), errors.LicenseDisabled("disabled")):
        computer.now += HOUR
        computer.service.refusals["check"] = trouble
        outcome = computer.manager().check()
        assert outcome.error is trouble
        assert trouble.reference
        assert is_transient(outcome.error) is isinstance(trouble, errors.ServiceUnreachable)
    assert not is_transient(None)


def test_a_check_when_due(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated("render")
    manager = computer.manager()
    assert manager.check_if_due("render", UP) is None
    computer.now += 2 * HOUR
    assert manager.check_if_due("myproduct", UP) is None
    trouble = computer.service.refusals["check"] = errors.ServiceUnreachable("cut")
    outcome = manager.check_if_due("render", UP)
    assert outcome is not None
    assert outcome.error is trouble
    assert trouble.reference
    computer.service.refusals.clear()
    computer.now += 2 * HOUR
    again = manager.check_if_due("render", UP)
    assert again is not None
    assert (again.error, again.report.product) == (None, "render")
    assert computer.audited() == []


def test_a_check_that_another_process_made_first_is_no_outcome(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.activated()
    computer.now += 2 * HOUR
    locked = computer.store.locked

    def locked_later(product_code: str) -> object:
        computer.activated()
        return locked(product_code)

    monkeypatch.setattr(computer.store, "locked", locked_later)
    assert computer.manager().check_if_due("myproduct", UP) is None


def test_nobody_is_asked_before_it_is_due_and_nothing_is_noted(
    computer: Computer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "keyturn")
    computer.activated()
    computer.manager().check_if_due("myproduct", UP)
    assert caplog.messages == []
    computer.now += 2 * HOUR
    computer.manager().check_if_due("myproduct", UP)
    told = [vars(record)["facts"] for record in caplog.records if record.message == "began"]
    assert [(one["action"], one["product"]) for one in told] == [("check when due", "myproduct")]


# ---- giving back


def test_a_seat_given_back_for_good_is_noted_with_who_had_it(computer: Computer) -> None:
    computer.activated()
    outcome = computer.manager().deactivate("myproduct")
    assert outcome.report.status.state is State.NOT_ACTIVATED
    (line,) = computer.audited()
    assert (line["action"], line["person"], line["company"]) == ("deactivate", "u@g.com", "ACME")
    assert not computer.store.has("myproduct")


def test_a_seat_given_back_for_now_is_noted(computer: Computer) -> None:
    computer.activated(**FLOATING)
    outcome = computer.manager().give_back("myproduct")
    assert outcome.report.status.state is State.SEAT_NEEDED
    (line,) = computer.audited()
    assert (line["action"], line["person"], line["company"]) == ("return", "u@g.com", "abc")


def test_what_the_service_keeps_is_an_error_with_a_reference(computer: Computer) -> None:
    computer.activated()
    computer.service.refusals["deactivate"] = errors.ServiceUnreachable("cut")
    with pytest.raises(errors.ServiceUnreachable) as caught:
        computer.manager().deactivate()
    (line,) = computer.audited()
    assert (line["result"], line["reference"]) == ("SERVICE_UNREACHABLE", caught.value.reference)


def test_a_license_of_no_person_is_noted_without_one(computer: Computer) -> None:
    computer.activated(user=None, license_key="KEY-1")
    computer.manager().deactivate()
    assert [line["person"] for line in computer.audited()] == [None]


def test_the_end_of_the_program_gives_all_seats_back_unaudited(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "keyturn")
    computer = Computer(tmp_path, ACME, TWO)
    for code in ("myproduct", "render"):
        computer.activated(code, **FLOATING)
    computer.manager().release_seats()
    assert [one.product for one in computer.service.addresses] == ["myproduct", "render"]
    assert computer.audited() == []
    told = [vars(record)["facts"] for record in caplog.records if record.message == "began"]
    assert [one["action"] for one in told] == ["release"]


def test_each_verb_is_about_the_product_that_is_named(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    for code in ("myproduct", "render"):
        computer.activated(code, **FLOATING)
    computer.service.traits = FLOATING
    manager, options = computer.manager(), SignInOptions()
    manager.borrow("render", None, options)
    manager.give_back("render")
    computer.now += HOUR
    manager.check("render")
    manager.deactivate("render")
    assert {one.product for one in computer.service.addresses} == {"render"}
    manager.choose_again("render", options)
    assert [one["product"] for one in computer.service.activations] == ["render"]
    assert manager.licenses("render", options).report.product == "render"
    assert {line["product"] for line in computer.audited()} == {"render"}


# ---- signing off


def test_signing_off_forgets_the_person_and_keeps_the_license(computer: Computer) -> None:
    computer.activated()
    computer.vault.save_sign_in(HERE)
    assert computer.manager().sign_off() is None
    assert computer.vault.load_sign_in("ACME") is None
    assert computer.store.has("myproduct")
    assert computer.opened == []
    (line,) = computer.audited()
    assert (line["action"], line["company"], line["result"]) == ("sign off", "ACME", "ok")


def test_signing_off_forgets_the_person_of_every_company(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, f'{TWO}customer_account_code = "OWN"\n')
    for company in ("ACME", "OWN"):
        computer.vault.save_sign_in(SignInRecord("i", "s", "u@g.com", company))
    computer.manager().sign_off()
    assert computer.vault.load_sign_in("ACME") is computer.vault.load_sign_in("OWN") is None


def test_what_was_refused_to_that_person_is_forgotten(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME, TWO)
    computer.activated()
    computer.store.save_contact("render", Contact(NOW, refusal="NO_LICENSE_FOR_USER"))
    assert computer.judgement.publish("render").status.state is State.NO_LICENSE
    computer.manager().sign_off()
    assert computer.judgement.report("render").status.state is State.NOT_ACTIVATED
    assert [report.status.state for _, report in computer.changes[1:]] == [State.NOT_ACTIVATED]
    assert computer.store.load_contact("myproduct") == contact_of(answer())


def test_without_a_secret_store_nobody_is_to_be_forgotten(computer: Computer) -> None:
    computer.backend = None
    computer.store.save_contact("myproduct", Contact(NOW, refusal="DEVICE_LIMIT"))
    computer.manager().sign_off()
    assert computer.store.load_contact("myproduct") is None


@pytest.mark.parametrize("reason", [KeyringLocked(), OSError("broken")])
def test_a_person_who_cannot_be_forgotten_is_an_error(
    computer: Computer, reason: Exception
) -> None:
    computer.backend = RaisingBackend(reason)
    computer.store.save_contact("myproduct", Contact(NOW, refusal="DEVICE_LIMIT"))
    with pytest.raises(errors.SecretStoreUnavailable):
        computer.manager().sign_off(in_browser=True)
    assert computer.store.load_contact("myproduct") is not None
    assert computer.opened == []


def test_signing_off_in_the_browser_waits_for_its_return(tmp_path: Path) -> None:
    computer = Computer(tmp_path, ACME + SIGN_OFF, TWO)
    end = computer.manager().sign_off(in_browser=True)
    assert end is not None
    assert (end.has_opened, end.has_returned) == (True, True)
    assert end.url.startswith("https://id.acme.test/end?client_id=client-7&post_logout_redirect")
    assert computer.provider.asked == [("sign off", "myproduct", "ACME")]
    assert computer.listened == ["http://localhost:47811/signed-off"]
    assert computer.service.calls == ["allow"]


def test_signing_off_works_without_a_way_back(tmp_path: Path) -> None:
    """The registered address is taken: the one that is opened then promises no return."""
    computer = Computer(tmp_path, ACME + SIGN_OFF)
    computer.is_port_taken = True
    end = computer.manager().sign_off(in_browser=True)
    assert end == SignOffEnd("https://id.acme.test/end?client_id=client-7", has_opened=True)
    assert computer.opened == [end.url]


@pytest.mark.parametrize(
    ("more", "asks", "query"),
    [("", False, ""), ('client_id_parameter = "client"\n', True, "?client=client-7")],
)
def test_a_sign_off_address_of_the_profile_asks_the_issuer_for_no_more_than_it_must(
    tmp_path: Path, more: str, asks: bool, query: str
) -> None:
    computer = Computer(tmp_path, f'{ACME}[sign_off]\nurl = "https://id.acme.test/bye"\n{more}')
    end = computer.manager().sign_off(in_browser=True)
    assert end == SignOffEnd(f"https://id.acme.test/bye{query}", has_opened=True)
    assert bool(computer.provider.asked) is asks


def test_a_sign_off_address_elsewhere_is_not_opened(tmp_path: Path) -> None:
    computer = Computer(tmp_path, f'{ACME}allowed_hosts = ["id.other.test"]\n')
    computer.backend = MemoryBackend()
    with pytest.raises(errors.SignInRefused):
        computer.manager().sign_off(in_browser=True)
    assert computer.opened == []
    assert [line["result"] for line in computer.audited()] == ["SIGN_IN_REFUSED"]
