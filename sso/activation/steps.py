"""What does a sign-in need of the world? The work behind the flow's commands, and a listener."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sso.licensing.model import License, SignedAnswer
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse, Verdict
from sso.signin.redirect_routes import Counts, Outcome


class Steps(Protocol):
    """The work behind the commands; every one may block and raise `KeyturnError`."""

    @property
    def opens_browser(self) -> bool: ...

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]: ...

    def validate(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse: ...

    def list_licenses(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> tuple[License, ...]: ...

    def choose(self, licenses: tuple[License, ...]) -> int | None: ...

    def activate(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> tuple[License, SignedAnswer]: ...

    def save(self, license: License, evidence: SignedAnswer) -> None: ...

    def publish(self) -> None: ...

    def open_browser(self, url: str) -> bool: ...

    def abort(self) -> None: ...


class RedirectListener(Protocol):
    """The part of `signin.listener.Listener` that is needed here."""

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None] = ...,
        on_counted: Callable[[Counts], None] = ...,
    ) -> tuple[AuthorizationRequest, str]: ...

    def new_link(self) -> str: ...

    def announce(self, outcome: Outcome) -> None: ...

    def close(self, *, linger_s: float = 0) -> None: ...
