"""What stands in a settings file, and on which line? TOML in, typed sections out."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sso.errors import ProfileError
from sso.profile import keys
from sso.record import record

type_hints = typing.get_type_hints
_fields: dict[type, tuple[tuple[dataclasses.Field[Any], Any], ...]] = {}  # read once a process


@record
class Document:
    """Parsed settings; `where` finds the line of a key for error texts.

    :param lines: the line of each dotted key, where the text is not TOML.
    """

    name: str
    text: str
    values: Mapping[str, Any]
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict)

    def where(self, dotted: str) -> str:
        """Return ``file, line N`` of a key, or the file's name where it cannot be told."""
        line = self.lines.get(dotted) or _line_of(self.text, dotted)
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


def build(values: Mapping[str, Any], origins: Mapping[str, str], folder: Path | None) -> Any:
    """Return the frozen `Profile` of already checked values."""
    profile = _built(keys.Profile, values)
    return dataclasses.replace(profile, origins=origins, folder=folder)


def fields_of(cls: type) -> tuple[tuple[dataclasses.Field[Any], Any], ...]:
    """Return the declared keys of a section with their types."""
    if cls not in _fields:
        hints = type_hints(cls)
        _fields[cls] = tuple(
            (field, hints[field.name])
            for field in dataclasses.fields(cls)
            if not field.metadata.get("is_internal")
        )
    return _fields[cls]


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
