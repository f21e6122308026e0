"""Which pages does the redirect listener serve? Constants of this program, made once a sign-in.

Nothing of a request ever goes in, not even for the language, which is the program's. What is filled
in are texts of that language, the program's own name and its own paths.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from sso.profile import language as languages
from sso.profile.look import PageLook
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
SHIPPED = PageLook()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one sign-in or sign-off."""

    received: Page
    refused: Page
    neutral: Page
    large_head: Page
    relay: Page
    signed_off: Page


def load(
    folder: Path,
    program_name: str,
    relay_key: str,
    language: str = languages.DEFAULT,
    look: PageLook = SHIPPED,
) -> Pages:
    """Read the frame and the pages in it, and fill them.

    :param language: one of `profile.language.LANGUAGES`. :param look: a brand's frame and texts.
    :raises OSError: our own files are missing.
    """
    frame = _PageTemplate(look.frame) if look.frame else _read(folder, "frame")
    values = _texts(folder, language, program_name, look.texts.get(language, {})) | {
        "lang": language,
        "dir": languages.direction(language),
        "title": html.escape(program_name),
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


def _texts(
    folder: Path, language: str, program_name: str, own: Mapping[str, str]
) -> dict[str, str]:
    """Return the texts of a language, a brand's own in place of ours; whichever way the name is
    written, it turns no sentence."""
    raw: dict[str, str] = json.loads(
        (folder / "texts" / f"{language}.json").read_text(encoding="utf-8")
    )
    name = f"<bdi>{html.escape(program_name)}</bdi>"
    chosen = {key: own.get(key, text) for key, text in raw.items()}
    return {key: html.escape(text, quote=False).format(name=name) for key, text in chosen.items()}
