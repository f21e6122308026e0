"""`sandbox` and `demo`: try everything on this computer, without any account."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sso.activation.manager import SignInOptions
from sso.activation.progress import Progress, Stage
from sso.cli.program import Program
from sso.errors import ServiceUnreachable, UsageError

DEMO_PERSON = "you@acme.test"
_END_WAIT_S = 5


def sandbox(program: Program) -> int:
    """Run the sandbox until it is ended."""
    command = _require_sandbox()
    words: list[str] = []
    for flag, value in (("--port", program.arguments.port), ("--dir", program.arguments.dir)):
        if value is not None:
            words += [flag, str(value)]
    if program.output.is_json:
        words.append("--json")
    return int(command.main(words))


def demo(program: Program) -> int:
    """Start the sandbox, then the program against it."""
    _require_sandbox()
    named = program.arguments.data_dir
    folder = Path(named).absolute() if named else program.source_folder / ".cache" / "demo"
    with _running_sandbox(program.source_folder, folder / "sandbox") as ready:
        words = ["--profile", ready["profile"], "--data-dir", str(folder / "data")]
        if program.arguments.auto:
            return _automatic(program, words)
        if has_display():
            return _run_program(program.source_folder, words)
        program.output.note(f'No display: sign in in the terminal, for example as "{DEMO_PERSON}".')
        return _run_program(program.source_folder, [*words, "activate"])


def conformance(program: Program) -> int:
    """Show a licensed program good and bad status files; 0, or 1 where it reads one wrong."""
    _require_sandbox()
    from sso.sandbox.conformance import CommandUnusable, Result, examined

    def tell(result: Result) -> None:
        bad = "FAIL" if result.case.must or program.arguments.strict else "WARN"
        program.output.say(f"{bad if result.trouble else 'OK':<5} {result.case.name}")
        if result.trouble:
            program.output.say(f"      {result.trouble}: {result.case.because}")

    try:
        results = examined(program.arguments.command, tell)
    except CommandUnusable as reason:
        raise UsageError(str(reason)) from None
    wrong = [one for one in results if one.trouble]
    failed = [one for one in wrong if one.case.must or program.arguments.strict]
    program.output.say(f"{len(results) - len(wrong)} of {len(results)} read right")
    told = [
        {"case": one.case.name, "must": one.case.must, "trouble": one.trouble or None}
        for one in results
    ]
    program.output.object({"cases": told, "failed": len(failed)})
    return 1 if failed else 0


def has_display() -> bool:
    """Whether a window can be shown, as far as can be told without trying."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass(frozen=True)
class _PlayedBrowser:
    """Opens the sign-in address the way a browser would, as the sandbox's first person."""

    program: Program
    stage: Stage = Stage.WAITING

    def on_progress(self, progress: Progress) -> None:
        if progress.stage is not Stage.WAITING or progress.has_browser_arrived:
            return
        self.program.output.note(f"Sign-in address: {progress.authorization_url}")
        threading.Thread(
            target=self._play, args=(progress.authorization_url,), name="played-browser"
        ).start()

    def _play(self, url: str) -> None:
        from sso.sandbox.browser_stand_in import sign_in
        from sso.sandbox.people import PASSWORD

        word = sign_in(url, username=DEMO_PERSON, password=PASSWORD)
        self.program.output.note(f"Played browser: {word}")


def _automatic(program: Program, words: Sequence[str]) -> int:
    """Sign in, activate and check without a person, then print the status object."""
    started = program.restarted([*words, "--json", "activate", "--again"])
    browser = _PlayedBrowser(program)
    options = SignInOptions(is_again=True, opens_browser=False, on_progress=browser.on_progress)
    product = started.profile.product(None)
    outcome = started.manager.activate(product.code, options)
    if outcome.error is not None:
        return program.output.failed(outcome.error, started.circumstances())
    checked = started.manager.check(product.code)
    if checked.error is not None:
        return program.output.failed(checked.error, started.circumstances())
    status = started.manager.status_object(product.code)
    started.output.object(status)
    return int(status["exit_code"])


def _run_program(source_folder: Path, words: Sequence[str]) -> int:
    command = [sys.executable, str(source_folder / "main.py"), *words]
    return subprocess.run(command, check=False).returncode


@contextlib.contextmanager
def _running_sandbox(source_folder: Path, folder: Path) -> Iterator[dict[str, Any]]:
    """Run the sandbox in a process of its own; it ends with the caller."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sso.sandbox", "--dir", str(folder), "--json"],
        cwd=source_folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise ServiceUnreachable("the sandbox did not start")
        yield json.loads(line)
    finally:
        process.stdout.close()
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_WAIT_S)


def _require_sandbox() -> Any:
    """Return the sandbox's command; a packaged program has none."""
    if importlib.util.find_spec("sso.sandbox") is None or importlib.util.find_spec("flask") is None:
        raise UsageError(
            "the sandbox belongs to the source tree and needs its own parts: make demo"
            " installs them"
        )
    from sso.sandbox import command

    return command
