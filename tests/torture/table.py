"""How do results become docs/reliability.md? Kept as JSON by row, so that one can be run again.

Pure but for reading and writing the two files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.torture.rig import ROOT, Found
from tests.torture.row import Row

RESULTS = ROOT / "build" / "torture" / "results.json"
PAGE = ROOT / "docs" / "reliability.md"
LONGEST_WRONG = 300  # characters
# What stands in columns of its own, or is too long for a table.
SHOWN = ("tried", "wrong", "seconds", "note", "ended_at", "commit", "scale", "seed", "machine")
HEAD = (
    "# Reliability\n\n"
    "What was tried against the program, how often, and what went wrong. `make torture` runs every"
    " row and\nwrites this page; the same seed gives the same run. `make test` runs a share of"
    " each, by its column;\n`make torture-night` also runs the longest. One row alone:"
    " `make torture ONLY=G14`.\n\n"
    "G26 changes one thing in the code at a time. What no test can notice, since nothing behaves"
    " differently,\nstands with its reason in `tests/torture/survivors`; a change of an error's"
    " words alone is not counted.\n\n"
)
TITLES = (
    *("row", "what is tried", "tried", "went wrong", "figures", "highest allowed"),
    *("share in `make test`", "commit, seconds"),
)
COLUMNS = f"| {' | '.join(TITLES)} |\n|{' --- |' * len(TITLES)}\n"


def load(path: Path = RESULTS) -> dict[str, Found]:
    """Return what earlier runs kept."""
    if not path.is_file():
        return {}
    found: dict[str, Found] = json.loads(path.read_text(encoding="utf-8"))
    return found


def keep(results: dict[str, Found], path: Path = RESULTS) -> None:
    """Keep the results of some rows beside those of the others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    merged = {**load(path), **results}
    path.write_text(json.dumps(merged, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def page(rows: tuple[Row, ...], results: dict[str, Found]) -> str:
    """Return the whole page."""
    machines = sorted({str(found["machine"]) for found in results.values() if "machine" in found})
    seeds = sorted({str(found["seed"]) for found in results.values() if "seed" in found})
    lines = [HEAD, f"Seed {', '.join(seeds)}. Machine: {'; '.join(machines)}.\n\n", COLUMNS]
    lines += [line(row, results.get(row.name, {})) for row in rows]
    return "".join(lines)


def line(row: Row, found: Found) -> str:
    """Return one row of the table."""
    wrong = found.get("wrong", ["not run"])
    bars = ", ".join(f"{plain(name)} {bar:g}" for name, bar in row.bars.items())
    share = f"{row.scaled:g}" if row.scaled else "tests of its own"
    cells = (
        f"{row.name}",
        row.title,
        counted(found.get("tried", "-")),
        "0" if not wrong else " ".join("; ".join(wrong).split()).replace("|", "/")[:LONGEST_WRONG],
        figures(found),
        bars or "-",
        share,
        f"{found.get('commit', '-')}, {found.get('seconds', '-')} s",
    )
    return f"| {' | '.join(cells)} |\n"


def figures(found: Found) -> str:
    """Return what else was measured."""
    told = [
        f"{plain(name)} {counted(value)}"
        for name, value in found.items()
        if name not in SHOWN and isinstance(value, int | float | str)
    ]
    if found.get("scale", 1) < 1:
        told.append(f"at {found['scale']:g} of its full count")
    if note := found.get("note"):
        told.append(str(note))
    return ", ".join(told).replace("|", "/") or "-"


def plain(name: str) -> str:
    """Return a figure's name as people read it."""
    return name.replace("_", " ")


def counted(value: Any) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
