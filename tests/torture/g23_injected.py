"""Does an exception at any place bring a secret to light? One function of ours raises in each run.

A process that has loaded the program forks a child for each run of the command line. The child's
tracer raises where the seed says: in the n-th call of a function of `sso`, whose arguments and
locals are then what they really are. Everything that the child said and left is searched.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import main
from sso.licensing.api import LicenseApi
from tests.torture.rig import ROOT, Found

KEY, PASSWORD = "CANA-RYKE-YKEY-1234", "canary-passwrd-5678"
TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.canary"
FIXED = (
    "sandbox-only-shared-key-kw4qSnpSwXzgiv5y", "sandbox-api-key", "sandbox-only-client-secret",
    KEY, PASSWORD, TOKEN,
)  # fmt: skip
OURS = f"{ROOT}/sso/"
LOUD = ("--log-level", "debug")
KINDS = (RuntimeError, ValueError, KeyError, OSError, TypeError, AttributeError, MemoryError)
FULL_DISK = (28, "No space left on device")  # an error of the system says what the system says
DEADLINE_S = 60


@dataclass(frozen=True)
class Errand:
    """A run of the command line, and what is typed into it."""

    words: tuple[str, ...]
    given: str = ""
    is_active: bool = True


ERRANDS = (
    Errand(("activate", "--key-file", "-", "--json"), KEY, is_active=False),
    Errand(("activate", "--user", "you@acme.test", "--password-file", "-"), PASSWORD, False),
    Errand(("activate", "--timeout", "20"), is_active=False),
    Errand(("check",)),
    Errand(("status", "--json")),
    Errand(("config", "show")),
    Errand(("bundle", "x.zip", "--preview", "--json")),
    Errand(("sign-off",)),
    Errand(("deactivate",)),
)


class Raises:
    """Counts calls of our functions, and raises in one of them."""

    def __init__(self, at: int, seed: str) -> None:
        self._at = at
        self._chance = random.Random(seed)
        self.calls = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        if event != "call" or not frame.f_code.co_filename.startswith(OURS):
            return
        self.calls += 1
        if self.calls == self._at:
            canary = TOKEN  # among the locals of a frame of the traceback
            text = self._chance.choice(("", "a defect", f"id_token={canary}"))
            kind = self._chance.choice(KINDS)
            raise OSError(*FULL_DISK) if kind is OSError else kind(text)


def trials(many: int, seed: int, profile: str, active: str) -> Found:
    """Run so many errands, each with one exception; counts secrets that came to light.

    :param profile: the file to use. :param active: a data folder with an activated license.
    """
    found: Found = {"tried": 0, "hits": 0, "defects": 0, "hung": 0}
    chance = random.Random(f"injected {seed}")
    calls: dict[Errand, int] = {}
    for number in range(many):
        errand = ERRANDS[number % len(ERRANDS)]
        if errand not in calls:
            calls[errand] = _run(errand, 0, "", profile, active, {})
            assert calls[errand] > 50, f"{errand.words}: only {calls[errand]} calls of ours"
        _run(errand, chance.randrange(1, calls[errand] + 1), f"{number}", profile, active, found)
        found["tried"] += 1
    return found


def _run(errand: Errand, at: int, seed: str, profile: str, active: str, found: Found) -> int:
    """Run an errand in a child; returns how many of our functions it called."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, said = folder / "data", folder / "said"
        said.mkdir()
        if errand.is_active:
            shutil.copytree(active, data)
        (folder / "given").write_text(errand.given + "\n", encoding="utf-8")
        flags = ("--profile", profile, "--data-dir", str(data), *LOUD)
        child = os.fork()
        if child == 0:
            _become([*errand.words, *flags], folder, at, seed)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if found:
            found["defects"] += code == 70
            found["hung"] += code == -signal.SIGALRM
            carried = (folder / "carried").read_text().split()
            for hit in hits((said, data), (*FIXED, *carried)):
                found["hits"] += 1
                found.setdefault("first_hit", f"{errand.words[0]} {hit}")
        return int((folder / "calls").read_text() or "0")


def _become(words: list[str], folder: Path, at: int, seed: str) -> None:
    """In the child: run the program's command line, and end."""
    signal.alarm(DEADLINE_S)
    code = 71
    raises = Raises(at, seed)
    carried = (folder / "carried").open("a")
    real = LicenseApi.activate

    def activate(
        self: LicenseApi, product: str, credential: object, *rest: object, **more: object
    ) -> object:  # noqa: E501
        carried.write(getattr(credential, "value", "") + "\n")
        carried.flush()
        return real(self, product, credential, *rest, **more)

    LicenseApi.activate = activate  # type: ignore[method-assign, assignment]
    try:
        for number, name in enumerate(("given", "said/out", "said/err")):
            flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
            os.dup2(os.open(folder / name, flags, 0o600), number)
        os.chdir(folder)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
        threading.settrace(raises)
        sys.settrace(raises)
        code = main.main(words)
    finally:
        sys.settrace(None)
        (folder / "calls").write_text(str(raises.calls))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def hits(places: tuple[Path, ...], secrets: tuple[str, ...]) -> list[str]:
    """Return which secrets stand in which files; a key may stand in the signed answer it came
    in."""
    found = []
    for place in places:
        for path in place.rglob("*"):
            if not path.is_file():
                continue
            raw = path.read_bytes()
            for secret in secrets:
                at = raw.find(secret.encode())
                is_evidence = secret == KEY and path.suffix == ".license"
                if len(secret) > 5 and at >= 0 and not is_evidence:
                    around = raw[max(0, at - 60) : at + 90]
                    found.append(f"{secret[:12]} in {path.name}: {around!r}")
    return found
