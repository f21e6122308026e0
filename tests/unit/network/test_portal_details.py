"""By which signs is a sign-in page of a network told from an answer, and who is named?"""

from __future__ import annotations

import pytest

from sso.network.captive import is_sign_in, network_sign_in, page_in_the_way, stands_at_the_door

URL = "https://api.acme.test/api/v4/x"
CLEAR = "http://api.acme.test/api/v4/x"
HTML = {"content-type": "text/html"}


def is_page(status: int, headers: dict[str, str], body: bytes, url: str = URL) -> bool:
    return page_in_the_way(url, status, headers, body) is not None


@pytest.mark.parametrize("status", [200, 202, 203, 401, 403, 451])
def test_a_page_comes_with_these_statuses(status: int) -> None:
    assert is_page(status, HTML, b"Please sign in")


@pytest.mark.parametrize("status", [201, 204, 206, 300, 304, 400, 404, 407, 410, 429, 500, 503])
def test_a_page_with_another_status_is_a_servers_own(status: int) -> None:
    assert not is_page(status, HTML, b"<html>Not here</html>")


@pytest.mark.parametrize(
    "kind",
    [
        "text/html",
        "TEXT/HTML",
        "application/xhtml+xml",
        "text/javascript",
        "application/ecmascript",
        "text/vnd.wap.wml",
        "application/xml",
        "image/svg+xml",
    ],
)
def test_what_a_browser_would_show_is_a_page(kind: str) -> None:
    assert is_page(200, {"content-type": kind}, b"Please sign in")


@pytest.mark.parametrize("kind", ["", "application/json", "text/plain", "application/octet-stream"])
def test_what_no_browser_would_show_is_none(kind: str) -> None:
    assert not is_page(200, {"content-type": kind}, b"Please sign in")
    assert not is_page(200, {}, b"Please sign in")
    assert is_page(200, {"content-type": kind}, b" \n<p>Please sign in")


@pytest.mark.parametrize(
    ("body", "is_it"),
    [
        (b"\xef\xbb\xbf{}", False),
        (b' "license_deactivated"\n', False),
        (b"x" * 64, False),
        (b"x" * 65, True),
        (b"license deactivated", True),
        (b"{'a': 1}", True),
        (b"\xff\xfe", True),
        (b"[" * 100_000, True),
        (b"17", False),
    ],
    ids=["mark", "word", "long word", "longer", "words", "no JSON", "bytes", "deep", "number"],
)
def test_json_and_single_words_are_answers_whatever_their_type(body: bytes, is_it: bool) -> None:
    assert is_page(200, HTML, body) is is_it


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_redirect_is_one(status: int) -> None:
    away = {"location": "http://login.inn.test/"}
    assert is_page(status, away, b"")
    assert is_sign_in(status)
    assert stands_at_the_door("api.acme.test", status, away["location"]) is not None


@pytest.mark.parametrize("status", [200, 300, 304, 305, 306, 309, 403, 407, 502, 510, 512])
def test_other_statuses_are_none(status: int) -> None:
    away = {"location": "http://login.inn.test/"}
    assert not is_page(status, away, b"{}")
    assert not is_sign_in(status)
    assert stands_at_the_door("api.acme.test", status, away["location"]) is None


def test_511_says_it_itself() -> None:
    assert is_sign_in(511)
    for found in (
        page_in_the_way(URL, 511, {"location": "http://login.inn.test/"}, b""),
        stands_at_the_door("api.acme.test", 511, "http://login.inn.test/"),
    ):
        assert found is not None
        assert found.facts == {"host": "api.acme.test", "portal": "login.inn.test"}


def test_over_tls_only_the_server_leads_to_itself() -> None:
    own, other = "https://api.acme.test:8443/y", "https://www.acme.test/y"
    assert not is_page(302, {"location": own}, b"")
    assert is_page(302, {"location": other}, b"")
    assert is_page(302, {"location": own}, b"", url=CLEAR)
    assert not is_page(302, {"location": "y"}, b"")
    assert not is_page(302, {}, b"")


def test_who_came_in_between_is_named_where_it_is_known() -> None:
    for location, facts in [
        ("http://login.inn.test/", {"host": "api.acme.test", "portal": "login.inn.test"}),
        ("http://[2001:db8::1]/", {"host": "api.acme.test", "portal": "2001:db8::1"}),
        ("http://api.acme.test/", {"host": "api.acme.test"}),
        ("/login", {"host": "api.acme.test"}),
        ("", {"host": "api.acme.test"}),
        ("http://" + "a" * 253 + "/", {"host": "api.acme.test", "portal": "a" * 253}),
        ("http://" + "a" * 254 + "/", {"host": "api.acme.test"}),
    ]:
        assert network_sign_in("api.acme.test", location).facts == facts
    found = page_in_the_way(URL, 200, {**HTML, "location": "http://login.inn.test/"}, b"<p>")
    assert found is not None
    assert found.facts == {"host": "api.acme.test"}, "a page is no redirect"


@pytest.mark.parametrize(
    ("location", "is_it"),
    [
        ("https://sso.acme.test/", False),
        ("https://acme.test./", False),
        ("https://api.inn.test/", True),
        ("https://acme.inn/", True),
        ("http://10.0.0.1/", True),
        ("http://[", False),
    ],
)
def test_at_the_door_a_site_may_lead_to_itself(location: str, is_it: bool) -> None:
    assert (stands_at_the_door("api.acme.test", 302, location) is not None) is is_it
