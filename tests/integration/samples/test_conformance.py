"""Does the conformance run pass right verifiers, and catch each that lacks one check?"""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.command_line import finished as run_words
from tests.integration.samples.verifiers import C_FLAGS, SAMPLES, finished
from tests.integration.sandbox_process import ROOT

PLACES = "{status} {key} {product} {device} {memory} {company}"
C_SOURCE = (SAMPLES / "c" / "verify.c").read_text(encoding="utf-8")


def conformance(command: str, *words: str) -> tuple[int, dict[str, Any]]:
    main = [sys.executable, str(ROOT / "main.py")]
    done = run_words([*main, "conformance", "--json", "--command", command, *words], {})
    return done.code, json.loads(done.out)


def built(folder: Path, source: str) -> Path:
    """The C verifier from another source."""
    for header in (SAMPLES / "c").glob("*.h"):
        shutil.copy(header, folder)
    (folder / "verify.c").write_text(source, encoding="utf-8")
    program = folder / "verify"
    flags = shlex.split(C_FLAGS.replace("-Werror", "-Wno-all -Wno-extra"))
    done = finished(["cc", *flags, "-o", str(program), str(folder / "verify.c"), "-lcrypto"])
    assert done.code == 0, done.err
    return program


def refused(told: dict[str, Any]) -> set[str]:
    return {case["case"] for case in told["cases"] if case["trouble"]}


def test_the_samples_pass_strictly(c_program: Path) -> None:
    code, told = conformance(f"{c_program} {PLACES}", "--strict")
    assert (code, refused(told)) == (0, set())
    assert len(told["cases"]) >= 34


@pytest.mark.parametrize(
    ("reason", "caught"),
    [
        ("signed by another key than the vendor's", {"another key"}),
        ("the answer was changed after it was signed", {"changed terms"}),
        ("a license for another product", {"status says another product's terms"}),
        ("a license for another device", {"another device's"}),
        ("the license is not active", {"not active"}),
        ("the license is switched off", {"disabled"}),
        ("the license has not started yet", {"not started"}),
        ("the license has ended", {"ended", "said to be expired"}),
    ],
)
def test_a_program_that_lacks_one_check_is_caught(
    tmp_path: Path, reason: str, caught: set[str]
) -> None:
    line = next(line for line in C_SOURCE.splitlines() if f'"{reason}"' in line)
    code_name = line.partition("refuse(")[2].partition(",")[0]
    broken = C_SOURCE.replace(line, line.replace(f"refuse({code_name}", "refuse(LICENSED"))
    assert broken != C_SOURCE
    code, told = conformance(f"{built(tmp_path, broken)} {PLACES}")
    assert code == 1
    assert caught <= refused(told)
    assert not any(case["trouble"] and "must run" in case["trouble"] for case in told["cases"]), (
        "what is good stays good"
    )


def test_what_only_should_hold_fails_where_it_was_asked_for(c_program: Path) -> None:
    command = f"{c_program} {{status}} {{key}} {{product}} {{device}} {{memory}}"  # no company
    code, told = conformance(command)
    assert (code, refused(told)) == (0, {"another vendor's"})
    assert conformance(command, "--strict")[0] == 1


def test_a_program_that_says_yes_to_everything_is_caught() -> None:
    code, told = conformance("true {status}")
    assert code == 1
    assert told["failed"] >= 22


def test_a_program_that_says_no_to_everything_is_caught() -> None:
    code, told = conformance("false {status}")
    assert code == 1
    assert "a check" in refused(told)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("verify", "names no {status}"),
        ("verify {status} {secret}", "known: {status}, {key}"),
        ("verify {status} '", "is not understood"),
        ("/no/such/program {status}", "No such file"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused(command: str, said: str) -> None:
    code, told = conformance(command)
    assert code == 64
    assert said in json.dumps(told)
