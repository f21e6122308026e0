"""What does the person at the terminal answer? Which of several licenses."""

from __future__ import annotations

import sys

from sso.cli.program import Program
from sso.licensing.model import License


class TerminalPerson:
    """Asks on standard error and reads standard input."""

    def __init__(self, program: Program) -> None:
        self._output = program.output

    def choose(self, licenses: tuple[License, ...]) -> int | None:
        """Return the id of the chosen license; None: none of them."""
        self._output.note("You have several licenses:")
        for number, license in enumerate(licenses, 1):
            self._output.note(f"  {number}  {described(license)}")
        while True:
            self._output.note(f"Which one (1 to {len(licenses)}, empty: none)?")
            answer = sys.stdin.readline().strip()
            if not answer:
                return None
            if answer.isdecimal() and 1 <= int(answer) <= len(licenses):
                return licenses[int(answer) - 1].id


def described(license: License) -> str:
    """Return one line about a license: product, type, end and seats."""
    parts = [license.product.name, license.license_type]
    if license.is_trial:
        parts.append("trial")
    parts.append(f"until {license.until.date().isoformat()}" if license.until else "no end")
    if license.seats is not None and license.seats_used is not None:
        parts.append(f"{license.seats_used} of {license.seats} seats in use")
    if license.needs_tpm:
        parts.append("works with the vendor's own program only")
    return ", ".join(parts)
