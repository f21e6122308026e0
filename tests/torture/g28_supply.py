"""Is anything loaded that lies where the program is started, and is every dependency pinned?

Whether two builds are the same to the bit is `make reproduce`, which takes minutes by itself.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.torture.rig import ROOT, Found

# Modules that the program imports, its own and Python's, and what libraries look for by name.
PLANTED = (
    "ssl.py", "json.py", "secrets.py", "requests/__init__.py", "keyring/__init__.py",
    "PySide6/__init__.py", "sso/__init__.py", "ui/__init__.py", "main.py", "sitecustomize.py",
    "usercustomize.py", "quickjs.py", "cryptography/__init__.py", "platformdirs.py", "jwt.py",
    "_socket.so", "libssl.so.3", "platforms/libqoffscreen.so", "pyvenv.cfg", "xdg-open",
    "xdg-settings", "openssl.cnf", "qt.conf", "keyring.pth",
)  # fmt: skip
VERBS = (
    ("--version",),
    ("status", "--json"),
    ("config", "schema"),
    ("doctor", "--json"),
    ("--self-test", "--json"),
)


def supply() -> Found:
    """Start the program where hostile files lie; counts those that were run, and loose pins."""
    found: Found = {"tried": 0, "loaded": 0, "unpinned": 0, "failed": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mark = folder / "mark"
        plant(folder / "here", mark)
        for verb in VERBS:
            code = started(folder, verb)
            found["tried"] += len(PLANTED)
            found["failed"] += code in (1, 70)
            if mark.exists():
                found["loaded"] += 1
                found.setdefault("first_loaded", f"{verb[0]}: {mark.read_text()[:80]}")
                mark.unlink()
        # The control: with the folder on Python's own path the same files are run.
        plain = {**environment(folder), "PYTHONPATH": str(folder / "here")}
        command = [sys.executable, str(ROOT / "main.py"), "--version"]
        subprocess.run(command, env=plain, cwd=folder, capture_output=True, check=False)
        found["control"] = int(mark.exists())
    found |= pins()
    return found


def plant(folder: Path, mark: Path) -> None:
    """Lay the files; each that is run leaves a mark."""
    for name in PLANTED:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".py", ".pth"):
            path.write_text(f"import os; open({str(mark)!r}, 'a').write({name!r})\n")
        elif not path.suffix:
            path.write_text(f"#!/bin/sh\necho {name} >>{mark}\n")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        else:
            path.write_bytes(b"this is no library")


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {**kept, "HOME": str(folder / "home"), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def started(folder: Path, verb: tuple[str, ...]) -> int:
    """Start the program in the folder, as a double click on a download does."""
    (folder / "home").mkdir(exist_ok=True)
    profile = ROOT / "packaging" / "brands" / "example" / "profile.toml"
    command = [sys.executable, str(ROOT / "main.py"), *verb, "--profile", str(profile)]
    done = subprocess.run(
        command,
        cwd=folder / "here",
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode


def pins() -> Found:
    """Count what the locks install without a hash."""
    pinned, bare = 0, 0
    for path in sorted((ROOT / "packaging" / "locks").glob("*.txt")):
        parts = re.split(r"^(?=[\w.-]+(?:\[[\w,]+\])?==)", path.read_text("utf-8"), flags=re.M)[1:]
        pinned += len(parts)
        bare += sum("--hash=sha256:" not in part for part in parts)
    return {"locked_releases": pinned, "unpinned": bare}
