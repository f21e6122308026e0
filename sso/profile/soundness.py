"""Is a document sound, and if not, what is wrong, where, and what would be accepted? Pure."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from sso.errors import ProfileError
from sso.profile import keys
from sso.profile.reader import Document, fields_of

PLAIN_TYPES: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple[str, ...]: "a list of texts",
    tuple[int, ...]: "a list of whole numbers",
    Mapping[str, str]: "a table of texts",
}
MAX_NUMBER = 1_000_000  # beyond every sensible number of seconds, minutes or hours
MAX_PROBLEMS = 20  # as many as a person reads

Problem = tuple[str, str]  # dotted key, what is wrong with it


def check_document(document: Document, *, is_whole: bool = True) -> None:
    """Refuse unknown keys, wrong types and wrong values; with `is_whole` missing keys as well.

    :raises ProfileError: names file, line, key, and what would be accepted, of every problem.
    """
    found = problems(document)
    refuse_all(found if found or not is_whole else list(_missing(document)))


def problems(document: Document) -> list[str]:
    """Return a sentence for each key that is unknown, of a wrong type or of a wrong value."""
    found = _of_table(keys.Profile, document.values, "")
    return [f"{document.where(dotted)}: {problem}" for dotted, problem in found]


def refuse_all(sentences: list[str]) -> None:
    """Tell every problem at once, each on a line. :raises ProfileError: there is one."""
    shown = sentences[:MAX_PROBLEMS]
    if len(sentences) > MAX_PROBLEMS:
        shown.append(f"and {len(sentences) - MAX_PROBLEMS} more")
    if shown:
        raise ProfileError(shown[0] if len(shown) == 1 else "".join(f"\n  {one}" for one in shown))


def value_at(values: Mapping[str, Any], dotted: str) -> Any:
    """Return what stands at a dotted key, or None."""
    found: Any = values
    for name in dotted.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def unknown(dotted: str, name: str, known: list[str]) -> str:
    """Return the sentence for a key that does not exist."""
    import difflib  # only where something is wrong: it is a part of every start's time

    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else f"; known here: {', '.join(known)}"
    return f"unknown key {dotted!r}{hint}"


def _of_table(cls: type, values: Mapping[str, Any], prefix: str) -> Iterator[Problem]:
    known = {field.name: (field, kind) for field, kind in fields_of(cls)}
    for name, value in values.items():
        dotted = f"{prefix}{name}"
        if name in known:
            yield from _of_value(*known[name], value, dotted)
        else:
            yield dotted, unknown(dotted, name, list(known))


def _of_value(
    field: dataclasses.Field[Any], kind: Any, value: Any, dotted: str
) -> Iterator[Problem]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if isinstance(value, dict):
            yield from _of_table(kind, value, f"{dotted}.")
        else:
            yield dotted, f"[{dotted}] must be a table"
    elif kind == tuple[keys.Product, ...]:
        yield from _of_products(value, dotted)
    elif not is_of(kind, value):
        yield dotted, f"{dotted} must be {PLAIN_TYPES[kind]}, not {_shown(field, value)}"
    else:
        yield from _of_limits(field, value, dotted)


def _of_products(value: Any, dotted: str) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        yield dotted, "products are written as [[products]]"
        return
    for entry in value:
        yield from _of_table(keys.Product, entry, f"{dotted}.")
    codes = [entry.get("code") for entry in value]
    if len(set(map(repr, codes))) != len(codes):
        yield dotted, "two products have the same code"


def _of_limits(field: dataclasses.Field[Any], value: Any, dotted: str) -> Iterator[Problem]:
    limits = field.metadata
    if limits.get("choices") and value not in limits["choices"]:
        accepted = ", ".join(f'"{choice}"' for choice in limits["choices"])
        yield dotted, f"{dotted} must be one of {accepted}, not {_shown(field, value)}"
    if limits.get("pattern") and not re.fullmatch(limits["pattern"], value):
        yield (
            dotted,
            f"{dotted} = {_shown(field, value)} is not accepted; expected: {limits['doc']}",
        )
    if limits.get("minimum") is not None:
        given = value if isinstance(value, list) else [value]
        if not all(limits["minimum"] <= one <= MAX_NUMBER for one in given):
            yield dotted, f"{dotted} must be from {limits['minimum']} to {MAX_NUMBER}"


def _shown(field: dataclasses.Field[Any], value: Any) -> str:
    """Return a value for an error text; a secret stays one, of whatever type it is."""
    is_secret = field.metadata.get("is_secret") or _has_credentials(value)
    return "what stands there" if is_secret else repr(value)


def _has_credentials(value: Any) -> bool:
    """Whether a text is an address with a name or a password in it."""
    return isinstance(value, str) and re.search(r"//[^/\s]*@", value) is not None


def _missing(document: Document) -> Iterator[str]:
    values = document.values
    needed = ["schema", "app.id", "app.name"]
    auth = values.get("license_service", {}).get("auth", "api_key")
    needed += {
        "oauth": ["license_service.client_id", "license_service.client_secret"],
        "api_key": ["license_service.api_key", "license_service.shared_key"],
    }[auth]
    needed.append("license_service.base_url")
    for dotted in needed:
        if not value_at(values, dotted):
            yield f"{document.name}: {dotted} is missing"
    if values.get("schema", 1) != 1:
        yield f"{document.where('schema')}: this program reads schema = 1"
    products = values.get("products") or []
    if not products or any(not entry.get("code") or not entry.get("name") for entry in products):
        yield f"{document.name}: one [[products]] with code and name is needed"


def is_of(kind: Any, value: Any) -> bool:
    """Whether a value is of a key's declared type."""
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind in (str, bool):
        return isinstance(value, kind)
    if kind == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    item_kind = typing.get_args(kind)[0]
    return isinstance(value, list) and all(is_of(item_kind, item) for item in value)
