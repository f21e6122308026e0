"""What can another user of this computer do? Refused, locked out, and shown nothing (L1 to L4)."""

import os
import socket
import struct
import sys
import threading
from pathlib import Path

import pytest

from sso.errors import NoRedirectAddress
from sso.signin import peer
from sso.signin.browser import Browser
from sso.signin.listener import Listener
from sso.signin.port_reservation import PortReservation
from sso.signin.redirect_routes import Outcome
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import (
    PAGES,
    OpenListener,
    request_bytes,
    wait_until,
)
from tests.integration.listener.other_user import (
    as_other_user,
    bare_socket,
    bind_fails,
    needs_root,
    send_bare,
)
from tests.integration.sandbox_process import free_port
from tests.unit.samples import request

pytestmark = needs_root

SPELLINGS = {
    "v4": (socket.AF_INET, "127.0.0.1"),
    "v6": (socket.AF_INET6, "::1"),
    "v4 mapped into v6": (socket.AF_INET6, "::ffff:127.0.0.1"),
}


def genuine_bytes(opened: OpenListener) -> bytes:
    """The genuine answer with the right state, as bytes."""
    if opened.kind == "form_post":
        body = f"code=c&state={opened.state}".encode()
        kind = "application/x-www-form-urlencoded"
        headers: dict[str, str | None] = {"Host": opened.host, "Content-Type": kind}
        return request_bytes("POST", "/callback", headers, body)
    if opened.kind == "token":
        body = ('{"fragment": "id_token=i&state=' + opened.state + '"}').encode()
        headers = {
            "Host": opened.host,
            "Origin": opened.origin,
            "Content-Type": "application/json",
            "X-Keyturn-Relay": opened.relay_key(),
        }
        return request_bytes("POST", "/keyturn/relay", headers, body)
    return request_bytes(
        "GET", opened.callback(code="c", state=opened.state), {"Host": opened.host}
    )


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_lb25_another_user_with_the_right_state_is_refused(
    each_kind: OpenListener, spelling: str
) -> None:
    family, literal = SPELLINGS[spelling]
    raw, address = genuine_bytes(each_kind), (literal, each_kind.port)
    for _ in range(5):
        answer = as_other_user(lambda: send_bare(family, address, raw))
        assert answer.startswith(b"HTTP/1.1 403 ")
    assert each_kind.listener.counts.foreign_users == 5
    each_kind.assert_unharmed()


@pytest.mark.parametrize("leaving", ["close", "shutdown", "reset"])
def test_lb25_another_user_who_leaves_at_once_is_refused_too(
    each_kind: OpenListener, leaving: str
) -> None:
    """Whose connection it was can no longer be asked: then it is not ours."""
    raw, port = genuine_bytes(each_kind), each_kind.port
    turns = 300 if leaving == "reset" else 30  # a reset must race

    def send_and_leave() -> int:
        pause = threading.Event()
        for turn in range(turns):
            peer = bare_socket(socket.AF_INET)
            try:
                peer.connect(("127.0.0.1", port))
                peer.sendall(raw)
                if leaving == "shutdown":
                    peer.shutdown(socket.SHUT_WR)
                if leaving == "reset":
                    pause.wait(turn % 60 * 2e-5)
                    linger = struct.pack("ii", 1, 0)
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            except OSError:
                pass
            peer.close()
        return turns

    assert as_other_user(send_and_leave) == turns
    each_kind.assert_unharmed()


def test_lb24_another_user_gets_no_key(open_listener: Open) -> None:
    """Neither by the relay page nor by the page afterwards; and the right key is no use to him."""
    opened = open_listener("token")
    own_key = opened.relay_key()
    assert own_key

    def as_stranger(path: str, **headers: str) -> bytes:
        raw = request_bytes("GET", path, {"Host": opened.host, **headers})
        address = ("127.0.0.1", opened.port)
        return bytes(as_other_user(lambda: send_bare(socket.AF_INET, address, raw)))

    assert b"keyturn-relay-key" not in as_stranger("/callback")
    opened.assert_unharmed()
    assert b"keyturn-relay-key" not in as_stranger("/keyturn/received")
    opened.listener.announce(Outcome.ACTIVE)
    key = {"X-Keyturn-Relay": own_key}
    assert as_stranger("/keyturn/outcome", **key).startswith(b"HTTP/1.1 403 ")
    assert opened.get("/keyturn/outcome", X_Keyturn_Relay=own_key).body == b"active"


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_lb12_another_user_cannot_use_the_start_link(opened: OpenListener, spelling: str) -> None:
    family, literal = SPELLINGS[spelling]
    raw = request_bytes("GET", opened.path_of(opened.link), {"Host": opened.host})
    answer = as_other_user(lambda: send_bare(family, (literal, opened.port), raw))
    assert b"id.acme.test" not in answer
    assert opened.starts == 0
    assert opened.get(opened.path_of(opened.link)).status == 302


