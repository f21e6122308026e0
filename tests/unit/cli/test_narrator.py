"""What does the terminal say while a sign-in goes on?"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from sso.activation.progress import Hint, Progress, Stage
from sso.activation.waiting import ABOUT_ARRIVAL, ORDER
from sso.cli.license_verbs import sign_in_options
from sso.cli.sentences import HINTS, hint_text

WAITING = Progress(
    Stage.WAITING,
    host="login.acme.test",
    authorization_url="https://login.acme.test/auth",
    address="localhost:47811",
)
FACTS = {"address": "localhost:47811", "port": "47811"}


def narrator(lines: list[str], **flags: object) -> Callable[[Progress], None]:
    """What is told of a sign-in, written into `lines`."""
    given = {"customer": "", "no_browser": False, "sign_in_timeout_s": None, "redirect_url": None}
    arguments = argparse.Namespace(**{**given, **flags})
    output = SimpleNamespace(is_json=True, note=lines.append, address=lines.append)
    program = SimpleNamespace(arguments=arguments, output=output)
    return sign_in_options(program).on_progress  # type: ignore[arg-type]


def with_hints(*hints: Hint, **changes: object) -> Progress:
    values = {name: getattr(WAITING, name) for name in ("host", "authorization_url", "address")}
    return Progress(Stage.WAITING, hints=hints, **{**values, **changes})  # type: ignore[arg-type]


def test_every_hint_has_a_sentence_with_facts_of_its_own() -> None:
    assert set(HINTS) == {hint.value for hint in Hint}
    said = [hint_text(hint.value, "localhost:47811") for hint in Hint]
    assert len(set(said)) == len(said)
    assert not any("{" in sentence for sentence in said)
    assert all(sentence.endswith(".") for sentence in said)


@pytest.mark.parametrize(
    ("address", "port"), [("localhost:47811", "47811"), ("localhost", "80"), ("[::1]", "80")]
)
def test_a_hint_names_the_port(address: str, port: str) -> None:
    assert f"port {port} " in hint_text("container", address)


def test_hints_are_said_in_order_and_once() -> None:
    lines: list[str] = []
    tell = narrator(lines)
    tell(WAITING)
    tell(with_hints(Hint.PROXY, Hint.SECURITY_SOFTWARE))
    tell(with_hints(Hint.PROXY, Hint.SECURITY_SOFTWARE, has_browser_arrived=True))
    tell(with_hints(Hint.NOT_RETURNED, has_browser_arrived=True))
    assert lines == [
        "Opening login.acme.test in your browser ...",
        HINTS["proxy"].format(**FACTS),
        HINTS["security_software"].format(**FACTS),
        "The browser is open; waiting for your sign-in there ...",
        HINTS["not_returned"],
    ]


@pytest.mark.parametrize("by_hand", [{"no_browser": True}, {"has_browser_failed": True}])
def test_whoever_opens_the_address_by_hand_hears_no_guess_about_the_launcher(
    by_hand: dict[str, bool],
) -> None:
    lines: list[str] = []
    flags = {name: value for name, value in by_hand.items() if name == "no_browser"}
    changes = {name: value for name, value in by_hand.items() if name != "no_browser"}
    tell = narrator(lines, **flags)
    tell(with_hints(*ORDER, **changes))
    shown = "\n".join(lines)
    # The surroundings may have been named on another ground: they decide what to do by hand.
    for hint in (Hint.PROXY, Hint.SECURITY_SOFTWARE):
        assert hint in ABOUT_ARRIVAL
        assert HINTS[hint.value].format(**FACTS) not in shown
    assert HINTS["https_forced"] in shown
