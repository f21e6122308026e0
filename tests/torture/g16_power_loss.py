"""G16: which states may the disk be in after a power cut, and does each of them load?

A recorder stands in for the system calls that change the data folder and notes them in order. From
that follows every state a file system may show after a cut at any point:

- of what was written to a file and not synced, any blocks may be there, the others are zeros, and
  the file may end behind any block;
- of the changes of a folder since its last sync, each may be there or not; a rename is one change.

Each state is laid out and read with the program's own store. The license must be what was
acknowledged last, or what was being kept; and a start and a save must work from there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.disk_recorder import Change, Recorder, Sort
from tests.torture.rig import Found
from tests.torture.store_rig import (
    CODE,
    MEMORY,
    contact_number_in,
    keep,
    number_in,
    paths_in,
    start,
    store_of,
    temporaries,
)

Tree = dict[str, bytes | None]  # paths; None: a folder
NEXT = 99
# What is done, one after the other: a number is kept with so many bytes more, 0 removes.
HISTORIES: tuple[tuple[tuple[int, int], ...], ...] = (
    ((1, 0), (2, 2000), (3, 0)),
    ((1, 900), (0, 0), (2, 0)),
)


@dataclass
class Inode:
    """One file or folder: what is surely on the disk, and what may be."""

    content: bytes = b""
    written: bytes = b""
    is_folder: bool = False
    names: dict[str, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


@dataclass
class Disk:
    """What a file system knows after some changes; its root was there before."""

    block: int
    inodes: dict[int, Inode] = field(default_factory=lambda: {0: Inode(is_folder=True)})

    def take(self, change: Change) -> None:
        """Do one more change."""
        if change.sort is Sort.WRITE:
            self.inodes[change.inode].written += change.content
        elif change.sort is Sort.SYNC:
            self._sync(self.inodes[change.inode])
        else:
            if change.sort in (Sort.CREATE, Sort.MAKE_FOLDER):
                is_folder = change.sort is Sort.MAKE_FOLDER
                self.inodes[change.inode] = Inode(is_folder=is_folder)
            self.inodes[change.folder].changes.append(change)

    @staticmethod
    def _sync(inode: Inode) -> None:
        inode.content, inode.written = inode.content + inode.written, b""
        inode.names = _applied(inode.names, inode.changes)
        inode.changes = []

    def states(self, number: int = 0, path: str = "") -> Iterator[Tree]:
        """Return every state in which this folder may be found after a cut now."""
        inode = self.inodes[number]
        for kept in itertools.product((False, True), repeat=len(inode.changes)):
            chosen = [one for one, is_kept in zip(inode.changes, kept, strict=True) if is_kept]
            names = _applied(inode.names, chosen)
            parts = [list(self._below(below, f"{path}/{name}")) for name, below in names.items()]
            for together in itertools.product(*parts):
                yield {at: what for part in together for at, what in part.items()}

    def _below(self, number: int, path: str) -> Iterator[Tree]:
        inode = self.inodes[number]
        if inode.is_folder:
            for below in self.states(number, path):
                yield {path: None, **below}
        else:
            for content in self._contents(inode):
                yield {path: content}

    def _contents(self, inode: Inode) -> Iterator[bytes]:
        """Return what a file may hold: any of the blocks that were written, and zeros for the
        others."""
        step = self.block
        blocks = [inode.written[at : at + step] for at in range(0, len(inode.written), step)]
        for length in range(len(blocks) + 1):
            for kept in itertools.product((True, False), repeat=length):
                parts = zip(blocks, kept, strict=False)
                yield inode.content + b"".join(
                    block if is_kept else bytes(len(block)) for block, is_kept in parts
                )


def _applied(names: dict[str, int], changes: list[Change]) -> dict[str, int]:
    result = dict(names)
    for change in changes:
        if change.sort is Sort.UNLINK:
            result.pop(change.name, None)
            continue
        if change.sort is Sort.RENAME:
            result.pop(change.before, None)
        result[change.name] = change.inode
    return result


def trials(block: int) -> Found:
    """Look at every state of every history; `block`: what a disk writes at once."""
    found: Found = {"tried": 0, "invalid": 0, "invalid_contacts": 0, "next_save_failed": 0}
    found |= {"distinct": 0, "cut_at": 0}
    controls = 0
    for history in HISTORIES:
        changes = recorded(history)
        for name, value in _judged(changes, block).items():
            found[name] += value
        controls += _is_noticed(changes, block, is_folder=False)
        controls += _is_noticed(changes, block, is_folder=True)
    expected = 2 * len(HISTORIES)
    found["removed_syncs_noticed"] = f"{controls} of {expected}"
    return found | {"control": int(controls == expected)}


def recorded(history: tuple[tuple[int, int], ...]) -> list[Change]:
    """Do it in an empty folder, and return the changes of that folder."""
    with TemporaryDirectory() as folder:
        paths = paths_in(Path(folder))
        store = store_of(paths)
        with Recorder(Path(folder)) as recorder:
            start(paths)
            for number, padding in history:
                recorder.note(Sort.BEGIN, number)
                if number:
                    keep(store, number, padding)
                else:
                    with store.locked(CODE):
                        store.remove(CODE)
                recorder.note(Sort.ACKNOWLEDGE, number)
        _demand_all_noted(recorder.changes, Path(folder))
    return recorder.changes


def _demand_all_noted(changes: list[Change], folder: Path) -> None:
    """What the recorder noted leads to what is there: it has missed nothing."""
    disk = Disk(1 << 30)
    for change in changes:
        if change.sort not in (Sort.BEGIN, Sort.ACKNOWLEDGE):
            disk.take(change)
    for inode in disk.inodes.values():
        disk._sync(inode)
    there: Tree = {
        f"/{path.relative_to(folder)}": None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }
    [noted] = disk.states()
    if noted != there:
        raise AssertionError(f"not noted: {sorted(set(there) ^ set(noted)) or 'a content'}")


def _judged(changes: list[Change], block: int) -> Found:
    found: Found = {"tried": 0, "invalid": 0, "invalid_contacts": 0, "next_save_failed": 0}
    found |= {"distinct": 0, "cut_at": 0}
    seen: dict[tuple[tuple[str, bytes | None], ...], tuple[int, int]] = {}
    layouts: set[tuple[str, ...]] = set()
    for disk, acknowledged, begun in _cuts(changes, block):
        found["cut_at"] += 1
        for tree in disk.states():
            found["tried"] += 1
            key = tuple(sorted(tree.items()))
            if key not in seen:
                layout = tuple(sorted(tree))
                seen[key], works = _looked_at(tree, layout not in layouts)
                layouts.add(layout)
                found["next_save_failed"] += not works
            license_number, contact_number = seen[key]
            is_valid = license_number in (acknowledged, begun)
            found["invalid"] += not is_valid
            is_known = contact_number in (acknowledged, begun)
            found["invalid_contacts"] += not is_known
    return found | {"distinct": len(seen)}


def _cuts(changes: list[Change], block: int) -> Iterator[tuple[Disk, int, int]]:
    """Return the disk after each change, what was acknowledged by then, and what was under way."""
    disk, acknowledged, begun = Disk(block), 0, 0
    for change in changes:
        if change.sort is Sort.BEGIN:
            begun = change.inode
        elif change.sort is Sort.ACKNOWLEDGE:
            acknowledged = change.inode
        else:
            disk.take(change)
        yield disk, acknowledged, begun


def _looked_at(tree: Tree, goes_on: bool) -> tuple[tuple[int, int], bool]:
    """Lay a state out and read it; where it goes on, start and save from there."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        for name, content in tree.items():
            path = Path(folder + name)
            if content is None:
                path.mkdir(mode=0o700)
            else:
                path.write_bytes(content)
        paths = paths_in(Path(folder))
        store = store_of(paths)
        numbers = number_in(store), contact_number_in(store)
        if not goes_on:
            return numbers, True
        start(paths)
        is_swept = not temporaries(Path(folder))
        keep(store, NEXT)
        return numbers, is_swept and number_in(store) == contact_number_in(store) == NEXT


def _is_noticed(changes: list[Change], block: int, *, is_folder: bool) -> bool:
    """Whether states that do not load turn up when files, or folders, are not synced."""
    folders = {0} | {one.inode for one in changes if one.sort is Sort.MAKE_FOLDER}
    fewer = [
        one for one in changes if one.sort is not Sort.SYNC or (one.inode in folders) != is_folder
    ]
    for disk, acknowledged, begun in _cuts(fewer, block):
        # Once a number was acknowledged; before that there are states without end.
        for tree in disk.states() if acknowledged == begun > 0 else ():
            numbers, _ = _looked_at(tree, goes_on=False)
            if numbers[0] not in (acknowledged, begun):
                return True
    return False
