"""How does the system know the program's own schemes, and which start of it gets the address?"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.integration.sandbox_process import ROOT

ENTRY = "keyturn-idp-test.desktop"


class HandOver:
    """A desktop entry as a package installs it; its program is `main.py` with a profile."""

    def __init__(self, folder: Path) -> None:
        self._script = folder / "hand-over"
        self.log = folder / "hand-over.log"
        self._defaults = Path(os.environ["XDG_CONFIG_HOME"], "mimeapps.list")
        self._before = ""

    def register(self, schemes: Sequence[str]) -> None:
        """What `xdg-mime default` writes, and the entry that it names."""
        kinds = [f"x-scheme-handler/{scheme}" for scheme in schemes]
        entry = Path(os.environ["XDG_DATA_HOME"], "applications", ENTRY)
        entry.write_text(
            "[Desktop Entry]\nType=Application\nName=Keyturn\nNoDisplay=true\n"
            f"Exec={self._script} %u\nMimeType={';'.join(kinds)};\n",
            encoding="utf-8",
        )
        self._before = self._defaults.read_text(encoding="utf-8")
        lines = "".join(f"{kind}={ENTRY}\n" for kind in kinds)
        self._defaults.write_text(self._before + lines, encoding="utf-8")

    def unregister(self) -> None:
        """As it was before."""
        self._defaults.write_text(self._before, encoding="utf-8")

    def leads_to(self, profile: Path, data_dir: Path) -> None:
        """From now on an address of ours starts the program with this profile and folder."""
        command = [sys.executable, str(ROOT / "main.py"), "--profile", str(profile)]
        command += ["--data-dir", str(data_dir)]
        text = f'#!/bin/sh\nexec {shlex.join(command)} "$1" >>{shlex.quote(str(self.log))} 2>&1\n'
        self._script.write_text(text, encoding="utf-8")
        self._script.chmod(0o700)
