"""Who survives ten hostile inputs? The listeners of msal, google-auth-oauthlib and Keyturn.

    .venv/bin/python packaging/compare/listeners.py

Each input comes first, to a listener of its own, and the genuine answer after it. A listener has
survived when the genuine answer is answered within the deadline and its code is the one, and the
only one, that is taken. The two libraries are installed into .cache/compare, by
packaging/locks/compare.txt; nothing of them is part of Keyturn.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "setup"))

from inputs import GENUINE, TEN, Hostile, Waiting
from virtual_env import LOCKS, ROOT, hold

HERE = Path(__file__).resolve().parent
DEADLINE_S = 3.0
OURS = "keyturn"
CONTESTANTS = ("msal", "google-auth-oauthlib", OURS)
RESULT = ROOT / "build" / "compare" / "listeners.json"


class Contestant:
    """One listener's process, waiting for one sign-in."""

    def __init__(self, python: Path, name: str) -> None:
        command = [str(python), str(HERE / "contestant.py"), name]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._said: list[dict[str, Any]] = []
        self._has_said = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        ready = self.said(0, 30)
        if ready is None:
            self.end()
            sys.exit(f"compare: {name} does not listen")
        self.waiting = Waiting(**ready)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with contextlib.suppress(json.JSONDecodeError), self._has_said:
                self._said.append(json.loads(line))
                self._has_said.notify_all()

    def said(self, index: int, deadline_s: float) -> dict[str, Any] | None:
        """What it said so many lines ago, or None when nothing comes."""
        with self._has_said:
            self._has_said.wait_for(lambda: len(self._said) > index, deadline_s)
            return self._said[index] if len(self._said) > index else None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def sent(port: int, raw: bytes) -> socket.socket:
    """Connect and send; a listener that is gone refuses."""
    peer = socket.create_connection(("127.0.0.1", port), DEADLINE_S)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        peer.sendall(raw)
    return peer


def status_of(peer: socket.socket) -> int:
    """Read the first bytes of an answer; 0 where there is none in time."""
    with contextlib.suppress(OSError):
        first = peer.recv(4096)
        if first.startswith(b"HTTP/1"):
            return int(first.split(b" ", 2)[1])
    return 0


def tried(python: Path, name: str, hostile: Hostile) -> str:
    """Send one input and then the genuine answer; returns "survived" or what went wrong."""
    contestant = Contestant(python, name)
    port = contestant.waiting.port
    with contextlib.ExitStack() as stack:
        stack.callback(contestant.end)
        first = stack.enter_context(sent(port, hostile.bytes_for(contestant.waiting)))
        if not hostile.stays:
            status_of(first)
            first.close()
        status = 0
        with contextlib.suppress(OSError), sent(port, contestant.waiting.genuine()) as genuine:
            status = status_of(genuine)
        end = contestant.said(1, DEADLINE_S)
    if end is None:
        return "hangs"
    if end.get("taken") not in (None, GENUINE):
        return "takes another's code"
    if end.get("taken") is None:
        return "has ended"
    return "survived" if status in (200, 303) else "genuine visit unanswered"


def version_of(name: str) -> str:
    """The release of a contestant, by the lock."""
    if name == OURS:
        text = (ROOT / "sso" / "__init__.py").read_text(encoding="utf-8")
        return re.search(r'__version__ = "([^"]+)"', text)[1]  # type: ignore[index]
    text = (LOCKS / "compare.txt").read_text(encoding="utf-8")
    return re.search(rf"^{name}==(\S+)", text, re.MULTILINE)[1]  # type: ignore[index]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", action="store_true", help="Keyturn alone: nothing is installed")
    names = (OURS,) if parser.parse_args().ours else CONTESTANTS
    theirs = Path() if names == (OURS,) else hold("compare", ROOT / ".cache" / "compare")
    titles = [f"{name} {version_of(name)}" for name in names]
    line = "{:<30} " + " ".join("{:<26}" for _ in titles)
    print(line.format("", *titles))
    results: dict[str, dict[str, str]] = {name: {} for name in names}
    for hostile in TEN:
        for name in names:
            python = Path(sys.executable) if name == OURS else theirs
            results[name][hostile.name] = tried(python, name, hostile)
        print(line.format(hostile.name, *(results[name][hostile.name] for name in names)))
        sys.stdout.flush()
    survived = {
        name: sum(said == "survived" for said in of_it.values()) for name, of_it in results.items()
    }
    totals = [f"{survived[name]}/{len(TEN)}" for name in names]
    print(line.format("survived", *totals))
    if names == CONTESTANTS:
        RESULT.parent.mkdir(parents=True, exist_ok=True)
        report = {"versions": titles, "results": results}
        RESULT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0 if survived[OURS] == len(TEN) else 1


if __name__ == "__main__":
    sys.exit(main())
