"""What happens in a sign-in, step by step: a state machine without any I/O. Pure.

``step(flow, event)`` returns the next flow and the commands that somebody else performs.
Invariants, each a property test: the listener closes exactly once on every path, Activate goes out
at most once, Cancel works in every state that is not an end, ends swallow late events.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sso.activation.dialogue import (
    Activate,
    Activated,
    BindListener,
    Bound,
    BrowserFailed,
    CancelRequested,
    Choose,
    Chosen,
    CloseListener,
    Command,
    Commands,
    DeadlinePassed,
    Event,
    Failed,
    FetchAuthorizationUrl,
    Listed,
    ListLicenses,
    NoAddressFree,
    OpenBrowser,
    Paste,
    PublishStatus,
    Redirected,
    RedirectRefused,
    Saved,
    SaveLicense,
    ShowLink,
    StartDeadline,
    Started,
    StopDeadline,
    UrlFetched,
    Validate,
    Validated,
)
from sso.errors import Cancelled, Denied, KeyturnError, SignInRefused, SignInTimedOut
from sso.licensing.model import License, SignedAnswer
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse


class FlowState(enum.Enum):
    """Where a sign-in stands; the table of ARCHITECTURE.md."""

    IDLE = "idle"
    FETCHING_URL = "fetching_url"
    BINDING = "binding"
    AWAITING_REDIRECT = "awaiting_redirect"
    VALIDATING = "validating"
    CHOOSING = "choosing"
    ACTIVATING = "activating"
    STORING = "storing"
    ACTIVATED = "activated"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_end(self) -> bool:
        """Whether nothing can happen any more."""
        return self in (FlowState.ACTIVATED, FlowState.FAILED, FlowState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Flow:
    """One sign-in. `is_listening` says that a listener must still be closed."""

    state: FlowState = FlowState.IDLE
    plan: Started = field(default_factory=Started)
    redirect_uris_left: tuple[str, ...] = ()
    request: AuthorizationRequest | None = None
    response: AuthorizationResponse | None = field(default=None, repr=False)
    license_id: int | None = None
    is_chosen: bool = False
    is_listening: bool = False
    has_activated: bool = False
    license: License | None = None
    evidence: SignedAnswer | None = None
    licenses: tuple[License, ...] = ()
    error: KeyturnError | None = None


def step(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    """Return the next flow and what to do; an event that does not fit changes nothing."""
    if flow.state.is_end:
        return flow, ()
    if isinstance(event, CancelRequested):
        return _ended(flow, FlowState.CANCELLED, _cancelled(flow))
    if isinstance(event, DeadlinePassed):
        return _on_deadline(flow)
    if isinstance(event, Failed) and flow.state is not FlowState.IDLE:
        return _ended(flow, FlowState.FAILED, event.error)
    return _HANDLERS[flow.state](flow, event)


def _cancelled(flow: Flow) -> Cancelled:
    may_hold_seat = flow.state in (FlowState.ACTIVATING, FlowState.STORING)
    return Cancelled("cancelled here", may_hold_seat=int(may_hold_seat))


def _on_idle(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if not isinstance(event, Started):
        return flow, ()
    uris: Sequence[str] = event.redirect_uris or ("",)
    started = replace(
        flow,
        state=FlowState.FETCHING_URL,
        plan=event,
        license_id=event.license_id,
        is_chosen=event.license_id is not None,
        redirect_uris_left=tuple(uris[1:]),
    )
    return started, (FetchAuthorizationUrl(uris[0]),)


def _on_fetching_url(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if not isinstance(event, UrlFetched):
        return flow, ()
    # From here on something may listen, even while the news of it is still under way.
    binding = replace(flow, state=FlowState.BINDING, is_listening=True)
    return binding, (BindListener(event.ways),)


def _on_binding(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if isinstance(event, Bound):
        bound = replace(flow, state=FlowState.AWAITING_REDIRECT, request=event.request)
        # The browser is opened last, when everything that answers it is in place.
        return bound, (StartDeadline(), OpenBrowser(event.request, event.start_link))
    if isinstance(event, NoAddressFree):
        silent = replace(flow, is_listening=False)
        if silent.redirect_uris_left:
            following, *left = silent.redirect_uris_left
            again = replace(silent, state=FlowState.FETCHING_URL, redirect_uris_left=tuple(left))
            return again, (FetchAuthorizationUrl(following),)
        is_unreachable = event.error.facts.get("cause") == "unsupported"
        if event.ways and (flow.plan.paste is Paste.ALWAYS or is_unreachable):
            return _awaiting_paste(silent, event.ways[0])
        return _ended(silent, FlowState.FAILED, event.error)
    return flow, ()


def _awaiting_paste(flow: Flow, request: AuthorizationRequest) -> tuple[Flow, Commands]:
    """Nothing can listen: the person brings the browser's final address back by hand."""
    waiting = replace(flow, state=FlowState.AWAITING_REDIRECT, request=request)
    return waiting, (StartDeadline(), OpenBrowser(request, ""))


