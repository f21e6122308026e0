"""How does a cell of the matrix run with the whole program? `python main.py activate`, as a person
types it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.idp.foreign_pages import ForeignBrowser
from tests.integration.sandbox_process import ROOT

PERSON, PASSWORD = "you@acme.test", "sandbox"
WAIT_S = 40


@dataclass
class Terminal:
    """One person's terminal: a profile, a data folder, and the browser that the system opens."""

    profile: Path
    data_dir: Path
    browser: ForeignBrowser
    asked: list[str] = field(default_factory=list)

    def activate(self, *words: str, person: str = PERSON, pastes: str = "") -> dict[str, Any]:
        """Sign in through the browser; returns what the program says of the license.

        :param pastes: hand in the browser's final address once it begins so.
        """
        more = ("--redirect-url", "-") if pastes else ()
        process = self._started("activate", "--timeout", str(WAIT_S), *more, *words)
        has_pasted = False

        def is_done() -> bool:
            nonlocal has_pasted
            if pastes and not has_pasted:
                has_pasted = self._paste(process, pastes)
            return process.poll() is not None

        try:
            self.asked = self.browser.walk(person, PASSWORD, is_done)
            out, err = process.communicate(timeout=WAIT_S)
        finally:
            process.kill()
            process.wait()
        assert out, f"the program said nothing: {err}"
        said: dict[str, Any] = json.loads(out)
        return said

    def says(self, *words: str) -> dict[str, Any]:
        """Run another verb to its end."""
        process = self._started(*words)
        out, err = process.communicate(timeout=WAIT_S)
        assert out, f"the program said nothing: {err}"
        said: dict[str, Any] = json.loads(out)
        return said

    def _started(self, *words: str) -> subprocess.Popen[str]:
        folders = ("--profile", str(self.profile), "--data-dir", str(self.data_dir))
        return subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), *words, "--json", *folders],
            cwd=ROOT,
            env=self.browser.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _paste(self, process: subprocess.Popen[str], start: str) -> bool:
        address = next((one for one in self.browser.addresses() if one.startswith(start)), "")
        if address and process.stdin is not None:
            process.stdin.write(f"{address}\n")
            process.stdin.flush()
        return bool(address)


def toml(values: Mapping[str, object]) -> str:
    """Lines of a TOML table; JSON's texts, lists and truth values are TOML's."""
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
