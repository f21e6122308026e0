"""Does every secret store that can be had here keep the contract of a vault?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from sso.storage.vault import Backend
from tests.contracts.vault_contract import VaultContract
from tests.unit.fake_backends import MemoryBackend


class TestMemoryVault(VaultContract):
    """The fake that other tests rely on."""

    @pytest.fixture
    def find_backend(self) -> Callable[[], Backend | None]:
        backend = MemoryBackend()
        return lambda: backend


class FileBackend(MemoryBackend):
    """Keeps each entry in a file of its own, as a store beyond this process does."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def _path(self, service: str, username: str) -> Path:
        return self._folder / service / username

    def get_password(self, service: str, username: str) -> str | None:
        path = self._path(service, username)
        return path.read_bytes().decode() if path.is_file() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        path = self._path(service, username)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(password.encode())

    def delete_password(self, service: str, username: str) -> None:
        self._path(service, username).unlink()


class TestVaultBeyondThisProcess(VaultContract):
    """A store that is opened anew at each start."""

    @pytest.fixture
    def find_backend(self, tmp_path: Path) -> Callable[[], Backend | None]:
        return lambda: FileBackend(tmp_path)
