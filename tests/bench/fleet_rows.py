"""How evenly does a fleet ask? A simulated day with an outage, for fleets of all sizes."""

from __future__ import annotations

from tests.bench.table import FULL_ROUNDS, Line
from tests.fleet.__main__ import AFTER_OUTAGE_AT_MOST, NORMAL_AT_MOST
from tests.fleet.simulation import Day, run

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK_SIZES = SIZES[:-1]
_WHY = (
    "so few devices fall into a minute that chance alone makes one minute half as busy again as"
    " the mean"
)


def fleet(rounds: int) -> list[Line]:
    """Busiest minute over the mean; the same seed gives the same figures."""
    lines = []
    for devices in SIZES if rounds >= FULL_ROUNDS else QUICK_SIZES:
        rates = run(Day(devices))
        for when, value, bar in (
            ("normally", rates.normal, NORMAL_AT_MOST),
            ("after an outage of two hours", rates.after_outage, AFTER_OUTAGE_AT_MOST),
        ):
            lines.append(
                Line(
                    f"{devices:,} devices, busiest minute {when}",
                    "mean rate at the service",
                    f"{value * rates.mean:,.0f} a minute",
                    f"{rates.mean:,.0f} a minute",
                    value,
                    f"at most {bar}",
                    value <= bar,
                    1,
                    _WHY,
                )
            )
    return lines
