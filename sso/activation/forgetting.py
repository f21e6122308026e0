"""How does a person leave nothing behind? Seats, secrets, the session's start, and every file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sso.errors import SecretStoreUnavailable, StoreFailed
from sso.storage.paths import Paths
from sso.storage.vault import VaultState


class Secrets(Protocol):
    """The part of `storage.vault.Vault` that forgets."""

    def state(self) -> VaultState: ...

    def forget_all(self) -> int: ...


class OwnStart(Protocol):
    """The part of `autostart.Autostart` that forgets."""

    def forget(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was given back and removed."""

    seats: tuple[str, ...]
    folders: tuple[Path, ...]
    secrets: int


def forget_everything(
    activated: Iterable[str],
    give_back: Callable[[str], object],
    secrets: Secrets,
    own_start: OwnStart | None,
    paths: Paths,
) -> Forgotten:
    """Give seats back, then remove every secret and file of this user.

    :param own_start: None: these folders are not those of the person's daily program.
    :param activated: products whose seats are to be given back; none: they stay taken.
    :raises SecretStoreUnavailable: locked, or failing; nothing was done then. Where it fails at
        removing only, seats were given back already; everything else stays for the next try.
    :raises KeyturnError: a seat could not be given back; nothing was removed then.
    :raises StoreFailed: a folder could not be removed.
    """
    state = secrets.state()
    if state not in (VaultState.READY, VaultState.NONE):
        raise SecretStoreUnavailable("what it keeps cannot be removed", state=state.value)
    seats = []
    for product_code in activated:
        give_back(product_code)
        seats.append(product_code)
    number = secrets.forget_all() if state is VaultState.READY else 0
    if own_start is not None:
        own_start.forget()
    folders = tuple(folder for folder in (paths.state, paths.config) if folder.is_dir())
    for folder in folders:
        _remove(folder)
    return Forgotten(tuple(seats), folders, number)


def _remove(folder: Path) -> None:
    """Remove a folder of ours; a link in its place is not followed."""
    try:
        if folder.is_symlink():
            folder.unlink()
        else:
            shutil.rmtree(folder)
    except OSError as reason:
        raise StoreFailed.at(folder, reason) from reason
