"""What is a clean Debian root, and how are commands run in it? Needs root.

It holds Debian's smallest set and what packages depend on, and shares the network with this
machine, where the sandbox runs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "package-root"
SUITE = "bookworm"
USER, UID = "somebody", "4711"
# What belongs to the system's own book-keeping, and what the test itself lays there.
NOT_OURS = ("/proc", "/sys", "/dev", "/run", "/tmp", "/var/lib/dpkg", "/var/lib/rpm", "/var/cache",
            "/var/log", "/home", "/etc/ld.so.cache", "/var/lib/systemd", "/var/lib/apt",
            "/usr/share/icons/hicolor/icon-theme.cache",
            "/usr/share/applications/mimeinfo.cache")  # fmt: skip
GOOD = "package test"


@contextmanager
def clean_root(needs: Iterable[str]) -> Iterator[Path]:
    """Make a root with Debian packages of these names; it goes at the end."""
    CACHE.mkdir(parents=True, exist_ok=True)
    needs = sorted(set(needs))
    base = CACHE / "root.tar"
    stamp = CACHE / "needs.json"
    if not base.is_file() or not stamp.is_file() or json.loads(stamp.read_text()) != needs:
        say(f"making a clean {SUITE} root with {len(needs)} dependencies")
        ran("mmdebstrap", "--quiet", "--mode=root", "--variant=minbase",
            f"--include={','.join(needs)}", SUITE, base)  # fmt: skip
        stamp.write_text(json.dumps(needs))
    root = Path(tempfile.mkdtemp(prefix="root.", dir=CACHE))
    root.chmod(0o755)
    try:
        ran("tar", "-C", root, "-xpf", base)
        inside(root, "useradd", "--uid", UID, "--create-home", "--skel", "/none", USER)
        yield root
    finally:
        shutil.rmtree(root)


def everything(root: Path) -> set[str]:
    """Return every path of the root that is not the system's book-keeping."""
    found = set()
    for folder, folders, files in os.walk(root):
        place = "/" + str(Path(folder).relative_to(root)).removeprefix(".")
        place = place.replace("//", "/")
        if place.startswith(NOT_OURS):
            folders.clear()
            continue
        found |= {f"{place.rstrip('/')}/{name}" for name in (*files, *folders)}
    return {path for path in found if not path.startswith(NOT_OURS)}


def as_user(root: Path, *words: str) -> str:
    """Run a command in the root as an ordinary user, without a desktop."""
    return ran(*user_command(root, *words))


def user_command(root: Path, *words: str) -> list[str]:
    """Return such a command."""
    return ["chroot", f"--userspec={UID}:{UID}", str(root), "env", "-i", f"HOME=/home/{USER}",
            "PATH=/usr/bin:/bin", "LANG=C.UTF-8", *words]  # fmt: skip


def inside(root: Path, *words: str) -> str:
    """Run a command in the root as root."""
    return ran("chroot", root, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
               "DEBIAN_FRONTEND=noninteractive", *words)  # fmt: skip


def ran(*words: object, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it says; ends where it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                          check=False, env=env, stdin=subprocess.DEVNULL)  # fmt: skip
    shown = " ".join(str(word) for word in words)[:200]
    demand(done.returncode == 0, f"{shown}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def demand(is_good: bool, trouble: str) -> None:
    """End where something is not as it should be."""
    if not is_good:
        sys.exit(f"{GOOD}: {trouble}")


def say(text: str) -> None:
    print(f"{GOOD}: {text}", flush=True)
