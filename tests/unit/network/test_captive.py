"""Is a page that stands in the way told from an answer of the service?"""

import pytest

from sso.errors import NetworkSignIn, ServiceUnreachable
from sso.network.captive import page_in_the_way, stands_at_the_door

HTTP, HTTPS = "http://127.0.0.1:1/api/v4/x", "https://api.acme.test/api/v4/x"
HTML = {"content-type": "text/html; charset=utf-8"}
JSON = {"content-type": "application/json"}
PLAIN = {"content-type": "text/plain"}


@pytest.mark.parametrize("url", [HTTP, HTTPS])
@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, HTML, b"<html><body>Welcome to the inn</body></html>"),
        (200, JSON, b"\xef\xbb\xbf  <!DOCTYPE html><html></html>"),
        (200, {}, b"<script>location='http://login.inn.test'</script>"),
        (200, HTML, b"Please sign in to use this network"),
        (200, {"content-type": "application/javascript"}, b"location.replace('x')"),
        (200, {"content-type": "text/xml"}, b"<?xml version='1.0'?><WISPAccessGatewayParam/>"),
        (401, HTML, b"<h1>Log in</h1>"),
        (403, HTML, b"<h1>Blocked by policy</h1>"),
        (302, {"location": "http://login.inn.test/?to=x"}, b""),
        (307, {"location": "//login.inn.test/"}, b""),
        (303, {"location": "http://10.0.0.1:8080/"}, b""),
        (511, {}, b""),
        (511, HTML, b"<html></html>"),
    ],
)
def test_a_page_in_the_way(url: str, status: int, headers: dict[str, str], body: bytes) -> None:
    found = page_in_the_way(url, status, headers, body)
    assert isinstance(found, NetworkSignIn)
    assert isinstance(found, ServiceUnreachable)  # so that the license keeps its grace
    assert found.exit_code == 20
    assert found.facts["host"] in ("127.0.0.1", "api.acme.test")


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, JSON, b'{"a": 1}'),
        (200, HTML, b'{"a": 1}'),
        (200, HTML, b'"license_deactivated"'),
        (200, HTML, b"license_deactivated"),
        (200, HTML, b""),
        (200, HTML, b"[]"),
        (200, PLAIN, b"not JSON, and no page"),
        (200, JSON, b'{"cut'),
        (400, JSON, b'{"code": "license_not_found"}'),
        (404, HTML, b"<h1>Not Found</h1>"),
        (500, HTML, b"<h1>Internal error</h1>"),
        (502, HTML, b"<h1>Bad gateway</h1>"),
        (503, HTML, b"<h1>Back soon</h1>"),
        (407, HTML, b"<h1>Proxy</h1>"),
    ],
)
def test_an_answer_of_a_service(status: int, headers: dict[str, str], body: bytes) -> None:
    assert page_in_the_way(HTTPS, status, headers, body) is None


@pytest.mark.parametrize("location", ["/api/v4/x/", "https://api.acme.test/other", ""])
def test_over_tls_a_server_that_leads_to_itself_is_no_page_in_the_way(location: str) -> None:
    assert page_in_the_way(HTTPS, 301, {"location": location}, b"") is None
    assert page_in_the_way(HTTP, 301, {"location": location}, b"") is not None


@pytest.mark.parametrize("location", ["http://[", "//[::1", "https://[x]/", "\x00"])
def test_a_redirect_to_no_address_is_a_page_in_the_way(location: str) -> None:
    assert page_in_the_way(HTTP, 302, {"location": location}, b"") is not None
    page_in_the_way(HTTPS, 302, {"location": location}, b"")


@pytest.mark.parametrize(
    ("location", "portal"),
    [
        ("http://login.inn.test:8080/x?y", "login.inn.test"),
        ("https://api.acme.test@login.inn.test/", "login.inn.test"),
        ("//10.0.0.1/", "10.0.0.1"),
        ("http://[::1", None),
        ("http://<b>evil</b>/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_who_came_in_between_is_named(location: str, portal: str | None) -> None:
    found = page_in_the_way(HTTP, 302, {"location": location}, b"")
    assert found is not None
    assert found.facts.get("portal") == portal


@pytest.mark.parametrize(
    ("status", "location", "is_it"),
    [
        (302, "http://login.inn.test/", True),
        (511, "", True),
        (301, "https://api.acme.test/", False),
        (301, "https://www.acme.test/", False),
        (302, "/login", False),
        (200, "", False),
        (404, "", False),
    ],
)
def test_what_answers_in_the_clear(status: int, location: str, is_it: bool) -> None:
    assert (stands_at_the_door("api.acme.test", status, location) is not None) is is_it
