"""Which layer wins for which key? Weakest first: defaults, profile, policy, settings, flags,
forced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sso.errors import ProfileError
from sso.profile import reader
from sso.profile.keys import Profile
from sso.profile.presets import PRESETS

# What a user's own settings may hold; never keys, addresses or credentials (contract, section 1).
USER_KEYS = ("ui.", "notifications.", "network.proxy", "sign_in.customer_account_code")
SMALLEST_WINS = ("checks.offline_grace_h",)


@dataclass(frozen=True)
class Layer:
    """One source of values; `is_forced` layers may be contradicted by nobody."""

    name: str
    document: reader.Document
    is_user: bool = False
    is_forced: bool = False


def merged(layers: Iterable[Layer], folder: Path | None = None) -> Profile:
    """Return the effective profile, each value with its origin.

    :raises ProfileError: a layer is not sound, or holds what it may not.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    forced: set[str] = set()
    whole_text = ""
    given = list(layers)
    for layer in [*_presets(given), *given]:
        reader.check_document(layer.document, is_whole=False)
        whole_text = whole_text or layer.document.text
        for dotted, value in leaves(layer.document.values):
            _refuse_misplaced(layer, dotted, forced)
            _set_leaf(values, origins, layer, dotted, value)
            if layer.is_forced:
                forced.add(dotted)
    name = given[0].document.name if given else "the profile"
    reader.check_document(reader.Document(name, whole_text, values))
    profile = reader.build(values, origins, folder)
    return replace(profile, forced=frozenset(forced))  # type: ignore[no-any-return]


def _presets(layers: list[Layer]) -> list[Layer]:
    """Return the preset of the provider that the strongest layer names, as the weakest layer."""
    named = [layer.document.values.get("sign_in", {}) for layer in layers]
    providers = [table["provider"] for table in named if "provider" in table]
    if not providers or providers[-1] not in PRESETS:
        return []
    name = providers[-1]
    return [Layer(f"preset {name}", reader.Document(f"preset {name}", "", PRESETS[name]))]


def leaves(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every dotted key with its value; lists and free tables are values as a whole."""
    for name, value in values.items():
        dotted = f"{prefix}{name}"
        if isinstance(value, Mapping) and dotted != "sign_in.extra":
            yield from leaves(value, f"{dotted}.")
        else:
            yield dotted, value


def _refuse_misplaced(layer: Layer, dotted: str, forced: set[str]) -> None:
    if layer.is_user and not dotted.startswith(USER_KEYS):
        raise ProfileError(f"{layer.document.where(dotted)}: {dotted} is not a user's setting")
    if dotted in forced:
        raise ProfileError(f"{layer.name}: {dotted} is fixed by the administrator's policy")


def _set_leaf(
    values: dict[str, Any], origins: dict[str, str], layer: Layer, dotted: str, value: Any
) -> None:
    table = values
    *path, name = dotted.split(".")
    for part in path:
        table = table.setdefault(part, {})
    if dotted in SMALLEST_WINS and name in table and table[name] <= value:
        return
    table[name] = value
    origins[dotted] = layer.name
