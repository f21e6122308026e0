"""Which ways lead to a server, by everything that has a say in it?

In this order: loopback goes straight; what the settings name; with "system" the environment's
variables, then the desktop's or the operating system's settings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from sso.network.proxies import (
    DIRECT,
    PacAddress,
    ProxyNotUnderstood,
    Ways,
    credentials_in,
    is_loopback,
    of_environment,
    parse_proxy,
    variable_for,
)

PAC_PREFIX = "pac:"
Desktop = Callable[[str], Ways | PacAddress]


class PacReader(Protocol):
    """What asks a proxy auto-configuration file."""

    def ways(self, address: PacAddress, url: str) -> Ways: ...

    def forget(self) -> None: ...


def no_desktop(url: str) -> Ways:
    """Where nothing but the environment is asked."""
    return DIRECT


class WayFinder:
    """Decides for each call anew; blocks where a file or the desktop is asked."""

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        desktop: Desktop = no_desktop,
        pac: PacReader | None = None,
    ) -> None:
        """:param desktop: what the desktop or the operating system says of an address.
        :param pac: None: no proxy auto-configuration file can be asked.
        """
        self._environment = environment or {}
        self._desktop = desktop
        self._pac = pac

    def forget(self) -> None:
        """Look everything up anew."""
        if self._pac is not None:
            self._pac.forget()

    def ways(self, setting: str, url: str) -> Ways:
        """Return the ways to an address, never none for loopback.

        :param setting: ``system``, ``none``, an address of a proxy, or ``pac:`` and an address.
        """
        if setting == "none" or is_loopback(urlsplit(url).hostname or ""):
            return DIRECT
        if setting.startswith(PAC_PREFIX):
            return self._by_pac(PacAddress(setting.removeprefix(PAC_PREFIX)), url)
        if setting != "system":
            try:
                return Ways((parse_proxy(setting),))
            except ProxyNotUnderstood as reason:
                return Ways((), f"network.proxy: {reason}")
        said = of_environment(self._environment, url)
        if said is not None:
            return said
        found = self._desktop(url)
        return self._by_pac(found, url) if isinstance(found, PacAddress) else found

    def credentials_for(self, proxy: str) -> tuple[str, str] | None:
        """Return name and password that the environment gives for a proxy's host:port, or None."""
        for scheme in ("https", "http"):
            said = variable_for(self._environment, scheme)
            try:
                if said is not None and parse_proxy(said[1]).name == proxy:
                    return credentials_in(said[1])
            except ProxyNotUnderstood:
                continue
        return None

    def _by_pac(self, address: PacAddress, url: str) -> Ways:
        if self._pac is None:
            return Ways(DIRECT.ways, "proxy files cannot be read here")
        return self._pac.ways(address, url)
