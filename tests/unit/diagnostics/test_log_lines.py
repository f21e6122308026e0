"""What exactly stands in a line of the log, in the file and on a terminal?"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sso.diagnostics import log
from sso.diagnostics.line_file import LineFile
from sso.diagnostics.log import (
    LOGGER,
    LogFileHandler,
    PlainFormatter,
    facts_of,
    json_line,
    log_to_terminal,
)
from sso.diagnostics.redaction import Redactor

CREATED = 1_795_305_600.25  # 2026-11-22 00:00:00.250 UTC


def record(
    event: str = "stage", level: int = logging.INFO, name: str = LOGGER, **more: Any
) -> logging.LogRecord:
    made = logging.LogRecord(name, level, "", 0, event, None, more.pop("exc_info", None))
    made.created = CREATED
    for key, value in more.items():
        setattr(made, key, value)
    return made


def failure() -> Any:
    try:
        raise ValueError("of ada@acme.test")
    except ValueError:
        return sys.exc_info()


# ---- the file


def test_a_whole_line() -> None:
    facts = {"host": "id.acme.test", "port": 443, "hint": "password=swordfish"}
    line = json_line(record(level=logging.WARNING, facts=facts), Redactor())
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2026-11-22T00:00:00.250Z",
        "level": "warning",
        "event": "stage",
        "pid": os.getpid(),
        "host": "id.acme.test",
        "port": 443,
        "hint": "password=<secret>",
    }


def test_a_defect_has_its_place() -> None:
    line = json.loads(json_line(record(exc_info=failure()), Redactor()))
    assert line["trace"].startswith("Traceback (most recent call last):\n  File ")
    assert line["trace"].endswith('raise ValueError("of <mail>")\nValueError: of <mail>\n')


@pytest.mark.parametrize("length", [9_999, 10_000, 10_001])
def test_a_text_is_cut_after_it_was_redacted(length: int) -> None:
    text = json.loads(json_line(record("swordfish" + " " * length), Redactor(["swordfish"])))
    assert text["event"] == ("<secret>" + " " * length)[:10_000]


@pytest.mark.parametrize(
    ("more", "facts"),
    [({}, {}), ({"facts": {"a": 1}}, {"a": 1}), ({"facts": "text"}, {}), ({"facts": None}, {})],
    ids=["none", "some", "text", "nothing"],
)
def test_the_facts_of_a_record(more: dict[str, Any], facts: dict[str, Any]) -> None:
    assert facts_of(record(**more)) == facts


def test_facts_are_a_copy() -> None:
    given = {"a": 1}
    facts_of(record(facts=given))["b"] = 2
    assert given == {"a": 1}


def test_a_handler_says_whether_the_disk_takes_it(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    handler = LogFileHandler(LineFile(tmp_path / "logs" / "log"), Redactor(["swordfish"]))
    assert handler.is_failing is False
    handler.emit(record())
    assert handler.is_failing is True
    (tmp_path / "logs").unlink()
    handler.emit(record("a swordfish"))
    assert handler.is_failing is False
    assert handler.level == logging.NOTSET
    (line,) = (tmp_path / "logs" / "log").read_text().splitlines()
    assert json.loads(line)["event"] == "a <secret>"


# ---- a terminal


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (record(), "INFO stage"),
        (record(facts={"host": "a.test", "port": 1}), "INFO stage (host: a.test, port: 1)"),
        (record("mail to ada@acme.test", logging.ERROR), "ERROR mail to <mail>"),
    ],
    ids=["plain", "facts", "redacted"],
)
def test_a_line_for_a_terminal(made: logging.LogRecord, shown: str) -> None:
    assert PlainFormatter(Redactor()).format(made) == shown


def test_a_defect_on_a_terminal() -> None:
    shown = PlainFormatter(Redactor()).format(record(exc_info=failure()))
    assert shown.startswith("INFO stage\nTraceback (most recent call last):\n")
    assert shown.endswith("ValueError: of <mail>\n")


@pytest.fixture
def terminal() -> Iterator[io.StringIO]:
    """What is logged to a terminal; everything is as before afterwards."""
    root, ours, others = (logging.getLogger(name) for name in ("", LOGGER, "urllib3"))
    handlers, levels = list(root.handlers), (ours.level, others.level)
    yield io.StringIO()
    root.handlers[:] = handlers
    ours.setLevel(levels[0])
    others.setLevel(levels[1])


def attached(level: str, stream: io.StringIO) -> logging.Handler:
    log_to_terminal(level, stream)
    return logging.getLogger().handlers[-1]


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("debug", ["DEBUG", "INFO", "WARNING", "ERROR"]),
        ("info", ["INFO", "WARNING", "ERROR"]),
        ("Warning", ["WARNING", "ERROR"]),
        ("error", ["ERROR"]),
    ],
)
@pytest.mark.parametrize("name", [LOGGER, f"{LOGGER}.part"])
def test_our_own_lines_by_the_level(
    terminal: io.StringIO, level: str, shown: list[str], name: str
) -> None:
    handler = attached(level, terminal)
    for one in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        handler.handle(record("mail to ada@acme.test", one, name))
    assert terminal.getvalue().splitlines() == [f"{one} mail to <mail>" for one in shown]


@pytest.mark.parametrize("name", ["urllib3", f"{LOGGER}x", "other.keyturn"])
def test_others_lines_are_warnings_only(terminal: io.StringIO, name: str) -> None:
    handler = attached("debug", terminal)
    for one in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        handler.handle(record("x", one, name))
    assert terminal.getvalue() == "WARNING x\nERROR x\n"


def test_everything_of_ours_reaches_the_terminal(terminal: io.StringIO) -> None:
    attached("debug", terminal)
    logging.getLogger(LOGGER).debug("fine")
    assert terminal.getvalue() == "DEBUG fine\n"
    assert logging.getLogger(LOGGER).level == logging.DEBUG
    assert logging.getLogger("urllib3").level == logging.ERROR
    assert log.LOGGER == "keyturn"


# ---- what is taken out, exactly

JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("at https://a:b@id.acme.test:1/x?y#z now", "at https://id.acme.test:1/... now"),
        ("https://id.acme.test/", "https://id.acme.test"),
        ("https://id.acme.test", "https://id.acme.test"),
        ("https://id.acme.test?a", "https://id.acme.test/..."),
        ("'https://id.acme.test/a'", "'https://id.acme.test/...'"),
        ("password='abc def' x", "password='<secret>' x"),
        ('{"api_key": "abc", "a": 1}', '{"api_key": "<secret>", "a": 1}'),
        ("Cookie: abc", "Cookie: <secret>"),
        ("code=abc&state=def&key=ghi&x=1", "code=<secret>&state=<secret>&key=<secret>&x=1"),
        ("Negotiate abcdef123", "Negotiate <secret>"),
        ("basic abcdef", "basic <secret>"),
        ("Bearer abcde", "Bearer abcde"),
        (f"saw {JWT}.", "saw <secret>"),
        ("to Ada.L+x@mail.acme.test!", "to <mail>!"),
        ("ABCD-1234-EFGH", "<secret>"),
        ("ABCD-1234", "ABCD-1234"),
        ("a" * 23 + "1", "<secret>"),
        ("a" * 22 + "1", "a" * 22 + "1"),
        ("a" * 30, "a" * 30),
        ("1" * 30, "1" * 30),
        ("/home/ada/x /Users/bob/y", "/home/<person>/x /Users/<person>/y"),
        ("C:\\Users\\Ada\\x D:/Users/Bob/y", "C:\\Users\\<person>\\x D:/Users/<person>/y"),
    ],
    ids=[f"text {number}" for number in range(22)],
)
def test_what_becomes_of_a_text(text: str, shown: str) -> None:
    assert Redactor().redacted(text) == shown


def test_exact_texts_are_taken_out_the_longest_first() -> None:
    redactor = Redactor(["winter", "winters", "five5", "", "sword.ish"])
    assert redactor.redacted("winters winter five5 swordfish sword.ish") == (
        "<secret> <secret> five5 swordfish <secret>"
    )


def test_people_are_taken_out_by_their_whole_names() -> None:
    redactor = Redactor(people=["ada", "ada.lovelace", "bo", "e.e"])
    assert redactor.redacted("ada, ada.lovelace; adam bo exe e.e (ada)") == (
        "<person>, <person>; adam bo exe <person> (<person>)"
    )
    assert Redactor(people=["bo"]).redacted("bo") == "bo"
