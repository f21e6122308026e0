"""Is there ever more than one program a session, or none, and does it serve another user?

One process has loaded what a start needs and forks a child for each start; a child does what the
program does: serve the session's channel, or hand over to who serves it.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import tempfile
import time
from pathlib import Path

from sso.channel.instance import brought_up, socket_of
from sso.channel.requests import About, Show, line_of
from tests.integration.listener.other_user import as_other_user
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.squatter import CAN_BE_ANOTHER
from tests.torture.store_rig import in_own_process
from ui.single_instance import SingleInstance

AT_ONCE = 50
PATIENCE_S = 30.0
FIRST, HANDED_OVER, SECOND = b"1", b"h", b"2"


class Start:
    """A forked child that starts as the program does, once it is told; the first one stays."""

    def __init__(self, state: Path, go: int, end: int) -> None:
        self.outcome, writing = os.pipe()
        self.id = os.fork()
        if self.id == 0:
            code = 1
            try:
                os.close(self.outcome)
                os.close(end)
                os.read(go, 1)  # ends for all of them at once, when its other end is closed
                os.write(writing, started(state))
                os.close(writing)
                signal.pause()
                code = 0
            finally:
                os._exit(code)
        os.close(writing)

    def said(self) -> bytes:
        """Wait for what became of it; nothing where it failed."""
        readable, _, _ = select.select([self.outcome], [], [], PATIENCE_S)
        return os.read(self.outcome, 1) if readable else b""

    def end(self) -> None:
        """Kill it, whatever it does."""
        os.kill(self.id, signal.SIGKILL)
        os.waitpid(self.id, 0)
        os.close(self.outcome)


def started(state: Path) -> bytes:
    """Do what `ui.app` does: serve the channel, or have the running program come forward."""
    single = SingleInstance(state)
    if single.start():
        return FIRST
    return HANDED_OVER if brought_up(state, Show()) else SECOND


def at_once(state: Path, many: int) -> list[Start]:
    """Start so many at the same instant."""
    go, end = os.pipe()
    starts = [Start(state, go, end) for _ in range(many)]
    os.close(go)
    os.close(end)
    return starts


def races(rounds: int) -> Found:
    """Let fifty starts race so often; counts the rounds with another number than one program."""
    found: Found = {"tried": rounds, "processes": AT_ONCE, "several": 0, "none": 0, "failed": 0}
    with tempfile.TemporaryDirectory() as name:
        state = Path(name) / "state"
        for _ in range(rounds):
            starts = at_once(state, AT_ONCE)
            said = [start.said() for start in starts]
            for start in starts:
                start.end()
            first = said.count(FIRST) + said.count(SECOND)
            found["several"] += first > 1
            found["none"] += first == 0
            found["failed"] += said.count(b"")
            if said.count(SECOND):
                found["not_handed_over"] = found.get("not_handed_over", 0) + said.count(SECOND)
    return found


def successions(rounds: int, within_s: float) -> Found:
    """Kill the program and start another, so often; counts those that were late, or were none."""
    found: Found = {"tried": rounds, "late": 0, "slowest_ms": 0}
    with tempfile.TemporaryDirectory() as name:
        state = Path(name) / "state"
        (present,) = at_once(state, 1)
        assert present.said() == FIRST
        for _ in range(rounds):
            present.end()
            began = time.monotonic()
            (present,) = at_once(state, 1)
            is_first = present.said() == FIRST
            took_s = time.monotonic() - began
            found["late"] += not is_first or took_s > within_s
            found["slowest_ms"] = max(found["slowest_ms"], round(took_s * 1000))
        present.end()
    return found


def foreign(many: int) -> Found:
    """Ask so often as another user, with and without folders that keep them out."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o711)
        state = Path(name) / "state"
        (present,) = at_once(state, 1)
        assert present.said() == FIRST
        path = socket_of(state)
        try:
            served = as_other_user(lambda: asked(path, many // 2))
            for place, mode in ((state, 0o711), (path.parent, 0o711), (path, 0o666)):
                place.chmod(mode)  # as if somebody had opened what we close
            connected, answered = as_other_user(lambda: asked(path, many - many // 2))
            control = brought_up(state, Show())
        finally:
            present.end()
    return {
        "tried": many,
        "served": served[1] + answered,
        "kept_out": many // 2 - served[0],
        "hung_up_on": connected - answered,
        "control": int(control),
    }


def asked(path: Path, many: int) -> tuple[int, int]:
    """Return how often a connection came about, and how often anything was answered."""
    connected = answered = 0
    for number in range(many):
        peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        peer.settimeout(5)
        try:
            peer.connect(str(path))
            connected += 1
            peer.sendall(line_of(Show() if number % 2 else About()) + b"\n")
            answered += bool(peer.recv(1000))
        except OSError:
            pass
        finally:
            peer.close()
    return connected, answered


def races_by_scale(scale: float, seed: int) -> Found:
    """The row of the races, in a process that may fork."""
    return in_own_process("g9_instances", "races", rounds=of(200, scale))


def successions_by_scale(scale: float, seed: int) -> Found:
    """The row of the successions; a busy computer gets more time."""
    within_s = 1 if scale >= 1 else 5
    return in_own_process("g9_instances", "successions", rounds=of(200, scale), within_s=within_s)


def foreign_by_scale(scale: float, seed: int) -> Found:
    """The row of the other user."""
    if not CAN_BE_ANOTHER:
        return {"tried": 0, "note": "needs root, to become another user"}
    return in_own_process("g9_instances", "foreign", many=of(1000, scale))
