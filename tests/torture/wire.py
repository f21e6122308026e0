"""How does an attacker talk to the listener? Raw sockets, one request a connection."""

from __future__ import annotations

import socket
import time
from urllib.parse import urlencode

DEADLINE_S = 10.0
RESET = b"\x01\0\0\0\0\0\0\0"  # SO_LINGER: on, no wait
FORM = "application/x-www-form-urlencoded"
Headers = dict[str, str | None]


def connect(port: int, host: str = "127.0.0.1", deadline_s: float = DEADLINE_S) -> socket.socket:
    """Connect, trying again while nobody listens: between two sign-ins nobody does."""
    ends = time.monotonic() + deadline_s
    while True:
        peer = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        peer.settimeout(deadline_s)
        try:
            peer.connect((host, port))
            return peer
        except (ConnectionRefusedError, ConnectionResetError, ConnectionAbortedError):
            peer.close()
            if time.monotonic() > ends:
                raise
            time.sleep(0.002)
        except OSError:
            peer.close()
            raise


def read_answer(peer: socket.socket) -> bytes:
    """Read one answer to its own end; empty where the connection was just closed."""
    raw = b""
    try:
        while part := peer.recv(65536):
            raw += part
            head, separator, body = raw.partition(b"\r\n\r\n")
            if separator and len(body) >= length_in(head):
                break
    except ConnectionResetError:
        pass
    return raw


def length_in(head: bytes) -> int:
    """What an answer says of its own length."""
    _, found, rest = head.partition(b"\r\nContent-Length: ")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def send(port: int, raw: bytes, host: str = "127.0.0.1") -> bytes:
    """Send a whole request, read the whole answer."""
    with connect(port, host) as peer:
        try:
            peer.sendall(raw)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before all was sent; the answer may stand in our buffer all the same
        return read_answer(peer)


def status_of(raw: bytes) -> int:
    """The status of an answer, 0 where there is none."""
    return int(raw[9:12]) if raw[:9] == b"HTTP/1.1 " else 0


def request(method: str, target: str, headers: Headers, body: bytes = b"") -> bytes:
    """Write a request; a header with None is left out."""
    if body or method == "POST":
        headers = {"Content-Length": str(len(body)), **headers}
    lines = [f"{method} {target} HTTP/1.1"]
    lines += [f"{name}: {text}" for name, text in headers.items() if text is not None]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace") + body


def key_in(page: bytes) -> str:
    """The secret header's value, out of a page of the listener."""
    return page.partition(b'name="keyturn-relay-key" content="')[2].partition(b'"')[0].decode()


def relay_key(port: int) -> str:
    """Ask for the relay page as any program can, and take its key."""
    return key_in(send(port, request("GET", "/callback", {"Host": f"localhost:{port}"})))


def genuine(kind: str, port: int, state: str, value: str, key: str = "") -> bytes:
    """The provider's own answer, the way a sign-in of this kind expects it."""
    host = f"localhost:{port}"
    if "token" in kind:
        fragment = urlencode({"id_token": value, "state": state})
        headers: Headers = {
            "Host": host,
            "Origin": f"http://{host}",
            "Content-Type": "application/json",
            "X-Keyturn-Relay": key,
            "Sec-Fetch-Site": "same-origin",
        }
        return request("POST", "/keyturn/relay", headers, b'{"fragment": "%b"}' % fragment.encode())
    parameters = urlencode({"code": value, "state": state})
    if kind == "form_post":
        headers = {"Host": host, "Origin": "null", "Content-Type": FORM}
        return request("POST", "/callback", headers, parameters.encode())
    return request("GET", f"/callback?{parameters}", {"Host": host})
