"""What happens to an activated license: checked, ended, given back, offline, back again?"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sso import errors
from sso.storage.published_state import published_state
from tests.integration.bench import Desk, profile_with, wired
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox, free_port, running
from tests.unit.fake_backends import HangingBackend, KeyringLocked, MemoryBackend, RaisingBackend

LICENSE_OF_YOU = 1744810240166049


@pytest.fixture
def active(sandbox: Sandbox, desk: Desk) -> Desk:
    """A computer that is activated."""
    assert desk.activate().error is None
    return desk


# ---- the same device


def test_an_active_device_opens_no_browser(sandbox: Sandbox, active: Desk) -> None:
    opened = len(active.browser.opened)
    outcome = active.activate()
    assert outcome.was_active
    assert outcome.error is None
    assert len(active.browser.opened) == opened
    assert sandbox.count("sso_url") == 1


def test_a_known_device_takes_no_second_seat(sandbox: Sandbox, active: Desk) -> None:
    outcome = active.activate(is_again=True)
    assert outcome.error is None
    assert not outcome.was_active
    assert sandbox.seats() == 1


def test_a_device_whose_files_were_lost_takes_no_second_seat(
    sandbox: Sandbox, active: Desk
) -> None:
    for path in sorted(active.folder.rglob("*")):
        if path.is_file():
            path.unlink()
    assert active.status()["state"] == "not_activated"
    assert active.activate().error is None
    assert sandbox.seats() == 1


def test_another_device_takes_a_second_seat(
    sandbox: Sandbox, active: Desk, new_desk: MakeDesk
) -> None:
    assert new_desk(hardware_id="another-device").activate().error is None
    assert sandbox.seats() == 2


def test_a_license_of_another_device_is_not_ones_own(sandbox: Sandbox, active: Desk) -> None:
    active.hardware_id = "a-clone"
    for path in active.folder.rglob("device.json"):
        path.unlink()
    assert (active.status()["state"], active.status()["exit_code"]) == ("wrong_device", 17)


# ---- checks


def test_a_good_check_keeps_the_newest_answer(sandbox: Sandbox, active: Desk) -> None:
    before = active.stored()
    sandbox.license(LICENSE_OF_YOU, validity_at="2031-05-06T00:00:00.000Z")
    assert active.check().error is None
    assert active.status()["until"] == "2031-05-06T00:00:00Z"
    assert active.stored() != before


@pytest.mark.parametrize("mode", ["error", "flags"])
@pytest.mark.parametrize(
    ("change", "state", "exit_code"),
    [
        ({"validity_at": "2020-01-01T00:00:00.000Z"}, "expired", 14),
        ({"enabled": False}, "disabled", 15),
        ({"active": False}, "disabled", 15),
    ],
)
def test_a_check_tells_that_it_is_over(
    sandbox: Sandbox,
    active: Desk,
    mode: str,
    change: dict[str, Any],
    state: str,
    exit_code: int,
) -> None:
    sandbox.settings(bad_states_as=mode)
    sandbox.license(LICENSE_OF_YOU, **change)
    outcome = active.check()
    assert outcome.report.status.state.value == state
    assert (active.status()["state"], active.status()["exit_code"]) == (state, exit_code)
    if mode == "error":
        assert isinstance(outcome.error, errors.LicenseError)
        assert outcome.error.exit_code == exit_code


def test_what_was_over_is_active_again_after_a_good_check(sandbox: Sandbox, active: Desk) -> None:
    sandbox.license(LICENSE_OF_YOU, enabled=False)
    active.check()
    assert active.status()["state"] == "disabled"
    sandbox.license(LICENSE_OF_YOU, enabled=True)
    assert active.check().error is None
    assert active.status()["state"] == "active"


def test_a_refusal_leaves_the_stored_license_as_it_is(sandbox: Sandbox, active: Desk) -> None:
    before = active.stored()
    sandbox.license(LICENSE_OF_YOU, enabled=False)
    active.check()
    assert active.stored() == before


def test_a_device_that_the_service_no_longer_knows(sandbox: Sandbox, active: Desk) -> None:
    stored = active.stored()
    sandbox.reset()
    outcome = active.check()
    assert type(outcome.error) is errors.NotActivated
    assert (active.status()["state"], active.status()["exit_code"]) == ("not_activated", 11)
    assert active.stored() == stored


def test_a_device_on_the_black_list(sandbox: Sandbox, active: Desk) -> None:
    sandbox.settings(blacklisted_devices=["bench-device"])
    active.check()
    assert active.status()["exit_code"] == 11


def test_a_check_of_nothing_asks_nobody(sandbox: Sandbox, desk: Desk) -> None:
    outcome = desk.check()
    assert type(outcome.error) is errors.NotActivated
    assert sandbox.count("check_license") == 0


def test_an_unknown_refusal_of_a_check_is_no_end_of_a_license(
    sandbox: Sandbox, active: Desk
) -> None:
    sandbox.fault("status", "check_license", status=400, code="brand_new_word", message="New.")
    outcome = active.check()
    assert type(outcome.error) is errors.RequestRefused
    assert outcome.error.service_message == "New."
    assert active.status()["state"] == "grace"


# ---- giving back


@pytest.mark.parametrize("answer", ["bare", "json_string"])
@pytest.mark.parametrize("is_strict", [False, True])
@pytest.mark.parametrize("is_signed", [False, True])
def test_the_seat_is_given_back(
    sandbox: Sandbox, active: Desk, answer: str, is_strict: bool, is_signed: bool
) -> None:
    sandbox.settings(
        deactivate_as=answer, strict_deactivate=is_strict, sign_string_bodies=is_signed
    )
    active.deactivate()
    assert sandbox.seats() == 0
    assert sandbox.count("deactivate_license") == (2 if is_strict else 1)
    assert active.stored() == {}
    assert active.status()["state"] == "not_activated"


def test_giving_back_without_contact_changes_nothing(sandbox: Sandbox, active: Desk) -> None:
    before = active.everything()
    sandbox.fault("reset", "deactivate_license")
    with pytest.raises(errors.ServiceUnreachable):
        active.deactivate()
    assert active.everything() == before
    assert active.status()["state"] == "active"


def test_a_seat_that_is_gone_already_is_what_was_wanted(sandbox: Sandbox, active: Desk) -> None:
    sandbox.reset()
    active.deactivate()
    assert active.stored() == {}


def test_giving_back_nothing(sandbox: Sandbox, desk: Desk) -> None:
    with pytest.raises(errors.NotActivated):
        desk.deactivate()
    assert sandbox.count("deactivate_license") == 0


# ---- signing off


def test_signing_off_forgets_the_person_and_keeps_the_license(
    sandbox: Sandbox, active: Desk
) -> None:
    before = active.stored()
    manager = active.program().manager
    person = manager.signed_in_as()
    assert person is not None
    assert (person.email, person.company) == ("you@acme.test", "ACME")
    manager.sign_off()
    assert manager.signed_in_as() is None
    assert active.backend is not None
    assert active.backend.kept == {}
    assert active.stored() == before
    assert active.status()["state"] == "active"
    assert sandbox.seats() == 1


# ---- the keyring


def test_without_a_keyring_the_license_survives_a_restart(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    desk = new_desk(backend=None)
    outcome = desk.activate()
    assert outcome.error is None
    assert outcome.vault is not None
    assert outcome.vault.value == "none"
    assert desk.status()["state"] == "active"


@pytest.mark.parametrize("backend", [None, RaisingBackend(KeyringLocked("x"))])
def test_a_required_keyring_is_demanded_before_anything_else(
    sandbox: Sandbox, new_desk: MakeDesk, backend: Any
) -> None:
    desk = new_desk("code", {"storage": 'keyring = "required"'}, backend=backend)
    with pytest.raises(errors.SecretStoreUnavailable) as caught:
        desk.activate()
    assert caught.value.exit_code == 31
    assert sandbox.count("sso_url") == 0


class Witness(MemoryBackend):
    """Notes what the licensed program is told when the store is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.look: Callable[[], str | None] = lambda: None
        self.told: list[str | None] = []

    def set_password(self, service: str, username: str, password: str) -> None:
        self.told.append(self.look())
        super().set_password(service, username, password)


