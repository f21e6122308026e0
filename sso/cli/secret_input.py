"""How does a license key or a password come in? From a file or standard input, one line; never as
an argument or in the environment, which other users and logs may see."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from sso.errors import UsageError

MAX_BYTES = 4096
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where secrets come from, and where notes about them go.

    :param standard_input: None: it is closed. :param ask: asks a person without showing what is
    typed; None: nobody sits there.
    """

    standard_input: BinaryIO | None
    ask: Callable[[str], str] | None
    note: Callable[[str], None]


def read_secret(word: str, what: str, terminal: Terminal) -> str:
    """Return the first line of a file, or of standard input where the word is `-`. Blocks.

    :param what: what is read, for people.
    :raises UsageError: there is no such line: absent, unreadable, empty, too long, not a text.
    """
    if word == STANDARD_INPUT:
        place = f"The {what} from standard input"
        raw = _from_standard_input(what, terminal)
    else:
        place = f"The {what} file {word}"
        raw = _from_file(word, place, terminal)
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{place} is longer than {MAX_BYTES} bytes")
    line = raw.partition(b"\n")[0].removesuffix(b"\r")
    try:
        text = line.decode("utf-8-sig")  # some editors begin a file with a mark
    except UnicodeDecodeError as reason:
        raise UsageError(f"{place} is not a text in UTF-8") from reason
    if not text.strip():
        raise UsageError(f"{place} is empty")
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise UsageError(f"{place} is not a line of text")
    return text


def _from_standard_input(what: str, terminal: Terminal) -> bytes:
    if terminal.ask is not None:
        return terminal.ask(f"{what[0].upper()}{what[1:]}: ").encode()
    if terminal.standard_input is None:
        raise UsageError(f"The {what} was to come from standard input, which is closed")
    return terminal.standard_input.readline(MAX_BYTES + 1)


def _from_file(name: str, place: str, terminal: Terminal) -> bytes:
    try:
        with open(name, "rb") as file:
            if _is_seen_by_others(os.fstat(file.fileno())):
                terminal.note(f"{place} can be read by every user of this computer (chmod 600).")
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as reason:  # ValueError: no name of a file at all
        why = getattr(reason, "strerror", None) or "no such name is possible"
        raise UsageError(f"{place} cannot be read: {why}") from reason


def _is_seen_by_others(found: os.stat_result) -> bool:
    is_file = stat.S_ISREG(found.st_mode)
    return os.name == "posix" and is_file and bool(found.st_mode & stat.S_IROTH)
