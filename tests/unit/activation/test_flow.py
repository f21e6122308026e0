"""Does each event lead from each state to the next one of the flow's table? As a dialogue."""

import pytest

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import Flow, FlowState, step
from sso.signin.authorization import AuthorizationResponse
from tests.unit.samples import evidence, license_, request

REQUEST = request()
CODE = AuthorizationResponse(code="c")
TOKENS = AuthorizationResponse(id_token="i", access_token="a")
LINK = "http://localhost:47811/keyturn/go/x"
NEWEST = license_()
TROUBLE = errors.ServiceUnreachable("gone")


def played(*events: d.Event, start: Flow | None = None) -> tuple[Flow, d.Commands]:
    """Play events and return the flow with the commands of the last one."""
    flow, commands = start or Flow(), ()
    for event in events:
        flow, commands = step(flow, event)
    return flow, commands


TO_FETCHING = (d.Started(),)
TO_BINDING = (*TO_FETCHING, d.UrlFetched((REQUEST,)))
TO_AWAITING = (*TO_BINDING, d.Bound(REQUEST, LINK))
TO_VALIDATING = (*TO_AWAITING, d.Redirected(CODE))
TO_ACTIVATING = (*TO_VALIDATING, d.Validated())
TO_STORING = (*TO_ACTIVATING, d.Activated(NEWEST, evidence()))
ASKING = d.Started(asks_for_license=True)
WAYS = {
    FlowState.FETCHING_URL: TO_FETCHING,
    FlowState.BINDING: TO_BINDING,
    FlowState.AWAITING_REDIRECT: TO_AWAITING,
    FlowState.VALIDATING: TO_VALIDATING,
    FlowState.CHOOSING: (ASKING, *TO_VALIDATING[1:], d.Validated(), d.Listed((NEWEST,))),
    FlowState.ACTIVATING: TO_ACTIVATING,
    FlowState.STORING: TO_STORING,
}


def test_a_sign_in_from_start_to_end() -> None:
    flow, commands = played(*TO_FETCHING)
    assert (flow.state, commands) == (FlowState.FETCHING_URL, (d.FetchAuthorizationUrl(""),))
    flow, commands = played(*TO_BINDING)
    assert (flow.state, commands) == (FlowState.BINDING, (d.BindListener((REQUEST,)),))
    flow, commands = played(*TO_AWAITING)
    assert flow.state is FlowState.AWAITING_REDIRECT
    assert commands == (d.StartDeadline(), d.OpenBrowser(REQUEST, LINK))
    flow, commands = played(*TO_VALIDATING)
    assert flow.state is FlowState.VALIDATING
    assert commands == (d.StopDeadline(), d.Validate(REQUEST, CODE))
    flow, commands = played(*TO_ACTIVATING)
    assert (flow.state, commands) == (FlowState.ACTIVATING, (d.Activate(REQUEST, CODE, None),))
    flow, commands = played(*TO_STORING)
    assert (flow.state, commands) == (FlowState.STORING, (d.SaveLicense(NEWEST, evidence()),))
    flow, commands = played(*TO_STORING, d.Saved())
    assert flow.state is FlowState.ACTIVATED
    assert flow.error is None
    assert set(commands) == {d.StopDeadline(), d.PublishStatus(), d.CloseListener()}


@pytest.mark.parametrize("state", list(WAYS))
def test_every_state_is_reached_as_the_table_says(state: FlowState) -> None:
    assert played(*WAYS[state])[0].state is state


@pytest.mark.parametrize("state", list(WAYS))
def test_cancel_ends_every_state(state: FlowState) -> None:
    flow, _ = played(*WAYS[state], d.CancelRequested())
    assert flow.state is FlowState.CANCELLED
    assert isinstance(flow.error, errors.Cancelled)
    may_hold_seat = state in (FlowState.ACTIVATING, FlowState.STORING)
    assert bool(flow.error.facts["may_hold_seat"]) is may_hold_seat


@pytest.mark.parametrize("state", list(WAYS))
def test_a_failure_ends_every_state_with_its_error(state: FlowState) -> None:
    flow, _ = played(*WAYS[state], d.Failed(TROUBLE))
    assert (flow.state, flow.error) == (FlowState.FAILED, TROUBLE)


