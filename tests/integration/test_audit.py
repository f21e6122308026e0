"""Does the audit log tell a day's story: one line a change of state, one an action?"""

from __future__ import annotations

import json
import stat
from typing import Any

import jsonschema

from tests.integration.bench import Desk
from tests.integration.command_line import Terminal, terminal_of
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox

CHANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "at", "event", "product", "from", "to", "reason", "exit_code", "action",
                 "person", "company", "license_id", "reference", "os_user", "pid", "version"],
    "properties": {
        "schema": {"const": 1},
        "at": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"},
        "event": {"const": "state_changed"},
        "product": {"type": "string"},
        "from": {"type": "string"},
        "to": {"type": "string"},
        "reason": {"type": "string"},
        "exit_code": {"type": "integer"},
        "action": {"type": "string"},
        "person": {"type": ["string", "null"]},
        "company": {"type": ["string", "null"]},
        "license_id": {"type": ["integer", "null"]},
        "reference": {"type": ["string", "null"], "pattern": "^[2-9a-z]{6}$"},
        "os_user": {"type": "string"},
        "pid": {"type": "integer"},
        "version": {"type": "string"},
    },
}  # fmt: skip


NO_LICENSE = {"code": "license_not_found", "message": "None."}


def audit(desk: Desk | Terminal, event: str = "") -> list[dict[str, Any]]:
    text = (desk.folder / "state" / "logs" / "audit.jsonl").read_text()
    found = [json.loads(line) for line in text.splitlines()]
    return [line for line in found if line["event"] == event or not event]


def test_a_days_story(sandbox: Sandbox, desk: Desk) -> None:
    """Activated, offline, back, switched off, switched on, given back."""
    assert desk.activate().error is None
    desk.check()
    sandbox.fault("gateway_502", "check_license", count=1)
    desk.clock.move(hours=3)
    desk.check()
    desk.clock.move(hours=30)
    desk.program().manager.publish()
    desk.clock.move(hours=-33)
    desk.check()
    desk.deactivate()
    changes = audit(desk, "state_changed")
    for line in changes:
        jsonschema.validate(line, CHANGE)
    story = [(line["from"], line["to"], line["action"]) for line in changes]
    assert story == [
        ("not_activated", "active", "activate"),
        ("active", "grace", "check"),
        ("grace", "unreachable", "time"),
        ("unreachable", "active", "check"),
        ("active", "not_activated", "deactivate"),
    ]
    assert changes[0]["person"] == "you@acme.test"
    assert changes[0]["company"] == "ACME"
    assert changes[2]["reference"] is None, "nobody did anything: time passed"


def test_an_action_that_failed_is_told_with_its_code(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    sandbox.fault("status", "activate_license", status=400, **NO_LICENSE)
    desk = new_desk()
    error = desk.activate().error
    assert error is not None
    (line,) = audit(desk, "action")
    assert (line["action"], line["result"], line["exit_code"]) == ("activate", error.code, 12)
    assert line["reference"] == error.reference != ""


def test_looking_leaves_no_line(desk: Desk) -> None:
    assert desk.activate().error is None
    before = audit(desk)
    desk.status()
    desk.check()
    desk.program().manager.publish()
    assert audit(desk) == before


def test_the_reference_that_is_shown_stands_in_the_log(sandbox: Sandbox, tmp_path: Any) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    sandbox.fault("status", "activate_license", status=400, **NO_LICENSE)
    done = terminal.activate()
    assert done.code == 12
    log = terminal.folder / "state" / "logs" / "keyturn.jsonl"
    told = [json.loads(line) for line in log.read_text().splitlines()]
    mine = [line for line in told if line.get("reference") == done.error["reference"]]
    assert [line["event"] for line in mine][0] == "began"
    assert (mine[-1]["event"], mine[-1]["result"]) == ("ended", "NO_LICENSE_FOR_USER")
    assert {"asking", "waiting", "activating"} <= {line.get("stage") for line in mine}
    assert "you@acme.test" not in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
