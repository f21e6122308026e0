"""What does the program withstand? `make torture` prints it, keeps it, and writes the page.

    python -m tests.torture [--scale 1] [--seed 20261121] [--only G1,G14] [--night] [--mutants]

Every trial comes from the seed. Each row has a hard deadline; one that passes it has failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime

from tests.torture import table
from tests.torture.mutants import MUTANTS, attacked
from tests.torture.rig import Found, figures_of_machine
from tests.torture.row import Row, broken, within
from tests.torture.rows import NIGHT, ROWS

SEED = 20261121
SHAPE_LINE = "  {:<26} {:>8} {:>9}   {}"
LINE = "{:<24} {:>9} {:>9} {:>8} {:>14}  {}"
SHOWN = ("tried", "accepted", "aborted", "genuine", "shapes", "by_vector")


def run(row: Row, scale: float, seed: int) -> Found:
    """Run one row and judge its result."""
    began = time.monotonic()
    try:
        with within(row.deadline_s):
            found = row.run(scale, seed)
        found["wrong"] = broken(row, found, scale)
    except (AssertionError, OSError) as error:  # a deadline is an OSError, too
        found = {"tried": 0, "wrong": [f"{type(error).__name__}: {error}"]}
    found["seconds"] = round(time.monotonic() - began, 1)
    return found


def show(row: Row, found: Found) -> None:
    """Print one row: its own line, and one a shape."""
    rest = {
        name: value
        for name, value in found.items()
        if name not in (*SHOWN, "wrong", "seconds") and not isinstance(value, dict)
    }
    print(
        LINE.format(
            row.name,
            found["tried"],
            found.get("accepted", "-"),
            found.get("aborted", "-"),
            found.get("genuine", "-"),
            ", ".join(f"{name} {value}" for name, value in rest.items()),
        )
    )
    for name, shape in found.get("shapes", {}).items():
        said = ", ".join(f"{what} {many}" for what, many in sorted(shape["answers"].items()))
        print(SHAPE_LINE.format(name, shape["tried"], shape["accepted"], said))
    for name, taken in found.get("by_vector", {}).items():
        print(SHAPE_LINE.format(name, found["tried"] // found["vectors"], taken, ""))
    for line in found["wrong"]:
        print(f"  WRONG: {line}")
    sys.stdout.flush()


def show_mutants(scale: float, seed: int) -> list[str]:
    """Print what the suite finds in copies that lack a check; returns those not found."""
    missed = []
    for mutant in MUTANTS:
        with within(180):
            found = attacked(mutant, scale, seed)
        print(f"{mutant.name:<26} {found['accepted']} of {found['tried']} accepted", flush=True)
        if found["accepted"] == 0:
            missed.append(mutant.name)
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full counts")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="rows by number or name: G1,G26 store")
    parser.add_argument("--night", action="store_true", help="the longest ones as well")
    parser.add_argument("--mutants", action="store_true", help="the copies without a check alone")
    arguments = parser.parse_args()
    only = {word.strip() for word in arguments.only.split(",") if word.strip()}
    every = (*ROWS, *NIGHT) if arguments.night or only else ROWS
    wanted = [] if arguments.mutants else [
        row for row in every if not only or {row.name, row.name.split()[0]} & only
    ]  # fmt: skip
    of_machine = figures_of_machine()
    commit = of_machine.pop("commit", "-")
    machine = ", ".join(f"{name} {value}" for name, value in of_machine.items() if name != "load")
    print(f"{machine}, seed {arguments.seed}, scale {arguments.scale}")
    print(LINE.format("row", "tried", "accepted", "aborted", "genuine", ""))
    wrong = []
    for row in wanted:
        found = run(row, arguments.scale, arguments.seed)
        show(row, found)
        found |= {
            "machine": machine,
            "commit": commit,
            "seed": arguments.seed,
            "scale": arguments.scale,
            "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        wrong += [row.name] * bool(found["wrong"])
        if arguments.scale >= 1 or row in NIGHT:
            table.keep({row.name: found})
    if arguments.mutants or not only:
        print("\nCopies without a check; more than 0 must be accepted:")
        wrong += show_mutants(min(1.0, arguments.scale), arguments.seed)
    if any(arguments.scale >= 1 or row in NIGHT for row in wanted):
        table.PAGE.write_text(table.page((*ROWS, *NIGHT), table.load()), encoding="utf-8")
        print(f"Written: {table.PAGE}")
    print(f"\n{'Wrong: ' + ', '.join(wrong) if wrong else 'All as it must be.'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
