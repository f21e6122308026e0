"""Is this redirect URI registered? Exactly, or without its port for loopback host names.

Source: Keycloak, RedirectUtils: when the URI begins with http://localhost or http://127.0.0.1,
the port is stripped and the match tried again; so a registration without port admits any.
"""

from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

_LOOPBACK = ("localhost", "127.0.0.1")


def is_admitted(requested: str, registered: Collection[str]) -> bool:
    """What the authorization page checks."""
    return requested in registered or without_port(requested) in registered


def is_registered_without_port(requested: str, registered: Collection[str]) -> bool:
    """Whether some registered URI differs from this one by its loopback port only."""
    bare = without_port(requested)
    return bare is not None and bare in {without_port(uri) for uri in registered}


def without_port(uri: str) -> str | None:
    """The URI without its port, or None where the port may not vary."""
    try:
        parts = urlsplit(uri)
        has_user = "@" in parts.netloc
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or has_user:
        return None
    return _rebuilt(parts)


def _rebuilt(parts: SplitResult) -> str:
    return parts._replace(netloc=parts.hostname or "").geturl()
