"""Do inputs led by coverage find what chance did not? Each parser by itself, in a process."""

from __future__ import annotations

import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.torture.parsers import PARSERS, Parser, examples_of
from tests.torture.rig import ROOT, Found, environment

PYTHON = ROOT / ".cache" / "proof" / "bin" / "python"


def led(each: int, seed: int) -> Found:
    """Show every parser this many inputs; counts those that raised what is not declared."""
    if not PYTHON.is_file():
        return {"tried": 0, "note": "atheris is not there: `make torture-night` installs it"}
    found: Found = {"parsers": len(PARSERS), "tried": 0, "undeclared": 0, "branches": 0}
    with ThreadPoolExecutor(2) as two:
        for parser, (code, said) in zip(
            PARSERS, two.map(lambda one: ran(one, each, seed), PARSERS), strict=True
        ):
            done = re.findall(r"stat::number_of_executed_units:\s+(\d+)", said)
            reached = re.findall(r"cov: (\d+)", said)
            found["tried"] += int(done[-1]) if done else 0
            found["branches"] += int(reached[-1]) if reached else 0
            if code:
                found["undeclared"] += 1
                kind = re.findall(r"^(\w+(?:\.\w+)*(?:Error|Exception)[^\n]*)", said, re.MULTILINE)
                found.setdefault("first", f"{parser.name}: {kind[-1] if kind else said[-200:]}")
    return found


def ran(parser: Parser, runs: int, seed: int) -> tuple[int, str]:
    """Run one parser; its end and what it said."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").mkdir()
        for number, raw in enumerate(examples_of(parser)):
            (folder / "examples" / str(number)).write_bytes(raw)
        words = [parser.name, str(runs), str(seed), str(folder / "examples")]
        done = subprocess.run(
            ["nice", str(PYTHON), "-m", "tests.torture.led", *words],
            cwd=ROOT,
            env={**environment(ROOT), "TMPDIR": name},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        return done.returncode, done.stderr + done.stdout
