"""Who fills the listener with connections? A process of its own, so that ours can be counted.

    python -m tests.integration.listener.crowd PORT NUMBER

It connects when a line comes on standard input, says so, and keeps them all until the next one.
"""

from __future__ import annotations

import contextlib
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator

from tests.integration.sandbox_process import ROOT


class Crowd:
    """Connections of another process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def come(self) -> None:
        """Let them all connect; returns when each has tried."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("come\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "here\n"


@contextlib.contextmanager
def waiting_crowd(port: int, number: int) -> Iterator[Crowd]:
    """Start a crowd that waits for its sign."""
    command = [sys.executable, "-m", "tests.integration.listener.crowd", str(port), str(number)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Crowd(process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(10)


def _connect_all(port: int, number: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, number + 64)), hard))
    print("ready", flush=True)
    sys.stdin.readline()
    peers = []
    for _ in range(number):
        peer = socket.socket()
        peer.setblocking(False)
        peer.connect_ex(("127.0.0.1", port))
        peers.append(peer)
    print("here", flush=True)
    sys.stdin.readline()
    for peer in peers:
        peer.close()


if __name__ == "__main__":
    _connect_all(int(sys.argv[1]), int(sys.argv[2]))
