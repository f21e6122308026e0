"""Which exact releases do the comparison and the network's tests run against? Writes their locks.

    python3 packaging/compare/lock.py [compare|network] [--upgrade]

As packaging/setup/lock.py does it: for all systems at once, with hashes, naming no package index.
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "setup"))

from virtual_env import LOCKS, ROOT, hold, pins, say

TITLE = "# Which releases does {name}.txt install? Written by packaging/compare/lock.py.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=("compare", "network"), nargs="?", default="compare")
    parser.add_argument("--upgrade", action="store_true", help="take the newest releases")
    arguments = parser.parse_args()
    name, lock = arguments.name, LOCKS / f"{arguments.name}.txt"
    uv = hold("lock-tool", ROOT / ".cache" / "lock-tool").with_name("uv")
    command = [
        *(uv, "pip", "compile", "--no-config", "--quiet", "--universal", "--python-version=3.11"),
        *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--no-annotate", *(["--upgrade"] if arguments.upgrade else [])),
        *("--output-file", lock.relative_to(ROOT), f"packaging/{name}/requirements.in"),
    ]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"set-up: packaging/locks/{name}.txt could not be resolved.")
    lock.write_text(TITLE.format(name=name) + lock.read_text(encoding="utf-8"), encoding="utf-8")
    say(f"packaging/locks/{name}.txt: {len(pins(lock))} packages")


if __name__ == "__main__":
    main()
