"""What does the flow hand on from event to command, and what changes nothing?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import Flow, FlowState, step
from tests.unit.activation.test_flow import (
    ASKING,
    CODE,
    LINK,
    NEWEST,
    REQUEST,
    TO_ACTIVATING,
    TO_AWAITING,
    TO_BINDING,
    TO_STORING,
    TO_VALIDATING,
    TOKENS,
    TROUBLE,
    WAYS,
    played,
)
from tests.unit.samples import evidence, request

OTHER = request(redirect_uri="http://localhost:2/cb")
EVENTS: tuple[d.Event, ...] = (
    d.Started(redirect_uris=("x",)),
    d.UrlFetched((OTHER,)),
    d.Bound(OTHER, "other"),
    d.NoAddressFree(errors.NoRedirectAddress("taken"), (OTHER,)),
    d.BrowserFailed(),
    d.Redirected(TOKENS),
    d.RedirectRefused("word", "", False),
    d.Validated(),
    d.Listed((NEWEST,)),
    d.Chosen(3),
    d.Activated(NEWEST, evidence()),
    d.Saved(),
)
FITTING = {
    FlowState.FETCHING_URL: {d.UrlFetched},
    FlowState.BINDING: {d.Bound, d.NoAddressFree},
    FlowState.AWAITING_REDIRECT: {d.BrowserFailed, d.Redirected, d.RedirectRefused},
    FlowState.VALIDATING: {d.Validated, d.Listed},
    FlowState.CHOOSING: {d.Chosen},
    FlowState.ACTIVATING: {d.Activated},
    FlowState.STORING: {d.Saved},
}


@pytest.mark.parametrize("state", list(WAYS))
def test_an_event_that_does_not_fit_changes_nothing(state: FlowState) -> None:
    before, _ = played(*WAYS[state])
    for event in EVENTS:
        if type(event) not in FITTING[state]:
            assert step(before, event) == (before, ()), event
        else:
            assert step(before, event) != (before, ()), event


@pytest.mark.parametrize("event", [*EVENTS[1:], d.Failed(TROUBLE), d.DeadlinePassed()])
def test_nothing_happens_before_the_start(event: d.Event) -> None:
    assert step(Flow(), event) == (Flow(), ())


def test_a_cancel_before_the_start_ends_it_and_closes_nothing() -> None:
    flow, commands = step(Flow(), d.CancelRequested())
    assert flow.state is FlowState.CANCELLED
    assert commands == (d.StopDeadline(), d.PublishStatus())


@pytest.mark.parametrize(
    "events",
    [
        (*TO_STORING, d.Saved()),
        (*TO_AWAITING, d.CancelRequested()),
        (*TO_AWAITING, d.Failed(TROUBLE)),
    ],
    ids=["activated", "cancelled", "failed"],
)
def test_an_end_keeps_nothing_of_the_sign_in_s_secrets(events: tuple[d.Event, ...]) -> None:
    flow, _ = played(*events)
    assert (flow.response, flow.is_listening) == (None, False)
    for event in (*EVENTS, d.CancelRequested(), d.DeadlinePassed(), d.Failed(TROUBLE)):
        assert step(flow, event) == (flow, ())


def test_an_activation_s_answer_stays_with_the_flow() -> None:
    flow, _ = played(*TO_STORING, d.Saved())
    assert (flow.license, flow.evidence, flow.error) == (NEWEST, evidence(), None)
    stored, _ = played(*TO_STORING)
    assert stored.response is None, "spent: nothing keeps it"


def test_a_failed_save_names_its_error_and_closes_the_listener() -> None:
    flow, commands = played(*TO_STORING, d.Failed(TROUBLE))
    assert (flow.state, flow.error) == (FlowState.FAILED, TROUBLE)
    assert commands == (d.StopDeadline(), d.PublishStatus(), d.CloseListener())


def test_what_the_answer_was_redeemed_for_goes_on() -> None:
    _, commands = played(*TO_VALIDATING, d.Validated(TOKENS))
    assert commands == (d.Activate(REQUEST, TOKENS, None),)
    _, commands = played(ASKING, *TO_VALIDATING[1:], d.Validated(TOKENS))
    assert commands == (d.ListLicenses(REQUEST, TOKENS),)


def test_a_choice_with_redeemed_tokens_needs_no_second_round_trip() -> None:
    events = (ASKING, *TO_VALIDATING[1:], d.Validated(TOKENS), d.Listed((NEWEST,)), d.Chosen(7))
    flow, commands = played(*events)
    assert commands == (d.Activate(REQUEST, TOKENS, 7),)
    assert flow.licenses == (NEWEST,)


def test_a_choice_with_a_code_listens_anew_and_says_so_once() -> None:
    flow, _ = played(*WAYS[FlowState.CHOOSING], d.Chosen(7))
    assert (flow.request, flow.is_listening) == (None, False)
    ended, commands = step(flow, d.CancelRequested())
    assert d.CloseListener() not in commands
    assert ended.state is FlowState.CANCELLED
    again, commands = played(
        d.UrlFetched((REQUEST,)), d.Bound(REQUEST, LINK), d.Redirected(CODE), start=flow
    )
    assert again.license_id == 7
    assert step(again, d.Validated())[1] == (d.Activate(REQUEST, CODE, 7),), "not asked again"


def test_a_code_that_was_listed_with_is_never_activated_with() -> None:
    spent, _ = played(*WAYS[FlowState.CHOOSING])
    assert spent.response == CODE
    flow, _ = step(spent, d.Chosen(7))
    assert flow.response is None


def test_an_activation_is_not_sent_twice() -> None:
    """Whatever brings a flow back to its validation."""
    flow, _ = played(*TO_ACTIVATING)
    back = replace(flow, state=FlowState.VALIDATING)
    assert step(back, d.Validated()) == (back, ())


@pytest.mark.parametrize("missing", ["request", "response"])
@pytest.mark.parametrize("event", [d.Validated(), d.Listed((NEWEST,))])
@pytest.mark.parametrize("plan", [d.Started(), ASKING, d.Started(lists_only=True)])
def test_without_a_request_or_its_answer_nobody_is_asked(
    missing: str, event: d.Event, plan: d.Started
) -> None:
    whole, _ = played(plan, *TO_VALIDATING[1:])
    lacking = replace(whole, **{missing: None})  # type: ignore[arg-type]
    assert step(lacking, event) == (lacking, ())


@pytest.mark.parametrize("missing", ["request", "response"])
def test_a_choice_without_a_request_or_its_answer_activates_nothing(missing: str) -> None:
    events = (ASKING, *TO_VALIDATING[1:], d.Validated(TOKENS), d.Listed((NEWEST,)))
    chosen, _ = played(*events)
    _, commands = step(replace(chosen, **{missing: None}), d.Chosen(7))  # type: ignore[arg-type]
    assert not any(isinstance(command, d.Activate) for command in commands)


# ---- the address by hand


UNSUPPORTED = errors.NoRedirectAddress("not here", cause="unsupported")
TAKEN = errors.NoRedirectAddress("taken")


@pytest.mark.parametrize(
    ("paste", "error", "is_asked"),
    [
        (d.Paste.IF_UNREACHABLE, UNSUPPORTED, True),
        (d.Paste.IF_UNREACHABLE, TAKEN, False),
        (d.Paste.ALWAYS, UNSUPPORTED, True),
        (d.Paste.ALWAYS, TAKEN, True),
    ],
)
def test_where_nothing_can_listen_the_person_brings_the_address(
    paste: d.Paste, error: errors.KeyturnError, is_asked: bool
) -> None:
    plan = d.Started(paste=paste)
    events = (plan, *TO_BINDING[1:], d.NoAddressFree(error, (OTHER, REQUEST)))
    flow, commands = played(*events)
    if not is_asked:
        assert (flow.state, flow.error) == (FlowState.FAILED, error)
        assert commands == (d.StopDeadline(), d.PublishStatus()), "nothing listens"
        return
    assert (flow.state, flow.request) == (FlowState.AWAITING_REDIRECT, OTHER)
    assert commands == (d.StartDeadline(), d.OpenBrowser(OTHER, ""))
    got, commands = step(flow, d.Redirected(CODE))
    assert commands == (d.StopDeadline(), d.Validate(OTHER, CODE))
    assert got.state is FlowState.VALIDATING
    _, commands = step(flow, d.CancelRequested())
    assert commands == (d.StopDeadline(), d.PublishStatus())


def test_without_any_way_there_is_nothing_to_paste() -> None:
    plan = d.Started(paste=d.Paste.ALWAYS)
    flow, _ = played(plan, *TO_BINDING[1:], d.NoAddressFree(UNSUPPORTED))
    assert (flow.state, flow.error) == (FlowState.FAILED, UNSUPPORTED)


def test_another_registered_address_is_tried_before_the_person_is_asked() -> None:
    plan = d.Started(redirect_uris=("", "http://localhost:2/cb"), paste=d.Paste.ALWAYS)
    events = (plan, *TO_BINDING[1:], d.NoAddressFree(UNSUPPORTED, (REQUEST,)))
    flow, commands = played(*events)
    assert commands == (d.FetchAuthorizationUrl("http://localhost:2/cb"),)
    assert not flow.is_listening
    assert step(flow, d.CancelRequested())[1] == (d.StopDeadline(), d.PublishStatus())


def test_the_errors_of_a_sign_in_say_what_came() -> None:
    flow, _ = played(*TO_AWAITING, d.RedirectRefused("server_error", "Sentence.", False))
    assert "server_error" in str(flow.error)
