"""G1: is the genuine redirect answered, and nothing else, while thousands of others ask?
G2: the same beside a thousand connections that drip, also with few descriptors."""

from __future__ import annotations

import json
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.integration.sandbox_process import free_port
from tests.torture import rig
from tests.torture.flood import request_of
from tests.torture.rig import KINDS, ROOT, Found, SignIns
from tests.torture.shapes import SHAPES

PROCESSES = 2
ROUND_S = 0.1


def junk(
    number: int,
    seed: int,
    until_s: float,
    *,
    parallel: int = 64,
    drips: int = 0,
    descriptors: int = 0,
    code: Path = ROOT,
) -> Found:
    """Flood one port and sign in on it, again and again, until the flood is over."""
    port = free_port()
    limits = ["--descriptors", str(descriptors)] if descriptors else []
    with ExitStack() as stack:
        host = stack.enter_context(rig.hosting(code, *limits))
        signing_in = SignIns(host, port)
        signing_in.begin(KINDS[0])
        host.tell("reset")
        share = number // PROCESSES
        attackers = [
            stack.enter_context(
                rig.attacking(
                    port=port,
                    number=share,
                    first=index * share,
                    seed=seed,
                    parallel=parallel // PROCESSES,
                    until_s=until_s,
                )
            )
            for index in range(PROCESSES)
        ]
        if drips:
            stack.enter_context(rig.attacking(port=port, drips=drips, until_s=until_s))
        turn = 0
        while any(attacker.poll() is None for attacker in attackers):
            time.sleep(ROUND_S)
            signing_in.end()
            turn += 1
            signing_in.begin(KINDS[turn % len(KINDS)])
        signing_in.end()
        shapes = _added([json.loads(attacker.communicate()[0]) for attacker in attackers])
        cost = host.tell("look")
    blamed = _blamed(set(signing_in.found.foreign), number, seed, port)
    for name, shape in shapes.items():
        shape["accepted"] = blamed[name]
    return {
        "tried": sum(one["tried"] for one in shapes.values()),
        "shapes": shapes,
        **signing_in.found.figures(),
        "unanswered": sum(one["answers"].get("too late", 0) for one in shapes.values()),
        "crashes": cost["crashes"],
        "logged": cost["logged"],
        "rss_growth_mb": round((cost["most_rss_kb"] - cost["first_rss_kb"]) / 1024, 1),
        "most_descriptors": cost["most_files"],
    }


def _blamed(foreign: set[str], number: int, seed: int, port: int) -> Counter[str]:
    """Which shapes were taken: each request can be made again from its seed.

    A status alone says little: once the genuine answer was taken, others are told so, too.
    """
    blamed: Counter[str] = Counter()
    for turn in range(number) if foreign else ():
        shape, raw, _ = request_of(turn, seed, port)
        blamed[shape.name] += any(value.encode() in raw for value in foreign)
    return blamed


def _added(reports: list[Found]) -> dict[str, Found]:
    shapes: dict[str, Found] = {}
    for shape in SHAPES:
        of_it = [report["shapes"][shape.name] for report in reports]
        answers: Counter[str] = Counter()
        for one in of_it:
            answers.update(one["answers"])
        shapes[shape.name] = {"tried": sum(one["tried"] for one in of_it), "answers": dict(answers)}
    return shapes
