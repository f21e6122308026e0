"""Keyturn starts here: argv in, the parts built in one place, then window or command line."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sso import __version__
from sso.cli.output import Output
from sso.errors import KeyturnError, NoProfile, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from sso.activation.judgement import Judgement
    from sso.activation.manager import Manager
    from sso.activation.proxy_access import ProxyAccess
    from sso.activation.sign_in_steps import Provider
    from sso.autostart import Autostart
    from sso.cli.sentences import Circumstances
    from sso.device.identity import DeviceIdentity
    from sso.diagnostics.journal import Journal
    from sso.licensing.api import LicenseApi
    from sso.licensing.request_authorization import Authorization
    from sso.network.transport import Exchange, Transport
    from sso.profile import Profile
    from sso.profile.look import Look
    from sso.storage.license_store import LicenseStore
    from sso.storage.paths import Paths
    from sso.storage.vault import Vault

SOURCE_FOLDER = Path(__file__).resolve().parent
RESOURCES = SOURCE_FOLDER / "resources"
_LINK = re.compile(r"[a-z][a-z0-9+.-]*://")


def now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


class Program:
    """The parts of one start, each built when it is first asked for."""

    def __init__(self, arguments: argparse.Namespace, output: Output) -> None:
        self.arguments = arguments
        self.output = output
        self.source_folder = SOURCE_FOLDER
        self.link = ""  # a deep link that waits to be shown
        self.keeps_redirect_port = False  # a program that stays also keeps its port from others

    def restarted(self, words: list[str]) -> Program:
        """Return another start of the program, with other words."""
        from sso.cli.parser import parse

        arguments = parse(words)
        return Program(arguments, Output(arguments.json))

    def run_window(self, link: str = "") -> int:
        """Run the program in the tray; a deep link is shown to the person first."""
        self.link = link
        return _run_window(self)

    def clock(self) -> datetime:
        """Return the present instant."""
        return now()

    def _profile_path(self) -> Path:
        from sso.profile.keys import DEFAULT_APP_ID
        from sso.profile.location import find_profile

        packaged = RESOURCES / "profiles" / "packaged.toml"
        return find_profile(
            self.arguments.profile,
            os.environ,
            packaged if packaged.is_file() else None,
            self._paths_of(DEFAULT_APP_ID).user_profile,
        )

    def named_app_id(self) -> str:
        """The program's id, also where the settings are not sound."""
        from sso.profile.location import app_id_at

        return app_id_at(self._profile_path)

    @cached_property
    def profile(self) -> Profile:
        """The effective settings."""
        from sso.profile.carriers import machine_policies
        from sso.profile.location import load_policy_alone, load_profile
        from sso.storage.own_folder import demand_own

        def settings_of(app_id: str) -> Path:
            demand_own(self._paths_of(app_id))  # settings name a proxy, and a company
            return self._paths_of(app_id).user_settings

        timeout_s = getattr(self.arguments, "sign_in_timeout_s", None)
        flags = {"sign_in.timeout_s": timeout_s} if timeout_s is not None else {}
        try:
            path = self._profile_path()
        except NoProfile:
            alone = load_policy_alone(settings_of, flags, machine_policies)
            if alone is None:
                raise
            return alone
        return load_profile(path, settings_of, flags, machine_policies)

    @cached_property
    def look(self) -> Look:
        """The brand's own drawings and texts; what is not sound of them is left out."""
        from sso.profile.look import look_of

        return look_of(self.profile)

    @cached_property
    def paths(self) -> Paths:
        """Where every file lies."""
        from sso.storage.data_format import demand_known
        from sso.storage.own_folder import demand_own

        paths = self._paths_of(self.profile.app.id)
        demand_own(paths)
        demand_known(paths)
        return paths

    @cached_property
    def autostart(self) -> Autostart:
        """The session's start of this program, with the folders of this start."""
        from sso.autostart import for_this_system, start_command

        words, app = self.arguments, self.profile.app
        command = start_command(SOURCE_FOLDER, words.profile, words.data_dir)
        return for_this_system(app.id, app.name, command)

    @cached_property
    def public_key(self) -> RSAPublicKey:
        """The pinned key of the license service."""
        from sso.licensing.signing import load_public_key
        from sso.profile.location import public_key_pem

        return load_public_key(public_key_pem(self.profile, RESOURCES))

    @cached_property
    def device(self) -> DeviceIdentity:
        """This device."""
        from sso.device.identity import DeviceIdentity

        settings = self.profile.device
        return DeviceIdentity(
            self.paths.device,
            settings.hardware_id,
            settings.hardware_id_command,
            mode=settings.mode,
        )

    @cached_property
    def store(self) -> LicenseStore:
        """The license files."""
        from sso.storage.license_store import LicenseStore

        company_id = self.profile.license_service.company_id
        return LicenseStore(self.paths, lambda: self.public_key, company_id)

    @cached_property
    def judgement(self) -> Judgement:
        """The stored state; needs no network library."""
        from sso.activation.judgement import Judgement, Writer
        from sso.licensing.signing import key_fingerprint

        return Judgement(
            self.profile,
            self.paths,
            self.store,
            self.device,
            key_fingerprint=lambda: key_fingerprint(self.public_key),
            clock=now,
            writer=Writer(__version__, os.getpid()),
            on_change=lambda previous, report: self.journal.state_changed(previous, report),
        )

    @cached_property
    def journal(self) -> Journal:
        """What is noted of actions: log and audit log."""
        from sso.diagnostics.set_up import journal_for

        return journal_for(self.profile, self.paths, __version__, now)

    def open_log(self) -> None:
        """Write into the log file from now on."""
        from sso.diagnostics.set_up import attach_log_file

        attach_log_file(self.profile, self.paths)

    @cached_property
    def transport(self) -> Transport:
        """The way to the license service and to an issuer."""
        from sso.network.building import transport_here
        from sso.network.tls import demand_authorities
        from sso.network.transport import TransportSettings

        service, network = self.profile.license_service, self.profile.network
        ca_file = str((self.profile.folder or Path()) / network.ca_file) if network.ca_file else ""
        if ca_file:
            demand_authorities(ca_file)
        return transport_here(
            TransportSettings(
                connect_timeout_s=service.connect_timeout_s,
                read_timeout_s=service.read_timeout_s,
                total_timeout_s=service.connect_timeout_s + service.read_timeout_s + 5,
                proxy=network.proxy,
                ca_file=ca_file,
                user_agent=f"Keyturn/{__version__}",
            ),
            os.environ,
            now,
            lambda proxy: self.proxy_access.kept(proxy),
            self._note_call,
        )

    def _note_call(self, exchange: Exchange) -> None:
        """A data folder that cannot be used keeps nobody from asking the service."""
        with contextlib.suppress(KeyturnError):
            self.journal.note("asked", **asdict(exchange))

    @cached_property
    def proxy_access(self) -> ProxyAccess:
        """The sign-in at the network's proxy."""
        from sso.activation.proxy_access import ProxyAccess

        service_url = self.profile.license_service.base_url
        return ProxyAccess(self.vault, lambda: self.transport, service_url)

    @cached_property
    def api(self) -> LicenseApi:
        """The license service's client."""
        from sso.licensing.api import LicenseApi

        return LicenseApi(
            self.transport,
            base_url=self.profile.license_service.base_url,
            authorize=self._authorization,
            public_key=self.public_key,
            clock=now,
            sdk_version=f"Keyturn {__version__}",
            company_id=self.profile.license_service.company_id,
        )

    @cached_property
    def provider(self) -> Provider:
        """Where the sign-in address comes from."""
        from sso.activation.by_profile import provider_for

        return provider_for(self.profile.sign_in, self.api, self.transport, now)

    @cached_property
    def vault(self) -> Vault:
        """The operating system's secret store."""
        from sso.storage.vault import Vault

        return Vault(self.profile.app.id)

    @cached_property
    def manager(self) -> Manager:
        """The facade of the core."""
        from sso.activation.by_profile import new_listener_for, sdk_files_for
        from sso.activation.manager import Manager
        from sso.activation.sign_in_steps import SignInTools
        from sso.signin.browser import Browser
        from sso.signin.port_reservation import PortReservation
        from sso.storage.data_format import migrate
        from sso.storage.user_settings import UserSettings

        migrate(self.paths, {1: self.device.migrate})
        sign_in = self.profile.sign_in
        held = PortReservation() if self.keeps_redirect_port else None
        browser = Browser(sign_in.browser)
        tools = SignInTools(
            provider=self.provider,
            service=self.api,
            memory=self.vault,
            open_browser=browser.open,
            write_mail=browser.write_mail,
            device=self.device.facts,
            token_field=sign_in.token_field,
            app_name=self.profile.app.name,
        )
        places = self.paths, RESOURCES / "pages"
        new_listener = new_listener_for(self.profile, *places, os.environ, held, self.look.pages)
        return Manager(
            self.profile,
            judgement=self.judgement,
            store=self.store,
            settings=UserSettings(self.paths.user_settings),
            vault=self.vault,
            service=self.api,
            tools=tools,
            sdk_files=sdk_files_for(self.profile, os.environ, now),
            settle_device=self.device.settle,
            new_listener=new_listener,
            clock=now,
            journal=self.journal,
        )

    def circumstances(self) -> Circumstances:
        """Return the names that sentences speak of, as far as they are known."""
        from sso.cli.sentences import Circumstances

        try:
            profile = self.profile
            product = profile.product(self.arguments.product)
        except KeyturnError:
            return Circumstances()
        company = getattr(self.arguments, "customer", "") or profile.sign_in.customer_account_code
        return Circumstances(product.name, company, profile.administrator.name)

    def _authorization(self, api: LicenseApi) -> Authorization:
        from sso.licensing.request_authorization import ApiKeyAuthorization, BearerAuthorization

        service = self.profile.license_service
        if service.auth == "api_key":
            return ApiKeyAuthorization(service.api_key, service.shared_key)
        return BearerAuthorization(
            lambda: api.fetch_token(service.client_id, service.client_secret), now
        )

    def _paths_of(self, app_id: str) -> Paths:
        from sso.storage.paths import Paths

        data_dir = self.arguments.data_dir
        return Paths.for_app(app_id, Path(data_dir) if data_dir else None)


