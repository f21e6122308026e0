"""How do the integration tests run and steer the sandbox? As a process of its own."""

from __future__ import annotations

import errno
import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).parents[2]
PORTS = range(12_000, 32_000)  # no browser refuses one of these


class Sandbox:
    """One running sandbox."""

    def __init__(self, ready: dict[str, Any], redirect_uris: tuple[str, ...]) -> None:
        self.base_url: str = ready["base_url"]
        self.profiles: dict[str, str] = ready["profiles"]
        self.folder = Path(ready["profile"]).parent
        self.redirect_uris = redirect_uris

    def order(self, path: str, /, **body: Any) -> Any:
        """Tell the sandbox something below /sandbox."""
        answer = requests.post(f"{self.base_url}/sandbox/{path}", json=body, timeout=20)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def reset(self) -> None:
        """Back to the beginning: no activations, settings, faults or sessions."""
        self.order("reset")

    def settings(self, **changes: Any) -> dict[str, Any]:
        """Change settings; returns all of them."""
        return self.order("settings", **changes)  # type: ignore[no-any-return]

    def fault(self, name: str, route: str, **more: Any) -> None:
        """Let something go wrong the next time this route is asked."""
        self.order("faults", fault=name, route=route, **more)

    def license(self, license_id: int, **changes: Any) -> None:
        """Change a license as an administrator would."""
        self.order("license", license_id=license_id, **changes)

    def state(self) -> dict[str, Any]:
        """What it remembers."""
        return requests.get(f"{self.base_url}/sandbox/state", timeout=20).json()  # type: ignore[no-any-return]

    def seats(self) -> int:
        """How many devices are activated."""
        return len(self.state()["activations"])

    def count(self, route: str) -> int:
        """How often a route was asked."""
        return int(self.state()["counts"].get(route, 0))

    @property
    def port(self) -> int:
        """The port of the first registered redirect address."""
        return int(self.redirect_uris[0].rpartition(":")[2].partition("/")[0])


@contextmanager
def running(
    folder: Path, redirect_uris: tuple[str, ...], port: int = 0
) -> Iterator[tuple[Sandbox, subprocess.Popen[str]]]:
    """Run a sandbox until the block ends."""
    command = [sys.executable, "-m", "sso.sandbox", "--port", str(port), "--json", "--quiet"]
    command += ["--dir", str(folder)]
    for uri in redirect_uris:
        command += ["--redirect-uri", uri]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the sandbox did not start"
        try:
            yield Sandbox(json.loads(line), redirect_uris), process
        finally:
            process.terminate()
            process.wait(10)


def free_port() -> int:
    """A port that is free on both families of `localhost`, and that nobody is given by chance.

    Below the range from which the system takes ports for outgoing connections and for port 0, and
    each worker of a parallel run has a share of its own: it stays free until the test takes it.
    """
    first, number = _ports_of_worker()
    while True:
        port = first + secrets.randbelow(number)
        with socket.socket(socket.AF_INET) as four, socket.socket(socket.AF_INET6) as six:
            six.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                four.bind(("127.0.0.1", port))
                six.bind(("::1", port))
            except OSError as reason:
                if reason.errno == errno.EADDRINUSE:  # another one
                    continue
                # A computer without IPv6 has nothing to be taken there.
            return port


def _ports_of_worker() -> tuple[int, int]:
    """The first port of this worker's share, and how many there are."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    share = len(PORTS) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return PORTS[worker * share], share


def is_listening(port: int) -> bool:
    """Whether anything answers on this port, on either family."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as trial:
            trial.settimeout(2)
            if trial.connect_ex((host, port)) == 0:
                return True
    return False
