"""What may another start of the program ask of the running one? Pure.

One JSON object a line: `show`, `about`, `link`, `activate`, then on the same connection `paste` and
`cancel`. What is not exactly that is refused; a request can only ask for what the person at the
screen sees.
"""

from __future__ import annotations

import json
from dataclasses import asdict, field
from typing import Any

from sso.errors import AnswerNotUnderstood
from sso.licensing import strict_json
from sso.record import record

SCHEMA = 1
MAX_REQUEST_BYTES = 16 * 1024
_MAX_TEXT = 8 * 1024


@record
class Show:
    """Bring the window up."""


@record
class About:
    """Which version runs?"""


@record
class Link:
    """A deep link, to be shown to the person."""

    link: str


@record
class SignIn:
    """Sign in and activate, as the words of the command line say."""

    product: str = ""
    customer: str = ""
    license_id: int | None = None
    is_again: bool = False
    chooses: bool = False
    switches_person: bool = False
    opens_browser: bool = True
    takes_paste: bool = False
    timeout_s: float | None = None


@record
class Paste:
    """The browser's final address."""

    address: str = field(repr=False)


@record
class Cancel:
    """End the sign-in that was asked for."""


Request = Show | About | Link | SignIn | Paste | Cancel
_KINDS: dict[str, type[Request]] = {
    "show": Show,
    "about": About,
    "link": Link,
    "activate": SignIn,
    "paste": Paste,
    "cancel": Cancel,
}
_WORDS = {kind: word for word, kind in _KINDS.items()}
# What each key may hold; None is for optional ones.
_TYPES: dict[str, tuple[type, ...]] = {
    "link": (str,),
    "product": (str,),
    "customer": (str,),
    "license_id": (int, type(None)),
    "is_again": (bool,),
    "chooses": (bool,),
    "switches_person": (bool,),
    "opens_browser": (bool,),
    "takes_paste": (bool,),
    "timeout_s": (int, float, type(None)),
    "address": (str,),
}


def line_of(request: Request) -> bytes:
    """Return a request as it goes over the channel."""
    return json.dumps({"schema": SCHEMA, "do": _WORDS[type(request)], **asdict(request)}).encode()


def parse_request(line_raw: bytes) -> Request:
    """Return the request of a line. :raises ValueError: it is none."""
    if len(line_raw) > MAX_REQUEST_BYTES:
        raise ValueError("a request is longer than one may be")
    try:
        raw = dict(strict_json.parse_object(line_raw))
    except AnswerNotUnderstood as reason:
        raise ValueError("a request is not a JSON object") from reason
    word = raw.pop("do", None)
    schema = raw.pop("schema", None)
    if (
        isinstance(schema, bool)
        or schema != SCHEMA
        or not isinstance(word, str)
        or word not in _KINDS
    ):
        raise ValueError("a request of another kind")
    for name, value in raw.items():
        _demand(name, value)
    try:
        return _KINDS[word](**raw)  # type: ignore[arg-type]
    except TypeError as reason:
        raise ValueError("a request with other keys") from reason


def _demand(name: str, value: Any) -> None:
    allowed = _TYPES.get(name)
    is_flag = isinstance(value, bool)
    if allowed is None or not isinstance(value, allowed) or (is_flag and bool not in allowed):
        raise ValueError("a request with other keys")
    if isinstance(value, str) and len(value) > _MAX_TEXT:
        raise ValueError("a text is longer than one may be")
