"""`config show`, `config validate`, `config schema`: what applies, and is a file sound?"""

from __future__ import annotations

import json
from pathlib import Path

from sso.cli.program import Program
from sso.errors import NoProfile
from sso.profile import Layer, merged, read_document, templates
from sso.profile.carriers import read_policy_file
from sso.profile.keys import DEFAULT_APP_ID, DEFAULT_APP_NAME
from sso.profile.policy import policy_problems
from sso.profile.schema import as_toml, effective, json_schema, policy_schema
from sso.profile.soundness import refuse_all

POLICY_SUFFIXES = (".json", ".plist", ".mobileconfig")


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
    """Check a profile or a policy. :raises ProfileError: names file, line and key of each
    problem."""
    path = Path(program.arguments.file)
    if path.suffix in POLICY_SUFFIXES:
        refuse_all(policy_problems(read_policy_file(path)))
    else:
        merged([Layer("profile", read_document(path))], path.resolve().parent)
    program.output.object({"valid": True, "file": str(path)})
    program.output.say(f"{path}: sound")
    return 0


def schema(program: Program) -> int:
    """Print what a profile or a policy may hold: JSON Schema, or an administrator's template."""
    template = program.arguments.template
    if template:
        text = _template(program, template)
        program.output.object({"template": template, "text": text})
        program.output.say(text.rstrip("\n"))
        return 0
    found = policy_schema() if program.arguments.of == "policy" else json_schema()
    program.output.object(found)
    program.output.say(json.dumps(found, indent=2))
    return 0


def _template(program: Program, kind: str) -> str:
    """Return a template in the name of the profile's program, or of the unbranded one."""
    try:
        app_id, name = program.profile.app.id, program.profile.app.name
    except NoProfile:
        app_id, name = DEFAULT_APP_ID, DEFAULT_APP_NAME
    if kind == "admx":
        return templates.admx(app_id)
    return templates.adml(name) if kind == "adml" else templates.mobileconfig(app_id, name)
