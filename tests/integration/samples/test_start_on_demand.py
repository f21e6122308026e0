"""Does a licensed program start when Keyturn says so, and get a sign-in started when that helps?

Keyturn is played by a script that ends with given exit codes: the contract is what is tested.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.samples.verifiers import SAMPLES, WAIT_S, Verdict

STARTERS = {
    "python": (sys.executable, str(SAMPLES / "python" / "start_on_demand.py")),
    "shell": ("sh", str(SAMPLES / "shell" / "start_on_demand.sh")),
}
PLAYED = """#!/bin/sh
echo "$@" >> {folder}/heard
case $1 in {cases} esac
"""
ERROR = '{"error": {"code": "CANCELLED", "message": "Cancelled.", "next_step": "Start anew."}}'
OPTIONS = {
    "status": "status --product CAD-PRO --json",
    "wait": "wait --product CAD-PRO --for active --timeout 2 --json",
    "activate": "activate --product CAD-PRO --json",
}


class Computer:
    """A computer with a played Keyturn and a licensed program."""

    def __init__(self, folder: Path, starter: str) -> None:
        self.folder = folder
        self.starter = STARTERS[starter]

    def start(self, *words: str, **codes: int) -> Verdict:
        """Start the licensed program; `codes`: what each verb of Keyturn ends with."""
        cases = "".join(f"{verb}) echo '{ERROR}'; exit {code};; " for verb, code in codes.items())
        played = self.folder / "keyturn"
        played.write_text(PLAYED.format(folder=self.folder, cases=cases))
        played.chmod(0o700)
        return self.run(*(words or ("CAD-PRO", "sh", "-c", "echo started; exit 5")))

    def run(self, *words: str, **environment: str) -> Verdict:
        """Start it with what lies there."""
        path = f"{self.folder}:{os.environ['PATH']}"
        done = subprocess.run(
            [*self.starter, *words],
            env={"PATH": path, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error", **environment},
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=False,
        )
        return Verdict(done.returncode, done.stdout, done.stderr)

    def heard(self) -> list[str]:
        """What Keyturn was asked."""
        heard = self.folder / "heard"
        return heard.read_text().splitlines() if heard.exists() else []


@pytest.fixture(params=STARTERS)
def computer(request: pytest.FixtureRequest, tmp_path: Path) -> Computer:
    return Computer(tmp_path, request.param)


@pytest.mark.parametrize(
    ("codes", "asked"),
    [
        ({"status": 0}, ["status"]),
        ({"status": 10}, ["status"]),
        ({"status": 11, "wait": 0}, ["status", "wait"]),
        ({"status": 11, "wait": 10}, ["status", "wait"]),
        ({"status": 11, "wait": 11, "activate": 0}, ["status", "wait", "activate"]),
        ({"status": 18, "wait": 64, "activate": 0}, ["status", "wait", "activate"]),
        ({"status": 12, "wait": 13, "activate": 10}, ["status", "wait", "activate"]),
    ],
)
def test_a_licensed_program_starts(
    computer: Computer, codes: dict[str, int], asked: list[str]
) -> None:
    verdict = computer.start(**codes)
    assert (verdict.code, verdict.out) == (5, "started\n")
    assert computer.heard() == [OPTIONS[verb] for verb in asked]


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ({"status": 14}, 14),
        ({"status": 15}, 15),
        ({"status": 16}, 16),
        ({"status": 20}, 20),
        ({"status": 30}, 30),
        ({"status": 11, "wait": 14}, 14),
        ({"status": 11, "wait": 11, "activate": 19}, 19),
        ({"status": 11, "wait": 11, "activate": 13}, 13),
        ({"status": 70}, 70),
    ],
)
def test_without_a_license_nothing_starts(
    computer: Computer, codes: dict[str, int], code: int
) -> None:
    verdict = computer.start(**codes)
    assert (verdict.code, verdict.out) == (code, "")
    assert computer.heard() == [OPTIONS[verb] for verb in codes]
    if "activate" in codes and "start_on_demand.py" in computer.starter[-1]:
        assert verdict.err == "Cancelled. Start anew.\n"


def test_arguments_reach_the_program_as_they_are(computer: Computer) -> None:
    words = ["a b", "*", "", "--json", "$HOME", "--", "\u017e"]
    program = [sys.executable, "-c", "import sys; print(sys.argv[1:])"]
    shown = computer.start("CAD-PRO", *program, *words, status=0)
    assert (shown.code, shown.out) == (0, f"{words}\n")


def test_a_computer_without_keyturn_is_told(computer: Computer) -> None:
    verdict = computer.run("CAD-PRO", "echo", "started", KEYTURN=str(computer.folder / "absent"))
    assert (verdict.code, verdict.out) == (127, "")
    assert "absent" in verdict.err


def test_a_call_without_a_program_is_a_wrong_one(computer: Computer) -> None:
    assert [computer.run(*words).code for words in ((), ("CAD-PRO",))] == [64, 64]
    assert computer.heard() == []
