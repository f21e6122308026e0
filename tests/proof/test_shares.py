"""Does the program withstand a small share of each row? The whole is `make torture`."""

import pytest

from tests.torture.row import Row, broken, within
from tests.torture.rows import ROWS

SEED = 7


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.scaled and not row.measures], ids=lambda row: row.name
)
def test_a_share_of_the_full_run(row: Row) -> None:
    with within(row.deadline_s):
        found = row.run(row.scaled, SEED)
    if "note" in found:
        pytest.skip(found["note"])
    assert broken(row, found, row.scaled) == []
    assert found["tried"] > 0
