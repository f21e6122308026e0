"""`status`, `wait`: what is stored, without network, window or secret store."""

from __future__ import annotations

import threading
import time

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


def wait(program: Program) -> int:
    """Block until a product is in the state, and print it; in the end the present state's code."""
    from sso.activation.waiting_for import wait_for
    from sso.licensing.status import State

    product = program.profile.product(program.arguments.product)
    wanted = program.arguments.wanted
    states = {State(wanted)} if wanted != "active" else {State.ACTIVE, State.EXPIRING, State.GRACE}
    paths = program.paths
    status = wait_for(
        frozenset(states),
        product.code,
        program.judgement,
        [paths.license(product.code), paths.contact(product.code), paths.device],
        timeout_s=program.arguments.timeout,
        sleep=threading.Event().wait,  # never set: an interrupt ends it
        elapsed=time.monotonic,
        clock=program.clock,
    )
    found = program.judgement.status_object(product.code)
    program.output.status(found, product.name)
    return 0 if status.state in states else status.state.exit_code
