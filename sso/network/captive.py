"""Does an answer come from the service, or from a page that stands in the way? Pure.

A network that wants a sign-in answers in the service's place: by a redirect, by 511, by a page. The
license service and its identity providers answer with JSON and never redirect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from sso.errors import NetworkSignIn

_REDIRECTS = (301, 302, 303, 307, 308)
_SIGN_IN_REQUIRED = 511  # RFC 6585 6
_PAGE_STATUSES = (200, 202, 203, 401, 403, 451)
_PAGE_TYPES = ("html", "javascript", "ecmascript", "wml", "/xml", "+xml")
_ONE_WORD = re.compile(rb'"?[A-Za-z_]{0,64}"?')  # `license_deactivated`, whatever its type says
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,253}")
_BOM = b"\xef\xbb\xbf"


def page_in_the_way(
    url: str, status: int, headers: Mapping[str, str], body: bytes
) -> NetworkSignIn | None:
    """Return the error that an answer stands for if it is such a page.

    A page with 404 or 5xx is none: there an address is wrong, or a server is in trouble.

    :param headers: names in small letters.
    """
    parts = urlsplit(url)
    host, location = parts.hostname or "", headers.get("location", "")
    if status == _SIGN_IN_REQUIRED:
        return network_sign_in(host, location)
    if status in _REDIRECTS:
        # Over TLS only the server itself can send elsewhere on the server: a wrong address.
        is_own = parts.scheme == "https" and _host_in(location, url) == host
        return None if is_own else network_sign_in(host, location)
    if status not in _PAGE_STATUSES or not _is_page(headers.get("content-type", ""), body):
        return None
    return network_sign_in(host, "")


def is_sign_in(status: int) -> bool:
    """Whether a proxy that opens no tunnel leads to a page instead."""
    return status == _SIGN_IN_REQUIRED or status in _REDIRECTS


def stands_at_the_door(host: str, status: int, location: str) -> NetworkSignIn | None:
    """Return the error if what answers in the clear for a host leads away from it: what a network
    does with whoever has not signed in, and no web site does that only moves to https."""
    if status == _SIGN_IN_REQUIRED:
        return network_sign_in(host, location)
    elsewhere = _host_in(location)
    if status in _REDIRECTS and elsewhere and _domain(elsewhere) != _domain(host):
        return network_sign_in(host, location)
    return None


def network_sign_in(host: str, location: str) -> NetworkSignIn:
    """Return the error; it names whose answer was wanted and, where known, who came in between."""
    portal = _host_in(location)
    facts = {"portal": portal} if portal and portal != host else {}
    return NetworkSignIn("a page came in place of the answer", host=host, **facts)


def _is_page(content_type: str, body: bytes) -> bool:
    text = body.removeprefix(_BOM).strip()
    if text.startswith(b"<"):
        return True
    is_page_type = any(kind in content_type.lower() for kind in _PAGE_TYPES)
    if not is_page_type or _ONE_WORD.fullmatch(text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return True
    return False


def _host_in(location: str, base: str = "") -> str:
    try:
        host = urlsplit(urljoin(base, location)).hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _domain(host: str) -> list[str]:
    """The last two labels: near enough to tell a site's own redirect from a stranger's."""
    return host.rstrip(".").split(".")[-2:]
