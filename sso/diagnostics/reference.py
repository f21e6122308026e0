"""Which short word stands beside an error, in the log, and on a support bundle?"""

from __future__ import annotations

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read as another
LENGTH = 6


def new_reference(length: int = LENGTH) -> str:
    """Return a word that people can read out."""
    import secrets  # most starts of the program end without one

    return "".join(secrets.choice(_LETTERS) for _ in range(length))
