"""Does each kind of bad input get its own sentence, next step and exit code, and change nothing?"""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.integration.command_line import Done, Terminal, activated, terminal_of
from tests.integration.played_browser import CANCEL, NO_TAB
from tests.integration.sandbox_process import Sandbox, free_port, is_listening
from tests.integration.tls_server import TlsServer


@pytest.fixture
def active(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A device that is activated; whatever is tried, its license stays as it is."""
    terminal = activated(terminal_of(sandbox, tmp_path), monkeypatch)
    stored = terminal.stored()
    yield terminal
    assert terminal.stored() == stored
    assert not is_listening(sandbox.port)


def again(terminal: Terminal, *words: str) -> Done:
    return terminal.activate("--again", *words)


def assert_told(done: Done, exit_code: int, code: str, sentence: str, next_step: str) -> None:
    """One sentence that says what happened, one that says what to do, no trace of the inside."""
    assert done.code == exit_code, done.err
    assert done.error["exit_code"] == exit_code
    assert done.error["code"] == code
    assert re.search(sentence, done.error["message"]), done.error["message"]
    assert re.search(next_step, done.error["next_step"]), done.error["next_step"]
    assert "Traceback" not in done.err


def edited(terminal: Terminal, old: str, new: str) -> Terminal:
    text = terminal.profile.read_text()
    assert old in text
    terminal.profile.write_text(text.replace(old, new, 1))
    return terminal


def test_a_wrong_shared_key(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, "sandbox-only-shared-key", "another-shared-key")
    assert_told(
        again(active), 27, "PROGRAM_REFUSED", "refuses this program.*signature_mismatch", "keys"
    )


def test_a_wrong_product(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, 'code = "RENDER"', 'code = "RENDER-2"')
    done = again(active, "--product", "RENDER-2")
    assert_told(done, 27, "PROGRAM_REFUSED", "unknown_product", "product in the profile")


def test_an_unknown_customer(sandbox: Sandbox, active: Terminal) -> None:
    done = again(active, "--customer", "NOBODY")
    assert_told(done, 26, "SIGN_IN_NOT_SET_UP", "the company NOBODY", "Check the company code")
    assert done.error["service_code"] == "customer_account_not_found"


@pytest.mark.parametrize(("offset_s", "word"), [(-1200.0, "ahead"), (1200.0, "behind")])
def test_a_clock_20_minutes_off(
    sandbox: Sandbox, active: Terminal, offset_s: float, word: str
) -> None:
    sandbox.settings(clock_offset_s=offset_s)
    sentence = f"clock is (19|20|21) minutes {word}"
    assert_told(again(active), 16, "CLOCK_WRONG", sentence, "Set date and time")


def test_a_wrong_pinned_key(sandbox: Sandbox, active: Terminal, tmp_path: Path) -> None:
    """The stored license is judged by the same key: damaged, until the right one is back."""
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    pem = other.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    key_file = active.profile.parent / "public_key.pem"
    right = key_file.read_bytes()
    key_file.write_bytes(pem)
    assert_told(again(active), 25, "SIGNATURE_WRONG", "signature", "pinned key")
    assert active.run("status").code == 18
    key_file.write_bytes(right)
    assert active.run("status").code == 0


@pytest.mark.parametrize("route", ["sso_url", "activate_license"])
def test_an_answer_cut_in_half(sandbox: Sandbox, active: Terminal, route: str) -> None:
    sandbox.fault("cut_body_half", route)
    done = again(active)
    assert done.code == 25
    assert_told(done, 25, "SIGNATURE_WRONG", "signature", "Nothing was changed")


def test_a_connection_cut_in_half(sandbox: Sandbox, active: Terminal) -> None:
    sandbox.fault("truncated", "activate_license")
    sandbox.fault("truncated", "device_licenses")
    done = again(active)
    assert_told(done, 20, "SERVICE_UNREACHABLE", "seat may be taken", "takes no second seat")


def test_a_busy_port(sandbox: Sandbox, active: Terminal) -> None:
    with ExitStack() as stack:
        for uri in sandbox.redirect_uris:
            port = int(uri.rpartition(":")[2].partition("/")[0])
            stranger = stack.enter_context(socket.socket())
            stranger.bind(("127.0.0.1", port))
            if port != sandbox.port:
                stranger.listen()
        done = again(active)
    sentence = f"Another program uses localhost:{sandbox.port}"
    assert_told(done, 23, "NO_REDIRECT_ADDRESS", sentence, "Close that program")


def test_a_browser_that_cannot_be_opened(sandbox: Sandbox, active: Terminal) -> None:
    """Nothing ends: the address is shown instead, and the time runs out."""
    text = active.profile.read_text()
    active.profile.write_text(re.sub(r"browser = .*", 'browser = ["/nowhere/browser"]', text))
    done = active.run("activate", "--again", "--json", "--timeout", "1")
    assert_told(done, 24, "SIGN_IN_TIMED_OUT", "Nothing came back", "Sign in again")
    assert "browser could not be opened" in done.err
    assert "response_type=code" in done.err


def test_cancel_in_the_browser(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, '"you@acme.test"', json.dumps(CANCEL))
    done = again(active)
    assert_told(done, 19, "DENIED", "cancelled in the browser", "Start it again")


def test_a_closed_tab(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, '"you@acme.test"', json.dumps(NO_TAB))
    done = active.run("activate", "--again", "--json", "--timeout", "1")
    assert_told(done, 24, "SIGN_IN_TIMED_OUT", "Nothing came back", "Sign in again")


def test_a_profile_with_a_typo(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, "customer_account_code", "customer_acount_code")
    sentence = r"profile\.toml, line \d+: unknown key 'sign_in.customer_acount_code'; did you mean"
    assert_told(again(active), 30, "PROFILE_ERROR", sentence, "Correct them")


def test_a_service_that_is_not_there(sandbox: Sandbox, active: Terminal) -> None:
    edited(active, sandbox.base_url, f"http://127.0.0.1:{free_port()}")
    done = again(active)
    assert_told(done, 20, "SERVICE_UNREACHABLE", "could not be reached", "network connection")
    checked = active.run("check", "--json")
    assert (checked.code, checked.object["state"]) == (10, "grace")
    assert "could not be reached" in checked.err


def test_a_certificate_of_nobody(sandbox: Sandbox, active: Terminal, tmp_path: Path) -> None:
    with TlsServer(tmp_path, "Inspecting Proxy CA") as server:
        edited(active, sandbox.base_url, f"https://127.0.0.1:{server.port}")
        done = again(active)
    assert_told(done, 21, "TLS_REFUSED", "issued by .*Inspecting Proxy CA", "trust store")


def test_a_required_keyring_that_is_not_there(sandbox: Sandbox, active: Terminal) -> None:
    active.profile.write_text(active.profile.read_text() + '\n[storage]\nkeyring = "required"\n')
    done = again(active)
    assert done.code == 31
    assert done.error["code"] == "SECRET_STORE"
    assert done.error["next_step"]


def test_a_damaged_license_file(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = activated(terminal_of(sandbox, tmp_path), monkeypatch)
    for content in (b"", terminal.license_file.read_bytes()[:-10]):
        terminal.license_file.write_bytes(content)
        done = terminal.run("check", "--json")
        assert_told(done, 18, "LICENSE_DAMAGED", "changed or damaged", "Sign in and activate again")
        assert terminal.license_file.read_bytes() == content


def test_no_company(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    edited(terminal, 'customer_account_code = "ACME"', 'customer_account_code = ""')
    done = terminal.activate()
    assert_told(done, 30, "COMPANY_CODE_NEEDED", "company code is missing", "--customer")


def test_no_two_kinds_of_bad_input_say_the_same() -> None:
    from sso.cli.error_sentences import ERRORS

    steps = [what for what, _ in ERRORS.values()]
    assert len(set(steps)) == len(steps)