def test_nobody_waits_for_the_keyring_to_learn_that_the_license_is_active(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    backend = Witness()
    desk = new_desk(backend=backend)
    backend.look = lambda: published_state(desk.program().paths, "CAD-PRO")
    outcome = desk.activate()
    assert outcome.error is None
    assert backend.told
    assert set(backend.told) == {"active"}


def test_a_keyring_that_hangs_does_not_cost_the_license(
    sandbox: Sandbox, new_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sso.storage.vault.DEADLINE_S", 0.2)
    backend = HangingBackend()
    desk = new_desk(backend=backend)
    outcome = desk.activate()
    backend.release()
    assert outcome.error is None
    assert outcome.vault is not None
    assert outcome.vault.value == "locked"


# ---- offline


def test_grace_while_the_service_is_away_and_active_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    uris = (f"http://localhost:{free_port()}/callback",)
    with running(tmp_path / "sandbox", uris, port) as (sandbox, _):
        profile = profile_with(sandbox.profiles["code"], tmp_path / "profile")
        desk = wired(monkeypatch, Desk(profile, tmp_path / "data"))
        assert desk.activate().error is None
        stored = desk.stored()
    assert desk.status()["state"] == "active"  # nobody was asked
    outcome = desk.check()
    assert type(outcome.error) is errors.ServiceUnreachable
    assert (desk.status()["state"], desk.status()["exit_code"]) == ("grace", 10)
    assert desk.status()["grace_until"] is not None
    assert desk.stored() == stored
    desk.clock.move(hours=23, minutes=50)
    assert desk.status()["state"] == "grace"
    desk.clock.move(minutes=20)
    assert (desk.status()["state"], desk.status()["exit_code"]) == ("unreachable", 20)
    desk.clock.offset = timedelta(0)
    with running(tmp_path / "sandbox", uris, port):
        assert desk.check().error is None
        assert desk.status()["state"] == "active"


def test_the_status_file_is_what_status_says(sandbox: Sandbox, active: Desk) -> None:
    (path,) = (active.folder / "state" / "status").glob("*.json")
    published, said = json.loads(path.read_text()), active.status()
    for changing in ("writer", "grace_until"):
        published.pop(changing)
        said.pop(changing)
    assert published == said


def test_the_evidence_can_be_verified_by_anybody(sandbox: Sandbox, active: Desk) -> None:
    import base64
    import hashlib

    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    key = serialization.load_pem_public_key((sandbox.folder / "public_key.pem").read_bytes())
    assert isinstance(key, rsa.RSAPublicKey)
    proof = active.status()["evidence"]
    body = base64.b64decode(proof["response"])
    key.verify(base64.b64decode(proof["signature"]), body, padding.PKCS1v15(), hashes.SHA256())
    assert json.loads(body)["hardware_id"] == "bench-device"
    der = key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert proof["key"] == f"sha256:{hashlib.sha256(der).hexdigest()}"
