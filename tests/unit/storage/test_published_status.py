"""Is the status object the contract's, key by key, and the file its owner's alone?"""

import base64
import json
import stat
import sys
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from sso.errors import StoreFailed
from sso.licensing.model import Consumption, Feature, LicenseUser, Release
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.paths import Paths
from sso.storage.published_status import Report, as_object, publish
from tests.unit.samples import NOW, evidence, license_

# The contract's example, section 3, to its keys and types.
CONTRACT: dict[str, Any] = {
    "schema": int,
    "product": str,
    "state": str,
    "reason": str,
    "exit_code": int,
    "until": str,
    "grace_until": str,
    "last_check": str,
    "next_check": str,
    "license": {
        "id": int,
        "type": str,
        "trial": bool,
        "floating": bool,
        "borrowed_until": str,
        "seats_used": int,
        "seats": int,
        "consumption": {"used": int, "limit": int, "left": int},
    },
    "features": [
        {"code": str, "until": str, "consumption": {"used": int, "limit": int, "left": int}}
    ],
    "user": {"email": str},
    "customer_account_code": str,
    "device": {"hardware_id": str, "name": str, "changed": [str]},
    "newer_version": str,
    "evidence": {"response": str, "signature": str, "key": str},
    "writer": {"version": str, "pid": int, "written_at": str},
}
WHOLE = Report(
    product="CAD-PRO",
    status=LicenseStatus(State.GRACE, Reason.SERVICE_UNREACHABLE, NOW, NOW, NOW),
    license=license_(
        borrowed_until=NOW,
        user=LicenseUser(1, "you@acme.test"),
        features=(Feature("render", "Render", "consumption", NOW, Consumption(3, 10)),),
        consumption=Consumption(1, 5),
    ),
    evidence=evidence(),
    key_fingerprint="sha256:00",
    last_check=NOW,
    next_check=NOW,
    hardware_id="h",
    device_name="n",
    customer_account_code="ACME",
    changed_signals=("model",),
    newer_version=Release("2.0", ""),
)
NOTHING = Report("CAD-PRO", LicenseStatus(State.NOT_ACTIVATED, Reason.NOTHING_STORED))


def object_of(report: Report) -> dict[str, Any]:
    return as_object(report, version="1.0.0", process_id=4711, written_at=NOW)


def assert_like(value: Any, shape: Any, where: str = "") -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        assert list(value) == list(shape), where
        for key in shape:
            assert_like(value[key], shape[key], f"{where}.{key}")
    elif isinstance(shape, list):
        for item in value:
            assert_like(item, shape[0], where)
    else:
        assert type(value) is shape, where


def test_the_keys_are_exactly_the_contracts() -> None:
    found = object_of(WHOLE)
    assert_like(found, CONTRACT)
    assert found["schema"] == 1
    assert (found["state"], found["reason"], found["exit_code"]) == (
        "grace",
        "service_unreachable",
        10,
    )


def test_without_a_license_every_key_is_still_there() -> None:
    found = object_of(NOTHING)
    assert list(found) == list(CONTRACT)
    for key in ("until", "grace_until", "last_check", "next_check", "license", "user", "evidence"):
        assert found[key] is None
    assert found["features"] == []
    assert found["customer_account_code"] is None
    assert found["exit_code"] == 11


def test_instants_are_utc_with_z() -> None:
    report = Report(
        "P",
        LicenseStatus(State.ACTIVE, Reason.OK, NOW.astimezone(timezone(timedelta(hours=5)))),
        last_check=NOW + timedelta(microseconds=999),
    )
    found = object_of(report)
    assert found["until"] == found["last_check"] == "2026-01-15T12:00:00Z"


def test_the_evidence_is_the_exact_answer() -> None:
    found = object_of(WHOLE)["evidence"]
    assert base64.b64decode(found["response"]) == evidence().body
    assert found["signature"] == evidence().signature


def test_the_published_file_is_the_object(tmp_path: Path) -> None:
    paths = Paths.for_app("a.b", tmp_path)
    publish(paths, "CAD-PRO", object_of(WHOLE))
    path = paths.status("CAD-PRO")
    assert json.loads(path.read_text("utf-8")) == object_of(WHOLE)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_status_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    paths = Paths.for_app("a.b", tmp_path)
    paths.status("P").parent.parent.mkdir()
    paths.status("P").parent.write_text("in the way")
    with pytest.raises(StoreFailed):
        publish(paths, "P", object_of(NOTHING))
