"""How is each listener driven? As its own documentation says, one sign-in, one process.

    python contestant.py msal|google-auth-oauthlib|keyturn

Prints one JSON line when it listens (port, state, path, and how it wants its answer), and one when
it has ended: which code it took, or why it took none.
"""

import json
import os
import secrets
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[2]
DEADLINE_S = 60


def say(**said: object) -> None:
    print(json.dumps(said), flush=True)


def msal() -> None:
    """The receiver that `acquire_token_interactive` uses; form_post only since 2026."""
    from msal.oauth2cli.authcode import AuthCodeReceiver

    state = secrets.token_urlsafe(32)
    with AuthCodeReceiver(port=0) as receiver:
        say(port=receiver.get_port(), state=state, path="/", manner="form_post")
        answer = receiver.get_auth_response(state=state, timeout=DEADLINE_S)
    say(taken=answer.get("code"), ended=answer.get("error"))


class TokenEndpoint(BaseHTTPRequestHandler):
    """Where google-auth-oauthlib redeems its code; here the code is only noted."""

    codes: list[str] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.codes += parse_qs(self.rfile.read(length).decode())["code"]
        body = b'{"access_token": "a", "token_type": "Bearer", "expires_in": 60}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def google() -> None:
    """`InstalledAppFlow.run_local_server`, with a browser that only says that it was opened."""
    import webbrowser  # noqa: TID251 the way in which a program names its browser to this library

    from google_auth_oauthlib.flow import InstalledAppFlow

    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # the token endpoint is on loopback
    endpoint = HTTPServer(("127.0.0.1", 0), TokenEndpoint)
    threading.Thread(target=endpoint.serve_forever, daemon=True).start()

    class Browser(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            asked = parse_qs(urlsplit(url).query)
            own = urlsplit(asked["redirect_uri"][0])
            say(port=own.port, state=asked["state"][0], path=own.path or "/", manner="query")
            return True

    webbrowser.register("quiet", None, Browser())
    flow = InstalledAppFlow.from_client_config(
        {
            "installed": {
                "client_id": "client",
                "client_secret": "none",
                "auth_uri": "https://id.acme.test/auth",
                "token_uri": f"http://127.0.0.1:{endpoint.server_port}/token",
            }
        },
        scopes=["openid"],
    )
    try:
        flow.run_local_server(port=0, browser="quiet", authorization_prompt_message=None)
    finally:
        if TokenEndpoint.codes:
            say(taken=TokenEndpoint.codes[0])


def keyturn() -> None:
    """Our own listener."""
    sys.path.insert(0, str(ROOT))
    from sso.signin.authorization import Accepted, AuthorizationRequest, Verdict
    from sso.signin.listener import Listener

    state, verdicts, is_over = secrets.token_urlsafe(32), [], threading.Event()

    def on_verdict(verdict: Verdict) -> None:
        verdicts.append(verdict)
        is_over.set()

    listener = Listener(ROOT / "resources" / "pages", "Keyturn", any_port=True)
    request, _ = listener.bind(
        AuthorizationRequest(
            url=f"https://id.acme.test/auth?state={state}&redirect_uri=http://localhost",
            host="id.acme.test",
            redirect_uri="http://localhost",
            response_type="code",
            state=state,
            nonce=None,
            issuer=None,
            client_id="client",
        ),
        on_verdict=on_verdict,
    )
    say(port=urlsplit(request.redirect_uri).port, state=state, path="/", manner="query")
    is_over.wait(DEADLINE_S)
    (verdict,) = verdicts or [None]
    is_good = isinstance(verdict, Accepted)
    say(taken=verdict.response.code if is_good else None, ended=None if is_good else repr(verdict))
    listener.close(linger_s=1)


CONTESTANTS = {"msal": msal, "google-auth-oauthlib": google, "keyturn": keyturn}

if __name__ == "__main__":
    try:
        CONTESTANTS[sys.argv[1]]()
    except Exception as error:  # whatever ends a sign-in is its result
        say(ended=f"{type(error).__name__}: {error}"[:200])
