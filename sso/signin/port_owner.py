"""Which program has a port? Told for this user's own programs, where the system tells (Linux)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_LISTEN = "0A"


def owner_of(port: int, proc: Path = Path("/proc")) -> str:
    """Return the name of the program that listens on a port, or an empty text. Reads /proc."""
    inodes = {f"socket:[{inode}]" for inode in _inodes(port, _rows(proc))}
    if not inodes:
        return ""
    for process in proc.glob("[0-9]*"):
        if _holds(process, inodes):
            return _name_of(process)
    return ""


def _inodes(port: int, rows: Iterable[str]) -> Iterable[str]:
    for row in rows:
        fields = row.split()
        if len(fields) > 9 and fields[3] == _LISTEN and fields[1].endswith(f":{port:04X}"):
            yield fields[9]


def _rows(proc: Path) -> Iterable[str]:
    for name in ("tcp", "tcp6"):
        try:
            yield from (proc / "net" / name).read_text(encoding="ascii").splitlines()
        except OSError:
            continue


def _holds(process: Path, inodes: set[str]) -> bool:
    try:
        return any(os.readlink(entry) in inodes for entry in (process / "fd").iterdir())
    except OSError:  # another user's, or gone
        return False


def _name_of(process: Path) -> str:
    try:
        name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    return "".join(char for char in name if char.isprintable())[:50]
