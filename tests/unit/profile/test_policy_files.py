"""Is what an administrator downloads from docs/ what the program itself would make?

The files there are read by Group Policy, by device management services and by editors, so each
line of them counts.
"""

from __future__ import annotations

import dataclasses
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sso.profile import keys, templates
from sso.profile.schema import as_toml, effective, json_schema, policy_schema
from sso.profile.templates import Setting

DOCS = Path("docs")
APP_ID = keys.DEFAULT_APP_ID


def kept(*names: str) -> str:
    return DOCS.joinpath(*names).read_text(encoding="utf-8")


def setting(kind: Any, *, section: str = "ui", name: str = "x", **metadata: Any) -> Setting:
    """A setting that no section of the real declaration has."""
    metadata = {"doc": "Odd", **metadata}
    cls = dataclasses.make_dataclass("Odd", [(name, Any, dataclasses.field(metadata=metadata))])
    return Setting(section, name, kind, dataclasses.fields(cls)[0])


# ---- whole files


def test_the_schema_of_a_profile() -> None:
    assert json.dumps(json_schema(), indent=2) + "\n" == kept("profile.schema.json")


def test_the_schema_of_a_policy() -> None:
    assert json.dumps(policy_schema(), indent=2) + "\n" == kept("policy", "policy.schema.json")


def test_the_definitions_for_group_policy() -> None:
    assert templates.admx(APP_ID) == kept("policy", f"{APP_ID}.admx")


def test_the_texts_for_group_policy() -> None:
    assert templates.adml(keys.DEFAULT_APP_NAME) == kept("policy", "en-US", f"{APP_ID}.adml")


def test_the_configuration_profile() -> None:
    made = templates.mobileconfig(APP_ID, keys.DEFAULT_APP_NAME)
    assert made == kept("policy", f"{APP_ID}.mobileconfig")


@pytest.mark.parametrize("text", ['Ä & <B> "C"', "plain"], ids=["odd", "plain"])
def test_any_name_of_a_program_makes_sound_files(text: str) -> None:
    assert "Every version of " in templates.adml(text)
    for made in (templates.adml(text), templates.mobileconfig("a.b", text)):
        texts = [node.text for node in ElementTree.fromstring(made).iter()]
        assert text in texts


def test_a_meaning_cannot_end_the_comment_it_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = setting(str, doc="one --> <two>")
    monkeypatch.setattr(templates, "settings", lambda: [odd])
    made = templates.mobileconfig("a.b", "Acme")
    assert "          ui.x (string): one - -&gt; &lt;two&gt;\n" in made


# ---- what a policy's schema takes


@pytest.mark.parametrize(
    ("values", "is_taken"),
    [
        ({}, True),
        ({"schema": 1, "defaults": {}, "forced": {}}, True),
        ({"forced": {"app": {"name": "Acme"}, "license_service": {"auth": "oauth"}}}, True),
        ({"defaults": {"ui": {"theme": "dark"}}}, True),
        ({"defaults": {"ui": {"theme": "blue"}}}, False),
        ({"schema": 2}, False),
        ({"ui": {"theme": "dark"}}, False),
        ({"forced": {"products": []}}, False),
    ],
)
def test_a_policy_needs_nothing_and_takes_the_keys_of_the_profile(
    values: dict[str, Any], is_taken: bool
) -> None:
    jsonschema.Draft202012Validator.check_schema(policy_schema())
    assert jsonschema.Draft202012Validator(policy_schema()).is_valid(values) is is_taken


# ---- single settings


@pytest.mark.parametrize(
    ("kind", "more", "element"),
    [
        (str, {}, '<text id="value" valueName="x" maxLength="1024"/>'),
        (float, {"minimum": 1}, '<text id="value" valueName="x" maxLength="1024"/>'),
        (int, {}, '<decimal id="value" valueName="x" minValue="0" maxValue="1000000"/>'),
        (
            int,
            {"minimum": 3.0},
            '<decimal id="value" valueName="x" minValue="3" maxValue="1000000"/>',
        ),
        (tuple[str, ...], {}, '<multiText id="value" valueName="x"/>'),
        (Mapping[str, str], {}, '<multiText id="value" valueName="x"/>'),
        (
            str,
            {"choices": ("", "a.b", "d")},
            '<enum id="value" valueName="x">'
            '<item displayName="$(string.choice_a_b)"><value><string>a.b</string></value></item>'
            '<item displayName="$(string.choice_d)"><value><string>d</string></value></item>'
            "</enum>",
        ),
    ],
)
def test_the_box_of_a_setting(kind: Any, more: dict[str, Any], element: str) -> None:
    assert templates._element(setting(kind, **more)) == element


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (str, {}, "ui.x: Odd."),
        (Mapping[str, str], {}, "ui.x: Odd. One name=value a line."),
        (tuple[str, ...], {}, "ui.x: Odd. One a line."),
        (tuple[int, ...], {}, "ui.x: Odd. One a line."),
        (str, {"is_secret": False}, "ui.x: Odd."),
        (
            str,
            {"is_secret": True},
            "ui.x: Odd. Everybody on the computer can read what stands here.",
        ),
    ],
)
def test_the_help_of_a_setting(kind: Any, more: dict[str, Any], said: str) -> None:
    assert templates._help(setting(kind, **more)) == said


def test_settings_are_all_but_the_identity_of_the_program() -> None:
    dotted = [one.dotted for one in templates.settings()]
    assert len(dotted) == len(set(dotted))
    assert ".schema" not in dotted
    assert "app.id" not in dotted
    assert "app.name" in dotted
    assert ".products" not in dotted
    assert [one for one in dotted if one.endswith(".code")] == [
        "products.1.code", "products.2.code", "products.3.code",
    ]  # fmt: skip
    assert "sign_in.openid_connect.issuer" in dotted


# ---- the printed form


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({}, "{}"),
        ({"a": 'b"', "c d": "e"}, '{ "a" = "b\\"", "c d" = "e" }'),
        ("Zürich", '"Zürich"'),
        (["a", 1], '["a", 1]'),
        (True, "true"),
        (1.5, "1.5"),
    ],
    ids=["no table", "table", "letters", "list", "truth", "number"],
)
def test_a_value_as_toml_writes_it(value: Any, written: str) -> None:
    assert as_toml(value) == written


def test_every_row_of_the_printed_form() -> None:
    """A table is told key by key, a list of products and a free table as a whole."""
    profile = keys.Profile(
        products=(keys.Product("A", "One"), keys.Product("B", "Two", version="3")),
        sign_in=keys.SignIn(extra={"prompt": "login"}, allowed_hosts=("a.test",)),
        license_service=keys.LicenseService(api_key="s3cret"),
        origins={"products": "profile", "ui.theme": "user settings"},
    )
    rows = {dotted: (value, origin) for dotted, value, origin in effective(profile)}
    empty = {"version": "", "bundle_code": "", "env": "", "customer_account_code": ""}
    assert rows["products"] == (
        [
            {"code": "A", "name": "One", **empty},
            {"code": "B", "name": "Two", **empty, "version": "3"},
        ],
        "profile",
    )
    assert rows["sign_in.extra"] == ({"prompt": "login"}, "default")
    assert rows["sign_in.allowed_hosts"] == (["a.test"], "default")
    assert rows["ui.theme"] == ("system", "user settings")
    assert rows["license_service.api_key"] == ("********", "default")
    assert rows["license_service.shared_key"] == ("", "default")
    assert rows["sign_in.openid_connect.scopes"][0] == ["openid", "email", "profile"]
    assert not {"origins", "folder", "forced", "ui", "sign_in.openid_connect"} & rows.keys()
