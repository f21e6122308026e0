"""What stands in a line of the table, and how is it written down? Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

FULL_ROUNDS = 7  # fewer say little
HEADS = ("what", "against", "ours", "theirs", "ratio", "goal", "met", "rounds", "load")
_RIGHT = ("ours", "theirs", "ratio", "rounds", "load")


class NoSamples(ValueError):
    """A median of nothing was asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: two medians measured side by side, and what is wanted of them.

    :param theirs: None: nothing stands beside it. :param value: what the goal is about.
    :param goal: in words. :param is_met: None: not said, since it was not measured fully.
    :param why: one honest sentence, printed where the goal is missed.
    """

    what: str
    against: str
    ours: str
    theirs: str
    value: float | None
    goal: str
    is_met: bool | None
    rounds: int
    why: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal was met, in a word."""
        return {True: "yes", False: "no", None: "-"}[self.is_met]

    @property
    def shown_value(self) -> str:
        """The ratio with two places, or a dash."""
        return "-" if self.value is None else f"{self.value:.2f}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A row as it was measured: its lines, when, at which commit, how busy the machine was.

    :param load: the load average over a minute, the highest one seen during the row.
    """

    lines: tuple[Line, ...]
    at: str
    commit: str
    load: float
    is_quick: bool

    def to_json(self) -> dict[str, Any]:
        """Return what is kept of it."""
        return asdict(self)

    @classmethod
    def of_json(cls, raw: Mapping[str, Any]) -> Measured:
        """Return what was kept."""
        lines = tuple(Line(**line) for line in raw["lines"])
        return cls(lines, raw["at"], raw["commit"], raw["load"], raw["is_quick"])


def ratio_line(
    what: str,
    against: str,
    pair: Mapping[str, Sequence[float]],
    unit: str,
    at_most: float,
    *,
    why: str = "",
) -> Line:
    """Return the line of two series, `ours` and `theirs`, whose medians are compared."""
    ours, theirs = middle(pair["ours"]), middle(pair["theirs"])
    value = ratio(ours, theirs)
    return Line(
        what,
        against,
        shown(ours, unit),
        shown(theirs, unit),
        value,
        f"at most {at_most:.2f}",
        value <= at_most,
        min(len(pair["ours"]), len(pair["theirs"])),
        why,
    )


def middle(samples: Sequence[float]) -> float:
    """Return the median. :raises NoSamples: there is none."""
    if not samples:
        raise NoSamples("nothing was measured")
    return float(median(samples))


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the sample that `share` of all do not exceed. :raises NoSamples: there is none."""
    if not samples:
        raise NoSamples("nothing was measured")
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * share) - 1)]


def ratio(ours: float, theirs: float) -> float:
    """Return one median over another; what has nothing below it is infinitely more."""
    if theirs > 0:
        return ours / theirs
    return 1.0 if ours <= 0 else math.inf


def exponent(points: Mapping[int, float]) -> float:
    """Return the slope of log time over log n, by least squares: 1 is linear, 0 is constant.

    Needs two different n, and times above zero.
    """
    logs = [(math.log(n), math.log(value)) for n, value in points.items()]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def shown(value: float, unit: str) -> str:
    """Return a number as it is read: three digits that count."""
    if unit == "ms":
        value *= 1000
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3
    return f"{value:.{digits}f} {unit}".strip()


def printed(lines: Iterable[tuple[Line, float]]) -> str:
    """Return lines, each with its load, as a table for a terminal."""
    rows = [HEADS, *(_cells(line, load) for line, load in lines)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(HEADS))]
    return "\n".join(_spaced(row, widths) for row in rows)


def document(head: str, measured: Mapping[str, Measured]) -> str:
    """Return the page: head, table, and a sentence for each goal that was missed."""
    rule = "|".join(" ---: " if name in _RIGHT else " --- " for name in HEADS)
    parts = [head.rstrip(), "", f"| {' | '.join(HEADS)} |", f"|{rule}|"]
    parts += [
        f"| {' | '.join(_escaped(cell) for cell in _cells(line, row.load))} |"
        for row in measured.values()
        for line in row.lines
    ]
    missed = [line for row in measured.values() for line in row.lines if line.is_met is False]
    if missed:
        parts += ["", "## What misses its goal, and why", ""]
        parts += [f"- **{line.what}** ({line.against}): {line.why}" for line in missed]
    parts += ["", "## When each row was measured", "", "| row | at | commit | load |"]
    parts += ["| --- | --- | --- | ---: |"]
    parts += [
        f"| `{name}`{' (quick)' if row.is_quick else ''} | {row.at} | `{row.commit}` |"
        f" {row.load:.1f} |"
        for name, row in measured.items()
    ]
    return "\n".join(parts) + "\n"


def _cells(line: Line, load: float) -> tuple[str, ...]:
    return (
        line.what, line.against, line.ours, line.theirs, line.shown_value, line.goal, line.verdict,
        str(line.rounds), f"{load:.1f}",
    )  # fmt: skip


def _spaced(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (_set(*cell) for cell in zip(row, widths, HEADS, strict=True))
    return "  ".join(cells).rstrip()


def _set(text: str, width: int, head: str) -> str:
    return text.rjust(width) if head in _RIGHT else text.ljust(width)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
