"""How does a verb's result reach the terminal, or another program?"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

from sso.diagnostics.reference import new_reference
from sso.errors import KeyturnError

# Loaded with what is said: a start of the window says nothing here.
if TYPE_CHECKING:
    from sso.cli.sentences import Circumstances


class Output:
    """Standard output for the result, standard error for everything beside it."""

    def __init__(
        self, is_json: bool, *, result: TextIO | None = None, beside: TextIO | None = None
    ) -> None:
        self.is_json = is_json
        self._result = result or sys.stdout
        self._beside = beside or sys.stderr

    def say(self, line: str) -> None:
        """Print a line of the result, for people."""
        if not self.is_json:
            self._write(self._result, line)

    def note(self, line: str) -> None:
        """Print progress, beside the result."""
        self._write(self._beside, line)

    def address(self, url: str) -> None:
        """Print the sign-in address, alone on its line."""
        self._write(self._beside if self.is_json else self._result, url)

    def object(self, value: Mapping[str, Any]) -> None:
        """Print the one JSON object, where JSON was asked for."""
        if self.is_json:
            self._write(self._result, json.dumps(value, ensure_ascii=False, indent=2))

    def status(self, status: Mapping[str, Any], product_name: str) -> None:
        """Print a status object, as JSON or in words."""
        from sso.cli.sentences import STATES

        self.object(_printed(status))
        self.say(f"{product_name}: {STATES[status['state']]}")
        for label, text in _status_lines(status):
            self.say(f"  {label:<9}{text}")

    def failed(self, error: KeyturnError, circumstances: Circumstances | None = None) -> int:
        """Print an error and return its exit code."""
        from sso.cli.sentences import explain

        explanation = explain(error, circumstances)
        # Facts are clauses of their own; some end in a question, some begin on the next line.
        what = explanation.what.replace(": \n", ":\n").replace("?.", "?")
        reference = error.reference or new_reference()
        if self.is_json:
            self.object({"error": _error_object(error, what, explanation, reference)})
            return error.exit_code
        self.note(what)
        if explanation.foreign:
            self.note(f'The other side said: "{explanation.foreign}"')
        self.note(explanation.next_step)
        code = f"{error.code} {error.service_code}" if error.service_code else error.code
        self.note(f"[{code}, exit {error.exit_code}, reference {reference}]")
        return error.exit_code

    def _write(self, stream: TextIO, line: str) -> None:
        stream.write(line + "\n")
        stream.flush()


def _printed(status: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the object without its evidence where a license key stands in that: what is printed
    ends up in build logs. The status file has it, readable by its owner only."""
    evidence = status.get("evidence")
    if not evidence or not json.loads(base64.b64decode(evidence["response"])).get("license_key"):
        return status
    return {**status, "evidence": None}


def _error_object(
    error: KeyturnError, message: str, explanation: Any, reference: str
) -> dict[str, Any]:
    return {
        "code": error.code,
        "exit_code": error.exit_code,
        "message": message,
        "next_step": explanation.next_step,
        "service_code": error.service_code,
        "service_message": error.service_message,
        "reference": reference,
    }


def _status_lines(status: Mapping[str, Any]) -> list[tuple[str, str]]:
    license = status["license"] or {}
    borrowed = license.get("borrowed_until")
    lines = [
        ("person", (status["user"] or {}).get("email")),
        ("company", status["customer_account_code"]),
        ("until", _local(status["until"])),
        ("borrowed", f"until {_local(borrowed)}" if borrowed else None),
        ("offline", f"until {_local(status['grace_until'])}" if status["grace_until"] else None),
        ("seats", _seats(license)),
        ("checked", _local(status["last_check"])),
    ]
    return [(label, text) for label, text in lines if text]


def _seats(license: Mapping[str, Any]) -> str | None:
    if license.get("seats") is None or license.get("seats_used") is None:
        return None
    return f"{license['seats_used']} of {license['seats']} in use"


def _local(instant: str | None) -> str | None:
    if instant is None:
        return None
    at = datetime.fromisoformat(instant)
    try:
        at = at.astimezone()
    except OverflowError:  # the last day of the calendar, where it is tomorrow already
        pass
    return at.strftime("%Y-%m-%d %H:%M")
