"""What does the frozen folder weigh, and how quickly does it start? Beside a frozen bare program.

Both are frozen by the environment that makes the packages, .cache/package: ours by its own spec,
the bare one as PyInstaller does by default. They are kept in build/bench/frozen, and frozen anew
when the sources have changed since.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.desktop import ROOT, NoDesktop, desktop
from tests.bench.place import Place, service
from tests.bench.table import Line, ratio_line

sys.path.insert(0, str(ROOT / "packaging" / "setup"))

from virtual_env import hold  # noqa: E402

FOLDER = ROOT / "build" / "bench" / "frozen"
SPEC = ROOT / "packaging" / "freeze" / "keyturn.spec"
BARE = Path(__file__).with_name("bare_tray.py")
BARE_NAME = "a frozen bare PySide6 tray program"
SIZE_AT_MOST, START_AT_MOST = 1.25, 1.15
_WHY_SIZE = (
    "OpenSSL within cryptography, the QuickJS engine, our own icons, pages and languages; the bare"
    " program needs none of them"
)
_WHY_START = (
    "as from the source: more modules are loaded, here out of PyInstaller's archive; not"
    " profiled by itself"
)


def frozen(rounds: int) -> list[Line]:
    """Size of the folders; start to the icon, and of `--version`."""
    ours = _frozen("keyturn", [SPEC], [ROOT / "main.py", SPEC, ROOT / "sso", ROOT / "ui"])
    bare = _frozen("bare_tray", ["--onedir", "--specpath", FOLDER, BARE], [BARE])
    sizes = {"ours": [_size_mb(ours.parent)], "theirs": [_size_mb(bare.parent)]}
    icons: dict[str, list[float]] = {"ours": [], "theirs": []}
    versions: dict[str, list[float]] = {"ours": [], "theirs": []}
    with desktop() as desk, service(desk.person) as serving:
        place = Place(desk.person, serving, "frozen")
        place.activate()
        for number in range(rounds + 1):
            taken = desk.start_s(place.tray([ours])), desk.start_s([bare])
            version_s = desk.person.seconds([ours, "--version"])
            if number:  # the first one finds nothing in the file cache
                icons["ours"].append(taken[0])
                icons["theirs"].append(taken[1])
                versions["ours"].append(version_s)
                versions["theirs"].append(taken[1])
    return [
        ratio_line("size of the frozen folder", BARE_NAME, sizes, "MB", SIZE_AT_MOST,
                   why=_WHY_SIZE),
        ratio_line("frozen: process start to tray icon registered", BARE_NAME, icons, "ms",
                   START_AT_MOST, why=_WHY_START),
        ratio_line("frozen: `--version`", f"{BARE_NAME}, to its icon", versions, "ms",
                   START_AT_MOST, why=_WHY_START),
    ]  # fmt: skip


def _frozen(name: str, what: Sequence[object], sources: Sequence[Path]) -> Path:
    """Return a frozen program; freezes it where it is not there as its sources are."""
    program, stamp = FOLDER / name / name, FOLDER / f"{name}.sha256"
    wanted = _digest(sources)
    if program.exists() and stamp.exists() and stamp.read_text("ascii") == wanted:
        return program
    python = hold("package", ROOT / ".cache" / "package")
    words: list[object] = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    words += ["--distpath", FOLDER, "--workpath", FOLDER / "work", *what]
    FOLDER.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoDesktop(f"{name} could not be frozen: {done.stderr.strip()[-400:]}")
    stamp.write_text(wanted, encoding="ascii")
    return program


def _digest(sources: Sequence[Path]) -> str:
    digest = hashlib.sha256((ROOT / "packaging" / "locks" / "package.txt").read_bytes())
    for source in sources:
        for path in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _size_mb(folder: Path) -> float:
    """Bytes of all files; a link counts as nothing, as in a package."""
    return (
        sum(
            os.lstat(path).st_size
            for path in folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        )
        / 1e6
    )
