"""What does a deep link propose? ``keyturn://activate?product=CAD-PRO&customer=ACME``. Pure.

Anybody can write a link: into a mail, into a web page. It proposes, and never acts: everything in
it is shown to the person before anything happens. It names no server, no file, no token, no flag;
what it may not say makes the whole link worthless, so that nothing is done by half.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from sso.errors import UsageError

MAX_LENGTH = 2048
# Hints for the sign-in service that a link may carry; the profile's own win over them.
HINTS = ("login_hint", "organization_id", "identity_provider", "kc_idp_hint")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_HINT = re.compile(r"[A-Za-z0-9@+._:|-]{1,200}")
_QUERY = re.compile(r"[A-Za-z0-9._~%@+:|=&-]*")


@dataclass(frozen=True, slots=True)
class DeepLink:
    """What a link proposes: signing in for a product, as a company, with hints."""

    product: str
    customer: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)


def is_deep_link(address_raw: str, scheme: str) -> bool:
    """Whether an address of our scheme is a link, and not the answer to a sign-in."""
    return address_raw.lower().startswith(f"{scheme}://activate")


def parse_deep_link(address_raw: str, scheme: str, products: tuple[str, ...]) -> DeepLink:
    """Return what a link proposes.

    :param products: the codes of the profile's products; a link can name no other.
    :raises UsageError: it is not exactly such a link.
    """
    if len(address_raw) > MAX_LENGTH or not address_raw.isascii():
        raise UsageError("the link is longer than one may be, or not plain")
    head, mark, query = address_raw.partition("?")
    # Launchers may put a slash behind the name, and write the scheme in capitals.
    if head.lower().removesuffix("/") != f"{scheme}://activate" or not mark:
        raise UsageError("the link is not one to activate")
    if not _QUERY.fullmatch(query):
        raise UsageError("the link holds what no link may hold")
    values = _parameters(query)
    product = values.pop("product", "")
    if product not in products:
        raise UsageError("the link names a product that this program does not have")
    customer = values.pop("customer", "")
    if customer and not _CODE.fullmatch(customer):
        raise UsageError("the link's company code is none")
    return DeepLink(product, customer, values)


def _parameters(query: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for part in query.split("&"):
        name, mark, raw = part.partition("=")
        if name in values or not mark or name not in ("product", "customer", *HINTS):
            raise UsageError("the link has a parameter twice, or one that is unknown")
        values[name] = _plain(raw)
        if name in HINTS and not _HINT.fullmatch(values[name]):
            raise UsageError("the link's hint is none")
    return values


def _plain(raw: str) -> str:
    if re.search(r"%(?![0-9A-Fa-f]{2})", raw):
        raise UsageError("the link is encoded wrongly")
    try:
        return unquote_to_bytes(raw).decode("ascii")
    except UnicodeDecodeError as reason:
        raise UsageError("the link is not plain") from reason
