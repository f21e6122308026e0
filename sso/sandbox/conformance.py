"""Does a licensed program read the status right? Shows it good and bad files and compares.

The program is started once a file, by a command with places:

    {status}   the status file          {product}  the product's code
    {key}      the public key, PEM      {device}   this device's hardware id
    {memory}   a file that it may use   {company}  the vendor's id

and says by its exit code whether it may run: 0, or anything else.
"""

import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sso.sandbox.conformance_cases import DEVICE, PRODUCT, Case, Vendor, cases
from sso.sandbox.people import COMPANY_ID

PLACES = ("status", "key", "product", "device", "memory", "company")
WAIT_S = 60


class CommandUnusable(ValueError):
    """The command cannot be what was meant; the text says why."""


@dataclass(frozen=True)
class Result:
    """How one case went; `trouble` is empty where the program is right."""

    case: Case
    trouble: str = ""


def examined(command: str, tell: Callable[[Result], object]) -> list[Result]:
    """Show the program every case.

    :raises CommandUnusable: it names no status file, an unknown place, or cannot be started.
    """
    words = _words(command)
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vendor = Vendor(_made(folder / "vendor"))
        key = folder / "vendor.pem"
        key.write_bytes(vendor.public_key)
        for number, case in enumerate(cases(vendor)):
            result = Result(case, _tried(words, case, _made(folder / str(number)), key))
            tell(result)
            found.append(result)
    return found


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
        for word in words:
            word.format(**dict.fromkeys(PLACES, ""))
    except (ValueError, KeyError, IndexError) as reason:
        known = ", ".join(f"{{{place}}}" for place in PLACES)
        raise CommandUnusable(f"the command is not understood ({reason}); known: {known}") from None
    if not any("{status}" in word for word in words):
        raise CommandUnusable("the command names no {status}: it would read another file")
    return words


def _tried(words: list[str], case: Case, folder: Path, key: Path) -> str:
    """Return what the program gets wrong, or nothing."""
    status = folder / "status.json"
    values = {"status": status, "key": key, "product": PRODUCT, "device": DEVICE,
              "memory": folder / "memory", "company": COMPANY_ID}  # fmt: skip
    for number, step in enumerate(case.steps, 1):
        status.unlink(missing_ok=True)
        if step.file is not None:
            status.write_bytes(step.file)
        code = _code([word.format(**values) for word in words])
        if code is None:
            return f"gave no answer within {WAIT_S} s"
        if (code == 0) is not step.is_licensed:
            which = f"file {number} of {len(case.steps)}: " if len(case.steps) > 1 else ""
            wanted = "must run" if step.is_licensed else "must not run"
            return f"{which}{wanted}, and ended with {code}"
    return ""


def _code(command: list[str]) -> int | None:
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=WAIT_S,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None
    except OSError as reason:
        raise CommandUnusable(f"{command[0]}: {reason.strerror}") from None


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
