"""Which verbs and flags does the command line have? (contract, section 2)"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Collection
from typing import Any, NoReturn

from sso.errors import UsageError

EPILOG = """exit codes: 0 licensed; 10 works offline; 11 not activated; 12 no license; 13 device
limit; 14 expired; 15 disabled; 16 clock; 17 wrong device; 18 damaged; 19 cancelled; 20 unreachable;
21 TLS; 22 proxy; 23 redirect address; 24 nothing came back; 25 answer not understood; 26 sign-in
refused; 27 program refused; 28 seat needed; 29 not started; 30 profile; 31 secret store; 32 set-up;
64 usage; 70 defect"""


WAITABLE = (
    "active", "expiring", "grace", "unreachable", "not_activated", "no_license", "device_limit",
    "expired", "disabled", "clock", "wrong_device", "damaged", "seat_needed", "not_started",
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


class _Unwanted(_Parser):
    """Stands for a verb that nobody asked for: takes every option, keeps none."""

    def __init__(self) -> None:
        """Nothing is made: that is what it is for."""

    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        return argparse.Action([], "")


def build_parser(wanted: Collection[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser; wrong words raise `UsageError`.

    :param wanted: the words that may be verbs; None: every verb, for help, completions, man page.
    """
    parser = _Parser(
        prog="keyturn",
        description="Activates a software license by single sign-on; without a verb, in the tray.",
        epilog=EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument(
        "--self-test", action="store_true", help="look whether the installed program is whole"
    )
    parser.add_argument(
        "--background",
        action="store_true",
        help="without a verb: no window, unless there is no tray to open it from",
    )
    _add_common(parser, is_top=True)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    verbs.wanted = wanted  # type: ignore[attr-defined]
    _add_license_verbs(verbs)
    _add_support_verbs(verbs)
    _add_config_verbs(verbs)
    _add_sandbox_verbs(verbs)
    return parser


def parse(argv: list[str]) -> argparse.Namespace:
    """Return the parsed words. :raises UsageError: they are not a command."""
    if not any(word.startswith(("-h", "--h")) for word in argv):
        with contextlib.suppress(UsageError):  # said below, with every verb in view
            return build_parser(argv).parse_args(argv)
    return build_parser().parse_args(argv)


def _add_common(parser: argparse.ArgumentParser, *, is_top: bool = False) -> None:
    """Every verb takes these, before or after its name."""
    absent = None if is_top else argparse.SUPPRESS
    common = parser.add_argument_group("everywhere")
    common.add_argument("--profile", metavar="FILE", default=absent, help="the profile to use")
    common.add_argument(
        "--data-dir", metavar="DIR", default=absent, help="keep every file below this folder"
    )
    common.add_argument(
        "--json",
        action="store_true",
        default=False if is_top else argparse.SUPPRESS,
        help="one JSON object on standard output",
    )
    common.add_argument(
        "--log-level",
        choices=("debug", "info", "warning", "error"),
        default="warning" if is_top else argparse.SUPPRESS,
        help="what goes to standard error",
    )
    common.add_argument("--product", metavar="CODE", default=absent, help="one of several products")


def _add_license_verbs(verbs: argparse._SubParsersAction[_Parser]) -> None:
    activate = _verb(verbs, "activate", "sign in and activate this device")
    _add_sign_in_options(activate)
    activate.add_argument("--license", metavar="ID", type=int, help="which of several licenses")
    activate.add_argument("--again", action="store_true", help="also when active already")
    activate.add_argument("--choose", action="store_true", help="choose among your licenses anew")
    activate.add_argument(
        "--switch-person",
        action="store_true",
        help="put whoever signs in in place of the license's present holder on this device",
    )
    _add_unattended_options(activate)
    status = _verb(verbs, "status", "the stored state; no network")
    status.add_argument("--path", action="store_true", help="print where the status file lies")
    _verb(verbs, "check", "ask the license service now")
    wait = _verb(verbs, "wait", "block until a state holds; no network")
    wait.add_argument(
        "--for",
        dest="wanted",
        metavar="STATE",
        choices=WAITABLE,
        default="active",
        help="a state's word; active also means ends soon and works offline",
    )
    wait.add_argument(
        "--timeout", metavar="S", type=_wait_seconds, help="seconds; default: forever"
    )
    _add_sign_in_options(_verb(verbs, "licenses", "the licenses you may choose from"))
    _verb(verbs, "deactivate", "give this device's seat back")
    borrow = _verb(verbs, "borrow", "take a floating seat offline")
    _add_sign_in_options(borrow)
    borrow.add_argument(
        "--until", metavar="ISO8601", help="until when; default: as long as allowed"
    )
    _verb(verbs, "return", "give a floating seat back")
    sign_off = _verb(verbs, "sign-off", "forget the person here; the license stays")
    sign_off.add_argument(
        "--browser", action="store_true", help="also end the sign-in service's own session"
    )


def _add_unattended_options(verb: argparse.ArgumentParser) -> None:
    """Files or standard input only: arguments and environment are seen by others."""
    verb.add_argument(
        "--key-file", metavar="FILE", help="a license key in place of a sign-in; -: standard input"
    )
    verb.add_argument("--user", metavar="NAME", help="name and password in place of a sign-in")
    verb.add_argument("--password-file", metavar="FILE", help="that password; -: standard input")


def _add_sign_in_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--customer", metavar="CODE", default="", help="company code")
    verb.add_argument(
        "--no-browser", action="store_true", help="print the sign-in address, open nothing"
    )
    verb.add_argument(
        "--redirect-url",
        metavar="-",
        choices=("-",),
        help="read the browser's final address from standard input (remote shells, containers)",
    )
    verb.add_argument(
        "--timeout",
        dest="sign_in_timeout_s",
        metavar="S",
        type=_seconds,
        help="seconds to wait for you",
    )


def _add_support_verbs(verbs: argparse._SubParsersAction[_Parser]) -> None:
    _verb(verbs, "doctor", "look at everything that can be in the way, and say how to mend it")
    forget = _verb(verbs, "forget", "leave nothing of yourself on this computer")
    forget.add_argument("--all", action="store_true", help="every file and secret; needed")
    forget.add_argument(
        "--keep-seats", action="store_true", help="do not give this device's seats back"
    )
    forget.add_argument("--yes", action="store_true", help="do not ask before removing")
    bundle = _verb(verbs, "bundle", "a redacted archive for support; nothing is sent")
    bundle.add_argument("file", metavar="FILE.zip")
    bundle.add_argument("--yes", action="store_true", help="do not ask before writing")
    bundle.add_argument("--preview", action="store_true", help="print everything, write nothing")


def _add_config_verbs(verbs: argparse._SubParsersAction[_Parser]) -> None:
    config = _verb(verbs, "config", "look at settings and check them")
    if isinstance(config, _Unwanted):
        return
    actions = config.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=_Parser
    )
    show = _verb(actions, "show", "the effective settings, secrets masked")
    show.add_argument("--origin", action="store_true", help="name the layer of each value")
    validate = _verb(actions, "validate", "check a profile or a policy")
    validate.add_argument(
        "file", metavar="FILE", help="profile (.toml) or policy (.json, .plist, .mobileconfig)"
    )
    init = _verb(actions, "init", "ask for what a profile needs, try it, and write it")
    init.add_argument("file", metavar="FILE.toml")
    schema = _verb(actions, "schema", "what a profile or a policy may hold")
    schema.add_argument(
        "--of", choices=("profile", "policy"), default="profile", help="JSON Schema of which file"
    )
    schema.add_argument(
        "--template",
        choices=("admx", "adml", "mobileconfig"),
        help="for Group Policy or a device management service, in place of JSON Schema",
    )
    proxy = _verb(actions, "proxy-sign-in", "keep name and password for a proxy in the keyring")
    proxy.add_argument("--user", metavar="NAME", default="", help="the name at the proxy")
    proxy.add_argument(
        "--password-file", metavar="-", default="", help="a file, or - for standard input"
    )
    proxy.add_argument(
        "--proxy", metavar="HOST:PORT", default="", help="which proxy; default: the one in use"
    )
    proxy.add_argument("--forget", action="store_true", help="forget them")


