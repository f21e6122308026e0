"""Does the program withstand a small share of what measures? The whole is `make torture`.

Rows that need no machine of their own have their share in tests/proof.
"""

import pytest

from tests.torture.mutants import MUTANTS, Mutant, TextNotFound, attacked, copy_with
from tests.torture.row import Row, broken
from tests.torture.rows import ROWS
from tests.torture.shapes import SHAPES

SEED = 7
# By time, one can only be sure on a machine of one's own; here it is a bar against hanging.
SLOW_MACHINE = 20


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.scaled and row.measures], ids=lambda row: row.name
)
def test_a_share_of_the_full_run(row: Row) -> None:
    found = row.run(row.scaled, SEED)
    if "note" in found:
        pytest.skip(found["note"])
    for name in ("p99_ms", "max_ms"):
        if name in found:
            found[name] /= SLOW_MACHINE
    assert broken(row, found, row.scaled) == []
    assert found["tried"] > 0


def test_there_are_enough_shapes() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 24


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_missing_check_is_noticed(mutant: Mutant) -> None:
    assert attacked(mutant, 0.2, SEED)["accepted"] > 0


def test_a_mutant_that_changes_nothing_is_refused() -> None:
    same = Mutant("same", (("sso/errors.py", "this text is not there", ""),), MUTANTS[0].attack)
    with pytest.raises(TextNotFound), copy_with(same):
        pass
