"""What does an administrator's policy say? Two kinds of value: defaults, and what is forced. Pure.

Every carrier (JSON file, Windows registry, macOS managed preferences) is brought into one shape::

    {"schema": 1, "defaults": {"ui": {"language": "de"}}, "forced": {"network": {"proxy": "none"}}}

The tables below `defaults` and `forced` are those of the profile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sso.errors import ProfileError
from sso.profile.layers import Layer, leaves
from sso.profile.reader import Document
from sso.profile.soundness import problems, refuse_all, unknown

DEFAULTS, FORCED = "defaults", "forced"
KINDS = (DEFAULTS, FORCED)
_NAMES = {DEFAULTS: "policy (default)", FORCED: "policy (forced)"}
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|\n')


def layers_of(policies: Iterable[Document], app_id: str) -> tuple[list[Layer], list[Layer]]:
    """Return the layers with defaults and the layers with forced values, each weakest first.

    :param policies: strongest first, each in the one shape.
    :raises ProfileError: a policy is not sound; names every problem.
    """
    weakest_first = list(policies)[::-1]
    for document in weakest_first:
        refuse_all(policy_problems(document, app_id))
    defaults, forced = (
        [_layer(document, kind) for document in weakest_first if document.values.get(kind)]
        for kind in KINDS
    )
    return defaults, forced


def policy_problems(document: Document, app_id: str = "") -> list[str]:
    """Return a sentence for everything that is wrong with a policy.

    :param app_id: the program whose policy it is; empty: any.
    """
    return [*_shape_problems(document)] or [
        *(problem for kind in KINDS for problem in problems(_half(document, kind))),
        *_identity_problems(document, app_id),
        *_double_problems(document),
    ]


def parse_policy(name: str, text: str) -> Document:
    """Parse a policy in JSON.

    :raises ProfileError: not JSON, not an object, or a name that stands twice; names the line.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [one for one, _ in pairs]
        double = next((one for one in names if names.count(one) > 1), None)
        if double is not None:
            raise ProfileError(f"{name}: {double!r} stands twice in one table")
        return dict(pairs)

    try:
        values = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as reason:
        raise ProfileError(f"{name}, line {reason.lineno}: {reason.msg}") from reason
    except RecursionError as reason:
        raise ProfileError(f"{name}: is nested too deeply") from reason
    if not isinstance(values, dict):
        raise ProfileError(f"{name}: a policy is a table")
    return Document(name, "", values, dict(_lines(text)))


def _layer(document: Document, kind: str) -> Layer:
    return Layer(_NAMES[kind], _half(document, kind), is_forced=kind == FORCED)


def _half(document: Document, kind: str) -> Document:
    prefix = f"{kind}."
    lines = {
        dotted.removeprefix(prefix): line
        for dotted, line in document.lines.items()
        if dotted.startswith(prefix)
    }
    return Document(document.name, "", document.values.get(kind, {}), lines)


def _shape_problems(document: Document) -> Iterator[str]:
    for name, value in document.values.items():
        if name not in ("schema", *KINDS):
            yield f"{document.where(name)}: {unknown(name, name, ['schema', *KINDS])}"
        elif name == "schema" and value != 1:
            yield f"{document.where(name)}: this program reads schema = 1"
        elif name != "schema" and not isinstance(value, dict):
            yield f"{document.where(name)}: {name} must be a table"


def _identity_problems(document: Document, app_id: str) -> Iterator[str]:
    """Nobody moves the program to another folder, socket and policy by its own policy."""
    for kind in KINDS:
        named = document.values.get(kind, {}).get("app", {}).get("id")
        if named is not None and app_id and named != app_id:
            yield f"{document.where(f'{kind}.app.id')}: a policy cannot change app.id"


def _double_problems(document: Document) -> Iterator[str]:
    defaults, forced = (dict(leaves(document.values.get(kind, {}))) for kind in KINDS)
    for dotted in defaults.keys() & forced.keys():
        where = document.where(f"{DEFAULTS}.{dotted}")
        yield f"{where}: {dotted} stands under defaults and under forced; only one can hold"


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the line of each dotted key of a JSON text that is known to be sound."""
    line, key, is_name_next = 1, "", False
    brackets: list[tuple[str, str]] = []  # which one is open, and the dotted key it is the value of
    for token in _TOKEN.findall(text):
        if token == "\n":
            line += 1
        elif token in "{[":
            brackets.append((token, key))
            is_name_next = token == "{"
        elif token in "}]":
            _, key = brackets.pop()
        elif token == ",":
            bracket, key = brackets[-1]
            is_name_next = bracket == "{"
        elif token != ":" and is_name_next:
            outer, is_name_next = brackets[-1][1], False
            key = f"{outer}.{json.loads(token)}" if outer else json.loads(token)
            yield key, line
