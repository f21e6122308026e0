"""Does every way a sign-in can end close the listener, say why, and leave the port free?"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from sso import errors
from sso.activation.manager import Outcome
from sso.activation.progress import Progress, Stage
from sso.licensing.model import License
from sso.licensing.status import State
from tests.integration.bench import Desk
from tests.integration.conftest import MakeDesk
from tests.integration.sandbox_process import Sandbox, free_port, is_listening, running
from tests.integration.visit import Visit


@contextmanager
def occupied(port: int, host: str = "127.0.0.1") -> Iterator[None]:
    """Another program sits on the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as stranger:
        stranger.bind((host, port))
        stranger.listen()
        yield


def second_port(sandbox: Sandbox) -> int:
    return int(sandbox.redirect_uris[1].rpartition(":")[2].partition("/")[0])


# ---- nothing stays


@pytest.mark.parametrize("kind", ["code", "token"])
def test_nothing_listens_before_and_after(sandbox: Sandbox, new_desk: MakeDesk, kind: str) -> None:
    desk = new_desk(kind)
    during: list[bool] = []

    def look(visit: Visit) -> None:
        during.append(is_listening(sandbox.port))
        visit.sign_in("you@acme.test").deliver()
        visit.see_the_end()

    desk.browser.act = look
    assert not is_listening(sandbox.port)
    assert desk.activate().error is None
    assert during == [True]
    assert not is_listening(sandbox.port)


@pytest.mark.parametrize("kind", ["code", "token"])
def test_ten_sign_ins_in_a_row_on_the_same_port(
    sandbox: Sandbox, new_desk: MakeDesk, kind: str
) -> None:
    desk = new_desk(kind)
    for _ in range(10):
        outcome = desk.activate(is_again=True)
        assert outcome.error is None
        assert desk.browser.visits[-1].redirect_uri == sandbox.redirect_uris[0]
    assert sandbox.seats() == 1


def test_the_page_tells_the_true_outcome(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk()
    desk.activate()
    assert desk.browser.visits[0].shown == "active"
    other = new_desk(hardware_id="other")
    other.browser.person = "none@acme.test"
    other.activate()
    assert other.browser.visits[0].shown == "failed"


# ---- addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_another_registered_address_is_taken_when_either_family_is_busy(
    sandbox: Sandbox, desk: Desk, host: str
) -> None:
    with occupied(sandbox.port, host):
        outcome = desk.activate()
    assert outcome.error is None
    assert desk.browser.visits[0].redirect_uri == sandbox.redirect_uris[1]


def test_no_free_address_names_the_first_one(sandbox: Sandbox, desk: Desk) -> None:
    with occupied(sandbox.port), occupied(second_port(sandbox)):
        outcome = desk.activate()
    assert type(outcome.error) is errors.NoRedirectAddress
    assert outcome.error.exit_code == 23
    assert outcome.error.facts["cause"] == "taken"
    assert outcome.error.facts["address"] == f"localhost:{sandbox.port}"
    assert desk.browser.opened == []
    assert sandbox.count("activate_license") == 0


