"""What is wrong on this computer, and who can mend it? One finding a check.

A check that cannot be made, since one that it builds on failed, is skipped and says so: one fault,
one failure.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sso.errors import KeyturnError


class Level(enum.Enum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one check ended; `variant` and `facts` choose and fill the sentence.

    :param error: of a failure: its sentence, next step and exit code are the finding's.
    """

    check: str
    level: Level
    variant: str = "fine"
    facts: Mapping[str, str] = field(default_factory=dict)
    error: KeyturnError | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw, where nothing failed."""

    level: Level = Level.OK
    variant: str = "fine"
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at.

    :param look: raises the `KeyturnError` that a person would meet. Blocks.
    :param needs: checks without which this one says nothing.
    """

    name: str
    look: Callable[[], Seen]
    needs: tuple[str, ...] = ()


def warn(variant: str, **facts: str) -> Seen:
    """Return what works less well than it could."""
    return Seen(Level.WARN, variant, facts)


def fine(variant: str = "fine", **facts: str) -> Seen:
    """Return what is as it should be."""
    return Seen(Level.OK, variant, facts)


def skip(variant: str, **facts: str) -> Seen:
    """Return what could not be looked at."""
    return Seen(Level.SKIP, variant, facts)


def examine(
    checks: Iterable[Check], tell: Callable[[Finding], object] = lambda finding: None
) -> list[Finding]:
    """Make every check, in order. Blocks; `tell` hears of each as it ends."""
    found: dict[str, Finding] = {}
    for check in checks:
        finding = _made(check, found)
        found[check.name] = finding
        tell(finding)
    return list(found.values())


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0, or the code of the first failure."""
    failed = [one.error.exit_code for one in findings if one.error is not None]
    return failed[0] if failed else 0


def _made(check: Check, found: Mapping[str, Finding]) -> Finding:
    for name in check.needs:
        if name in found and found[name].level in (Level.FAIL, Level.SKIP):
            return Finding(check.name, Level.SKIP, "needs", {"other": name})
    try:
        seen = check.look()
    except KeyturnError as error:
        return Finding(check.name, Level.FAIL, "failed", {}, error)
    except OSError as trouble:
        return Finding(check.name, Level.WARN, "unseen", {"why": trouble.strerror or "unknown"})
    return Finding(check.name, seen.level, seen.variant, seen.facts)
