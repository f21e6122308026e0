"""How is a sentence of the other side fit to be shown? Pure."""

from __future__ import annotations

_MAX_MESSAGE = 500


def plain_text(text_raw: str) -> str:
    """Return a foreign sentence fit to be shown: printable, one line, at most 500 characters."""
    kept = "".join(char if char.isprintable() else " " for char in text_raw[: 4 * _MAX_MESSAGE])
    return " ".join(kept.split())[:_MAX_MESSAGE]
