"""Which layer wins for which key? Weakest first: defaults, profile, policy, settings, flags,
forced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sso.profile import reader
from sso.profile.combinations import contradictions
from sso.profile.keys import Profile
from sso.profile.presets import PRESETS
from sso.profile.soundness import check_document, refuse_all, value_at
from sso.record import record

# What a user's own settings may hold; never keys, addresses or credentials (contract, section 1).
USER_KEYS = ("ui.", "notifications.", "network.proxy", "sign_in.customer_account_code")
SMALLEST_WINS = ("checks.offline_grace_h",)


@record
class Layer:
    """One source of values.

    What an `is_forced` layer says holds against all others: a flag that says otherwise is an
    error, a person's setting waits until the policy is gone.
    """

    name: str
    document: reader.Document
    is_user: bool = False
    is_forced: bool = False
    is_flags: bool = False


def merged(layers: Iterable[Layer], folder: Path | None = None) -> Profile:
    """Return the effective profile, each value with its origin.

    :param layers: weakest first, forced ones last.
    :raises ProfileError: a layer is not sound, holds what it may not, contradicts the policy, or
        what they say together cannot work.
    """
    given = list(layers)
    forced = _forced(given)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for dotted in SMALLEST_WINS:  # where the vendor says nothing, nobody may lengthen the default
        if given and value_at(given[0].document.values, dotted) is None:
            _put(values, dotted, _default_of(dotted))
    for layer in [*_presets(given), *given]:
        check_document(layer.document, is_whole=False)
        refuse_all([*_misplaced(layer, forced)])
        for dotted, value in leaves(layer.document.values):
            _set_leaf(values, origins, layer, dotted, value)
    whole = given[0].document if given else reader.Document("the profile", "", {})
    check_document(replace(whole, values=values))
    profile = reader.build(values, origins, folder)
    refuse_all(
        [
            f"{_place(given, origins.get(dotted), dotted) or whole.name}: {why}"
            for dotted, why in contradictions(profile)
        ]
    )
    return replace(profile, forced=frozenset(forced))  # type: ignore[no-any-return]


def _place(layers: list[Layer], origin: str | None, dotted: str) -> str:
    """Return where a key got its value; empty where no layer says it."""
    found = [layer.document.where(dotted) for layer in layers if layer.name == origin]
    return found[-1] if found else ""


def _forced(layers: list[Layer]) -> dict[str, Any]:
    """Return what the policy fixes, by dotted key."""
    fixed: dict[str, Any] = {}
    for layer in layers:
        if layer.is_forced:
            fixed |= dict(leaves(layer.document.values))
    return fixed


def _presets(layers: list[Layer]) -> list[Layer]:
    """Return the preset of the provider that the strongest layer names, as the weakest layer."""
    named = [value_at(layer.document.values, "sign_in.provider") for layer in layers]
    providers = [name for name in named if name is not None]
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


def _misplaced(layer: Layer, forced: Mapping[str, Any]) -> Iterator[str]:
    for dotted, value in leaves(layer.document.values):
        if layer.is_user and not dotted.startswith(USER_KEYS):
            yield f"{layer.document.where(dotted)}: {dotted} is not a user's setting"
        elif layer.is_flags and dotted in forced and forced[dotted] != value:
            yield f"{layer.name}: {dotted} is fixed by the administrator's policy"


def _set_leaf(
    values: dict[str, Any], origins: dict[str, str], layer: Layer, dotted: str, value: Any
) -> None:
    present = value_at(values, dotted)
    if dotted in SMALLEST_WINS and present is not None and present <= value:
        return
    _put(values, dotted, value)
    origins[dotted] = layer.name


def _put(values: dict[str, Any], dotted: str, value: Any) -> None:
    table = values
    *path, name = dotted.split(".")
    for part in path:
        table = table.setdefault(part, {})
    table[name] = value


def _default_of(dotted: str) -> Any:
    found: Any = Profile()
    for name in dotted.split("."):
        found = getattr(found, name)
    return found
