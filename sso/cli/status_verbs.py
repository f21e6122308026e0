"""`status`: what is stored, without network, window or secret store."""

from __future__ import annotations

from sso.cli.program import Program


def status(program: Program) -> int:
    """Print the stored state, or where its file lies."""
    product = program.profile.product(program.arguments.product)
    if program.arguments.path:
        path = str(program.paths.status(product.code))
        program.output.object({"path": path})
        program.output.say(path)
        return 0
    found = program.judgement.status_object(product.code)
    program.output.status(found, product.name)
    return int(found["exit_code"])
