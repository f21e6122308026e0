"""How do tests run the command line? As a person does: `python main.py` in a process of its own."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.integration.bench import Desk, profile_with, wired
from tests.integration.sandbox_process import ROOT, Sandbox

WAIT_S = 40
PLAYED_BROWSER = Path(__file__).with_name("played_browser.py")
# No bus, no display, no proxy: what the present user has must not matter.
UNWANTED = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "KEYTURN_PROFILE")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> dict[str, Any]:
        """The one JSON object on standard output; anything else there is a failure."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> dict[str, Any]:
        """The error object."""
        assert list(self.object) == ["error"], self.out
        return self.object["error"]  # type: ignore[no-any-return]


@dataclass
class Terminal:
    """One person's terminal: a profile, a data folder, an environment."""

    profile: Path
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def words(self, *words: str) -> list[str]:
        """The command with this terminal's profile and data folder."""
        flags = ["--profile", str(self.profile), "--data-dir", str(self.folder)]
        return [sys.executable, str(ROOT / "main.py"), *words, *flags]

    def run(self, *words: str, before: Sequence[str] = (), given: bytes | None = None) -> Done:
        """Run a verb to its end; `given` comes from standard input."""
        return finished([*before, *self.words(*words)], self.environment, given=given)

    def activate(self, *words: str) -> Done:
        """Sign in with the browser that the profile names."""
        return self.run("activate", "--json", "--timeout", "20", *words)

    def stored(self) -> dict[str, bytes]:
        """Every license file with its bytes."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.rglob("*.license"))}

    @property
    def license_file(self) -> Path:
        """The stored license of the first product."""
        (path,) = self.folder.rglob("CAD-PRO.license")
        return path


def activated(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Activate this terminal's device within this process, which is quicker."""
    desk = wired(monkeypatch, Desk(terminal.profile, terminal.folder))
    assert desk.activate().error is None
    monkeypatch.undo()
    return terminal


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a person without desktop session."""
    kept = {name: text for name, text in os.environ.items() if name not in UNWANTED}
    return {**kept, "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8", **more}


def finished(
    command: Sequence[str],
    more: Mapping[str, str],
    folder: Path = ROOT,
    given: bytes | None = None,
) -> Done:
    """Run a command and read all it says; without `given` its standard input is empty."""
    done = subprocess.run(
        command,
        env=environment(more),
        cwd=folder,
        input=given or b"",
        capture_output=True,
        timeout=WAIT_S,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class Running:
    """A command under way whose lines can be waited for."""

    def __init__(self, command: Sequence[str], more: Mapping[str, str]) -> None:
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self.process = subprocess.Popen(
            command,
            env=environment(more),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.err: list[str] = []
        self._reader = threading.Thread(target=self._read, name="stderr")
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.err.append(line)
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def line_with(self, start: str) -> str:
        """Wait for a line on standard error that begins so."""
        while True:
            line = self._lines.get(timeout=WAIT_S)
            assert line is not None, "".join(self.err)
            if line.startswith(start):
                return line

    def end(self) -> Done:
        """Wait for the end; a process that does not come to it ends here all the same, since the
        next tests need its port."""
        assert self.process.stdout is not None
        try:
            code = self.process.wait(WAIT_S)
        finally:
            self.process.kill()
        out = self.process.stdout.read()
        self._reader.join(WAIT_S)
        self.process.stdout.close()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return Done(code, out, "".join(self.err))


def terminal_of(
    sandbox: Sandbox,
    folder: Path,
    kind: str = "code",
    person: str = "you@acme.test",
    lines: Mapping[str, str] | None = None,
) -> Terminal:
    """A terminal whose profile names a played browser for this person."""
    browser = json.dumps([sys.executable, str(PLAYED_BROWSER), person])
    more = dict(lines or {})
    more["sign_in"] = f"browser = {browser}\n{more.get('sign_in', '')}"
    profile = profile_with(sandbox.profiles[kind], folder / "profile", **more)
    return Terminal(profile, folder / "data")
