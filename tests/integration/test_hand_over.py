"""Is there one program a session, and does it do what a terminal asks for?"""

import json
import re
import signal
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sso.activation.progress import Hint, Progress, Stage
from sso.channel.instance import brought_up, socket_of
from sso.channel.local_channel import MAX_LINE_BYTES, connect
from sso.channel.news import error_object, error_of, progress_object, progress_of
from sso.channel.requests import Cancel, Link, Paste, Show, SignIn, line_of, parse_request
from sso.errors import DeviceLimitReached, RequestRefused, SignInRefused
from tests.integration.command_line import Running, Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox
from tests.integration.test_ends import until
from tests.naming import plain

WINDOW = {"QT_QPA_PLATFORM": "offscreen"}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a named pipe there: not run")


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return terminal_of(sandbox, tmp_path)


@pytest.fixture
def program(terminal: Terminal) -> Iterator[Running]:
    """The program in the tray, with a window that nobody sees."""
    running = Running(terminal.words(), WINDOW)
    state = terminal.folder / "state"
    until(lambda: brought_up(state, Show()) and (state / "status/status.sock").exists(), 20)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
    said = [line for line in running.end().err.splitlines() if "does not support raise" not in line]
    assert said == []


def test_the_program_in_the_tray_signs_in_for_a_terminal(
    sandbox: Sandbox, terminal: Terminal, program: Running
) -> None:
    done = terminal.activate()
    assert done.code == 0, done.err
    assert done.object["state"] == "active"
    assert "The program in the tray signs in" in done.err
    assert sandbox.seats() == 1
    again = terminal.activate()
    assert again.object["state"] == "active"
    assert sandbox.count("activate_license") == 1, "active already"


def test_its_error_is_the_terminals_error(
    sandbox: Sandbox, tmp_path: Path, terminal: Terminal, program: Running
) -> None:
    sandbox.settings(sign_in_error="temporarily_unavailable")
    done = terminal.activate()
    assert done.code == 26
    assert done.error["code"] == "SIGN_IN_REFUSED"
    assert done.error["service_code"] == "temporarily_unavailable"


def test_a_second_start_shows_the_first_ones_window_and_ends(
    terminal: Terminal, program: Running
) -> None:
    second = Running(terminal.words(), WINDOW).end()
    assert (second.code, second.err) == (0, "")
    assert program.process.poll() is None


@pytest.mark.parametrize(
    "link",
    ["keyturn-sandbox://activate?product=NONE", "keyturn://activate?product=CAD-PRO&x=1", "x://y"],
)
def test_a_hostile_link_is_refused_before_anybody_sees_it(
    sandbox: Sandbox, terminal: Terminal, program: Running, link: str
) -> None:
    done = Running([*terminal.words(), link], {}).end()
    assert done.code == 64
    assert sandbox.count("sso_url") == 0


def test_a_link_lands_in_the_running_program(
    sandbox: Sandbox, terminal: Terminal, program: Running
) -> None:
    scheme = re.findall(r'url_scheme = "([a-z-]+)"', terminal.profile.read_text())
    link = f"{scheme[0] if scheme else 'keyturn'}://activate?product=CAD-PRO"
    done = Running([*terminal.words(), link], {}).end()
    assert (done.code, done.out, done.err) == (0, "", "")
    assert sandbox.count("sso_url") == 0, "nothing happens without a click"


def test_a_link_without_program_and_screen_says_what_it_proposes(terminal: Terminal) -> None:
    scheme = re.findall(r'url_scheme = "([a-z-]+)"', terminal.profile.read_text())
    link = f"{scheme[0] if scheme else 'keyturn'}://activate?product=CAD-PRO&customer=ACME"
    done = Running([*terminal.words(), link], {}).end()
    assert (done.code, done.out) == (0, "activate --product CAD-PRO --customer ACME\n")


def test_the_status_is_told_while_it_runs(terminal: Terminal, program: Running) -> None:
    feed = connect(terminal.folder / "state" / "status" / "status.sock")
    first = json.loads(feed.read(10) or b"{}")
    assert (first["product"], first["state"]) == ("CAD-PRO", "not_activated")
    assert terminal.activate().code == 0
    lines = [json.loads(feed.read(10) or b"{}") for _ in range(2)]
    assert ("CAD-PRO", "active") in [(one["product"], one["state"]) for one in lines]
    feed.close()


