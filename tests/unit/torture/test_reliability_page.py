"""Does docs/reliability.md hold every row, each with what was tried and how it ended?"""

from __future__ import annotations

import re

import pytest

from tests.torture.row import Row, broken, counted
from tests.torture.rows import EVERY, NIGHT, ROWS
from tests.torture.table import PAGE, TITLES, line, page

FOUND = {
    "tried": 12000, "accepted": 0, "wrong": [], "seconds": 3.2, "commit": "abc", "scale": 1.0,
    "seed": 7, "machine": "2 cores",
}  # fmt: skip
ROW = Row("G14", "kills", lambda scale, seed: FOUND, {"accepted": 0}, 60, 0.1, 1000)


def told() -> dict[str, list[str]]:
    """The cells of each row of the page by its name."""
    text = PAGE.read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in found.strip("|").split(" | ")]
        for found in re.findall(r"^\| G\d.*$", text, re.MULTILINE)
    ]
    return {cells[0].strip("| "): cells for cells in rows}


def test_the_page_has_every_row_of_the_table() -> None:
    assert list(told()) == [row.name for row in (*ROWS, *NIGHT)]
    assert {row.number for row in (*ROWS, *NIGHT)} == set(EVERY)


@pytest.mark.parametrize("number", EVERY)
def test_no_class_stands_there_without_a_figure(number: int) -> None:
    rows = [cells for name, cells in told().items() if re.match(rf"G{number}\b", name)]
    assert all(len(cells) == len(TITLES) for cells in rows)
    tried, wrong = TITLES.index("tried"), TITLES.index("went wrong")
    ran = [cells for cells in rows if cells[wrong] != "not run"]
    assert ran, "none of its rows was run"
    for cells in ran:
        assert re.fullmatch(r"[\d,]+", cells[tried]), cells[0]
    of_a_night = {row.name for row in NIGHT}
    assert {cells[0].strip("| ") for cells in rows if cells not in ran} <= of_a_night


def test_rows_stand_in_order_and_have_names_of_their_own() -> None:
    numbers = [row.number for row in ROWS]
    assert numbers == sorted(numbers)
    names = [row.name for row in (*ROWS, *NIGHT)]
    assert len(set(names)) == len(names)


def test_a_line_says_what_was_found() -> None:
    assert line(ROW, FOUND) == (
        "| G14 | kills | 12,000 | 0 | accepted 0 | accepted 0 | 0.1 | abc, 3.2 s |\n"
    )
    assert "| not run |" in line(ROW, {})
    assert "at 0.5 of its full count" in line(ROW, FOUND | {"scale": 0.5})


def test_the_page_names_seed_and_machine() -> None:
    text = page((ROW,), {"G14": FOUND})
    assert "Seed 7. Machine: 2 cores." in text


def test_a_figure_above_its_bar_is_wrong() -> None:
    assert broken(ROW, FOUND, 1) == []
    assert broken(ROW, FOUND | {"accepted": 1}, 1) == ["accepted is 1, at most 0"]
    assert broken(ROW, FOUND | {"tried": 999}, 1) == ["only 999 tried"]
    assert broken(ROW, FOUND | {"tried": 999}, 0.5) == []


def test_the_suites_report_is_counted() -> None:
    report = """<testsuites><testsuite><testcase classname="a" name="good"/>
    <testcase classname="a" name="bad"><failure/></testcase>
    <testcase classname="a" name="late"><skipped/></testcase></testsuite></testsuites>"""
    assert counted(report) == {"tried": 2, "failed": 1, "first_failed": "a::bad", "skipped": 1}
