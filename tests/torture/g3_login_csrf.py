"""G3: can a hostile page sign the person in as somebody else, or end the sign-in?

Fourteen ways in which a page of the web makes a browser ask the listener, as bytes; a real state is
never among what the page knows, but those of earlier and parallel sign-ins are.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from sso.signin.authorization import AuthorizationRequest, Stray, judge
from tests.integration.sandbox_process import free_port
from tests.torture import rig, wire
from tests.torture.flood import TAKEN
from tests.torture.rig import KINDS, ROOT, Found, SignIns
from tests.torture.shapes import word
from tests.torture.wire import FORM, Headers, request

EVIL = "https://evil.test"
Vector = Callable[["Page"], bytes]


class Page:
    """What a hostile page knows while a sign-in waits."""

    def __init__(self, port: int, earlier: str, parallel: str, rng: random.Random) -> None:
        self.port = port
        self.earlier = earlier
        self.parallel = parallel
        self.rng = rng

    def answer(self, **more: str) -> str:
        """The attacker's own code and token, for the person to be signed in with."""
        own = {"code": "attackers", "id_token": "attackers", "access_token": "attackers"}
        return urlencode({**own, **more})

    def navigation(self, query: str, dest: str = "document", **more: str) -> bytes:
        """A GET of the callback that the page brings about."""
        headers: Headers = {
            "Host": f"localhost:{self.port}",
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": dest,
            "Referer": f"{EVIL}/",
            **{name.replace("_", "-"): text for name, text in more.items()},
        }
        return request("GET", f"/callback?{query}", headers)

    def post(self, body: str, kind: str, origin: str, dest: str = "document") -> bytes:
        """A POST to the callback that the page brings about."""
        headers: Headers = {
            "Host": f"localhost:{self.port}",
            "Origin": origin,
            "Content-Type": kind,
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Dest": dest,
        }
        return request("POST", "/callback", headers, body.encode())

    def relayed(self, fragment: str) -> bytes:
        """The listener's own page forwards the fragment that the page has put in its address."""
        headers: Headers = {
            "Host": f"localhost:{self.port}",
            "Origin": f"http://localhost:{self.port}",
            "Content-Type": "application/json",
            "Sec-Fetch-Site": "same-origin",
            "X-Keyturn-Relay": wire.relay_key(self.port) or "none",
        }
        body = b'{"fragment": "%b"}' % fragment.encode()
        return request("POST", "/keyturn/relay", headers, body)

    def guess(self) -> str:
        return word(self.rng)


VECTORS: dict[str, Vector] = {
    "img": lambda page: page.navigation(page.answer(), "image", Sec_Fetch_Mode="no-cors"),
    "fetch no-cors": lambda page: page.navigation(page.answer(), "empty", Origin=EVIL),
    "fetch no-cors POST": lambda page: page.post(page.answer(), "text/plain", EVIL, "empty"),
    "form GET": lambda page: page.navigation(page.answer(state=page.guess())),
    "form POST": lambda page: page.post(page.answer(state=page.guess()), FORM, "null"),
    "window.open": lambda page: page.navigation(page.answer(state="")),
    "iframe": lambda page: page.navigation(page.answer(state=page.guess()), "iframe"),
    "meta refresh": lambda page: page.navigation(page.answer()),
    "redirect": lambda page: page.navigation(page.answer(state="undefined")),
    "fragment to the relay": lambda page: page.relayed(page.answer()),
    "fragment with a guess": lambda page: page.relayed("/" + page.answer(state=page.guess())),
    "error": lambda page: page.navigation("error=access_denied&error_description=x"),
    "used state": lambda page: page.navigation(page.answer(state=page.earlier)),
    "states of others": lambda page: page.relayed(
        page.answer(state=page.parallel) + f"&state={page.earlier}"
    ),
}


def login_csrf(rounds: int, seed: int, code: Path = ROOT) -> Found:
    """Fire all vectors at each of so many sign-ins of each kind, then let the genuine one come."""
    rng = random.Random(f"csrf-{seed}")
    tried = taken = 0
    by_vector = dict.fromkeys(VECTORS, 0)
    with rig.hosting(code) as host:
        signing_in = SignIns(host, free_port())
        for kind in KINDS:
            earlier = secrets.token_urlsafe(32)
            for _ in range(rounds):
                signing_in.begin(kind)
                page = Page(signing_in.port, earlier, secrets.token_urlsafe(32), rng)
                for name, vector in VECTORS.items():
                    answer = wire.send(signing_in.port, vector(page))
                    tried += 1
                    by_vector[name] += wire.status_of(answer) in TAKEN
                earlier = signing_in.state
                signing_in.end()
    taken = sum(by_vector.values())
    figures = signing_in.found.figures()
    return {
        "tried": tried,
        "vectors": len(VECTORS),
        "by_vector": by_vector,
        **figures,
        "accepted": figures["accepted"] + taken,
    }


def near_misses(state: str, rng: random.Random, number: int) -> Iterator[str]:
    """States like ours: random ones, ours with one letter changed, cut, doubled, in other case."""
    for turn in range(number):
        at = rng.randrange(len(state))
        match turn % 8:
            case 0:
                yield word(rng)
            case 1:
                yield (
                    state[:at]
                    + chr((ord(state[at]) + rng.randrange(1, 94) - 33) % 94 + 33)
                    + (state[at + 1 :])
                )
            case 2:
                yield state[:at]
            case 3:
                yield state + chr(rng.randrange(1, 0x2000))
            case 4:
                yield state[:at] + state[at].swapcase() + state[at + 1 :] + "="
            case 5:
                yield state[at:] + state[:at] if at else state[::-1]
            case 6:
                yield chr(rng.randrange(1, 0x300)) + state
            case _:
                yield state[:at] + state[at] * 2 + state[at + 1 :]


def judged_states(number: int, seed: int) -> Found:
    """Ask the judge itself about so many states."""
    rng = random.Random(f"states-{seed}")
    state = word(rng)
    asked = AuthorizationRequest(
        url="https://id.acme.test/auth",
        host="id.acme.test",
        redirect_uri="http://localhost:1/callback",
        response_type="code",
        state=state,
        nonce=None,
        issuer=None,
        client_id=None,
    )
    tried = accepted = 0
    for near in near_misses(state, rng, number):
        if near == state:  # a turn or a doubling may give it back
            continue
        tried += 1
        verdict = judge(asked, [("code", "c"), ("state", near)], is_query=True)
        accepted += not isinstance(verdict, Stray)
    control = judge(asked, [("code", "c"), ("state", state)], is_query=True)
    return {"tried": tried, "accepted": accepted, "control": int(not isinstance(control, Stray))}
