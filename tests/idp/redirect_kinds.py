"""Which kinds of redirect address are there, and what listens at each of them?"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sso.activation.steps import RedirectListener
from sso.signin.listener import Listener
from sso.signin.scheme_redirect import SchemeListener
from sso.signin.tls_certificate import server_context
from tests.idp.certificate import Certificate
from tests.idp.providers import SCHEME, Addresses
from tests.integration.sandbox_process import ROOT

PAGES = ROOT / "resources" / "pages"


@dataclass(frozen=True)
class Kind:
    """One kind of redirect address.

    :param uris: what is asked for, in this order. :param times: sign-ins, one right after another.
    """

    name: str
    uris: Callable[[Addresses], tuple[str, ...]]
    any_port: bool = False
    times: int = 1
    is_first_taken: bool = False
    is_pasted: bool = False
    is_scheme: bool = False
    has_tls: bool = False


KINDS = (
    Kind("localhost", lambda known: (known.localhost,)),
    Kind("127.0.0.1", lambda known: (known.ipv4,)),
    Kind("[::1]", lambda known: (known.ipv6,)),
    Kind("any port", lambda known: (known.any_port,), any_port=True),
    Kind("fixed port, twice at once", lambda known: (known.fixed,), times=2),
    Kind("alternate", lambda known: (known.taken, known.alternate), is_first_taken=True),
    Kind("https://localhost", lambda known: (known.https,), has_tls=True),
    Kind("own scheme", lambda known: (known.scheme,), is_scheme=True),
    Kind("paste", lambda known: (known.taken,), is_first_taken=True, is_pasted=True),
)


def listeners(
    kind: Kind, certificate: Certificate, state_folder: Path
) -> Callable[[str], RedirectListener]:
    """What `main` builds for a redirect address."""

    def new_listener(redirect_uri: str) -> RedirectListener:
        if redirect_uri.startswith(f"{SCHEME}:"):
            return SchemeListener(state_folder, SCHEME)
        tls = (
            (lambda: server_context(certificate.certificate, certificate.key))
            if kind.has_tls
            else None
        )
        return Listener(PAGES, "Keyturn", any_port=kind.any_port, tls=tls)

    return new_listener


@contextmanager
def taken(address: str) -> Iterator[None]:
    """Somebody else sits at the address without listening, so that nobody answers there."""
    with closing(socket.socket()) as stranger:
        stranger.bind(("127.0.0.1", urlsplit(address).port or 0))
        yield