def test_a_change_by_another_process_is_told_too(
    sandbox: Sandbox, terminal: Terminal, program: Running
) -> None:
    assert terminal.activate().code == 0
    feed = connect(terminal.folder / "state" / "status" / "status.sock")
    states = {json.loads(feed.read(10) or b"{}")["product"]: 1 for _ in range(1)}
    assert terminal.run("deactivate").code == 0
    while True:
        told = json.loads(feed.read(10) or b"{}")
        if (told["product"], told["state"]) == ("CAD-PRO", "not_activated"):
            break
    feed.close()
    assert states


def test_the_socket_is_its_owners_alone(terminal: Terminal, program: Running) -> None:
    state = terminal.folder / "state"
    for path in (socket_of(state), state / "status" / "status.sock"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


JUNK = [
    b"",
    b"{}",
    b"null",
    b"[]",
    b'{"schema": 1}',
    b'{"schema": 1, "do": "quit"}',
    b'{"schema": 2, "do": "show"}',
    b'{"schema": true, "do": "show"}',
    b'{"schema": 1, "do": "show", "more": 1}',
    b'{"schema": 1, "do": "link"}',
    b'{"schema": 1, "do": "link", "link": 5}',
    b'{"schema": 1, "do": "activate", "product": null}',
    b'{"schema": 1, "do": "activate", "license_id": true}',
    b'{"schema": 1, "do": "show", "do": "link"}',
    b"\xff\xfe",
    b"GET / HTTP/1.1",
    b"[" * 5000,
    b'{"schema": 1, "do": "link", "link": "' + b"x" * 20_000 + b'"}',
]


@pytest.mark.parametrize("line", JUNK, ids=plain)
def test_junk_is_no_request(line: bytes) -> None:
    with pytest.raises(ValueError, match="request|text"):
        parse_request(line)


def test_junk_ends_its_own_connection_only(terminal: Terminal, program: Running) -> None:
    path = socket_of(terminal.folder / "state")
    for line in (*JUNK, b"x" * (2 * MAX_LINE_BYTES)):
        peer = connect(path)
        try:
            peer.write(line)
            assert peer.read(10) is None
        except OSError:
            pass  # closed while we were still talking
        finally:
            peer.close()
    assert brought_up(terminal.folder / "state", Show())


@pytest.mark.parametrize(
    "request_",
    [
        Show(),
        Link("keyturn://activate?product=CAD-PRO"),
        SignIn("CAD-PRO", "ACME", 1744810240166049, is_again=True, timeout_s=30),
        SignIn(),
        Paste("http://localhost/callback?code=x"),
        Cancel(),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_request_comes_out_as_it_went_in(request_: object) -> None:
    assert parse_request(line_of(request_)) == request_  # type: ignore[arg-type]
    assert "code=x" not in repr(request_)


def test_news_come_out_as_they_went_in_but_for_the_start_link() -> None:
    progress = Progress(
        Stage.WAITING, host="h", link="http://127.0.0.1/once", remaining_s=5.0, hints=(Hint.PROXY,)
    )
    found = json.loads(json.dumps(progress_object(progress)))
    assert "once" not in json.dumps(found)
    assert progress_of(found).hints == (Hint.PROXY,)
    assert progress_of(found).stage is Stage.WAITING


@pytest.mark.parametrize("kind", [DeviceLimitReached, RequestRefused, SignInRefused])
def test_an_error_comes_out_as_it_went_in(kind: type[RequestRefused]) -> None:
    error = kind("a clause", service_code="word", service_message="A sentence.", may_hold_seat=1)
    found = error_of(json.loads(json.dumps(error_object(error))))
    assert type(found) is kind
    assert vars(found) == vars(error)


def test_a_floating_seat_goes_back_when_the_session_ends_the_program(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    terminal = terminal_of(sandbox, tmp_path, person="float@acme.test")
    running = Running(terminal.words(), WINDOW)
    state = terminal.folder / "state"
    until(lambda: brought_up(state, Show()), 20)
    assert terminal.activate().code == 0
    releases = sandbox.count("floating/release")
    began = time.monotonic()
    running.process.send_signal(signal.SIGTERM)
    assert running.end().code == 0
    assert time.monotonic() - began < 6  # 3 s is the bar; this machine may be busy
    assert sandbox.count("floating/release") == releases + 1
    status = terminal.run("status", "--json").object
    assert (status["state"], status["reason"]) == ("seat_needed", "seat_released")
    assert not (state / "status" / "status.sock").exists(), "nothing is left behind"
