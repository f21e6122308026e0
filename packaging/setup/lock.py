"""Which exact releases are installed? Writes packaging/locks from pyproject.toml, or checks them.

    python3 packaging/setup/lock.py              keep the present releases as far as they still fit
    python3 packaging/setup/lock.py --upgrade    take the newest ones
    python3 packaging/setup/lock.py --check      offline: do the locks belong to pyproject.toml?

dev.txt is resolved first, for all systems at once; runtime.txt and demo.txt are parts of it, with
the same releases, and so are the others but for what they add. No lock names a package index:
the hashes say what is right, wherever it is from.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from virtual_env import LOCKS, ROOT, hold, pins, say

LOCK_TOOL = "lock-tool"
# In this order. What the last ones add is not in dev.txt, which everybody installs.
EXTRAS = {
    "dev": ["sandbox", "dev"],
    "runtime": [],
    "demo": ["sandbox"],
    "package": ["package"],
    "release": ["release"],
    "proof": ["sandbox", "dev", "proof"],
}
ADDING = ("package", "release", "proof")
FINGERPRINT = "# made from the dependencies with digest "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    arguments = parser.parse_args()
    if arguments.check:
        sys.exit(check())
    write(arguments.upgrade)


def check() -> str | None:
    """What is wrong with the locks, or None."""
    for name in EXTRAS:
        lock_file = LOCKS / f"{name}.txt"
        if not lock_file.exists() or f"{FINGERPRINT}{dependencies_digest()}\n" not in read(name):
            return f"packaging/locks/{name}.txt is older than pyproject.toml: run `make lock`."
        if strangers := other_releases(pins(lock_file), may_add=name in ADDING):
            return f"packaging/locks/{name}.txt and dev.txt differ: {', '.join(sorted(strangers))}"
        if indexes := [line for line in read(name).splitlines() if line.startswith("-")]:
            return f"packaging/locks/{name}.txt names a package index: {indexes[0]}"
        if bare := without_hash(read(name)):
            return f"packaging/locks/{name}.txt has no hash for {', '.join(bare)}"
    return None


def without_hash(lock: str) -> list[str]:
    """Which releases could be replaced by others of the same name?"""
    parts = re.split(r"^(?=[\w.-]+(?:\[[\w,]+\])?==)", lock, flags=re.MULTILINE)[1:]
    return [part.split()[0] for part in parts if "--hash=sha256:" not in part]


def other_releases(pinned: set[str], *, may_add: bool) -> set[str]:
    """Which pins are not those of dev.txt?"""
    strangers = pinned - pins(LOCKS / "dev.txt")
    if not may_add:
        return strangers
    known = {pin.partition("==")[0] for pin in pins(LOCKS / "dev.txt")}
    return {pin for pin in strangers if pin.partition("==")[0] in known}


def write(upgrade: bool) -> None:
    uv = hold(LOCK_TOOL, ROOT / ".cache" / LOCK_TOOL).with_name("uv")
    if upgrade:
        resolve(uv, LOCK_TOOL, ["-", "--no-annotate"], upgrade, text="uv\n")
    for name, extras in EXTRAS.items():
        arguments = ["pyproject.toml", *(f"--extra={extra}" for extra in extras)]
        if name != "dev":
            arguments += ["--no-annotate", "--constraints=packaging/locks/dev.txt"]
        resolve(uv, name, arguments, upgrade)


def resolve(uv: Path, name: str, arguments: list[str], upgrade: bool, text: str = "") -> None:
    """Have uv write one lock; the releases in the present one are kept unless `upgrade`."""
    lock_file = LOCKS / f"{name}.txt"
    command = [
        *(uv, "pip", "compile", "--no-config", "--quiet", "--universal", "--python-version=3.11"),
        *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *(["--upgrade"] if upgrade else []),
        *("--output-file", lock_file.relative_to(ROOT), *arguments),
    ]
    # In ROOT, so that comments name pyproject.toml and no folder of this machine.
    done = subprocess.run(command, cwd=ROOT, input=text, text=True, check=False)
    if done.returncode:
        sys.exit(f"set-up: packaging/locks/{name}.txt could not be resolved.")
    made_from = "" if name == LOCK_TOOL else f"{FINGERPRINT}{dependencies_digest()}\n"
    title = f"# Which releases does {name}.txt install? Written by `make lock`.\n"
    lock_file.write_text(title + made_from + read(name), encoding="utf-8")
    say(f"packaging/locks/{name}.txt: {len(pins(lock_file))} packages")


def read(name: str) -> str:
    return (LOCKS / f"{name}.txt").read_text(encoding="utf-8")


def dependencies_digest() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    keys = ("requires-python", "dependencies", "optional-dependencies")
    return hashlib.sha256(json.dumps([project[key] for key in keys]).encode()).hexdigest()


if __name__ == "__main__":
    main()
