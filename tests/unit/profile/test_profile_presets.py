"""What does a preset say, what may a layer not, and at which place is a contradiction named?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile import Layer, Profile, merged
from sso.profile.layers import leaves
from sso.profile.reader import Document, build, parse_document

BASE: dict[str, Any] = {
    "schema": 1,
    "app": {"id": "test.acme.Keyturn", "name": "Keyturn"},
    "license_service": {"base_url": "https://a.test", "api_key": "k", "shared_key": "s"},
    "products": [{"code": "A", "name": "One"}],
}


def layer(name: str, values: dict[str, Any], text: str = "", **flags: bool) -> Layer:
    return Layer(name, Document(f"{name}.toml", text, values), **flags)


def refused(*layers: Layer) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        merged(layers)
    return [line.strip() for line in caught.value.detail.strip().splitlines()]


# ---- presets


def ultimaker(**more: Any) -> dict[str, Any]:
    return BASE | {"sign_in": {"provider": "ultimaker", **more}}


def test_a_preset_lies_under_every_other_layer() -> None:
    own = {"openid_connect": {"client_id": "c", "pkce": "S256"}}
    found = merged([layer("profile", ultimaker(**own))])
    client = found.sign_in.openid_connect
    assert client.authorization_endpoint == "https://account.ultimaker.com/authorize"
    assert client.token_auth == "post"
    assert client.scopes == ("openid", "account.user.read")
    assert (client.client_id, client.pkce) == ("c", "S256")
    assert found.sign_off.return_parameter == "next"
    assert found.origins["sign_off.url"] == "preset ultimaker"
    assert found.origins["sign_in.openid_connect.pkce"] == "profile"
    assert "sign_in.openid_connect.token_endpoint" not in found.forced


def test_the_strongest_layer_names_the_provider() -> None:
    to_it = layer("policy", {"sign_in": {"provider": "ultimaker"}})
    away = layer("forced", {"sign_in": {"provider": "license_service"}}, is_forced=True)
    assert merged([layer("profile", BASE), to_it]).sign_off.return_parameter == "next"
    assert merged([layer("profile", BASE), to_it, layer("x", {})]).sign_off.url != ""
    found = merged([layer("profile", ultimaker()), away])
    assert found.sign_off.url == ""
    assert "sign_off.url" not in found.origins


def test_without_a_provider_there_is_no_preset() -> None:
    found = merged([layer("profile", BASE)])
    assert found.sign_in.openid_connect.token_auth == "none"
    assert set(found.origins.values()) == {"profile"}


# ---- what a layer may say


def test_what_a_person_may_not_set_is_told_with_its_line() -> None:
    text = '[ui]\ntheme = "dark"\n[app]\nname = "X"\n'
    values = {"ui": {"theme": "dark"}, "app": {"name": "X"}, "brand": {"accent": "#102030"}}
    found = refused(layer("profile", BASE), layer("mine", values, text, is_user=True))
    assert found == [
        "mine.toml, line 4: app.name is not a user's setting",
        "mine.toml: brand.accent is not a user's setting",
    ]


def test_only_a_flag_is_refused_for_what_is_forced() -> None:
    forced = layer("forced", {"ui": {"theme": "dark"}, "checks": {}}, is_forced=True)
    plain = layer("policy", {"ui": {"theme": "light", "language": "de"}})
    found = merged([layer("profile", BASE), plain, forced])
    assert (found.ui.theme, found.ui.language) == ("dark", "de")
    flags = layer("flags", {"ui": {"theme": "light", "language": "de"}}, is_flags=True)
    assert refused(layer("profile", BASE), flags, forced) == [
        "flags: ui.theme is fixed by the administrator's policy"
    ]
    assert merged([layer("profile", BASE), flags]).forced == frozenset()


def test_what_two_policies_force_is_all_forced() -> None:
    one = layer("one", {"ui": {"theme": "dark"}}, is_forced=True)
    two = layer("two", {"ui": {"language": "de"}}, is_forced=True)
    assert merged([layer("profile", BASE), one, two]).forced == {"ui.theme", "ui.language"}


# ---- the grace


@pytest.mark.parametrize(
    ("vendor", "policy", "hours", "origin"),
    [
        (None, None, 24, None),
        (None, 48, 24, None),
        (None, 24, 24, None),
        (None, 8, 8, "policy"),
        (100, None, 100, "profile"),
        (100, 48, 48, "policy"),
        (100, 200, 100, "profile"),
        (0, 5, 0, "profile"),
    ],
)
def test_nobody_lengthens_what_the_vendor_grants(
    vendor: float | None, policy: float | None, hours: float, origin: str | None
) -> None:
    def checks(number: float | None) -> dict[str, Any]:
        return {} if number is None else {"checks": {"offline_grace_h": number}}

    found = merged([layer("profile", BASE | checks(vendor)), layer("policy", checks(policy))])
    assert found.checks.offline_grace_h == hours
    assert found.origins.get("checks.offline_grace_h") == origin


# ---- contradictions


def test_a_contradiction_is_named_where_its_key_stands() -> None:
    text = '[device]\nhardware_id = "command"\n'
    values = {"device": {"hardware_id": "command"}}
    found = refused(layer("profile", BASE), layer("policy", values, text), layer("x", {}))
    assert found == [
        'policy.toml, line 2: hardware_id = "command" needs device.hardware_id_command'
    ]


def test_a_contradiction_of_a_key_that_nobody_says_is_the_profiles() -> None:
    values = BASE | {"sign_in": {"tls_key": "k"}}
    assert refused(layer("profile", values), layer("x", {"ui": {"theme": "dark"}})) == [
        "profile.toml: tls_certificate and tls_key belong together"
    ]


def test_of_two_layers_of_one_name_the_stronger_is_looked_at() -> None:
    one = layer("policy", {"device": {"hardware_id": "platform"}})
    two = Layer("policy", Document("two.toml", "", {"device": {"hardware_id": "command"}}))
    assert refused(layer("profile", BASE), one, two)[0].startswith("two.toml: ")


def test_what_all_lack_is_told_with_the_name_of_the_first() -> None:
    assert refused(layer("profile", BASE | {"products": []}), layer("x", {})) == [
        "profile.toml: one [[products]] with code and name is needed"
    ]


def test_no_layer_at_all() -> None:
    assert refused()[0] == "the profile: schema is missing"


# ---- parts


def test_free_tables_and_lists_are_values_as_a_whole() -> None:
    values = {
        "sign_in": {"extra": {"a": "b"}, "openid_connect": {"issuer": "x"}},
        "extra": {"a": "b"},
        "products": [{"code": "A"}],
        "ui": {},
    }
    assert dict(leaves(values)) == {
        "sign_in.extra": {"a": "b"},
        "sign_in.openid_connect.issuer": "x",
        "extra.a": "b",
        "products": [{"code": "A"}],
    }


def test_the_typed_profile_of_checked_values() -> None:
    values = BASE | {
        "sign_in": {"timeout_s": 5, "allowed_hosts": ["a"], "extra": {"p": "q"}},
        "notifications": {"thresholds_days": [3, 1]},
        "license_service": {"company_id": 7},
    }
    found = build(values, {"app.id": "x"}, Path("/p"))
    assert isinstance(found, Profile)
    assert (found.origins, found.folder) == ({"app.id": "x"}, Path("/p"))
    assert (type(found.sign_in.timeout_s), found.sign_in.timeout_s) == (float, 5.0)
    assert found.sign_in.allowed_hosts == ("a",)
    assert found.sign_in.extra == {"p": "q"}
    assert found.notifications.thresholds_days == (3, 1)
    assert (type(found.license_service.company_id), found.license_service.company_id) == (int, 7)
    assert [(one.code, one.name, one.version) for one in found.products] == [("A", "One", "")]


# ---- lines

TOML = """\
# theme = "x"
theme.inner = 1
[ ui ] # colours
  theme = "dark"
