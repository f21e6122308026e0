"""Where do log and audit log of a profile go, what is kept out of them, and what of other
systems' own places?"""

from __future__ import annotations

import ctypes
import getpass
import json
import logging
import logging.handlers
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sso.diagnostics import core_dumps, set_up, system_log
from sso.diagnostics.log import LOGGER
from sso.profile.keys import LicenseService, Logs, OpenIdConnect, Profile, SignIn
from sso.storage.paths import Paths

AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.for_app("test.acme.Keyturn", tmp_path)


# ---- whose account


def fails(error: Exception) -> Any:
    def get() -> str:
        raise error

    return get


@pytest.mark.parametrize("error", [KeyError("uid"), OSError()], ids=["no entry", "no name"])
def test_an_account_without_a_name(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    assert set_up.account_name() == "ada"
    monkeypatch.setattr(getpass, "getuser", fails(error))
    assert set_up.account_name() == str(os.getuid())
    monkeypatch.delattr(os, "getuid")
    assert set_up.account_name() == "unknown"


# ---- what is kept out


def test_every_secret_of_a_profile_is_kept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    profile = Profile(
        license_service=LicenseService(
            api_key="one-key", shared_key="two-key", client_secret="three-key"
        ),
        sign_in=SignIn(openid_connect=OpenIdConnect(client_secret="four-key")),
    )
    shown = set_up.redactor_for(profile).redacted("one-key two-key three-key four-key ada")
    assert shown == "<secret> <secret> <secret> <secret> <person>"
    assert set_up.redactor_for(None).redacted("one-key ada") == "one-key <person>"


def test_root_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "root")
    assert set_up.redactor_for(Profile()).redacted("the root of it") == "the root of it"


# ---- where it goes


def test_both_files_lie_in_the_folder_of_logs(paths: Paths) -> None:
    assert set_up.log_file(paths).path == paths.logs / "keyturn.jsonl"
    assert set_up.audit_file(paths).path == paths.logs / "audit.jsonl"


