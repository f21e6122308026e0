"""Which rows are there? G1 to G29, in order; a class may have several."""

from __future__ import annotations

from tests.torture.listener_rows import LISTENER
from tests.torture.night_rows import NIGHT
from tests.torture.row import Row
from tests.torture.service_rows import SERVICE
from tests.torture.storage_rows import STORAGE
from tests.torture.trust_rows import TRUST


def _in_order(row: Row) -> int:
    return row.number


ROWS = tuple(sorted((*LISTENER, *SERVICE, *STORAGE, *TRUST), key=_in_order))
EVERY = range(1, 30)
__all__ = ["EVERY", "NIGHT", "ROWS"]