def main(argv: list[str]) -> int:
    """Run the program and return its exit code."""
    from sso.cli.parser import parse
    from sso.diagnostics.log import log_to_terminal

    # A key log would decrypt every connection; libraries obey the variable by themselves.
    os.environ.pop("SSLKEYLOGFILE", None)
    link = argv[-1] if argv and _LINK.match(argv[-1]) else None
    try:
        arguments = parse(argv[:-1] if link else argv)
    except UsageError as error:
        return Output("--json" in argv).failed(error)
    log_to_terminal(arguments.log_level, sys.stderr)
    program = Program(arguments, Output(arguments.json))
    if arguments.version:
        program.output.object({"version": __version__})
        program.output.say(__version__)
        return 0
    if arguments.self_test:
        return _self_test(program)
    if link:
        arguments.verb, arguments.link = "link", link
    if arguments.verb:
        from sso.cli.run import run

        return run(program)
    return _run_window(program)


def _self_test(program: Program) -> int:
    """Say of each part whether it works; 70 where one does not."""
    from sso.diagnostics.self_test import Part, core_tests, examined

    tests = core_tests(RESOURCES)
    try:
        from ui.self_test import window_tests

        tests |= window_tests()
        parts = list(examined(tests))
    except ImportError as reason:
        parts = [*examined(tests), Part("window", str(reason))]
    for part in parts:
        program.output.say(f"{'FAIL' if part.trouble else 'OK':<5} {part.name:<14} {part.trouble}")
    told = [{"part": one.name, "ok": not one.trouble, "trouble": one.trouble} for one in parts]
    program.output.object({"parts": told})
    return 70 if any(part.trouble for part in parts) else 0


def _run_window(program: Program) -> int:
    program.keeps_redirect_port = True
    try:
        from ui.app import run_app
    except ImportError as reason:
        missing = KeyturnError(f"the window's library is not installed ({reason.name})")
        return program.output.failed(missing)
    return run_app(program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
