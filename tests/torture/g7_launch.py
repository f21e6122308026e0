"""G7: what reaches the system's launcher when the sign-in address itself is hostile?

Our own start link, or nothing; and the browser is sent on to an allowed https host, or not at all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from sso.errors import KeyturnError
from sso.signin.authorization import RequestRules, request_for
from sso.signin.browser import Browser
from sso.signin.listener import Listener
from tests.integration.sandbox_process import free_port
from tests.torture import wire
from tests.torture.rig import ROOT, Found

ALLOWED = "id.acme.test"
RULES = RequestRules(response_type="code", allowed_hosts=(ALLOWED,))
SCHEMES = (
    "file://",
    "javascript:",
    "data:text/html,",
    "ftp://",
    "smb://",
    "ms-msdt:",
    "search-ms:",
    "vscode://",
    "http://",
    "HTTP://",
    "htt\u0440s://",
    "https:",
    "https:/",
    "//",
    "",
    "-",
    "--",
    "https\t://",
    " https://",
    "\nhttps://",
    "view-source:https://",
    "about:",
    "blob:https://",
    "jar:https://",
    "mailto:",
    "tel:",
    "ldap://",
    "x-man-page://",
    "help:",
    "steam://",
    "keyturn://",
    "chrome://",
    "\\\\",
    "\\\\?\\UNC\\",
    "wss://",
)
HOSTS = (
    "evil.test",
    "id.acme.test.evil.test",
    "evil.test\\@id.acme.test",
    "id.acme.test@evil.test",
    "evil.test#",
    "user:pw@id.acme.test",
    "@id.acme.test",
    "id.acme.test:99999",
    "id.acme.test:-1",
    "id.acme.test:8443:1",
    "id.acme.test%00.evil.test",
    "id.acme.test%2eevil.test",
    "id.acme.test\\evil.test",
    "id\u3002acme.test",
    "id.acme.test ",
    " id.acme.test",
    "id.acme.test\t",
    "id.acme.test\r\nX: y",
    "[::1]",
    "[::1",
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f.1",
    "",
    ".",
    "..",
    "id.acme.test.",
    "xn--80ak6aa92e.com",
    "$(id)",
    "`id`",
    "id.acme.test;id",
    "id.acme.test|id",
    "id.acme.test&id",
    "%69d.acme.test",
    "idacme.test",
    "-oProxyCommand=x",
)
PATHS = (
    "/auth?state=1",
    "/../../etc/passwd",
    "/auth#fragment",
    "/auth?redirect_uri=x&redirect_uri=y",
    "/auth?a=\u202e",
    "/a b",
    "/auth?redirect_uri=http://localhost:1/&x=%0d%0a",
    "/auth\r\nLocation: //evil",
    "/\x00",
    "/'\"<>",
    "?--help",
    "",
    "\\..\\..",
    "/auth?redirect_uri=http://localhost:1/callback",
    "/auth?" + "x" * 9000,
    "/%",
    "/auth?redirect_uri=",
    "/~",
    "/auth?redirect_uri=//evil.test/",
)


def hostile(number: int, seed: int) -> Iterator[str]:
    """So many addresses from a grammar, each with something in it that must not be opened."""
    rng = random.Random(f"launch-{seed}")
    for turn in range(number):
        scheme, host, path = rng.choice(SCHEMES), rng.choice(HOSTS), rng.choice(PATHS)
        match turn % 4:
            case 0:
                yield f"{scheme}{host}{path}"
            case 1:
                yield f"https://{host}{path}"
            case 2:
                yield f"{scheme}{ALLOWED}{path}"
            case _:
                text = f"https://{ALLOWED}{path}"
                at = rng.randrange(len(text))
                yield text[:at] + chr(rng.randrange(0x20)) + text[at:]


def good(number: int, port: int) -> Iterator[str]:
    """So many that must work; the service leaves a space and an address in them as they are."""
    for turn in range(number):
        there = f"https://{ALLOWED}" + (":8443" if turn % 3 == 0 else "") + f"/realms/r{turn}/auth"
        redirect = f"redirect_uri=http://localhost:{port}/callback"
        yield f"{there}?client_id=c&response_type=code&scope=openid profile&{redirect}&x={turn}"


@contextmanager
def noted_launches(folder: Path) -> Iterator[tuple[Browser, Path]]:
    """A fake xdg-open first in PATH, which notes its arguments."""
    log, program = folder / "opened", folder / "xdg-open"
    log.touch()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{log}"\n')
    program.chmod(0o755)
    before = os.environ["PATH"]
    os.environ["PATH"] = f"{folder}{os.pathsep}{before}"
    try:
        yield Browser(), log
    finally:
        os.environ["PATH"] = before


def _signed_in(browser: Browser, url: str, port: int) -> str | None:
    """Do what the program does with an address; returns where the browser would be sent on to."""
    try:
        request = request_for(url, f"https://{ALLOWED}/realm", RULES, new_state="s")
        listener = Listener(ROOT / "resources" / "pages", "Keyturn")
        _, link = listener.bind(request, on_verdict=lambda verdict: None)
    except KeyturnError:
        return None
    try:
        browser.open(link)
        own = int(link.split(":")[2].partition("/")[0])
        path = link.partition(f":{own}")[2]
        raw = wire.send(own, wire.request("GET", path, {"Host": f"localhost:{own}"}))
        return raw.partition(b"\r\nLocation: ")[2].partition(b"\r\n")[0].decode()
    finally:
        listener.close()


def launches(number: int, good_ones: int, seed: int) -> Found:
    """Open all hostile ones, by the program's way and straight at the launcher's gate, then the
    good ones."""
    port, passed, sent_astray, gate = free_port(), 0, 0, 0
    with TemporaryDirectory() as folder, noted_launches(Path(folder)) as (browser, log):
        for url in hostile(number, seed):
            where = _signed_in(browser, url, port)
            passed += where is not None
            sent_astray += where is not None and not _is_allowed(where)
        called = log.read_text().splitlines()
        not_ours = [line for line in called if not line.startswith("http://localhost:")]
        for url in hostile(number, seed + 1):
            before = log.stat().st_size
            browser.open(url)
            gate += log.stat().st_size != before and not _is_openable_by_anybody(url)
        worked = 0
        log.write_text("")
        for url in good(good_ones, port):
            where = _signed_in(browser, url, port)
            worked += where is not None and _is_allowed(where)
        launched = len(log.read_text().splitlines())
    return {
        "tried": 2 * number,
        "accepted": len(not_ours) + sent_astray + gate,
        "sent_on_to_an_allowed_host": passed,
        "genuine": f"{min(worked, launched)} of {good_ones}",
    }


def _is_allowed(where: str) -> bool:
    parts = urlsplit(where)
    return (
        parts.scheme == "https"
        and parts.hostname == ALLOWED
        and "@" not in parts.netloc
        and where.isascii()
        and where.isprintable()
        and " " not in where
        and not where.startswith("-")
    )


def _is_openable_by_anybody(url: str) -> bool:
    """The gate's own rule, said once more: plain https, or http on loopback, and nothing odd."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018
    except ValueError:
        return False
    is_own = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    is_plain = url.isascii() and url.isprintable() and not set(url) & set(' \\"<>`|')
    return is_plain and (parts.scheme == "https" or is_own) and "@" not in parts.netloc