def _add_sandbox_verbs(verbs: argparse._SubParsersAction[_Parser]) -> None:
    sandbox = _verb(verbs, "sandbox", "a local license service to try everything against")
    sandbox.add_argument("--port", metavar="N", type=int, help="its port; default 8790")
    sandbox.add_argument("--dir", metavar="DIR", help="where its keys and profiles lie")
    demo = _verb(verbs, "demo", "sandbox and program together")
    demo.add_argument("--auto", action="store_true", help="an HTTP client plays the browser")
    conformance = _verb(verbs, "conformance", "does a licensed program read the status right?")
    conformance.add_argument(
        "--command", metavar="TEXT", required=True,
        help="starts the program once a file; {status}, {key}, {product}, {device}, {memory} and"
        " {company} are filled in, and exit code 0 means licensed",
    )  # fmt: skip
    conformance.add_argument("--strict", action="store_true", help="what should hold has to hold")


def _verb(
    verbs: argparse._SubParsersAction[_Parser], name: str, sentence: str
) -> argparse.ArgumentParser:
    wanted = getattr(verbs, "wanted", None)
    if wanted is not None and name not in wanted:
        return _Unwanted()
    parser = verbs.add_parser(name, help=sentence, description=sentence, allow_abbrev=False)
    _add_common(parser)
    return parser


def _wait_seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 31_536_000:
        raise argparse.ArgumentTypeError("seconds from 0 to a year")
    return value


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 1 <= value <= 86_400:
        raise argparse.ArgumentTypeError("seconds from 1 to 86400")
    return value
