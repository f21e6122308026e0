"""What exactly stands in a line of the audit log, and in those of the log around an action?"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics import journal as journals
from sso.diagnostics.audit import Actor, AuditLog
from sso.diagnostics.journal import Action, Journal
from sso.diagnostics.line_file import LineFile
from sso.diagnostics.log import LOGGER
from sso.diagnostics.reference import new_reference
from sso.errors import NoLicenseForUser, NotActivated
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report
from tests.unit.samples import license_

AT = datetime(2026, 11, 22, 2, 0, 0, 7_000, timezone(timedelta(hours=2)))
WHO = {"os_user": "ada", "pid": 4711, "version": "1.0.0"}
HEAD = {"schema": 1, "at": "2026-11-22T00:00:00.007Z"}


class Heard(logging.Handler):
    """Keeps what is logged: level, event and facts."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[int, str, Mapping[str, Any]]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, record.getMessage(), vars(record)["facts"]))


@pytest.fixture
def heard() -> Iterator[Heard]:
    handler, logger = Heard(), logging.getLogger(LOGGER)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.fixture
def audit(tmp_path: Path) -> AuditLog:
    return AuditLog(LineFile(tmp_path / "audit"), Actor("ada", 4711, "1.0.0"), lambda: AT)


def audited(tmp_path: Path) -> list[dict[str, Any]]:
    path = tmp_path / "audit"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


# ---- the audit log


def test_a_whole_line_reaches_file_and_system(tmp_path: Path) -> None:
    told: list[str] = []
    audit = AuditLog(
        LineFile(tmp_path / "audit"), Actor("ada", 4711, "1.0.0"), lambda: AT, told.append
    )
    audit.write("action", {"person": "Zoë", "license_id": None})
    assert audited(tmp_path) == [
        {**HEAD, "event": "action", "person": "Zoë", "license_id": None, **WHO}
    ]
    assert told == [(tmp_path / "audit").read_text(encoding="utf-8").rstrip("\n")]
    assert "Zoë" in told[0]
    assert audit.lost == 0


