"""What does our tray program cost beside a bare one? Start, memory, and an idle minute."""

from __future__ import annotations

import time
from pathlib import Path

from tests.bench.desktop import desktop, python
from tests.bench.place import Place, service
from tests.bench.processes import Sleeper, memory_of, watch
from tests.bench.table import Line, middle, ratio, ratio_line, shown

BARE = python(Path(__file__).with_name("bare_tray.py"))
BARE_NAME = "a bare PySide6 tray program"
START_AT_MOST, MEMORY_AT_MOST, CPU_AT_MOST_S, MORE_WAKEUPS = 1.15, 1.25, 0.05, 2
SETTLE_S = 4.0
AT_REST_S = 20.0  # ten seconds after the start it looks once more for a tray
MINUTE_S = 60.0
_WHY_START = (
    "the icon is registered before the core and the window are loaded; what comes before it and"
    " the bare program has not: the profile (12 ms on a machine with 200 for the bare one), the"
    " session's one instance (8), drawing from SVG (12), the command line (7), the rest imports"
)
_WHY_MEMORY = (
    "the activation loads what a start does not: HTTP, TLS, tokens and certificates (`requests`"
    " alone was 17 MB), and the window with its pages, on which the sign-in is followed. Before"
    " an activation neither is there"
)
_WHY_IDLE = (
    "a timer of the window looks once a minute whether something is due, and wakes the worker"
    " only then"
)
_WHY_STATUS = (
    "three quarters are imports still: a third of those is the library that verifies the"
    " license's signature (its key formats alone 15 ms), then `dataclasses` with `inspect`,"
    " `logging` and `tomllib` of the standard library; the rest is ours"
)


def start(rounds: int) -> list[Line]:
    """From the process's start until its icon is registered, with a license that is active."""
    pair: dict[str, list[float]] = {"ours": [], "theirs": []}
    with desktop() as desk, service(desk.person) as serving:
        place = Place(desk.person, serving, "start")
        place.activate()
        for number in range(rounds + 1):
            ours, theirs = desk.start_s(place.tray()), desk.start_s(BARE)
            if number:  # the first one finds nothing in the file cache
                pair["ours"].append(ours)
                pair["theirs"].append(theirs)
    what = "process start to tray icon registered"
    return [ratio_line(what, BARE_NAME, pair, "ms", START_AT_MOST, why=_WHY_START)]


def memory(rounds: int) -> list[Line]:
    """Resident memory, some seconds after an activation in the same process."""
    rss: dict[str, list[float]] = {"ours": [], "theirs": []}
    pss: dict[str, list[float]] = {"ours": [], "theirs": []}
    with desktop() as desk, service(desk.person) as serving:
        place = Place(desk.person, serving, "memory")
        for _ in range(rounds):
            with desk.started(place.tray()) as (ours, _), desk.started(BARE) as (theirs, _):
                place.activate()
                time.sleep(SETTLE_S)
                for name, process in (("ours", ours), ("theirs", theirs)):
                    found = memory_of(process.pid)
                    rss[name].append(found.rss_mb)
                    pss[name].append(found.pss_mb)
    return [
        ratio_line(
            f"memory after one activation, idle ({name})", BARE_NAME, pair, "MB", MEMORY_AT_MOST,
            why=_WHY_MEMORY,
        )
        for name, pair in (("RSS", rss), ("PSS", pss))
    ]  # fmt: skip


def idle(rounds: int) -> list[Line]:
    """Processor time and wake-ups in an idle minute, both programs in the same minute."""
    cpu: dict[str, list[float]] = {"ours": [], "theirs": []}
    wakeups: dict[str, list[float]] = {"ours": [], "theirs": []}
    with desktop() as desk, service(desk.person) as serving:
        place = Place(desk.person, serving, "idle")
        place.activate()
        with desk.started(place.tray()) as (ours, _), desk.started(BARE) as (theirs, _):
            time.sleep(AT_REST_S)
            for _ in range(rounds):
                both = {"ours": Sleeper(ours.pid), "theirs": Sleeper(theirs.pid)}
                watch(list(both.values()), MINUTE_S)
                for name, sleeper in both.items():
                    cpu[name].append(sleeper.cpu_s)
                    wakeups[name].append(float(sleeper.wakeups))
    used, woken, bare = middle(cpu["ours"]), middle(wakeups["ours"]), middle(wakeups["theirs"])
    return [
        Line(
            "processor time in an idle minute",
            BARE_NAME,
            shown(used, "s"),
            shown(middle(cpu["theirs"]), "s"),
            None,
            f"at most {CPU_AT_MOST_S} s",
            used <= CPU_AT_MOST_S,
            rounds,
            _WHY_IDLE,
        ),
        Line(
            "wake-ups in an idle minute",
            BARE_NAME,
            f"{woken:.0f}",
            f"{bare:.0f}",
            ratio(woken, bare) if bare else None,
            f"no more than the bare program + {MORE_WAKEUPS}",
            woken <= bare + MORE_WAKEUPS,
            rounds,
            _WHY_IDLE,
        ),
    ]


def status(rounds: int) -> list[Line]:
    """The verb that licensed programs call, often."""
    pair: dict[str, list[float]] = {"ours": [], "theirs": []}
    bare = python("-c", "import argparse, json, tomllib")
    with desktop() as desk, service(desk.person) as serving:
        place = Place(desk.person, serving, "status")
        place.activate()
        for _ in range(3 * rounds + 1):  # short ones: more of them
            pair["ours"].append(desk.person.seconds(place.words("status")))
            pair["theirs"].append(desk.person.seconds(bare))
    return [
        ratio_line(
            "`status` on the command line",
            "python, importing argparse, json and tomllib",
            pair,
            "ms",
            1.5,
            why=_WHY_STATUS,
        )
    ]
