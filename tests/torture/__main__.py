"""What does the listener withstand? `make torture` prints it, and keeps it as JSON.

    python -m tests.torture [--scale 1] [--seed 20261121] [--only G1,G4] [--mutants]

Every request comes from the seed. Each class has a hard deadline; one that passes it has failed.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType

from tests.torture.classes import CLASSES, AttackClass, broken
from tests.torture.mutants import MUTANTS, attacked
from tests.torture.rig import ROOT, Found, figures_of_machine

SEED = 20261121
RESULT = ROOT / "build" / "torture" / "listener.json"
SHAPE_LINE = "  {:<26} {:>8} {:>9}   {}"
LINE = "{:<24} {:>9} {:>9} {:>8} {:>14}  {}"
SHOWN = ("tried", "accepted", "aborted", "genuine", "shapes", "by_vector")


@contextmanager
def within(deadline_s: float) -> Iterator[None]:
    """End the block with `TimeoutError` when it takes longer."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"took longer than {deadline_s:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, deadline_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run(attack: AttackClass, scale: float, seed: int) -> Found:
    """Run one class and judge its result."""
    began = time.monotonic()
    try:
        with within(attack.deadline_s):
            found = attack.run(scale, seed)
        found["wrong"] = broken(attack, found, scale)
    except (AssertionError, OSError) as error:  # a deadline is an OSError, too
        found = {"tried": 0, "wrong": [f"{type(error).__name__}: {error}"]}
    found["seconds"] = round(time.monotonic() - began, 1)
    return found


def show(attack: AttackClass, found: Found) -> None:
    """Print one class: its own line, and one a shape."""
    rest = {
        name: value
        for name, value in found.items()
        if name not in (*SHOWN, "wrong", "seconds") and not isinstance(value, dict)
    }
    print(
        LINE.format(
            attack.name,
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


def show_mutants(scale: float, seed: int) -> dict[str, Found]:
    """Print what the suite finds in copies that lack a check; each must be found."""
    results = {}
    for mutant in MUTANTS:
        with within(180):
            found = attacked(mutant, scale, seed)
        found["wrong"] = [] if found["accepted"] > 0 else ["the missing check was not noticed"]
        results[mutant.name] = found
        print(f"{mutant.name:<26} {found['accepted']} of {found['tried']} accepted")
    return results


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full counts")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="classes by the beginning of their names: G1,G4")
    parser.add_argument("--mutants", action="store_true", help="the copies without a check alone")
    arguments = parser.parse_args()
    only = tuple(arguments.only.split(",")) if arguments.only else ("",)
    wanted = [] if arguments.mutants else [one for one in CLASSES if one.name.startswith(only)]
    machine = {**figures_of_machine(), "seed": arguments.seed, "scale": arguments.scale}
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    print(LINE.format("class", "tried", "accepted", "aborted", "genuine", ""))
    results: dict[str, Found] = {}
    for attack in wanted:
        results[attack.name] = run(attack, arguments.scale, arguments.seed)
        show(attack, results[attack.name])
    if arguments.mutants or not arguments.only:
        print("\nCopies without a check; more than 0 must be accepted:")
        results |= show_mutants(min(1.0, arguments.scale), arguments.seed)
    ended_at = datetime.now(UTC).isoformat(timespec="seconds")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    report = {"machine": machine, "ended_at": ended_at, "classes": results}
    RESULT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    wrong = [name for name, found in results.items() if found["wrong"]]
    print(f"\n{'Wrong: ' + ', '.join(wrong) if wrong else 'All as it must be.'} {RESULT}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
