"""`borrow`, `return`: a floating seat, taken offline and given back."""

from __future__ import annotations

from datetime import UTC, datetime

from sso.cli.license_verbs import failed, note_vault, print_status, sign_in_options
from sso.cli.program import Program
from sso.errors import UsageError


def borrow(program: Program) -> int:
    """Take the floating seat offline until a date; the person signs in for it."""
    product = program.profile.product(program.arguments.product)
    until_at = _instant(program.arguments.until) if program.arguments.until else None
    outcome = program.manager.borrow(product.code, until_at, sign_in_options(program))
    if outcome.error is not None:
        return failed(program, outcome.error)
    note_vault(program, outcome)
    license = outcome.report.license
    ends_at = license.borrowed_until if license else None
    if until_at is not None and ends_at is not None and ends_at < until_at:
        program.output.note("The license allows no longer: the seat is yours until the date below.")
    return print_status(program, outcome)


def give_back(program: Program) -> int:
    """Give a floating seat back before its time; the device stays activated."""
    product = program.profile.product(program.arguments.product)
    program.manager.give_back(product.code)
    program.output.object(program.manager.status_object(product.code))
    program.output.say(f"{product.name}: the seat was given back. `check` takes one again.")
    return 0


def _instant(text: str) -> datetime:
    """Return an ISO 8601 instant; without a zone it is this computer's."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as reason:
        raise UsageError("--until takes an ISO 8601 date, for example 2026-12-24T18:00") from reason
