"""Does a sign-in ever cost a second seat, or put somebody out unasked?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from sso import errors
from sso.activation.sign_in_steps import SignInSteps
from tests.unit.activation.sign_in_bench import CODE, REQUEST, FakeService, steps_of, store_in
from tests.unit.fake_backends import MemoryBackend
from tests.unit.samples import activation, evidence, license_

# ---- an answer that was lost


def steps_after(folder: Path, service: FakeService) -> SignInSteps:
    """Steps whose vault remembers u@g.com."""
    backend = MemoryBackend()
    steps = steps_of(folder, service, backend=backend)
    steps.validate(REQUEST, CODE)
    steps.save(license_(), evidence())
    return steps_of(folder, service, backend=backend)


def test_a_lost_activation_is_found_by_asking(tmp_path: Path) -> None:
    service = FakeService({"the-code": errors.ServiceUnreachable("the connection broke")})
    service.held = (license_().id,)
    found = steps_after(tmp_path, service).activate(REQUEST, CODE, None)
    assert found == (license_(), evidence())
    assert [one.username for one in service.checked] == ["u@g.com"]
    assert len(service.asked) == 1, "activated once"


def test_an_activation_that_did_not_happen_holds_no_seat(tmp_path: Path) -> None:
    service = FakeService({"the-code": errors.ServiceUnreachable("the connection broke")})
    with pytest.raises(errors.ServiceUnreachable) as caught:
        steps_of(tmp_path, service).activate(REQUEST, CODE, None)
    assert caught.value.facts["may_hold_seat"] == 0
    assert store_in(tmp_path).load_pending("myproduct") is None


def test_a_service_that_stays_away_leaves_the_question_open(tmp_path: Path) -> None:
    service = FakeService({"the-code": errors.ServiceUnreachable("the connection broke")})
    service.held = None
    with pytest.raises(errors.ServiceUnreachable) as caught:
        steps_of(tmp_path, service).activate(REQUEST, CODE, None)
    assert caught.value.facts["may_hold_seat"] == 1


def test_what_may_be_taken_is_asked_for_by_name_next_time(tmp_path: Path) -> None:
    service = FakeService({"the-code": errors.ServiceUnreachable("the connection broke")})
    service.held = (41,)
    with pytest.raises(errors.ServiceUnreachable):
        steps_of(tmp_path, service).activate(REQUEST, CODE, None)
    again = FakeService()
    steps = steps_of(tmp_path, again, backend=MemoryBackend())
    steps.validate(REQUEST, CODE)
    steps.save(*steps.activate(REQUEST, CODE, None))
    assert again.more[0]["license_id"] == 41
    assert store_in(tmp_path).load_pending("myproduct") is None, "an answer ends the question"


# ---- another person on this device


def with_holder(
    folder: Path, confirm: Callable[[str, str], bool] | None
) -> tuple[SignInSteps, FakeService]:
    """Steps on a device whose license belongs to other@g.com; u@g.com signs in."""
    other = evidence(activation(user={"id": 1, "email": "other@g.com"}))
    store_in(folder).save("myproduct", other, "123")
    service = FakeService()
    return steps_of(folder, service, confirm=confirm), service


def test_nobody_takes_anothers_place_unasked(tmp_path: Path) -> None:
    steps, service = with_holder(tmp_path, None)
    with pytest.raises(errors.OtherPerson) as caught:
        steps.activate(REQUEST, CODE, None)
    assert caught.value.facts == {"holder": "other@g.com", "newcomer": "u@g.com"}
    assert [one.username for one in service.given_back] == ["u@g.com"], "the seat went back"


def test_the_person_is_asked_and_may_say_no(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def no(holder: str, newcomer: str) -> bool:
        asked.append((holder, newcomer))
        return False

    with pytest.raises(errors.OtherPerson):
        with_holder(tmp_path, no)[0].activate(REQUEST, CODE, None)
    assert asked == [("other@g.com", "u@g.com")]


def test_a_yes_puts_the_newcomer_in(tmp_path: Path) -> None:
    steps, service = with_holder(tmp_path, lambda holder, newcomer: True)
    assert steps.activate(REQUEST, CODE, None)[0].username == "u@g.com"
    assert service.given_back == []
