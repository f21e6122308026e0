"""Is a document a sound profile, and if not, where and why? TOML in, typed sections out."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sso.errors import ProfileError
from sso.profile import keys

type_hints = typing.get_type_hints
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


@dataclasses.dataclass(frozen=True)
class Document:
    """A parsed TOML file; `where` finds the line of a key for error texts."""

    name: str
    text: str
    values: Mapping[str, Any]

    def where(self, dotted: str) -> str:
        """Return ``file, line N`` of a key, or the file's name where it cannot be told."""
        line = _line_of(self.text, dotted)
        return f"{self.name}, line {line}" if line else self.name


def read_document(path: Path) -> Document:
    """Read and parse a TOML file.

    :raises ProfileError: not readable, not UTF-8, not TOML; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as reason:
        raise ProfileError(f"{path}: cannot be read: {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise ProfileError(f"{path}: is not UTF-8 text") from reason
    return parse_document(str(path), text)


def parse_document(name: str, text: str) -> Document:
    """Parse TOML text; `name` is what error texts call it."""
    try:
        return Document(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as reason:
        raise ProfileError(f"{name}: {reason}") from reason


def check_document(document: Document, *, is_whole: bool = True) -> None:
    """Refuse unknown keys, wrong types and wrong values; with `is_whole` missing keys as well.

    :raises ProfileError: names file, line, key, and what would be accepted.
    """
    _check_table(document, keys.Profile, document.values, "")
    if is_whole:
        _check_required(document)


def build(values: Mapping[str, Any], origins: Mapping[str, str], folder: Path | None) -> Any:
    """Return the frozen `Profile` of already checked values."""
    profile = _built(keys.Profile, values)
    return dataclasses.replace(profile, origins=origins, folder=folder)


def fields_of(cls: type) -> list[tuple[dataclasses.Field[Any], Any]]:
    """Return the declared keys of a section with their types."""
    hints = type_hints(cls)
    return [
        (field, hints[field.name])
        for field in dataclasses.fields(cls)
        if not field.metadata.get("is_internal")
    ]


def _check_table(document: Document, cls: type, values: Mapping[str, Any], prefix: str) -> None:
    known = {field.name: (field, kind) for field, kind in fields_of(cls)}
    for name, value in values.items():
        dotted = f"{prefix}{name}"
        if name not in known:
            raise ProfileError(f"{document.where(dotted)}: {_unknown(dotted, name, list(known))}")
        field, kind = known[name]
        _check_value(document, field, kind, value, dotted)


def _check_value(
    document: Document, field: dataclasses.Field[Any], kind: Any, value: Any, dotted: str
) -> None:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, dict):
            raise ProfileError(f"{document.where(dotted)}: [{dotted}] must be a table")
        _check_table(document, kind, value, f"{dotted}.")
    elif kind == tuple[keys.Product, ...]:
        _check_products(document, value, dotted)
    elif not _is_of(kind, value):
        shown = _shown(field, value)
        raise ProfileError(
            f"{document.where(dotted)}: {dotted} must be {PLAIN_TYPES[kind]}, not {shown}"
        )
    else:
        _check_limits(document, field, value, dotted)


def _check_products(document: Document, value: Any, dotted: str) -> None:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise ProfileError(f"{document.where(dotted)}: products are written as [[products]]")
    for entry in value:
        _check_table(document, keys.Product, entry, f"{dotted}.")
    codes = [entry.get("code") for entry in value]
    if len(set(codes)) != len(codes):
        raise ProfileError(f"{document.where(dotted)}: two products have the same code")


def _check_limits(
    document: Document, field: dataclasses.Field[Any], value: Any, dotted: str
) -> None:
    limits = field.metadata
    if limits.get("choices") and value not in limits["choices"]:
        accepted = ", ".join(f'"{choice}"' for choice in limits["choices"])
        raise ProfileError(
            f"{document.where(dotted)}: {dotted} must be one of {accepted},"
            f" not {_shown(field, value)}"
        )
    if limits.get("pattern") and not re.fullmatch(limits["pattern"], value):
        raise ProfileError(
            f"{document.where(dotted)}: {dotted} = {_shown(field, value)} is not accepted;"
            f" expected: {limits['doc']}"
        )
    if limits.get("minimum") is not None and not limits["minimum"] <= value <= MAX_NUMBER:
        raise ProfileError(
            f"{document.where(dotted)}: {dotted} must be from {limits['minimum']} to {MAX_NUMBER}"
        )


def _shown(field: dataclasses.Field[Any], value: Any) -> str:
    """Return a value for an error text; a secret stays one, of whatever type it is."""
    return "what stands there" if field.metadata.get("is_secret") else repr(value)


def _check_required(document: Document) -> None:
    values = document.values
    needed = ["schema", "app.id", "app.name"]
    auth = values.get("license_service", {}).get("auth", "api_key")
    needed += {
        "oauth": ["license_service.client_id", "license_service.client_secret"],
        "api_key": ["license_service.api_key", "license_service.shared_key"],
    }[auth]
    needed.append("license_service.base_url")
    for dotted in needed:
        if not _value_at(values, dotted):
            raise ProfileError(f"{document.name}: {dotted} is missing")
    if values["schema"] != 1:
        raise ProfileError(f"{document.where('schema')}: this program reads schema = 1")
    products = values.get("products") or []
    if not products or any(not entry.get("code") or not entry.get("name") for entry in products):
        raise ProfileError(f"{document.name}: one [[products]] with code and name is needed")


def _value_at(values: Mapping[str, Any], dotted: str) -> Any:
    found: Any = values
    for name in dotted.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _unknown(dotted: str, name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else f"; known here: {', '.join(known)}"
    return f"unknown key {dotted!r}{hint}"


def _is_of(kind: Any, value: Any) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind in (str, bool):
        return isinstance(value, kind)
    if kind == Mapping[str, str]:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    item_kind = typing.get_args(kind)[0]
    return isinstance(value, list) and all(_is_of(item_kind, item) for item in value)


def _built(cls: type, values: Mapping[str, Any]) -> Any:
    arguments: dict[str, Any] = {}
    for field, kind in fields_of(cls):
        if field.name in values:
            arguments[field.name] = _built_value(kind, values[field.name])
    return cls(**arguments)


def _built_value(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _built(kind, value)
    if kind == tuple[keys.Product, ...]:
        return tuple(_built(keys.Product, entry) for entry in value)
    if kind is float:
        return float(value)
    return tuple(value) if isinstance(value, list) else value


def _line_of(text: str, dotted: str) -> int | None:
    """Find a key's line: its table header first, then the name, else the name alone."""
    table, _, name = dotted.rpartition(".")
    is_inside = not table
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.fullmatch(r"\s*\[+\s*([^\]]+?)\s*\]+\s*(#.*)?", line)
        if header:
            is_inside = header.group(1) == table
            if header.group(1) == dotted:
                return number
        elif is_inside and re.match(rf"\s*{re.escape(name)}\s*[=.]", line):
            return number
    return None
