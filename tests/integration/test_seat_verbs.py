"""Do `licenses`, `borrow`, `return` and `deactivate` work in a terminal, whoever signs in?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.integration.command_line import Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox


@pytest.fixture
def floating(sandbox: Sandbox, tmp_path: Path) -> Terminal:
    terminal = terminal_of(sandbox, tmp_path, person="float@acme.test")
    assert terminal.activate().code == 0
    return terminal


def test_licenses_lists_both_and_takes_no_seat(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path, person="two@acme.test")
    done = terminal.run("licenses", "--json", "--timeout", "20")
    assert done.code == 0, done.err
    assert len(done.object["licenses"]) == 2
    assert sandbox.seats() == 0
    older = min(one["id"] for one in done.object["licenses"])
    chosen = terminal.activate("--license", str(older))
    assert chosen.object["license"]["id"] == older
    again = terminal.activate("--again")
    assert again.object["license"]["id"] == older, "remembered"


def test_borrow_and_return(sandbox: Sandbox, floating: Terminal) -> None:
    until_at = (datetime.now(UTC) + timedelta(hours=5)).replace(microsecond=0)
    done = floating.run("borrow", "--json", "--timeout", "20", "--until", until_at.isoformat())
    assert done.code == 0, done.err
    assert done.object["license"]["borrowed_until"] == until_at.isoformat().replace("+00:00", "Z")
    back = floating.run("return", "--json")
    assert back.code == 0, back.err
    assert (back.object["state"], back.object["reason"]) == ("seat_needed", "seat_released")
    assert floating.run("status").code == 28
    assert floating.run("check").code == 0, "a check takes one again"


def test_borrowing_too_long_is_cut_and_said(floating: Terminal) -> None:
    done = floating.run("borrow", "--timeout", "20", "--until", "2099-01-01")
    assert done.code == 0, done.err
    assert "no longer" in done.err


@pytest.mark.parametrize("word", ["tomorrow", "", "2026-13-01"])
def test_a_date_that_is_none_is_usage(floating: Terminal, word: str) -> None:
    done = floating.run("borrow", "--json", "--until", word)
    assert done.code == (64 if word else 0), done.err


def test_what_does_not_float_is_neither_borrowed_nor_returned(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    assert terminal.run("return", "--json").error["code"] == "NOT_ACTIVATED"
    assert terminal.activate().code == 0
    for verb in ("borrow", "return"):
        done = terminal.run(verb, "--json")
        assert (done.code, done.error["code"]) == (27, "BORROW_REFUSED")
        assert "shared seats" in done.error["message"]


def test_a_device_limit_says_what_can_be_done(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path, person="limit@acme.test")
    done = terminal.activate()
    assert (done.code, done.error["code"]) == (13, "DEVICE_LIMIT")
    assert "Give a seat back" in done.error["next_step"]
    assert sandbox.count("activate_license") == 1, "no loop that eats transfers"


def test_deactivate_gives_the_floating_seat_back(sandbox: Sandbox, floating: Terminal) -> None:
    assert floating.run("deactivate").code == 0
    assert sandbox.seats() == 0
    assert floating.run("status").code == 11


def test_another_person_needs_a_word(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    assert terminal.activate().code == 0
    other = terminal_of(sandbox, tmp_path, person="two@acme.test")
    done = other.activate("--again")
    assert (done.code, done.error["code"]) == (19, "OTHER_PERSON")
    assert "two@acme.test" in done.error["message"]
    taken = other.activate("--again", "--switch-person")
    assert taken.object["user"] == {"email": "two@acme.test"}
