"""Does a link, whatever is in it, ever do more than show one prompt?

Every link goes the way of a second start: read as a link, put into a request of the channel, and
read again at the other end. A share goes over the real channel into a real window.
"""

from __future__ import annotations

import json
import random
import string
import subprocess
import sys

from sso.channel.requests import Link, line_of, parse_request
from sso.errors import UsageError
from sso.signin.deep_link import HINTS, is_deep_link, parse_deep_link
from tests.torture.g25_parsers import CHANGES
from tests.torture.rig import ROOT, Found, environment
from tests.torture.row import of

SCHEME, PRODUCTS = "keyturn", ("CAD-PRO", "RENDER")
PLAIN = frozenset(string.ascii_letters + string.digits + "@+._:|-")
GOOD = (
    b"keyturn://activate?product=CAD-PRO&customer=ACME",
    b"keyturn://activate?product=RENDER",
    b"KEYTURN://activate/?customer=OTHER&product=RENDER&login_hint=you%40acme.test",
    b"keyturn://activate?product=CAD-PRO&kc_idp_hint=keyturn-ACME&organization_id=o-1",
)
PIECES = (
    b"&", b"=", b"?", b"#", b";", b"%26", b"%3D", b"%00", b"%0d%0a", b"%2e%2e%2f", b"\xe2\x80\xae",
    b"&base_url=https://evil.test", b"&redirect_uri=http://evil.test", b"&id_token=e30.e30.",
    b"&code=c&state=s", b"&profile=/tmp/x", b" --profile=/tmp/x", b"\n--data-dir\n/tmp",
    b"&product=RENDER", b"&login_hint=<b>", b"&customer=" + b"A" * 3000, b"../", b"@evil.test",
    b"keyturn://callback?code=c", b"file:///etc/passwd", b"\x00", b"\xff", b"&confirm=1",
    b"&timeout_s=0", b"%61", b"&login_hint=a%40b.c", b"\xd0\xb0", b"&x=1",
)  # fmt: skip
WINDOW_DEADLINE_S = 240


def deep_links(many: int, shown: int, seed: int) -> Found:
    """Show so many links to the readers, and so many of them to a window."""
    found: Found = {"tried": 0, "taken": 0, "crashes": 0, "not_plain": 0, "altered": 0}
    chance = random.Random(f"links {seed}")
    for _ in range(many):
        read(hostile(chance), found)
    if not 0 < found["taken"] < many:
        raise AssertionError(f"{found['taken']} of {many} were links: too tame, or too wild")
    in_window = [hostile(chance) for _ in range(shown)]
    in_window[::10] = [raw.decode() for raw in GOOD * shown][: len(in_window[::10])]
    return found | of_window(in_window)


def hostile(chance: random.Random) -> str:
    """Return a link as an argument of a process would bring it."""
    raw = chance.choice(GOOD)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
        if chance.random() < 0.6:
            at = chance.randrange(len(raw) + 1)
            raw = raw[:at] + chance.choice(PIECES) + raw[at:]
        else:
            raw = chance.choice(CHANGES)(raw, chance, GOOD)
    return raw.decode("utf-8", "surrogateescape")


def read(link: str, found: Found) -> None:
    """Read one link on both sides of the channel; each refuses it by the error it declares."""
    found["tried"] += 1
    try:
        is_deep_link(link, SCHEME)
        try:
            request = parse_request(line_of(Link(link)))
            found["altered"] += request != Link(link)
        except ValueError:
            pass
        proposed = parse_deep_link(link, SCHEME, PRODUCTS)
    except UsageError:
        return
    except Exception as error:  # noqa: BLE001 - anything else is what is looked for
        found["crashes"] += 1
        found.setdefault("first_crash", f"{type(error).__name__}: {link[:100]!r}")
        return
    found["taken"] += 1
    texts = (proposed.customer, *proposed.hints.values())
    is_plain = all(set(text) <= PLAIN for text in texts) and set(proposed.hints) <= set(HINTS)
    found["not_plain"] += not is_plain or proposed.product not in PRODUCTS


def of_window(links: list[str]) -> Found:
    """Send links over the channel to a program with a window, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.link_window"],
        cwd=ROOT,
        env={**environment(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        input=json.dumps(links),
        capture_output=True,
        text=True,
        timeout=WINDOW_DEADLINE_S,
        check=False,
    )
    if done.returncode != 0:
        return {"crashes": 1, "first_crash": f"the window's process: {done.stderr[-400:]}"}
    answer: Found = json.loads(done.stdout.splitlines()[-1])
    return answer


def deep_links_by_scale(scale: float, seed: int) -> Found:
    """The row, by its scale."""
    return deep_links(of(100_000, scale), of(400, scale, 40), seed)