@pytest.mark.parametrize("to_system", [False, True])
def test_the_journal_of_a_process(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, to_system: bool
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")
    monkeypatch.setattr(
        system_log, "system_log", lambda app_id: lambda line: told.append((app_id, line))
    )
    profile = replace(Profile(), logs=Logs(audit_to_system=to_system))
    profile = replace(profile, app=replace(profile.app, id="test.acme.Keyturn"))
    with set_up.journal_for(profile, paths, "1.2.3", lambda: AT).action("check", "A"):
        pass
    written = (paths.logs / "audit.jsonl").read_text()
    line = json.loads(written)
    assert (line["os_user"], line["pid"], line["version"]) == ("ada", os.getpid(), "1.2.3")
    assert (line["at"], line["action"]) == ("2026-11-22T00:00:00.000Z", "check")
    assert told == ([("test.acme.Keyturn", written.rstrip("\n"))] if to_system else [])


@pytest.fixture
def our_logger() -> Iterator[logging.Logger]:
    logger = logging.getLogger(LOGGER)
    handlers = list(logger.handlers)
    yield logger
    logger.handlers[:] = handlers


@pytest.mark.parametrize(
    ("level", "kept"),
    [
        ("debug", ["debug", "info", "warning", "defect"]),
        ("info", ["info", "warning", "defect"]),
        ("warning", ["warning", "defect"]),
        ("error", ["defect"]),
    ],
)
def test_the_level_of_the_file_and_a_defect_always(
    paths: Paths, our_logger: logging.Logger, level: str, kept: list[str]
) -> None:
    profile = Profile(logs=Logs(level=level), license_service=LicenseService(api_key="one-key"))
    handler = set_up.attach_log_file(profile, paths)
    assert our_logger.handlers[-1] is handler
    for number, name in ((10, "debug"), (20, "info"), (30, "warning"), (10, "defect")):
        trouble: Any = (ValueError, ValueError("one-key"), None) if name == "defect" else None
        handler.handle(logging.LogRecord(LOGGER, number, "", 0, name, None, trouble))
    lines = [json.loads(line) for line in (paths.logs / "keyturn.jsonl").read_text().splitlines()]
    assert [line["event"] for line in lines] == kept
    assert lines[-1]["trace"] == "ValueError: <secret>\n"


# ---- the system's own log


class FakeSyslog(logging.handlers.SysLogHandler):
    """Python's handler without a socket; keeps what it was given."""

    made: list[FakeSyslog] = []  # noqa: RUF012 - emptied by each test
    is_gone = False

    def __init__(self, address: str, facility: int) -> None:
        logging.Handler.__init__(self)
        self.given, self.lines, self.is_closed = (address, facility), list[object](), False
        self.made.append(self)

    def emit(self, record: logging.LogRecord) -> None:
        if self.is_gone:
            raise OSError("gone")
        told = (record.levelname, self.ident, self.append_nul, self.format(record))
        self.lines.append(told)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def syslog(monkeypatch: pytest.MonkeyPatch) -> type[FakeSyslog]:
    monkeypatch.setattr(FakeSyslog, "made", [])
    monkeypatch.setattr(logging.handlers, "SysLogHandler", FakeSyslog)
    return FakeSyslog


def test_the_first_socket_that_is_there_is_told(tmp_path: Path, syslog: type[FakeSyslog]) -> None:
    (tmp_path / "two").touch()
    (tmp_path / "three").touch()
    sockets = tuple(str(tmp_path / name) for name in ("one", "two", "three"))
    tell = system_log.system_log("io.acme.Keyturn", "linux", sockets)
    assert tell is not None
    tell("100 % {}")
    (handler,) = syslog.made
    assert handler.given == (sockets[1], logging.handlers.SysLogHandler.LOG_AUTH)
    assert handler.lines == [("INFO", "io.acme.Keyturn: ", False, "100 % {}")]
    assert handler.is_closed


def test_a_log_that_is_gone_stops_nothing(
    tmp_path: Path, syslog: type[FakeSyslog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeSyslog, "is_gone", True)
    tell = system_log.system_log("a.b", "darwin", (str(tmp_path),))
    assert tell is not None
    tell("line")
    assert syslog.made[0].is_closed


def test_where_a_system_takes_its_lines() -> None:
    assert system_log.SOCKETS == ("/dev/log", "/var/run/syslog")


class FakeAdvapi:
    """The part of Windows that takes events."""

    def __init__(self, source: int) -> None:
        self._source = source
        self.calls: list[tuple[Any, ...]] = []

    def RegisterEventSourceW(self, *words: Any) -> int:
        self.calls.append(("register", *words))
        return self._source

    def ReportEventW(self, *words: Any) -> None:
        *rest, texts, data = words
        self.calls.append(("report", *rest, list(texts), data))

    def DeregisterEventSource(self, *words: Any) -> None:
        self.calls.append(("deregister", *words))


@pytest.mark.parametrize("source", [7, 0], ids=["taken", "refused"])
def test_the_event_log_of_windows(monkeypatch: pytest.MonkeyPatch, source: int) -> None:
    advapi = FakeAdvapi(source)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(advapi32=advapi), raising=False)
    tell = system_log.system_log("io.acme.Keyturn", "win32", ())
    assert tell is not None
    tell("line")
    assert advapi.calls[0] == ("register", None, "io.acme.Keyturn")
    assert advapi.calls[1:] == (
        [("report", 7, 4, 0, 1, None, 1, 0, ["line"], None), ("deregister", 7)] if source else []
    )


def test_a_windows_without_an_event_log_stops_nothing() -> None:
    tell = system_log.system_log("io.acme.Keyturn", "win32")
    assert tell is not None
    tell("line")  # there is no such library here


# ---- no memory on the disk


class FakeLibrary:
    """The C library, asked for one thing."""

    def __init__(self) -> None:
        self.opened: list[object] = []
        self.calls: list[tuple[int, ...]] = []

    def __call__(self, name: object) -> FakeLibrary:
        self.opened.append(name)
        return self

    def prctl(self, *words: int) -> None:
        self.calls.append(words)


def without_prctl(name: object) -> object:
    return object()


def without_library(name: object) -> object:
    raise OSError


def test_linux_is_asked_to_forbid_it(monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeLibrary()
    monkeypatch.setattr(ctypes, "CDLL", library)
    monkeypatch.setattr(sys, "platform", "linux")
    core_dumps.forbid()
    assert (library.opened, library.calls) == ([None], [(4, 0, 0, 0, 0)])
    for lacking in (without_prctl, without_library):
        monkeypatch.setattr(ctypes, "CDLL", lacking)
        core_dumps.forbid()


def test_elsewhere_the_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[tuple[int, tuple[int, int]]] = []

    def refused(which: int, limit: tuple[int, int]) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "getrlimit", lambda which: (5, 10 + which))
    monkeypatch.setattr(resource, "setrlimit", lambda which, limit: limits.append((which, limit)))
    monkeypatch.setattr(sys, "platform", "darwin")
    core_dumps.forbid()
    core = resource.RLIMIT_CORE
    assert limits == [(core, (0, 10 + core))]
    monkeypatch.setattr(resource, "setrlimit", refused)
    core_dumps.forbid()


def test_windows_is_its_administrators(monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeLibrary()
    monkeypatch.setattr(ctypes, "CDLL", library)
    monkeypatch.setattr(resource, "getrlimit", None)
    monkeypatch.setattr(sys, "platform", "win32")
    core_dumps.forbid()
    assert library.calls == []
