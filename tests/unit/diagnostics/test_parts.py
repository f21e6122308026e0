"""Does the self-test ask each part the right thing, and does the doctor see a tray?"""

from __future__ import annotations

import http.client
import importlib
import ssl
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jeepney.io.blocking
import pytest
from jeepney import MessageType

from sso.diagnostics import self_test
from sso.diagnostics.self_test import Part, PartMissing, core_tests, examined
from sso.diagnostics.tray_host import has_tray
from sso.errors import NotActivated, SignatureWrong
from sso.licensing import signing
from sso.network import pac, tls

RESOURCES = Path("resources")


def trouble_of(name: str) -> str:
    (part,) = examined({name: core_tests(RESOURCES)[name]})
    assert part.name == name
    return part.trouble


def raises(error: Exception) -> Callable[..., Any]:
    def act(*_: Any, **__: Any) -> Any:
        raise error

    return act


# ---- how a part is told


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (PartMissing("it is not there"), "it is not there"),
        (PartMissing(), "PartMissing"),
        (NotActivated("not yet"), "not yet"),
        (ImportError("no module"), "no module"),
        (OSError(5, "broken"), "[Errno 5] broken"),
        (ValueError(), "ValueError"),
        (RuntimeError("odd"), "odd"),
    ],
    ids=["part", "no words", "ours", "import", "system", "value", "runtime"],
)
def test_whatever_goes_wrong_is_told_and_the_next_one_has_its_turn(
    error: Exception, trouble: str
) -> None:
    tests: self_test.Tests = {"first": raises(error), "second": lambda: 7}
    assert list(examined(tests)) == [Part("first", trouble), Part("second", "")]


def test_a_defect_is_no_trouble_of_a_part() -> None:
    with pytest.raises(ZeroDivisionError):
        list(examined({"x": raises(ZeroDivisionError())}))


def test_which_parts_there_are() -> None:
    assert list(core_tests(RESOURCES)) == [
        "authorities", "secret store", "signatures", "listener", "proxy files",
    ]  # fmt: skip


# ---- authorities


@pytest.mark.parametrize(
    ("platform", "cafile", "capath", "is_missing"),
    [
        ("linux", None, None, True),
        ("linux2", None, None, True),
        ("linux", "/x", None, False),
        ("linux", None, "/x", False),
        ("linux", "/x", "/x", False),
        ("win32", None, None, False),
    ],
)
def test_linux_has_its_authorities_in_a_place(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    cafile: str | None,
    capath: str | None,
    is_missing: bool,
) -> None:
    asked: list[str] = []
    paths = SimpleNamespace(cafile=cafile, capath=capath)
    monkeypatch.setattr(tls, "tls_context", asked.append)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    monkeypatch.setattr(sys, "platform", platform)
    said = "the system's authorities are not found (ca-certificates)"
    assert trouble_of("authorities") == (said if is_missing else "")
    assert asked == [""]


# ---- secret stores


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "freebsd14"])
def test_every_module_of_a_secret_store_is_loaded(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(importlib, "import_module", loaded.append)
    monkeypatch.setattr(sys, "platform", platform)
    assert trouble_of("secret store") == ""
    assert tuple(loaded) == self_test.KEYRINGS.get(platform, ())
    assert bool(loaded) is (platform != "freebsd14")


# ---- signatures


def test_right_and_wrong_signatures_of_the_real_key() -> None:
    assert trouble_of("signatures") == ""


def test_a_wrong_signature_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "verify_response", lambda key, body, signature: None)
    assert trouble_of("signatures") == "a wrong signature was taken"


def test_what_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    """The right one first, then another text, then another key: each has to be told apart."""
    asked: list[tuple[int, bytes]] = []
    real = signing.verify_response

    def verify(key: Any, body: bytes, signature: str | None) -> None:
        asked.append((key.public_numbers().n, body))
        real(key, body, signature)

    monkeypatch.setattr(signing, "verify_response", verify)
    assert trouble_of("signatures") == ""
    pem = (RESOURCES / "keys" / "licensespring.pem").read_bytes()
    shipped = signing.load_public_key(pem).public_numbers().n
    own = asked[0][0]
    assert own != shipped
    assert own.bit_length() == 2048
    assert asked == [(own, b"{}"), (own, b"{ }"), (shipped, b"{}")]


