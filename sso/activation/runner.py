"""Who performs what the flow commands? Blocks in the caller's thread; owns deadline and cancel."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from sso.activation import dialogue as d
from sso.activation import waiting
from sso.activation.flow import Flow, FlowState, step
from sso.activation.progress import Hint, Progress, Stage
from sso.activation.steps import RedirectListener, Steps
from sso.activation.waiting import Wait
from sso.errors import (
    KeyturnError,
    NoRedirectAddress,
    ServiceUnreachable,
    SignInAnswerInvalid,
)
from sso.signin.authorization import (
    Accepted,
    AuthorizationRequest,
    AuthorizationResponse,
    Refused,
    Stray,
    Unusable,
    Verdict,
    judge_pasted,
)
from sso.signin.redirect_routes import Counts, Outcome
from sso.signin.this_computer import Around, look_around

LINGER_S = 2.0
CANCEL_LINGER_S = 0.5
_SLICE_S = 15.0
_STRAYS_WORTH_A_HINT = 3


def seconds_since_boot() -> float:
    """Return a clock that goes on while the computer sleeps, where there is one."""
    if sys.platform.startswith("linux"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Runner:
    """One run of the flow. `run` blocks; `cancel` and `open_again` come from other threads."""

    def __init__(
        self,
        steps: Steps,
        new_listener: Callable[[str], RedirectListener],
        *,
        timeout_s: float,
        on_progress: Callable[[Progress], None],
        elapsed: Callable[[], float] = seconds_since_boot,
        around: Callable[[str], Around] = look_around,
    ) -> None:
        self._steps = steps
        self._new_listener = new_listener
        self._timeout_s = timeout_s
        self._on_progress = on_progress
        self._elapsed = elapsed
        self._around = around
        self._events: queue.SimpleQueue[d.Event | None] = queue.SimpleQueue()
        self._flow = Flow()
        self._listener: RedirectListener | None = None
        self._lingering: RedirectListener | None = None
        self._deadline_at: float | None = None
        self._telling = threading.Lock()
        self._progress = Progress(Stage.ASKING)
        self._wait = Wait()
        self._told_stage: Stage | None = None

    def run(self, plan: d.Started) -> Flow:
        """Run a sign-in to its end and return the final flow; never raises for a failed sign-in."""
        self._events.put(plan)
        try:
            while not self._flow.state.is_end:
                event = self._next_event()
                if event is not None:
                    self._take(event)
        finally:
            self._close_listener()  # also where a defect ends the run: nothing may stay open
        return self._flow

    def cancel(self) -> None:
        """End the sign-in, in whatever state it is."""
        self._events.put(d.CancelRequested())
        self._steps.abort()
        if self._lingering is not None:
            self._lingering.close()

    def open_again(self) -> None:
        """Open the browser once more at the same sign-in, with a fresh start link."""
        listener = self._listener
        link = listener.new_link() if listener else self._progress.authorization_url
        if link:
            self._open(link)

    def paste(self, address_raw: str) -> bool:
        """Take the browser's final address from the person; False where it is not this
        sign-in's."""
        request = self._flow.request
        if request is None:
            return False
        verdict = judge_pasted(request, address_raw)
        if isinstance(verdict, Stray):
            self._hint(Hint.NOT_THIS_ADDRESS)
            return False
        self._on_verdict(verdict)
        return True

    def extend(self) -> None:
        """Begin the time for the person anew."""
        if self._deadline_at is not None:
            self._deadline_at = self._elapsed() + self._timeout_s
            number = self._progress.deadline_number + 1
            self._tell(replace(self._progress, remaining_s=self._timeout_s, deadline_number=number))
            self._events.put(None)

    def _next_event(self) -> d.Event | None:
        """Wait for news or the deadline; in slices, since a sleeping computer stops every timer,
        and a Ctrl-C in the very instant before a wait is noticed behind it."""
        timeout_s = _SLICE_S
        if self._deadline_at is not None:
            now_s = self._elapsed()
            left_s = self._deadline_at - now_s
            if left_s <= 0:
                return d.DeadlinePassed()
            self._know(lambda wait: wait)
            timeout_s = min(left_s, _SLICE_S, waiting.next_look_s(self._wait, now_s))
        try:
            return self._events.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def _take(self, event: d.Event) -> None:
        self._flow, commands = step(self._flow, event)
        self._tell_stage()
        for command in commands:
            self._perform(command)

    def _perform(self, command: d.Command) -> None:
        try:
            following = self._performed(command)
        except NoRedirectAddress as error:
            following = d.NoAddressFree(error)
        except KeyturnError as error:
            following = d.Failed(error)
        if following is not None:
            self._events.put(following)

    def _performed(self, command: d.Command) -> d.Event | None:
        match command:
            case d.BindListener(ways):
                return self._bound(ways)
            case d.StartDeadline():
                self._deadline_at = self._elapsed() + self._timeout_s
            case d.StopDeadline():
                self._deadline_at = None
            case d.OpenBrowser(request, link):
                self._show_and_open(request, link)
            case d.ShowLink():
                self._know(lambda wait: replace(wait, opened_at_s=None))
                self._change(lambda before: replace(before, has_browser_failed=True))
            case d.CloseListener():
                self._close_listener()
            case d.PublishStatus():
                self._steps.publish()
            case _:
                return self._stepped(command)
        return None

    def _stepped(self, command: d.Command) -> d.Event | None:
        """Perform what is work of the license service, the person or the disk."""
        match command:
            case d.FetchAuthorizationUrl(redirect_uri):
                return d.UrlFetched(self._steps.fetch_ways(redirect_uri))
            case d.Validate(request, response):
                return d.Validated(self._steps.validate(request, response))
            case d.ListLicenses(request, response):
                return d.Listed(self._steps.list_licenses(request, response))
            case d.Choose(licenses):
                chosen = self._steps.choose(licenses)
                return d.CancelRequested() if chosen is None else d.Chosen(chosen)
            case d.Activate(request, response, license_id):
                return self._activated(request, response, license_id)
            case d.SaveLicense(license, evidence):
                self._steps.save(license, evidence)
                return d.Saved()
        return None

    def _bound(self, ways: tuple[AuthorizationRequest, ...]) -> d.Event:
        """Bind the first of the ways whose address is free; no silent change beyond what is
        registered."""
        first_error: NoRedirectAddress | None = None
        for request in ways:
            listener = self._new_listener(request.redirect_uri)
            try:
                bound, link = listener.bind(
                    request,
                    on_verdict=self._on_verdict,
                    on_started=self._on_started,
                    on_counted=self._on_counted,
                )
            except NoRedirectAddress as error:
                first_error = first_error or error
                continue
            self._listener = listener
            return d.Bound(bound, link)
        none = NoRedirectAddress("no redirect address is named")
        return d.NoAddressFree(first_error or none, ways)

    def _show_and_open(self, request: AuthorizationRequest, link: str) -> None:
        self._told_stage = Stage.WAITING
        address = urlsplit(request.redirect_uri if link else "")
        around = self._around(address.hostname or "")
        # Nobody is missed who opens the address by hand, or comes back in another way.
        is_expected = self._steps.opens_browser and link not in ("", request.url)
        self._wait = Wait(
            opened_at_s=self._elapsed() if is_expected else None,
            has_proxy=around.has_proxy,
            surroundings=around.surroundings,
        )
        self._tell(
            Progress(
                Stage.WAITING,
                host=request.host,
                link=link,
                authorization_url=request.url,
                remaining_s=self._timeout_s,
                deadline_number=self._progress.deadline_number + 1,
                needs_paste=not link,
                address=address.netloc,
            )
        )
        opened = link or request.url
        threading.Thread(target=self._open, args=(opened,), name="opening", daemon=True).start()

    def _open(self, url: str) -> None:
        """Open the browser; its launcher may stay as long as the browser does."""
        is_open = False
        try:
            is_open = self._steps.open_browser(url)
        finally:
            if not is_open:
                self._events.put(d.BrowserFailed())

    def _activated(
        self,
        request: AuthorizationRequest,
        response: AuthorizationResponse,
        license_id: int | None,
    ) -> d.Event:
        try:
            return d.Activated(*self._steps.activate(request, response, license_id))
        except ServiceUnreachable as error:
            # The request may have arrived all the same: the service may count a seat for this
            # device.
            error.facts["may_hold_seat"] = 1
            return d.Failed(error)

    def _close_listener(self) -> None:
        listener, self._listener = self._listener, None
        self._lingering = listener
        if listener is not None:
            listener.announce(_OUTCOMES.get(self._flow.state, Outcome.ELSEWHERE))
            was_cancelled = self._flow.state is FlowState.CANCELLED
            listener.close(linger_s=CANCEL_LINGER_S if was_cancelled else LINGER_S)

    def _on_verdict(self, verdict: Verdict) -> None:
        """Called in the listener's thread."""
        match verdict:
            case Accepted(response):
                self._events.put(d.Redirected(response))
            case Refused(error, description):
                self._events.put(d.RedirectRefused(error, description, verdict.is_denied))
            case Unusable(detail):
                self._events.put(d.Failed(SignInAnswerInvalid(detail)))
            case _:
                pass

    def _on_started(self) -> None:
        """Called in the listener's thread: the browser did open."""
        self._know(lambda wait: replace(wait, arrived_at_s=wait.arrived_at_s or self._elapsed()))
        self._change(lambda before: replace(before, has_browser_arrived=True))
        self._events.put(None)  # there is another time to wait for

    def _on_counted(self, counts: Counts) -> None:
        """Called in the listener's thread: something came that was not ours."""
        for hint, is_given in (
            (Hint.HTTPS_FORCED, counts.tls_hellos > 0),
            (Hint.OTHER_SIGN_IN, counts.strays >= _STRAYS_WORTH_A_HINT),
            (Hint.UNCONFIRMED_ERROR, counts.unconfirmed_errors > 0),
            (Hint.LINK_USED_TWICE, counts.reused_links > 0),
            (Hint.OTHER_USER, counts.foreign_users > 0),
        ):
            if is_given:
                self._hint(hint)

    def _hint(self, hint: Hint) -> None:
        if hint not in self._wait.seen:
            self._know(lambda wait: replace(wait, seen=wait.seen | {hint}))

    def _know(self, learned: Callable[[Wait], Wait]) -> None:
        """Learn something about the wait, and tell the hints where that, or time, changed them."""

        def hinted(before: Progress) -> Progress:
            self._wait = learned(self._wait)
            found = waiting.hints(self._wait, self._elapsed())
            return before if found == before.hints else replace(before, hints=found)

        self._change(hinted)

    def _tell_stage(self) -> None:
        stage = _STAGES.get(self._flow.state)
        if stage is not None and stage is not self._told_stage:
            self._told_stage = stage
            self._change(lambda before: replace(before, stage=stage, remaining_s=None))

    def _change(self, changed: Callable[[Progress], Progress]) -> None:
        """Change the news and tell it; from the run's own thread and from the listener's."""
        with self._telling:
            before, self._progress = self._progress, changed(self._progress)
            progress = self._progress
        if progress is not before:
            self._on_progress(progress)

    def _tell(self, progress: Progress) -> None:
        self._change(lambda before: progress)


_STAGES = {
    FlowState.FETCHING_URL: Stage.ASKING,
    FlowState.BINDING: Stage.ASKING,
    FlowState.VALIDATING: Stage.ACTIVATING,
    FlowState.CHOOSING: Stage.CHOOSING,
    FlowState.ACTIVATING: Stage.ACTIVATING,
    FlowState.ACTIVATED: Stage.DONE,
    FlowState.FAILED: Stage.FAILED,
    FlowState.CANCELLED: Stage.FAILED,
}

_OUTCOMES = {
    FlowState.ACTIVATED: Outcome.ACTIVE,
    FlowState.FAILED: Outcome.FAILED,
    FlowState.CANCELLED: Outcome.FAILED,
}
