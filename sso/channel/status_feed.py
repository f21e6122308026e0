"""How does a licensed program learn of a change at once? `status.sock` beside the status files.

Who connects gets the present status object of every product, then one at each change: one JSON
object a line, in UTF-8 (contract, section 3). Nothing is read from subscribers.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sso.channel.local_channel import ChannelBusy, ChannelServer, Peer

_CHANGING = ("writer", "next_check")  # new at each writing; alone they are no news


class StatusFeed:
    """Tells subscribers of every change; where another program of this user does, it stays
    quiet."""

    def __init__(self, path: Path) -> None:
        self._server = ChannelServer(path, self._serve)
        self._objects: dict[str, Mapping[str, Any]] = {}
        self._subscribers: set[Peer] = set()
        self._lock = threading.Lock()
        self._is_serving = False

    def start(self) -> bool:
        """Begin to serve; False where another program does already, or no socket can be made."""
        try:
            self._server.start()
        except (ChannelBusy, OSError):
            return False
        self._is_serving = True
        return True

    def tell(self, status_object: Mapping[str, Any]) -> None:
        """Send an object to everybody, if it says anything new."""
        with self._lock:
            product = str(status_object["product"])
            before = self._objects.get(product)
            self._objects[product] = status_object
            if before is not None and _news(before) == _news(status_object):
                return
            subscribers = list(self._subscribers)
        for peer in subscribers:
            try:
                peer.write(_line(status_object))
            except OSError:
                peer.close()  # one that does not read loses the connection, nobody else anything

    def close(self) -> None:
        """End all subscriptions."""
        if self._is_serving:
            self._server.close()

    def _serve(self, peer: Peer) -> None:
        with self._lock:
            known = list(self._objects.values())
            for status_object in known:
                peer.write(_line(status_object))
            self._subscribers.add(peer)
        try:
            while peer.read(None) is not None:
                pass  # what a subscriber says means nothing
        finally:
            with self._lock, contextlib.suppress(KeyError):
                self._subscribers.remove(peer)


def _news(status_object: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in status_object.items() if name not in _CHANGING}


def _line(status_object: Mapping[str, Any]) -> bytes:
    return json.dumps(status_object, ensure_ascii=False).encode()
