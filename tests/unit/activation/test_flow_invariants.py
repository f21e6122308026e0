"""Do the flow's promises hold for any sequence of events, however mixed, late or doubled?

The world below performs commands as the runner does: one command, at most one answer, and a person
who presses Cancel between any two of them.
"""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from sso import errors
from sso.activation import dialogue as d
from sso.activation.flow import Flow, FlowState, step
from sso.signin.authorization import AuthorizationResponse
from tests.unit.samples import evidence, license_, request

REQUEST = request()
LICENSE = license_()
EVIDENCE = evidence()
CODE = AuthorizationResponse(code="c")
TOKENS = AuthorizationResponse(id_token="i", access_token="a")
TROUBLE = errors.ServiceUnreachable("gone")
NO_ADDRESS = d.NoAddressFree(errors.NoRedirectAddress("taken"))

PLANS = st.builds(
    d.Started,
    redirect_uris=st.sampled_from([(), ("",), ("", "http://localhost:2/cb")]),
    asks_for_license=st.booleans(),
    license_id=st.none() | st.just(7),
    lists_only=st.booleans(),
)
ANY_EVENT = st.one_of(
    PLANS,
    st.sampled_from(
        [
            d.UrlFetched((REQUEST,)),
            d.UrlFetched(()),
            d.Bound(REQUEST, "link"),
            NO_ADDRESS,
            d.BrowserFailed(),
            d.Redirected(CODE),
            d.Redirected(TOKENS),
            d.RedirectRefused("access_denied", "", True),
            d.RedirectRefused("server_error", "", False),
            d.Validated(),
            d.Listed((LICENSE,)),
            d.Listed(()),
            d.Chosen(7),
            d.Activated(LICENSE, EVIDENCE),
            d.Saved(),
            d.Failed(TROUBLE),
            d.DeadlinePassed(),
            d.CancelRequested(),
        ]
    ),
)
NO_CANCEL = ANY_EVENT.filter(lambda event: not isinstance(event, d.CancelRequested))
ENDS = (FlowState.ACTIVATED, FlowState.FAILED, FlowState.CANCELLED)


def run(events: list[d.Event]) -> tuple[Flow, list[d.Command]]:
    flow, said = Flow(), []
    for event in events:
        flow, commands = step(flow, event)
        said += commands
    return flow, said


def count(commands: list[d.Command], kind: type) -> int:
    return sum(isinstance(command, kind) for command in commands)


# ---- any sequence at all

SEQUENCES = st.lists(ANY_EVENT, max_size=30).map(lambda events: [d.Started(), *events])


@given(SEQUENCES)
def test_activate_goes_out_at_most_once(events: list[d.Event]) -> None:
    assert count(run(events)[1], d.Activate) <= 1


@given(SEQUENCES)
def test_a_license_is_saved_at_most_once_and_only_after_activate(events: list[d.Event]) -> None:
    _, commands = run(events)
    kinds = [type(command) for command in commands]
    assert kinds.count(d.SaveLicense) <= 1
    if d.SaveLicense in kinds:
        assert d.Activate in kinds[: kinds.index(d.SaveLicense)]


@given(SEQUENCES)
def test_the_browser_opens_only_after_a_bind(events: list[d.Event]) -> None:
    flow = Flow()
    for event in events:
        flow, commands = step(flow, event)
        for command in commands:
            if isinstance(command, d.OpenBrowser):
                assert isinstance(event, d.Bound)
                assert command == commands[-1]  # last, when everything that answers is in place
                assert flow.is_listening


@given(SEQUENCES)
def test_every_listener_is_closed_exactly_once(events: list[d.Event]) -> None:
    """From the command to bind on, something may listen, until a close or the news that it is not
    so."""
    flow, may_be_open = Flow(), False
    for event in events:
        was = flow.state
        flow, commands = step(flow, event)
        if was is FlowState.BINDING and isinstance(event, d.NoAddressFree):
            may_be_open = False
        closes = count(list(commands), d.CloseListener)
        assert closes <= int(may_be_open)
        if closes:
            may_be_open = False
        if count(list(commands), d.BindListener):
            assert not may_be_open
            may_be_open = True
        assert flow.is_listening == may_be_open
    assert not (flow.state in ENDS and may_be_open)


@given(SEQUENCES, st.lists(ANY_EVENT, max_size=10))
def test_ends_swallow_everything_that_comes_late(
    events: list[d.Event], late: list[d.Event]
) -> None:
    flow, _ = run([*events, d.CancelRequested()])
    assert flow.state in ENDS
    for event in late:
        assert step(flow, event) == (flow, ())


@given(st.lists(NO_CANCEL, max_size=30))
def test_cancel_works_in_every_state_that_is_no_end(events: list[d.Event]) -> None:
    before, _ = run(events)
    after, commands = step(before, d.CancelRequested())
    if before.state in ENDS:
        assert (after, commands) == (before, ())
    else:
        assert after.state is FlowState.CANCELLED
        assert isinstance(after.error, errors.Cancelled)
        assert d.StopDeadline() in commands
        assert (d.CloseListener() in commands) >= before.is_listening


