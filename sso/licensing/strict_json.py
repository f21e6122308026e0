"""What does a JSON text from outside say, if it is plain and sound? Pure.

Stricter than `json.loads`: no NaN, no repeated key, no nesting or number of a size nobody sends.
"""

from __future__ import annotations

import json
import math
from typing import NoReturn, Union

from sso.errors import AnswerNotUnderstood

Json = Union["str", "int", "float", "bool", "list[Json]", "dict[str, Json]", None]

MAX_DEPTH = 32
MAX_INT_DIGITS = 19


def parse(text_raw: bytes | str) -> Json:
    """Return the parsed value.

    :raises AnswerNotUnderstood: not UTF-8, not JSON, a repeated key, NaN, nested deeper than
    `MAX_DEPTH`.
    """
    try:
        text = text_raw if isinstance(text_raw, str) else text_raw.decode("utf-8")
        value: Json = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_int=_bounded_int,
            parse_float=_finite,
        )
        _refuse_half_characters(value)
    except (ValueError, RecursionError) as reason:
        raise AnswerNotUnderstood("not sound JSON") from reason
    if _is_deeper(value, MAX_DEPTH):
        raise AnswerNotUnderstood(f"JSON nested deeper than {MAX_DEPTH}")
    return value


def parse_object(text_raw: bytes | str) -> dict[str, Json]:
    """Return the parsed object; anything but an object is `AnswerNotUnderstood`."""
    value = parse(text_raw)
    if not isinstance(value, dict):
        raise AnswerNotUnderstood("not a JSON object")
    return value


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key appears twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("a number beyond all bounds")
    return value


def _refuse_half_characters(value: Json) -> None:
    """A lone surrogate, written as an escape, could never be written out again."""
    json.dumps(value, ensure_ascii=False).encode("utf-8")


def _bounded_int(digits: str) -> int:
    if len(digits.lstrip("-")) > MAX_INT_DIGITS:
        raise ValueError("a number beyond 64 bits")
    return int(digits)


def _is_deeper(value: Json, depth: int) -> bool:
    if isinstance(value, dict):
        return depth == 0 or any(_is_deeper(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth == 0 or any(_is_deeper(item, depth - 1) for item in value)
    return False
