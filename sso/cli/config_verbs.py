"""`config show`, `config validate`, `config schema`: what applies, and is a file sound?"""

from __future__ import annotations

import json
from pathlib import Path

from sso.cli.program import Program
from sso.profile import Layer, merged, read_document
from sso.profile.schema import as_toml, effective, json_schema


def show(program: Program) -> int:
    """Print the effective settings, secrets masked."""
    rows = list(effective(program.profile))
    if program.arguments.origin:
        value = {dotted: {"value": value, "origin": layer} for dotted, value, layer in rows}
    else:
        value = {dotted: value for dotted, value, _ in rows}
    program.output.object(value)
    for dotted, setting, layer in rows:
        line = f"{dotted} = {as_toml(setting)}"
        program.output.say(f"{line:<60} # {layer}" if program.arguments.origin else line)
    return 0


def validate(program: Program) -> int:
    """Check a profile file. :raises ProfileError: it is not sound; names file, line and key."""
    path = Path(program.arguments.file)
    merged([Layer("profile", read_document(path))], path.resolve().parent)
    program.output.object({"valid": True, "file": str(path)})
    program.output.say(f"{path}: sound")
    return 0


def schema(program: Program) -> int:
    """Print the profile's JSON Schema."""
    text = json_schema()
    program.output.object(text)
    program.output.say(json.dumps(text, indent=2))
    return 0
