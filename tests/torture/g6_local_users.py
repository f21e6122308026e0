"""G6: does another user of this computer get between the browser and us?

Squatters on some of the registered ports, a reader of all command lines, and a program with the
right state but the wrong user.
"""

from __future__ import annotations

import os
import random
import secrets
import socket
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sso.errors import NoRedirectAddress
from sso.signin.authorization import AuthorizationRequest
from sso.signin.browser import Browser
from sso.signin.listener import Listener
from tests.integration.listener.other_user import as_other_user, bind_fails
from tests.integration.sandbox_process import free_port
from tests.torture import rig, wire
from tests.torture.rig import KINDS, ROOT, Found
from tests.torture.squatter import (
    ADDRESSES,
    CAN_BE_ANOTHER,
    Seat,
    injected,
    reading_command_lines,
    squatting,
)

NOT_TRIED: Found = {"tried": 0, "note": "needs root, to become another user"}
PORTS = 3
LAUNCHER = """#!/bin/sh
printf '%s\\n' "$1" >> "{log}"
sleep 0.05
"""


def wanted(port: int, host: str, state: str = "state") -> AuthorizationRequest:
    """A request whose answer is expected at this address."""
    return AuthorizationRequest(
        url=f"https://id.acme.test/auth?state={state}",
        host="id.acme.test",
        redirect_uri=f"http://{host}:{port}/callback",
        response_type="code",
        state=state,
        nonce=None,
        issuer=None,
        client_id=None,
    )


def launcher_in(folder: Path) -> tuple[Browser, Path]:
    """A browser whose launcher notes its argument and stays for a moment."""
    log, launcher = folder / "opened", folder / "launcher"
    log.touch()
    launcher.write_text(LAUNCHER.format(log=log))
    launcher.chmod(0o755)
    return Browser([str(launcher)]), log


def squats(number: int, seed: int) -> Found:
    """Try so many layouts: the first address that is all ours is taken, else nothing is opened."""
    if not CAN_BE_ANOTHER:
        return NOT_TRIED
    rng = random.Random(f"squats-{seed}")
    wrong = opened_as_sole_owner = refused = 0
    with TemporaryDirectory() as folder:
        browser, log = launcher_in(Path(folder))
        for _ in range(number):
            ports = [free_port() for _ in range(PORTS)]
            held = rng.sample(ports, rng.randrange(1, PORTS + 1))
            seats = [
                Seat(rng.choice(ADDRESSES), port, rng.random() < 0.5, rng.random() < 0.5)
                for port in held
            ]
            host = rng.choice(("localhost", "127.0.0.1", "[::1]"))
            free = [port for port in ports if port not in held]
            with squatting(seats):
                before = log.read_text()
                got = _sign_in(browser, ports, host)
                has_opened = log.read_text() != before
            refused += got is None
            opened_as_sole_owner += got is not None
            wrong += got != (free[0] if free else None) or has_opened != (got is not None)
    return {"tried": number, "accepted": wrong, "opened": opened_as_sole_owner, "refused": refused}


def _sign_in(browser: Browser, ports: list[int], host: str) -> int | None:
    """Bind the first registered address that can be had and open the browser; None without one."""
    for port in ports:
        listener = Listener(ROOT / "resources" / "pages", "Keyturn")
        try:
            _, link = listener.bind(wanted(port, host), on_verdict=lambda verdict: None)
        except NoRedirectAddress:
            continue
        finally:
            if not listener.new_link():
                listener.close()
        assert as_other_user(partial(_bindable, port)) == [], "another user could bind, too"
        browser.open(link)
        listener.close()
        return port
    return None


def _bindable(port: int) -> list[str]:
    families = {"127.0.0.1": socket.AF_INET, "::1": socket.AF_INET6}
    return [
        literal
        for literal, family in families.items()
        if bind_fails(family, (literal, port), socket.SO_REUSEADDR) == 0
    ]


def command_lines(sign_ins: int) -> Found:
    """Open the browser so many times while another user reads every command line."""
    if not CAN_BE_ANOTHER:
        return NOT_TRIED
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        browser, _ = launcher_in(Path(folder))
        states, links = [], []
        with reading_command_lines(Path(folder) / "over") as result:
            for _ in range(sign_ins):
                state = secrets.token_urlsafe(32)
                listener = Listener(ROOT / "resources" / "pages", "Keyturn")
                asked = wanted(free_port(), "localhost", state)
                _, link = listener.bind(asked, on_verdict=lambda verdict: None)
                browser.open(link)
                listener.close()
                states.append(state)
                links.append(link)
            number, seen = result()
    return {
        "tried": number,
        "accepted": sum(state in seen for state in states) + seen.count("id.acme.test"),
        "sign_ins": sign_ins,
        "start_links_seen": sum(link in seen for link in links),
    }


def wrong_users(number: int, code: Path = ROOT) -> Found:
    """Hand in the right answer so many times as another user, then as ourselves."""
    if not CAN_BE_ANOTHER:
        return NOT_TRIED
    taken = genuine = 0
    share = number // len(KINDS) + 1
    with rig.hosting(code) as host:
        signing_in = rig.SignIns(host, free_port())
        for kind in KINDS:
            signing_in.begin(kind)
            port, state = signing_in.port, signing_in.state
            key = wire.relay_key(port) if kind == "token" else ""
            taken += injected(port, wire.genuine(kind, port, state, "stolen", key), share)
            look = host.tell("look")
            taken += look["ends"]
            signing_in.end()
        genuine = signing_in.found.taken
    return {
        "tried": share * len(KINDS),
        "accepted": taken + len(signing_in.found.foreign),
        "genuine": f"{genuine} of {len(KINDS)}",
    }
