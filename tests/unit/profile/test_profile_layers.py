"""Which layer wins for which key, and what may a layer not say?"""

from pathlib import Path
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile import Layer, Profile, merged
from sso.profile.reader import Document

BASE: dict[str, Any] = {
    "schema": 1,
    "app": {"id": "test.acme.Keyturn", "name": "Keyturn"},
    "license_service": {
        "base_url": "https://api.acme.test",
        "api_key": "k",
        "shared_key": "s",
    },
    "products": [{"code": "CAD-PRO", "name": "CAD Pro"}],
}


def layer(name: str, values: dict[str, Any], **flags: bool) -> Layer:
    return Layer(name, Document(f"{name}.toml", "", values), **flags)


def profile_of(*layers: Layer) -> Profile:
    return merged([layer("profile", BASE), *layers])


def test_later_layers_win_and_are_named_as_the_origin() -> None:
    found = profile_of(
        layer("policy", {"ui": {"theme": "dark"}, "sign_in": {"timeout_s": 60}}),
        layer("user settings", {"ui": {"theme": "light"}}, is_user=True),
        layer("command line", {"sign_in": {"timeout_s": 5}}),
    )
    assert found.ui.theme == "light"
    assert found.sign_in.timeout_s == 5
    assert found.origins["ui.theme"] == "user settings"
    assert found.origins["sign_in.timeout_s"] == "command line"
    assert found.origins["app.id"] == "profile"
    assert "ui.language" not in found.origins


def test_a_table_is_merged_key_by_key() -> None:
    found = profile_of(
        layer("policy", {"ui": {"language": "de"}}), layer("x", {"ui": {"theme": "dark"}})
    )
    assert (found.ui.language, found.ui.theme) == ("de", "dark")


@pytest.mark.parametrize(
    ("hours", "smallest"), [((8, 48), 8), ((48, 8), 8), ((8, 8), 8), ((0, 24), 0), ((24, 0), 0)]
)
def test_the_smallest_grace_of_all_layers_counts(hours: tuple[int, int], smallest: int) -> None:
    first, second = ({"checks": {"offline_grace_h": number}} for number in hours)
    found = profile_of(layer("policy", first), layer("forced", second, is_forced=True))
    assert found.checks.offline_grace_h == smallest


def test_the_origin_of_the_grace_is_the_layer_that_counts() -> None:
    found = profile_of(
        layer("policy", {"checks": {"offline_grace_h": 8}}),
        layer("command line", {"checks": {"offline_grace_h": 48}}),
    )
    assert found.origins["checks.offline_grace_h"] == "policy"


# ---- forced


def test_a_forced_value_wins() -> None:
    found = profile_of(layer("forced", {"ui": {"theme": "dark"}}, is_forced=True))
    assert found.ui.theme == "dark"
    assert found.origins["ui.theme"] == "forced"


def test_a_flag_against_a_forced_key_is_refused() -> None:
    with pytest.raises(ProfileError, match="sign_in.timeout_s is fixed by the administrator"):
        profile_of(
            layer("command line", {"sign_in": {"timeout_s": 5}}, is_flags=True),
            layer("forced", {"sign_in": {"timeout_s": 60}}, is_forced=True),
        )


def test_a_flag_that_says_what_is_forced_anyway() -> None:
    found = profile_of(
        layer("command line", {"sign_in": {"timeout_s": 60}}, is_flags=True),
        layer("forced", {"sign_in": {"timeout_s": 60}}, is_forced=True),
    )
    assert found.forced == {"sign_in.timeout_s"}


def test_a_persons_setting_waits_while_the_policy_forces_another() -> None:
    found = profile_of(
        layer("user settings", {"ui": {"theme": "light"}}, is_user=True),
        layer("forced", {"ui": {"theme": "dark"}}, is_forced=True),
    )
    assert (found.ui.theme, found.origins["ui.theme"]) == ("dark", "forced")


# ---- user settings


@pytest.mark.parametrize(
    "values",
    [
        {"ui": {"theme": "dark", "language": "de", "autostart": False}},
        {"notifications": {"enabled": False}},
        {"network": {"proxy": "none"}},
        {"sign_in": {"customer_account_code": "ACME"}},
    ],
)
def test_what_a_user_may_choose(values: dict[str, Any]) -> None:
    profile_of(layer("user settings", values, is_user=True))


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"license_service": {"base_url": "https://evil.test"}}, "license_service.base_url"),
        ({"license_service": {"api_key": "k"}}, "license_service.api_key"),
        ({"license_service": {"public_key": "mine.pem"}}, "license_service.public_key"),
        ({"sign_in": {"allowed_hosts": ["evil.test"]}}, "sign_in.allowed_hosts"),
        ({"sign_in": {"redirect_uri": "http://localhost:1"}}, "sign_in.redirect_uri"),
        ({"sign_in": {"browser": ["sh", "-c"]}}, "sign_in.browser"),
        ({"sign_in": {"extra": {"prompt": "none"}}}, "sign_in.extra"),
        ({"device": {"hardware_id_command": ["x"]}}, "device.hardware_id_command"),
        ({"checks": {"offline_grace_h": 999}}, "checks.offline_grace_h"),
        ({"storage": {"keyring": "preferred"}}, "storage.keyring"),
        ({"network": {"ca_file": "mine.pem"}}, "network.ca_file"),
        ({"products": []}, "products"),
        ({"app": {"name": "Other"}}, "app.name"),
    ],
)
def test_a_user_may_hold_no_address_key_or_command(values: dict[str, Any], key: str) -> None:
    with pytest.raises(ProfileError) as caught:
        profile_of(layer("user settings", values, is_user=True))
    assert f"{key} is not a user's setting" in caught.value.detail
    assert "user settings.toml" in caught.value.detail


def test_a_user_may_not_choose_a_key_that_begins_like_an_allowed_one() -> None:
    """`network.proxy` does not open `network.proxy_anything`, nor the company code its table."""
    with pytest.raises(ProfileError):
        profile_of(
            layer("u", {"sign_in": {"customer_account_code_x": "1"}}, is_user=True),
        )


# ---- soundness


def test_a_layer_with_a_typo_is_refused_by_its_own_name() -> None:
    with pytest.raises(ProfileError, match=r"policy\.toml: unknown key 'ui\.them'"):
        profile_of(layer("policy", {"ui": {"them": "dark"}}))


def test_what_all_layers_lack_is_refused() -> None:
    with pytest.raises(ProfileError, match="license_service.shared_key"):
        merged([layer("p", {**BASE, "license_service": {"base_url": "https://a", "api_key": "k"}})])


def test_a_layer_may_add_what_the_profile_lacks() -> None:
    without = {**BASE, "license_service": {"base_url": "https://a.test", "api_key": "k"}}
    found = merged(
        [layer("profile", without), layer("policy", {"license_service": {"shared_key": "s"}})]
    )
    assert found.license_service.shared_key == "s"


def test_layers_are_not_changed() -> None:
    values = {"ui": {"theme": "dark"}}
    profile_of(layer("a", values), layer("b", {"ui": {"theme": "light"}}))
    assert values == {"ui": {"theme": "dark"}}
    assert set(BASE) == {"schema", "app", "license_service", "products"}


def test_the_folder_is_where_relative_names_start() -> None:
    assert merged([layer("profile", BASE)], Path("/p")).folder == Path("/p")


def test_an_unknown_product_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="no product 'X' in the profile; it has CAD-PRO"):
        profile_of().product("X")
