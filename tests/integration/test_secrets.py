"""Does anything secret reach a terminal, a log or a file in a whole life at the loudest level?"""

import json
import re
from pathlib import Path

import pytest

from tests.integration.command_line import Done, Running, Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox
from tests.integration.visit import Visit

LOUD = ("--log-level", "debug")
FIXED = (
    "sandbox-only-shared-key-kw4qSnpSwXzgiv5y",
    "sandbox-api-key",
    "sandbox-only-client-secret",
)
CARRIED = ("code", "id_token", "access_token")


def signed_in(terminal: Terminal, *words: str) -> tuple[Done, Visit]:
    """Run a verb with a sign-in by hand; what was carried is known."""
    running = Running(terminal.words(*words, "--no-browser", "--json", *LOUD), {})
    visit = Visit(running.line_with("http"))
    visit.sign_in("you@acme.test").deliver()
    visit.see_the_end()
    return running.end(), visit


def assert_silent(texts: list[str], secrets: list[str]) -> None:
    for secret in secrets:
        assert len(secret) > 5
        for text in texts:
            at = text.find(secret)
            assert at < 0, text[max(0, at - 200) : at + 80]


@pytest.mark.parametrize("kind", ["code", "token", "oauth"])
def test_no_secret_leaves_the_program(sandbox: Sandbox, tmp_path: Path, kind: str) -> None:
    terminal = terminal_of(sandbox, tmp_path, kind)
    listed, first = signed_in(terminal, "licenses")
    activated, second = signed_in(terminal, "activate")
    assert (listed.code, activated.code) == (0, 0), activated.err
    rest = [
        terminal.run(*verb, *LOUD)
        for verb in (["status"], ["check"], ["config", "show"], ["sign-off"], ["deactivate"])
    ]
    assert [done.code for done in rest] == [0, 0, 0, 0, 0]
    said = [text for done in (listed, activated, *rest) for text in (done.out, done.err)]
    kept = [
        path.read_bytes().decode("utf-8", "replace")
        for path in terminal.folder.rglob("*")
        if path.is_file()
    ]
    carried = [
        visit.carried[name]
        for visit in (first, second)
        for name in CARRIED
        if name in visit.carried
    ]
    assert len(carried) == (4 if kind == "token" else 2)
    assert_silent([*said, *kept], [*carried, *FIXED])
    # The state stands in the printed address, once, and nowhere else.
    without_address = [re.sub(r"https?://\S*response_type\S*", "", text) for text in said]
    assert_silent([*without_address, *kept], [first.state, second.state])
    assert not re.search(r"eyJ[\w-]+\.eyJ", "".join(said + kept)), "a token's shape"


def test_a_defect_shows_no_secret(sandbox: Sandbox, tmp_path: Path) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "truststore.py").write_text("raise RuntimeError('a defect')\n")
    terminal.environment = {"PYTHONPATH": str(folder)}
    done = terminal.run("activate", "--json", *LOUD)
    assert (done.code, done.error["code"]) == (70, "DEFECT")
    reference = done.error["reference"]
    assert re.fullmatch("[2-9a-z]{6}", reference)
    (line,) = [
        json.loads(line)
        for line in (terminal.folder / "state" / "logs" / "keyturn.jsonl").read_text().splitlines()
        if reference in line
    ]
    assert "truststore.py" in line["trace"], "support finds the place by what the person reads out"
    assert_silent([done.out, done.err], list(FIXED))


def test_no_secret_is_an_argument_of_a_process(sandbox: Sandbox, tmp_path: Path) -> None:
    """The launcher gets the one-time start link, never the address with the state."""
    terminal = terminal_of(sandbox, tmp_path)
    heard = tmp_path / "heard"
    script = tmp_path / "browser.sh"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {heard}\n')
    script.chmod(0o700)
    text = terminal.profile.read_text()
    terminal.profile.write_text(re.sub(r"browser = .*", f'browser = ["{script}"]', text))
    assert terminal.run("activate", "--timeout", "1").code == 24
    (link,) = heard.read_text().splitlines()
    assert re.fullmatch(rf"http://localhost:{sandbox.port}/keyturn/go/[\w-]{{43}}", link)
