"""Which identity providers run for the tests, and what are they told? Processes on loopback."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.desktop.waiting import until
from tests.idp import glewlwyd
from tests.integration.sandbox_process import ROOT, Sandbox, free_port, running

START = ROOT / "packaging" / "idp" / "start.sh"
INSTALLED = ROOT / ".cache" / "idp"
SCHEME = "io.keyturn.idp"  # oidc-provider admits a native client's scheme only in this form
SCHEMES = (SCHEME, "keyturn")


@dataclass(frozen=True)
class Ports:
    """Where each provider will run: known beforehand, since the browser is told of them."""

    oidc_provider: int
    federation: int
    nanoidp: int
    glewlwyd: int
    sandbox: int

    @classmethod
    def picked(cls) -> Ports:
        """Free ones, none twice."""
        found: list[int] = []
        while len(found) < 5:
            if (port := free_port()) not in found:
                found.append(port)
        return cls(*found)

    def origins(self) -> list[str]:
        """The pages on which a person presses something."""
        return [f"http://127.0.0.1:{port}" for port in astuple(self)]


@dataclass(frozen=True)
class Addresses:
    """The redirect addresses that are registered everywhere, as far as a provider admits them."""

    localhost: str
    ipv4: str
    ipv6: str
    fixed: str
    taken: str
    alternate: str
    https: str
    out: str  # where the browser comes back to after sign-off
    any_port: str = "http://127.0.0.1/callback"
    scheme: str = f"{SCHEME}://callback"
    sandbox_scheme: str = "keyturn://callback"

    @classmethod
    def picked(cls) -> Addresses:
        """With ports that are free now, on both families."""
        hosts = ("localhost", "127.0.0.1", "[::1]", "127.0.0.1", "127.0.0.1", "localhost")
        ports: list[int] = []
        while len(ports) < len(hosts) + 2:
            if (port := free_port()) not in ports:
                ports.append(port)
        plain = [f"http://{host}:{port}/callback" for host, port in zip(hosts, ports, strict=False)]
        https, out = ports[len(hosts) :]
        return cls(
            *plain,
            https=f"https://localhost:{https}/callback",
            out=f"http://127.0.0.1:{out}/out",
        )

    def plain(self) -> tuple[str, ...]:
        """Those over http with a port."""
        return (self.fixed, self.localhost, self.ipv4, self.ipv6, self.taken, self.alternate)


@dataclass(frozen=True)
class Provider:
    """One running provider and the public client that it knows."""

    name: str
    origin: str
    issuer: str
    client_id: str
    person: str
    password: str
    hint: str = ""  # where the person is at home, for a provider that sends on
    web_client_id: str = ""  # where https://localhost needs another kind of client


@contextmanager
def oidc_provider(folder: Path, ports: Ports, addresses: Addresses) -> Iterator[Provider]:
    """npm's oidc-provider by itself; any name and password do."""
    known = _registered(addresses)
    with _started("oidc-provider", folder, ports.oidc_provider, environment=known) as origin:
        yield Provider("oidc-provider", origin, origin, "native", "ada", "any", web_client_id="web")


@contextmanager
def federation(folder: Path, ports: Ports, addresses: Addresses) -> Iterator[Provider]:
    """oidc-provider, which sends the browser on to nanoidp by SAML or by OpenID Connect."""
    front = f"http://127.0.0.1:{ports.federation}"
    known = _registered(addresses)
    with (
        _started("nanoidp", folder, ports.nanoidp, front) as behind,
        _started("federation", folder, ports.federation, behind, environment=known),
    ):
        yield Provider(
            *("federation", front, front, "native", "admin", "admin"),
            hint="saml",
            web_client_id="web",
        )


@contextmanager
def debian_glewlwyd(folder: Path, ports: Ports, addresses: Addresses) -> Iterator[Provider]:
    """Debian's glewlwyd, which admits exact addresses only."""
    with _started("glewlwyd", folder, ports.glewlwyd) as origin:
        glewlwyd.set_up(origin, (*addresses.plain(), addresses.https, addresses.scheme))
        issuer = glewlwyd.issuer(origin)
        person = (glewlwyd.CLIENT_ID, glewlwyd.PERSON, glewlwyd.PASSWORD)
        yield Provider("glewlwyd", origin, issuer, *person)


@contextmanager
def own_sandbox(folder: Path, ports: Ports, addresses: Addresses) -> Iterator[Sandbox]:
    """The project's own license service and provider, which ends in a real activation."""
    uris = (*addresses.plain(), addresses.https, addresses.any_port, addresses.sandbox_scheme)
    with running(folder, uris, ports.sandbox) as (sandbox, _):
        yield sandbox


def is_installed(name: str) -> bool:
    """Whether packaging/idp/install.sh has put it into place."""
    return (INSTALLED / name).is_dir()


@contextmanager
def _started(
    name: str,
    folder: Path,
    port: int,
    *more: str,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Run one until the block ends; returns its origin once it answers."""
    place = folder / name
    place.mkdir(parents=True)
    told = Path(os.environ["KEYTURN_DESKTOP_ARTEFACTS"], f"{name}.log")
    with told.open("wb") as log:
        process = subprocess.Popen(
            ["bash", START, name, place, str(port), *more],
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        until(lambda: _answers(port, process, told), f"{name} answers on port {port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)


def _answers(port: int, process: subprocess.Popen[bytes], told: Path) -> bool:
    said = told.read_text(encoding="utf-8", errors="replace")
    assert process.poll() is None, f"it ended by itself: {said}"
    with closing(socket.socket()) as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _registered(addresses: Addresses) -> dict[str, str]:
    return {
        "FIXED_REDIRECT_URIS": " ".join(addresses.plain()),
        "WEB_REDIRECT_URIS": addresses.https,
        "RETURN_URIS": addresses.out,
    }
