"""A browser that notes when it sends the redirect: the clock of what comes after.

    python timed_browser.py MARKS PERSON START_LINK

Started by the launcher like any browser; leaves the visit to a process of its own.
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))


def play(marks: Path, person: str, start_link: str) -> int:
    """Sign in, send the redirect by a socket that is ready for it, and look at the end."""
    from tests.integration.visit import Visit, followed

    visit = Visit(followed(start_link)).sign_in(person)
    at = send_redirect(visit.redirect_uri, visit.carried)
    draft = marks.with_name(f"{marks.name}.{os.getpid()}")
    draft.write_text(repr(at), encoding="ascii")
    draft.replace(marks)
    visit.see_the_end()
    return 0


def send_redirect(redirect_uri: str, parameters: dict[str, str]) -> float:
    """Send the answer's request; return the moment before it began to connect."""
    address = urlsplit(redirect_uri)
    assert address.hostname is not None
    head = f"GET {address.path}?{urlencode(parameters)} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
    return deliver(address.hostname, address.port or 80, head.encode())


def deliver(host: str, port: int, raw: bytes) -> float:
    """Connect, send, and read the answer's beginning; return the moment before all that."""
    at = time.monotonic()
    with socket.create_connection((host, port), 10) as peer:
        peer.sendall(raw)
        peer.recv(4096)
    return at


if __name__ == "__main__":
    if sys.argv[1] == "--play":
        sys.exit(play(Path(sys.argv[2]), *sys.argv[3:]))
    subprocess.Popen([sys.executable, __file__, "--play", *sys.argv[1:]], start_new_session=True)
