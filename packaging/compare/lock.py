"""Which exact releases does the comparison run against? Writes packaging/locks/compare.txt.

    python3 packaging/compare/lock.py [--upgrade]

As packaging/setup/lock.py does it: for all systems at once, with hashes, naming no package index.
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "setup"))

from virtual_env import LOCKS, ROOT, hold, pins, say

LOCK = LOCKS / "compare.txt"
TITLE = "# Which releases does the comparison install? Written by packaging/compare/lock.py.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest releases")
    arguments = parser.parse_args()
    uv = hold("lock-tool", ROOT / ".cache" / "lock-tool").with_name("uv")
    command = [
        *(uv, "pip", "compile", "--no-config", "--quiet", "--universal", "--python-version=3.11"),
        *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--no-annotate", *(["--upgrade"] if arguments.upgrade else [])),
        *("--output-file", LOCK.relative_to(ROOT), "packaging/compare/requirements.in"),
    ]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("set-up: packaging/locks/compare.txt could not be resolved.")
    LOCK.write_text(TITLE + LOCK.read_text(encoding="utf-8"), encoding="utf-8")
    say(f"packaging/locks/compare.txt: {len(pins(LOCK))} packages")


if __name__ == "__main__":
    main()
