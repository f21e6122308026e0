"""`config proxy-sign-in`: name and password for a proxy, from standard input or a file."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from sso.cli.program import Program
from sso.errors import UsageError

_MAX_PASSWORD = 1000


def proxy_sign_in(program: Program) -> int:
    """Keep a sign-in for a proxy in the secret store, or forget it."""
    words, access = program.arguments, program.proxy_access
    if words.forget:
        name = access.forget(words.proxy)
        said = f"The sign-in at {name} is forgotten."
    elif words.user and words.password_file:
        name = access.keep(words.proxy, words.user, _password(words.password_file))
        said = f"The sign-in at {name} is kept in the secret store."
    else:
        raise UsageError("give --user NAME and --password-file -, or --forget")
    program.output.object({"proxy": name, "kept": not words.forget})
    program.output.say(said)
    return 0


def _password(source: str) -> str:
    """Return the first line of a file, or of standard input; a person types it unseen."""
    if source == "-":
        if sys.stdin.isatty():
            return getpass.getpass("Password: ")
        return sys.stdin.readline(_MAX_PASSWORD).rstrip("\r\n")
    try:
        with Path(source).open(encoding="utf-8") as file:
            return file.readline(_MAX_PASSWORD).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as reason:
        raise UsageError(f"the password file {source} cannot be read") from reason
