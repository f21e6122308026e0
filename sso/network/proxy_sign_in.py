"""What do we answer when a proxy wants a sign-in?

Kerberos by the session's own ticket where that is possible, else name and password of the secret
store (or of the environment's address). Only a proxy that asked for it is ever told, and only in
the schemes Negotiate and Basic; Digest and NTLM are not spoken.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

Credentials = Callable[[str], tuple[str, str] | None]  # by the proxy's host:port
Negotiate = Callable[[str], str]  # a token for HTTP@host in Base64, or nothing


def no_credentials(proxy: str) -> None:
    """Where nothing is kept."""
    return


class ProxySignIn:
    """Remembers, while the program runs, what each proxy was content with."""

    def __init__(
        self, credentials: Credentials = no_credentials, negotiate: Negotiate | None = None
    ) -> None:
        """:param credentials: may block on the secret store; asked after a proxy asked.
        :param negotiate: None: this system cannot.
        """
        self._credentials = credentials
        self._negotiate = negotiate
        self._chosen: dict[str, str] = {}  # proxy to scheme
        self._basic: dict[str, str] = {}
        self._refused: set[tuple[str, str]] = set()

    def forget(self) -> None:
        """Begin anew: other credentials may be kept now."""
        self._chosen.clear()
        self._basic.clear()
        self._refused.clear()

    def authorization(self, proxy: str) -> str:
        """Return the value of Proxy-Authorization, or nothing where none was asked for."""
        scheme = self._chosen.get(proxy)
        if scheme == "negotiate" and self._negotiate is not None:
            token = self._negotiate(proxy.rpartition(":")[0].strip("[]"))
            return f"Negotiate {token}" if token else ""
        return self._basic.get(proxy, "") if scheme == "basic" else ""

    def is_refused(self, proxy: str) -> bool:
        """Whether it was given a sign-in and did not take it."""
        return any(name == proxy for name, _ in self._refused)

    def take_up(self, proxy: str, offers: Iterable[str]) -> bool:
        """Choose how to answer a 407; False: there is nothing (more) to answer.

        :param offers: the values of Proxy-Authenticate.
        """
        present = self._chosen.pop(proxy, None)
        if present is not None:
            self._refused.add((proxy, present))
        offered = {part.split(" ")[0].strip().lower() for offer in offers for part in _parts(offer)}
        for scheme in ("negotiate", "basic"):
            is_open = scheme in offered and (proxy, scheme) not in self._refused
            if is_open and self._can(scheme, proxy):
                self._chosen[proxy] = scheme
                return True
        return False

    def _can(self, scheme: str, proxy: str) -> bool:
        if scheme == "negotiate":
            host = proxy.rpartition(":")[0].strip("[]")
            return self._negotiate is not None and bool(self._negotiate(host))
        kept = self._credentials(proxy)
        if kept is None:
            return False
        pair = base64.b64encode(":".join(kept).encode("utf-8")).decode("ascii")
        self._basic[proxy] = f"Basic {pair}"  # RFC 7617
        return True


def _parts(offer: str) -> list[str]:
    """Split what may be several challenges on one line; a parameter is taken for none."""
    return [part.strip() for part in offer.split(",") if part.strip()]


def system_negotiate() -> Negotiate | None:
    """Return what makes Negotiate tokens with the session's own ticket (pyspnego), or None where
    that is not installed. Only Kerberos: a password never goes into it."""
    try:
        import spnego
        import spnego.exceptions
    except ImportError:
        return None

    def token_for(host: str) -> str:
        try:
            client = spnego.client(hostname=host, service="HTTP", protocol="negotiate")
            token = client.step()
        except (spnego.exceptions.SpnegoError, OSError, ValueError, ImportError):
            return ""
        return base64.b64encode(token).decode("ascii") if token else ""

    return token_for
