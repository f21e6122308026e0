"""How evenly does a fleet ask? `make fleet` prints the rates, and fails where they are uneven."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import timedelta

from tests.fleet.simulation import Day, Rates, run, without_jitter

NORMAL_AT_MOST = 1.5
AFTER_OUTAGE_AT_MOST = 2.0
_OUTAGES_MIN = (5, 20, 40, 120)


def main() -> int:
    """Run the days and return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="make fleet")
    parser.add_argument("--devices", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-jitter", action="store_true", help="what it would be like")
    arguments = parser.parse_args()
    base = Day(arguments.devices, seed=arguments.seed, is_spread=not arguments.without_jitter)
    say(f"{base.devices:,} devices, one check an hour each, all computers up in the same minute")
    say(f"{'outage':>10} {'mean a minute':>14} {'peak/mean normal':>17} {'peak/mean after':>16}")
    is_good = True
    for minutes in _OUTAGES_MIN:
        ends_at = base.outage_from + timedelta(minutes=minutes)
        rates = run(replace(base, outage_to=ends_at))
        is_good &= shown(f"{minutes} min", rates)
    if not arguments.without_jitter:
        small = run(without_jitter(replace(base, devices=min(base.devices, 1000))))
        has_failed = not is_within(small)
        say(
            f"without jitter, {small.day.devices:,} devices: {small.normal:.2f} and "
            f"{small.after_outage:.2f}{' (too uneven, as it must be)' if has_failed else ''}"
        )
        is_good &= has_failed
    say(
        f"bars: normal {NORMAL_AT_MOST}, after an outage {AFTER_OUTAGE_AT_MOST}:"
        f" {'all met' if is_good else 'MISSED'}"
    )
    return 0 if is_good else 1


def shown(name: str, rates: Rates) -> bool:
    """Print a day and return whether it is even enough."""
    say(
        f"{name:>10} {rates.mean:>14,.0f} {rates.normal:>17.2f} {rates.after_outage:>16.2f}"
        f"{'' if is_within(rates) else '   too uneven'}"
    )
    return is_within(rates)


def is_within(rates: Rates) -> bool:
    """Whether both bars are met."""
    return rates.normal < NORMAL_AT_MOST and rates.after_outage < AFTER_OUTAGE_AT_MOST


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
