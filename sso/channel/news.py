"""How does news of a sign-in go from the running program to the terminal that asked for it?
Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sso import errors
from sso.activation.progress import Hint, Progress, Stage
from sso.errors import KeyturnError


def progress_object(progress: Progress) -> dict[str, Any]:
    """Return news as JSON can carry it; the start link stays here: it is good once."""
    found = asdict(progress)
    del found["link"]
    return found | {
        "stage": progress.stage.value,
        "hints": [hint.value for hint in progress.hints],
    }


def progress_of(raw: Mapping[str, Any]) -> Progress:
    """Return news again. :raises ValueError: it is none."""
    try:
        rest = {name: value for name, value in raw.items() if name not in ("stage", "hints")}
        hints = tuple(Hint(one) for one in raw["hints"])
        return Progress(stage=Stage(raw["stage"]), hints=hints, **rest)
    except (KeyError, TypeError) as reason:
        raise ValueError("no news of a sign-in") from reason


def error_object(error: KeyturnError) -> dict[str, Any]:
    """Return an error as JSON can carry it; errors never hold secrets."""
    return {
        "code": error.code,
        "detail": error.detail,
        "service_code": error.service_code,
        "service_message": error.service_message,
        "facts": error.facts,
    }


def error_of(raw: Mapping[str, Any]) -> KeyturnError:
    """Return the error again; one that this version does not know is a defect of ours."""
    kinds = {kind.code: kind for kind in _every(KeyturnError)}
    facts = raw.get("facts")
    return kinds.get(str(raw.get("code")), KeyturnError)(
        str(raw.get("detail", "")),
        service_code=_text(raw, "service_code"),
        service_message=_text(raw, "service_message"),
        **(facts if isinstance(facts, dict) else {}),
    )


def _text(raw: Mapping[str, Any], name: str) -> str | None:
    value = raw.get(name)
    return value if isinstance(value, str) else None


def _every(kind: type[KeyturnError]) -> Iterator[type[KeyturnError]]:
    """Yield the tree from its leaves up: a parent's code is its own, whatever its children say."""
    for child in kind.__subclasses__():
        yield from _every(child)
    if "code" in vars(kind) or kind is errors.KeyturnError:
        yield kind
