"""Rows G20 to G22, G25, G28 and G29: signatures, tokens, clocks, parsers, supply, errors."""

from __future__ import annotations

from tests.torture.g20_signatures import signatures
from tests.torture.g22_clock import clocks
from tests.torture.g25_parsers import parsers
from tests.torture.g28_supply import supply
from tests.torture.g29_errors import usable_errors
from tests.torture.row import MINUTE_S, OfSuite, Row, of

TRUST = (
    Row(
        "G20",
        "signatures that a lax check takes, envelopes around a right one, Wycheproof's vectors",
        signatures,
        {"accepted": 0, "crashes": 0, "refused_though_right": 0},
        5 * MINUTE_S,
        0.05,
        2_200,
        measures=False,
    ),
    Row(
        "G21",
        "lies in an id_token, by the listener's own check and through whole sign-ins",
        OfSuite(
            (
                "tests/unit/signin/test_id_token.py",
                "tests/sandbox/test_sandbox_id_token_lies.py",
                "tests/integration/test_providers.py",
            )
        ),  # fmt: skip
        {"failed": 0},
        5 * MINUTE_S,
        0,
        36,
        measures=False,
    ),
    Row(
        "G22",
        "lives with clocks that jump, outages, nights and ten-day sleeps",
        lambda scale, seed: clocks(of(500, scale), seed),
        {"revived": 0, "destroyed": 0, "not_healed": 0, "asked_wrongly_after_sleep": 0},
        12 * MINUTE_S,
        0.012,
        500,
        measures=False,
    ),
    Row(
        "G25",
        "inputs made of sound ones, to everything that takes bytes from outside",
        lambda scale, seed: parsers(of(100_000, scale), seed),
        {"undeclared": 0, "slow": 0},
        25 * MINUTE_S,
        0.005,
        1_500_000,
        measures=False,
    ),
    Row(
        "G28",
        "hostile files where the program is started; releases without a hash in the locks",
        lambda scale, seed: supply(),
        {"loaded": 0, "unpinned": 0, "failed": 0},
        3 * MINUTE_S,
        1,
        20,
        measures=False,
    ),
    Row(
        "G29",
        "every code's sentences and next steps, in every language; does a test reach each",
        lambda scale, seed: usable_errors(),
        {"without_words": 0, "untranslated": 0, "unreached": 0},
        MINUTE_S,
        1,
        60,
        measures=False,
    ),
)
