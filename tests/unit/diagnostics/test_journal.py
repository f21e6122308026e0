"""Is everything of one action found under one reference, and nothing told that must not be?"""

from __future__ import annotations

import json
import logging
import os
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics.audit import Actor, AuditLog
from sso.diagnostics.journal import Journal
from sso.diagnostics.line_file import LineFile
from sso.diagnostics.log import LOGGER, LogFileHandler
from sso.diagnostics.redaction import Redactor
from sso.diagnostics.system_log import system_log
from sso.errors import NoLicenseForUser, StoreFailed
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report
from tests.unit.unprivileged import as_nobody

AT = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "logs" / "keyturn.jsonl"
    handler = LogFileHandler(LineFile(path), Redactor())
    logger = logging.getLogger(LOGGER)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield path
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.fixture
def audit(tmp_path: Path) -> AuditLog:
    actor = Actor("ada", 4711, "1.0.0")
    return AuditLog(LineFile(tmp_path / "logs" / "audit.jsonl"), actor, lambda: AT)


# ---- one reference


def test_all_lines_of_an_action_share_a_reference(log: Path, audit: AuditLog) -> None:
    journal = Journal(audit)
    refusal = NoLicenseForUser("none", service_code="license_not_found")
    with journal.action("activate", "CAD-PRO") as action:
        journal.note("stage", stage="waiting", host="id.acme.test")
        threads = [threading.Thread(target=lambda: journal.note("hint", hint="proxy"))]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        report = Report("CAD-PRO", LicenseStatus(State.NO_LICENSE, Reason.OK))
        journal.state_changed("not_activated", report)
        action.failed(refusal)
    journal.note("afterwards")
    told = lines(log)
    assert [line["event"] for line in told] == [
        "began", "stage", "hint", "state changed", "ended", "afterwards",
    ]  # fmt: skip
    assert {line.get("reference") for line in told[:-1]} == {refusal.reference}
    assert "reference" not in told[-1]
    assert len(refusal.reference) == 6
    assert (told[4]["result"], told[4]["exit_code"]) == ("NO_LICENSE_FOR_USER", 12)
    assert told[4]["service_code"] == "license_not_found"
    changed, ended = lines(log.with_name("audit.jsonl"))
    assert (changed["from"], changed["to"], changed["action"]) == (
        "not_activated", "no_license", "activate",
    )  # fmt: skip
    assert changed["reference"] == ended["reference"] == refusal.reference
    assert (ended["event"], ended["result"], ended["os_user"]) == (
        "action", "NO_LICENSE_FOR_USER", "ada",
    )  # fmt: skip
    assert ended["at"] == "2026-11-21T16:00:00.000Z"


def test_an_error_that_is_raised_carries_the_reference_too(log: Path) -> None:
    with (
        pytest.raises(NoLicenseForUser) as caught,
        Journal().action("deactivate") as action,
    ):
        raise NoLicenseForUser("none")
    assert caught.value.reference == action.reference
    assert lines(log)[-1]["result"] == "NO_LICENSE_FOR_USER"


def test_an_action_within_another_is_part_of_it(log: Path, audit: AuditLog) -> None:
    journal = Journal(audit)
    with journal.action("activate", "A") as outer, journal.action("check", "A") as inner:
        assert inner is outer
    assert [line["event"] for line in lines(log)] == ["began", "ended"]
    assert len(lines(log.with_name("audit.jsonl"))) == 1


def test_references_differ(log: Path) -> None:
    found = set()
    for _ in range(200):
        with Journal().action("check") as action:
            found.add(action.reference)
    assert len(found) == 200


# ---- what is told


def test_facts_without_a_name_are_left_out(log: Path) -> None:
    Journal().note("stage", host="id.acme.test", id_token="eyJhbGciOi", email="a@b.test")
    (line,) = lines(log)
    assert line["host"] == "id.acme.test"
    assert line.keys() == {"at", "level", "event", "pid", "host"}
    assert line["at"].endswith("Z")


def test_a_defect_is_told_with_its_place_and_without_its_values(log: Path) -> None:
    def work() -> None:
        raise ValueError("cannot take id_token=eyJhbGciOiJSUzI1NiJ9.abc.def of ada@acme.test")

    try:
        work()
    except ValueError:
        logging.getLogger(LOGGER).debug("defect", exc_info=True)
    (line,) = lines(log)
    assert "test_journal.py" in line["trace"]
    assert "in work" in line["trace"]
    assert "eyJ" not in line["trace"].replace("id_token=eyJhbGciOiJSUzI1NiJ9.abc.def", "")
    assert "ada@acme.test" not in line["trace"]


def test_a_line_stays_one_line(log: Path) -> None:
    Journal().note("stage\nforged", host="a\r\nb\u2028c\x1b[31m\ud800")
    (line,) = lines(log)
    assert line["event"] == "stage\nforged"


# ---- the file


def test_files_are_the_owners_alone(log: Path) -> None:
    Journal().note("x")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_old_lines_go_and_new_ones_stay(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "log", max_bytes=100, backups=2)
    for number in range(60):
        file.append(f"line {number:04}")
    found = file.files()
    assert [path.name for path in found] == ["log", "log.1", "log.2"]
    kept = "".join(path.read_text() for path in reversed(found)).splitlines()
    assert kept == [f"line {number:04}" for number in range(60 - len(kept), 60)]
    assert sum(path.stat().st_size for path in found) <= 3 * 120


def test_no_line_is_lost_or_torn_between_processes(tmp_path: Path) -> None:
    """Four processes write while the file rolls over many times."""
    children = []
    for name in "abcd":
        child = os.fork()
        if child == 0:
            try:
                file = LineFile(tmp_path / "log", max_bytes=2_000, backups=50)
                for number in range(200):
                    file.append(f"{name}{number:03} " + name * 20)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    kept = [
        line
        for path in LineFile(tmp_path / "log", backups=50).files()
        for line in path.read_text().splitlines()
    ]
    wanted = {f"{name}{number:03} " + name * 20 for name in "abcd" for number in range(200)}
    assert sorted(kept) == sorted(wanted)


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path: Path) -> None:
    def attempt() -> None:
        file = LineFile(tmp_path / "logs" / "log")
        handler = LogFileHandler(file, Redactor())
        handler.emit(logging.LogRecord(LOGGER, logging.INFO, "", 0, "x", None, None))
        audit = AuditLog(file, Actor("a", 1, "1"), lambda: AT)
        audit.write("action", {})
        assert (handler.is_failing, audit.lost) == (True, 1)
        with pytest.raises(StoreFailed):
            file.append("x")

    tmp_path.chmod(0o555)
    as_nobody(attempt)


# ---- the system's own log


def test_a_line_reaches_syslog(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as service:
        service.bind(str(tmp_path / "log"))
        service.settimeout(10)
        tell = system_log("io.acme.Keyturn", "linux", (str(tmp_path / "log"),))
        assert tell is not None
        tell('{"event": "action"}')
        assert service.recv(4096) == b'<38>io.acme.Keyturn: {"event": "action"}'
    tell("after the service is gone")


def test_a_system_without_a_log(tmp_path: Path) -> None:
    assert system_log("io.acme.Keyturn", "linux", (str(tmp_path / "none"),)) is None
