"""Where does a sign-in at the network's proxy lie, and what is refused?"""

from __future__ import annotations

import pytest

from sso import errors
from sso.activation.proxy_access import ProxyAccess
from sso.network.proxies import Ways, parse_proxy
from sso.storage.vault import Vault
from tests.unit.fake_backends import KeyringLocked, MemoryBackend, RaisingBackend

SERVICE = "https://api.acme.test"


class FakeWayOut:
    """A network with some ways; counts how often it was told to look again."""

    def __init__(self, *proxies: str | None) -> None:
        self._ways = Ways(tuple(parse_proxy(one) if one else None for one in proxies))
        self.asked: list[str] = []
        self.looked_again = 0

    def ways(self, url: str) -> Ways:
        self.asked.append(url)
        return self._ways

    def look_again(self) -> None:
        self.looked_again += 1


class Office:
    """A computer behind some proxies."""

    def __init__(self, *proxies: str | None, backend: MemoryBackend | None = None) -> None:
        self.way_out = FakeWayOut(*proxies)
        kept = backend or MemoryBackend()
        self.vault = Vault("a.b", lambda: kept)
        self.access = ProxyAccess(self.vault, lambda: self.way_out, SERVICE)


@pytest.mark.parametrize(
    ("proxies", "name"),
    [
        ((None,), ""),
        ((), ""),
        (("http://proxy:3128",), "proxy:3128"),
        ((None, "http://second:1"), "second:1"),
        (("http://first:1", "http://second:1"), "first:1"),
    ],
)
def test_the_first_proxy_on_the_way_is_the_one_in_use(
    proxies: tuple[str | None, ...], name: str
) -> None:
    office = Office(*proxies)
    assert office.access.in_use() == name
    assert office.way_out.asked == [SERVICE]


def test_a_sign_in_is_kept_under_the_proxy_in_use() -> None:
    office = Office("http://proxy:3128")
    assert office.access.keep("", "me", "pass word") == "proxy:3128"
    assert office.access.kept("proxy:3128") == ("me", "pass word")
    assert office.access.kept("other:3128") is None
    assert office.way_out.looked_again == 1, "for every call from now on"


def test_a_named_proxy_is_taken_whatever_is_in_use() -> None:
    office = Office("http://proxy:3128")
    assert office.access.keep("Other.acme.test:8080", "me", "") == "other.acme.test:8080"
    assert office.access.kept("other.acme.test:8080") == ("me", "")
    assert office.way_out.asked == []


def test_a_sign_in_is_forgotten() -> None:
    office = Office("http://proxy:3128")
    office.access.keep("", "me", "word")
    assert office.access.forget("http://proxy:3128") == "proxy:3128"
    assert office.access.kept("proxy:3128") is None
    assert office.way_out.looked_again == 2
    office.access.keep("", "me", "word")
    assert office.access.forget("") == "proxy:3128"
    assert office.access.kept("proxy:3128") is None


@pytest.mark.parametrize(
    ("user", "password"), [("", "word"), ("a:b", "word"), ("a\n", "word"), ("a", "wo\rrd")]
)
def test_what_no_proxy_could_read_is_refused(user: str, password: str) -> None:
    office = Office("http://proxy:3128")
    with pytest.raises(errors.UsageError):
        office.access.keep("", user, password)
    assert office.access.kept("proxy:3128") is None
    assert office.way_out.looked_again == 0


@pytest.mark.parametrize("proxy", ["", "socks5://proxy:1080"])
def test_no_proxy_or_one_of_another_kind_is_refused(proxy: str) -> None:
    office = Office(None)
    with pytest.raises(errors.UsageError):
        office.access.keep(proxy, "me", "word")
    with pytest.raises(errors.UsageError):
        office.access.forget(proxy)


def test_a_locked_secret_store_leaves_the_proxy_s_refusal_to_speak() -> None:
    office = Office("http://proxy:3128", backend=RaisingBackend(KeyringLocked()))
    assert office.access.kept("proxy:3128") is None
    with pytest.raises(errors.SecretStoreUnavailable):
        office.access.keep("", "me", "word")
