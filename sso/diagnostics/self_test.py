"""Is this installed program whole? Looks at its own parts, asks no server.

What a package can lose on the way: certificates, secret-store backends, resources, native code.
"""

from __future__ import annotations

import http.client
import importlib
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from sso.errors import KeyturnError, SignatureWrong
from sso.licensing import signing
from sso.network import pac, tls
from sso.profile.language import LANGUAGES
from sso.signin.authorization import AuthorizationRequest
from sso.signin.listener import Listener

# With the library behind the first: the backend itself can be imported without it.
KEYRINGS = {
    "linux": ("keyring.backends.SecretService", "keyring.backends.kwallet", "secretstorage"),
    "win32": ("keyring.backends.Windows",),
    "darwin": ("keyring.backends.macOS",),
}
_PAC = 'function FindProxyForURL(url, host) { return dnsDomainIs(host, ".test") ? "DIRECT" : ""; }'


class PartMissing(Exception):
    """A part does not work; says which, in one clause."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part, and whether it works; `trouble` is empty where it does."""

    name: str
    trouble: str = ""


Tests = dict[str, Callable[[], object]]


def examined(tests: Tests) -> Iterator[Part]:
    """Try each part; whatever goes wrong is told, none keeps the next from its turn."""
    for name, test in tests.items():
        try:
            test()
        except (KeyturnError, PartMissing, ImportError, OSError, ValueError, RuntimeError) as lost:
            yield Part(name, str(lost) or type(lost).__name__)
        else:
            yield Part(name)


def core_tests(resources: Path) -> Tests:
    """Return the tests of everything but the window."""
    return {
        "authorities": _authorities,
        "secret store": _secret_store,
        "signatures": lambda: _signatures(resources),
        "listener": lambda: _listener(resources / "pages"),
        "proxy files": _proxy_files,
    }


def _authorities() -> None:
    tls.tls_context("")
    paths = ssl.get_default_verify_paths()
    if sys.platform.startswith("linux") and not (paths.cafile or paths.capath):
        raise PartMissing("the system's authorities are not found (ca-certificates)")


def _secret_store() -> None:
    for name in KEYRINGS.get(sys.platform, ()):
        importlib.import_module(name)


def _signatures(resources: Path) -> None:
    """The shipped key can be read, a right signature is taken, and a wrong one is not."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    shipped = signing.load_public_key((resources / "keys" / "licensespring.pem").read_bytes())
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    made = private.sign(b"{}", padding.PKCS1v15(), hashes.SHA256())
    signature = _base64(made)
    signing.verify_response(private.public_key(), b"{}", signature)
    for key, body in ((private.public_key(), b"{ }"), (shipped, b"{}")):
        try:
            signing.verify_response(key, body, signature)
        except SignatureWrong:
            continue
        raise PartMissing("a wrong signature was taken")


def _base64(raw: bytes) -> str:
    import base64

    return base64.b64encode(raw).decode("ascii")


def _listener(pages: Path) -> None:
    """A listener serves a page in every language; nothing of it stays."""
    for language in LANGUAGES:
        listener = Listener(pages, "Keyturn", language=language, any_port=True)
        wanted = AuthorizationRequest(
            url="https://self-test.invalid/", host="self-test.invalid",
            redirect_uri="http://127.0.0.1/callback", response_type="code", state="self-test",
            nonce=None, issuer=None, client_id=None,
        )  # fmt: skip
        _, link = listener.bind(wanted, on_verdict=lambda verdict: None)
        try:
            parts = urlsplit(link)
            asked = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=5)
            asked.request("GET", parts.path, headers={"Host": parts.netloc})
            answer = asked.getresponse()
            asked.close()
            if answer.status not in (200, 302, 303):
                raise PartMissing(f"the start page answered {answer.status}")
        finally:
            listener.close()


def _proxy_files() -> None:
    said = pac.evaluated(_PAC, "https://a.test/", datetime(2026, 1, 1, tzinfo=UTC), {}, "127.0.0.1")
    if said != "DIRECT":
        raise PartMissing("a proxy file was not understood")
