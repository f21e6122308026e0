"""`bundle`: a redacted archive for support, shown before it is written; nobody is sent it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from sso import __version__
from sso.cli.consent import agrees, can_answer
from sso.cli.doctor_sentences import say_finding
from sso.cli.doctor_verb import as_object, checks_for
from sso.cli.program import Program
from sso.diagnostics.bundle import Bundle, Evidence, collect
from sso.diagnostics.doctor import Finding, examine
from sso.diagnostics.reference import new_reference
from sso.diagnostics.set_up import audit_file, log_file, redactor_for
from sso.errors import Cancelled, KeyturnError
from sso.profile.schema import effective

ID_LENGTH = 8


def bundle(program: Program) -> int:
    """Show what a bundle holds, ask where somebody can answer, and write it."""
    path = Path(program.arguments.file)
    program.output.note("Looking at this computer ...")
    made = bundle_of(program, examine(checks_for(program)))
    _preview(program, made)
    if program.arguments.preview:
        program.output.object({"id": made.id, "file": None, "files": dict(made.files)})
        return 0
    is_asked = can_answer(program.output) and not program.arguments.yes
    if is_asked and not agrees("Write it?"):
        raise Cancelled("nothing was written")
    made.save(path)
    with contextlib.suppress(KeyturnError):
        program.open_log()
    note_written(program, made)
    program.output.object({"id": made.id, "file": str(path), "files": list(made.files)})
    program.output.say(f"{path}: written. Its id is {made.id}; send it to whoever helps you.")
    return 0


def bundle_of(program: Program, findings: Sequence[Finding]) -> Bundle:
    """Collect everything, also where the settings are not sound."""
    around = program.circumstances()
    try:
        profile = program.profile
        settings = {
            dotted: {"value": value, "origin": origin}
            for dotted, value, origin in effective(profile)
        }
        paths = program.paths
    except KeyturnError:
        profile, settings, paths = None, {}, None
    evidence = Evidence(
        version=__version__,
        made_at=program.clock(),
        findings=[as_object(one, say_finding(one, around)) for one in findings],
        statuses=_statuses(program) if profile else [],
        settings=settings,
        folders=(paths.config, paths.state) if paths else (),
        logs=(log_file(paths), audit_file(paths)) if paths else (),
        environment=os.environ,
    )
    return collect(new_reference(ID_LENGTH), evidence, redactor_for(profile))


def note_written(program: Program, made: Bundle) -> None:
    """Leave the bundle's id in the log, so that later ones can be told apart."""
    try:
        program.journal.note("a support bundle was written", id=made.id)
    except KeyturnError:
        return  # without a profile there is no log


def _statuses(program: Program) -> list[dict[str, object]]:
    return [program.judgement.status_object(one.code) for one in program.profile.products]


def _preview(program: Program, made: Bundle) -> None:
    """Say what is in it, file by file, before anything is written."""
    program.output.note(f"Bundle {made.id} would hold, without secrets, names and addresses:")
    for name, text in made.files.items():
        program.output.note(f"  {name:<28} {len(text.encode()):>9} bytes")
    if program.arguments.preview:
        for name, text in made.files.items():
            program.output.say(f"---- {name}\n{text}")
