"""Does a secret ever reach a file, a log, a terminal, a command line, a bundle or a crash's text?

Whole lives at the loudest level, with secrets that are known; then exceptions at seeded places.
"""

from __future__ import annotations

import re
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

from sso.sandbox.catalogue import FIRST_ID
from tests.integration.command_line import PLAYED_BROWSER, Done, Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox, free_port, running
from tests.integration.test_secrets import CARRIED, signed_in
from tests.torture.g23_injected import FIXED, KEY, LOUD, PASSWORD, hits
from tests.torture.rig import Found
from tests.torture.row import of
from tests.torture.store_rig import in_own_process

LIVES = ("code", "token", "oauth", "key", "password")
REST = (
    ("status",), ("status", "--json"), ("check",), ("config", "show"), ("config", "validate"),
    ("doctor",), ("bundle", "{zip}", "--yes"), ("sign-off",), ("deactivate",),
    ("forget", "--all", "--yes"),
)  # fmt: skip
LAUNCHER = """#!/bin/sh
{{ printf '%s\\n' "$@"; env; cat /proc/$PPID/cmdline /proc/self/environ; }} >> "{heard}"
exec {python} {browser} nobody "$@"
"""


def lives(scale: float, seed: int) -> Found:
    """Live whole lives; counts secrets where none may be."""
    found: Found = {"tried": 0, "hits": 0, "canaries": 0}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        uris = (f"http://localhost:{free_port()}/callback",)
        sandbox, _ = stack.enter_context(running(folder / "sandbox", uris))
        for kind in LIVES[: of(len(LIVES), scale)]:
            sandbox.reset()
            sandbox.license(FIRST_ID + 9, license_key=KEY)
            sandbox.settings(user_password=PASSWORD)
            _life(sandbox, folder / kind, kind, found)
    return found


def _life(sandbox: Sandbox, folder: Path, kind: str, found: Found) -> None:
    terminal = terminal_of(sandbox, folder, kind if kind in LIVES[:3] else "code")
    said, secrets = folder / "said", list(FIXED)
    said.mkdir()
    _keep(said, _launched(terminal, folder), "launched")
    if kind in LIVES[:3]:
        done, visit = signed_in(terminal, "activate")
        secrets += [visit.carried[name] for name in CARRIED if name in visit.carried]
        # The state stands in the printed address, once, and nowhere else.
        plain = [re.sub(r"https?://\S*response_type\S*", "", text) for text in (done.out, done.err)]
        done = Done(done.code, *plain)
        secrets.append(visit.state)
    elif kind == "key":
        done = terminal.run("activate", "--key-file", "-", *LOUD, given=KEY.encode())
    else:
        words = ("activate", "--user", "you@acme.test", "--password-file", "-", *LOUD)
        done = terminal.run(*words, given=PASSWORD.encode())
    assert done.code == 0, f"{kind}: {done.err}"
    _keep(said, done, "activate")
    for number, words in enumerate(REST):
        shown = terminal.run(*(word.format(zip=folder / "b.zip") for word in words), *LOUD)
        _keep(said, shown, f"{number} {words[0]}")
        _search((said, terminal.folder), secrets, f"{kind} {words[0]}", found)
        if words[0] == "bundle":
            with zipfile.ZipFile(folder / "b.zip") as packed:
                packed.extractall(said / "bundle")
    found["canaries"] = max(found["canaries"], len(secrets))


def _launched(terminal: Terminal, folder: Path) -> Done:
    """Have a launcher note what it is given: arguments and surroundings, and its parent's."""
    heard, launcher = folder / "said" / "heard", folder / "launcher"
    text = terminal.profile.read_text(encoding="utf-8")
    launcher.write_text(
        LAUNCHER.format(heard=heard, python=sys.executable, browser=PLAYED_BROWSER),
        encoding="utf-8",
    )
    launcher.chmod(0o755)
    with_launcher = re.sub(r"browser = .*", f'browser = ["{launcher}"]', text)
    terminal.profile.write_text(with_launcher, encoding="utf-8")
    done = terminal.run("activate", "--timeout", "1", *LOUD)
    terminal.profile.write_text(text, encoding="utf-8")
    assert "/keyturn/go/" in heard.read_text("utf-8", "replace"), "the launcher was not started"
    return done


def _keep(said: Path, done: Done, name: str) -> None:
    (said / f"{name}.out").write_text(done.out, encoding="utf-8")
    (said / f"{name}.err").write_text(done.err, encoding="utf-8")


def _search(places: tuple[Path, ...], secrets: list[str], where: str, found: Found) -> None:
    found["tried"] += 1
    for hit in hits(places, tuple(secrets)):
        found["hits"] += 1
        found.setdefault("first_hit", f"{where}: {hit}")


def injected(scale: float, seed: int) -> Found:
    """Raise at seeded places; counts what came to light."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        uris = (f"http://localhost:{free_port()}/callback",)
        sandbox, _ = stack.enter_context(running(folder / "sandbox", uris))
        sandbox.license(FIRST_ID + 9, license_key=KEY)
        sandbox.settings(user_password=PASSWORD)
        terminal = terminal_of(sandbox, folder)
        done = terminal.run("activate", "--key-file", "-", given=KEY.encode())
        assert done.code == 0, done.err
        return in_own_process(
            *("g23_injected", "trials"),
            many=of(200, scale, 4),
            seed=seed,
            profile=str(terminal.profile),
            active=str(terminal.folder),
        )
