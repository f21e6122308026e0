"""How does an audit line reach the operating system's own log? Syslog, or the Windows event log.

Windows: not verified on that system.
"""

from __future__ import annotations

import contextlib
import logging.handlers
import sys
from collections.abc import Callable
from pathlib import Path

SOCKETS = ("/dev/log", "/var/run/syslog")  # Linux, macOS
_INFORMATION = 4


def system_log(
    app_id: str, platform: str = sys.platform, sockets: tuple[str, ...] = SOCKETS
) -> Callable[[str], None] | None:
    """Return what hands a line to the system's log; None: this system has none that takes it."""
    if platform == "win32":
        return lambda line: _to_windows(app_id, line)
    found = next((path for path in sockets if Path(path).exists()), None)
    return None if found is None else lambda line: _to_syslog(found, app_id, line)


def _to_syslog(address: str, app_id: str, line: str) -> None:
    """One datagram; a log service that is gone stops nothing."""
    with contextlib.suppress(OSError):
        handler = logging.handlers.SysLogHandler(address, logging.handlers.SysLogHandler.LOG_AUTH)
        handler.ident = f"{app_id}: "
        handler.append_nul = False
        record = logging.LogRecord(app_id, logging.INFO, "", 0, line, None, None)
        try:
            handler.emit(record)
        finally:
            handler.close()


def _to_windows(app_id: str, line: str) -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        advapi = ctypes.windll.advapi32  # type: ignore[attr-defined]
        source = advapi.RegisterEventSourceW(None, app_id)
        if source:
            texts = (ctypes.c_wchar_p * 1)(line)
            advapi.ReportEventW(source, _INFORMATION, 0, 1, None, 1, 0, texts, None)
            advapi.DeregisterEventSource(source)
