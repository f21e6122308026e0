"""Do users and sessions of one computer stay apart: terminal servers, profiles for reading only?

That a data folder is recognised on another computer (roaming, copied disks) is in
test_license_life.py; that an answer from another user's browser is refused, in listener/.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sso.channel.instance import session_of
from sso.channel.local_channel import connect
from sso.licensing.credentials import KeyCredential
from sso.sandbox.catalogue import LICENSE_KEY
from sso.storage.user_settings import UserSettings
from tests.integration.bench import profile_with
from tests.integration.command_line import (
    PLAYED_BROWSER,
    Running,
    Terminal,
    activated,
    terminal_of,
)
from tests.integration.conftest import MakeDesk
from tests.integration.machine_policy import ALONE, can_mount
from tests.integration.sandbox_process import ROOT, Sandbox
from tests.integration.test_ends import until

ALICE, BOB, CAROL = 64001, 64002, 64003
GIVEN = LICENSE_KEY.encode()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="users and mounts as on Linux")
needs_users = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become other users"
)


# In a mount namespace of its own, a tree that lies below somebody's closed home is there for all.
_OPEN = (
    'hold=$(mktemp -d); mount --bind "$1" "$hold"; mount -t tmpfs -o mode=755 none "$2";'
    ' mkdir -p "$1"; mount --bind "$hold" "$1"; cd /; shift 2; exec "$@"'
)


def in_reach() -> list[str]:
    """Return what stands before a command so that any user can read this tree."""
    folders = [ROOT, *ROOT.parents]
    if all(folder.stat().st_mode & stat.S_IXOTH for folder in folders):
        return []
    top = f"/{ROOT.parts[1]}"
    return ["unshare", "--mount", "sh", "-ec", _OPEN, "sh", str(ROOT), top]


@dataclass
class User:
    """A user of the computer with a terminal."""

    id: int
    terminal: Terminal

    @property
    def before(self) -> list[str]:
        """What stands before a command so that this user runs it."""
        who = str(self.id)
        return [*in_reach(), "setpriv", "--reuid", who, "--regid", who, "--clear-groups"]

    def run(self, *words: str, given: bytes | None = None) -> Any:
        return self.terminal.run(*words, before=self.before, given=given)

    def start(self, *words: str) -> Running:
        return Running([*self.before, *self.terminal.words(*words)], self.terminal.environment)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder in which everybody may make things, as /tmp is."""
    folder = Path(tempfile.mkdtemp(prefix="keyturn-shared-"))
    folder.chmod(0o1777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def user(sandbox: Sandbox, shared: Path) -> Callable[[int, str], User]:
    """Make a user; all have the one profile, whose browser waits at their gate and signs in as
    whom their environment names."""
    play = shlex.join([sys.executable, str(PLAYED_BROWSER), "--play"])
    script = f'(read line < "$GATE"; exec {play} "$PERSON" "$1") > /dev/null 2>&1 &'
    browser = json.dumps(["/bin/sh", "-c", script, "sh"])
    profile = profile_with(
        sandbox.profiles["code"], shared / "profile", sign_in=f"browser = {browser}"
    )

    def make(who: int, person: str = "") -> User:
        home = shared / f"home-{who}"
        home.mkdir(mode=0o700)
        gate = home / "gate"
        os.mkfifo(gate)
        for path in (home, gate):
            os.chown(path, who, who)
        environment = {"HOME": str(home), "PERSON": person, "GATE": str(gate)}
        return User(who, Terminal(profile, shared / f"data-{who}", environment))

    return make


def as_user(who: int, act: Callable[[], object]) -> None:
    """Run `act` as this user in a forked child; its failure is ours."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(who)
            os.setuid(who)
            act()
            code = 0
        except BaseException as reason:
            os.write(2, f"{reason!r}\n".encode())
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "it failed as that user"


def ended(running: Running) -> None:
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
    running.end()


# ---- two users


@needs_users
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_users_sign_in_at_once_each_for_themselves(
    sandbox: Sandbox, user: Callable[..., User]
) -> None:
    """Each takes the next registered address; where none is left, it is said before a browser."""
    alice, bob = user(ALICE, "you@acme.test"), user(BOB, "two@acme.test")
    words = ("activate", "--json", "--timeout", "30")
    waiting = []
    for one in (alice, bob):
        waiting.append(one.start(*words))
        waiting[-1].line_with("Opening")
    third = user(CAROL, "float@acme.test").run(*words)
    assert (third.code, third.error["code"]) == (23, "NO_REDIRECT_ADDRESS")
    assert "Opening" not in third.err
    for one in (bob, alice):
        Path(one.terminal.environment["GATE"]).write_text("go\n")
    found = [running.end() for running in waiting]
    assert [done.code for done in found] == [0, 0], found
    assert [done.object["user"]["email"] for done in found] == ["you@acme.test", "two@acme.test"]
    devices = {done.object["device"]["hardware_id"] for done in found}
    assert len(devices) == 1, "one computer"
    assert sandbox.seats() == 2
    for one in (alice, bob):
        (license_file,) = one.terminal.folder.rglob("*.license")
        assert license_file.stat().st_uid == one.id


def test_one_key_on_one_computer_is_one_seat(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    """The license counts devices, and the device is the computer, whoever works there."""
    alice, bob = new_desk(), new_desk()
    for desk in (alice, bob):
        assert desk.activate(credential=KeyCredential(LICENSE_KEY)).error is None
    assert sandbox.seats() == 1
    assert alice.deactivate().error is None
    assert bob.status()["state"] == "active", "until the service is asked"
    assert bob.check().report.status.state.value == "not_activated"


@needs_users
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_nobody_looks_into_anothers_folder(sandbox: Sandbox, user: Callable[..., User]) -> None:
    alice, bob = user(ALICE), user(BOB)
    assert alice.run("activate", "--key-file", "-", given=GIVEN).code == 0
    alice.terminal.environment["QT_QPA_PLATFORM"] = "offscreen"
    alice.terminal.environment["XDG_RUNTIME_DIR"] = alice.terminal.environment["HOME"]
    program = alice.start()
    state = alice.terminal.folder / "state"
    instance = state / "run" / f"instance-{session_of({})}.sock"
    try:
        until(lambda: (state / "status/status.sock").exists() and instance.exists(), 20)
        everything = [alice.terminal.folder, *sorted(alice.terminal.folder.rglob("*"))]
        assert len(everything) > 10
        for path in everything:
            found = path.lstat()
            assert found.st_uid == ALICE
            assert not stat.S_IMODE(found.st_mode) & 0o077, path

        def look() -> None:
            for path in everything[1:]:
                with pytest.raises(PermissionError):
                    path.lstat() if path.is_socket() else path.open("rb")
                with pytest.raises(PermissionError):
                    path.chmod(0o777)
            for path in (state / "status/status.sock", instance):
                with pytest.raises(PermissionError):
                    connect(path)
            with pytest.raises(PermissionError):
                Path(f"/proc/{program.process.pid}/environ").read_bytes()

        as_user(BOB, look)
        curious = User(BOB, Terminal(bob.terminal.profile, alice.terminal.folder, {}))
        refused = curious.run("status", "--json")
        assert (refused.code, refused.error["code"]) == (70, "STORE_FAILED")
        assert "Permission denied" in refused.error["message"]
    finally:
        ended(program)


@needs_users
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("name", ["state", "state/run"])
def test_a_folder_that_was_made_by_another_is_not_used(
    sandbox: Sandbox, user: Callable[..., User], name: str
) -> None:
    """Bob was there first: he could read what lies in it, or put a license of his own there."""
    alice = user(ALICE)
    alice.terminal.folder.mkdir()
    os.chown(alice.terminal.folder, ALICE, ALICE)
    planted = alice.terminal.folder / name
    planted.mkdir(parents=True)
    for path in (alice.terminal.folder / "state", planted):
        os.chown(path, BOB if path == planted else ALICE, -1)
        path.chmod(0o777)
    for words in (("status",), ("activate", "--key-file", "-")):
        done = alice.run(*words, "--json", given=GIVEN)
        assert (done.code, done.error["code"]) == (70, "STORE_FAILED")
        assert f"{planted}: belongs to another user" in done.error["message"]
    assert sandbox.count("activate_license") == 0
    assert list(planted.iterdir()) == []


@needs_users
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_squatted_socket_hears_nothing(shared: Path) -> None:
    """Even where another user could make it: the system tells whose it is."""
    path = shared / "instance.sock"
    ready, begun = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(BOB)
        os.setuid(BOB)
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(path))
        server.listen()
        os.write(begun, b"1")
        peer, _ = server.accept()
        os._exit(len(peer.recv(100)))
    os.read(ready, 1)
    with pytest.raises(PermissionError, match="another user's"):
        connect(path)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "not a byte"
    os.close(ready)
    os.close(begun)


# ---- two sessions of one user


def test_two_sessions_share_one_store(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    state = terminal.folder / "state"
    sessions = [{"DISPLAY": name, "QT_QPA_PLATFORM": "offscreen"} for name in (":71", ":72")]
    programs = [Running(terminal.words(), session) for session in sessions]
    try:
        sockets = [state / "run" / f"instance-{session_of(one)}.sock" for one in sessions]
        assert len(set(sockets)) == 2
        until(lambda: all(path.exists() for path in sockets), 20)
        assert terminal.run("activate", "--key-file", "-", given=GIVEN).code == 0
        checks = [Running(terminal.words("check", "--json"), session) for session in sessions]
        assert [done.end().code for done in checks] == [0, 0]
        assert [program.process.poll() for program in programs] == [None, None]
    finally:
        for program in programs:
            ended(program)
    assert terminal.run("status").code == 0
    assert sandbox.seats() == 1


def test_two_sessions_lose_no_setting(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"

    def write(number: int) -> None:
        for turn in range(15):
            UserSettings(path).set("chosen_license", f"P-{number}-{turn}", turn + 1)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = [UserSettings(path).chosen_license(f"P-{n}-{t}") for n in range(4) for t in range(15)]
    assert kept == [turn + 1 for _ in range(4) for turn in range(15)]


# ---- a profile for reading only


@pytest.mark.skipif(not can_mount(), reason="this system lets nobody make a mount namespace")
def test_a_data_folder_for_reading_only(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    fresh = Terminal(terminal.profile, tmp_path / "fresh")
    fresh.folder.mkdir()
    activated(terminal, monkeypatch)
    before, asked = terminal.stored(), sandbox.count("activate_license")
    script = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'
    read_only = [*ALONE, "sh", "-ec", script, "sh", str(tmp_path)]
    by_key = ("activate", "--key-file", "-", "--json")

    shown = terminal.run("status", "--json", before=read_only)
    assert (shown.code, shown.object["state"]) == (0, "active"), shown.err
    assert fresh.run("status", before=read_only).code == 11
    for where, words in ((terminal, ("check", "--json")), (terminal, (*by_key, "--again")),
                         (fresh, by_key)):  # fmt: skip
        done = where.run(*words, before=read_only, given=GIVEN)
        assert (done.code, done.error["code"]) == (70, "STORE_FAILED"), words
        assert "Read-only file system" in done.error["message"]
    assert terminal.stored() == before
    assert sandbox.count("activate_license") == asked, "no seat that could not be kept"
    assert terminal.run("check").code == 0
    assert list(fresh.folder.iterdir()) == []
