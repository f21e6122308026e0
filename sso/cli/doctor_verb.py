"""`doctor`: is everything as it should be on this computer, and what mends it?"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from sso import __version__
from sso.channel.instance import running_program
from sso.cli.doctor_sentences import Said, say_finding
from sso.cli.program import Program
from sso.diagnostics.checks.desktop import DesktopChecks
from sso.diagnostics.checks.network import NetworkChecks, Road
from sso.diagnostics.checks.service import Counter, ServiceChecks
from sso.diagnostics.checks.settings import SettingsChecks
from sso.diagnostics.checks.storage import StorageChecks
from sso.diagnostics.doctor import Check, Finding, Level, examine, exit_code
from sso.diagnostics.tray_host import has_tray
from sso.profile.carriers import machine_policies
from sso.profile.keys import Product
from sso.storage.user_settings import UserSettings


def doctor(program: Program) -> int:
    """Print one line a check with its fix; 0, or the first failure's code."""
    say = program.output.say
    findings = examine(checks_for(program), lambda finding: show(finding, program, say))
    code = exit_code(findings)
    around = program.circumstances()
    told = [as_object(one, say_finding(one, around)) for one in findings]
    program.output.object({"checks": told, "exit_code": code})
    return code


def checks_for(program: Program) -> list[Check]:
    """Return every check, in the order in which one fault explains the next."""

    def product() -> Product:
        return program.profile.product(program.arguments.product)

    def company() -> str:
        of_profile = (
            product().customer_account_code or program.profile.sign_in.customer_account_code
        )
        return of_profile or UserSettings(program.paths.user_settings).company(product().code)

    def running() -> Mapping[str, Any] | None:
        return running_program(program.paths.state)

    def road() -> Road:
        return Road(
            url=f"{program.profile.license_service.base_url}/",
            ways=program.transport.ways,
            knock=lambda: dict(program.api.knock()),
            issuer=lambda: program.transport.issuer_to(program.profile.license_service.base_url),
            clock=program.clock,
        )

    counter = Counter(
        profile=lambda: program.profile,
        product=product,
        company=company,
        service=lambda: program.api,
        provider=lambda: program.provider,
        has_running=lambda: running() is not None,
    )
    storage = StorageChecks(
        lambda: program.profile,
        lambda: program.paths,
        lambda: program.judgement.report(product().code),
        lambda: program.vault.state(),
    )
    desktop = DesktopChecks(
        lambda: program.profile,
        lambda: program.autostart.is_on(),
        running,
        __version__,
        os.environ,
        has_tray,
    )

    settings = SettingsChecks(
        lambda: program.profile,
        lambda: program.transport,
        lambda: program.look,
        lambda: machine_policies(program.named_app_id()),
        os.environ,
    )
    rooms = (settings, storage, NetworkChecks(road), ServiceChecks(counter), desktop)
    return [check for room in rooms for check in room.checks()]


def as_object(finding: Finding, said: Said) -> dict[str, Any]:
    """Return a finding for other programs."""
    return {
        "check": finding.check,
        "level": finding.level.value,
        "text": said.what,
        "fix": said.fix,
        "code": finding.error.code if finding.error else None,
        "exit_code": finding.error.exit_code if finding.error else 0,
    }


def show(finding: Finding, program: Program, say: Callable[[str], object]) -> None:
    """Say one finding, with its fix where something is wrong."""
    said = say_finding(finding, program.circumstances())
    say(f"{finding.level.value.upper():<5} {said.name:<28} {said.what}")
    if said.fix and finding.level is not Level.OK:
        say(f"{'':<34} {said.fix}")
