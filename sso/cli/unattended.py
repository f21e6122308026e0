"""Which license key, or which name and password, do the words of `activate` lead to?"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from sso.cli.secret_input import Terminal, read_secret
from sso.errors import UsageError
from sso.licensing.credentials import KeyCredential, PasswordCredential, Unattended

# What belongs to a sign-in in a browser, or to the other way of doing without one.
_OF_A_SIGN_IN = ("customer", "no_browser", "redirect_url", "choose")
_NOT_WITH = {
    "key_file": ("user", "password_file", "license", "switch_person", *_OF_A_SIGN_IN),
    "user": _OF_A_SIGN_IN,
}


def credential_of(arguments: argparse.Namespace, terminal: Terminal) -> Unattended | None:
    """Return what an activation without a browser hands in; None: a person signs in.

    :raises UsageError: words that do not go together, or nothing that can be read.
    """
    for word, others in _NOT_WITH.items():
        if getattr(arguments, word) is not None:
            _demand_alone(arguments, word, others)
    if arguments.key_file is not None:
        key = read_secret(arguments.key_file, "license key", terminal)
        return KeyCredential(key.strip())
    if arguments.user is not None:
        return _password_of(arguments, terminal)
    if arguments.password_file is not None:
        raise UsageError("--password-file needs --user NAME")
    return None


def this_terminal(note: Callable[[str], None]) -> Terminal:
    """Return this process's own standard input; at a terminal nothing that is typed is shown."""
    is_person = sys.stdin is not None and sys.stdin.isatty()
    return Terminal(
        standard_input=sys.stdin.buffer if sys.stdin is not None else None,
        ask=getpass.getpass if is_person else None,
        note=note,
    )


def _password_of(arguments: argparse.Namespace, terminal: Terminal) -> PasswordCredential:
    if arguments.password_file is None:
        raise UsageError("--user needs --password-file FILE, or - for standard input")
    name = arguments.user.strip()
    if not name:
        raise UsageError("--user needs a name")
    return PasswordCredential(name, read_secret(arguments.password_file, "password", terminal))


def _demand_alone(arguments: argparse.Namespace, word: str, others: tuple[str, ...]) -> None:
    for other in others:
        if getattr(arguments, other) not in (None, "", False):
            raise UsageError(f"{_flag(word)} and {_flag(other)} do not go together")


def _flag(word: str) -> str:
    return "--" + word.replace("_", "-")
