"""Rows G1 to G7: what befalls the listener, the launcher and the sign-in in a browser."""

from __future__ import annotations

from tests.torture.g1_junk import junk
from tests.torture.g3_login_csrf import judged_states, login_csrf
from tests.torture.g4_reflection import reflection
from tests.torture.g5_host_origin import host_and_origin
from tests.torture.g6_local_users import command_lines, squats, wrong_users
from tests.torture.g7_launch import launches
from tests.torture.row import MINUTE_S, Bars, Row, of

NOTHING: Bars = {"accepted": 0, "aborted": 0, "crashes": 0, "logged": 0}


LISTENER = (
    Row(
        "G1",
        "junk while the genuine redirect arrives",
        lambda scale, seed: junk(of(100_000, scale), seed, 5 * MINUTE_S),
        {
            **NOTHING,
            "p99_ms": 100,
            "max_ms": 500,
            "rss_growth_mb": 30,
            "most_descriptors": 300,
            "unanswered": 0,
        },
        6 * MINUTE_S,
        0.04,
        100_000,
    ),
    Row(
        "G2",
        "1,000 dripping connections and junk",
        lambda scale, seed: junk(of(100_000, scale), seed, 5 * MINUTE_S, drips=1000),
        {**NOTHING, "p99_ms": 1500, "max_ms": 5000, "rss_growth_mb": 30, "most_descriptors": 300},
        6 * MINUTE_S,
        0.02,
        100_000,
    ),
    Row(
        "G2 with 256 descriptors",
        "the same, and the listener's process may open 256 files",
        lambda scale, seed: junk(
            of(100_000, scale), seed, 5 * MINUTE_S, drips=1000, descriptors=256
        ),
        {**NOTHING, "p99_ms": 1500, "max_ms": 5000, "rss_growth_mb": 30, "most_descriptors": 200},
        6 * MINUTE_S,
        0.02,
        100_000,
    ),
    Row(
        "G3",
        "14 ways of login CSRF, for code, token and form_post",
        lambda scale, seed: login_csrf(of(100, scale), seed),
        NOTHING,
        3 * MINUTE_S,
        0.03,
        4200,
    ),
    Row(
        "G3 states",
        "random and nearly right states, at the judge",
        lambda scale, seed: judged_states(of(1_100_000, scale), seed),
        NOTHING,
        2 * MINUTE_S,
        0.02,
        1_000_000,
    ),
    Row(
        "G4",
        "XSS and CRLF payloads in every place",
        lambda scale, seed: reflection(of(5000, scale), seed),
        {
            **NOTHING,
            "reflected": 0,
            "answers_without_all_headers": 0,
            "different_bodies": 4,
            "different_answers": 8,
        },
        4 * MINUTE_S,
        0.05,
        45_000,
    ),
    Row(
        "G5",
        "60 hosts, 40 origins, 5 ways to ask, all else right",
        lambda scale, seed: host_and_origin(scale, seed),
        {**NOTHING, "cross_origin_headers": 0},
        3 * MINUTE_S,
        0.05,
        12_000,
    ),
    Row(
        "G6 squats",
        "another user sits on some of three registered ports",
        lambda scale, seed: squats(of(200, scale), seed),
        NOTHING,
        2 * MINUTE_S,
        0.1,
        200,
    ),
    Row(
        "G6 command lines",
        "another user reads all command lines",
        lambda scale, seed: command_lines(of(100, scale, 5)),
        NOTHING,
        2 * MINUTE_S,
        0.05,
        10_000,
    ),
    Row(
        "G6 users",
        "another user with the right state",
        lambda scale, seed: wrong_users(of(1000, scale)),
        NOTHING,
        3 * MINUTE_S,
        0.05,
        1000,
    ),
    Row(
        "G7",
        "hostile sign-in addresses and the launcher",
        lambda scale, seed: launches(of(2000, scale), of(50, scale, 5), seed),
        NOTHING,
        2 * MINUTE_S,
        0.1,
        2000,
    ),
)
