"""How does a person sign in at the network's proxy, once and for all calls?

Name and password lie in the secret store, under the proxy's host and port; nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sso.errors import SecretStoreUnavailable, UsageError
from sso.network.proxies import ProxyNotUnderstood, Ways, parse_proxy


class ProxyVault(Protocol):
    """The part of `storage.vault.Vault` that keeps it."""

    def save_proxy_sign_in(self, proxy: str, user: str, password: str) -> None: ...

    def load_proxy_sign_in(self, proxy: str) -> tuple[str, str] | None: ...

    def forget_proxy_sign_in(self, proxy: str) -> None: ...


class WayOut(Protocol):
    """The part of `network.transport.Transport` that knows the ways."""

    def ways(self, url: str) -> Ways: ...

    def look_again(self) -> None: ...


class ProxyAccess:
    """The sign-in at proxies; calls may block on the secret store."""

    def __init__(self, vault: ProxyVault, way_out: Callable[[], WayOut], service_url: str) -> None:
        self._vault = vault
        self._way_out = way_out
        self._service_url = service_url

    def in_use(self) -> str:
        """Return host and port of the proxy on the way to the license service, or nothing."""
        for way in self._way_out().ways(self._service_url).ways:
            if way is not None:
                return way.name
        return ""

    def kept(self, proxy: str) -> tuple[str, str] | None:
        """Return name and password for a proxy; None also where the secret store cannot be used,
        since the proxy's refusal says more."""
        try:
            return self._vault.load_proxy_sign_in(proxy)
        except SecretStoreUnavailable:
            return None

    def keep(self, proxy: str, user: str, password: str) -> str:
        """Keep a sign-in, for every call from now on; return the proxy's name.

        :param proxy: host and port, or nothing: the one in use. Not while a call is under way.
        :raises UsageError: no proxy, or no name. :raises SecretStoreUnavailable: see there.
        """
        name = self._named(proxy)
        if not user or ":" in user or not (user + password).isprintable():
            raise UsageError("a name without a colon, and a password, are needed")
        self._vault.save_proxy_sign_in(name, user, password)
        self._way_out().look_again()
        return name

    def forget(self, proxy: str) -> str:
        """Forget a sign-in; return the proxy's name. :raises UsageError: no proxy."""
        name = self._named(proxy)
        self._vault.forget_proxy_sign_in(name)
        self._way_out().look_again()
        return name

    def _named(self, proxy: str) -> str:
        named = proxy or self.in_use()
        if not named:
            raise UsageError("no proxy is in use; name it (--proxy HOST:PORT)")
        try:
            return parse_proxy(named).name
        except ProxyNotUnderstood as reason:
            raise UsageError(f"the proxy: {reason}") from reason
