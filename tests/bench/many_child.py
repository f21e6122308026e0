"""How long does a round of checks over all stored licenses take, in one process?

    python many_child.py PROFILE FOLDER activate|check NUMBER

`activate` puts them there, each by its key; `check` prints the seconds of a round, and those of
this process's processor time.
"""

from __future__ import annotations

import json
import sys
import time

import main
from sso.activation.sign_ins import SignInOptions
from sso.cli.output import Output
from sso.cli.parser import parse
from sso.licensing.credentials import KeyCredential
from tests.bench.large_sandbox import code, key


def run(profile: str, folder: str, verb: str, number: int) -> None:
    """Do one of both to all products of the profile."""
    words = ["--profile", profile, "--data-dir", folder, "status"]
    program = main.Program(parse(words), Output(is_json=True))
    manager = program.manager
    began, used = time.monotonic(), time.process_time()
    for index in range(number):
        outcome = (
            manager.check(code(index))
            if verb == "check"
            else manager.activate(
                code(index), SignInOptions(credential=KeyCredential(key(index)), is_again=True)
            )
        )
        if outcome.error is not None:
            raise RuntimeError(f"{code(index)}: {outcome.error!r}")
    print(json.dumps([time.monotonic() - began, time.process_time() - used]), flush=True)
    program.api.close()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