@pytest.mark.parametrize("taken", [1, 2], ids=["another text", "another key"])
def test_either_wrong_one_that_is_taken(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    count = iter(range(3))

    def verify(key: Any, body: bytes, signature: str | None) -> None:
        if next(count) not in (0, taken):
            raise SignatureWrong

    monkeypatch.setattr(signing, "verify_response", verify)
    assert trouble_of("signatures") == "a wrong signature was taken"


# ---- the listener


class FakeListener:
    """A listener without a socket; keeps how it was made."""

    made: list[FakeListener] = []  # noqa: RUF012 - emptied by each test
    link = "http://127.0.0.1:4711/start/x?y"

    def __init__(self, pages: Path, name: str, **more: Any) -> None:
        self.given, self.is_closed = (pages, name, more), False
        self.wanted: Any = None
        self.made.append(self)

    def bind(self, wanted: Any, *, on_verdict: Callable[[Any], None]) -> tuple[None, str]:
        assert on_verdict(None) is None  # type: ignore[func-returns-value]
        self.wanted = wanted
        return None, self.link

    def close(self) -> None:
        self.is_closed = True


class FakeConnection:
    """The other end of it."""

    asked: list[tuple[Any, ...]] = []  # noqa: RUF012 - emptied by each test
    status = 200

    def __init__(self, host: str, port: int, *, timeout: float) -> None:
        self.asked.append((host, port, timeout))

    def request(self, method: str, path: str, *, headers: dict[str, str]) -> None:
        self.asked.append((method, path, headers))

    def getresponse(self) -> SimpleNamespace:
        return SimpleNamespace(status=self.status)

    def close(self) -> None:
        self.asked.append(("closed",))


@pytest.fixture
def listeners(monkeypatch: pytest.MonkeyPatch) -> list[FakeListener]:
    monkeypatch.setattr(FakeListener, "made", [])
    monkeypatch.setattr(FakeConnection, "asked", [])
    monkeypatch.setattr(self_test, "Listener", FakeListener)
    monkeypatch.setattr(http.client, "HTTPConnection", FakeConnection)
    return FakeListener.made


def test_a_page_in_every_language(listeners: list[FakeListener]) -> None:
    assert trouble_of("listener") == ""
    assert [one.given for one in listeners] == [
        (RESOURCES / "pages", "Keyturn", {"language": language, "any_port": True})
        for language in ("en", "de", "fr", "es", "ja", "ar")
    ]
    assert all(one.is_closed for one in listeners)
    wanted = listeners[0].wanted
    assert (wanted.url, wanted.host) == ("https://self-test.invalid/", "self-test.invalid")
    assert (wanted.redirect_uri, wanted.response_type) == ("http://127.0.0.1/callback", "code")
    assert (wanted.state, wanted.nonce) == ("self-test", None)
    assert (wanted.issuer, wanted.client_id) == (None, None)
    assert FakeConnection.asked[:3] == [
        ("127.0.0.1", 4711, 5),
        ("GET", "/start/x", {"Host": "127.0.0.1:4711"}),
        ("closed",),
    ]


def test_a_link_without_a_port(
    listeners: list[FakeListener], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeListener, "link", "http://127.0.0.1/start")
    assert trouble_of("listener") == ""
    assert FakeConnection.asked[0] == ("127.0.0.1", 80, 5)


@pytest.mark.parametrize(
    ("status", "is_fine"), [(200, True), (302, True), (303, True), (404, False), (204, False)]
)
def test_what_the_page_may_answer(
    listeners: list[FakeListener], monkeypatch: pytest.MonkeyPatch, status: int, is_fine: bool
) -> None:
    monkeypatch.setattr(FakeConnection, "status", status)
    said = "" if is_fine else f"the start page answered {status}"
    assert trouble_of("listener") == said
    assert len(listeners) == (6 if is_fine else 1)
    assert listeners[-1].is_closed


# ---- proxy files


def test_a_proxy_file_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trouble_of("proxy files") == ""
    asked: list[tuple[Any, ...]] = []

    def evaluated(*words: Any) -> str:
        asked.append(words)
        return "PROXY x"

    monkeypatch.setattr(pac, "evaluated", evaluated)
    assert trouble_of("proxy files") == "a proxy file was not understood"
    ((script, *rest),) = asked
    assert "FindProxyForURL" in script
    assert rest == ["https://a.test/", datetime(2026, 1, 1, tzinfo=UTC), {}, "127.0.0.1"]


# ---- a tray


class FakeBus:
    """A session bus that knows who owns a name."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Any] = []
        self.timeout: float | None = None

    def __call__(self, *, bus: str) -> FakeBus:
        self.asked.append(bus)
        return self

    def __enter__(self) -> FakeBus:
        return self

    def __exit__(self, *_: object) -> None:
        self.asked.append("closed")

    def send_and_get_reply(self, message: Any, *, timeout: float) -> Any:
        fields = {name.name: value for name, value in message.header.fields.items()}
        self.asked.append((fields, message.body, timeout))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def answer(kind: MessageType, *body: Any) -> SimpleNamespace:
    return SimpleNamespace(header=SimpleNamespace(message_type=kind), body=body)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (answer(MessageType.method_return, True), True),
        (answer(MessageType.method_return, 1), True),
        (answer(MessageType.method_return, False), False),
        (answer(MessageType.error, "no"), False),
        (TimeoutError(), False),
        (OSError(), False),
        (KeyError(), False),
        (ValueError(), False),
    ],
    ids=["yes", "one", "no", "error", "late", "broken", "no bus", "odd"],
)
def test_the_bus_is_asked_for_the_watcher(
    monkeypatch: pytest.MonkeyPatch, said: Any, found: bool
) -> None:
    bus = FakeBus(said)
    monkeypatch.setattr(jeepney.io.blocking, "open_dbus_connection", bus)
    assert has_tray("linux") is found
    fields = {
        "path": "/org/freedesktop/DBus",
        "destination": "org.freedesktop.DBus",
        "interface": "org.freedesktop.DBus",
        "member": "NameHasOwner",
        "signature": "s",
    }
    asked = (fields, ("org.kde.StatusNotifierWatcher",), 2.0)
    assert bus.asked == ["SESSION", asked, "closed"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_cannot_be_told(platform: str) -> None:
    assert has_tray(platform) is None
