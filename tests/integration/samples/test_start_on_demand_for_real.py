"""Does a licensed program that starts Keyturn on demand get its license, with the real Keyturn?"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.integration.command_line import WAIT_S, environment, terminal_of
from tests.integration.sandbox_process import ROOT, Sandbox

SAMPLE = ROOT / "resources" / "samples" / "python" / "start_on_demand.py"


def test_the_licensed_program_goes_on_when_the_license_is_there(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    terminal = terminal_of(sandbox, tmp_path)
    keyturn = tmp_path / "keyturn"
    verb = " ".join(shlex.quote(word) for word in terminal.words())
    keyturn.write_text(f'#!/bin/sh\nexec {verb} "$@"\n')
    keyturn.chmod(0o755)
    command = [sys.executable, str(SAMPLE), "CAD-PRO", "echo", "working"]
    for seats, activations in ((1, 1), (1, 1)):
        done = subprocess.run(
            command,
            env={**environment({}), "KEYTURN": str(keyturn), "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, "working\n"), done.stderr
        assert sandbox.seats() == seats
        assert sandbox.count("activate_license") == activations, "the second start asks nobody"
