"""What does a policy say that stands in a property list? (macOS managed preferences)"""

from __future__ import annotations

import plistlib
import xml.parsers.expat
from collections.abc import Mapping
from typing import Any

from sso.errors import ProfileError
from sso.profile.reader import Document


def parse_plist(name: str, raw: bytes) -> Document:
    """Parse a property list: managed preferences, or the configuration profile that sets them.

    :raises ProfileError: it is none, or a configuration profile without our settings.
    """
    try:
        values = plistlib.loads(raw)
    except (ValueError, OverflowError, xml.parsers.expat.ExpatError) as reason:
        raise ProfileError(f"{name}: is not a property list") from reason
    lines = dict(_plist_lines(raw))
    if isinstance(values, dict) and isinstance(values.get("PayloadContent"), list):
        values = _payload(name, values["PayloadContent"])
        prefix = "PayloadContent."
        lines = {dotted.removeprefix(prefix): line for dotted, line in lines.items()}
    if not isinstance(values, dict):
        raise ProfileError(f"{name}: a policy is a table")
    return Document(name, "", values, lines)


def _payload(name: str, payloads: list[Any]) -> Any:
    for payload in payloads:
        if isinstance(payload, dict) and payload.keys() & {"defaults", "forced"}:
            return {key: value for key, value in payload.items() if not key.startswith("Payload")}
    raise ProfileError(f"{name}: no payload holds defaults or forced values")


def _plist_lines(raw: bytes) -> Mapping[str, int]:
    """Return the line of each dotted key of a property list in XML; none for a binary one."""
    found: dict[str, int] = {}
    path: list[str] = []  # the key each open table is the value of
    state = {"key": "", "text": None}
    if not raw.lstrip().startswith(b"<"):
        return found
    parser = xml.parsers.expat.ParserCreate()

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if name == "dict":
            path.append(str(state["key"]))
        state["text"] = "" if name == "key" else None

    def end(name: str) -> None:
        if name == "key":
            state["key"] = ".".join([*filter(None, path[-1:]), str(state["text"])])
            found[str(state["key"])] = parser.CurrentLineNumber
        elif name == "dict":
            state["key"] = path.pop()
        state["text"] = None

    def text(data: str) -> None:
        if state["text"] is not None:
            state["text"] += data

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = text
    parser.Parse(raw, True)
    return found
