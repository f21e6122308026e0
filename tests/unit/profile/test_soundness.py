"""What exactly is said of an unsound document? Each sentence, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile.reader import Document
from sso.profile.soundness import (
    check_document,
    is_of,
    problems,
    refuse_all,
    unknown,
    value_at,
)

SERVICE = {"base_url": "https://a.test", "api_key": "k", "shared_key": "s"}
WHOLE: dict[str, Any] = {
    "schema": 1,
    "app": {"id": "test.acme.Keyturn", "name": "Keyturn"},
    "license_service": SERVICE,
    "products": [{"code": "A", "name": "One"}],
}


def said(values: dict[str, Any]) -> list[str]:
    return [one.removeprefix("x: ") for one in problems(Document("x", "", values))]


def missing(values: dict[str, Any]) -> list[str]:
    try:
        check_document(Document("x", "", values))
    except ProfileError as error:
        return [line.strip().removeprefix("x: ") for line in error.detail.strip().splitlines()]
    return []


# ---- unknown, of a wrong type, of a wrong value


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({}, []),
        ({"ui": {"them": 1}}, ["unknown key 'ui.them'; did you mean 'theme'?"]),
        (
            {"ui": {"zzz": 1}},
            ["unknown key 'ui.zzz'; known here: language, theme, autostart"],
        ),
        ({"ui": 1}, ["[ui] must be a table"]),
        (
            {"sign_in": {"openid_connect": []}},
            ["[sign_in.openid_connect] must be a table"],
        ),
        (
            {"sign_in": {"openid_connect": {"isuer": ""}}},
            ["unknown key 'sign_in.openid_connect.isuer'; did you mean 'issuer'?"],
        ),
        ({"ui": {"theme": 1}}, ["ui.theme must be a text, not 1"]),
        ({"ui": {"autostart": 1}}, ["ui.autostart must be true or false, not 1"]),
        ({"schema": "1"}, ["schema must be a whole number, not '1'"]),
        ({"checks": {"interval_min": "1"}}, ["checks.interval_min must be a number, not '1'"]),
        ({"sign_in": {"extra": []}}, ["sign_in.extra must be a table of texts, not []"]),
        ({"sign_in": {"browser": "x"}}, ["sign_in.browser must be a list of texts, not 'x'"]),
        (
            {"notifications": {"thresholds_days": [True]}},
            ["notifications.thresholds_days must be a list of whole numbers, not [True]"],
        ),
        (
            {"ui": {"theme": "blue"}},
            ['ui.theme must be one of "system", "light", "dark", not \'blue\''],
        ),
        (
            {"brand": {"accent": "red"}},
            ["brand.accent = 'red' is not accepted; expected: Accent colour \"#rrggbb\""],
        ),
        (
            {"brand": {"accent": "#102030x"}},
            ["brand.accent = '#102030x' is not accepted; expected: Accent colour \"#rrggbb\""],
        ),
        (
            {"license_service": {"company_id": -1}},
            ["license_service.company_id must be from 0 to 1000000"],
        ),
        (
            {"notifications": {"thresholds_days": [1, 0]}},
            ["notifications.thresholds_days must be from 1 to 1000000"],
        ),
        ({"license_service": {"api_key": 5}},
         ["license_service.api_key must be a text, not what stands there"]),
        (
            {"network": {"proxy": "http://ada:pw@proxy.test"}},
            [
                "network.proxy = what stands there is not accepted; expected:"
                ' "system", "none", "http://host:port" or "pac:URL"; name and password belong in'
                " the keyring (config proxy-sign-in)"
            ],
        ),
        ({"network": {"proxy": "a@b"}}, [
            "network.proxy = 'a@b' is not accepted; expected:"
            ' "system", "none", "http://host:port" or "pac:URL"; name and password belong in'
            " the keyring (config proxy-sign-in)"
        ]),
        ({"products": {}}, ["products are written as [[products]]"]),
        ({"products": [{}, 1]}, ["products are written as [[products]]"]),
        (
            {"products": [{"code": "A", "nam": "One"}, {"code": 1}]},
            [
                "unknown key 'products.nam'; did you mean 'name'?",
                "products.code must be a text, not 1",
            ],
        ),
        (
            {"products": [{"code": "A"}, {"code": "B"}, {"code": "A"}]},
            ["two products have the same code"],
        ),
        ({"products": [{"code": "1"}, {"code": "2"}]}, []),
    ],
)  # fmt: skip
def test_the_sentences(values: dict[str, Any], sentences: list[str]) -> None:
    assert said(values) == sentences


@pytest.mark.parametrize(
    ("number", "is_sound"),
    [(0.99, False), (1, True), (1_000_000, True), (1_000_000.5, False), (float("nan"), False)],
)
def test_the_limits_of_a_number_belong_to_it(number: float, is_sound: bool) -> None:
    assert (said({"checks": {"interval_min": number}}) == []) is is_sound


def test_the_place_of_each_problem_is_told() -> None:
    text = "[ui]\nthem = 1\n[checks]\noffline_grace_h = -1\n"
    values = {"ui": {"them": 1}, "checks": {"offline_grace_h": -1}}
    assert problems(Document("acme.toml", text, values)) == [
        "acme.toml, line 2: unknown key 'ui.them'; did you mean 'theme'?",
        "acme.toml, line 4: checks.offline_grace_h must be from 0 to 1000000",
    ]


def test_one_close_name_is_offered_and_no_more() -> None:
    assert unknown("a.nam", "nam", ["name", "named"]) == "unknown key 'a.nam'; did you mean 'name'?"


# ---- missing


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        (WHOLE, []),
        (
            {},
            [
                "schema is missing",
                "app.id is missing",
                "app.name is missing",
                "license_service.api_key is missing",
                "license_service.shared_key is missing",
                "license_service.base_url is missing",
                "one [[products]] with code and name is needed",
            ],
        ),
        (
            WHOLE | {"license_service": {"auth": "oauth", "base_url": "https://a.test"}},
            ["license_service.client_id is missing", "license_service.client_secret is missing"],
        ),
        (WHOLE | {"license_service": SERVICE | {"auth": "api_key"}}, []),
        (
            WHOLE | {"license_service": SERVICE | {"api_key": ""}},
            ["license_service.api_key is missing"],
        ),
        (WHOLE | {"schema": 2}, ["this program reads schema = 1"]),
        (WHOLE | {"products": []}, ["one [[products]] with code and name is needed"]),
        (
            WHOLE | {"products": [{"code": "A", "name": "One"}, {"code": "B"}]},
            ["one [[products]] with code and name is needed"],
        ),
        (
            WHOLE | {"products": [{"name": "One"}]},
            ["one [[products]] with code and name is needed"],
        ),
    ],
)
def test_what_is_missing(values: dict[str, Any], sentences: list[str]) -> None:
    assert missing(values) == sentences


def test_a_part_may_lack_what_the_whole_may_not() -> None:
    check_document(Document("x", "", {}), is_whole=False)
    with pytest.raises(ProfileError, match="ui.autostart must be"):
        check_document(Document("x", "", {"ui": {"autostart": 1}}), is_whole=False)


def test_what_is_wrong_is_told_before_what_is_missing() -> None:
    assert missing({"ui": {"autostart": 1}}) == ["ui.autostart must be true or false, not 1"]


def test_another_version_is_named_with_its_line() -> None:
    with pytest.raises(ProfileError) as caught:
        check_document(Document("x", "# a\nschema = 2\n", WHOLE | {"schema": 2}))
    assert caught.value.detail == "x, line 2: this program reads schema = 1"


# ---- how it is told


def test_one_sentence_stands_alone_and_many_each_on_a_line() -> None:
    refuse_all([])
    with pytest.raises(ProfileError) as caught:
        refuse_all(["one"])
    assert caught.value.detail == "one"
    with pytest.raises(ProfileError) as caught:
        refuse_all(["one", "two"])
    assert caught.value.detail == "\n  one\n  two"


@pytest.mark.parametrize(("count", "last"), [(20, "s19"), (21, "and 1 more"), (50, "and 30 more")])
def test_no_more_sentences_than_anybody_reads(count: int, last: str) -> None:
    with pytest.raises(ProfileError) as caught:
        refuse_all([f"s{number}" for number in range(count)])
    lines = [line.strip() for line in caught.value.detail.strip().splitlines()]
    assert lines[:20] == [f"s{number}" for number in range(20)]
    assert lines[-1] == last
    assert len(lines) == min(count, 21)


# ---- small questions


@pytest.mark.parametrize(
    ("dotted", "value"),
    [("a", {"b": {"c": 1}}), ("a.b.c", 1), ("a.x", None), ("x.y", None), ("a.b.c.d", None)],
)
def test_what_stands_at_a_key(dotted: str, value: Any) -> None:
    assert value_at({"a": {"b": {"c": 1}}}, dotted) == value


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (float, [1, 1.5], [True, "1", None]),
        (int, [1, -1], [True, 1.0, "1"]),
        (str, [""], [1, None]),
        (bool, [True, False], [0, 1, "true"]),
        (Mapping[str, str], [{}, {"a": "b"}], [{"a": 1}, {"a": "b", "c": 1}, [], "a"]),
        (tuple[str, ...], [[], ["a"]], [["a", 1], "a", ("a",)]),
        (tuple[int, ...], [[], [1]], [[1, True], [1.5], 1]),
    ],
    ids=["float", "int", "str", "bool", "table", "texts", "numbers"],
)
def test_which_values_are_of_a_type(kind: Any, right: list[Any], wrong: list[Any]) -> None:
    assert [is_of(kind, one) for one in right] == [True] * len(right)
    assert [is_of(kind, one) for one in wrong] == [False] * len(wrong)
