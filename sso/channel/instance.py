"""Does this program run already in this session, and how is something handed over to it?"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sso.channel.local_channel import Peer, connect

# Loaded by who asks: the running program only wants to know where it is asked.
if TYPE_CHECKING:
    from sso.channel.requests import Request

_ANSWER_WAIT_S = 5.0


def session_of(environ: Mapping[str, str]) -> str:
    """Return a short word for the login session: two screens of one user have a program each."""
    if sys.platform.startswith("linux"):
        screen = environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY", "").partition(".")[0]
    else:
        screen = environ.get("SESSIONNAME", "")
    return f"{zlib.crc32(screen.encode('utf-8', 'surrogateescape')):08x}"


def socket_of(state_folder: Path) -> Path:
    """Return where the running program of this session listens."""
    return state_folder / "run" / f"instance-{session_of(os.environ)}.sock"


def handed_over(state_folder: Path, request: Request) -> Peer | None:
    """Hand a request to the running program; None where there is none that takes it.

    The connection stays open for what it tells afterwards.
    """
    from sso.channel.requests import line_of

    try:
        peer = connect(socket_of(state_folder))
    except OSError:
        return None
    try:
        peer.write(line_of(request))
        answer = told(peer, _ANSWER_WAIT_S)
    except (OSError, ValueError):
        peer.close()
        return None
    if answer is None or answer.get("taken") is not True:
        peer.close()
        return None
    return peer


def running_program(state_folder: Path) -> dict[str, Any] | None:
    """Return what this session's running program tells of itself; None: there is none.

    A release that does not know the question tells nothing: an empty answer.
    """
    from sso.channel.requests import About, line_of

    try:
        peer = connect(socket_of(state_folder))
    except OSError:
        return None
    try:
        peer.write(line_of(About()))
        return told(peer, _ANSWER_WAIT_S) or {}
    except (OSError, ValueError):
        return {}
    finally:
        peer.close()


def brought_up(state_folder: Path, request: Request) -> bool:
    """Hand over what needs no further word: the window, or a link. Whether somebody took it."""
    peer = handed_over(state_folder, request)
    if peer is None:
        return False
    peer.close()
    return True


def told(peer: Peer, within_s: float | None) -> dict[str, Any] | None:
    """Return the next thing the running program tells; None where it has gone.

    :raises ValueError: it is no JSON object. :raises TimeoutError: nothing came.
    """
    line = peer.read(within_s)
    if line is None:
        return None
    answer = json.loads(line)
    if not isinstance(answer, dict):
        raise ValueError("not an object")
    return answer
