"""Is only a plain HTTP request read, and does every answer carry its guards?"""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.signin import http_message
from sso.signin.http_message import HttpAnswer, MalformedRequest, page, parse_head, rendered
from tests.naming import plain

PAGE = page("<html><style>p{}</style><script>let a = 1</script><p>Hi ž</p></html>")


def head(*lines: bytes, start: bytes = b"GET /callback?code=1 HTTP/1.1") -> bytes:
    return b"\r\n".join([start, *lines]) + b"\r\n\r\n"


def status_of(raw: bytes) -> int:
    with pytest.raises(MalformedRequest) as caught:
        parse_head(raw)
    return caught.value.status


def test_a_plain_request() -> None:
    found = parse_head(head(b"Host: localhost:1", b"COOKIE:\t a=b ", b"cookie: c=d"))
    assert (found.method, found.path, found.query_raw) == ("GET", "/callback", "code=1")
    assert found.headers["host"] == "localhost:1"
    assert found.content_length == 0


def test_the_query_begins_at_the_first_question_mark() -> None:
    found = parse_head(head(start=b"GET /callback?a=?b HTTP/1.0"))
    assert (found.path, found.query_raw) == ("/callback", "a=?b")


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /callback\r\n\r\n",
        b"GET\r\n\r\n",
        b"\r\n\r\n",
        b"GET /callback HTTP/1.1\nHost: a\n\r\n\r\n",
        head(start=b"GET  /callback HTTP/1.1"),
        head(start=b"GET /call back HTTP/1.1"),
        head(start=b"get /callback HTTP/1.1"),
        head(start=b"GET http://localhost/callback HTTP/1.1"),
        head(start=b"CONNECT localhost:80 HTTP/1.1"),
        head(start=b"OPTIONS * HTTP/1.1"),
        head(start=b"GET callback HTTP/1.1"),
        head(start=b"GET /callback HTTP/2.0"),
        head(start=b"GET /callback HTTP/1.10"),
        head(start=b"GET /call\xc3\xa9 HTTP/1.1"),
        head(start=b"GET /call\x00 HTTP/1.1"),
        head(start=b" GET / HTTP/1.1"),
        head(b"Host: a", b"Host: a"),
        head(b"Host: a", b"host: b"),
        head(b"Host : a"),
        head(b" Host: a"),
        head(b"Host: a", b" folded"),
        head(b"Host: a", b"\tfolded"),
        head(b"Host"),
        head(b": a"),
        head(b"Ho\x00st: a"),
        head(b"Host: a\x00b"),
        head(b"Host: a\nX: b"),
        head(b"Host: a\rX: b"),
        head(b"Transfer-Encoding: chunked"),
        head(b"Transfer-Encoding: identity", b"Content-Length: 3"),
        head(b"Content-Length: 3", b"Content-Length: 3"),
        head(b"Content-Length: 3, 3"),
        head(b"Content-Length: +3"),
        head(b"Content-Length: -3"),
        head(b"Content-Length: 0x3"),
        head(b"Content-Length: "),
        head(b"Content-Length: 9999999999"),
        head(*[b"X-%d: a" % n for n in range(100)]),
    ],
    ids=plain,
)
def test_what_two_parsers_could_read_in_two_ways_is_400(raw: bytes) -> None:
    assert status_of(raw) == 400


def test_what_is_malformed_says_how_it_is_answered() -> None:
    with pytest.raises(MalformedRequest, match="413"):
        parse_head(head(b"Content-Length: 999999999"))


def test_a_body_of_a_size_nobody_sends_is_413() -> None:
    assert parse_head(head(b"Content-Length: 262144")).content_length == 262144
    assert status_of(head(b"Content-Length: 262145")) == 413


@given(st.binary(max_size=300))
def test_any_bytes_are_a_request_or_malformed(raw: bytes) -> None:
    try:
        found = parse_head(raw + b"\r\n\r\n")
    except MalformedRequest:
        return
    assert found.path.startswith("/")
    assert "transfer-encoding" not in found.headers


@given(
    st.lists(st.sampled_from([b"Host: a", b"GET / HTTP/1.1", b"\n", b" x", b"A: b"]), max_size=5)
)
def test_shuffled_lines_never_give_two_hosts(lines: list[bytes]) -> None:
    raw = b"\r\n".join([b"GET / HTTP/1.1", *lines]) + b"\r\n\r\n"
    try:
        parse_head(raw)
    except MalformedRequest:
        return
    assert lines.count(b"Host: a") <= 1


# ---- answers

GUARDS = {
    b"Connection: close",
    b"Cache-Control: no-store",
    b"Cross-Origin-Opener-Policy: same-origin",
    b"Cross-Origin-Resource-Policy: same-origin",
    b"Referrer-Policy: no-referrer",
    b"X-Content-Type-Options: nosniff",
    b"X-Frame-Options: DENY",
}


@pytest.mark.parametrize("status", sorted(http_message.REASONS))
def test_every_answer_carries_its_guards(status: int) -> None:
    raw = rendered(HttpAnswer(status, PAGE))
    lines, _, body = raw.partition(b"\r\n\r\n")
    found = set(lines.split(b"\r\n")[1:])
    assert lines.startswith(b"HTTP/1.1 %d " % status)
    assert found >= GUARDS
    assert any(line.startswith(b"Content-Security-Policy: default-src 'none'") for line in found)
    assert b"Content-Length: %d" % len(body) in found
    assert b"Access-Control" not in lines
    assert b"Set-Cookie" not in lines
    assert (body == b"") == (status == 204)


def test_a_head_answer_has_no_body() -> None:
    raw = rendered(HttpAnswer(200, PAGE), is_head=True)
    assert raw.endswith(b"\r\n\r\n")
    assert b"Content-Length: %d\r\n" % len(PAGE.body) in raw


def test_a_redirect_and_a_list_of_methods() -> None:
    raw = rendered(HttpAnswer(303, PAGE, location="/done#_", allow="GET"))
    assert b"\r\nLocation: /done#_\r\n" in raw
    assert b"\r\nAllow: GET\r\n" in raw


def test_a_page_may_run_its_own_script_and_style_alone() -> None:
    script = base64.b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    style = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()
    assert f"script-src 'sha256-{script}'" in PAGE.policy
    assert f"style-src 'sha256-{style}'" in PAGE.policy
    for rule in ("base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"):
        assert rule in PAGE.policy
    assert "unsafe" not in PAGE.policy


def test_a_page_without_a_script_may_run_none() -> None:
    assert "script-src 'none'" in page("<p>x</p>").policy
