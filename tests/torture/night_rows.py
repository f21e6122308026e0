"""Rows that take a night: inputs led by coverage, and copies with one thing changed."""

from __future__ import annotations

from tests.torture.g25_led import led
from tests.torture.g26_mutants import CRITICAL, REST, mutants
from tests.torture.row import MINUTE_S, Row, of

HOUR_S = 60 * MINUTE_S
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
    Row(
        "G26 critical",
        "copies with one thing changed: listener, address gate, verifier, store, deep links (95 %)",
        lambda scale, seed: mutants(CRITICAL),
        {"groups_below_their_share": 0},
        8 * HOUR_S,
        0,
        1_000,
        measures=False,
    ),
    Row(
        "G26 rest",
        "the same for the rest of the core (85 %)",
        lambda scale, seed: mutants(REST),
        {"groups_below_their_share": 0},
        24 * HOUR_S,
        0,
        1_000,
        measures=False,
    ),
)
