"""Who may hand an answer in by POST: our own relay page, and the provider's form? (LB24, LB25)"""

import time
from contextlib import ExitStack

import pytest

from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import FORM, OpenListener, connect, request_bytes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Origin", None), ("Origin", "null"), ("Origin", "http://evil.test"),
        ("Origin", "http://localhost"), ("Origin", "https://localhost:{port}"),
        ("Origin", "http://localhost:{port}/"), ("Origin", "http://localhost:{port}.evil.test"),
        ("Origin", "http://127.0.0.1:{port}"), ("Origin", "HTTP://LOCALHOST:{port}"),
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"),
        ("Sec-Fetch-Site", "none"), ("Content-Type", "text/plain"), ("Content-Type", FORM),
        ("Content-Type", None), ("Content-Type", "application/json; charset=utf-8"),
        ("X-Keyturn-Relay", None), ("X-Keyturn-Relay", ""), ("X-Keyturn-Relay", "A" * 43),
        ("Host", "evil.test:{port}"),
    ],
)  # fmt: skip
def test_lb24_the_relay_takes_our_own_page_only(
    open_listener: Open, name: str, text: str | None
) -> None:
    opened = open_listener("token")
    sent = text and text.format(port=opened.port)
    answer = opened.relay(f"id_token=i&state={opened.state}", **{name.replace("-", "_"): sent})
    assert answer.status in (403, 421)
    opened.assert_unharmed()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{}", b"[]", b"null", b'"x"', b"\xff", b'{"fragment": 1}', b'{"fragment": null}',
        b'{"fragment": "\\ud800"}', b"[" * 100_000, b'{"fragment": "a=1&a=2"}',
        b'{"fragment": "' + b"a=1&" * 100 + b'"}',
    ],
)  # fmt: skip
def test_lb24_a_body_that_is_no_fragment(open_listener: Open, body: bytes) -> None:
    opened = open_listener("token")
    headers = {"Origin": opened.origin, "Content-Type": "application/json"}
    named = {**headers, "X-Keyturn-Relay": opened.relay_key()}
    raw = request_bytes("POST", "/keyturn/relay", {"Host": opened.host, **named}, body)
    assert opened.send(raw).status == 400
    opened.assert_unharmed()


def test_lb24_no_relay_where_no_fragment_is_expected(opened: OpenListener) -> None:
    assert opened.relay(f"code=c&state={opened.state}", key="k").status == 403
    opened.assert_unharmed()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Origin", "http://evil.test"), ("Origin", "https://id.acme.test.evil.test"),
        ("Origin", ""), ("Origin", "https:"), ("Content-Type", "text/plain"),
        ("Content-Type", "application/json"), ("Content-Type", None),
        ("Content-Type", "multipart/form-data; boundary=x"), ("Sec-Fetch-Dest", "iframe"),
        ("Sec-Fetch-Dest", "empty"),
    ],
)  # fmt: skip
def test_lb25_a_form_post_of_somebody_else(
    open_listener: Open, name: str, text: str | None
) -> None:
    opened = open_listener("form_post")
    sent = {"code": "c", "state": opened.state}
    assert opened.form(sent, **{name.replace("-", "_"): text}).status == 400
    opened.assert_unharmed()


@pytest.mark.parametrize(
    ("issuer", "origin"),
    [
        ("https://id.acme.test/realm", "https://id.acme.test"),
        ("https://id.acme.test", "https://id.acme.test"),
        ("https://id.acme.test:8443/realm", "https://id.acme.test:8443"),
        ("https://id.acme.test/realm", None),
        (None, "null"),
    ],
)
def test_lb25_a_form_post_of_the_issuer(
    open_listener: Open, issuer: str | None, origin: str | None
) -> None:
    opened = open_listener("form_post", issuer=issuer)
    assert opened.form({"code": "c", "state": opened.state}, Origin=origin).status == 303


@pytest.mark.parametrize("size", [50, 200_000])
@pytest.mark.parametrize("kind", ["token", "form_post"])
def test_lb17_half_bodies_delay_nobody(open_listener: Open, kind: str, size: int) -> None:
    """Heads as they must be, and then nothing: more of them than bodies are read at once."""
    opened = open_listener(kind)
    headers: dict[str, str | None] = {"Host": opened.host, "Content-Length": str(size)}
    if kind == "token":
        headers |= {"Origin": opened.origin, "Content-Type": "application/json"}
        raw = request_bytes(
            "POST", "/keyturn/relay", {**headers, "X-Keyturn-Relay": opened.relay_key()}
        )
    else:
        raw = request_bytes("POST", "/callback", {**headers, "Content-Type": FORM})
    with ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(connect(opened.port)).sendall(raw + b"a")
        began = time.monotonic()
        opened.assert_unharmed()
        assert time.monotonic() - began < 2


def test_lb18_a_long_body_among_half_ones_is_read(open_listener: Open) -> None:
    """The genuine answer may be long itself."""
    opened = open_listener("form_post")
    headers = {"Host": opened.host, "Content-Length": "200000", "Content-Type": FORM}
    raw = request_bytes("POST", "/callback", headers)
    with ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(connect(opened.port)).sendall(raw + b"a")
        began = time.monotonic()
        assert opened.genuine(access_token="a" * 200_000).status == 303
        assert time.monotonic() - began < 2
