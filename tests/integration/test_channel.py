"""Does a start find the running program also while that one is busy?"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sso.channel.local_channel import ChannelBusy, ChannelServer, connect

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse at once")


@contextlib.contextmanager
def crowded(path: Path) -> Iterator[socket.socket]:
    """A program that listens and accepts nobody; no further connection finds room."""
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.socket(socket.AF_UNIX))
        listening.bind(str(path))
        listening.listen(0)
        while True:
            waiting = stack.enter_context(socket.socket(socket.AF_UNIX))
            waiting.setblocking(False)
            try:
                waiting.connect(str(path))
            except BlockingIOError:
                break
        yield listening


def test_who_connects_to_a_busy_program_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "busy.sock"
    with crowded(path) as listening:

        def accept() -> None:
            accepted.extend(listening.accept()[0] for _ in range(2))

        accepted: list[socket.socket] = []
        program = threading.Timer(0.1, accept)
        program.start()
        connect(path).close()
        program.join()
        for one in accepted:
            one.close()


def test_a_program_that_stays_busy_is_no_program_that_has_gone(tmp_path: Path) -> None:
    """Its socket must not be taken from it."""
    path = tmp_path / "busy.sock"
    with crowded(path):
        with pytest.raises(OSError, match="."):
            connect(path, within_s=0.05)
        with pytest.raises(ChannelBusy):
            ChannelServer(path, lambda peer: None).start()
