"""Which codes, tokens, approvals and sessions has the account provider given out? In memory."""

import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sso.sandbox.people import Person


@dataclass(frozen=True)
class Granted:
    """What somebody allowed a client."""

    person: Person
    client_id: str
    redirect_uri: str
    scope: str
    organization_id: str
    nonce: str = ""
    challenge: str = ""


@dataclass
class Held:
    """A code or a token that is out."""

    granted: Granted
    expires_at: datetime
    is_used: bool = False


@dataclass
class AccountAttempt:
    """An authorization request that waits for the person; bound to one browser."""

    params: dict[str, str]
    browser: str
    csrf: str
    started_at: datetime
    organization_id: str = ""
    is_approved: bool = False


@dataclass
class AccountGrants:
    """Everything that the account provider remembers."""

    codes: dict[str, Held] = field(default_factory=dict)
    refresh_tokens: dict[str, Held] = field(default_factory=dict)
    access_tokens: dict[str, Held] = field(default_factory=dict)
    sessions: dict[str, Person] = field(default_factory=dict)
    attempts: dict[str, AccountAttempt] = field(default_factory=dict)
    approvals: set[tuple[str, str]] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            for kept in (self.codes, self.refresh_tokens, self.access_tokens):
                kept.clear()
            self.sessions.clear()
            self.attempts.clear()
            self.approvals.clear()

    def start_attempt(
        self, params: dict[str, str], browser: str, now: datetime
    ) -> tuple[str, AccountAttempt]:
        """A new request; its name stands in the forms."""
        attempt = AccountAttempt(params, browser, secrets.token_urlsafe(24), now)
        name = secrets.token_urlsafe(12)
        with self.lock:
            self.attempts[name] = attempt
        return name, attempt

    def hold(self, kept: dict[str, Held], granted: Granted, until: datetime, value: str) -> str:
        """Remember a code or a token."""
        with self.lock:
            kept[value] = Held(granted, until)
        return value

    def use(self, kept: dict[str, Held], value: str, now: datetime) -> Granted | None:
        """Use a code or refresh token up; None when it is unknown, used or too old."""
        with self.lock:
            held = kept.get(value)
            if held is None or held.is_used:
                return None
            held.is_used = True
            return held.granted if held.expires_at > now else None

    def expire_access_tokens(self, now: datetime) -> None:
        """Make every access token that is out answer tokenExpired."""
        with self.lock:
            for held in self.access_tokens.values():
                held.expires_at = now - timedelta(seconds=1)
