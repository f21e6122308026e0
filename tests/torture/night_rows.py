"""Rows that take a night: inputs led by coverage, and copies with one thing changed."""

from __future__ import annotations

from functools import partial

from tests.torture.g25_led import led
from tests.torture.g26_mutants import CRITICAL, REST, Group, mutants
from tests.torture.rig import Found
from tests.torture.row import MINUTE_S, Row, of

HOUR_S = 60 * MINUTE_S


def _mutants_of(group: Group, scale: float, seed: int) -> Found:
    return mutants(group, min(1.0, scale), seed)


NIGHT = (
    Row(
        "G25 led by coverage",
        "inputs that reach new branches, to the same parsers, by atheris",
        lambda scale, seed: led(of(10_000_000, scale), seed),
        {"undeclared": 0},
        8 * HOUR_S,
        0,
        100_000_000,
        measures=False,
    ),
    *(
        Row(
            f"G26 {group.name}",
            f"copies with one thing changed, of which a test notices {group.wanted:.0%}",
            partial(_mutants_of, group),
            {"groups_below_their_share": 0},
            8 * HOUR_S,
            0,
            50,
            measures=False,
        )
        for group in (*CRITICAL, *REST)
    ),
)
