"""Which network do the tests of the way out have? Names that only proxies know, and TLS before the
sandbox."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.network.authority import Certified, issued, root
from tests.integration.network.servers import Proxy, TlsFront
from tests.integration.sandbox_process import Sandbox

LICENSE, IDP = "license.test", "idp.test"


@dataclass(frozen=True)
class Company:
    """A company's network: a front that speaks TLS for the sandbox, and proxies on demand."""

    stack: ExitStack
    ca_file: Path
    authority: Certified
    front: TlsFront

    def proxy(self, *names: str, **more: object) -> Proxy:
        """A proxy that knows these names, the license service's where none is given."""
        places = {f"{name}:443": self.front.port for name in names or (LICENSE,)}
        return self.stack.enter_context(Proxy(places, **more))  # type: ignore[arg-type]

    def context(self, folder: Path, *names: str) -> ssl.SSLContext:
        """A server's context by this company's authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        folder.mkdir(exist_ok=True)
        context.load_cert_chain(*issued(self.authority, names[0], names=names).files(folder))
        return context

    def lines(self, proxy: str) -> dict[str, str]:
        """Lines of a profile that goes out this way."""
        return {
            "license_service": f'base_url = "https://{LICENSE}"',
            "network": f'proxy = "{proxy}"\nca_file = "{self.ca_file}"',
        }


@pytest.fixture(autouse=True)
def _outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer's own address is asked for without leaving loopback."""
    monkeypatch.setattr("sso.network.this_computer._OUTSIDE", ("127.0.0.1", 53))


@pytest.fixture
def company(sandbox: Sandbox, tmp_path: Path) -> Iterator[Company]:
    with ExitStack() as stack:
        authority = root("Acme Private CA")
        ca_file = tmp_path / "acme-ca.pem"
        ca_file.write_bytes(authority.pem)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server = issued(authority, LICENSE, names=[LICENSE, IDP])
        context.load_cert_chain(*server.files(tmp_path, "front"))
        port = int(sandbox.base_url.rpartition(":")[2])
        front = stack.enter_context(TlsFront(port, context))
        yield Company(stack, ca_file, authority, front)
