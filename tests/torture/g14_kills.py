"""G14: what is left of the license when its writer is killed at any moment?

A forked process saves numbered licenses with the program's own store and tells each number after
the save has returned. It is killed at a random moment; then the next start looks.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sso.licensing.model import SignedAnswer
from sso.storage.paths import Paths
from tests.torture.rig import Found
from tests.torture.store_rig import (
    DAMAGED,
    keep,
    key_pair,
    number_in,
    numbered,
    paths_in,
    start,
    store_of,
    temporaries,
)

LONGEST_S = 0.08
FRESH_EVERY = 10  # so often a round begins without any file


def trials(count: int, naive: int, seed: int) -> Found:
    """Kill so many writers, and so many that write without care: those must be found out."""
    random = Random(seed)
    key_pair()
    found: Found = {"tried": count, "torn": 0, "lost": 0, "older_than_acknowledged": 0}
    found |= {"stale_temporaries": 0, "left_by_the_kill": 0, "acknowledged": 0}
    with TemporaryDirectory() as folder:
        for number in range(count):
            paths = paths_in(Path(folder) / str(number // FRESH_EVERY))
            _round(paths, random.uniform(0, LONGEST_S), found)
        torn = _torn_without_care(Path(folder) / "naive", naive, random)
    return found | {"naive_torn": f"{torn} of {naive}", "control": min(1, torn)}


def _round(paths: Paths, delay_s: float, found: Found) -> None:
    store = store_of(paths)
    before = number_in(store)
    acknowledged = _killed(paths, before, delay_s)
    found["acknowledged"] += acknowledged - before
    found["left_by_the_kill"] += len(temporaries(paths.state))
    start(paths)
    found["stale_temporaries"] += len(temporaries(paths.state))
    present = number_in(store)
    found["torn"] += present == DAMAGED
    found["lost"] += present == 0 and acknowledged > 0
    found["older_than_acknowledged"] += 0 < present < acknowledged
    if present == DAMAGED or present < acknowledged:
        keep(store, acknowledged)


def _killed(paths: Paths, before: int, delay_s: float) -> int:
    """Let a process save until it is killed; returns the last number that it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _save_for_ever(paths, before, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(delay_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        numbers = told.read().split()
    return int(numbers[-1]) if numbers else before


def _save_for_ever(paths: Paths, number: int, writing: int) -> None:
    store = store_of(paths)
    while True:
        number += 1
        keep(store, number)
        os.write(writing, b"%d\n" % number)


def _torn_without_care(path: Path, count: int, random: Random) -> int:
    """Return how many files are neither of two contents when they are simply written over."""
    contents = [_body(numbered(number)) for number in (1, 2)]
    torn = 0
    for _ in range(count):
        path.write_bytes(contents[0])
        child = os.fork()
        if child == 0:
            while True:
                for content in contents:
                    path.write_bytes(content)
        time.sleep(random.uniform(0.001, LONGEST_S))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        torn += path.read_bytes() not in contents
    return torn


def _body(answer: SignedAnswer) -> bytes:
    return answer.body * 2
