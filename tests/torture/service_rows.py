"""Rows G8 to G13, G23, G24 and G27: the service, the way to it, secrets, a long life."""

from __future__ import annotations

from tests.torture.g10_answers import malformed_answers
from tests.torture.row import MINUTE_S, Row

SERVICE = (
    Row(
        "G10",
        "answers that are none, in 25 families, to each of 5 calls of the service",
        malformed_answers,
        {
            "uncaught": 0,
            "changed": 0,
            "taken": 0,
            "without_words": 0,
            "codes": 20,
            "longest_s": 30,
            "rss_growth_mb": 64,
        },
        8 * MINUTE_S,
        0.02,
        5_000,
        measures=False,
    ),
)
