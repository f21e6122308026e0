"""What is inside? Writes the bill of materials (CycloneDX 1.6, JSON) of the frozen program.

    .cache/release/bin/python packaging/release/bill.py RUNTIME_PYTHON TARGET

Python's libraries come from an environment that holds what packaging/locks/runtime.txt names, with
the hashes of that lock; the interpreter and the libraries that PyInstaller took from the system are
added from the frozen folder, by their digests. Validated before it is written.
"""

from __future__ import annotations

import json
import platform
import re
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from parts import FROZEN, ROOT, VERSION, sha256

LOCK = ROOT / "packaging" / "locks" / "runtime.txt"
NOT_INSIDE = {"pip", "setuptools", "wheel"}  # of every environment, of no package
# What a package does not say of itself; read in the license file that it brings.
LICENSES = {"quickjs-ng": "MIT"}


def main() -> int:
    """Write the bill."""
    runtime, target = sys.argv[1], Path(sys.argv[2])
    bill = of_environment(runtime)
    bill["components"] = [one for one in bill["components"] if one["name"] not in NOT_INSIDE]
    bill["dependencies"] = [
        one for one in bill["dependencies"] if one["ref"].partition("==")[0] not in NOT_INSIDE
    ]
    bill["metadata"]["component"]["version"] = VERSION
    for part in bill["components"]:
        if part["name"] in LICENSES and not part.get("licenses"):
            part["licenses"] = [{"license": {"id": LICENSES[part["name"]]}}]
    add_hashes(bill["components"])
    bill["components"] += [*of_interpreter(), *of_system()]
    text = json.dumps(bill, indent=1, sort_keys=True) + "\n"
    if problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"release: the bill of materials is not valid: {problem}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"release: {target.name}: {len(bill['components'])} components")
    return 0


def of_environment(runtime: str) -> dict[str, Any]:
    """Return what the maintained tool finds."""
    command = [
        *(sys.executable, "-m", "cyclonedx_py", "environment", runtime),
        *("--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"),
        *("--spec-version", "1.6", "--output-format", "JSON"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"release: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def add_hashes(components: list[dict[str, Any]]) -> None:
    """Say which files the lock takes for a release: any of them may have been installed."""
    lock = LOCK.read_text("utf-8")
    for part in components:
        name = re.sub(r"[-_.]+", "-", part["name"]).lower()
        found = re.search(rf"^{re.escape(name)}==\S+(?:[^\n]*\\\n)+[^\n]*", lock, re.M | re.I)
        if not found:
            sys.exit(f"release: {part['name']} stands in no lock")
        hashes = re.findall(r"sha256:([0-9a-f]{64})", found[0])
        part["properties"] = part.get("properties", []) + [
            {"name": "keyturn:locked:sha256", "value": one} for one in hashes
        ]


def of_interpreter() -> list[dict[str, Any]]:
    """Return interpreter and TLS library, which no environment lists."""
    openssl = ssl.OPENSSL_VERSION.split()
    return [
        {
            "type": "platform",
            "bom-ref": "cpython",
            "name": platform.python_implementation(),
            "version": platform.python_version(),
            "licenses": [{"license": {"id": "PSF-2.0"}}],
        },
        {
            "type": "library",
            "bom-ref": "openssl",
            "name": openssl[0],
            "version": openssl[1],
            "licenses": [{"license": {"id": "Apache-2.0"}}],
        },
    ]


def of_system() -> list[dict[str, Any]]:
    """Return the shared libraries at the top of the frozen folder: those of the building system."""
    return [
        {
            "type": "file",
            "bom-ref": f"file:{path.name}",
            "name": path.name,
            "hashes": [{"alg": "SHA-256", "content": sha256(path)}],
        }
        for path in sorted((FROZEN / "_internal").glob("*.so*"))
    ]


if __name__ == "__main__":
    sys.exit(main())
