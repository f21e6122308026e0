"""How quick is an activation? The whole of it by distance of the service, and its redirect."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from pathlib import Path

from tests.bench import peers
from tests.bench.desktop import NoDesktop, Person, desktop, ended, python
from tests.bench.place import Place, Service, service
from tests.bench.roads import certificate, road
from tests.bench.table import Line, middle, ratio, ratio_line, shown

ROUND_TRIPS_MS = (0, 50, 200)
AT_MOST = 1.10
CHILD = Path(__file__).with_name("activation_child.py")
_WHY = (
    "a tenth of a second or less, whatever the distance: saving reaches the disk (seven times"
    " 2 to 3 ms), the browser's page is waited for (12 ms), the license is verified and judged"
    " four times (8 ms); the rest is listener, threads and signatures"
)

_WHY_REDIRECT = (
    "ours has by then judged the answer, asked the system whose connection it was, woken the"
    " sign-in's thread, verified what is stored, named the device and signed a request; the other's"
    " time ends where its caller has the address"
)


def whole(rounds: int) -> list[Line]:
    """A whole activation against two bare calls, over TLS, on roads of three lengths."""
    lines = []
    with desktop() as desk, service(desk.person) as serving:
        trusted = certificate(desk.person)
        for round_trip_ms in ROUND_TRIPS_MS:
            with road(desk.person, serving.port, round_trip_ms, trusted) as slow:
                pair = _measured(desk.person, serving, trusted, slow.port, rounds)
            lines.append(
                ratio_line(
                    f"whole activation, {round_trip_ms} ms round trips",
                    "two `requests` calls on one kept TLS connection, as many authorities",
                    pair,
                    "ms",
                    AT_MOST,
                    why=_WHY,
                )
            )
    return lines


def _measured(
    person: Person, serving: Service, trusted: Path, port: int, rounds: int
) -> dict[str, list[float]]:
    base_url = f"https://127.0.0.1:{port}"
    place = Place(person, serving, f"road-{port}", base_url=base_url, ca_file=trusted)
    words = python(CHILD, place.profile, place.data, base_url, trusted)
    log = person.home / "activation.log"
    pair: dict[str, list[float]] = {"ours": [], "theirs": []}
    with log.open("wb") as errors:
        child = person.start(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        for number in range(rounds + 1):
            for name, taken in pair.items():
                child.stdin.write(f"{name}\n".encode())
                child.stdin.flush()
                line = child.stdout.readline()
                if not line:
                    raise NoDesktop(f"no activation: {log.read_text('utf-8')[-600:]}")
                if number:  # the first one imports what it needs
                    taken.append(json.loads(line))
    finally:
        ended(child)
    return pair


def redirect(rounds: int) -> list[Line]:
    """From sending the redirect to the activation request on its way; processes of one sign-in."""
    ours: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name in peers.NAMES}
    with ExitStack() as stack:
        desk = stack.enter_context(desktop())
        serving = stack.enter_context(service(desk.person))
        way = stack.enter_context(road(desk.person, serving.port))
        base_url = f"http://127.0.0.1:{way.port}"
        place = Place(desk.person, serving, "redirect", base_url=base_url)
        python_of_peers = peers.interpreter()
        for number in range(rounds + 1):
            place.forget()
            place.activate()
            at = place.redirected_at()
            took_s = way.first_after(at) - at
            others = {name: peers.redirect_s(python_of_peers, name) for name in peers.NAMES}
            if number:
                ours.append(took_s)
                for name, other_s in others.items():
                    theirs[name].append(other_s)
    return [
        Line(
            "redirect arrives to activation request sent",
            f"{peers.title(name)}: redirect to its caller",
            shown(middle(ours), "ms"),
            shown(middle(taken), "ms"),
            ratio(middle(ours), middle(taken)),
            "ahead of it",
            middle(ours) < middle(taken),
            rounds,
            _WHY_REDIRECT,
        )
        for name, taken in theirs.items()
    ]
