"""Where does a proxy auto-configuration file come from, and how long is it good for?

Fetched straight, within limits, and kept for minutes; anew when this computer's own address is
another one, since that is another network. What it is asked runs in a thread with a deadline.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sso.errors import KeyturnError
from sso.network import pac
from sso.network.proxies import DIRECT, PacAddress, Ways

MAX_BYTES = 1024 * 1024
KEPT_S = 300.0
TROUBLE_KEPT_S = 30.0  # a file that could not be had is asked for again sooner
DEADLINE_S = 5.0  # for names and script together
_MAX_NAMES = 20  # looked up for one answer
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Kept:
    script: str
    trouble: str
    until_s: float
    own_address: str


@dataclass(slots=True)
class _Run:
    """One question to a script, as the thread that asks it and the one that waits see it."""

    outcome: str | pac.PacBroken | None = None
    is_resolving: bool = False
    is_over: bool = False


class PacFiles:
    """The files that were needed so far. `ways` blocks, and never raises: without the file a call
    goes straight, as browsers do, and its error names the file if that leads nowhere."""

    def __init__(
        self,
        *,
        fetch: Callable[[str], bytes],
        resolve: Callable[[str], str | None],
        own_address: Callable[[], str],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        """:param fetch: http and https addresses, without a proxy, at most `MAX_BYTES`.
        :param resolve: a name to an IPv4 address, or None. :param own_address: this computer's.
        """
        self._fetch = fetch
        self._resolve = resolve
        self._own_address = own_address
        self._clock = clock
        self._monotonic = monotonic
        self._deadline_s = deadline_s
        self._kept: dict[str, _Kept] = {}
        self._endless: set[bytes] = set()  # digests of scripts that did not come to an end

    def forget(self) -> None:
        """Fetch anew at the next call."""
        self._kept.clear()

    def ways(self, address: PacAddress, url: str) -> Ways:
        """Return the ways that the file names for an address, in its order."""
        kept = self._read(address)
        if kept.trouble:
            return Ways(DIRECT.ways, kept.trouble)
        said = self._within_deadline(kept, url)
        if isinstance(said, pac.PacBroken):
            return Ways(DIRECT.ways, f"the proxy file {_shown(address)}: {said}")
        try:
            return Ways(pac.parse_ways(said))
        except pac.PacBroken as reason:
            return Ways((), f"the proxy file {_shown(address)}: {reason}")

    def _read(self, address: PacAddress) -> _Kept:
        own, now_s = self._own_address(), self._monotonic()
        kept = self._kept.get(address.url)
        if kept is None or kept.own_address != own or now_s >= kept.until_s:
            script, trouble = self._fetched(address)
            good_for_s = TROUBLE_KEPT_S if trouble else KEPT_S
            kept = self._kept[address.url] = _Kept(script, trouble, now_s + good_for_s, own)
        return kept

    def _fetched(self, address: PacAddress) -> tuple[str, str]:
        """Return the script, or what went wrong."""
        try:
            raw = (
                _read_file(address.url)
                if urlsplit(address.url).scheme == "file"
                else self._fetch(address.url)
            )
        except OSError as reason:
            why = reason.strerror or "it cannot be read"
            return "", f"the proxy file {_shown(address)} cannot be read: {why}"
        except KeyturnError as reason:
            return "", f"the proxy file {_shown(address)} cannot be fetched: {reason.detail}"
        if len(raw) > MAX_BYTES:
            return "", f"the proxy file {_shown(address)} is larger than {MAX_BYTES} bytes"
        return raw.decode("utf-8", "replace").removeprefix(_BOM), ""

    def _within_deadline(self, kept: _Kept, url: str) -> str | pac.PacBroken:
        """Ask in a thread of its own: a name server, or a loop inside the engine, holds only that
        thread up, and a script that did so once is never run again."""
        digest = hashlib.sha256(kept.script.encode("utf-8", "replace")).digest()
        if digest in self._endless:
            return pac.PacEndless("it did not come to an end")
        run = _Run()
        asking = threading.Thread(
            target=self._ask, args=(run, kept, url), name="proxy-file", daemon=True
        )
        asking.start()
        asking.join(self._deadline_s)
        run.is_over = True
        if run.outcome is None and run.is_resolving:
            return pac.PacBroken("a name it wants to know could not be looked up in time")
        outcome = run.outcome
        if outcome is None:
            outcome = pac.PacEndless("it did not come to an end")
        if isinstance(outcome, pac.PacEndless):
            self._endless.add(digest)
        return outcome

    def _ask(self, run: _Run, kept: _Kept, url: str) -> None:
        try:
            run.outcome = self._asked(run, kept, url)
        except pac.PacBroken as reason:
            run.outcome = reason

    def _asked(self, run: _Run, kept: _Kept, url: str) -> str:
        names: dict[str, str | None] = {}
        for _ in range(_MAX_NAMES):
            said = pac.evaluated(kept.script, url, self._clock(), names, kept.own_address)
            if isinstance(said, str):
                return said
            if run.is_over:
                break
            run.is_resolving = True
            names[said.name] = self._resolve(said.name)
            run.is_resolving = False
        raise pac.PacBroken("it wants to know too many names")


def _read_file(url: str) -> bytes:
    with Path(url2pathname(urlsplit(url).path)).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _shown(address: PacAddress) -> str:
    """Return the address without what may be a secret in it."""
    parts = urlsplit(address.url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
