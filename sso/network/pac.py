"""Which ways does a proxy auto-configuration file name for a host?

Run by an engine with limits of time, memory and stack, and no way out of it. A name that the script
wants to know is not looked up in the middle of a run: the run ends, and a new one knows the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sso.network.pac_functions import FUNCTIONS
from sso.network.proxies import ProxyNotUnderstood, Way, origin_of, parse_proxy

TIME_LIMIT_S = 1.0  # of the processor; a usual script takes thousandths of it
MEMORY_LIMIT_BYTES = 32 * 1024 * 1024
STACK_LIMIT_BYTES = 256 * 1024
_MAX_WAYS = 10
_KINDS = {"PROXY": "http", "HTTP": "http", "HTTPS": "https"}
_CALL = "__wanted = ''; var __said = null; try {{ __said = FindProxyForURL({url}, {host}); }}"


class PacBroken(ValueError):
    """The file cannot be evaluated: no script, an error in it, or beyond the limits."""


class PacEndless(PacBroken):
    """The script did not come to its end within the time limit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that must be looked up before the script can be run to its end."""

    name: str


def evaluated(
    script: str,
    url: str,
    now: datetime,
    names: Mapping[str, str | None],
    own_address: str,
) -> str | Wanted:
    """Run `FindProxyForURL` and return its text, or the name it wants to know first.

    :param url: only scheme, host and port of it are shown to the script.
    :param names: what was looked up so far; None: there is no such name.
    :raises PacBroken: see there. :raises PacEndless: beyond the limit of time.
    """
    import quickjs

    world = {
        "names": dict(names),
        "ownAddress": own_address,
        "local": _as_numbers(now.astimezone()),
        "utc": _as_numbers(now.astimezone(UTC)),
    }
    called = _CALL.format(
        url=json.dumps(origin_of(url)), host=json.dumps(urlsplit(url).hostname or "")
    )
    context = quickjs.Context()
    context.set_memory_limit(MEMORY_LIMIT_BYTES)
    context.set_max_stack_size(STACK_LIMIT_BYTES)
    context.set_time_limit(TIME_LIMIT_S)
    try:
        context.eval(f"var __world = {json.dumps(world)};")
        context.eval(FUNCTIONS)
        context.eval(script)
        said = context.eval(f"{called} catch (e) {{ if (!__wanted) throw e; }} __said;")
        wanted = context.eval("__wanted")
    except (quickjs.JSException, quickjs.StackOverflow) as reason:
        if "interrupted" in str(reason):
            raise PacEndless("it did not come to an end") from reason
        raise PacBroken("it cannot be evaluated") from reason
    if isinstance(wanted, str) and wanted:
        return Wanted(wanted)
    if said is not None and not isinstance(said, str):
        raise PacBroken("it does not answer with a text")
    return said or ""


def parse_ways(said: str) -> tuple[Way, ...]:
    """Return the ways of an answer such as ``PROXY a:8080; DIRECT``, in its order; nothing said
    means straight.

    :raises PacBroken: none of them can be used.
    """
    entries = [entry.strip() for entry in said.split(";") if entry.strip()]
    found = [way for entry in entries[:_MAX_WAYS] for way in _way_of(entry)]
    if entries and not found:
        raise PacBroken("it names no proxy that can be used")
    return tuple(dict.fromkeys(found)) or (None,)


def _way_of(entry: str) -> list[Way]:
    kind, _, address = entry.partition(" ")
    if kind.upper() == "DIRECT":
        return [None]
    scheme = _KINDS.get(kind.upper())
    if scheme is None:
        return []
    try:
        return [parse_proxy(f"{scheme}://{address.strip()}")]
    except ProxyNotUnderstood:
        return []


def _as_numbers(moment: datetime) -> dict[str, Any]:
    return {
        "weekday": moment.isoweekday() % 7,
        "date": moment.day,
        "month": moment.month - 1,
        "year": moment.year,
        "hour": moment.hour,
        "minute": moment.minute,
        "second": moment.second,
    }
