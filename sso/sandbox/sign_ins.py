"""Which codes, tokens and browser sessions are out, and what are they good for?"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sso.sandbox.people import Person
from sso.sandbox.refusals import Refusal


@dataclass
class Voucher:
    """A code or a token, and what it is good for."""

    kind: str
    person: Person
    redirect_uri: str
    expires_at: datetime
    client_id: str
    is_spent: bool = False


@dataclass(frozen=True)
class BrowserSession:
    """Somebody signed in at the identity provider in one browser."""

    session_state: str
    person: Person
    started_at: datetime


@dataclass
class Attempt:
    """An authorization request that waits for the person; bound to one browser."""

    params: dict[str, str]
    browser: str
    csrf: str
    started_at: datetime
    sent_to: str = ""
    federated_state: str = ""
    verifier: str = ""


@dataclass
class SignIns:
    """Everything between the authorization request and the redemption; in memory only."""

    vouchers: dict[str, Voucher] = field(default_factory=dict)
    sessions: dict[str, BrowserSession] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    bearers: dict[str, datetime] = field(default_factory=dict)
    federated_codes: dict[str, Person] = field(default_factory=dict)
    federated_sessions: dict[str, Person] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            for kept in (self.vouchers, self.sessions, self.attempts, self.bearers):
                kept.clear()
            self.federated_codes.clear()
            self.federated_sessions.clear()

    def issue(self, value: str, voucher: Voucher) -> None:
        """Remember a code or a token."""
        with self.lock:
            self.vouchers[value] = voucher

    def redeem(
        self,
        value: str,
        is_accepted: Callable[[Voucher], bool],
        redirect_uri: str,
        now: datetime,
        error_code: str,
    ) -> Person:
        """Whose code or token this is; a code is spent by the attempt, whatever follows.

        Raises Refusal(error_code) when it is unknown, not accepted, reused, expired or bound to
        another redirect URI. An empty redirect URI fits a token that was not issued for the
        license service's own client.
        """
        with self.lock:
            voucher = self.vouchers.get(value)
            refusal = Refusal(error_code, "The single sign-on token is invalid or expired")
            if voucher is None or voucher.is_spent or not is_accepted(voucher):
                raise refusal
            voucher.is_spent = True
            is_bound_elsewhere = bool(redirect_uri) and voucher.redirect_uri != redirect_uri
            if voucher.expires_at <= now or is_bound_elsewhere:
                raise refusal
            return voucher.person

    def client_of(self, value: str) -> str:
        """For which client a code or token was issued; empty when it is unknown."""
        voucher = self.vouchers.get(value)
        return voucher.client_id if voucher else ""

    def renew(self, value: str) -> None:
        """Let a token be used again (where tokens are not single use)."""
        with self.lock:
            self.vouchers[value].is_spent = False

    def open_session(self, person: Person, now: datetime) -> tuple[str, BrowserSession]:
        """A new browser session and the secret for its cookie."""
        secret = secrets.token_urlsafe(24)
        session = BrowserSession(secrets.token_urlsafe(18), person, now)
        with self.lock:
            self.sessions[secret] = session
        return secret, session

    def start_attempt(
        self, params: dict[str, str], browser: str, now: datetime
    ) -> tuple[str, Attempt]:
        """A new authorization request that waits for the person."""
        attempt = Attempt(params, browser, secrets.token_urlsafe(24), now)
        name = secrets.token_urlsafe(12)
        with self.lock:
            self.attempts[name] = attempt
        return name, attempt

    def expire_bearers(self, now: datetime) -> None:
        """Make every bearer token that was issued answer oauth_token_expired."""
        with self.lock:
            for token in self.bearers:
                self.bearers[token] = now - timedelta(seconds=1)
