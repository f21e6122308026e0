"""G5: has a request any effect whose `Host` or `Origin` is not ours, when all else in it is right?

All else: the state, the key of the relay page, the start link. A page that has rebound its own name
to this computer would have a foreign `Host`; any other page of the web a foreign `Origin`.
"""

from __future__ import annotations

import itertools
import random
import secrets
from pathlib import Path

from tests.integration.sandbox_process import free_port
from tests.torture import rig, wire
from tests.torture.flood import TAKEN
from tests.torture.rig import ROOT, Found, Host
from tests.torture.wire import FORM, Headers, request

KIND = "token+form_post"
OWN_HOSTS = ("localhost:{p}", "127.0.0.1:{p}", "[::1]:{p}")
FOREIGN_HOSTS = (
    None,
    "",
    " ",
    "evil.test",
    "evil.test:{p}",
    "evil.test:80",
    "localhost",
    "localhost:",
    "LOCALHOST",
    "localhost:80",
    "localhost:1",
    "localhost:0{p}",
    "localhost:{p}0",
    "localhost:+{p}",
    "localhost.:{p}",
    "localhost:{p}.",
    "localhost:{p}/",
    "localhost:{p}#",
    "localhost:{p}?",
    "localhost:{p}@evil.test",
    "evil.test@localhost:{p}",
    "user:pw@localhost:{p}",
    "localhost:{p},evil.test",
    "localhost:{p} evil",
    "evil.test,localhost:{p}",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.1:{p}",
    "127.0.1:{p}",
    "127.0.0.2:{p}",
    "127.0.0.1.:{p}",
    "127.0.0.1.evil.test:{p}",
    "127-0-0-1.evil.test:{p}",
    "0.0.0.0:{p}",
    "0:{p}",
    "2130706433:{p}",
    "0x7f000001:{p}",
    "0x7f.0.0.1:{p}",
    "0177.0.0.1:{p}",
    "[::1]",
    "[::]:{p}",
    "::1:{p}",
    "[::1%lo]:{p}",
    "[0:0:0:0:0:0:0:1]:{p}",
    "[::ffff:127.0.0.1]:{p}",
    "localtest.me:{p}",
    "localhost.evil.test:{p}",
    "evil.localhost:{p}",
    "localhost.localdomain:{p}",
    "app.localhost:{p}",
    "http://localhost:{p}",
    "//localhost:{p}",
    "localhost%3a{p}",
    "localhost%00:{p}",
    "lo\u00e7alhost:{p}",
    "*",
    "*:{p}",
)
ORIGINS = (
    "http://evil.test",
    "https://evil.test",
    "http://evil.test:{p}",
    "http://localhost",
    "http://localhost:1",
    "http://localhost:{p}0",
    "http://localhost:{p}.evil.test",
    "http://localhost:{p}/",
    "http://localhost:{p}/x",
    "http://localhost:{p}#",
    "http://localhost:{p}?",
    "https://localhost:{p}",
    "HTTP://localhost:{p}",
    "http://LOCALHOST:{p}",
    "http://user@localhost:{p}",
    "http://evil.test@localhost:{p}",
    "http://localhost:{p}@evil.test",
    "http://evil.localhost:{p}",
    "http://localhost.evil.test:{p}",
    "http://evillocalhost:{p}",
    "http://0.0.0.0:{p}",
    "http://127.1:{p}",
    "http://127.0.0.2:{p}",
    "http://[::]:{p}",
    "http://[::ffff:127.0.0.1]:{p}",
    "http://2130706433:{p}",
    "http://localhost.:{p}",
    "localhost:{p}",
    "//localhost:{p}",
    "file://",
    "chrome-extension://abcdefghijklmnop",
    "moz-extension://1",
    "about:blank",
    "data:",
    "blob:http://localhost:{p}",
    "http://localhost:{p}, http://evil.test",
    "http://lo\u00e7alhost:{p}",
    "http://localhost:{p}%00",
    "https://id.acme.test.evil.test",
    "*",
)
WRONG = {"state": "wrong", "start": "/keyturn/go/wrong"}
Triple = tuple[str | None, str, str]
METHODS = ("GET callback", "GET start link", "POST relay", "POST form", "OPTIONS")


def written(method: str, headers: Headers, known: dict[str, str]) -> bytes:
    """One request, right in everything but the headers given."""
    fragment = f"id_token=x&state={known['state']}"
    match method:
        case "GET callback":
            return request("GET", f"/callback?error=access_denied&state={known['state']}", headers)
        case "GET start link":
            return request("GET", known["start"], headers)
        case "POST relay":
            own = {"Content-Type": "application/json", "X-Keyturn-Relay": known["key"]}
            body = b'{"fragment": "%b"}' % fragment.encode()
            return request("POST", "/keyturn/relay", {**headers, **own}, body)
        case "POST form":
            return request(
                "POST", "/callback", {**headers, "Content-Type": FORM}, fragment.encode()
            )
        case _:
            return request("OPTIONS", "/keyturn/relay", headers)


def open_sign_in(host: Host, port: int) -> dict[str, str]:
    """Begin a sign-in, and know everything about it."""
    state = secrets.token_urlsafe(32)
    link = host.tell("open", kind=KIND, port=port, state=state)["link"]
    start = link.partition(f":{port}")[2]
    return {"state": state, "start": start, "key": wire.relay_key(port)}


def sampled(triples: list[Triple], share: float, seed: int) -> list[Triple]:
    """A share of the triples, a quarter of it to our own hosts: there only the `Origin` is
    wrong."""
    rng, number = random.Random(f"hosts-{seed}"), round(len(triples) * share)
    to_us = [one for one in triples if one[0] in OWN_HOSTS]
    others = [one for one in triples if one[0] not in OWN_HOSTS]
    own_share = min(len(to_us), number // 4)
    return rng.sample(to_us, own_share) + rng.sample(others, number - own_share)


def host_and_origin(share: float, seed: int, code: Path = ROOT) -> Found:
    """Try every host with every origin by every method; a share of them, where less is asked."""
    port, tried, effects, opened_to_others = free_port(), 0, 0, 0
    triples = list(itertools.product((*FOREIGN_HOSTS, *OWN_HOSTS), ORIGINS, METHODS))
    if share < 1:
        triples = sampled(triples, share, seed)
    with rig.hosting(code) as host:
        known = open_sign_in(host, port)
        for name, origin, method in triples:
            headers: Headers = {
                "Host": name and name.format(p=port),
                "Origin": origin.format(p=port),
            }
            # To our own address by GET is a plain visit, whatever its `Origin`: there `state`
            # decides.
            is_visit = name in OWN_HOSTS and method.startswith("GET")
            of_visit = {**known, **WRONG} if is_visit else known
            answer = wire.send(port, written(method, headers, of_visit))
            tried += 1
            opened_to_others += b"access-control" in answer.lower()
            if wire.status_of(answer) in TAKEN:
                effects += 1
                known = open_sign_in(host, port)
        cost = host.tell("look")
        raw = wire.genuine("token", port, known["state"], "genuine", known["key"])
        is_unharmed = wire.status_of(wire.send(port, raw)) == 204
        is_unharmed &= host.tell("look")["taken"] == ["genuine"]
    return {
        "tried": tried,
        "hosts": len(FOREIGN_HOSTS) + len(OWN_HOSTS),
        "origins": len(ORIGINS),
        "methods": len(METHODS),
        "accepted": effects + cost["ends"] + cost["starts"],
        "cross_origin_headers": opened_to_others,
        "genuine": f"{int(is_unharmed)} of 1",
        "crashes": cost["crashes"],
        "logged": cost["logged"],
    }
