"""Who has a say in the way, and in which order?"""

import pytest

from sso.network.proxies import DIRECT, PacAddress, Proxy, Ways
from sso.network.way_finder import WayFinder

URL = "https://api.acme.test/"
E, D, P, S = (Proxy("http", f"{name}.test", 8080) for name in ("env", "desktop", "pac", "set"))
ENVIRONMENT = {"https_proxy": "http://me:secret@env.test:8080", "no_proxy": ".intern.test"}
LOOPBACK = ["http://127.0.0.1:1/", "https://localhost/", "https://[::1]:8/", "http://127.8.8.8/"]


class Pac:
    """A proxy file that names one proxy for everything."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def ways(self, address: PacAddress, url: str) -> Ways:
        self.asked.append((address.url, url))
        return Ways((P,))

    def forget(self) -> None:
        self.asked.clear()


@pytest.mark.parametrize("url", LOOPBACK)
@pytest.mark.parametrize("setting", ["system", "none", "http://set.test:8080", "pac:http://w/p"])
def test_loopback_never_takes_a_proxy(setting: str, url: str) -> None:
    pac = Pac()
    everything = {**ENVIRONMENT, "http_proxy": "http://env.test:8080", "no_proxy": ""}
    finder = WayFinder(everything, lambda url: Ways((D,)), pac)
    assert finder.ways(setting, url) == DIRECT
    assert pac.asked == []


def test_the_setting_comes_first() -> None:
    finder = WayFinder(ENVIRONMENT, lambda url: Ways((D,)), Pac())
    assert finder.ways("none", URL) == DIRECT
    assert finder.ways("http://set.test:8080", URL).ways == (S,)
    assert finder.ways("pac:http://wpad/p.pac", URL).ways == (P,)


def test_no_proxy_belongs_to_the_system() -> None:
    finder = WayFinder(ENVIRONMENT, lambda url: Ways((D,)), Pac())
    inside = "https://license.intern.test/"
    assert finder.ways("system", inside) == DIRECT
    assert finder.ways("http://set.test:8080", inside).ways == (S,)


def test_the_environment_comes_before_the_desktop() -> None:
    assert WayFinder(ENVIRONMENT, lambda url: Ways((D,))).ways("system", URL).ways == (E,)
    assert WayFinder({}, lambda url: Ways((D,))).ways("system", URL).ways == (D,)
    exempt = WayFinder({"no_proxy": "acme.test"}, lambda url: Ways((D,)))
    assert exempt.ways("system", URL) == DIRECT


def test_a_desktop_may_name_a_file() -> None:
    pac = Pac()
    finder = WayFinder({}, lambda url: PacAddress("http://wpad/p.pac"), pac)
    assert finder.ways("system", URL).ways == (P,)
    assert pac.asked == [("http://wpad/p.pac", URL)]
    finder.forget()
    assert pac.asked == []


def test_an_address_that_is_none_leads_nowhere() -> None:
    found = WayFinder().ways("http://bad host/", URL)
    assert found.ways == ()
    assert "network.proxy" in found.trouble


def test_the_environments_password_is_for_its_own_proxy_only() -> None:
    finder = WayFinder({**ENVIRONMENT, "http_proxy": "socks5://x:y@z:1"})
    assert finder.credentials_for("env.test:8080") == ("me", "secret")
    assert finder.credentials_for("other.test:8080") is None
    assert "secret" not in repr(finder.ways("system", URL))


def test_without_anything_it_is_straight() -> None:
    assert WayFinder().ways("system", URL) == DIRECT
