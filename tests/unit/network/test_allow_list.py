"""Is the list of servers whole, and can nothing ask past it?"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sso.network.allow_list import CONTACTS, is_listed

ROOT = Path(__file__).resolve().parents[3]
NETWORK = {"socket", "ssl", "http", "urllib.request", "requests", "urllib3", "asyncio", "ftplib",
           "smtplib", "telnetlib", "PySide6.QtNetwork", "jeepney", "webbrowser"}  # fmt: skip
# Who may, and what for.
DOORS = {
    "sso/network": "the license service, an issuer, a proxy and its file",
    "sso/channel/local_channel.py": "sockets in this user's own folders",
    "sso/signin/listener.py": "loopback: the browser comes back",
    "sso/signin/byte_stream.py": "connections that the listener has accepted",
    "sso/signin/connections.py": "loopback",
    "sso/signin/loopback_address.py": "loopback",
    "sso/signin/peer.py": "asks the kernel who is at the other end",
    "sso/signin/port_reservation.py": "loopback",
    "sso/signin/scheme_redirect.py": "a socket in this user's own folder",
    "sso/signin/tls_certificate.py": "loopback, with a registered certificate",
    "sso/signin/this_computer.py": "reads proxy settings",
    "sso/device/signals.py": "this computer's name",
    "sso/diagnostics/checks/network.py": "the doctor: names, and a connection to the proxy",
    "sso/diagnostics/self_test.py": "loopback: its own listener",
    "sso/diagnostics/tray_host.py": "the session bus",
    "ui/app.py": "a pair of sockets within this process, for signals",
    "ui/desktop_notes.py": "the session bus",
    "ui/outside.py": "hears of a network that returns",
}


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_known_files_can_reach_out() -> None:
    sources = [*ROOT.joinpath("sso").rglob("*.py"), *ROOT.joinpath("ui").rglob("*.py")]
    reaching = set()
    for path in [*sources, ROOT / "main.py"]:
        name = path.relative_to(ROOT).as_posix()
        is_network = any(
            one == door or one.startswith(f"{door}.") for one in imported(path) for door in NETWORK
        )
        if is_network and not name.startswith("sso/sandbox/"):
            reaching.add("sso/network" if name.startswith("sso/network/") else name)
    assert reaching == set(DOORS)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/v4/telemetry"),
        ("POST", "/api/v4/check_license"),
        ("GET", "/api/v4/check_license/x"),
        ("GET", "/api/v4/"),
        ("PUT", "/api/v4/sso_url"),
    ],
)
def test_nothing_else_at_the_service_is_listed(method: str, path: str) -> None:
    assert not is_listed(method, path, is_service=True)


def test_each_entry_says_when() -> None:
    assert all(one.when and one.shown for one in CONTACTS)
    assert is_listed("GET", "/api/v4/sso_url", is_service=True)
    assert is_listed("GET", "/prefix/api/v4/sso_url", is_service=True)
    assert not is_listed("DELETE", "/.well-known/openid-configuration", is_service=False)
