"""G17: does the license outlast full and read-only disks, odd rights and things in its place?

And is every file and folder its owner's alone at each instant, whatever the umask says?
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sso.errors import KeyturnError, StoreFailed
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from tests.torture.disk_recorder import Recorder, Sort
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.store_rig import (
    CODE,
    STRANGER,
    in_own_process,
    keep,
    number_in,
    paths_in,
    start,
    store_of,
    temporaries,
)
from tests.unit.samples import key_pair
from tests.unit.unprivileged import as_nobody

PAGE = 4096
SIZES = 128
PADDING = 150_000  # two of these, and what lies beside them, fill the larger half of the sizes
UMASKS = (0o000, 0o022, 0o077)
COUNTS = ("tried", "damaged", "raw_errors", "next_save_failed", "left_over", "open_modes")
# Rights of state, licenses, license file and lock file; "r:" means that root owns it.
LAYOUTS = (
    *("0500 0700 0600 0600", "0000 0700 0600 0600", "0100 0700 0600 0600", "0300 0700 0600 0600"),
    *("0400 0700 0600 0600", "0700 0500 0600 0600", "0700 0000 0600 0600", "0700 0100 0600 0600"),
    *("0700 0300 0600 0600", "0700 0400 0600 0600", "0700 0600 0600 0600", "0700 0700 0000 0600"),
    *("0700 0700 0200 0600", "0700 0700 0400 0600", "0700 0700 0600 0000", "0700 0700 0600 0400"),
    *("0700 0700 r:0600 0600", "0700 0700 0600 r:0600", "0700 r:0755 0600 0600"),
    "r:0755 r:0755 r:0644 r:0600",
)


def trials(scale: float) -> Found:
    """Try all kinds; full and read-only disks where one may mount them."""
    found: Found = dict.fromkeys(COUNTS, 0)
    for kind in (_in_place, _umasks, _layouts):
        kind(found)
    if os.getuid() != 0 or subprocess.call(["unshare", "-m", "true"]) != 0:
        return found | {"note" if scale >= 1 else "without": "full and read-only disks need root"}
    sizes = of(SIZES, scale, 8)
    on_disks = in_own_process("g17_disks", "disks", "unshare", "-m", sizes=sizes)
    return {name: found[name] + on_disks[name] for name in COUNTS} | on_disks["figures"]


def disks(sizes: int) -> Found:
    """Keep a license on disks of such sizes, from far too small to large enough."""
    key_pair()
    found: Found = dict.fromkeys(COUNTS, 0)
    outcomes = {"none_fits": 0, "one_fits": 0, "both_fit": 0}
    for number in range(sizes):
        pages = 1 + number * SIZES // sizes
        with _mounted(pages * PAGE) as folder:
            outcomes[_on_a_full_disk(folder, found)] += 1
    with _mounted(64 * 1024 * 1024) as folder:
        _on_a_read_only_disk(folder, found)
    return found | {"figures": {"sizes": sizes, **outcomes}}


@contextmanager
def _mounted(size: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        _mount(folder, "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def _mount(folder: str, *options: str) -> None:
    subprocess.run(["mount", *options, folder], check=True)


def _on_a_full_disk(folder: Path, found: Found) -> str:
    paths = paths_in(folder)
    store = store_of(paths)
    kept = 0
    for number in (1, 2):
        with suppress(KeyturnError):
            _counted(found, lambda: start(paths))
        is_kept = _counted(found, lambda number=number: keep(store, number, PADDING))
        kept = _judged(found, store, kept, number, is_kept)
    with suppress(StoreFailed):
        store.demand_room()
    _mount(str(folder), "-o", "remount,size=64m")
    _next_start(found, paths, store)
    return ("none_fits", "one_fits", "both_fit")[kept]


def _on_a_read_only_disk(folder: Path, found: Found) -> None:
    paths = paths_in(folder)
    store = store_of(paths)
    start(paths)
    keep(store, 1)
    _mount(str(folder), "-o", "remount,ro")
    acts: tuple[Callable[[], object], ...] = (
        *(lambda: keep(store, 2), lambda: store.remove(CODE), store.demand_room),
        *(lambda: start(paths), lambda: store.save_pending(CODE, 1)),
    )
    for act in acts:
        _counted(found, act)
        _judged(found, store, 1, 1, True)
    _mount(str(folder), "-o", "remount,rw")
    _next_start(found, paths, store)


def _counted(found: Found, act: Callable[[], object]) -> bool:
    """Do it; whether it was done. Only an error of ours may say why not."""
    found["tried"] += 1
    try:
        act()
    except KeyturnError:
        return False
    except Exception as error:  # this is what is looked for
        found["raw_errors"] += 1
        found["first_raw_error"] = f"{type(error).__name__}: {error}"
        return False
    return True


def _judged(found: Found, store: LicenseStore, before: int, wanted: int, is_kept: bool) -> int:
    """Return the number that is there, which is the old or the new one."""
    present = number_in(store)
    found["damaged"] += present not in ((wanted,) if is_kept else (before, wanted))
    return present


def _next_start(found: Found, paths: Paths, store: LicenseStore) -> None:
    """Once the trouble is over, a start leaves nothing lying, and a save succeeds."""
    start(paths)
    found["left_over"] += len(temporaries(paths.state))
    is_kept = _counted(found, lambda: keep(store, 99))
    found["next_save_failed"] += not is_kept or number_in(store) != 99


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder of the user without privileges."""
    folder = Path(tempfile.mkdtemp(prefix="keyturn-torture-"))
    try:
        if os.getuid() == 0:
            os.chown(folder, STRANGER, STRANGER)
        yield folder
    finally:
        shutil.rmtree(folder)


