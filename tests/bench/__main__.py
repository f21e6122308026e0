"""How quick, small and quiet is it? `make bench` prints it, and writes docs/performance.md.

    python -m tests.bench [--only start,memory] [--quick] [--json build/bench/bench.json]

Each row is measured side by side with what stands beside it, turn by turn, and kept in the JSON
file; the page is written from that file, so that one row can be measured again alone. Nothing here
fails a build.
"""

from __future__ import annotations

import argparse
import compileall
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import machine
from tests.bench.machine import ROOT
from tests.bench.table import FULL_ROUNDS, Line, Measured, document, printed

RESULT = ROOT / "build" / "bench" / "bench.json"
PAGE = ROOT / "docs" / "performance.md"
QUICK_ROUNDS = 2
ROWS = {  # name to module and function; in the table's order
    "start": "tray_rows",
    "memory": "tray_rows",
    "idle": "tray_rows",
    "status": "tray_rows",
    "redirect": "activation_rows",
    "whole": "activation_rows",
    "flood": "flood_rows",
    "many": "many_rows",
    "frozen": "frozen_rows",
    "fleet": "fleet_rows",
}
HEAD = """\
# How quick, small and quiet is Keyturn?

Written by `make bench`, which prints the table again; `make bench ONLY=start` measures one row
anew. Each figure is a median of turns taken one after the other with what stands beside it (A, B,
A, B, ...), in the same run on the same machine, so that what counts is the ratio, not the
milliseconds. `load` is the highest load average seen during the row: where it is high, others were
at work there.

"Tray icon registered" is seen from outside: from the process's start to its call of
`RegisterStatusNotifierItem`. The bare program is `tests/bench/bare_tray.py`: a QApplication, an
icon, a menu of three entries. Activations run against the sandbox; a round trip is added by a
relay that holds every byte back, and the secret store is one in memory there.

Machine: {machine}."""


def main() -> int:
    """Measure, print, keep, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--only", default="", help=f"rows of: {', '.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="fewer turns; the page stays")
    parser.add_argument("--rounds", type=int, default=0, help=f"turns; {FULL_ROUNDS} unless said")
    parser.add_argument("--write", action="store_true", help="only write the page anew")
    parser.add_argument("--json", type=Path, default=RESULT, help="where rows are kept")
    options = parser.parse_args()
    wanted = [] if options.write else [name for name in options.only.split(",") if name] or [*ROWS]
    unknown = sorted(set(wanted) - set(ROWS))
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    rounds = options.rounds or (QUICK_ROUNDS if options.quick else FULL_ROUNDS)
    kept = _kept(options.json)
    say(f"{machine.description()}, commit {machine.commit()}")
    # As an installed program has it; what is not compiled would be at each of the starts.
    for folder in ("sso", "ui"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    for name in wanted:
        began = time.monotonic()
        measured = _measured(name, rounds)
        if measured is None:
            continue
        say(f"\n{name}, in {time.monotonic() - began:.0f} s")
        say(printed((line, measured.load) for line in measured.lines))
        kept[name] = measured
        if not options.quick:
            _keep(options.json, kept)
    if kept and not options.quick:
        PAGE.write_text(_page(kept), encoding="utf-8")
        say(f"\n{PAGE.relative_to(ROOT)} is written.")
    return 0


def _measured(name: str, rounds: int) -> Measured | None:
    """Measure a row; where that cannot be done here, say why and go on."""
    row: Callable[[int], list[Line]]
    row = getattr(importlib.import_module(f"tests.bench.{ROWS[name]}"), name)
    with machine.Busy() as busy:
        try:
            lines = row(rounds)
        except (RuntimeError, OSError, AssertionError) as reason:
            say(f"\n{name} was not measured: {reason}")
            return None
    is_quick = rounds < FULL_ROUNDS
    return Measured(
        tuple(lines), machine.now_text(), machine.commit(), round(busy.highest, 1), is_quick
    )


def _kept(path: Path) -> dict[str, Measured]:
    """Return the rows of earlier runs."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return {name: Measured.of_json(row) for name, row in raw["rows"].items()}


def _keep(path: Path, rows: dict[str, Measured]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine.description(), "rows": {n: r.to_json() for n, r in rows.items()}}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _page(rows: dict[str, Measured]) -> str:
    head = HEAD.format(machine=machine.description())
    return document(head, {name: rows[name] for name in ROWS if name in rows})


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
