"""What is noted of an action while it runs? One reference for all of it: in the log, in the audit
log, and beside the error that a person reads out."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sso.diagnostics.audit import AuditLog
from sso.diagnostics.log import LOGGER
from sso.diagnostics.reference import new_reference
from sso.errors import KeyturnError
from sso.storage.published_status import Report

# What a line may tell. Nothing else is written: no address, no name, no text of the other side.
FACTS = frozenset(
    """action as_code bytes code duration_ms exit_code file hint host id level method number port
    previous product reason result route service_code stage state status way"""
    .split()
)  # fmt: skip


@dataclass(slots=True)
class Action:
    """One thing that somebody wanted; person and company are for the audit log alone."""

    name: str
    product: str
    reference: str
    error: KeyturnError | None = None
    person: str = ""
    company: str = ""

    def failed(self, error: KeyturnError | None) -> None:
        """It ended in an error, which carries the reference from now on."""
        if error is not None:
            error.reference = self.reference
        self.error = error


class Journal:
    """The log and the audit log of one process. One action at a time; `note` from any thread."""

    def __init__(self, audit: AuditLog | None = None) -> None:
        self._audit = audit
        self._log = logging.getLogger(LOGGER)
        self._lock = threading.Lock()
        self._present: Action | None = None

    @contextmanager
    def action(self, name: str, product: str = "", *, is_audited: bool = True) -> Iterator[Action]:
        """Note an action with its end; whatever is noted meanwhile carries its reference.

        An action within another one is part of it.
        """
        with self._lock:
            outer = self._present
            one = self._present = outer or Action(name, product, new_reference())
        begun = time.monotonic()
        try:
            if outer is None:
                self.note("began", action=name, product=product)
            yield one
        except KeyturnError as error:
            one.failed(error)
            raise
        finally:
            if outer is None:
                self._end(one, round((time.monotonic() - begun) * 1000), is_audited)
                with self._lock:
                    self._present = None

    def note(self, event: str, level: int = logging.INFO, **facts: Any) -> None:
        """Write one line into the log; facts that have no name in `FACTS` are left out."""
        told = {name: value for name, value in facts.items() if name in FACTS and value != ""}
        present = self._present
        if present is not None:
            told["reference"] = present.reference
        self._log.log(level, event, extra={"facts": told})

    def state_changed(self, previous: str, report: Report) -> None:
        """A product's published state is another than before."""
        status, license, present = report.status, report.license, self._present
        self.note(
            "state changed",
            product=report.product,
            previous=previous,
            state=status.state.value,
            reason=status.reason.value,
        )
        if self._audit is None:
            return
        self._audit.write(
            "state_changed",
            {
                "product": report.product,
                "from": previous,
                "to": status.state.value,
                "reason": status.reason.value,
                "exit_code": status.state.exit_code,
                "action": present.name if present else "time",
                "person": license.user.email if license and license.user else None,
                "company": report.customer_account_code or None,
                "license_id": license.id if license else None,
                "reference": present.reference if present else None,
            },
        )

    def _end(self, one: Action, duration_ms: int, is_audited: bool) -> None:
        error = one.error
        facts: dict[str, Any] = {
            "action": one.name,
            "product": one.product,
            "result": error.code if error else "ok",
            "exit_code": error.exit_code if error else 0,
        }
        service_code = (error.service_code or "") if error else ""
        self.note("ended", duration_ms=duration_ms, service_code=service_code, **facts)
        if is_audited and self._audit is not None:
            who = {"person": one.person or None, "company": one.company or None}
            self._audit.write("action", {**facts, **who, "reference": one.reference})