def _layouts(found: Found) -> None:
    """Every layout of rights, as somebody whom rights bind."""
    for layout in LAYOUTS:
        if os.getuid() == 0 or "r:" not in layout:
            with _own_folder() as folder:
                _with_rights(folder, layout, found)


def _with_rights(folder: Path, layout: str, found: Found) -> None:
    paths = paths_in(folder)
    lock = paths.license(CODE).with_suffix(".lock")
    places = (paths.state, paths.licenses, paths.license(CODE), lock)
    _unprivileged(folder, found, lambda told: _first(paths, told))
    before = [(place, place.stat()) for place in places]
    for place, rights in reversed(list(zip(places, layout.split(), strict=True))):
        place.chmod(int(rights.removeprefix("r:"), 8))
        if rights.startswith("r:"):
            os.chown(place, 0, 0)
    _unprivileged(folder, found, lambda told: _use(paths, told))
    for place, facts in before:
        if os.getuid() == 0:
            with suppress(FileNotFoundError):
                os.chown(place, STRANGER, STRANGER)
        with suppress(FileNotFoundError):
            place.chmod(stat.S_IMODE(facts.st_mode))
    _unprivileged(folder, found, lambda told: _after(paths, told))


def _unprivileged(folder: Path, found: Found, act: Callable[[Found], None]) -> None:
    """Run it as somebody else, and add what it counted."""
    reading, writing = os.pipe()

    def run() -> None:
        told: Found = dict.fromkeys(COUNTS, 0)
        act(told)
        os.write(writing, " ".join(str(told[name]) for name in COUNTS).encode())

    as_nobody(run)
    os.close(writing)
    with os.fdopen(reading) as answer:
        for name, count in zip(COUNTS, answer.read().split(), strict=True):
            found[name] += int(count)


def _first(paths: Paths, told: Found) -> None:
    start(paths)
    keep(store_of(paths), 1)


def _use(paths: Paths, told: Found) -> None:
    store = store_of(paths)
    _counted(told, lambda: start(paths))
    _counted(told, lambda: store.load(CODE))
    _counted(told, lambda: store.load_contact(CODE))
    _counted(told, lambda: store.has(CODE))
    _counted(told, store.demand_room)
    _counted(told, lambda: keep(store, 2))


def _after(paths: Paths, told: Found) -> None:
    store = store_of(paths)
    told["damaged"] += number_in(store) not in (1, 2)
    _next_start(told, paths, store)


def _in_place(found: Found) -> None:
    """A link, a second name, a folder, or a link as the lock, where the license should be."""
    for put in (_link, _dangling_link, _second_name, _folder, _lock_link):
        with tempfile.TemporaryDirectory() as folder:
            paths = paths_in(Path(folder) / "data")
            store = store_of(paths)
            outside = Path(folder) / "outside"
            outside.write_bytes(b"somebody else's")
            keep(store, 1)
            put(paths, outside)
            _counted(found, lambda store=store: store.load(CODE))
            is_kept = _counted(found, lambda store=store: keep(store, 2))
            found["damaged"] += is_kept and number_in(store) != 2
            found["damaged"] += outside.read_bytes() != b"somebody else's"
            found["damaged"] += (Path(folder) / "made").exists()
            for place in (paths.license(CODE), paths.license(CODE).with_suffix(".lock")):
                if place.is_dir():
                    place.rmdir()
                elif place.is_symlink():
                    place.unlink()
            _next_start(found, paths, store)


def _link(paths: Paths, outside: Path) -> None:
    paths.license(CODE).unlink()
    paths.license(CODE).symlink_to(outside)


def _dangling_link(paths: Paths, outside: Path) -> None:
    paths.license(CODE).unlink()
    paths.license(CODE).symlink_to(outside.with_name("made"))


def _second_name(paths: Paths, outside: Path) -> None:
    paths.license(CODE).unlink()
    os.link(outside, paths.license(CODE))


def _folder(paths: Paths, outside: Path) -> None:
    paths.license(CODE).unlink()
    paths.license(CODE).mkdir()


def _lock_link(paths: Paths, outside: Path) -> None:
    lock = paths.license(CODE).with_suffix(".lock")
    lock.unlink()
    lock.symlink_to(outside.with_name("made"))


def _umasks(found: Found) -> None:
    """Each umask: what is made has its rights from its first instant, and keeps them."""
    for umask in UMASKS:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            before = os.umask(umask)
            try:
                _watched(root, found)
            finally:
                os.umask(before)


def _watched(root: Path, found: Found) -> None:
    def look() -> None:
        for path in root.rglob("*"):
            wanted = 0o700 if path.is_dir() else 0o600
            found["open_modes"] += stat.S_IMODE(path.stat().st_mode) != wanted

    paths = paths_in(root)
    store = store_of(paths)
    with Recorder(root, look) as recorder:
        start(paths)
        for number in (1, 2):
            keep(store, number)
        store.save_pending(CODE, 1)
        store.demand_room()
        store.remove(CODE)
    found["tried"] += len(recorder.changes)
    for change in recorder.changes:
        wanted = {Sort.CREATE: 0o600, Sort.MAKE_FOLDER: 0o700}.get(change.sort, change.mode)
        found["open_modes"] += change.mode != wanted
    found["open_modes"] += len(recorder.mode_changes)
