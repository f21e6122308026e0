"""Is somebody there to be asked, and does that person agree?"""

from __future__ import annotations

import sys

from sso.cli.output import Output


def can_answer(output: Output) -> bool:
    """Whether somebody sits at the terminal and reads what is asked there."""
    return not output.is_json and sys.stdin.isatty() and sys.stderr.isatty()


def agrees(question: str) -> bool:
    """Ask; only a yes is one. Blocks."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
