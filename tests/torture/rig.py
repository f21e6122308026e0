"""Which processes take part, and how are they ended? One listens, the others attack."""

from __future__ import annotations

import json
import os
import platform
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.torture import wire

ROOT = Path(__file__).parents[2]
KINDS = ("code", "token", "form_post")
Found = dict[str, Any]


class HostFailed(AssertionError):
    """The listener's process said an error, or nothing."""


class Host:
    """The process that listens."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def tell(self, do: str, **order: object) -> Found:
        """Give an order and wait for the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer: Found = json.loads(line) if line else {"error": "it has ended"}
        if "error" in answer:
            raise HostFailed(f"{do}: {answer['error']}")
        return answer


def environment(code: Path) -> dict[str, str]:
    """Take `sso` from this folder, and the rig from our own tree."""
    return {**os.environ, "PYTHONPATH": f"{code}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}


@contextmanager
def hosting(code: Path = ROOT, *arguments: str) -> Iterator[Host]:
    """Run the process that listens until the block ends."""
    command = [sys.executable, "-m", "tests.torture.host", *arguments]
    with subprocess.Popen(
        command,
        cwd=code,
        env=environment(code),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Host(process)
        finally:
            process.kill()


@contextmanager
def attacking(**order: object) -> Iterator[subprocess.Popen[str]]:
    """Run one attacker beside the block."""
    command = [sys.executable, "-m", "tests.torture.flood", json.dumps(order)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(ROOT), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@dataclass(slots=True)
class Genuine:
    """What became of the genuine answers."""

    sent: int = 0
    taken: int = 0
    foreign: list[str] = field(default_factory=list)  # taken, and not ours
    aborted: int = 0  # ended before the genuine one came
    seconds: list[float] = field(default_factory=list)

    def figures(self) -> Found:
        """Return counts and the spread of the time from connecting to the answer, in ms."""
        ordered = sorted(self.seconds) or [0.0]
        spread = {
            "p50_ms": ordered[len(ordered) // 2],
            "p99_ms": ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))],
            "max_ms": ordered[-1],
        }
        return {
            "genuine": f"{self.taken} of {self.sent}",
            "accepted": len(self.foreign),
            "aborted": self.aborted,
            **{name: round(value * 1000, 1) for name, value in spread.items()},
        }


class SignIns:
    """One sign-in after the other on one port; each ends by its genuine answer."""

    def __init__(self, host: Host, port: int) -> None:
        self.host = host
        self.port = port
        self.found = Genuine()
        self.state = ""
        self.kind = ""

    def begin(self, kind: str) -> None:
        """Listen, with a fresh state."""
        self.kind, self.state = kind, secrets.token_urlsafe(32)
        self.host.tell("open", kind=kind, port=self.port, state=self.state)

    def end(self) -> None:
        """Send the genuine answer, and see that it, and nothing else, was taken."""
        before = self.host.tell("look")
        self.found.aborted += bool(before["ends"]) and not before["taken"]
        value = f"genuine-{secrets.token_hex(8)}"
        key = wire.relay_key(self.port) if "token" in self.kind else ""
        raw = wire.genuine(self.kind, self.port, self.state, value, key)
        self.found.sent += 1
        began = time.monotonic()
        try:
            answer = wire.send(self.port, raw)
        except OSError:
            answer = b""
        self.found.seconds.append(time.monotonic() - began)
        taken = self.host.tell("look")["taken"]
        self.found.taken += taken == [value] and wire.status_of(answer) in (303, 204)
        self.found.foreign += [one for one in taken if one != value]


def figures_of_machine() -> Found:
    """Where the figures come from."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "commit": asked.stdout.strip() or "unknown",
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
    }
