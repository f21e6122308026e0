"""What of this computer may keep a browser from coming back?"""

from __future__ import annotations

import pytest

from sso.signin import this_computer
from sso.signin.surroundings import Surroundings

WEB = "http://proxy.acme.test:3128"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.mark.parametrize(
    ("proxies", "host", "takes"),
    [
        ({}, "localhost", False),
        ({"http": WEB}, "localhost", True),
        ({"all": WEB}, "127.0.0.1", True),
        ({"https": WEB}, "localhost", False),  # the way back is plain http
        ({"http": WEB, "no": "localhost,127.0.0.1"}, "localhost", False),
        ({"http": WEB, "no": ".acme.test, LOCALHOST"}, "localhost", False),
        ({"http": WEB, "no": "127.0.0.1"}, "localhost", True),
        ({"http": WEB, "no": "localhost"}, "127.0.0.1", True),
        ({"http": WEB, "no": "[::1]"}, "::1", False),
        ({"http": WEB, "no": "*"}, "localhost", False),
        ({"http": ""}, "localhost", False),
    ],
)
def test_a_proxy_that_takes_loopback(proxies: dict[str, str], host: str, takes: bool) -> None:
    assert this_computer.takes_loopback(proxies, host) is takes


def test_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    monkeypatch.setenv("http_proxy", WEB)
    found = this_computer.look_around("localhost")
    assert found == this_computer.Around(Surroundings.WSL, has_proxy=True)
    monkeypatch.setenv("no_proxy", "localhost")
    assert not this_computer.look_around("localhost").has_proxy
