"""What does a profile look like to a machine, and to a person? JSON Schema and the printed form."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sso.profile import keys, reader
from sso.profile.soundness import MAX_NUMBER

_JSON_TYPES: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    tuple[str, ...]: {"type": "array", "items": {"type": "string"}},
    tuple[int, ...]: {"type": "array", "items": {"type": "integer"}},
    Mapping[str, str]: {"type": "object", "additionalProperties": {"type": "string"}},
}
MASK = "********"


def json_schema() -> dict[str, Any]:
    """Return the profile's JSON Schema (draft 2020-12)."""
    schema = _table(keys.Profile)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Keyturn profile"
    schema["required"] = ["schema", "app", "license_service", "products"]
    return schema


def policy_schema() -> dict[str, Any]:
    """Return a policy's JSON Schema (draft 2020-12): the profile's keys twice, none required."""
    half = _table(keys.Profile)
    half.pop("required", None)
    for name in ("app", "license_service"):
        half["properties"][name].pop("required", None)
    kinds = {
        "defaults": "Hold until the person chooses otherwise",
        "forced": "Hold against the person's choice",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Keyturn policy",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "schema": {"const": 1, "description": "Version of this format"},
            **{name: {"$ref": "#/$defs/values", "description": doc} for name, doc in kinds.items()},
        },
        "$defs": {"values": half},
    }


def effective(profile: keys.Profile) -> Iterator[tuple[str, Any, str]]:
    """Yield every dotted key with its effective value, secrets masked, and the layer's name."""
    for dotted, value, is_secret in _values(profile, ""):
        shown = MASK if is_secret and value else value
        yield dotted, shown, profile.origins.get(dotted, "default")


def as_toml(value: Any) -> str:
    """Return one value as TOML writes it; JSON's texts, numbers and lists are valid TOML."""
    if isinstance(value, Mapping):
        inside = ", ".join(
            f"{json.dumps(name)} = {json.dumps(item)}" for name, item in value.items()
        )
        return "{ " + inside + " }" if inside else "{}"
    return json.dumps(value, ensure_ascii=False)


def _values(section: Any, prefix: str) -> Iterator[tuple[str, Any, bool]]:
    for field, kind in reader.fields_of(type(section)):
        value = getattr(section, field.name)
        dotted = f"{prefix}{field.name}"
        if dataclasses.is_dataclass(kind):
            yield from _values(value, f"{dotted}.")
        elif kind == tuple[keys.Product, ...]:
            yield dotted, [dataclasses.asdict(product) for product in value], False
        else:
            plain = list(value) if isinstance(value, tuple) else value
            yield dotted, plain, bool(field.metadata.get("is_secret"))


def _table(cls: type) -> dict[str, Any]:
    properties = {field.name: _property(field, kind) for field, kind in reader.fields_of(cls)}
    required = [field.name for field, _ in reader.fields_of(cls) if _is_needed(field)]
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return table | ({"required": required} if required else {})


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return bool(field.metadata.get("is_required"))


def _property(field: dataclasses.Field[Any], kind: Any) -> dict[str, Any]:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _table(kind) | {"description": field.metadata["doc"]}
    if kind == tuple[keys.Product, ...]:
        return {"type": "array", "minItems": 1, "items": _table(keys.Product)}
    found = dict(_JSON_TYPES[kind]) | {"description": field.metadata["doc"]}
    limits = _limits(field)
    if found["type"] == "array":  # a limit of a list is one of each entry
        return found | {"items": found["items"] | limits}
    return found | limits


def _limits(field: dataclasses.Field[Any]) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if field.metadata.get("choices"):
        limits["enum"] = list(field.metadata["choices"])
    if field.metadata.get("pattern"):
        limits["pattern"] = f"^{field.metadata['pattern']}$"
    if field.metadata.get("minimum") is not None:
        limits["minimum"] = field.metadata["minimum"]
        limits["maximum"] = MAX_NUMBER
    return limits
