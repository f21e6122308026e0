"""Does .venv hold what a lock names? If not, make it so.

    python3 packaging/setup/virtual_env.py demo
    python3 packaging/setup/virtual_env.py lock-tool --at .cache/lock-tool

The virtual environment remembers the digest of each lock that it holds, so a second call does
nothing. It is made anew when it belongs to another interpreter or the folder was moved.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*==[^\s;\\]+)", re.MULTILINE | re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lock", help="name of a file in packaging/locks, without .txt")
    parser.add_argument("--at", type=Path, default=ROOT / ".venv")
    arguments = parser.parse_args()
    hold(arguments.lock, arguments.at)


def hold(lock: str, folder: Path) -> Path:
    """Make `folder` hold the lock; return its interpreter. Ends the program when pip fails."""
    python = folder / "bin" / "python"
    lock_file = LOCKS / f"{lock}.txt"
    stamp = folder / "keyturn-locks.json"
    known = read_stamp(stamp, folder)
    if known is None or not python.exists():
        say(f"making {shown(folder)} with {sys.executable} ({sys.version.split()[0]})")
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True, symlinks=True)
        known = {}
    if known.get(lock) == digest(lock_file) or is_covered(lock_file, known):
        return python
    install(python, lock_file)
    known[lock] = digest(lock_file)
    write_stamp(stamp, folder, known)
    return python


def install(python: Path, lock_file: Path) -> None:
    count = len(pins(lock_file))
    say(f"installing what {shown(lock_file)} names ({count} releases) ...")
    began = time.monotonic()
    done = subprocess.run(
        [
            *(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
            *("--no-input", "--progress-bar", "off", "--require-hashes", "--no-deps"),
            # pip warns about running as root; in an environment of our own that is no risk.
            *("--root-user-action", "ignore", "-r", lock_file),
        ],
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        sys.exit(f"set-up: pip could not install {shown(lock_file)}; its reason stands above.")
    say(f"installed in {time.monotonic() - began:.0f} s")


def is_covered(lock_file: Path, known: dict[str, str]) -> bool:
    """Whether a larger lock that is installed already has every pin of this one."""
    return any(
        known[name] == digest(LOCKS / f"{name}.txt")
        and pins(lock_file) <= pins(LOCKS / f"{name}.txt")
        for name in known
        if (LOCKS / f"{name}.txt").exists()
    )


def pins(lock_file: Path) -> set[str]:
    return set(PIN.findall(lock_file.read_text(encoding="utf-8")))


def digest(lock_file: Path) -> str:
    return hashlib.sha256(lock_file.read_bytes()).hexdigest()


def read_stamp(stamp: Path, folder: Path) -> dict[str, str] | None:
    """The locks that the folder holds; None when it has to be made anew."""
    try:
        written = json.loads(stamp.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return written["locks"] if written["made_by"] == maker(folder) else None


def write_stamp(stamp: Path, folder: Path, known: dict[str, str]) -> None:
    text = json.dumps({"made_by": maker(folder), "locks": known}, indent=1)
    stamp.write_text(text, encoding="utf-8")


def maker(folder: Path) -> list[str]:
    # The folder's own address belongs to it: the scripts in bin/ name it in their first line.
    return [os.path.realpath(sys.executable), sys.version, str(folder.resolve())]


def shown(path: Path) -> str:
    return os.path.relpath(path, ROOT) if path.is_relative_to(ROOT) else str(path)


def say(text: str) -> None:
    print(f"set-up: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