themes = 1
[[products]]
theme = 2
[sign_in.openid_connect]
issuer = "x"
[ui.deep]
language = "x"
"""


@pytest.mark.parametrize(
    ("dotted", "where"),
    [
        ("theme", "p, line 2"),
        ("ui", "p, line 3"),
        ("ui.theme", "p, line 4"),
        ("ui.themes", "p, line 5"),
        ("products", "p, line 6"),
        ("products.theme", "p, line 7"),
        ("sign_in.openid_connect", "p, line 8"),
        ("sign_in.openid_connect.issuer", "p, line 9"),
        ("ui.language", "p"),
        ("ui.deep.language", "p, line 11"),
        ("language", "p"),
        ("ui.them", "p"),
    ],
)
def test_the_line_of_a_key_in_toml(dotted: str, where: str) -> None:
    assert Document("p", TOML, {}).where(dotted) == where


def test_known_lines_are_taken_before_the_text_is_read() -> None:
    assert Document("p", TOML, {}, {"ui.theme": 40}).where("ui.theme") == "p, line 40"


def test_a_text_is_parsed_and_kept() -> None:
    document = parse_document("p", "a = 1\n")
    assert (document.name, document.text, document.values) == ("p", "a = 1\n", {"a": 1})
    with pytest.raises(ProfileError, match=r"^p: .*line 1"):
        parse_document("p", "a = \n")
