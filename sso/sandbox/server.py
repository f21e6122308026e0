"""How is the sandbox served? One Flask application, threaded, on 127.0.0.1 only."""

import logging
import socket
import threading

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sso.sandbox import (
    account_endpoints,
    account_provider,
    control,
    federated_provider,
    identity_provider,
    license_service,
    realm_endpoints,
    start_page,
)
from sso.sandbox.answers import refused, to_response
from sso.sandbox.fault_effects import befall_page
from sso.sandbox.grants import make_realm
from sso.sandbox.refusals import Refusal
from sso.sandbox.world import World

HOST = "127.0.0.1"
HOST_IPV6 = "::1"
MAX_BODY_BYTES = 1024 * 1024
_LOOPBACK_NAMES = frozenset(("127.0.0.1", "localhost"))


class QuietHandler(WSGIRequestHandler):
    """Speaks HTTP/1.1 and leaves the log to the journal."""

    protocol_version = "HTTP/1.1"

    def send_response(self, code: int, message: str | None = None) -> None:
        """The status line alone: the ``Date`` is the sandbox's own, and there is only one."""
        self.send_response_only(code, message)

    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing: addresses carry codes."""


def make_app(world: World) -> Flask:
    """The whole sandbox as one WSGI application."""
    app = Flask("sandbox", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.url_map.merge_slashes = False
    realm = make_realm(world)
    license_service.install(app, world)
    identity_provider.install(app, world, realm)
    federated_provider.install(app, world)
    realm_endpoints.install(app, world, realm)
    control.install(app, world)
    start_page.install(app, world)
    _guard(app, world, ("/realms/", "/federated/"))
    return app


def make_account_app(world: World) -> Flask:
    """The account provider, served on an origin of its own."""
    app = Flask("sandbox-account", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    account_provider.install(app, world)
    account_endpoints.install(app, world)
    _guard(app, world, ("/",))
    return app


def bind(port: int, host: str = HOST) -> BaseWSGIServer:
    """A listening server without an application yet. Raises OSError when the port is taken."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    nothing_yet = Flask("sandbox-starting", static_folder=None)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
        return make_server(
            host,
            port,
            nothing_yet,
            threaded=True,
            request_handler=QuietHandler,
            fd=listening.fileno(),
        )


def serve(server: BaseWSGIServer, app: Flask) -> threading.Thread:
    """Answer requests in a thread that ends with the process."""
    server.app = app
    thread = threading.Thread(target=server.serve_forever, name="sandbox", daemon=True)
    thread.start()
    return thread


def _guard(app: Flask, world: World, page_paths: tuple[str, ...]) -> None:
    """What holds for every request; faults and records for the providers' paths."""

    @app.before_request
    def note_the_beginning() -> None:
        world.journal.begin()

    @app.before_request
    def refuse_foreign_hosts() -> Response | None:
        name = request.host.rsplit(":", 1)[0]
        return None if name in _LOOPBACK_NAMES else Response("Unknown host\n", status=421)

    @app.before_request
    def befall_pages() -> Response | None:
        if not request.path.startswith(page_paths):
            return None
        fault = world.faults.take(request.endpoint or "", covers_any=False)
        return None if fault is None else befall_page(world, fault)

    @app.after_request
    def set_date(response: Response) -> Response:
        response.headers["Date"] = world.clock.http_date()
        return response

    @app.after_request
    def record(response: Response) -> Response:
        name = (request.endpoint or "").removeprefix("federated_")
        if request.path.startswith(page_paths):
            world.journal.record(name or "unknown", response.status_code, None)
        return response

    @app.errorhandler(Exception)
    def no_traceback(error: Exception) -> Response:
        return _failed(world, error)


def _failed(world: World, error: Exception) -> Response:
    """An error page or body that shows nothing of the inside."""
    if isinstance(error, HTTPException):
        status = error.code or 500
        return to_response(refused(Refusal("not_found", error.name, status=status)))
    world.journal.say(f"internal error {type(error).__name__}: {error}")
    return to_response(refused(Refusal("internal_error", "Internal error", status=500)))
