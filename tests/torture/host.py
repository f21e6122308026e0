"""What does the listener do while it is attacked? A process of its own, so that it alone is
measured.

    python -m tests.torture.host [--descriptors N] [--user UID]

One JSON order a line on standard input, one JSON answer a line on standard output. A copy of `sso`
that stands earlier on the import path is attacked in place of ours.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sso.signin.authorization import Accepted, AuthorizationRequest, Verdict
from sso.signin.listener import Listener

ROOT = Path(__file__).parents[2]
SAMPLE_S = 0.02
Order = dict[str, Any]


class Log(logging.Handler):
    """Counts what anybody logs at WARNING or above: an attack must not fill a log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.number += 1


class Meter(threading.Thread):
    """Highest resident memory and number of descriptors since the last reset."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._is_over = threading.Event()
        self.reset()

    def reset(self) -> None:
        self.first_rss_kb = self.most_rss_kb = rss_kb()
        self.most_files = open_files()

    def run(self) -> None:
        while not self._is_over.wait(SAMPLE_S):
            self.most_rss_kb = max(self.most_rss_kb, rss_kb())
            self.most_files = max(self.most_files, open_files())


class Host:
    """One listener after the other, on one port if wished."""

    def __init__(self, meter: Meter, log: Log) -> None:
        self._meter = meter
        self._log = log
        self._listener: Listener | None = None
        self._verdicts: list[Verdict] = []
        self._starts = 0
        self._crashes = 0
        threading.excepthook = self._on_crash

    def _on_crash(self, arguments: object) -> None:
        self._crashes += 1

    def _on_started(self) -> None:
        self._starts += 1

    def open(self, order: Order) -> Order:
        """Begin a sign-in; only the state is the caller's, and the port if it names one."""
        self.close({})
        state, port = order["state"], order["port"]
        request = AuthorizationRequest(
            url=f"https://id.acme.test/auth?response_type=code&state={state}",
            host="id.acme.test",
            redirect_uri=f"http://localhost:{port}/callback",
            response_type="token" if "token" in order["kind"] else "code",
            state=state,
            nonce="n" if "token" in order["kind"] else None,
            issuer="https://id.acme.test/realm",
            client_id="license-users",
            is_form_post="form_post" in order["kind"],
        )
        self._verdicts, self._starts = [], 0
        self._listener = Listener(ROOT / "resources" / "pages", "Keyturn")
        _, link = self._listener.bind(
            request, on_verdict=self._verdicts.append, on_started=self._on_started
        )
        return {"link": link}

    def close(self, order: Order) -> Order:
        """End the sign-in."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        return {}

    def look(self, order: Order) -> Order:
        """What was taken so far, and what it cost."""
        taken = [one.response for one in self._verdicts if isinstance(one, Accepted)]
        return {
            "taken": [one.code or one.id_token for one in taken],
            "ends": len(self._verdicts),
            "starts": self._starts,
            "counts": asdict(self._listener.counts) if self._listener else {},
            "crashes": self._crashes,
            "logged": self._log.number,
            "first_rss_kb": self._meter.first_rss_kb,
            "most_rss_kb": self._meter.most_rss_kb,
            "most_files": self._meter.most_files,
        }

    def reset(self, order: Order) -> Order:
        """Begin to measure anew."""
        self._meter.reset()
        return {}


def rss_kb() -> int:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024


def open_files() -> int:
    """Descriptors of this process; all of its limit when there is none left to look."""
    try:
        return len(os.listdir("/proc/self/fd"))
    except OSError:
        return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--descriptors", type=int)
    parser.add_argument("--user", type=int)
    arguments = parser.parse_args()
    if arguments.descriptors:
        resource.setrlimit(resource.RLIMIT_NOFILE, (arguments.descriptors,) * 2)
    if arguments.user is not None:
        os.setgroups([])
        os.setgid(arguments.user)
        os.setuid(arguments.user)
    log, meter = Log(), Meter()
    logging.getLogger().addHandler(log)
    meter.start()
    host = Host(meter, log)
    orders: dict[str, Callable[[Order], Order]] = {
        "open": host.open,
        "close": host.close,
        "look": host.look,
        "reset": host.reset,
    }
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = orders[order["do"]](order)
        except Exception as error:  # the caller shall know, whatever it was
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
    host.close({})


if __name__ == "__main__":
    main()
