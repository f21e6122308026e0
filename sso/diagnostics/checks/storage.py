"""Can what has to be kept be kept, and does what is kept still hold?"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sso.diagnostics.doctor import Check, Seen, fine, warn
from sso.errors import LicenseDamaged, SecretStoreUnavailable, StoreFailed
from sso.licensing.status import State
from sso.profile import Profile
from sso.storage import atomic_file
from sso.storage.data_format import demand_known
from sso.storage.paths import Paths
from sso.storage.published_status import Report
from sso.storage.vault import VaultState

LITTLE_SPACE = 100 * 1024 * 1024  # bytes
NO_SPACE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class StorageChecks:
    """Folders, stored license and secret store; each part is asked for when it is looked at."""

    profile: Callable[[], Profile]
    paths: Callable[[], Paths]
    report: Callable[[], Report]
    vault_state: Callable[[], VaultState]

    def checks(self) -> list[Check]:
        """Return what to look at, in order."""
        return [
            Check("data_folder", self._folder, needs=("profile",)),
            Check("disk_space", self._disk_space, needs=("data_folder",)),
            Check("license", self._license, needs=("data_folder",)),
            Check("secret_store", self._secret_store, needs=("profile",)),
        ]

    def _folder(self) -> Seen:
        found = self.paths()
        demand_known(found)
        for place in (found.state, found.config):
            _demand_writable(place)
        if found.state.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return warn("open", place=str(found.state))
        return fine(place=str(found.state))

    def _disk_space(self) -> Seen:
        place = self.paths().state
        free = shutil.disk_usage(place).free
        if free < NO_SPACE:
            raise StoreFailed(f"{place}: only {free // 1024} kB are free")
        megabytes = str(free // 1024 // 1024)
        return warn("little", free=megabytes) if free < LITTLE_SPACE else fine(free=megabytes)

    def _license(self) -> Seen:
        state = self.report().status.state
        if state is State.DAMAGED:
            raise LicenseDamaged("what is stored does not verify")
        is_good = state.is_licensed or state is State.NOT_ACTIVATED
        return fine(state=state.value) if is_good else warn("state", state=state.value)

    def _secret_store(self) -> Seen:
        state = self.vault_state()
        if state is VaultState.READY:
            return fine()
        if state is VaultState.NONE and self.profile().storage.keyring != "required":
            return warn("none")
        raise SecretStoreUnavailable("it does not answer as it should", state=state.value)


def _demand_writable(place: Path) -> None:
    """Write and remove a file there, as saving a license would."""
    probe = place / f".doctor-{os.getpid()}"
    atomic_file.write(probe, b"")
    atomic_file.remove(probe)
