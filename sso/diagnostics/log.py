"""What happened here, line by line? Structured, in UTC, without secrets.

Each line is a JSON object: `at`, `level`, `event`, `pid`, `reference` of the sign-in or other
action it belongs to, and facts chosen by name.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from sso.diagnostics.redaction import Redactor
from sso.errors import StoreFailed

if TYPE_CHECKING:
    from sso.diagnostics.line_file import LineFile

LOGGER = "keyturn"
MAX_TEXT = 10_000


class LogFileHandler(logging.Handler):
    """Writes records of our own logger; a full disk never stops the program."""

    def __init__(self, file: LineFile, redactor: Redactor) -> None:
        super().__init__()
        self._file = file
        self._redactor = redactor
        self.is_failing = False

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._file.append(json_line(record, self._redactor))
            self.is_failing = False
        except StoreFailed:
            self.is_failing = True


class PlainFormatter(logging.Formatter):
    """One short line for a terminal, by the same rules."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        # Not name=value: that is how addresses carry codes and states, which are taken out.
        facts = ", ".join(f"{name}: {value}" for name, value in facts_of(record).items())
        text = f"{record.levelname} {record.getMessage()} ({facts})".removesuffix(" ()")
        if record.exc_info:
            text += "\n" + _trace(record)
        return self._redactor.redacted(text)


def log_to_terminal(level: str, stream: TextIO) -> None:
    """Write what is logged to standard error: ours by the level, others' warnings only, since
    libraries would log addresses with what is in them."""
    least = logging.getLevelName(level.upper())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainFormatter(Redactor()))

    def is_wanted(record: logging.LogRecord) -> bool:
        is_ours = record.name.partition(".")[0] == LOGGER
        return record.levelno >= (least if is_ours else logging.WARNING)

    handler.addFilter(is_wanted)
    logging.getLogger().addHandler(handler)
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # its warnings name whole addresses
    logging.getLogger(LOGGER).setLevel(logging.DEBUG)


def json_line(record: logging.LogRecord, redactor: Redactor) -> str:
    """Return a record as one line of JSON."""
    at = datetime.fromtimestamp(record.created, UTC)
    line: dict[str, Any] = {
        "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "event": record.getMessage(),
        "pid": os.getpid(),
        **facts_of(record),
    }
    if record.exc_info:
        line["trace"] = _trace(record)
    return json.dumps({name: _clean(value, redactor) for name, value in line.items()})


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return the facts that came with a record."""
    found = getattr(record, "facts", {})
    return dict(found) if isinstance(found, dict) else {}


def _trace(record: logging.LogRecord) -> str:
    """Return where a defect was: lines of code, never the values of variables."""
    return "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""


def _clean(value: Any, redactor: Redactor) -> Any:
    if not isinstance(value, str):
        return value
    return redactor.redacted(value)[:MAX_TEXT]
