"""Is every state drawn, and does the tray speak of the worst product?"""

from dataclasses import replace

import pytest

from sso.activation.progress import Progress, Stage
from sso.licensing.status import LicenseStatus, Reason, State
from sso.storage.published_status import Report
from tests.unit.samples import NOW, license_
from ui.view_state import LOOK, ProductView, Shape, Tone, WindowView, product_view


def view(state: State = State.ACTIVE, **changes: object) -> ProductView:
    report = Report(
        "CAD-PRO",
        LicenseStatus(state, Reason.OK, NOW, NOW, NOW),
        license_(),
        next_check=NOW,
        hardware_id="h",
        device_name="n",
        customer_account_code="ACME",
    )
    return replace(product_view(report, "CAD Pro"), **changes)  # type: ignore[arg-type]


def bare(state: State = State.NOT_ACTIVATED) -> ProductView:
    return product_view(Report("CAD-PRO", LicenseStatus(state, Reason.OK)), "CAD Pro")


def test_every_state_has_a_shape_and_a_tone() -> None:
    assert set(LOOK) == set(State)


@pytest.mark.parametrize("state", list(State))
def test_the_tone_tells_whether_the_program_may_run(state: State) -> None:
    shown = view(state)
    assert shown.is_licensed is state.is_licensed
    if not state.is_licensed:
        assert shown.tone is not Tone.OK
    assert (shown.tone is Tone.OK) is (state is State.ACTIVE)


def test_shapes_are_told_apart_without_colour() -> None:
    assert len({LOOK[state][0] for state in (State.ACTIVE, State.EXPIRING, State.GRACE)}) == 3
    assert len({shape.value for shape in Shape}) == len(Shape)


def test_a_product_is_shown_whole() -> None:
    shown = view()
    assert shown.person == "u@g.com"
    assert shown.company == "ACME"
    assert (shown.seats_used, shown.seats) == (2, 10)
    assert shown.features == ("consumption feature",)
    assert shown.license_id == 1744810240166049
    assert shown.has_license


def test_a_product_without_a_license() -> None:
    shown = bare()
    assert shown.person == ""
    assert shown.license_id is None
    assert not shown.has_license


@pytest.mark.parametrize("worse", [state for state in State if not state.is_licensed])
def test_the_tray_speaks_of_what_stops_the_work(worse: State) -> None:
    for products in ((view(), view(worse)), (view(worse), view())):
        assert WindowView(products).worst.state is worse
        assert WindowView(products).shape is LOOK[worse][0]


def test_every_state_can_be_compared_with_every_other() -> None:
    for one in State:
        for other in State:
            found = WindowView((view(one), view(other))).worst.state
            assert found is WindowView((view(other), view(one))).worst.state


@pytest.mark.parametrize("stage", list(Stage))
def test_a_sign_in_under_way_has_its_own_shape(stage: Stage) -> None:
    shown = WindowView((view(State.EXPIRED),), is_busy=True, progress=Progress(stage))
    is_over = stage in (Stage.DONE, Stage.FAILED)
    assert shown.is_signing_in is not is_over
    # Until what came of it is known here, it stays: the old state would flash up in between.
    assert shown.shape is Shape.SIGNING_IN
    assert WindowView(shown.products).shape is LOOK[State.EXPIRED][0]


def test_nothing_starts_while_something_runs() -> None:
    busy, idle = WindowView((view(),), is_busy=True), WindowView((view(),))
    assert not busy.can_sign_in
    assert not busy.can_check
    assert idle.can_sign_in
    assert idle.can_check


def test_what_is_not_there_cannot_be_checked() -> None:
    assert not WindowView((bare(),)).can_check
    assert WindowView((bare(), view())).can_check


def test_who_is_signed_in() -> None:
    assert WindowView((bare(), view())).person == "u@g.com"
    assert WindowView((bare(),)).person == ""
