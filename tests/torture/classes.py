"""Which classes of attack are there, how much is a full run of each, and what must come out?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.torture.g1_junk import junk
from tests.torture.g3_login_csrf import judged_states, login_csrf
from tests.torture.g4_reflection import reflection
from tests.torture.g5_host_origin import host_and_origin
from tests.torture.g6_local_users import command_lines, squats, wrong_users
from tests.torture.g7_launch import launches
from tests.torture.rig import Found

MINUTE_S = 60.0
Bars = dict[str, float]


@dataclass(frozen=True, slots=True)
class AttackClass:
    """One class: how it is run at a scale, within which time, and the bars it must keep.

    :param bars: the highest value that each figure may have. :param scaled: the scale at which
    `make test` runs it. :param least: how much must have been tried in a full run.
    """

    name: str
    title: str
    run: Callable[[float, int], Found]
    bars: Bars
    deadline_s: float
    scaled: float
    least: int


NOTHING: Bars = {"accepted": 0, "aborted": 0, "crashes": 0, "logged": 0}


def of(full: int, scale: float, least: int = 1) -> int:
    """A share of the full number."""
    return max(least, round(full * scale))


CLASSES = (
    AttackClass(
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
    AttackClass(
        "G2",
        "1,000 dripping connections and junk",
        lambda scale, seed: junk(of(100_000, scale), seed, 5 * MINUTE_S, drips=1000),
        {**NOTHING, "p99_ms": 1500, "max_ms": 5000, "rss_growth_mb": 30, "most_descriptors": 300},
        6 * MINUTE_S,
        0.02,
        100_000,
    ),
    AttackClass(
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
    AttackClass(
        "G3",
        "14 ways of login CSRF, for code, token and form_post",
        lambda scale, seed: login_csrf(of(100, scale), seed),
        NOTHING,
        3 * MINUTE_S,
        0.03,
        4200,
    ),
    AttackClass(
        "G3 states",
        "random and nearly right states, at the judge",
        lambda scale, seed: judged_states(of(1_100_000, scale), seed),
        NOTHING,
        2 * MINUTE_S,
        0.02,
        1_000_000,
    ),
    AttackClass(
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
    AttackClass(
        "G5",
        "60 hosts, 40 origins, 5 ways to ask, all else right",
        lambda scale, seed: host_and_origin(scale, seed),
        {**NOTHING, "cross_origin_headers": 0},
        3 * MINUTE_S,
        0.05,
        12_000,
    ),
    AttackClass(
        "G6 squats",
        "another user sits on some of three registered ports",
        lambda scale, seed: squats(of(200, scale), seed),
        NOTHING,
        2 * MINUTE_S,
        0.1,
        200,
    ),
    AttackClass(
        "G6 command lines",
        "another user reads all command lines",
        lambda scale, seed: command_lines(of(100, scale, 5)),
        NOTHING,
        2 * MINUTE_S,
        0.05,
        10_000,
    ),
    AttackClass(
        "G6 users",
        "another user with the right state",
        lambda scale, seed: wrong_users(of(1000, scale)),
        NOTHING,
        3 * MINUTE_S,
        0.05,
        1000,
    ),
    AttackClass(
        "G7",
        "hostile sign-in addresses and the launcher",
        lambda scale, seed: launches(of(2000, scale), of(50, scale, 5), seed),
        NOTHING,
        2 * MINUTE_S,
        0.1,
        2000,
    ),
)


def broken(attack: AttackClass, found: Found, scale: float) -> list[str]:
    """What of a result is worse than its bar."""
    wrong = [
        f"{name} is {found[name]}, at most {bar}"
        for name, bar in attack.bars.items()
        if name in found and found[name] > bar
    ]
    genuine = str(found.get("genuine", "1 of 1")).split(" of ")
    if genuine[0] != genuine[1] or genuine[1] == "0":
        wrong.append(f"genuine {found['genuine']}")
    if found.get("control", 1) != 1:
        wrong.append("the control was not taken: nothing was shown")
    if scale >= 1 and "note" not in found and found["tried"] < attack.least:
        wrong.append(f"only {found['tried']} tried")
    return wrong