def test_an_address_of_the_profile_is_asked_for(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    sandbox.settings(alternate_urls=False)
    lines = {"sign_in": f'redirect_uri = "{sandbox.redirect_uris[1]}"'}
    desk = new_desk("code", lines)
    assert desk.activate().error is None
    assert desk.browser.visits[0].redirect_uri == sandbox.redirect_uris[1]


def test_further_addresses_of_the_profile_are_tried_in_order(
    sandbox: Sandbox, new_desk: MakeDesk
) -> None:
    sandbox.settings(alternate_urls=False)
    lines = {"sign_in": f'redirect_uris = ["{sandbox.redirect_uris[1]}"]'}
    desk = new_desk("code", lines)
    with occupied(sandbox.port):
        assert desk.activate().error is None
    assert desk.browser.visits[0].redirect_uri == sandbox.redirect_uris[1]


def test_an_address_that_is_not_registered_is_refused(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": f'redirect_uri = "http://localhost:{free_port()}/no"'})
    outcome = desk.activate()
    assert outcome.error is not None
    assert outcome.error.exit_code == 26
    assert desk.browser.opened == []


def test_a_registration_without_a_port_admits_any(
    tmp_path_factory: pytest.TempPathFactory, new_desk: MakeDesk
) -> None:
    uris = ("http://localhost/callback",)
    with running(tmp_path_factory.mktemp("any-port") / "sandbox", uris) as (sandbox, _):
        desk = new_desk("code", {"sign_in": "any_port = true"})
        text = desk.profile.read_text()
        old = text.partition('base_url = "')[2].partition('"')[0]
        desk.profile.write_text(text.replace(old, sandbox.base_url))
        (desk.profile.parent / "public_key.pem").write_bytes(
            (sandbox.folder / "public_key.pem").read_bytes()
        )
        outcome = desk.activate()
        assert outcome.error is None
        assert outcome.report.status.state is State.ACTIVE


# ---- no from the browser, or nothing


@pytest.mark.parametrize("kind", ["code", "token"])
def test_cancel_in_the_browser(sandbox: Sandbox, new_desk: MakeDesk, kind: str) -> None:
    desk = new_desk(kind)
    desk.browser.act = lambda visit: (visit.cancel().deliver(), visit.see_the_end())
    outcome = desk.activate()
    assert type(outcome.error) is errors.Denied
    assert outcome.error.exit_code == 19
    assert sandbox.count("activate_license") == 0
    assert not is_listening(sandbox.port)


@pytest.mark.parametrize("kind", ["code", "token"])
@pytest.mark.parametrize("word", ["temporarily_unavailable", "login_required", "server_error"])
def test_a_no_of_the_provider(sandbox: Sandbox, new_desk: MakeDesk, kind: str, word: str) -> None:
    sandbox.settings(sign_in_error=word)
    desk = new_desk(kind)
    outcome = desk.activate()
    assert type(outcome.error) is errors.SignInRefused
    assert (outcome.error.exit_code, outcome.error.service_code) == (26, word)


def test_a_closed_tab_ends_at_the_deadline(sandbox: Sandbox, desk: Desk) -> None:
    desk.browser.act = lambda visit: None
    began = time.monotonic()
    outcome = desk.activate(timeout_s=1)
    assert type(outcome.error) is errors.SignInTimedOut
    assert outcome.error.exit_code == 24
    assert time.monotonic() - began < 3
    assert not is_listening(sandbox.port)


def test_a_browser_that_cannot_be_opened_leaves_the_link(sandbox: Sandbox, desk: Desk) -> None:
    """The person opens the shown address in another way; nothing has ended."""
    desk.browser.opens = False
    visits: list[Visit] = []

    def on_progress(progress: Progress) -> None:
        if progress.has_browser_failed and not visits:
            visits.append(Visit(progress.authorization_url))
            threading.Thread(
                target=lambda: (
                    visits[0].sign_in("you@acme.test").deliver(),
                    visits[0].see_the_end(),
                ),
                name="by-hand",
            ).start()

    outcome = desk.activate(on_progress=on_progress)
    assert outcome.error is None
    assert visits


# ---- cancel


def timed_cancel(
    desk: Desk, is_reached: Callable[[], bool], **options: object
) -> tuple[Outcome, float]:
    """Cancel once something is reached; returns how it ended and how long that took."""
    program = desk.program()
    outcomes: list[Outcome] = []
    thread = threading.Thread(
        target=lambda: outcomes.append(program.manager.activate(None, desk.options(**options)))
    )
    program.manager.cancel()  # nothing is under way: no effect
    thread.start()
    until(is_reached)
    began = time.monotonic()
    program.manager.cancel()
    thread.join(10)
    took_s = time.monotonic() - began
    assert not thread.is_alive()
    program.api.close()
    return outcomes[0], took_s


def until(is_so: Callable[[], bool], within_s: float = 10) -> None:
    """Wait for a condition, at most so long."""
    ends_at = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < ends_at, "it did not come to that"
        time.sleep(0.01)


def stalled(sandbox: Sandbox, route: str) -> Callable[[], bool]:
    """Let a route stall, and tell when it was asked: the order is used up then."""
    sandbox.fault("stall", route, seconds=20)
    return lambda: sandbox.state()["faults"] == []


def at_stage(stage: Stage, reached: threading.Event) -> Callable[[Progress], None]:
    return lambda progress: reached.set() if progress.stage is stage else None


def assert_cancelled(sandbox: Sandbox, desk: Desk, outcome: Outcome, took_s: float) -> None:
    assert type(outcome.error) is errors.Cancelled
    assert outcome.error.exit_code == 19
    assert took_s < 2
    assert not is_listening(sandbox.port)
    assert desk.stored() == {}
    sandbox.reset()
    desk.browser.act = None
    assert desk.activate().error is None  # nothing is left of it


def test_cancel_while_the_service_is_asked(sandbox: Sandbox, desk: Desk) -> None:
    outcome, took_s = timed_cancel(desk, stalled(sandbox, "sso_url"))
    assert_cancelled(sandbox, desk, outcome, took_s)


def test_cancel_while_the_browser_is_open(sandbox: Sandbox, desk: Desk) -> None:
    reached = threading.Event()
    desk.browser.act = lambda visit: reached.set()
    outcome, took_s = timed_cancel(desk, reached.is_set)
    assert not (outcome.error and outcome.error.facts["may_hold_seat"])
    assert_cancelled(sandbox, desk, outcome, took_s)


@pytest.mark.parametrize("sees_the_end", [True, False], ids=["page-open", "tab-closed"])
def test_cancel_while_the_device_is_activated(
    sandbox: Sandbox, desk: Desk, sees_the_end: bool
) -> None:
    def act(visit: Visit) -> None:
        visit.sign_in("you@acme.test").deliver()
        if sees_the_end:
            visit.see_the_end()

    desk.browser.act = act
    outcome, took_s = timed_cancel(desk, stalled(sandbox, "activate_license"))
    assert outcome.error is not None
    assert outcome.error.facts["may_hold_seat"]
    assert_cancelled(sandbox, desk, outcome, took_s)


@pytest.mark.parametrize("stage", [Stage.ASKING, Stage.ACTIVATING])
def test_cancel_in_the_very_instant_a_call_begins(
    sandbox: Sandbox, desk: Desk, stage: Stage
) -> None:
    """The news of a stage goes out right before its call: no cancel falls between the two."""
    sandbox.fault("stall", "sso_url" if stage is Stage.ASKING else "activate_license", seconds=20)
    reached = threading.Event()
    outcome, took_s = timed_cancel(desk, reached.is_set, on_progress=at_stage(stage, reached))
    assert_cancelled(sandbox, desk, outcome, took_s)


def test_cancel_while_the_licenses_are_listed(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": 'license_choice = "ask"'})
    outcome, took_s = timed_cancel(desk, stalled(sandbox, "user_licenses"))
    assert_cancelled(sandbox, desk, outcome, took_s)


def test_cancel_while_the_person_chooses(sandbox: Sandbox, new_desk: MakeDesk) -> None:
    desk = new_desk("code", {"sign_in": 'license_choice = "ask"'})
    desk.browser.person = "two@acme.test"
    program = desk.program()

    def choose(licenses: tuple[License, ...]) -> int | None:
        program.manager.cancel()
        return licenses[0].id

    outcome = program.manager.activate(None, desk.options(choose=choose))
    assert type(outcome.error) is errors.Cancelled
    assert not is_listening(sandbox.port)
    assert sandbox.seats() == 0


def test_open_again_leads_to_the_same_sign_in(sandbox: Sandbox, desk: Desk) -> None:
    program = desk.program()
    states: list[str] = []

    def act(visit: Visit) -> None:
        states.append(visit.state)
        if len(states) == 1:
            program.manager.open_again()
        else:
            visit.sign_in("you@acme.test").deliver()
            visit.see_the_end()

    desk.browser.act = act
    outcome = program.manager.activate(None, desk.options())
    assert outcome.error is None
    assert len(states) == 2
    assert states[0] == states[1]
