"""What do the rows about stored licenses share? Numbered licenses, what a start does, a process.

    python -m tests.torture.store_rig MODULE FUNCTION ORDER

runs a function of a row's module in a process of its own, which may fork and become another user.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from functools import cache, lru_cache
from pathlib import Path

from sso.errors import LicenseDamaged
from sso.licensing.model import SignedAnswer
from sso.licensing.status import Contact
from sso.storage import atomic_file
from sso.storage.data_format import demand_known, migrate
from sso.storage.license_store import LicenseStore, contact_of
from sso.storage.own_folder import demand_own
from sso.storage.paths import Paths
from tests.torture.rig import ROOT, Found, environment
from tests.unit.samples import HARDWARE_ID, NOW, activation, evidence, key_pair

CODE = "myproduct"
APP = "com.example.torture"
DAMAGED = -1
# Where nothing depends on a disk: many small writes wait for none.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
STRANGER = 65534


def in_own_process(module: str, function: str, *before: str, **order: object) -> Found:
    """Run a function of tests.torture elsewhere and return what it found.

    :param before: what the command line begins with, such as ``unshare``.
    """
    script = ("-m", "tests.torture.store_rig", module, function, json.dumps(order))
    done = subprocess.run(
        [*before, sys.executable, *script],
        cwd=ROOT,
        env=environment(ROOT),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise AssertionError(f"{module}.{function} failed: {done.stderr[-2000:]}")
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def paths_in(folder: Path) -> Paths:
    """Return the data folder's files."""
    return Paths.for_app(APP, folder)


def store_of(paths: Paths) -> LicenseStore:
    """Return the program's own store, with the key of the tests pinned."""
    return LicenseStore(paths, lambda: key_pair().public_key())


@cache
def numbered(number: int, padding: int = 0) -> SignedAnswer:
    """Return a signed answer whose license bears a number.

    :param padding: how many bytes it is longer.
    """
    return evidence(_answer(number, padding))


def _answer(number: int, padding: int) -> Found:
    return activation(id=number, remark="x" * padding)


def keep(store: LicenseStore, number: int, padding: int = 0) -> None:
    """Keep a numbered license as the program does after an activation."""
    with store.locked(CODE):
        keep_in_lock(store, number, padding)


def keep_in_lock(store: LicenseStore, number: int, padding: int = 0) -> None:
    """Keep a numbered license, holding its lock already."""
    answer = numbered(number, padding)
    store.save(CODE, answer, HARDWARE_ID)
    store.save_contact(CODE, Contact(contact_of(answer).good_at, failures=number))
    store.mark_seen(CODE, NOW)


def start(paths: Paths) -> None:
    """Do with the data folder what a start of the program does."""
    demand_own(paths)
    demand_known(paths)
    migrate(paths, {1: lambda: None})


def number_in(store: LicenseStore) -> int:
    """Return the number of the stored license; 0 where none is, `DAMAGED` where it is refused."""
    try:
        stored = store.load(CODE)
    except LicenseDamaged:
        return DAMAGED
    if stored is None:
        return 0
    whole = _is_whole(stored.evidence.body) and stored.hardware_id == HARDWARE_ID
    return stored.license.id if whole else DAMAGED


@lru_cache(maxsize=64)
def _is_whole(body: bytes) -> bool:
    answer = json.loads(body)
    return bool(answer == _answer(answer["id"], len(answer["remark"])))


def contact_number_in(store: LicenseStore) -> int:
    """Return the number of the stored contact; 0 where none can be read."""
    contact = store.load_contact(CODE)
    return contact.failures if contact else 0


def temporaries(folder: Path) -> list[Path]:
    """Return every temporary file below a folder."""
    return [
        Path(where) / name
        for where, _, names in os.walk(folder)
        for name in names
        if atomic_file._TEMPORARY_MARK in name
    ]


def main() -> None:
    module, function, order = sys.argv[1:]
    found = getattr(importlib.import_module(f"tests.torture.{module}"), function)
    print(json.dumps(found(**json.loads(order))), flush=True)


if __name__ == "__main__":
    main()
