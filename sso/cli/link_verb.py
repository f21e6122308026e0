"""An address of the program's own scheme, handed in by the system: a deep link for the person, or
the answer to a waiting sign-in."""

from __future__ import annotations

from sso.channel.instance import brought_up
from sso.channel.requests import Link
from sso.cli.program import Program
from sso.cli.sandbox_verbs import has_display
from sso.errors import UsageError
from sso.signin.deep_link import is_deep_link, parse_deep_link
from sso.signin.scheme_redirect import hand_over


def link(program: Program) -> int:
    """Show a deep link to the person, or hand the address to the sign-in that waits for it.

    :raises UsageError: another scheme, or no sign-in waits for this address.
    """
    address: str = program.arguments.link
    scheme = program.profile.app.url_scheme
    if is_deep_link(address, scheme):
        return _proposed(program, address, scheme)
    if not address.startswith(f"{program.profile.app.url_scheme}://"):
        raise UsageError("this program does not serve that scheme")
    if not hand_over(program.paths.state, address):
        raise UsageError("no sign-in waits for this address")
    program.output.object({"taken": True})
    program.output.say("Received. The program that signs you in goes on.")
    return 0


def _proposed(program: Program, address: str, scheme: str) -> int:
    """Let the person at the screen decide; without a screen, say what the link proposes."""
    codes = tuple(product.code for product in program.profile.products)
    proposed = parse_deep_link(address, scheme, codes)
    if brought_up(program.paths.state, Link(address)):
        return 0
    if has_display():
        return program.run_window(address)
    command = f"activate --product {proposed.product}"
    if proposed.customer:
        command += f" --customer {proposed.customer}"
    program.output.note("A link asks to sign in. If you expected it, run:")
    program.output.say(command)
    return 0
