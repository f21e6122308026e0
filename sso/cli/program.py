"""What does a verb need of the program? `main` builds it; nothing is built before it is asked
for."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sso.activation.judgement import Judgement
    from sso.activation.manager import Manager
    from sso.activation.proxy_access import ProxyAccess
    from sso.activation.sign_in_steps import Provider
    from sso.autostart import Autostart
    from sso.cli.output import Output
    from sso.cli.sentences import Circumstances
    from sso.device.identity import DeviceIdentity
    from sso.diagnostics.journal import Journal
    from sso.licensing.api import LicenseApi
    from sso.network.transport import Transport
    from sso.profile import Profile
    from sso.profile.look import Look
    from sso.storage.paths import Paths
    from sso.storage.vault import Vault


class Program(Protocol):
    """The parts of one start of the program."""

    @property
    def arguments(self) -> argparse.Namespace: ...

    @property
    def output(self) -> Output: ...

    @property
    def profile(self) -> Profile: ...

    @property
    def look(self) -> Look: ...

    @property
    def paths(self) -> Paths: ...

    @property
    def autostart(self) -> Autostart: ...

    @property
    def journal(self) -> Journal: ...

    @property
    def device(self) -> DeviceIdentity: ...

    @property
    def api(self) -> LicenseApi: ...

    @property
    def transport(self) -> Transport: ...

    @property
    def provider(self) -> Provider: ...

    @property
    def vault(self) -> Vault: ...

    @property
    def judgement(self) -> Judgement: ...

    @property
    def manager(self) -> Manager: ...

    @property
    def proxy_access(self) -> ProxyAccess: ...

    @property
    def source_folder(self) -> Path: ...

    link: str
    """A deep link that waits to be shown to the person, or an empty text."""

    def run_window(self, link: str = "") -> int:
        """Run the program in the tray; a deep link is shown to the person first."""

    def named_app_id(self) -> str:
        """The program's id, also where the settings are not sound."""

    def open_log(self) -> None:
        """Write into the log file from now on."""

    def clock(self) -> datetime:
        """Return the present instant."""

    def restarted(self, words: list[str]) -> Program:
        """Return another start of the program, with other words."""

    def circumstances(self) -> Circumstances:
        """Return the names that sentences speak of, as far as they are known."""
