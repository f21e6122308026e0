"""Does a crash leave the program's memory on the disk, and may others of the same user read it?"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sso.cli import run as cli_run
from sso.diagnostics import core_dumps
from tests.unit.unprivileged import NOBODY, as_nobody

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
CRASH = "os.kill(os.getpid(), signal.SIGSEGV)"
FORBID = "from sso.diagnostics import core_dumps; core_dumps.forbid()"
ROOT = Path(__file__).parents[3]


def crashed(folder: Path, *lines: str) -> bool:
    """Crash a process of nobody's that did this before; whether its memory was dumped."""

    def allow() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    code = "; ".join(("import os, signal", *lines, CRASH))
    nobody: dict[str, Any] = {"user": NOBODY, "group": NOBODY} if os.getuid() == 0 else {}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},  # nothing else of this process matters to a crash
        preexec_fn=allow,  # noqa: PLW1509 - nothing else runs in this test's process
        **nobody,
    ) as process:
        _, status = os.waitpid(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == -signal.SIGSEGV
    return os.WCOREDUMP(status)


def test_a_crash_leaves_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    try:
        is_dumped = crashed(tmp_path)
    except PermissionError:
        pytest.skip("this interpreter lies where nobody may not run it")
    if not is_dumped:
        pytest.skip("this system dumps nobody's memory")
    assert not crashed(tmp_path, FORBID)


def test_another_process_of_the_user_cannot_read_the_memory() -> None:
    def act() -> None:
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            core_dumps.forbid()
            os.write(theirs, b"x")
            signal.pause()
        os.read(ours, 1)
        try:
            with pytest.raises(PermissionError):
                Path(f"/proc/{child}/mem").open("rb")
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)

    as_nobody(act)


@pytest.mark.parametrize(("verb", "forbidden"), [("check", True), ("forget", True),
                                                 ("status", False), ("wait", False)])  # fmt: skip
def test_verbs_that_hold_secrets_forbid_it(
    verb: str, forbidden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []
    monkeypatch.setattr(core_dumps, "forbid", lambda: calls.append(True))
    monkeypatch.setattr(cli_run, "VERBS", {verb: ("tests.unit.diagnostics.test_core_dumps", "no")})

    class Program:
        class arguments:  # noqa: N801 - a namespace
            pass

        def open_log(self) -> None: ...

    program: Any = Program()
    program.arguments.verb = verb
    assert cli_run.run(program) == 7
    assert calls == [True] * forbidden


def no(program: object) -> int:
    """A verb that does nothing."""
    return 7
