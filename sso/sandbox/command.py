"""How does the verb ``sandbox`` work? It writes a ready profile and serves until a signal."""

import argparse
import contextlib
import errno
import json
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import NoReturn

from werkzeug.serving import BaseWSGIServer

from sso.sandbox.journal import Journal
from sso.sandbox.profile_files import write_profiles
from sso.sandbox.server import HOST, HOST_IPV6, bind, make_account_app, make_app, serve
from sso.sandbox.world import DEFAULT_REDIRECT_URIS, World, make_world

DEFAULT_PORT = 8790
ACCOUNT_NAME = "localhost"
EXIT_USAGE = 64


def main(argv: list[str]) -> int:
    """Serve until SIGTERM or SIGINT; 0 then, 64 when the given port is taken."""
    options = _parser().parse_args(argv)
    try:
        server = _bound(options.port)
    except OSError as error:
        sys.stderr.write(f"sandbox: port {options.port} cannot be used: {error.strerror}\n")
        return EXIT_USAGE
    account_servers = _account_bound(server.port)
    journal = Journal(is_quiet=options.quiet)
    folder = _folder(options.dir)
    base_url = f"http://{HOST}:{server.port}"
    account_url = f"http://{ACCOUNT_NAME}:{account_servers[0].port}"
    redirect_uris = tuple(options.redirect_uri or DEFAULT_REDIRECT_URIS)
    try:
        world = make_world(folder, base_url, account_url, redirect_uris, journal)
    except (ValueError, KeyError, TypeError) as error:
        for one in (server, *account_servers):
            one.server_close()
        sys.stderr.write(f"sandbox: a file in {folder} cannot be read, remove it: {error}\n")
        return EXIT_USAGE
    profiles = write_profiles(folder, world)
    return _run([server, *account_servers], world, profiles, as_json=options.json)


def _run(
    servers: list[BaseWSGIServer], world: World, profiles: dict[str, Path], *, as_json: bool
) -> int:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    license_server, *account_servers = servers
    serve(license_server, make_app(world))
    account_app = make_account_app(world)
    for account_server in account_servers:
        serve(account_server, account_app)
    world.journal.say(f"listening on {world.base_url}, open it in a browser for a guide")
    _announce(world, profiles, as_json=as_json)
    ended.wait()
    world.journal.say("stopped")
    return 0


def _announce(world: World, profiles: dict[str, Path], *, as_json: bool) -> None:
    line = str(profiles["code"])
    if as_json:
        line = json.dumps(
            {
                "profile": str(profiles["code"]),
                "profiles": {name: str(path) for name, path in profiles.items()},
                "base_url": world.base_url,
                "account_url": world.account_url,
                "control": f"{world.base_url}/sandbox",
            }
        )
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _bound(port: int | None) -> BaseWSGIServer:
    if port is not None:
        return bind(port)
    try:
        return bind(DEFAULT_PORT)
    except OSError:
        return bind(0)


def _account_bound(port: int) -> list[BaseWSGIServer]:
    """The account's own port: the next one, or a free one; on both loopback families.

    Its name is localhost, unlike the other origin's: cookies know hosts, not ports.
    """
    for candidate in (port + 1, 0, 0):
        with contextlib.suppress(OSError, OverflowError):
            return _on_both_families(bind(candidate))
    return [bind(0)]


def _on_both_families(first: BaseWSGIServer) -> list[BaseWSGIServer]:
    """With its twin on ::1 where the system has it. Raises OSError when a stranger sits there."""
    try:
        return [first, bind(first.port, HOST_IPV6)]
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            return [first]
        first.server_close()
        raise


def _folder(raw: str | None) -> Path:
    if raw is None:
        return Path(tempfile.mkdtemp(prefix="keyturn-sandbox-"))
    folder = Path(raw).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class _Parser(argparse.ArgumentParser):
    """Usage errors end with the project's exit code for them."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"sandbox: {message}\n")


def _port(raw: str) -> int:
    port = int(raw)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port lies between 0 and 65535")
    return port


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sandbox",
        description="A local license service and identity provider to try everything against.",
    )
    parser.add_argument("--port", type=_port, help=f"0 picks a free one (default {DEFAULT_PORT})")
    parser.add_argument("--dir", help="where profiles, keys and activations are kept")
    parser.add_argument(
        "--redirect-uri", action="append", metavar="URI", help="registered address, repeatable"
    )
    parser.add_argument("--json", action="store_true", help="announce one JSON object")
    parser.add_argument("--quiet", action="store_true", help="no log on standard error")
    return parser
