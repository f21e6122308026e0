"""G18: does an update get lost, or a read go wrong, when many processes use one data folder?

Each process reads the license all the time, and counts it up now and then: under the store's lock
it reads the number, and keeps the next. Beside that it writes what the program writes without that
lock: the status file, the clock's mark, and the settings.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sso.errors import KeyturnError
from sso.storage import published_status
from sso.storage.license_store import LicenseStore
from sso.storage.paths import Paths
from sso.storage.user_settings import UserSettings
from tests.torture.rig import Found
from tests.torture.store_rig import (
    CODE,
    MEMORY,
    contact_number_in,
    keep,
    keep_in_lock,
    number_in,
    paths_in,
    start,
    store_of,
    temporaries,
)
from tests.unit.samples import NOW, key_pair

PADDING = 4000
COUNTS = ("reads", "bad_reads", "went_back", "updates", "failed_writes", "bad_status_reads")
READS_A_TURN = 40


def trials(processes: int, seconds: float, reads: int, seed: int) -> Found:
    """Let so many processes work, and compare what they did with what is there.

    :param seconds: how long at least. :param reads: how often they read in all, at least.
    """
    key_pair()
    with TemporaryDirectory(dir=MEMORY) as folder:
        paths = paths_in(Path(folder))
        start(paths)
        keep(store_of(paths), 1, PADDING)
        until = time.monotonic() + seconds
        told = _together(paths, processes, until, reads // processes + 1, seed)
        found: Found = {name: sum(one[name] for one in told) for name in COUNTS}
        settings = UserSettings(paths.user_settings)
        kept = [settings.chosen_license(str(number)) or 0 for number in range(processes)]
        found["lost_settings"] = sum(
            there != one["choices"] for there, one in zip(kept, told, strict=True)
        )
        present = number_in(store_of(paths))
        found["lost_updates"] = abs(1 + found["updates"] - present)
        found["stale_temporaries"] = len(temporaries(Path(folder)))
        errors = sorted({one["error"] for one in told} - {""})
        found |= {"processes": processes, **({"first_error": errors[0]} if errors else {})}
    return {"tried": found.pop("reads"), **found}


def _together(paths: Paths, processes: int, until: float, reads: int, seed: int) -> list[Found]:
    pipes = []
    for number in range(processes):
        reading, writing = os.pipe()
        if os.fork() == 0:
            code = 1
            try:
                found = _Worker(paths, number, seed).run(until, reads)
                os.write(writing, json.dumps(found).encode())
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        pipes.append(reading)
    told = []
    for reading in pipes:
        with os.fdopen(reading, "rb") as answer:
            raw = answer.read()
        if not raw:
            raise AssertionError("a process ended with a traceback")
        told.append(json.loads(raw))
    for _ in pipes:
        os.wait()
    return told


class _Worker:
    """One process of the user's."""

    def __init__(self, paths: Paths, number: int, seed: int) -> None:
        self.paths = paths
        self.number = number
        self.store: LicenseStore = store_of(paths)
        self.settings = UserSettings(paths.user_settings)
        self.random = Random(seed * 1000 + number)
        self.found: Found = {**dict.fromkeys(COUNTS, 0), "choices": 0, "error": ""}
        self.latest = 0

    def run(self, until: float, reads: int) -> Found:
        """Read and write until the time has come, and so much was read."""
        while time.monotonic() < until or self.found["reads"] < reads:
            for _ in range(READS_A_TURN):
                self.read()
            try:
                self.write()
            except KeyturnError as error:
                self.found["failed_writes"] += 1
                self.found["error"] = f"{error.code}: {error}"
        return self.found

    def read(self) -> None:
        """Read the license; it is whole, and never older than at the read before."""
        number = number_in(self.store)
        self.found["reads"] += 1
        self.found["bad_reads"] += number < 1 or contact_number_in(self.store) < 1
        self.found["went_back"] += number < self.latest
        self.latest = max(self.latest, number)

    def write(self) -> None:
        """Do one of the writes."""
        kind = self.random.randrange(6)
        if kind < 3:
            self.count_up()
        elif kind == 3:
            self.store.mark_seen(CODE, NOW)
        elif kind == 4:
            published_status.publish(self.paths, CODE, {"state": "active", "pad": "x" * 9000})
            state = published_status.published_state(self.paths, CODE)
            self.found["bad_status_reads"] += state != "active"
        else:
            self.found["choices"] += 1
            self.settings.choose_license(str(self.number), self.found["choices"])

    def count_up(self) -> None:
        """Read the number, and keep the next one."""
        with self.store.locked(CODE):
            number = number_in(self.store) + 1
            keep_in_lock(self.store, number, self.random.randrange(PADDING))
        self.found["updates"] += 1