@pytest.mark.parametrize("squat", ["127.0.0.1", "0.0.0.0", "::1", "::"])
def test_lb3_another_users_squatter_keeps_the_browser_closed(squat: str) -> None:
    """With no address there is no link, so that no browser can be opened with one."""
    port, told, go_on = free_port(), os.pipe(), os.pipe()

    def sit() -> None:
        family = socket.AF_INET6 if ":" in squat else socket.AF_INET
        squatter = bare_socket(family)
        squatter.bind((squat, port))
        squatter.listen(5)
        os.write(told[1], b"x")
        os.read(go_on[0], 1)

    sitting = threading.Thread(target=lambda: as_other_user(sit))
    sitting.start()
    assert os.read(told[0], 1) == b"x"
    listener = Listener(PAGES, "Keyturn")
    try:
        with pytest.raises(NoRedirectAddress) as caught:
            listener.bind(
                request(redirect_uri=f"http://localhost:{port}/callback"),
                on_verdict=lambda verdict: None,
            )
        assert caught.value.facts["cause"] == "taken"
        assert listener.new_link() == ""
    finally:
        os.write(go_on[1], b"x")
        sitting.join(10)
        listener.close()
        for end in (*told, *go_on):
            os.close(end)


TAKINGS = {
    "v4": (socket.AF_INET, "127.0.0.1"),
    "v4 any": (socket.AF_INET, "0.0.0.0"),
    "v6": (socket.AF_INET6, "::1"),
    "v6 any": (socket.AF_INET6, "::"),
    "mapped": (socket.AF_INET6, "::ffff:127.0.0.1"),
}


@pytest.mark.parametrize("options", [(), (socket.SO_REUSEADDR,), (socket.SO_REUSEPORT,)])
@pytest.mark.parametrize("taking", TAKINGS)
@pytest.mark.parametrize("is_over", [False, True], ids=["signing in", "grace time"])
def test_lb7_another_user_cannot_take_the_port(
    open_listener: Open, taking: str, options: tuple[int, ...], is_over: bool
) -> None:
    reservation = PortReservation(grace_s=60)
    opened = open_listener(reservation=reservation)
    if is_over:
        opened.assert_unharmed()
        opened.listener.close()
    family, literal = TAKINGS[taking]
    assert as_other_user(lambda: bind_fails(family, (literal, opened.port), *options)) != 0
    if not is_over:
        opened.assert_unharmed()
        opened.listener.close()
    reservation.release()


def test_lb12_no_state_or_code_in_any_process_list(
    opened: OpenListener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The launcher's argument is the start link; another user reads it, and it opens nothing."""
    gate = tmp_path / "go-on"
    os.mkfifo(gate)
    launcher = tmp_path / "xdg-open"
    launcher.write_text(f'#!/bin/sh\nread line < "{gate}"\n')
    launcher.chmod(0o755)
    browser = Browser([str(launcher)])
    opening = threading.Thread(target=lambda: browser.open(opened.link))
    opening.start()

    def command_lines() -> str:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                found.append((folder / "cmdline").read_bytes().decode(errors="replace"))
            except OSError:
                continue
        return "\n".join(found)

    assert wait_until(lambda: opened.link in command_lines())
    seen = as_other_user(command_lines)
    gate.write_text("go on\n")
    opening.join(10)
    assert opened.link in seen
    assert opened.state not in seen
    assert "id.acme.test" not in seen


def test_lb25_a_listening_socket_is_nobodys_connection() -> None:
    """The kernel, asked for a connection that is gone, may name who listens on its port."""
    with socket.create_server(("127.0.0.1", 0)) as ours:
        port = ours.getsockname()[1]
        assert peer.is_foreign(("127.0.0.1", port), ("127.0.0.1", 1))
        assert peer.is_foreign(("::ffff:127.0.0.1", port), ("127.0.0.1", 1))
        with socket.create_connection(("127.0.0.1", port)) as near:
            assert not peer.is_foreign(near.getsockname(), near.getpeername())
        assert peer.is_foreign(near_gone := ("127.0.0.1", 1), near_gone)


def test_lb25_the_tables_say_the_same_as_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel does not answer by netlink."""

    def refused(*ends: object) -> None:
        raise OSError

    monkeypatch.setattr(peer, "asked_owner", refused)
    for family, literal in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.create_server((literal, 0), family=family) as ours:
            with socket.create_connection(ours.getsockname()[:2]) as near:
                ends = near.getsockname()[:2], near.getpeername()[:2]
                assert not peer.is_foreign(*ends)
            assert wait_until(lambda ends=ends: peer.is_foreign(*ends))


def test_as_ourselves_the_same_is_taken(each_kind: OpenListener) -> None:
    """The control: this user's own bytes, by each spelling, are taken."""
    assert sys.platform == "linux"
    raw = genuine_bytes(each_kind)
    answer = send_bare(socket.AF_INET6, ("::ffff:127.0.0.1", each_kind.port), raw)
    assert answer.split(b" ")[1] in (b"303", b"204")
    assert len(each_kind.verdicts) == 1
