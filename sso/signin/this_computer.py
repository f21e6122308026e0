"""What of this computer may keep a browser from coming back? Asked of the system."""

from __future__ import annotations

import os
import platform
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

from sso.signin.surroundings import Surroundings, surroundings


@dataclass(frozen=True, slots=True)
class Around:
    """What was found."""

    surroundings: Surroundings
    has_proxy: bool


def look_around(host: str) -> Around:
    """Look at environment, kernel and proxy settings; no name is resolved.

    :param host: the redirect address's own, which a proxy must leave alone.
    """
    where = surroundings(os.environ, platform.release(), os.path.exists)
    return Around(where, takes_loopback(urllib.request.getproxies(), host))


def takes_loopback(proxies: Mapping[str, str], host: str) -> bool:
    """Whether a proxy is set for web pages, and no exception names the host.

    :param proxies: as `urllib.request.getproxies` returns them; exceptions under "no".
    """
    if not any(proxies.get(kind) for kind in ("http", "all")):
        return False
    exceptions = {one.strip().lstrip(".").lower() for one in proxies.get("no", "").split(",")}
    return not exceptions & {"*", host, f"[{host}]"}
