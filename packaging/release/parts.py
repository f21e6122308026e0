"""What is a release made of, and where does each part lie? Shared by the scripts of this folder."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / "build" / "release"
FROZEN = ROOT / "build" / "frozen" / "keyturn"
PASSED = ROOT / "build" / "test" / "passed"  # the commit that `make test` held, and its tree
# Whoever changes these has to look at the pictures of the guides again.
SHOWN = ("ui", "resources/icons", "resources/pages")
PICTURES_OF = ROOT / "docs" / "pictures" / "made-from.txt"

sys.path.insert(0, str(ROOT))

import sso  # noqa: E402 - the tree is not installed

VERSION = sso.__version__


def git(*words: str) -> str:
    """Return what git says in this tree, or nothing where it fails."""
    command = ["git", "-C", str(ROOT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def sha256(path: Path) -> str:
    """Return a file's digest, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shown_digest() -> str:
    """Return one digest of everything that pictures show."""
    whole = hashlib.sha256()
    for name in sorted(git("ls-files", *SHOWN).splitlines()):
        path = ROOT / name
        if path.is_file():
            whole.update(f"{name}\0{sha256(path)}\n".encode())
    return whole.hexdigest()
