"""Does the wizard write a profile that works, and none that does not?"""

from __future__ import annotations

import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.integration.command_line import Done, Terminal, environment, finished
from tests.integration.sandbox_process import ROOT, Sandbox

MAIN = [sys.executable, str(ROOT / "main.py")]


@pytest.fixture
def answers(sandbox: Sandbox) -> dict[str, str]:
    """What somebody who knows the sandbox answers, in the order of the questions."""
    profile = Path(sandbox.profiles["code"])
    service = tomllib.loads(profile.read_text())["license_service"]
    return {
        "name": "Acme License",
        "id": "test.acme.License",
        "base_url": service["base_url"],
        "auth": "",
        "api_key": service["api_key"],
        "shared_key": service["shared_key"],
        "public_key": str(profile.parent / "public_key.pem"),
        "code": "CAD-PRO",
        "product": "CAD Pro",
        "company": "ACME",
        "email": "",
    }


def asked(folder: Path, answers: dict[str, str], *words: str) -> Done:
    done = subprocess.run(
        [*MAIN, "config", "init", str(folder / "acme.toml"), *words],
        input="".join(f"{answer}\n" for answer in answers.values()),
        env=environment({}),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_profile_that_works(answers: dict[str, str], tmp_path: Path, sandbox: Sandbox) -> None:
    done = asked(tmp_path, answers, "--json")
    assert done.code == 0, done.err
    path = tmp_path / "acme.toml"
    assert done.object == {"file": str(path), "works": True}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for line in ("OK    Credentials", "OK    Signature", "OK    Sign-in"):
        assert line in done.err
    assert answers["shared_key"] not in done.out + done.err
    assert finished([*MAIN, "config", "validate", str(path)], {}).code == 0
    status = Terminal(path, tmp_path / "data").run("status", "--json")
    assert (status.code, status.object["product"]) == (11, "CAD-PRO")
    assert sandbox.seats() == 0
    assert [one.name for one in tmp_path.iterdir() if one.name != "data"] == ["acme.toml"]


@pytest.mark.parametrize(
    ("wrong", "code", "exit_code"),
    [
        ({"shared_key": "another-key-that-nobody-has"}, "PROGRAM_REFUSED", 27),
        ({"code": "NO-SUCH"}, "PROGRAM_REFUSED", 27),
        ({"company": "NOSSO"}, "SIGN_IN_NOT_SET_UP", 26),
        ({"public_key": "licensespring"}, "SIGNATURE_WRONG", 25),
    ],
)
def test_what_does_not_work_is_not_written(
    answers: dict[str, str], tmp_path: Path, wrong: dict[str, str], code: str, exit_code: int
) -> None:
    done = asked(tmp_path, answers | wrong, "--json")
    assert (done.code, done.error["code"]) == (exit_code, code)
    assert list(tmp_path.iterdir()) == []
    assert "another-key-that-nobody-has" not in done.out + done.err


@pytest.mark.parametrize(
    "wrong", [{"id": "no dots"}, {"auth": "basic"}, {"company": "A, B"}, {"api_key": ""}]
)
def test_an_answer_that_cannot_be_is_told_at_once(
    answers: dict[str, str], tmp_path: Path, wrong: dict[str, str]
) -> None:
    done = asked(tmp_path, answers | wrong, "--json")
    assert (done.code, done.error["code"]) == (64, "USAGE")
    assert list(tmp_path.iterdir()) == []


def test_answers_that_end_too_soon(answers: dict[str, str], tmp_path: Path) -> None:
    few = dict(list(answers.items())[:4])
    assert asked(tmp_path, few, "--json").code == 19


def test_a_file_that_is_there_is_left_alone(answers: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text("mine")
    done = asked(tmp_path, answers, "--json")
    assert done.code == 64
    assert (tmp_path / "acme.toml").read_text() == "mine"
