"""Which secret stores do tests pretend to have? Named ones, each with one trait."""

import threading


class KeyringLocked(Exception):
    """What `keyring` raises for a locked store, by name."""


class MemoryBackend:
    """A store that works."""

    priority: float = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LyingBackend(MemoryBackend):
    """Says yes and keeps nothing, or something else."""

    def __init__(self, instead: str | None = None) -> None:
        super().__init__()
        self._instead = instead

    def get_password(self, service: str, username: str) -> str | None:
        return self._instead

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class RaisingBackend(MemoryBackend):
    """Raises at every call."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self._reason = reason

    def get_password(self, service: str, username: str) -> str | None:
        raise self._reason

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._reason


class HangingBackend(MemoryBackend):
    """Waits for a dialog that nobody answers, until it is released."""

    def __init__(self) -> None:
        super().__init__()
        self._is_answered = threading.Event()

    def release(self) -> None:
        """Let the waiting threads go."""
        self._is_answered.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._is_answered.wait(30)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self._is_answered.wait(30)


Backend = MemoryBackend
