"""How do the listeners of msal and google-auth-oauthlib do? Driven as packaging/compare does.

Their environment is packaging/compare's own, .cache/compare; nothing of them is part of Keyturn.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.desktop import NoDesktop
from tests.bench.timed_browser import deliver
from tests.torture import rig

ROOT = Path(__file__).parents[2]
for _folder in ("compare", "setup"):
    sys.path.insert(0, str(ROOT / "packaging" / _folder))

from inputs import GENUINE, Waiting  # noqa: E402
from listeners import version_of  # noqa: E402
from virtual_env import hold  # noqa: E402

NAMES = ("msal", "google-auth-oauthlib")
_DRIVER = Path(__file__).with_name("redirect_peer.py")
_FLOOD_S = 60.0


def interpreter() -> Path:
    """Return the interpreter that has both libraries; makes its environment where it is not."""
    return Path(hold("compare", ROOT / ".cache" / "compare"))


def title(name: str) -> str:
    """Return a library's name with its release."""
    return f"{name} {version_of(name)}"


@contextmanager
def waiting(python: Path, name: str) -> Iterator[tuple[Waiting, subprocess.Popen[str]]]:
    """Run one sign-in of a library until the block ends."""
    with subprocess.Popen(
        [str(python), str(_DRIVER), name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            if not line:
                raise NoDesktop(f"{name} does not listen")
            yield Waiting(**json.loads(line)), process
        finally:
            process.kill()


def redirect_s(python: Path, name: str) -> float:
    """Return how long a genuine redirect takes until the library's caller has it."""
    with waiting(python, name) as (listener, process):
        at = deliver("127.0.0.1", listener.port, listener.genuine())
        return float(_said(process)["returned_at"]) - at


def survives(python: Path, name: str, number: int, parallel: int) -> str:
    """Flood a library's listener with hostile requests, send the genuine answer in the midst of
    them, and return what became of the sign-in."""
    with waiting(python, name) as (listener, process):
        order = {
            "port": listener.port,
            "number": number,
            "first": 0,
            "seed": 1,
            "parallel": parallel,
            "until_s": _FLOOD_S,
        }
        with rig.attacking(**order):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(2)  # some end at the first word
            began = time.monotonic()
            with contextlib.suppress(OSError):
                deliver("127.0.0.1", listener.port, listener.genuine())
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            if process.poll() is None:
                return "hangs"
        said = _all_said(process)
    if GENUINE not in [one.get("taken") for one in said]:
        return "ends without a sign-in"
    return f"survives ({1000 * (said[-1]['returned_at'] - began):.0f} ms)"


def _said(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Return the last thing it said."""
    found = _all_said(process)
    if not found:
        raise NoDesktop("the listener said nothing")
    return found[-1]


def _all_said(process: subprocess.Popen[str]) -> list[dict[str, Any]]:
    said = []
    assert process.stdout is not None
    for line in process.stdout:
        with contextlib.suppress(json.JSONDecodeError):
            said.append(json.loads(line))
    return said
