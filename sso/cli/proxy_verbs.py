"""`config proxy-sign-in`: name and password for a proxy, from standard input or a file."""

from __future__ import annotations

from sso.cli.program import Program
from sso.cli.secret_input import read_secret
from sso.cli.unattended import this_terminal
from sso.errors import UsageError


def proxy_sign_in(program: Program) -> int:
    """Keep a sign-in for a proxy in the secret store, or forget it."""
    words, access = program.arguments, program.proxy_access
    if words.forget:
        name = access.forget(words.proxy)
        said = f"The sign-in at {name} is forgotten."
    elif words.user and words.password_file:
        terminal = this_terminal(program.output.note)
        password = read_secret(words.password_file, "password", terminal)
        name = access.keep(words.proxy, words.user, password)
        said = f"The sign-in at {name} is kept in the secret store."
    else:
        raise UsageError("give --user NAME and --password-file -, or --forget")
    program.output.object({"proxy": name, "kept": not words.forget})
    program.output.say(said)
    return 0
