"""How long does a genuine redirect wait among hostile requests? The torture rig measures it."""

from __future__ import annotations

from tests.bench import peers
from tests.bench.table import FULL_ROUNDS, Line
from tests.torture.g1_junk import junk
from tests.torture.rig import Found

FULL, QUICK, SEED = 100_000, 10_000, 20261121
AMONG = 64
PEERS_GET = 2_000
DRIPS, DESCRIPTORS = 1000, 256
_UNTIL_S = 300.0
_WHY = (
    "attackers and listener share the processors of this machine, which others used as"
    " well; the time is from connecting to the answer, so it holds the waiting for a turn"
)


def flood(rounds: int) -> list[Line]:
    """Among many requests at once, then beside connections that drip, with few descriptors."""
    number = FULL if rounds >= FULL_ROUNDS else QUICK
    junk_alone = junk(number, SEED, _UNTIL_S, parallel=AMONG)
    dripped = junk(number, SEED, _UNTIL_S, parallel=AMONG, drips=DRIPS, descriptors=DESCRIPTORS)
    interpreter = peers.interpreter()
    fates = ", ".join(
        f"{name} {peers.survives(interpreter, name, PEERS_GET, AMONG)}" for name in peers.NAMES
    )
    return [
        _line(f"genuine redirect under {number:,} hostile requests, {AMONG} at once", fates,
              junk_alone, 50),
        _line(f"the same beside {DRIPS:,} dripping connections, {DESCRIPTORS} descriptors", fates,
              dripped, 500),
    ]  # fmt: skip


def _line(what: str, fates: str, found: Found, at_most_ms: float) -> Line:
    p99_ms, sent = float(found["p99_ms"]), str(found["genuine"])
    has_taken_all = sent.split(" of ")[0] == sent.split(" of ")[-1]
    return Line(
        what,
        fates,
        f"p99 {p99_ms:.0f} ms, median {found['p50_ms']:.0f} ms",
        f"taken {sent}",
        None,
        f"p99 at most {at_most_ms:.0f} ms",
        p99_ms <= at_most_ms and has_taken_all and not found["accepted"],
        int(sent.split(" of ")[-1]),
        _WHY,
    )
