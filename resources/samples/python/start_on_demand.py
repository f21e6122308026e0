"""How does a licensed program get its license when it is started? It asks Keyturn, then goes on.

    start_on_demand.py PRODUCT PROGRAM [ARGUMENT ...]

Ends with the program's exit code, or with Keyturn's where there is no license. Put `ready` into
your program in place of the wrapper; what it answers is Keyturn's word, which `verify.py` proves.
`KEYTURN` names the command where it is not on the path.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

LICENSED = (0, 10)  # active or ending soon; licensed by the last contact while offline
# Nothing stored, no license yet for the person, no seat, another device's, damaged: a person who
# signs in can change these. The other states are told and left alone.
MENDED_BY_SIGNING_IN = (11, 12, 13, 17, 18)
USAGE = 64  # an older Keyturn, without `wait`
NOT_FOUND = 127
WAIT_S = 2  # for a sign-in or check that is just ending; a new one has its own time


def ready(product: str) -> int:
    """Return 0 when the program may go on, else the exit code that says why not.

    Blocks while the person signs in in the browser. Keyturn's exit codes: docs/contract.md.
    """
    code = keyturn("status", product)  # quick, and right when offline
    if code in MENDED_BY_SIGNING_IN:
        code = keyturn("wait", product, "--for", "active", "--timeout", str(WAIT_S))
    if code in (*MENDED_BY_SIGNING_IN, USAGE):
        code = keyturn("activate", product)
    return 0 if code in LICENSED else code


def keyturn(verb: str, product: str, *options: str) -> int:
    """Run a verb; return its exit code, and tell the person what Keyturn says of an error."""
    command = [os.environ.get("KEYTURN", "keyturn"), verb, "--product", product, *options, "--json"]
    try:
        # Progress, and the address to sign in at, go to standard error: the person sees them.
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    except OSError:
        print(f"{command[0]} cannot be started: is Keyturn installed?", file=sys.stderr)
        return NOT_FOUND
    if verb == "activate":
        tell(done.stdout)
    return done.returncode


def tell(answer_raw: bytes) -> None:
    """Show an error's sentence and next step, where the answer is one."""
    try:
        error = json.loads(answer_raw)["error"]
        print(error["message"], error["next_step"], file=sys.stderr)
    except (ValueError, KeyError, TypeError):
        return  # the status object: nothing to tell


def main(words: list[str]) -> int:
    """Get the license, then run the program; return the exit code."""
    if len(words) < 2:
        print("start_on_demand: PRODUCT PROGRAM [ARGUMENT ...]", file=sys.stderr)
        return USAGE
    product, *program = words
    return ready(product) or subprocess.run(program, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
