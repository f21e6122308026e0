"""Which fields does a JSON answer have, and are they what they should be? Pure.

Every function raises `AnswerNotUnderstood` for a value of another type.
"""

from __future__ import annotations

from collections.abc import Mapping

from sso.errors import AnswerNotUnderstood
from sso.licensing.strict_json import Json

MAX_TEXT = 500


def object_in(raw: Mapping[str, Json], key: str) -> dict[str, Json]:
    """Return an object that has to be there."""
    found = object_or_none(raw, key)
    if found is None:
        raise AnswerNotUnderstood(f"{key} is missing")
    return found


def object_or_none(raw: Mapping[str, Json], key: str) -> dict[str, Json] | None:
    """Return an object, or None where there is none."""
    value = raw.get(key)
    if value is not None and not isinstance(value, dict):
        raise AnswerNotUnderstood(f"{key} is not an object")
    return value


def text(raw: Mapping[str, Json], key: str, *, limit: int = MAX_TEXT) -> str:
    """Return a short text that has to be there and is not empty."""
    value = raw.get(key)
    if not isinstance(value, str) or not value or len(value) > limit:
        raise AnswerNotUnderstood(f"{key} is missing or not a short text")
    return value


def text_or_none(raw: Mapping[str, Json], key: str) -> str | None:
    """Return a text, or None where it is absent or empty."""
    value = raw.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > 4 * MAX_TEXT:
        raise AnswerNotUnderstood(f"{key} is not a text")
    return value


def whole(raw: Mapping[str, Json], key: str) -> int:
    """Return a whole number that has to be there."""
    value = whole_or_none(raw, key)
    if value is None:
        raise AnswerNotUnderstood(f"{key} is missing")
    return value


def whole_or(raw: Mapping[str, Json], key: str, default: int) -> int:
    """Return a whole number, or `default` where there is none."""
    value = whole_or_none(raw, key)
    return default if value is None else value


def whole_or_none(raw: Mapping[str, Json], key: str) -> int | None:
    """Return a whole number, or None where there is none."""
    value = raw.get(key)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise AnswerNotUnderstood(f"{key} is not a whole number")
    return value


def shown_number(raw: Mapping[str, Json], key: str) -> int | None:
    """Return a number that is only shown: a wrong type is no number, not an error."""
    value = raw.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if abs(value) < 2**53 else None


def flag(raw: Mapping[str, Json], key: str, *, default: bool) -> bool:
    """Return true or false, or `default` where nothing is said."""
    value = raw.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise AnswerNotUnderstood(f"{key} is not true or false")
    return value