def _on_awaiting_redirect(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if isinstance(event, BrowserFailed):
        return flow, (ShowLink(),)
    if isinstance(event, RedirectRefused):
        kind = Denied if event.is_denied else SignInRefused
        error = kind(event.error, service_code=event.error, service_message=event.description)
        return _ended(flow, FlowState.FAILED, error)
    if isinstance(event, Redirected) and flow.request is not None:
        got = replace(flow, state=FlowState.VALIDATING, response=event.response)
        return got, (StopDeadline(), Validate(flow.request, event.response))
    return flow, ()


def _on_validating(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if isinstance(event, Validated) and event.response is not None:
        flow = replace(flow, response=event.response)
    if flow.request is None or flow.response is None:
        return flow, ()
    wants_list = flow.plan.lists_only or (flow.plan.asks_for_license and not flow.is_chosen)
    if isinstance(event, Validated) and wants_list:
        return flow, (ListLicenses(flow.request, flow.response),)
    if isinstance(event, Validated):
        return _activating(flow)
    if isinstance(event, Listed) and flow.plan.lists_only:
        listed = replace(flow, licenses=event.licenses)
        return _ended(listed, FlowState.ACTIVATED, None)
    if isinstance(event, Listed):
        choosing = replace(flow, state=FlowState.CHOOSING, licenses=event.licenses)
        return choosing, (Choose(event.licenses),)
    return flow, ()


def _on_choosing(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if not isinstance(event, Chosen):
        return flow, ()
    chosen = replace(flow, license_id=event.license_id, is_chosen=True)
    if flow.response is not None and flow.response.code is None:
        return _activating(chosen)
    # Listing spent the code: one more round trip, silent where the provider remembers the person.
    used = flow.request.redirect_uri if flow.request else ""
    again = replace(
        chosen, state=FlowState.FETCHING_URL, response=None, request=None, is_listening=False
    )
    return again, (CloseListener(), FetchAuthorizationUrl(used))


def _activating(flow: Flow) -> tuple[Flow, Commands]:
    if flow.request is None or flow.response is None or flow.has_activated:
        return flow, ()
    going = replace(flow, state=FlowState.ACTIVATING, has_activated=True)
    return going, (Activate(flow.request, flow.response, flow.license_id),)


def _on_activating(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if not isinstance(event, Activated):
        return flow, ()
    storing = replace(
        flow,
        state=FlowState.STORING,
        response=None,  # spent: nothing keeps it
        license=event.license,
        evidence=event.evidence,
    )
    return storing, (SaveLicense(event.license, event.evidence),)


def _on_storing(flow: Flow, event: Event) -> tuple[Flow, Commands]:
    if not isinstance(event, Saved):
        return flow, ()
    return _ended(flow, FlowState.ACTIVATED, None)


def _on_deadline(flow: Flow) -> tuple[Flow, Commands]:
    """The deadline is the person's, in the browser: it ends nothing that follows."""
    if flow.state is not FlowState.AWAITING_REDIRECT:
        return flow, ()
    return _ended(flow, FlowState.FAILED, SignInTimedOut("nothing came back from the browser"))


def _ended(flow: Flow, state: FlowState, error: KeyturnError | None) -> tuple[Flow, Commands]:
    commands: list[Command] = [StopDeadline(), PublishStatus()]
    if flow.is_listening:
        commands.append(CloseListener())
    ended = replace(flow, state=state, error=error, response=None, is_listening=False)
    return ended, tuple(commands)


_HANDLERS = {
    FlowState.IDLE: _on_idle,
    FlowState.FETCHING_URL: _on_fetching_url,
    FlowState.BINDING: _on_binding,
    FlowState.AWAITING_REDIRECT: _on_awaiting_redirect,
    FlowState.VALIDATING: _on_validating,
    FlowState.CHOOSING: _on_choosing,
    FlowState.ACTIVATING: _on_activating,
    FlowState.STORING: _on_storing,
}