@given(SEQUENCES)
def test_an_end_keeps_no_code_and_no_token(events: list[d.Event]) -> None:
    flow, _ = run([*events, d.CancelRequested()])
    assert flow.response is None


@given(SEQUENCES)
def test_an_end_publishes_the_status_and_stops_the_deadline(events: list[d.Event]) -> None:
    flow = Flow()
    for event in events:
        was = flow.state
        flow, commands = step(flow, event)
        if flow.state in ENDS and was not in ENDS:
            assert d.PublishStatus() in commands
            assert d.StopDeadline() in commands


@given(SEQUENCES)
def test_an_end_says_why(events: list[d.Event]) -> None:
    flow, _ = run(events)
    assert (flow.error is not None) == (flow.state in (FlowState.FAILED, FlowState.CANCELLED))


@given(SEQUENCES)
def test_no_state_is_without_a_way_out(events: list[d.Event]) -> None:
    """From wherever it stands, the answers that its own commands lead to reach an end."""
    flow, _ = run(events)
    is_over = flow.state in ENDS
    way_out = {
        FlowState.IDLE: [d.Started()],
        FlowState.FETCHING_URL: [d.UrlFetched((REQUEST,))],
        FlowState.BINDING: [d.Bound(REQUEST, "link")],
        FlowState.AWAITING_REDIRECT: [d.Redirected(TOKENS)],
        FlowState.VALIDATING: [d.Validated(), d.Listed((LICENSE,))],
        FlowState.CHOOSING: [d.Chosen(7)],
        FlowState.ACTIVATING: [d.Activated(LICENSE, EVIDENCE)],
        FlowState.STORING: [d.Saved()],
    }
    for _ in range(20):
        if flow.state in ENDS:
            break
        for event in way_out[flow.state]:
            flow, _ = step(flow, event)
    assert is_over or flow.state is FlowState.ACTIVATED


# ---- a world that performs the commands

FAILED = d.Failed(TROUBLE)
ANSWERS: dict[type, tuple[d.Event | None, ...]] = {
    d.FetchAuthorizationUrl: (d.UrlFetched((REQUEST,)), FAILED),
    d.OpenBrowser: (
        d.BrowserFailed(),
        d.Redirected(CODE),
        d.Redirected(TOKENS),
        d.RedirectRefused("access_denied", "", True),
        None,
    ),
    d.Validate: (d.Validated(), FAILED),
    d.ListLicenses: (d.Listed((LICENSE,)), FAILED),
    d.Choose: (d.Chosen(7), d.CancelRequested()),
    d.Activate: (d.Activated(LICENSE, EVIDENCE), FAILED),
    d.SaveLicense: (d.Saved(), FAILED),
}


class World:
    """Performs commands as the runner does; every answer is drawn."""

    def __init__(self, draw: st.DataObject, plan: d.Started) -> None:
        self._draw = draw
        self.events: deque[d.Event] = deque([plan])
        self.said: list[d.Command] = []
        self.open_listeners = 0
        self.closes = 0
        self.flow = Flow()

    def run(self) -> None:
        for _ in range(200):
            if self.flow.state in ENDS:
                return
            self._take(self.events.popleft() if self.events else self._nothing_else())
        raise AssertionError(f"no end in sight: {self.flow.state}")

    def _nothing_else(self) -> d.Event:
        return self._draw.draw(st.sampled_from([d.DeadlinePassed(), d.CancelRequested()]))

    def _take(self, event: d.Event) -> None:
        self.flow, commands = step(self.flow, event)
        for command in commands:
            self.said.append(command)
            if self._draw.draw(st.integers(0, 3)) == 3:
                self.events.append(d.CancelRequested())  # from another thread, in the middle
            answer = self._performed(command)
            if answer is not None:
                self.events.append(answer)

    def _performed(self, command: d.Command) -> d.Event | None:
        if isinstance(command, d.BindListener):
            return self._bound()
        if isinstance(command, d.CloseListener):
            self.closes += self.open_listeners
            self.open_listeners = 0
        return self._draw.draw(st.sampled_from(ANSWERS.get(type(command), (None,))))

    def _bound(self) -> d.Event:
        is_free = self._draw.draw(st.booleans())
        self.open_listeners += int(is_free)
        return d.Bound(REQUEST, "link") if is_free else NO_ADDRESS


@given(st.data(), PLANS)
def test_in_a_world_that_answers_every_run_ends_with_nothing_left_open(
    data: st.DataObject, plan: d.Started
) -> None:
    world = World(data, plan)
    world.run()
    binds = count(world.said, d.BindListener)
    assert world.open_listeners == 0, world.said
    assert world.closes <= binds
    assert count(world.said, d.Activate) <= 1
    assert count(world.said, d.OpenBrowser) <= binds
    assert world.flow.response is None
    if world.flow.state is FlowState.ACTIVATED and not plan.lists_only:
        assert count(world.said, d.SaveLicense) == 1
