"""Does the doctor name exactly the one thing that is wrong?"""

from __future__ import annotations

import io
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sso.channel.instance import socket_of
from sso.channel.local_channel import ChannelServer, Peer
from sso.cli.doctor_verb import doctor
from sso.cli.output import Output
from sso.diagnostics.checks.settings import TELLING
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox
from tests.unit.fake_backends import KeyringLocked, RaisingBackend
from tests.unit.unprivileged import as_nobody


def program(folder: Path, name: str, says: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{says}\n")
    path.chmod(0o755)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session with browser, tray and link handler; its programs lie in the folder."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program(folder, "xdg-open", "exit 0")
    program(folder, "xdg-settings", "echo firefox-esr.desktop")
    program(folder, "xdg-mime", "echo io.keyturn.Keyturn.desktop")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    for name in TELLING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sso.cli.doctor_verb.has_tray", lambda: True)
    return folder


def looked(desk: Desk) -> dict[str, Any]:
    """What `doctor --json` prints."""
    program = desk.program()
    said = io.StringIO()
    program.output = Output(True, result=said)
    code = doctor(program)
    if "api" in vars(program):
        program.api.close()
    found: dict[str, Any] = json.loads(said.getvalue())
    assert code == found["exit_code"]
    return found


def levels(found: dict[str, Any], level: str) -> dict[str, str | None]:
    return {one["check"]: one["code"] for one in found["checks"] if one["level"] == level}


def assert_only(found: dict[str, Any], check: str, code: str, exit_code: int) -> None:
    """One check fails; what builds on it is skipped, everything else is well."""
    assert levels(found, "fail") == {check: code}, found
    assert levels(found, "warn") == {}
    assert found["exit_code"] == exit_code
    (failed,) = [one for one in found["checks"] if one["level"] == "fail"]
    assert failed["text"]
    assert failed["fix"]


def test_a_healthy_computer(desktop: Path, desk: Desk) -> None:
    found = looked(desk)
    assert levels(found, "ok").keys() == {one["check"] for one in found["checks"]}, found
    assert len(found["checks"]) == 21
    assert found["exit_code"] == 0


def test_after_an_activation_too(desktop: Path, desk: Desk, sandbox: Sandbox) -> None:
    assert desk.activate().error is None
    before = desk.stored()
    found = looked(desk)
    assert found["exit_code"] == 0
    assert desk.stored() == before
    assert sandbox.seats() == 1


def test_without_a_display_it_warns_and_succeeds(
    desktop: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    desk.backend = None
    found = looked(desk)
    assert levels(found, "fail") == {}
    assert levels(found, "warn").keys() == {"browser", "tray", "scheme_handler", "secret_store"}
    assert found["exit_code"] == 0


# ---- one fault each


def test_a_clock_twenty_minutes_off(desktop: Path, desk: Desk) -> None:
    desk.clock.move(minutes=-20)
    assert_only(looked(desk), "clock", "CLOCK_WRONG", 16)


def test_a_clock_seven_minutes_off(desktop: Path, desk: Desk) -> None:
    desk.clock.move(minutes=7)
    found = looked(desk)
    assert levels(found, "warn").keys() == {"clock"}
    assert found["exit_code"] == 0


def test_a_wrong_shared_key(desktop: Path, new_desk: MakeDesk) -> None:
    wrong = new_desk(lines={"license_service": 'shared_key = "not-the-shared-key-at-all"'})
    found = looked(wrong)
    assert_only(found, "credentials", "PROGRAM_REFUSED", 27)
    assert "not-the-shared-key-at-all" not in json.dumps(found)


def test_a_wrong_pinned_key(desktop: Path, desk: Desk) -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    pem = other.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (desk.profile.parent / "public_key.pem").write_bytes(pem)
    assert_only(looked(desk), "signature", "SIGNATURE_WRONG", 25)


def test_single_sign_on_is_off_for_the_customer(
    desktop: Path, sandbox: Sandbox, desk: Desk
) -> None:
    sandbox.settings(sso_disabled_codes=["ACME"])
    assert_only(looked(desk), "sign_in", "SIGN_IN_NOT_SET_UP", 26)


def test_the_redirect_port_is_taken(desktop: Path, sandbox: Sandbox, desk: Desk) -> None:
    with ExitStack() as held:
        for uri in sandbox.redirect_uris:
            port = urlsplit(uri).port
            assert port is not None
            held.enter_context(socket.create_server(("127.0.0.1", port)))
        assert_only(looked(desk), "redirect", "NO_REDIRECT_ADDRESS", 23)


def test_no_default_browser(desktop: Path, desk: Desk) -> None:
    program(desktop, "xdg-settings", "exit 1")
    program(desktop, "xdg-mime", 'case "$3" in */https) exit 0;; *) echo k.desktop;; esac')
    assert_only(looked(desk), "browser", "NO_BROWSER", 32)


def test_a_locked_keyring(desktop: Path, new_desk: MakeDesk) -> None:
    desk = new_desk(backend=RaisingBackend(KeyringLocked("locked")))
    assert_only(looked(desk), "secret_store", "SECRET_STORE", 31)


def test_a_data_folder_that_cannot_be_written(
    desktop: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    desk.folder.mkdir(parents=True)
    desk.folder.chmod(0o555)
    program = desk.program()
    assert program.profile.products  # nobody may not even read the test's own folders
    assert program.public_key

    def look() -> None:
        said = io.StringIO()
        program.output = Output(True, result=said)
        doctor(program)
        found = json.loads(said.getvalue())
        assert levels(found, "fail") == {"data_folder": "STORE_FAILED"}
        assert found["exit_code"] == 70

    as_nobody(look)


def test_another_version_runs(desktop: Path, desk: Desk) -> None:
    with another_program(desk, lambda peer: peer.write(b'{"taken": true, "version": "0.0.1"}')):
        found = looked(desk)
    assert_only(found, "other_instance", "OTHER_VERSION", 32)
    assert "0.0.1" in json.dumps(found)


def test_a_version_that_does_not_know_the_question(desktop: Path, desk: Desk) -> None:
    with another_program(desk, lambda peer: None):
        assert_only(looked(desk), "other_instance", "OTHER_VERSION", 32)


@contextmanager
def another_program(desk: Desk, answer: Callable[[Peer], object]) -> Iterator[None]:
    def serve(peer: Peer) -> None:
        peer.read(5)
        answer(peer)

    server = ChannelServer(socket_of(desk.program().paths.state), serve)
    server.start()
    try:
        yield
    finally:
        server.close()


def test_the_service_is_down(desktop: Path, new_desk: MakeDesk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    desk = new_desk(lines={"license_service": f'base_url = "http://127.0.0.1:{port}"'})
    assert_only(looked(desk), "service", "SERVICE_UNREACHABLE", 20)


def test_a_damaged_license(desktop: Path, desk: Desk) -> None:
    assert desk.activate().error is None
    (path,) = desk.folder.rglob("*.license")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert_only(looked(desk), "license", "LICENSE_DAMAGED", 18)


def test_a_profile_with_a_typing_error(desktop: Path, desk: Desk) -> None:
    desk.profile.write_text(desk.profile.read_text().replace("[sign_in]", "[sign_inn]"))
    found = looked(desk)
    assert levels(found, "fail") == {"profile": "PROFILE_ERROR"}
    assert found["exit_code"] == 30
    assert levels(found, "ok").keys() >= {"policy", "environment", "tray"}


def test_a_license_that_has_ended_is_a_warning(desktop: Path, sandbox: Sandbox, desk: Desk) -> None:
    assert desk.activate().error is None
    desk.clock.move(days=3)
    found = looked(desk)
    assert levels(found, "warn") == {"license": None}
    assert levels(found, "fail") == {"clock": "CLOCK_WRONG"}  # which was moved for it


def test_a_variable_that_others_obey(
    desktop: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/somewhere/else.pem")
    found = looked(desk)
    assert levels(found, "warn").keys() == {"environment"}
    assert "/somewhere" not in json.dumps(found)
