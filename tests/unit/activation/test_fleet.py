"""Does a fleet spread its questions, and is it the jitter that does it? A small share of
`make fleet`."""

from datetime import timedelta

import pytest

from tests.fleet.__main__ import is_within
from tests.fleet.simulation import NINE, Day, run, without_jitter

# Chance alone lifts the busiest minute of so few devices by a fifth.
DEVICES = 4000


@pytest.mark.parametrize("minutes", [20, 120])
def test_a_fleet_is_even_in_normal_times_and_after_an_outage(minutes: int) -> None:
    rates = run(Day(DEVICES, outage_to=NINE + timedelta(hours=5, minutes=minutes)))
    assert is_within(rates), (rates.normal, rates.after_outage)


def test_without_jitter_it_is_not() -> None:
    rates = run(without_jitter(Day(300)))
    assert rates.normal > 10
    assert rates.after_outage > 10
