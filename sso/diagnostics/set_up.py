"""Where do log and audit log of one profile go, and what is kept out of them?"""

from __future__ import annotations

import getpass
import logging
import os
from collections.abc import Callable
from datetime import datetime

from sso.diagnostics.audit import Actor, AuditLog
from sso.diagnostics.journal import Journal
from sso.diagnostics.line_file import LineFile
from sso.diagnostics.log import LOGGER, LogFileHandler
from sso.diagnostics.redaction import Redactor
from sso.profile import Profile
from sso.storage.paths import Paths


def account_name() -> str:
    """Return the name of the operating system's account that runs this."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without an entry, as in some containers
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def redactor_for(profile: Profile | None) -> Redactor:
    """Return what keeps this profile's secrets, and this account's name, out of texts."""
    people = [account_name()]
    if profile is None:
        return Redactor(people=people)
    service, client = profile.license_service, profile.sign_in.openid_connect
    secrets = (service.api_key, service.shared_key, service.client_secret, client.client_secret)
    return Redactor(secrets, [name for name in people if name != "root"])


def log_file(paths: Paths) -> LineFile:
    """Return the log of this user's processes."""
    return LineFile(paths.logs / "keyturn.jsonl")


def audit_file(paths: Paths) -> LineFile:
    """Return the audit log of this user."""
    return LineFile(paths.logs / "audit.jsonl")


def journal_for(
    profile: Profile, paths: Paths, version: str, clock: Callable[[], datetime]
) -> Journal:
    """Return the journal of one process."""
    actor = Actor(account_name(), os.getpid(), version)
    tell = None
    if profile.logs.audit_to_system:
        from sso.diagnostics.system_log import system_log

        tell = system_log(profile.app.id)
    return Journal(AuditLog(audit_file(paths), actor, clock, tell))


def attach_log_file(profile: Profile, paths: Paths) -> LogFileHandler:
    """Write what is logged from now on into the log file too, by the profile's level.

    A defect is always written with its place, whatever the level.
    """
    handler = LogFileHandler(log_file(paths), redactor_for(profile))
    least = logging.getLevelName(profile.logs.level.upper())
    handler.addFilter(lambda record: record.levelno >= least or record.exc_info is not None)
    logging.getLogger(LOGGER).addHandler(handler)
    return handler
