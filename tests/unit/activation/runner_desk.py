"""How do tests run a sign-in without network, disk and browser? Steps whose outcome they decide."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import FlowState
from sso.activation.progress import Hint, Progress, Stage
from sso.activation.runner import Runner
from sso.licensing.model import License, SignedAnswer
from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    AuthorizationResponse,
    Verdict,
)
from sso.signin.redirect_routes import Counts, Outcome
from sso.signin.surroundings import Surroundings
from sso.signin.this_computer import Around
from tests.unit.samples import evidence, license_, request

ONE, TWO = request(), request(redirect_uri="http://localhost:47812/callback")
CODE = AuthorizationResponse(code="c")


class FakeListener:
    """A listener whose browser answers as soon as it is opened."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.is_open = False
        self.closes = 0
        self.lingers_s: list[float] = []

    def bind(
        self,
        request: AuthorizationRequest,
        *,
        on_verdict: Callable[[Verdict], None],
        on_started: Callable[[], None],
        on_counted: Callable[[Counts], None],
    ) -> tuple[AuthorizationRequest, str]:
        if request in self._desk.taken:
            raise errors.NoRedirectAddress("taken", address=request.redirect_uri)
        self.is_open = True
        self._desk.on_verdict, self._desk.on_started = on_verdict, on_started
        self._desk.on_counted = on_counted
        self._desk.during_bind()
        return request, "http://localhost:1/keyturn/go/x"

    def new_link(self) -> str:
        return "http://localhost:1/keyturn/go/fresh"

    def announce(self, outcome: Outcome) -> None:
        self._desk.announced.append(outcome)

    def close(self, *, linger_s: float = 0) -> None:
        self.closes += 1
        self.lingers_s.append(linger_s)
        self.is_open = False
        self._desk.during_close()


@dataclass
class Desk:
    """Steps whose outcome a test decides; remembers what was done."""

    verdicts: list[Verdict] = field(default_factory=lambda: [Accepted(CODE)])
    taken: tuple[AuthorizationRequest, ...] = ()
    opens: bool = True
    opens_browser: bool = True
    trouble: dict[str, Exception] = field(default_factory=dict)
    during_bind: Callable[[], None] = lambda: None
    during_close: Callable[[], None] = lambda: None
    during_activate: Callable[[], None] = lambda: None
    chosen: int | None = 5
    done: list[str] = field(default_factory=list)
    handed: list[tuple[Any, ...]] = field(default_factory=list)
    listeners: list[FakeListener] = field(default_factory=list)
    news: list[Progress] = field(default_factory=list)
    aborted: threading.Event = field(default_factory=threading.Event)
    on_verdict: Callable[[Verdict], None] = lambda verdict: None
    on_started: Callable[[], None] = lambda: None
    on_counted: Callable[[Counts], None] = lambda counts: None
    announced: list[Outcome] = field(default_factory=list)

    def _do(self, name: str, *handed: Any) -> None:
        self.done.append(name)
        self.handed.append((name, *handed))
        if name in self.trouble:
            raise self.trouble[name]

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]:
        self._do("fetch", redirect_uri)
        return (ONE, TWO)

    def open_browser(self, url: str) -> bool:
        self._do("open", url)
        if self.opens:
            self.on_started()
        for verdict in self.verdicts:
            self.on_verdict(verdict)
        return self.opens

    def validate(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        self._do("validate", request, response)
        return response

    def list_licenses(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> tuple[License, ...]:
        self._do("list", request, response)
        return (license_(),)

    def choose(self, licenses: tuple[License, ...]) -> int | None:
        self._do("choose", licenses)
        return self.chosen

    def activate(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> tuple[License, SignedAnswer]:
        self.during_activate()
        self._do("activate", request, response, license_id)
        return license_(), evidence()

    def save(self, license: License, evidence: SignedAnswer) -> None:
        self._do("save", license, evidence)

    def publish(self) -> None:
        self._do("publish")

    def abort(self) -> None:
        self.done.append("abort")
        self.aborted.set()

    def listener(self, redirect_uri: str) -> FakeListener:
        self.listeners.append(FakeListener(self))
        return self.listeners[-1]

    def runner(self, timeout_s: float = 60) -> Runner:
        return Runner(self, self.listener, timeout_s=timeout_s, on_progress=self.news.append)

    def assert_nothing_is_left_open(self) -> None:
        assert not any(listener.is_open for listener in self.listeners)


@dataclass
class LateBrowser:
    """A browser that does not come: the clock goes on by what a test wants with each news."""

    desk: Desk
    then: Callable[[Progress], None]
    around: Around = Around(Surroundings.LOCAL, has_proxy=False)
    at_s: float = 0.0

    def run(self, plan: d.Started | None = None) -> list[tuple[Hint, ...]]:
        """Run until `then` cancels; returns the hints that were told, in order."""
        self.runner = Runner(
            self.desk,
            self.desk.listener,
            timeout_s=600,
            on_progress=self._on_progress,
            elapsed=lambda: self.at_s,
            around=lambda host: self.around,
        )
        assert self.runner.run(plan or d.Started()).state is FlowState.CANCELLED
        told = [news.hints for news in self.desk.news if news.stage is Stage.WAITING]
        return list(dict.fromkeys(told))

    def _on_progress(self, progress: Progress) -> None:
        self.desk.news.append(progress)
        if progress.stage is Stage.WAITING:
            self.then(progress)