def test_each_lost_line_is_counted_and_still_told_to_the_system(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    told: list[str] = []
    file = LineFile(tmp_path / "logs" / "audit")
    audit = AuditLog(file, Actor("ada", 1, "1"), lambda: AT, told.append)
    audit.write("action", {})
    audit.write("action", {})
    assert (audit.lost, len(told)) == (2, 2)


# ---- an action


def test_the_lines_of_an_action_that_succeeds(
    tmp_path: Path, audit: AuditLog, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([100.0, 101.2345])
    monkeypatch.setattr(time, "monotonic", lambda: next(times))
    with Journal(audit).action("activate", "CAD-PRO") as action:
        action.person, action.company = "ada@acme.test", "ACME"
    reference = {"reference": action.reference}
    facts = {"action": "activate", "product": "CAD-PRO", "result": "ok", "exit_code": 0}
    assert heard.lines == [
        (logging.INFO, "began", {"action": "activate", "product": "CAD-PRO", **reference}),
        (logging.INFO, "ended", {"duration_ms": 1234, **facts, **reference}),
    ]
    who = {"person": "ada@acme.test", "company": "ACME"}
    assert audited(tmp_path) == [{**HEAD, "event": "action", **facts, **who, **reference, **WHO}]


def test_the_lines_of_an_action_that_fails(tmp_path: Path, audit: AuditLog, heard: Heard) -> None:
    error = NoLicenseForUser("none", service_code="license_not_found")
    with pytest.raises(NoLicenseForUser), Journal(audit).action("check") as action:
        raise error
    assert error.reference == action.reference
    facts = {"action": "check", "result": "NO_LICENSE_FOR_USER", "exit_code": 12}
    ended = {name: one for name, one in heard.lines[-1][2].items() if name != "duration_ms"}
    assert ended == {**facts, "service_code": "license_not_found", "reference": action.reference}
    (line,) = audited(tmp_path)
    assert line == {
        **HEAD, "event": "action", **facts, "product": "", "person": None, "company": None,
        "reference": action.reference, **WHO,
    }  # fmt: skip


def test_an_error_without_a_code_of_the_service_tells_none(heard: Heard) -> None:
    with pytest.raises(NotActivated), Journal().action("check"):
        raise NotActivated
    assert "service_code" not in heard.lines[-1][2]
    assert heard.lines[-1][2]["exit_code"] == 11


def test_a_defect_ends_an_action_too(heard: Heard) -> None:
    journal = Journal()
    with pytest.raises(ZeroDivisionError), journal.action("check"):
        raise ZeroDivisionError
    assert heard.lines[-1][1] == "ended"
    journal.note("afterwards")
    assert heard.lines[-1][2] == {}


def test_what_is_not_audited_is_logged_all_the_same(
    tmp_path: Path, audit: AuditLog, heard: Heard
) -> None:
    with Journal(audit).action("status", is_audited=False):
        pass
    assert [event for _, event, _ in heard.lines] == ["began", "ended"]
    assert audited(tmp_path) == []


def test_the_end_of_an_inner_action_is_not_the_end(heard: Heard) -> None:
    journal = Journal()
    with journal.action("activate", "A") as outer:
        with journal.action("check", "B") as inner:
            journal.note("within")
        journal.note("after it")
    assert inner is outer
    assert (inner.name, inner.product) == ("activate", "A")
    assert [event for _, event, _ in heard.lines] == ["began", "within", "after it", "ended"]
    assert {facts["reference"] for _, _, facts in heard.lines} == {outer.reference}
    with journal.action("check", "B") as next_one:
        pass
    assert next_one.reference != outer.reference


def test_an_action_remembers_its_error() -> None:
    action, error = Action("check", "A", "abc234"), NotActivated()
    action.failed(error)
    assert (action.error, error.reference) == (error, "abc234")
    action.failed(None)
    assert action.error is None


# ---- notes


def test_a_note_by_its_level_and_with_named_facts_only(heard: Heard) -> None:
    journal = Journal()
    journal.note("hint", logging.DEBUG, hint="proxy", token="t", host="", port=0, status=None)
    journal.note("plain")
    assert heard.lines == [
        (logging.DEBUG, "hint", {"hint": "proxy", "port": 0, "status": None}),
        (logging.INFO, "plain", {}),
    ]


def test_which_facts_may_be_told() -> None:
    assert (
        frozenset(
            {
                "action", "as_code", "bytes", "code", "duration_ms", "exit_code", "file", "hint",
                "host", "id", "level", "method", "number", "port", "previous", "product",
                "reason", "result", "route", "service_code", "stage", "state", "status", "way",
            }
        )
        == journals.FACTS
    )  # fmt: skip


# ---- a state

CHANGE = {
    "event": "state_changed", "product": "CAD-PRO", "from": "active", "to": "no_license",
    "reason": "ok", "exit_code": 12,
}  # fmt: skip
REPORT = Report("CAD-PRO", LicenseStatus(State.NO_LICENSE, Reason.OK))


def test_a_state_that_changes_by_itself(tmp_path: Path, audit: AuditLog, heard: Heard) -> None:
    Journal(audit).state_changed("active", REPORT)
    told = {"product": "CAD-PRO", "previous": "active", "state": "no_license", "reason": "ok"}
    assert heard.lines == [(logging.INFO, "state changed", told)]
    nobody = {"action": "time", "person": None, "company": None, "license_id": None}
    assert audited(tmp_path) == [{**HEAD, **CHANGE, **nobody, "reference": None, **WHO}]


def test_a_state_that_somebody_changes(tmp_path: Path, audit: AuditLog, heard: Heard) -> None:
    journal, report = Journal(audit), replace(REPORT, license=license_())
    with journal.action("check", is_audited=False) as action:
        journal.state_changed("active", replace(report, customer_account_code="ACME"))
    somebody = {
        "action": "check", "person": "u@g.com", "company": "ACME",
        "license_id": 1744810240166049, "reference": action.reference,
    }  # fmt: skip
    assert audited(tmp_path) == [{**HEAD, **CHANGE, **somebody, **WHO}]


def test_a_license_of_nobody_names_nobody(tmp_path: Path, audit: AuditLog, heard: Heard) -> None:
    report = replace(REPORT, license=license_(user=None))
    Journal(audit).state_changed("active", report)
    (line,) = audited(tmp_path)
    assert (line["person"], line["license_id"]) == (None, 1744810240166049)


def test_without_an_audit_log_a_change_is_only_logged(heard: Heard) -> None:
    Journal().state_changed("active", REPORT)
    assert len(heard.lines) == 1


# ---- references


@pytest.mark.parametrize(("words", "length"), [((), 6), ((8,), 8), ((1,), 1)], ids=["6", "8", "1"])
def test_a_reference_can_be_read_out(words: tuple[int, ...], length: int) -> None:
    found = {new_reference(*words) for _ in range(50)}
    assert all(re.fullmatch("[2-9abcdefghjkmnpqrstuvwxyz]+", one) for one in found)
    assert {len(one) for one in found} == {length}
    assert len(found) > 10
