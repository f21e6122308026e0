"""Which bytes go back to the browser, to the last header?"""

import pytest

from sso.signin.http_message import MAX_HEADERS, HttpAnswer, page, parse_head, rendered, word

POLICY = (
    "default-src 'none'; script-src 'none'; style-src 'none'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
GUARDS = (
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Resource-Policy: same-origin",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
)


def test_a_page_as_it_goes_over_the_wire() -> None:
    lines = (
        "HTTP/1.1 303 See Other",
        "Content-Type: text/html; charset=utf-8",
        "Content-Length: 9",
        "Connection: close",
        "Cache-Control: no-store",
        f"Content-Security-Policy: {POLICY}",
        *GUARDS,
        "Location: /keyturn/received#_",
        "Allow: GET, HEAD",
        "",
        "<p>ž</p>",
    )
    answer = HttpAnswer(303, page("<p>ž</p>"), location="/keyturn/received#_", allow="GET, HEAD")
    assert rendered(answer) == "\r\n".join(lines).encode()


def test_a_word_as_it_goes_over_the_wire() -> None:
    """The page's own script reads it; nothing else may be made of it."""
    lines = (
        "HTTP/1.1 200 OK",
        "Content-Type: text/plain; charset=us-ascii",
        "Content-Length: 6",
        "Connection: close",
        "Cache-Control: no-store",
        "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'",
        *GUARDS,
        "",
        "active",
    )
    assert rendered(HttpAnswer(200, word("active"))) == "\r\n".join(lines).encode()


def test_an_answer_of_204_carries_no_page_of_any_length() -> None:
    raw = rendered(HttpAnswer(204, page("<p>x</p>")))
    assert b"\r\nContent-Length: 0\r\n" in raw
    assert raw.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("tag", ["script", "style"])
def test_each_script_and_style_of_a_page_is_let_in_over_lines_too(tag: str) -> None:
    """Hashes of CSP Level 3, made with `openssl dgst -sha256 -binary | base64`."""
    policy = page(f"<{tag}>a\nb</{tag}><p>x</p><{tag}>c</{tag}>").policy
    first = "'sha256-fhj3NzEbLcOy8mndeDlrA1HxT7Zu+oefdoyyMYGIPHg='"
    second = "'sha256-Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y='"
    assert f"{tag}-src {first} {second};" in policy
    assert policy.count("sha256-") == 2


@pytest.mark.parametrize("count", [0, 1, MAX_HEADERS - 1])
def test_as_many_headers_as_browsers_send_are_taken(count: int) -> None:
    lines = [b"GET / HTTP/1.1", *(b"X-%d: \t a b \t" % number for number in range(count))]
    found = parse_head(b"\r\n".join(lines) + b"\r\n\r\n")
    assert found.headers == {f"x-{number}": "a b" for number in range(count)}


def test_of_several_cookies_the_request_is_still_plain() -> None:
    """Browsers send one line; HTTP/2 to HTTP/1.1 relays may split it (RFC 9113 8.2.3)."""
    raw = b"GET / HTTP/1.1\r\nCookie: a=b\r\nCookie: c=d\r\nHost: localhost\r\n\r\n"
    assert parse_head(raw).headers["host"] == "localhost"


def test_a_header_of_any_bytes_stays_readable() -> None:
    raw = b"GET / HTTP/1.1\r\nUser-Agent: caf\xe9\r\n\r\n"
    assert parse_head(raw).headers["user-agent"] == "caf\xe9"


@pytest.mark.parametrize("size", [0, 1, 255 * 1024])
def test_the_length_of_a_body_is_read_from_its_header(size: int) -> None:
    raw = b"POST /keyturn/relay HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % size
    found = parse_head(raw)
    assert (found.method, found.path, found.query_raw) == ("POST", "/keyturn/relay", "")
    assert found.content_length == size
