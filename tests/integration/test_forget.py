"""Does `forget --all` leave nothing behind, and remove nothing where it cannot finish?"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sso import errors
from sso.channel.instance import socket_of
from sso.channel.local_channel import ChannelServer
from sso.cli.forget_verb import forget
from sso.cli.output import Output
from sso.cli.parser import parse
from tests.integration.bench import Desk
from tests.integration.command_line import Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox
from tests.unit.fake_backends import KeyringLocked, MemoryBackend, RaisingBackend


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    terminal = terminal_of(sandbox, tmp_path)
    terminal.environment = {"XDG_CONFIG_HOME": str(tmp_path / "own")}
    assert terminal.activate().code == 0
    return terminal


def left(terminal: Terminal) -> list[Path]:
    return [path for path in terminal.folder.rglob("*") if path.is_file()]


def test_nothing_is_left_and_the_seat_is_free(terminal: Terminal, sandbox: Sandbox) -> None:
    assert sandbox.seats() == 1
    assert terminal.run("borrow").code != 0  # leaves a log of its own
    done = terminal.run("forget", "--all", "--yes", "--json")
    assert done.code == 0, done.err
    assert done.object["seats_given_back"] == ["CAD-PRO"]
    assert sandbox.seats() == 0
    assert left(terminal) == []
    assert terminal.run("status", "--json").object["state"] == "not_activated"


def test_the_seat_can_stay(terminal: Terminal, sandbox: Sandbox) -> None:
    done = terminal.run("forget", "--all", "--keep-seats", "--yes", "--json")
    assert (done.code, done.object["seats_given_back"]) == (0, [])
    assert sandbox.seats() == 1
    assert left(terminal) == []


def test_without_the_service_nothing_is_removed(terminal: Terminal, sandbox: Sandbox) -> None:
    before = terminal.stored()
    sandbox.fault("gateway_502", "deactivate_license", count=0)
    done = terminal.run("forget", "--all", "--yes", "--json")
    assert (done.code, done.error["code"]) == (20, "SERVICE_UNREACHABLE")
    assert terminal.stored() == before
    assert sandbox.seats() == 1


def test_all_has_to_be_said(terminal: Terminal) -> None:
    done = terminal.run("forget", "--json")
    assert (done.code, done.error["code"]) == (64, "USAGE")
    assert left(terminal) != []


def test_where_nobody_can_be_asked_it_has_to_be_said_twice(terminal: Terminal) -> None:
    done = terminal.run("forget", "--all")
    assert done.code == 64
    assert "--yes" in done.err
    assert left(terminal) != []


def test_twice_is_no_error(terminal: Terminal) -> None:
    assert terminal.run("forget", "--all", "--yes").code == 0
    assert terminal.run("forget", "--all", "--yes").code == 0


# ---- in this process, for the secret store and the running program


def forgotten(desk: Desk) -> dict[str, object]:
    program = desk.program()
    folders = ["--profile", str(desk.profile), "--data-dir", str(desk.folder)]
    program.arguments = parse([*folders, "--json", "forget", "--all", "--yes"])
    said = io.StringIO()
    program.output = Output(True, result=said)
    assert forget(program) == 0
    program.api.close()
    found: dict[str, object] = json.loads(said.getvalue())
    return found


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))


@pytest.mark.usefixtures("own")
def test_secrets_go_too(desk: Desk) -> None:
    assert desk.activate().error is None
    program = desk.program()
    program.vault.save_proxy_sign_in("proxy.acme.test:8080", "you", "secret")
    backend = desk.backend
    assert isinstance(backend, MemoryBackend)
    assert len(backend.kept) == 3  # person, proxy, and the list of both
    assert forgotten(desk)["secrets"] == 2
    assert backend.kept == {}


@pytest.mark.usefixtures("own")
def test_a_locked_secret_store_is_said_first(desk: Desk, sandbox: Sandbox) -> None:
    assert desk.activate().error is None
    desk.backend = RaisingBackend(KeyringLocked("locked"))
    with pytest.raises(errors.SecretStoreUnavailable):
        forgotten(desk)
    assert sandbox.seats() == 1
    assert desk.stored()


@pytest.mark.usefixtures("own")
def test_the_running_program_comes_first(desk: Desk, sandbox: Sandbox) -> None:
    assert desk.activate().error is None
    server = ChannelServer(socket_of(desk.program().paths.state), lambda peer: None)
    server.start()
    try:
        with pytest.raises(errors.StillRuns):
            forgotten(desk)
    finally:
        server.close()
    assert sandbox.seats() == 1
    assert desk.stored()
