"""What arrives at a client's redirect address? A listener that remembers."""

from http.server import BaseHTTPRequestHandler, HTTPServer

PAGE = (
    b'<!doctype html><meta name="keyturn-relay" content="/relay/1">'
    b'<meta name="keyturn-relay-key" content="k&amp;1">'
)


class Listener(HTTPServer):
    """Remembers what arrives on a loopback address."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.arrived: list[tuple[str, str, dict[str, str], str]] = []
        self.leads_to: dict[str, str] = {}

    @property
    def uri(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/callback"


class Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, body: str) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.arrived.append((self.command, self.path, headers, body))
        if self.path in self.server.leads_to:
            self.send_response(302)
            self.send_header("Location", self.server.leads_to[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""
