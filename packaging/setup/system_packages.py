"""Which system packages are missing? Installs them as root, else names the one command.

    python3 packaging/setup/system_packages.py qt-offscreen desktop-rig

The arguments are lists in packaging/setup/packages. Nothing happens when all is there.
KEYTURN_SYSTEM=skip leaves the system alone: for systems whose packages bear other names.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

LISTS = Path(__file__).parent / "packages"
INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def main() -> None:
    if os.environ.get("KEYTURN_SYSTEM") == "skip":
        return
    wanted = [choice for name in sys.argv[1:] for choice in read_list(name)]
    if not shutil.which("dpkg-query"):
        sys.exit(
            "set-up: this system is neither Debian nor a relative. Install what these hold:"
            f"\n    {first_names(wanted)}\nand run again with KEYTURN_SYSTEM=skip."
        )
    missing = still_missing(wanted)
    if not missing:
        return
    if os.geteuid() != 0:
        sys.exit(
            "set-up: system packages are missing. Run this once, then again what you ran:\n"
            f"    sudo sh -c 'apt-get update && {' '.join(INSTALL)} {first_names(missing)}'"
        )
    install(missing)


def first_names(choices: list[list[str]]) -> str:
    return " ".join(dict.fromkeys(choice[0] for choice in choices))


def read_list(name: str) -> list[list[str]]:
    """One entry a package: the names under which it may be found, the usual one first."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split("#")[0].strip() for line in lines)
    return [[one.strip() for one in entry.split("|")] for entry in entries if entry]


def still_missing(wanted: list[list[str]]) -> list[list[str]]:
    query = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = (line.split() for line in query.stdout.splitlines())
    present = {row[0] for row in rows if row[1:] == ["installed"]}
    missing = [choice for choice in wanted if not present.intersection(choice)]
    return [list(names) for names in dict.fromkeys(map(tuple, missing))]


def install(missing: list[list[str]]) -> None:
    """Install as root. Package lists are fetched only when the ones at hand do not do."""
    names = [pick(choice) for choice in missing]
    # A release that was replaced on the server meanwhile is not to be had by old lists: the
    # second try is for that.
    if all(names) and apt([*INSTALL, *names]):
        return
    apt(["apt-get", "update"])
    if not apt([*INSTALL, *(pick(choice) or choice[0] for choice in missing)]):
        sys.exit("set-up: apt-get could not install the packages; its reason stands above.")


def pick(choice: list[str]) -> str:
    """The first of the names that apt can install now, or an empty string."""
    for name in choice:
        shown = subprocess.run(
            ["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False
        )
        if shown.returncode == 0 and shown.stdout:
            return name
    return ""


def apt(command: list[str]) -> bool:
    """Run apt-get; what it prints is shown only when it fails."""
    print(f"set-up: {' '.join(command)} ...", file=sys.stderr, flush=True)
    began = time.monotonic()
    done = subprocess.run(
        command,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-30:]), file=sys.stderr)
    print(f"set-up: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
