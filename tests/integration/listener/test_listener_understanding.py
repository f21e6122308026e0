"""Is an answer taken only when it is ours, once, and told from everything else? (LB26 to LB31)"""

import pytest

from sso.signin.authorization import Accepted, Refused, Unusable
from tests.integration.listener.conftest import Open
from tests.integration.listener.open_listener import KINDS, OpenListener, wait_until

NEAR = [
    "",
    "%20{s}",
    "{s}%20",
    "{s}x",
    "x{s}",
    "{s}%00",
    "{head}",
    "{swapped}",
    "{s}&state={s}",
    "{s}%3D",
]


def near_misses(state: str) -> list[str]:
    return [
        shape.format(s=state, head=state[:-1], swapped=state.swapcase()) for shape in NEAR
    ]  # a state of letters and digits is never its own swapped case


def deliver(opened: OpenListener, text: str) -> int:
    """Hand parameters in by the way that this sign-in expects."""
    if opened.kind == "token":
        return opened.relay(text).status
    if opened.kind == "code":
        return opened.get(f"/callback?{text}").status
    raw = text.encode()
    headers = {"Content_Type": "application/x-www-form-urlencoded", "Origin": "null"}
    return opened.ask("POST", "/callback", raw, **headers).status


def test_lb26_a_wrong_state_many_times_then_the_right_one(each_kind: OpenListener) -> None:
    wrong = near_misses(each_kind.state) * 5
    for state in wrong:
        assert deliver(each_kind, f"code=c&id_token=i&state={state}") == 400
    assert each_kind.listener.counts.strays == len(wrong)
    assert wait_until(lambda: each_kind.counted[-1].strays == len(wrong))
    each_kind.assert_unharmed()


def test_lb26_a_missing_state_is_a_stray(each_kind: OpenListener) -> None:
    assert deliver(each_kind, "code=c&id_token=i") == 400
    each_kind.assert_unharmed()


@pytest.mark.parametrize("error", ["error=access_denied", "error_code=user_denied"])
@pytest.mark.parametrize("state", ["", "&state=wrong"])
def test_lb27_an_error_without_our_state_is_a_hint_only(
    each_kind: OpenListener, error: str, state: str
) -> None:
    assert deliver(each_kind, error + state) == 400
    assert each_kind.listener.counts.unconfirmed_errors == 1
    each_kind.assert_unharmed()


def test_lb27_an_error_with_our_state_ends_it_with_its_reason(each_kind: OpenListener) -> None:
    text = f"error=access_denied&error_description=No%0Athanks&state={each_kind.state}"
    assert deliver(each_kind, text) in (303, 204)
    assert each_kind.verdicts == [Refused("access_denied", "No thanks")]


def test_lb27_an_error_in_the_query_where_a_fragment_was_expected(open_listener: Open) -> None:
    opened = open_listener("token")
    assert opened.get(f"/callback?error=server_error&state={opened.state}").status == 303
    assert opened.verdicts == [Refused("server_error", "")]


@pytest.mark.parametrize("kind", ["code", "form_post"])
@pytest.mark.parametrize(
    "text", ["code=c&code=d", "code=c&error=x", "code=c&x=1&x=1", "id_token=i"]
)
def test_lb28_parameters_that_contradict_are_refused(
    open_listener: Open, kind: str, text: str
) -> None:
    opened = open_listener(kind)
    assert deliver(opened, f"{text}&state={opened.state}") == 303
    assert isinstance(opened.verdicts[0], Unusable)


def test_lb28_tokens_in_the_query_are_never_taken(open_listener: Open) -> None:
    opened = open_listener("token")
    opened.get(f"/callback?id_token=i&access_token=a&state={opened.state}")
    assert not any(isinstance(verdict, Accepted) for verdict in opened.verdicts)


@pytest.mark.parametrize("kind", KINDS)
def test_lb28_unknown_parameters_and_a_slash_are_ignored(open_listener: Open, kind: str) -> None:
    opened = open_listener(kind)
    text = f"session_state=x&utm=%F0%9F%8E%89&code=c&id_token=i&state={opened.state}"
    if kind == "token":
        text = "/" + text
        assert opened.get("/callback?utm_source=x").status == 200
    assert deliver(opened, text) in (303, 204)
    assert isinstance(opened.verdicts[0], Accepted)


@pytest.mark.parametrize("text", ["a=1&" * 65, "state=%ff&code=c", "%", "&&&", "=", "state"])
def test_lb28_unreadable_parameters_end_nothing(each_kind: OpenListener, text: str) -> None:
    status = deliver(each_kind, text)
    assert status == 400
    each_kind.assert_unharmed()


@pytest.mark.parametrize(
    "iss", ["https://evil.test", "https://id.acme.test/realm/", "HTTPS://id.acme.test/realm"]
)
def test_lb29_another_issuer_is_refused(each_kind: OpenListener, iss: str) -> None:
    assert each_kind.genuine(iss=iss).status in (303, 204)
    assert isinstance(each_kind.verdicts[0], Unusable)


def test_lb29_our_issuer_is_fine(each_kind: OpenListener) -> None:
    each_kind.genuine(iss="https://id.acme.test/realm")
    assert isinstance(each_kind.verdicts[0], Accepted)


def test_lb29_an_announced_issuer_must_come(open_listener: Open) -> None:
    opened = open_listener(demands_issuer=True)
    opened.genuine()
    assert isinstance(opened.verdicts[0], Unusable)


def test_lb31_the_first_answer_wins_once(each_kind: OpenListener) -> None:
    """Replays, reloads and second tabs are told that it is done, and reach nobody."""
    key = each_kind.relay_key() if each_kind.kind == "token" else ""
    each_kind.assert_unharmed()
    for _ in range(3):
        if each_kind.kind == "token":
            again = each_kind.relay(f"id_token=other&state={each_kind.state}", key=key)
            assert again.status == 204
        else:
            again = each_kind.genuine(code="other")
            assert again.status == 303
            assert again.location == "/keyturn/received#_"
    assert len(each_kind.verdicts) == 1
    assert each_kind.listener.counts.strays == 0


def test_lb31_a_late_wrong_one_changes_nothing(each_kind: OpenListener) -> None:
    each_kind.assert_unharmed()
    deliver(each_kind, "error=access_denied&state=wrong")
    deliver(each_kind, f"error=access_denied&state={each_kind.state}")
    assert len(each_kind.verdicts) == 1


@pytest.mark.parametrize("text", ["error=access_denied", "code=c", "id_token=i"])
def test_lb26_without_a_state_a_stranger_still_ends_nothing(open_listener: Open, text: str) -> None:
    """The profile has turned the state off (V2): only the nonce in a token says that it is ours."""
    opened = open_listener("token", state=None)
    opened.get(f"/callback?{text}")
    opened.relay(text)
    assert opened.verdicts == []
