"""What do many stored licenses cost? Start, a round of checks and memory, by their number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.bench.desktop import Desktop, desktop, python
from tests.bench.large_sandbox import code
from tests.bench.place import Place, Service, service
from tests.bench.processes import memory_of
from tests.bench.table import FULL_ROUNDS, Line, exponent, middle, shown

NUMBERS = (1, 10, 100, 1000)
QUICK_NUMBERS = (1, 10, 100)
CHILD = Path(__file__).with_name("many_child.py")
LINEAR = 1.05  # one, and what a measurement strays
Samples = dict[int, list[float]]


def many(rounds: int) -> list[Line]:
    """Itself, with more and more licenses."""
    numbers = NUMBERS if rounds >= FULL_ROUNDS else QUICK_NUMBERS
    start: Samples = {number: [] for number in numbers}
    memory: Samples = {number: [] for number in numbers}
    check: Samples = {number: [] for number in numbers}
    with ExitStack() as stack:
        desk = stack.enter_context(desktop())
        places = {}
        for number in numbers:  # a service of its own each, whose own work grows with its stock
            serving = stack.enter_context(service(desk.person, f"service-{number}", number))
            places[number] = _stocked(desk, serving, number)
        for _ in range(rounds):
            for number, place in places.items():
                with desk.started(place.tray()) as (process, took_s):
                    start[number].append(took_s)
                    memory[number].append(memory_of(process.pid).rss_mb)
                check[number].append(_round_s(desk, place, number))
    return [
        _line("process start to tray icon registered", start, "ms", rounds),
        _line("a round of checks, this process's processor time", check, "ms", rounds),
        _line("resident memory as the icon is registered", memory, "MB", rounds),
    ]


def _stocked(desk: Desktop, serving: Service, number: int) -> Place:
    codes = [code(index) for index in range(number)]
    place = Place(desk.person, serving, f"many-{number}", products=codes)
    _child(desk, place, "activate", number)
    return place


def _round_s(desk: Desktop, place: Place, number: int) -> float:
    """Processor time, not time: how long the service takes is its own matter."""
    return float(json.loads(_child(desk, place, "check", number))[1])


def _child(desk: Desktop, place: Place, verb: str, number: int) -> bytes:
    words = python(CHILD, place.profile, place.data, verb, number)
    return desk.person.run(words, wait_s=600)


def _line(what: str, samples: Mapping[int, list[float]], unit: str, rounds: int) -> Line:
    medians = {number: middle(taken) for number, taken in samples.items()}
    slope = exponent(medians)
    first, last = min(medians), max(medians)
    return Line(
        f"{what}: {', '.join(f'{number:,}' for number in medians)} stored licenses",
        "itself with one license",
        " / ".join(shown(value, unit) for value in medians.values()),
        shown(medians[first], unit),
        slope,
        f"exponent at most 1 (up to {last:,})",
        slope <= LINEAR,
        rounds,
        "the work for one license grows with the number of the others",
    )
