"""Rows G8 to G13, G23, G24 and G27: the service, the way to it, secrets, a long life."""

from __future__ import annotations

from tests.torture.g8_links import deep_links_by_scale
from tests.torture.g9_instances import foreign_by_scale, races_by_scale, successions_by_scale
from tests.torture.g10_answers import malformed_answers
from tests.torture.g11_faults import network_faults
from tests.torture.g11_window import under_faults, with_bad_stores
from tests.torture.g23_secrets import injected, lives
from tests.torture.g24_keyrings import keyrings
from tests.torture.g27_endurance import endurance
from tests.torture.g27_idle import idle
from tests.torture.row import MINUTE_S, OfSuite, Row

SERVICE = (
    Row(
        "G8",
        "links of any shape, as second starts bring them; a share into a real window",
        deep_links_by_scale,
        {"actions": 0, "most_prompts": 1, "crashes": 0, "not_plain": 0, "altered": 0},
        6 * MINUTE_S,
        0.02,
        100_000,
        measures=False,
    ),
    Row(
        "G9",
        "50 starts at once, so often: one of them is the program, the others hand over",
        races_by_scale,
        {"several": 0, "none": 0, "failed": 0},
        8 * MINUTE_S,
        0.02,
        200,
        measures=False,
    ),
    Row(
        "G9 successions",
        "the program is killed and started again",
        successions_by_scale,
        {"late": 0},
        3 * MINUTE_S,
        0.1,
        200,
        measures=False,
    ),
    Row(
        "G9 users",
        "another user asks, half of them where nothing keeps them from connecting",
        foreign_by_scale,
        {"served": 0},
        3 * MINUTE_S,
        0.1,
        1_000,
        measures=False,
    ),
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
    Row(
        "G11",
        "resets at every byte of activation and deactivation and every fourth of 3 other calls,"
        " nine other faults of the way; then the call again",
        network_faults,
        {"uncaught": 0, "not_retryable": 0, "two_seats": 0, "wrong_seats": 0, "longest_s": 30},
        30 * MINUTE_S,
        0.008,
        2_000,
        measures=False,
    ),
    Row(
        "G11 window",
        "the window's heartbeat while sign-ins, checks and returns fail on the way",
        under_faults,
        {"max_ms": 100, "not_done_afterwards": 0},
        10 * MINUTE_S,
        0.03,
        200,
    ),
    Row(
        "G12",
        "bad certificates; that no line of the code takes one unseen",
        OfSuite(
            ("tests/integration/network/test_bad_tls.py", "tests/unit/test_house_rules.py"),
            keyword="bad_tls or always_verified",
        ),
        {"failed": 0},
        5 * MINUTE_S,
        0,
        200,
        measures=False,
    ),
    Row(
        "G13",
        "redirects, password files, proxies, key logs: what could carry something elsewhere",
        OfSuite(("tests/integration/network/test_leaks.py",)),
        {"failed": 0},
        5 * MINUTE_S,
        0,
        39,
        measures=False,
    ),
    Row(
        "G23",
        "five whole lives at the loudest level; at least eight secrets searched for in all of it",
        lives,
        {"hits": 0},
        8 * MINUTE_S,
        0,
        50,
        measures=False,
    ),
    Row(
        "G23 exceptions",
        "one function of ours raises in each run of the command line, secrets among its locals",
        injected,
        {"hits": 0, "hung": 0},
        12 * MINUTE_S,
        0.02,
        200,
        measures=False,
    ),
    Row(
        "G24",
        "9 secret stores, most of them bad, in 6 things that are done with a license",
        keyrings,
        {"uncaught": 0, "lost": 0, "plain_text": 0, "waits_in_one": 1, "longest_call_s": 5},
        8 * MINUTE_S,
        0.1,
        200,
        measures=False,
    ),
    Row(
        "G24 window",
        "the window's heartbeat with the same stores, in four things that are done there",
        with_bad_stores,
        {"max_ms": 100},
        8 * MINUTE_S,
        0.1,
        100,
    ),
    Row(
        "G27",
        "a year and more: hourly checks, 510 suspends, 51 outages",
        endurance,
        {
            "missed": 0,
            "doubled": 0,
            "not_active": 0,
            "more_files": 0,
            "more_threads": 0,
            "mb_per_1000_checks": 1,
        },
        15 * MINUTE_S,
        0.012,
        8_760,
        measures=False,
    ),
    Row(
        "G27 idle",
        "minutes in which nothing happens, with an active license in the tray",
        idle,
        {"cpu_percent": 0.1, "wakeups_a_minute": 1},
        6 * MINUTE_S,
        0,
        3,
    ),
)
