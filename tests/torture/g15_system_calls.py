"""G15: what becomes of the license when any one system call fails, in any of eight ways?

Each act is run once to see which calls it makes in the data folder; then once for each call and
error, with exactly that call failing. Afterwards the old or the new license is there, the error has
a name of ours, and the next start and save work.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sso.device.identity import DeviceIdentity
from sso.errors import KeyturnError
from sso.storage import published_status
from sso.storage.data_format import FORMAT, demand_known, format_of, migrate
from sso.storage.own_folder import demand_own
from sso.storage.paths import Paths
from tests.torture.failing_calls import Fault, has_strace, patched, traced
from tests.torture.rig import Found
from tests.torture.store_rig import (
    CODE,
    MEMORY,
    in_own_process,
    keep,
    number_in,
    paths_in,
    start,
    store_of,
    temporaries,
)
from tests.unit.samples import HARDWARE_ID, NOW

ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR", "ENOENT")
COUNTS = ("tried", "damaged", "raw_errors", "next_save_failed", "left_over", "not_reached")
TOGETHER = 2
Way = Callable[[Path, Callable[[], Found], Fault | None], tuple[Any, list[Fault]]]
WAYS: dict[str, Way] = {"strace": traced, "python": patched}


@dataclass(frozen=True)
class Act:
    """Something that is done with the data folder.

    :param prepare: what is there before. :param old, new: the numbers before and after.
    """

    prepare: Callable[[Paths], None]
    run: Callable[[Paths], None]
    old: int
    new: int


def _nothing(paths: Paths) -> None:
    paths.state.parent.mkdir(exist_ok=True)


def _one_kept(paths: Paths) -> None:
    start(paths)
    keep(store_of(paths), 1)


def _earlier_format(paths: Paths) -> None:
    _one_kept(paths)
    paths.format.unlink()
    record = {"schema": 1, "provider": "platform", "hardware_id": HARDWARE_ID}
    paths.device.write_text(json.dumps(record))


def _migrate(paths: Paths) -> None:
    device = DeviceIdentity(
        paths.device, platform_id=lambda: "system", find_signals=lambda found: {"machine": "1"}
    )
    demand_own(paths)
    demand_known(paths)
    migrate(paths, {1: device.migrate})


def _load(paths: Paths) -> None:
    store = store_of(paths)
    stored = store.load(CODE)
    store.contact_with(CODE, stored)
    store.has(CODE)


def _delete(paths: Paths) -> None:
    store = store_of(paths)
    with store.locked(CODE):
        store.remove(CODE)


def _publish(paths: Paths) -> None:
    store_of(paths).mark_seen(CODE, NOW)
    published_status.publish(paths, CODE, {"state": "active"})


ACTS = {
    "first save": Act(_nothing, lambda paths: keep(store_of(paths), 1), 0, 1),
    "save": Act(_one_kept, lambda paths: keep(store_of(paths), 2), 1, 2),
    "load": Act(_one_kept, _load, 1, 1),
    "delete": Act(_one_kept, _delete, 1, 0),
    "migrate": Act(_earlier_format, _migrate, 1, 1),
    "publish": Act(_one_kept, _publish, 1, 1),
}


def trials(scale: float, seed: int) -> Found:
    """Try each act with each call failing: in Python; in a whole run also by strace."""
    ways = ["python", *(["strace"] if scale >= 1 else [])]
    shares = [
        {"way": way, "share": scale, "seed": seed, "part": part}
        for way in ways
        for part in range(TOGETHER if scale >= 1 else 1)
    ]
    parts = TOGETHER if scale >= 1 else 1
    with ThreadPoolExecutor(parts) as pool:
        told = list(
            pool.map(
                lambda order: in_own_process("g15_system_calls", "part", parts=parts, **order),
                shares,
            )
        )
    found: Found = {name: sum(one[name] for one in told) for name in COUNTS}
    for way in ways:
        cases = [one for one in told if one["way"] == way]
        found[f"by_{way}"] = sum(one["tried"] for one in cases)
    if "strace" in ways and not found["by_strace"]:
        found["without"] = "strace is not here, or may not look at a process"
    wrong = [one["first"] for one in told if one["first"]]
    return found | ({"first_wrong": wrong[0]} if wrong else {})


def part(way: str, share: float, seed: int, part: int, parts: int) -> Found:
    """Try the cases of one way that fall to one of several processes."""
    found: Found = {**dict.fromkeys(COUNTS, 0), "way": way, "first": ""}
    if way == "strace" and not has_strace():
        return found
    random = Random(seed)
    with TemporaryDirectory(dir=MEMORY) as folder:
        for name, act in ACTS.items():
            trial = _Trial(Path(folder), name, act, WAYS[way], found)
            cases = [
                Fault(call.call, call.when, error) for call in trial.calls() for error in ERRORS
            ]
            chosen = [case for case in cases if share >= 1 or random.random() < share]
            for case in chosen[part::parts]:
                trial.try_(case)
    return found


class _Trial:
    """One act, over and over from the same beginning."""

    def __init__(self, folder: Path, name: str, act: Act, way: Way, found: Found) -> None:
        self._name = name
        self._act = act
        self._way = way
        self._found = found
        self._template = folder / f"template of {name}"
        self._folder = folder / "data"
        self._template.mkdir()
        act.prepare(paths_in(self._template))
        # Once before it counts: what is imported and computed late is there then.
        self._run(lambda act_: (act_(), []), None)

    def calls(self) -> list[Fault]:
        """Return the calls that the act makes when nothing fails."""
        told, calls = self._run(lambda act: self._way(self._folder, act, None), None)
        if told is None or told["error"] or not calls:
            raise AssertionError(f"{self._name}: {told}, {len(calls)} calls")
        return calls

    def _run(self, run: Callable[[Callable[[], Found]], Any], fault: Fault | None) -> Any:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._template, self._folder)
        return run(lambda: _told(self._act, paths_in(self._folder)))

    def try_(self, fault: Fault) -> None:
        """Let one call fail, and look at what is left."""
        told, failed = self._run(lambda act: self._way(self._folder, act, fault), fault)
        paths = paths_in(self._folder)
        store = store_of(paths)
        number = number_in(store)
        is_done = told is not None and not told["error"]
        # Of what is said not to be there nothing can be claimed.
        is_sure = is_done and fault.error != "ENOENT"
        allowed = (self._act.new,) if is_sure else (self._act.old, self._act.new)
        wrong = {
            "damaged": number not in allowed or not _is_sound(self._name, paths, is_done),
            "raw_errors": told is None or told["is_raw"],
            "not_reached": len(failed) != 1,
        }
        try:
            start(paths)
            wrong["left_over"] = bool(temporaries(paths.state))
            keep(store, 99)
            wrong["next_save_failed"] = number_in(store) != 99
        except KeyturnError:
            wrong["next_save_failed"] = True
        self._found["tried"] += 1
        for name, is_wrong in wrong.items():
            self._found[name] += is_wrong
            if is_wrong and not self._found["first"]:
                self._found["first"] = f"{self._name}, {fault}: {name}, {told}"


def _told(act: Act, paths: Paths) -> Found:
    try:
        act.run(paths)
    except KeyturnError as error:
        return {"error": error.code, "is_raw": error.code == KeyturnError.code}
    except Exception as error:  # this is what is looked for
        return {"error": f"{type(error).__name__}: {error}", "is_raw": True}
    return {"error": "", "is_raw": False}


def _is_sound(name: str, paths: Paths, is_done: bool) -> bool:
    """Whether what is kept beside the license is as it must be."""
    if name != "migrate":
        return True
    kept = json.loads(paths.device.read_bytes())["hardware_id"]
    return kept == HARDWARE_ID and (not is_done or format_of(paths) == FORMAT)
