"""`forget --all`: leave nothing of this user behind."""

from __future__ import annotations

import os

from sso.activation.by_profile import sdk_files_for
from sso.activation.forgetting import forget_everything
from sso.channel.instance import running_program
from sso.cli.consent import agrees, can_answer
from sso.cli.program import Program
from sso.errors import Cancelled, StillRuns, UsageError


def forget(program: Program) -> int:
    """Give seats back, remove every file and secret, and say what went."""
    arguments = program.arguments
    if not arguments.all:
        raise UsageError("forget removes everything: say --all")
    if running_program(program.paths.state) is not None:
        raise StillRuns("it runs in this session")
    manager = program.manager
    activated = [
        product.code
        for product in program.profile.products
        if manager.status(product.code).license is not None
    ]
    if arguments.keep_seats:
        activated = []
    _demand_consent(program, activated)
    own_start = None if arguments.data_dir else program.autostart
    gone = forget_everything(activated, manager.deactivate, program.vault, own_start, program.paths)
    sdk_files = sdk_files_for(program.profile, os.environ, program.clock)
    for product in program.profile.products:
        sdk_files.remove(product.code)
    program.output.object(
        {
            "forgotten": True,
            "seats_given_back": list(gone.seats),
            "folders": [str(folder) for folder in gone.folders],
            "secrets": gone.secrets,
        }
    )
    for code in gone.seats:
        program.output.say(f"{code}: this device's seat was given back.")
    for folder in gone.folders:
        program.output.say(f"{folder}: removed.")
    program.output.say(f"{gone.secrets} secrets were forgotten.")
    return 0


def _demand_consent(program: Program, activated: list[str]) -> None:
    """Ask where somebody can answer, and demand --yes elsewhere: it cannot be undone."""
    if program.arguments.yes:
        return
    if not can_answer(program.output):
        raise UsageError("forget removes everything without a question here: say --yes")
    seats = ", ".join(activated) or "none"
    program.output.note(f"This gives seats back ({seats}) and removes every file and secret of")
    program.output.note(f"{program.profile.app.name} that belongs to you.")
    if not agrees("Go on?"):
        raise Cancelled("nothing was removed")
