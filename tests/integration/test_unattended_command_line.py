"""Do `activate --key-file` and `--user` work in a real process, and does the secret stay inside?"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import stat
import sys
import tomllib
from pathlib import Path

import pytest

from sso.sandbox.catalogue import FIRST_ID
from tests.integration.command_line import Done, Running, Terminal, finished, terminal_of
from tests.integration.machine_policy import with_policy
from tests.integration.sandbox_process import ROOT, Sandbox

KEY, PASSWORD = "CANA-RYKE-YKEY-1234", "canary-passwörd-5678"
LOUD = ("--log-level", "debug")
BY_NAME = ("activate", "--user", "you@acme.test", "--password-file")
BASE64 = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    """A terminal whose browser would fail the test, and a service with a key and a password of its
    own."""
    sandbox.license(FIRST_ID + 9, license_key=KEY)
    sandbox.settings(user_password=PASSWORD)
    found = terminal_of(sandbox, tmp_path)
    text = re.sub(r"browser = .*", 'browser = ["/no/browser"]', found.profile.read_text())
    found.profile.write_text(text)
    return found


def secret_file(folder: Path, secret: str) -> Path:
    file = folder / "secret"
    file.write_text(f"{secret}\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def readings_of(text: str) -> str:
    """A text, and whatever it holds in Base64."""
    hidden = [base64.b64decode(word + "=" * (-len(word) % 4)) for word in BASE64.findall(text)]
    return text + "".join(raw.decode("utf-8", "replace") for raw in hidden)


def assert_silent(done: list[Done], *secrets: str) -> None:
    for secret in secrets:
        for one in done:
            assert secret not in readings_of(one.out + one.err)


def test_a_life_by_key(sandbox: Sandbox, terminal: Terminal, tmp_path: Path) -> None:
    first = terminal.run("activate", "--key-file", "-", "--json", *LOUD, given=f"{KEY}\n".encode())
    assert first.code == 0, first.err
    assert (first.object["state"], first.object["user"]) == ("active", None)
    file = str(secret_file(tmp_path, KEY))
    again = terminal.run("activate", "--key-file", file, "--json", *LOUD)
    assert again.object["license"] == first.object["license"]
    assert sandbox.count("activate_license") == 1, "active already"
    anew = terminal.run("activate", "--key-file", file, "--again", *LOUD)
    assert (anew.code, sandbox.seats()) == (0, 1)
    path = terminal.folder / "state" / "status" / "CAD-PRO.json"
    written = json.loads(path.read_text())
    assert KEY in readings_of(written["evidence"]["response"]), "for the licensed program alone"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rest = [terminal.run(verb, "--json", *LOUD) for verb in ("status", "check", "deactivate")]
    assert [done.code for done in rest] == [0, 0, 0]
    printed = rest[0].object
    assert printed.pop("evidence") is None
    assert printed.items() >= {"state": "active", "customer_account_code": "ACME"}.items()
    assert sandbox.seats() == 0
    assert_silent([first, again, anew, *rest], KEY)
    assert first.err.count("Activating this device") == 1
    for kept in terminal.folder.rglob("*"):
        assert not kept.is_file() or KEY not in kept.read_text(errors="replace")


def test_a_life_by_name_and_password(sandbox: Sandbox, terminal: Terminal, tmp_path: Path) -> None:
    given = f"{PASSWORD}\r\n".encode()
    first = terminal.run(*BY_NAME, "-", "--json", *LOUD, given=given)
    assert first.code == 0, first.err
    assert first.object["user"] == {"email": "you@acme.test"}
    assert first.object["evidence"] is not None
    file = secret_file(tmp_path, PASSWORD)
    file.chmod(0o644)
    again = terminal.run(*BY_NAME, str(file), "--again", "--json", *LOUD)
    assert (again.code, sandbox.seats()) == (0, 1)
    assert "can be read by every user" in again.err
    rest = [terminal.run(verb, *LOUD) for verb in ("check", "deactivate")]
    assert [done.code for done in rest] == [0, 0]
    file.write_text("wrong-" + PASSWORD)
    wrong = terminal.run(*BY_NAME, str(file), "--json", *LOUD)
    assert (wrong.code, wrong.error["code"]) == (26, "SIGN_IN_REFUSED")
    assert "did not take the name and password" in wrong.error["message"]
    assert_silent([first, again, *rest, wrong], PASSWORD)
    for kept in terminal.folder.rglob("*"):
        assert not kept.is_file() or PASSWORD not in readings_of(kept.read_text(errors="replace"))


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("--key-file", "-"), b"", "is empty"),
        (("--key-file", "-"), b"CANARY\x00KEY\n", "not a line of text"),
        (("--key-file", "/no/such/file"), b"", "No such file"),
        (("--key-file", "-", "--customer", "ACME"), b"CANARYKEY\n", "do not go together"),
        (("--password-file", "-"), b"CANARYKEY\n", "--user"),
    ],
)
def test_bad_input_is_usage(
    sandbox: Sandbox, terminal: Terminal, words: tuple[str, ...], given: bytes, said: str
) -> None:
    done = terminal.run("activate", *words, "--json", *LOUD, given=given)
    assert (done.code, done.error["code"]) == (64, "USAGE")
    assert said in done.error["message"]
    assert sandbox.count("activate_license") == 0
    assert_silent([done], "CANARY")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_process_shows_nothing_while_it_runs(
    sandbox: Sandbox, terminal: Terminal, tmp_path: Path
) -> None:
    sandbox.fault("latency", "activate_license", seconds=0.7)
    words = terminal.words("activate", "--key-file", str(secret_file(tmp_path, KEY)), "--json")
    running = Running(words, {})
    running.line_with("Activating")
    folder = Path(f"/proc/{running.process.pid}")
    shown = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
    assert b"--key-file" in shown
    assert running.process.poll() is None, "it has the key and waits for the service"
    assert KEY.encode() not in shown
    assert running.end().code == 0


def test_offline_it_goes_on_for_a_while(terminal: Terminal, tmp_path: Path) -> None:
    words = ("activate", "--key-file", str(secret_file(tmp_path, KEY)), "--json")
    assert terminal.run(*words).code == 0
    text = terminal.profile.read_text()
    terminal.profile.write_text(re.sub(r'base_url = ".*"', 'base_url = "http://127.0.0.1:9"', text))
    away = terminal.run("check", "--json")
    assert (away.code, away.object["state"]) == (10, "grace")
    kept = terminal.run("deactivate", "--json")
    assert (kept.code, kept.error["code"]) == (20, "SERVICE_UNREACHABLE")
    assert list(terminal.stored()) == ["CAD-PRO.license"]


def test_a_silent_first_start_ends_active(
    sandbox: Sandbox, terminal: Terminal, tmp_path: Path
) -> None:
    """A build machine with a policy from its management, a key from its vault, and nothing else."""
    profile = tomllib.loads(terminal.profile.read_text())
    key_file = terminal.profile.with_name("public_key.pem")
    for name in ("app", "schema"):
        profile.pop(name)
    profile["license_service"]["public_key"] = str(key_file)
    before = with_policy(tmp_path / "start" / "etc", {"forced": profile}, "io.keyturn.Keyturn")
    words = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(tmp_path / "data"), "--json"]
    done = finished([*before, *words, "activate", "--key-file", "-"], {}, given=KEY.encode())
    assert done.code == 0, done.out
    assert (done.object["state"], done.err) == ("active", "Activating this device ...\n")
    assert sandbox.seats() == 1
    assert finished([*before, *words, "deactivate"], {}).code == 0
    assert sandbox.seats() == 0
    assert os.listdir(tmp_path / "data") == ["state"]


def test_the_guides_commands_run(sandbox: Sandbox, terminal: Terminal, tmp_path: Path) -> None:
    """Every block of docs/unattended.md, each on a new computer, and the playbook's steps."""
    secrets = tmp_path / "run"
    secrets.mkdir()
    (secrets / "license-key").write_text(KEY)
    (secrets / "password").write_text(PASSWORD)
    program = tmp_path / "bin" / "keyturn"
    program.parent.mkdir()
    start = f"{sys.executable} {ROOT / 'main.py'} --profile {terminal.profile}"
    program.write_text(f'#!/bin/sh\nexec {start} --data-dir {tmp_path}/own "$@"\n')
    program.chmod(0o755)
    page = (ROOT / "docs" / "unattended.md").read_text()
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    # One license of the key, one of the person; the last two give the key's seat back.
    for block, seats in zip(blocks, (1, 2, 1, 1), strict=True):
        shutil.rmtree(tmp_path / "own", ignore_errors=True)
        script = block.replace("/run/secrets", str(secrets)).replace("/var/lib", str(tmp_path))
        path = {"PATH": f"{program.parent}:{os.environ['PATH']}"}
        done = finished(["sh", "-e", "-c", script], path)
        assert done.code == 0, done.err
        assert "Active" in done.out or '"active"' in done.out
        assert sandbox.seats() == seats
    looked, activated = re.findall(r"cmd: keyturn (.*)", page)
    assert terminal.run(*looked.split()).code == 11
    assert terminal.run(*activated.split(), given=KEY.encode()).code == 0
    assert terminal.run(*looked.split()).code == 0
