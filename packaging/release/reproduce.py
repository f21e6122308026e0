"""Does the same tree give the same packages? Builds everything a second time and compares.

    .cache/package/bin/python packaging/release/reproduce.py

Each is made from the committed tree in a folder of its own; the second one in another time zone,
language, temporary folder and umask. What differs is named, file by file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

from parts import ROOT, git, sha256

PACKAGE = ROOT / "packaging" / "linux" / "package.py"
BUILT = ROOT / "build"


def main() -> int:
    """Build twice; 0 where both are the same to the bit."""
    commit = git("rev-parse", "HEAD")  # somebody may go on working meanwhile
    first = built("first", commit)
    second = built("second", commit, {"TZ": "Asia/Tokyo", "LC_ALL": "C"}, umask=0o077)
    differing = sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
    for name in differing[:40]:
        print(f"reproduce: differs: {name}")
    same = len(first) - len(differing)
    print(f"reproduce: {same} of {len(first)} files are the same to the bit, packages included")
    return 1 if differing else 0


def built(
    name: str, commit: str, more: dict[str, str] | None = None, umask: int = 0o022
) -> dict[str, str]:
    """Build deb and rpm from nothing in a copy of the tree; digests by file."""
    target = BUILT / "reproduce" / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    archived = ["git", "-C", str(ROOT), "archive", commit]
    with subprocess.Popen(archived, stdout=subprocess.PIPE) as archive:
        subprocess.run(["tar", "-C", target, "-x"], stdin=archive.stdout, check=True)
    with tempfile.TemporaryDirectory() as folder:
        seconds = git("log", "-1", "--format=%ct", commit)
        environment = os.environ | {"TMPDIR": folder, "SOURCE_DATE_EPOCH": seconds} | (more or {})
        command = [sys.executable, str(target / PACKAGE.relative_to(ROOT))]
        frozen = ["--frozen", str(target / "build" / "frozen" / "keyturn")]
        for words in (["deb"], ["rpm", *frozen]):
            subprocess.run([*command, *words], env=environment, check=True, umask=umask)
    files = [
        path for path in (target / "build" / "frozen" / "keyturn").rglob("*") if path.is_file()
    ]
    files += [*(target / "build" / "packages").glob("*.deb"),
              *(target / "build" / "packages").glob("*.rpm")]  # fmt: skip
    return {str(path.relative_to(target)): sha256(path) for path in files}


if __name__ == "__main__":
    sys.exit(main())