@pytest.mark.parametrize("state", list(WAYS))
def test_the_deadline_is_the_browsers_alone(state: FlowState) -> None:
    before, _ = played(*WAYS[state])
    flow, commands = step(before, d.DeadlinePassed())
    if state is FlowState.AWAITING_REDIRECT:
        assert flow.state is FlowState.FAILED
        assert isinstance(flow.error, errors.SignInTimedOut)
        assert d.CloseListener() in commands
    else:
        assert (flow, commands) == (before, ())


def test_a_browser_that_cannot_be_opened_ends_nothing() -> None:
    flow, commands = played(*TO_AWAITING, d.BrowserFailed())
    assert (flow.state, commands) == (FlowState.AWAITING_REDIRECT, (d.ShowLink(),))


@pytest.mark.parametrize(
    ("is_denied", "kind"), [(True, errors.Denied), (False, errors.SignInRefused)]
)
def test_the_providers_no_is_told_apart_from_the_persons(
    is_denied: bool, kind: type[errors.KeyturnError]
) -> None:
    flow, commands = played(*TO_AWAITING, d.RedirectRefused("word", "Sentence.", is_denied))
    assert flow.state is FlowState.FAILED
    assert type(flow.error) is kind
    assert (flow.error.service_code, flow.error.service_message) == ("word", "Sentence.")
    assert d.CloseListener() in commands


def test_the_next_registered_address_is_asked_for_when_one_is_taken() -> None:
    taken = d.NoAddressFree(errors.NoRedirectAddress("taken"))
    plan = d.Started(redirect_uris=("", "http://localhost:2/cb", "http://localhost:3/cb"))
    flow, commands = played(plan, d.UrlFetched((REQUEST,)), taken)
    assert commands == (d.FetchAuthorizationUrl("http://localhost:2/cb"),)
    flow, commands = played(d.UrlFetched((REQUEST,)), taken, start=flow)
    assert commands == (d.FetchAuthorizationUrl("http://localhost:3/cb"),)
    flow, _ = played(d.UrlFetched((REQUEST,)), taken, start=flow)
    assert (flow.state, flow.error) == (FlowState.FAILED, taken.error)


def test_choosing_with_a_token_needs_no_second_round_trip() -> None:
    flow, commands = played(
        ASKING, *TO_BINDING[1:], d.Bound(REQUEST, LINK), d.Redirected(TOKENS), d.Validated()
    )
    assert commands == (d.ListLicenses(REQUEST, TOKENS),)
    flow, commands = played(d.Listed((NEWEST,)), start=flow)
    assert (flow.state, commands) == (FlowState.CHOOSING, (d.Choose((NEWEST,)),))
    flow, commands = played(d.Chosen(7), start=flow)
    assert (flow.state, commands) == (FlowState.ACTIVATING, (d.Activate(REQUEST, TOKENS, 7),))


def test_choosing_with_a_code_makes_a_second_round_trip() -> None:
    """Listing spent the code; the same redirect address is asked for again."""
    flow, commands = played(*WAYS[FlowState.CHOOSING], d.Chosen(7))
    assert flow.state is FlowState.FETCHING_URL
    assert commands == (d.CloseListener(), d.FetchAuthorizationUrl(REQUEST.redirect_uri))
    assert flow.response is None
    flow, commands = played(
        d.UrlFetched((REQUEST,)),
        d.Bound(REQUEST, LINK),
        d.Redirected(AuthorizationResponse(code="second")),
        d.Validated(),
        start=flow,
    )
    assert commands == (d.Activate(REQUEST, AuthorizationResponse(code="second"), 7),)


def test_a_license_named_beforehand_is_not_asked_for() -> None:
    named = d.Started(asks_for_license=True, license_id=9)
    _, commands = played(named, *TO_VALIDATING[1:], d.Validated())
    assert commands == (d.Activate(REQUEST, CODE, 9),)


def test_a_list_alone_takes_no_seat() -> None:
    flow, commands = played(
        d.Started(lists_only=True), *TO_VALIDATING[1:], d.Validated(), d.Listed((NEWEST,))
    )
    assert flow.state is FlowState.ACTIVATED
    assert flow.licenses == (NEWEST,)
    assert not any(isinstance(command, d.Activate) for command in commands)
    assert d.CloseListener() in commands


def test_nothing_starts_twice() -> None:
    before, _ = played(*TO_AWAITING)
    assert step(before, d.Started()) == (before, ())


def test_no_redirect_address_at_all_asks_for_the_services_own() -> None:
    assert played(d.Started(redirect_uris=()))[1] == (d.FetchAuthorizationUrl(""),)
