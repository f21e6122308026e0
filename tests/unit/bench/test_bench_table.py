"""Are medians, ratios, exponents and the page of the bench what they say?"""

import math

import pytest

from tests.bench.table import (
    Line,
    Measured,
    NoSamples,
    document,
    exponent,
    middle,
    percentile,
    printed,
    ratio,
    ratio_line,
    shown,
)

MISSED = ratio_line(
    "start",
    "a bare one",
    {"ours": [3.0, 1.0, 2.0], "theirs": [1.0, 1.0]},
    "s",
    1.5,
    why="more work",
)
MET = ratio_line("size | weight", "a bare one", {"ours": [1.0], "theirs": [1.0]}, "MB", 1.25)


def row(*lines: Line, is_quick: bool = False) -> Measured:
    return Measured(lines, "2026-11-22 10:00 UTC", "abcdef", 0.4, is_quick)


def test_one_wild_sample_moves_no_median() -> None:
    assert middle([1.0, 1.1, 50.0]) == 1.1
    assert middle([1.0, 2.0]) == 1.5


def test_nothing_has_no_median_and_no_percentile() -> None:
    with pytest.raises(NoSamples):
        middle([])
    with pytest.raises(NoSamples):
        percentile([], 0.99)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.99, 99), (1.0, 100)])
def test_a_percentile_is_a_sample(share: float, expected: float) -> None:
    assert percentile([float(one) for one in range(1, 101)], share) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"), [(3, 2, 1.5), (0, 2, 0), (0, 0, 1), (1, 0, math.inf)]
)
def test_a_ratio_has_a_value_whatever_stands_below(
    ours: float, theirs: float, expected: float
) -> None:
    assert ratio(ours, theirs) == expected


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_an_exponent_is_found_again(power: float) -> None:
    points = {number: 0.003 * number**power for number in (1, 10, 100, 1000)}
    assert exponent(points) == pytest.approx(power)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.1234, "ms", "123 ms"),
        (0.0123, "ms", "12.3 ms"),
        (0.0021, "s", "0.002 s"),
        (7, "", "7.00"),
    ],
)
def test_three_digits_are_shown(value: float, unit: str, expected: str) -> None:
    assert shown(value, unit) == expected


def test_a_line_compares_medians_with_its_goal() -> None:
    assert (MISSED.value, MISSED.is_met, MISSED.rounds) == (2.0, False, 2)
    assert (MISSED.ours, MISSED.theirs, MISSED.goal) == ("2.00 s", "1.00 s", "at most 1.50")
    assert (MET.value, MET.verdict, MET.shown_value) == (1.0, "yes", "1.00")


def test_the_page_says_why_where_a_goal_is_missed() -> None:
    page = document("# Head", {"start": row(MISSED), "size": row(MET, is_quick=True)})
    assert "| start | a bare one | 2.00 s | 1.00 s | 2.00 | at most 1.50 | no | 2 | 0.4 |" in page
    assert "- **start** (a bare one): more work" in page
    assert "size \\| weight" in page
    assert "**size" not in page
    assert "| `size` (quick) | 2026-11-22 10:00 UTC | `abcdef` | 0.4 |" in page


def test_a_page_without_a_miss_has_no_such_chapter() -> None:
    assert "What misses" not in document("# Head", {"size": row(MET)})


def test_every_table_line_has_the_same_number_of_cells() -> None:
    lines = document("# Head", {"start": row(MISSED)}).splitlines()
    table = [line for line in lines if line.startswith("|")][:3]
    assert len({line.count("|") for line in table}) == 1


def test_a_terminal_sees_columns() -> None:
    head, first = printed([(MISSED, 0.4)]).splitlines()
    assert head.index("ours") + len("ours") == first.index("2.00 s") + len("2.00 s")


def test_what_is_kept_comes_back() -> None:
    kept = row(MISSED, MET, is_quick=True)
    assert Measured.of_json(kept.to_json()) == kept
