"""Where do small secrets lie? In the operating system's keyring, or nowhere.

Only named backends are taken: a plain-text or null backend that somebody installed beside us is
refused, and what was written is read back. Nothing ever falls back to a file. Calls can wait for an
unlock dialog: never on the GUI thread.
"""

from __future__ import annotations

import contextlib
import enum
import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from sso.errors import SecretStoreUnavailable

MAX_ENTRY_BYTES = 2560  # Windows Credential Manager, counted in UTF-16
DEADLINE_S = 10.0

TAKEN_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)


class VaultState(enum.Enum):
    """What can be said of the secret store."""

    READY = "ready"
    NONE = "none"
    LOCKED = "locked"
    FAILED = "failed"


class Backend(Protocol):
    """The part of a `keyring` backend that is used."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class SignInRecord:
    """Who signed in here; no token, no code."""

    issuer: str
    subject: str
    email: str
    company: str


class Vault:
    """The secrets of one app id. Every call blocks, at most `DEADLINE_S`."""

    def __init__(
        self, app_id: str, find_backend: Callable[[], Backend | None] | None = None
    ) -> None:
        self._app_id = app_id
        self._find_backend = find_backend or system_backend
        self._backend: Backend | None = None
        self._finding = threading.Lock()

    def prepare(self) -> None:
        """Find the store before it is needed; asks it nothing. May take a second."""
        with contextlib.suppress(Exception):  # who needs it next says what is wrong
            self._opened()

    def state(self) -> VaultState:
        """Try the store with a read."""
        try:
            self.get("probe")
        except SecretStoreUnavailable as trouble:
            return VaultState(str(trouble.facts["state"]))
        return VaultState.READY

    def get(self, name: str) -> str | None:
        """Return an entry, or None. :raises SecretStoreUnavailable: no store, locked, or
        failing."""
        kept = self._asked(lambda backend: backend.get_password(self._app_id, name))
        return kept if isinstance(kept, str) else None

    def set(self, name: str, secret: str) -> None:
        """Keep an entry and read it back.

        :raises SecretStoreUnavailable: also where the store says yes and keeps nothing.
        :raises ValueError: longer than every system's store takes.
        """
        if len(secret.encode("utf-16-le")) > MAX_ENTRY_BYTES:
            raise ValueError(f"an entry is at most {MAX_ENTRY_BYTES} bytes")
        self._asked(lambda backend: backend.set_password(self._app_id, name, secret))
        if self.get(name) != secret:
            raise _trouble(VaultState.FAILED, "the secret store did not keep what was written")
        self._note_name(name)

    def forget_all(self) -> int:
        """Forget every entry of this program, and return how many there were."""
        names = [*self._names(), _EARLIER_ENTRY]
        kept = [name for name in names if self.get(name) is not None]
        for name in kept:
            self.delete(name)
        self.delete(_INDEX)
        return len(kept)

    def _note_name(self, name: str) -> None:
        """Keep a list of the entries' names: not every store tells what it holds."""
        names = self._names()
        if name not in names:
            self._keep_names([*names, name])

    def _keep_names(self, names: list[str]) -> None:
        if not names:
            self.delete(_INDEX)
            return
        listed = json.dumps(names, ensure_ascii=False)
        self._asked(lambda backend: backend.set_password(self._app_id, _INDEX, listed))

    def _names(self) -> list[str]:
        try:
            found = json.loads(self.get(_INDEX) or "[]")
        except ValueError:
            return []
        return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []

    def delete(self, name: str) -> None:
        """Forget an entry, if it is there."""
        if self.get(name) is not None:
            self._asked(lambda backend: backend.delete_password(self._app_id, name))
            if name != _INDEX:
                self._keep_names([one for one in self._names() if one != name])

    def save_sign_in(self, record: SignInRecord) -> None:
        """Remember who signed in for a company."""
        self.set(_entry(record.company), json.dumps(asdict(record), ensure_ascii=False))

    def load_sign_in(self, company: str) -> SignInRecord | None:
        """Return who signed in for a company; an entry of another shape counts as none."""
        kept = self.get(_entry(company)) or self.get(_EARLIER_ENTRY)
        if kept is None:
            return None
        try:
            record = SignInRecord(**json.loads(kept))
        except (TypeError, ValueError):
            return None
        return record if record.company == company else None

    def forget_sign_in(self, company: str) -> None:
        """Forget who signed in for a company."""
        self.delete(_entry(company))
        self.delete(_EARLIER_ENTRY)

    def save_proxy_sign_in(self, proxy: str, user: str, password: str) -> None:
        """Keep name and password for a proxy's host and port."""
        self.set(_proxy_entry(proxy), json.dumps([user, password], ensure_ascii=False))

    def load_proxy_sign_in(self, proxy: str) -> tuple[str, str] | None:
        """Return name and password for a proxy; an entry of another shape counts as none."""
        kept = self.get(_proxy_entry(proxy))
        try:
            user, password = json.loads(kept) if kept is not None else (None, None)
        except (TypeError, ValueError):
            return None
        if isinstance(user, str) and isinstance(password, str):
            return user, password
        return None

    def forget_proxy_sign_in(self, proxy: str) -> None:
        """Forget name and password for a proxy."""
        self.delete(_proxy_entry(proxy))

    def _asked(self, question: Callable[[Backend], Any]) -> Any:
        """Ask the store in a thread of its own, so that a dialog nobody answers holds nobody up."""
        outcome: list[Any] = []

        def ask() -> None:
            try:
                outcome.append(question(self._opened()))
            except Exception as reason:  # a backend may raise anything: it is converted below
                outcome.append(reason)

        asking = threading.Thread(target=ask, name="vault", daemon=True)
        asking.start()
        asking.join(DEADLINE_S)
        if not outcome:
            raise _trouble(VaultState.LOCKED, "the secret store did not answer in time")
        if isinstance(outcome[0], Exception):
            raise _converted(outcome[0]) from outcome[0]
        return outcome[0]

    def _opened(self) -> Backend:
        with self._finding:
            if self._backend is None:
                self._backend = self._find_backend()
        if self._backend is None:
            raise _trouble(VaultState.NONE, "this system offers no secret store")
        return self._backend


_INDEX = "entries"
_EARLIER_ENTRY = "sign-in"  # before there could be several companies


def _entry(company: str) -> str:
    return f"sign-in {company}"


def _proxy_entry(proxy: str) -> str:
    return f"proxy {proxy}"


def system_backend() -> Backend | None:
    """Return the system's own keyring backend, the most suitable of the taken ones, or None."""
    import keyring.backend

    viable = [
        backend
        for backend in keyring.backend.get_all_keyring()
        if type(backend).__module__.startswith(TAKEN_BACKENDS) and backend.priority > 0
    ]
    return max(viable, key=lambda backend: backend.priority, default=None)


def _converted(reason: Exception) -> SecretStoreUnavailable:
    if isinstance(reason, SecretStoreUnavailable):
        return reason
    kind = type(reason).__name__
    if kind in ("KeyringLocked", "InitError", "LockedException", "PromptDismissedException"):
        return _trouble(VaultState.LOCKED, "the secret store is locked")
    if kind == "NoKeyringError":
        return _trouble(VaultState.NONE, "this system offers no secret store")
    return _trouble(VaultState.FAILED, f"the secret store failed ({kind})")


def _trouble(state: VaultState, detail: str) -> SecretStoreUnavailable:
    return SecretStoreUnavailable(detail, state=state.value)
