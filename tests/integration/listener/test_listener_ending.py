"""Does a sign-in's listener end at once, in every state, and stay out of the next one's way?
(LB42 to LB45, LB50)"""

import logging
import socket
import threading
import time
from contextlib import ExitStack

import pytest

from sso.signin.authorization import Accepted
from sso.signin.redirect_routes import Outcome
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import (
    OpenListener,
    connect,
    key_in,
    open_files,
    request_bytes,
    sockets_on,
    wait_until,
)


def assert_over(opened: OpenListener) -> None:
    """Nothing listens, and no connection of ours is left."""
    assert sockets_on(opened.port) == []
    assert "listener" not in [thread.name for thread in threading.enumerate()]


def read_to_the_end(peer: socket.socket) -> None:
    while peer.recv(4096):
        pass


def test_lb43_every_connection_is_closed_within_a_second(each_kind: OpenListener) -> None:
    genuine = request_bytes("GET", "/callback", {"Host": each_kind.host})
    with ExitStack() as stack:
        peers = [stack.enter_context(connect(each_kind.port)) for _ in range(60)]
        for index, peer in enumerate(peers):
            peer.sendall(genuine[: index * len(genuine) // 60])
        began = time.monotonic()
        each_kind.listener.close()
        assert time.monotonic() - began < 1
        for peer in peers:
            with pytest.raises(ConnectionResetError):
                read_to_the_end(peer)
    assert_over(each_kind)


def test_lb43_closing_while_the_page_waits_for_the_outcome(opened: OpenListener) -> None:
    opened.assert_unharmed()
    key = key_in(opened.get("/keyturn/received"))
    with connect(opened.port) as page:
        headers = {"Host": opened.host, "X-Keyturn-Relay": key}
        page.sendall(request_bytes("GET", "/keyturn/outcome", headers))
        began = time.monotonic()
        opened.listener.close()
        assert time.monotonic() - began < 1
    assert_over(opened)


def test_lb43_closing_twice_and_from_two_threads(opened: OpenListener) -> None:
    closing = [threading.Thread(target=opened.listener.close) for _ in range(2)]
    for thread in closing:
        thread.start()
    for thread in closing:
        thread.join(2)
        assert not thread.is_alive()
    opened.listener.close()
    assert_over(opened)


def test_lb43_closing_at_once_after_opening(open_listener: Open) -> None:
    for _ in range(10):
        opened = open_listener()
        opened.listener.close()
        assert_over(opened)


def test_lb44_a_second_sign_in_has_its_own_address_and_state(open_listener: Open) -> None:
    first, second = open_listener(), open_listener()
    assert second.get(second.callback(code="c", state=first.state)).status == 400
    assert first.get(first.callback(code="c", state=second.state)).status == 400
    first.assert_unharmed()
    second.assert_unharmed()


def test_lb45_a_late_answer_to_an_earlier_attempt_changes_nothing(each_kind: OpenListener) -> None:
    earlier = OpenListener(each_kind.kind, port=0)
    earlier.listener.close()
    late = {"code": "late", "id_token": "late", "state": earlier.state}
    if each_kind.kind == "form_post":
        assert each_kind.form(late).status == 400
    elif each_kind.kind == "token":
        assert each_kind.relay(f"id_token=late&state={earlier.state}").status == 400
    else:
        assert each_kind.get(each_kind.callback(**late)).status == 400
    each_kind.assert_unharmed()


def test_lb45_an_old_connection_belongs_to_no_new_attempt(open_listener: Open) -> None:
    """Attempts are told apart by state: what was connected before the end is gone after it."""
    first = open_listener()
    with connect(first.port) as old:
        first.listener.close()
        second = open_listener(port=first.port)
        request = request_bytes(
            "GET", second.callback(code="c", state=first.state), {"Host": first.host}
        )
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            old.sendall(request)
        second.assert_unharmed()


def test_lb45_the_listener_stays_until_the_result_is_fetched(each_kind: OpenListener) -> None:
    each_kind.assert_unharmed()
    key = key_in(each_kind.get("/keyturn/received"))
    each_kind.listener.announce(Outcome.ACTIVE)
    closing = threading.Thread(target=lambda: each_kind.listener.close(linger_s=30))
    closing.start()
    assert each_kind.get("/keyturn/outcome", X_Keyturn_Relay=key).body == b"active"
    closing.join(3)
    assert not closing.is_alive()
    assert_over(each_kind)


def test_lb45_but_not_longer_than_it_was_told(opened: OpenListener) -> None:
    opened.assert_unharmed()
    began = time.monotonic()
    opened.listener.close(linger_s=0.2)
    assert 0.2 <= time.monotonic() - began < 1.5
    assert_over(opened)


def test_lb43_a_second_close_cuts_the_waiting_short(opened: OpenListener) -> None:
    opened.assert_unharmed()
    closing = threading.Thread(target=lambda: opened.listener.close(linger_s=30))
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()
    began = time.monotonic()
    opened.listener.close()
    assert_over(opened)
    closing.join(1)
    assert not closing.is_alive()
    assert time.monotonic() - began < 1


def test_lb45_strangers_do_not_end_the_waiting(opened: OpenListener) -> None:
    """Only the page that was sent on is waited for; what others ask is not its question."""
    opened.assert_unharmed()
    key = key_in(opened.get("/keyturn/received"))
    for path in ("/keyturn/refused", "/keyturn/outcome", "/favicon.ico", "/callback?code=x"):
        opened.get(path)
    closing = threading.Thread(target=lambda: opened.listener.close(linger_s=30))
    closing.start()
    closing.join(0.3)
    assert closing.is_alive()
    opened.listener.announce(Outcome.FAILED)
    assert opened.get("/keyturn/outcome", X_Keyturn_Relay=key).body == b"failed"
    closing.join(3)
    assert not closing.is_alive()


def test_lb31_a_hundred_genuine_answers_at_once_count_once(each_kind: OpenListener) -> None:
    key = each_kind.relay_key() if each_kind.kind == "token" else None

    def deliver() -> None:
        if key is None:
            each_kind.genuine()
        else:
            each_kind.relay(f"id_token=i&state={each_kind.state}", key=key)

    tabs = [threading.Thread(target=deliver) for _ in range(100)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join(10)
    assert len(each_kind.verdicts) == 1
    assert isinstance(each_kind.verdicts[0], Accepted)


def test_lb50_nothing_secret_is_logged_or_shown(
    each_kind: OpenListener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    each_kind.get(each_kind.path_of(each_kind.link))
    each_kind.get(each_kind.callback(error="x", state="wrong-state"))
    each_kind.send(b"\x16\x03\x01")
    each_kind.genuine(access_token="secret-token")
    assert wait_until(each_kind.is_answered.is_set)
    shown = caplog.text + repr(each_kind.verdicts) + repr(each_kind.request)
    link_token = each_kind.link.rpartition("/")[2]
    for secret in (each_kind.state, "wrong-state", "secret-token", link_token):
        assert secret not in shown


def test_descriptors_and_threads_do_not_grow(open_listener: Open) -> None:
    open_listener().listener.close()
    before, threads = open_files(), threading.active_count()
    for _ in range(20):
        opened = OpenListener()
        with socket.socket() as idle:
            idle.connect(("127.0.0.1", opened.port))
            opened.assert_unharmed()
        opened.listener.close()
    assert wait_until(lambda: open_files() == before)
    assert threading.active_count() == threads
