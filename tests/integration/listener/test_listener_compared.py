"""Does our listener survive the ten inputs of the comparison, and is the comparison pinned?"""

import re
import subprocess
import sys

from tests.integration.sandbox_process import ROOT


def test_ours_survives_all_ten() -> None:
    command = [sys.executable, "packaging/compare/listeners.py", "--ours"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("10/10")


def test_the_lock_has_hashes_and_names_no_index() -> None:
    lock = (ROOT / "packaging" / "locks" / "compare.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9.-]+)==\S+", lock, re.MULTILINE)
    assert {"msal", "google-auth-oauthlib"} <= set(pins)
    assert "://" not in lock
    for entry in re.split(r"\n(?=[a-z0-9.-]+==)", lock)[1:]:
        assert "--hash=sha256:" in entry, entry.partition(" ")[0]
