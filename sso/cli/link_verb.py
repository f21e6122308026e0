"""An address of the program's own scheme, handed in by the system: the answer to a waiting
sign-in."""

from __future__ import annotations

from sso.cli.program import Program
from sso.errors import UsageError
from sso.signin.scheme_redirect import hand_over


def link(program: Program) -> int:
    """Hand the address to the sign-in that waits for it.

    :raises UsageError: another scheme, or no sign-in waits for this address.
    """
    address: str = program.arguments.link
    if not address.startswith(f"{program.profile.app.url_scheme}://"):
        raise UsageError("this program does not serve that scheme")
    if not hand_over(program.paths.state, address):
        raise UsageError("no sign-in waits for this address")
    program.output.object({"taken": True})
    program.output.say("Received. The program that signs you in goes on.")
    return 0
