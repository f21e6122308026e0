"""Does a running tray program do it instead? A sign-in is one program's matter: it has the address
that the browser comes back to."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Any

from sso.activation.progress import Progress
from sso.channel.instance import handed_over, told
from sso.channel.local_channel import Peer
from sso.channel.news import error_of, progress_of
from sso.channel.requests import Cancel, Paste, SignIn, line_of
from sso.cli.program import Program
from sso.errors import KeyturnError, ServiceUnreachable


def signed_in_elsewhere(
    program: Program, on_progress: Callable[[Progress], None]
) -> dict[str, Any] | KeyturnError | None:
    """Let the running program sign in and wait for its end. Blocks.

    :returns: the status object it left, the error it ended with, or None where nobody took it.
    """
    arguments = program.arguments
    request = SignIn(
        product=program.profile.product(arguments.product).code,
        customer=arguments.customer,
        license_id=arguments.license,
        is_again=arguments.again,
        chooses=arguments.choose,
        switches_person=arguments.switch_person,
        opens_browser=not arguments.no_browser,
        takes_paste=arguments.redirect_url is not None,
        timeout_s=arguments.sign_in_timeout_s,
    )
    peer = handed_over(program.paths.state, request)
    if peer is None:
        return None
    program.output.note("The program in the tray signs in ...")
    if arguments.redirect_url is not None:
        threading.Thread(target=_paste_lines, args=(peer,), name="paste", daemon=True).start()
    try:
        return _followed(peer, on_progress)
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            peer.write(line_of(Cancel()))
        raise
    finally:
        peer.close()


def _followed(peer: Peer, on_progress: Callable[[Progress], None]) -> dict[str, Any] | KeyturnError:
    while True:
        try:
            news = told(peer, None)
        except (OSError, ValueError):
            news = None
        if news is None:
            return ServiceUnreachable("the program in the tray has ended")
        if "progress" in news:
            on_progress(progress_of(news["progress"]))
        elif "error" in news:
            return error_of(news["error"])
        elif "status" in news:
            status: dict[str, Any] = news["status"]
            return status


def _paste_lines(peer: Peer) -> None:
    for line in sys.stdin:
        if line.strip():
            with contextlib.suppress(OSError):
                peer.write(line_of(Paste(line.strip())))
