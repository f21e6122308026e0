"""Which pages does the redirect listener serve? Constants of this program, made once a sign-in.

Nothing of a request ever goes in; what is filled in is the program's own name and its own paths.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from string import Template

from sso.signin.http_message import Page, page

RELAY_PATH = "/keyturn/relay"
OUTCOME_PATH = "/keyturn/outcome"
DONE_PATH = "/keyturn/received"
REFUSED_PATH = "/keyturn/refused"
# An own fragment in an address keeps browsers from attaching the one with the tokens again.
OWN_FRAGMENT = "#_"


class _PageTemplate(Template):
    """Placeholders that no script or style is ever written with."""

    delimiter = "@@"


_WITH_HEAD = ("relay", "received")


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one sign-in or sign-off."""

    received: Page
    refused: Page
    neutral: Page
    large_head: Page
    relay: Page
    signed_off: Page


def load(folder: Path, program_name: str, relay_key: str) -> Pages:
    """Read the frame and the pages in it, and fill them. :raises OSError: our own files are
    missing."""
    frame = _read(folder, "frame")
    values = {
        "name": html.escape(program_name),
        "relay_path": RELAY_PATH,
        "relay_key": relay_key,
        "outcome_path": OUTCOME_PATH,
        "done": DONE_PATH + OWN_FRAGMENT,
    }

    def made(name: str) -> Page:
        head = _read(folder, f"{name}.head").template if name in _WITH_HEAD else ""
        whole = frame.safe_substitute(head=head, body=_read(folder, name).template)
        return page(_PageTemplate(whole).substitute(values))

    return Pages(*(made(name) for name in Pages.__slots__))


def _read(folder: Path, name: str) -> _PageTemplate:
    return _PageTemplate((folder / f"{name}.html").read_text(encoding="utf-8"))
