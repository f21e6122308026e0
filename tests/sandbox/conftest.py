"""Which sandbox do these tests run against? One process for all, put back before each test."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sandbox_client import Sandbox

ROOT = Path(__file__).parents[2]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[tuple[Sandbox, subprocess.Popen[str]]]:
    """A sandbox process; it must end with 0 at SIGTERM."""
    command = [sys.executable, "-W", "error", "-m", "sso.sandbox", "--dir", str(folder), "--json"]
    log = folder.with_suffix(".log")
    with (
        log.open("a") as errors,
        subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, log.read_text()
        yield Sandbox(json.loads(line), (folder / "public_key.pem").read_bytes()), process
        process.terminate()
        assert process.wait(10) == 0


@pytest.fixture(scope="session")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("shared") / "sandbox"
    with running(folder, "--port", "0") as (sandbox, _):
        yield sandbox
    log = folder.with_suffix(".log").read_text()
    assert "internal error" not in log, log


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    shared_sandbox.control("reset")
    return shared_sandbox
