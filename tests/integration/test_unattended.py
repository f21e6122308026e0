"""Is a device activated by a license key, or by name and password, as by a sign-in?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sso.errors import KeyturnError
from sso.licensing.credentials import KeyCredential, PasswordCredential
from sso.sandbox.catalogue import FIRST_ID, LICENSE_KEY
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox
from tests.integration.test_lost_answers import proxied

OF_KEY = FIRST_ID + 9
KEY = KeyCredential(LICENSE_KEY)
YOU = PasswordCredential("you@acme.test", "sandbox")
TWO = PasswordCredential("two@acme.test", "sandbox")
WAYS = pytest.mark.parametrize("credential", [KEY, YOU], ids=["key", "password"])


def refused(desk: Desk, credential: Any, **options: Any) -> KeyturnError:
    error = desk.activate(credential=credential, **options).error
    assert error is not None
    assert desk.browser.opened == []
    return error


@WAYS
def test_it_is_the_same_license_afterwards(sandbox: Sandbox, desk: Desk, credential: Any) -> None:
    assert desk.activate(credential=credential).error is None
    assert desk.browser.opened == []
    before = desk.status()
    assert (before["state"], before["device"]["hardware_id"]) == ("active", desk.hardware_id)
    assert desk.activate(credential=credential).was_active
    assert desk.activate(credential=credential, is_again=True).error is None
    assert (sandbox.seats(), sandbox.count("activate_license")) == (1, 2)
    assert desk.check().error is None
    desk.clock.move(hours=20)
    assert desk.status()["state"] == "active"
    desk.clock.move(hours=-20)
    sandbox.order("reset")
    assert desk.check().report.status.state.value == "not_activated", "as the service says"
    assert desk.activate(credential=credential).error is None
    assert desk.deactivate().error is None
    assert (sandbox.seats(), desk.status()["state"]) == (0, "not_activated")


@pytest.mark.parametrize(
    ("change", "code", "exit_code", "state"),
    [
        ({"license_key": "ANOTHER"}, "NO_LICENSE_FOR_USER", 12, "no_license"),
        ({"max_activations": 0}, "DEVICE_LIMIT", 13, "device_limit"),
        ({"validity_at": "2020-01-01T00:00:00Z"}, "LICENSE_EXPIRED", 14, "expired"),
        ({"enabled": False}, "LICENSE_DISABLED", 15, "disabled"),
        ({"start_at": "2099-01-01T00:00:00Z"}, "SIGN_IN_REFUSED", 26, "not_activated"),
    ],
)
def test_what_the_service_refuses_of_a_key(
    sandbox: Sandbox, desk: Desk, change: dict[str, Any], code: str, exit_code: int, state: str
) -> None:
    sandbox.license(OF_KEY, **change)
    error = refused(desk, KEY)
    assert (error.code, error.exit_code) == (code, exit_code)
    assert desk.status()["state"] == state
    assert sandbox.seats() == 0


def test_a_wrong_password_is_told_from_no_license(sandbox: Sandbox, desk: Desk) -> None:
    wrong = refused(desk, PasswordCredential("you@acme.test", "wrong"))
    assert (wrong.code, wrong.exit_code, wrong.facts["cause"]) == (
        "SIGN_IN_REFUSED",
        26,
        "password",
    )
    assert wrong.service_code == sandbox.settings()["password_code"]
    assert desk.status()["state"] == "not_activated"
    for name in ("none@acme.test", "nobody@acme.test"):
        none = refused(desk, PasswordCredential(name, "sandbox"))
        assert (none.code, none.exit_code) == ("NO_LICENSE_FOR_USER", 12)
    assert sandbox.seats() == 0


def test_one_of_a_persons_licenses(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate(credential=TWO, license_id=FIRST_ID + 1).error is None
    assert desk.status()["license"]["id"] == FIRST_ID + 1
    assert desk.activate(credential=TWO, is_again=True).error is None
    assert desk.status()["license"]["id"] == FIRST_ID + 1, "remembered"
    assert sandbox.seats() == 1


def test_nobody_takes_another_persons_place_unasked(sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate(credential=YOU).error is None
    error = refused(desk, TWO, is_again=True)
    assert (error.code, error.facts["newcomer"]) == ("OTHER_PERSON", "two@acme.test")
    assert sandbox.seats() == 1
    agreed = desk.activate(credential=TWO, is_again=True, confirm_person=lambda here, new: True)
    assert agreed.error is None
    assert desk.status()["user"] == {"email": "two@acme.test"}


def test_an_answer_about_another_key_is_refused(sandbox: Sandbox, desk: Desk) -> None:
    """A recorded answer for this very device, played back to whoever asks next."""
    assert desk.activate(credential=KEY).error is None
    before = desk.stored()
    sandbox.license(OF_KEY, license_key="OTHER")
    for credential in (KeyCredential("OTHER"), YOU):
        sandbox.fault("replay_previous", "activate_license")
        assert refused(desk, credential, is_again=True).code == "SIGNATURE_WRONG"
    assert desk.stored() == before


def test_an_answer_that_names_nobody_gives_its_seat_back(sandbox: Sandbox, desk: Desk) -> None:
    sandbox.settings(shows_license_key=False)
    error = refused(desk, KEY)
    assert (error.code, error.detail) == (
        "ANSWER_INVALID", "the answer names neither a person nor a key",
    )  # fmt: skip
    assert (sandbox.seats(), desk.stored()) == (0, {})


@WAYS
def test_a_lost_answer_is_asked_about(sandbox: Sandbox, desk: Desk, credential: Any) -> None:
    with proxied(desk) as proxy:
        proxy.cut_at = 200
        assert desk.activate(credential=credential).error is None
        assert desk.status()["state"] == "active"
        assert desk.check().error is None
    assert (sandbox.seats(), sandbox.count("activate_license")) == (1, 1)


@WAYS
def test_a_service_that_is_away_says_nothing_about_the_license(
    sandbox: Sandbox, desk: Desk, credential: Any
) -> None:
    sandbox.fault("gateway_502", "*", count=0)
    error = refused(desk, credential)
    assert (error.exit_code, error.facts["may_hold_seat"]) == (20, 1)
    assert desk.status()["state"] == "not_activated"
    sandbox.order("reset")
    assert desk.activate(credential=credential).error is None
    sandbox.fault("gateway_502", "*", count=0)
    assert desk.check().error is not None
    assert desk.status()["state"] == "grace"


def test_a_floating_key_is_borrowed_without_a_sign_in(sandbox: Sandbox, desk: Desk) -> None:
    pool = {"is_floating_cloud": True, "floating_users": 1, "can_borrow": True}
    sandbox.license(OF_KEY, **pool, max_borrow_time_h=24)
    assert desk.activate(credential=KEY).error is None
    program = desk.program()
    try:
        assert program.manager.borrow(None, None, desk.options()).error is None
        assert desk.status()["license"]["borrowed_until"] is not None
        assert program.manager.give_back().error is None
    finally:
        program.api.close()
    assert desk.status()["reason"] == "seat_released"
    assert desk.browser.opened == []


def test_the_sdk_file_is_written_along(new_desk: MakeDesk, tmp_path: Path) -> None:
    folder = tmp_path / "sdk"
    lines = f'licensespring_sdk = true\nlicensespring_sdk_dir = "{folder}"'
    desk = new_desk(lines={"license_files": lines})
    assert desk.activate(credential=KEY).error is None
    assert (folder / "License.key").read_bytes()[:4] == b"LSLF"
    assert desk.deactivate().error is None


def test_a_required_secret_store_is_required_here_too(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk(lines={"storage": 'keyring = "required"'}, backend=None)
    with pytest.raises(KeyturnError) as caught:
        desk.activate(credential=KEY)
    assert (caught.value.exit_code, sandbox.seats()) == (31, 0)


def test_neither_key_nor_password_stands_in_a_file_or_the_keyring(desk: Desk) -> None:
    for credential in (YOU, KEY):
        assert desk.activate(credential=credential, is_again=True).error is None
        assert desk.check().error is None
        for name, content in desk.everything().items():
            assert LICENSE_KEY.encode() not in content, name
            assert b'"sandbox"' not in content, name
    assert desk.backend is not None
    assert desk.backend.kept == {}
    (audit,) = desk.folder.rglob("audit.jsonl")
    lines = [json.loads(line) for line in audit.read_text().splitlines()]
    assert {line["event"] for line in lines} == {"action", "state_changed"}
    assert not re.search(f"{LICENSE_KEY}|password", audit.read_text())
