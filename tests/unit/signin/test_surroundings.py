"""Where does the program run, and who has the port it needs?"""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from sso.errors import NoRedirectAddress
from sso.signin import loopback_address, port_owner
from sso.signin.surroundings import Surroundings, surroundings


@pytest.mark.parametrize(
    ("environment", "release", "files", "found"),
    [
        ({"DISPLAY": ":0"}, "6.1.0", (), Surroundings.LOCAL),
        ({}, "6.1.0", (), Surroundings.LOCAL),
        ({"SSH_CONNECTION": "a b c d"}, "6.1.0", (), Surroundings.REMOTE_SHELL),
        ({"SSH_TTY": "/dev/pts/1"}, "6.1.0", (), Surroundings.REMOTE_SHELL),
        ({"SSH_TTY": "x", "DISPLAY": ":10"}, "6.1.0", (), Surroundings.LOCAL),
        ({"WSL_DISTRO_NAME": "Debian"}, "5.15", (), Surroundings.WSL),
        ({}, "5.15.90.1-microsoft-standard-WSL2", (), Surroundings.WSL),
        ({}, "6.1.0", ("/.dockerenv",), Surroundings.CONTAINER),
        ({"container": "podman"}, "6.1.0", (), Surroundings.CONTAINER),
    ],
)
def test_surroundings(
    environment: dict[str, str], release: str, files: tuple[str, ...], found: Surroundings
) -> None:
    assert surroundings(environment, release, lambda path: path in files) is found


def test_the_program_that_has_the_port_is_named() -> None:
    code = (
        "import socket, sys; s = socket.create_server(('127.0.0.1', 0));"
        " print(s.getsockname()[1], flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        port = int(holder.stdout.readline())
        address = loopback_address.parse(f"http://localhost:{port}/callback")
        with pytest.raises(NoRedirectAddress) as caught:
            loopback_address.bind(address)
        assert str(caught.value.facts["owner"]).startswith("python")
        holder.communicate("")


def test_a_port_that_nobody_has() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert port_owner.owner_of(port) == ""
