"""What may a policy say, and what becomes of it between profile, person and flags?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import ProfileError
from sso.profile import Profile
from sso.profile.location import load_policy_alone, load_profile
from sso.profile.policy import layers_of, parse_policy, policy_problems
from sso.profile.reader import Document
from tests.unit.sample_profile import SOUND

APP_ID = "test.acme.Keyturn"


def policy(text: str | dict[str, Any], name: str = "policy.json") -> Document:
    return parse_policy(name, text if isinstance(text, str) else json.dumps(text, indent=2))


def loaded(tmp_path: Path, *policies: Document, settings: str = "", **flags: Any) -> Profile:
    (tmp_path / "profile.toml").write_text(SOUND)
    (tmp_path / "settings.toml").write_text(settings)
    return load_profile(
        tmp_path / "profile.toml",
        lambda app_id: tmp_path / "settings.toml",
        {name.replace("__", "."): value for name, value in flags.items()},
        lambda app_id: policies,
    )


# ---- which layer wins


def test_defaults_lie_over_the_profile_and_under_the_person(tmp_path: Path) -> None:
    given_policy = policy({"defaults": {"ui": {"theme": "dark", "language": "de"}}})
    found = loaded(tmp_path, given_policy, settings='[ui]\ntheme = "light"\n')
    assert (found.ui.theme, found.ui.language) == ("light", "de")
    assert found.origins["ui.theme"] == "user settings"
    assert found.origins["ui.language"] == "policy (default)"
    assert found.forced == frozenset()


def test_forced_holds_against_everybody(tmp_path: Path) -> None:
    given_policy = policy({"forced": {"ui": {"theme": "dark"}}})
    found = loaded(tmp_path, given_policy, settings='[ui]\ntheme = "light"\n')
    assert found.ui.theme == "dark"
    assert found.origins["ui.theme"] == "policy (forced)"
    assert found.forced == {"ui.theme"}


def test_a_flag_against_the_policy_is_an_error(tmp_path: Path) -> None:
    given_policy = policy({"forced": {"sign_in": {"timeout_s": 60}}})
    with pytest.raises(ProfileError, match="sign_in.timeout_s is fixed") as caught:
        loaded(tmp_path, given_policy, sign_in__timeout_s=5.0)
    assert caught.value.exit_code == 30


def test_the_machines_policy_is_stronger_than_the_persons(tmp_path: Path) -> None:
    machine = policy({"forced": {"ui": {"theme": "dark"}}}, "machine")
    person = policy({"forced": {"ui": {"theme": "light", "language": "fr"}}}, "person")
    found = loaded(tmp_path, machine, person)
    assert (found.ui.theme, found.ui.language) == ("dark", "fr")


@pytest.mark.parametrize("kind", ["defaults", "forced"])
def test_a_policy_shortens_the_grace_and_never_lengthens_it(tmp_path: Path, kind: str) -> None:
    longer, shorter = (policy({kind: {"checks": {"offline_grace_h": h}}}) for h in (99, 2))
    assert loaded(tmp_path, longer).checks.offline_grace_h == 24  # the profile says nothing of it
    assert loaded(tmp_path, shorter).checks.offline_grace_h == 2
    assert loaded(tmp_path, shorter, longer).checks.offline_grace_h == 2


# ---- what is refused, with its line

UNSOUND = [
    ('{"forced": {\n "ui": {\n  "them": "dark"}}}', "line 3: unknown key 'ui.them'"),
    ('{\n"forcd": {}}', "line 2: unknown key 'forcd'; did you mean 'forced'?"),
    ('{\n\n"ui": {"theme": "dark"}}', "line 3: unknown key 'ui'"),
    ('{"forced":\n {"sign_in":\n {"timeout_s": "soon"}}}', "line 3: sign_in.timeout_s must be"),
    ('{"defaults": {"ui": {\n"autostart": 1}}}', "line 2: ui.autostart must be true or false"),
    (
        '{"forced": {"sign_in": {\n"customer_account_code": "ACME, BETA"}}}',
        "line 2: sign_in.customer_account_code = 'ACME, BETA' is not accepted",
    ),
    ('{"forced": 1}', "forced must be a table"),
    ('{"schema": 2}', "this program reads schema = 1"),
    ("[]", "a policy is a table"),
    ('{"forced": {},}', "line 1: "),
    ('{"forced": {}, "forced": {}}', "'forced' stands twice"),
    ('{"forced": {"ui": {"theme": "dark", "theme": "light"}}}', "'theme' stands twice"),
    (
        '{"forced": {"ui": {"theme": "dark"}},\n"defaults": {"ui": {"theme": "light"}}}',
        "line 2: ui.theme stands under defaults and under forced",
    ),
    (
        '{"forced": {"app": {\n"id": "io.evil.Program"}}}',
        "line 2: a policy cannot change app.id",
    ),
    ('{"forced": {"notifications": {"thresholds_days": [30, 0]}}}', "thresholds_days must be from"),
    ("[" * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(("text", "said"), UNSOUND)
def test_what_is_wrong_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ProfileError) as caught:
        layers_of([policy(text)], APP_ID)
    assert said in caught.value.detail
    assert "policy.json" in caught.value.detail
    assert caught.value.exit_code == 30


def test_every_problem_is_told_at_once() -> None:
    text = {"forced": {"ui": {"them": 1, "autostart": "yes"}}, "defaults": {"x": 1}}
    found = policy_problems(policy(text))
    assert [
        line for line in ("ui.them", "ui.autostart", "'x'") if line not in "\n".join(found)
    ] == []
    assert len(found) == 3


def test_a_secret_of_a_wrong_type_is_not_shown() -> None:
    text = {"forced": {"license_service": {"shared_key": 8_812_734_001}}}
    assert "8812734001" not in "\n".join(policy_problems(policy(text)))


def test_the_lines_of_a_policy_with_lists_and_tables() -> None:
    text = """{
      "schema": 1,
      "forced": {
        "products": [
          {"code": "A",
           "name": "One"},
          {"code": "B", "nam": "Two"}
        ],
        "sign_in": {"extra": {"a:b": "{\\"x\\": [1]}"},
          "allowed_hosts": ["one", "two"],
          "any_prt": true}
      },
      "default": {}
    }"""
    lines = policy(text).lines
    assert lines["forced.products.nam"] == 7
    assert lines["forced.sign_in.allowed_hosts"] == 10
    assert lines["forced.sign_in.any_prt"] == 11
    assert lines["default"] == 13


TABLES = st.recursive(
    st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(TABLES, st.sampled_from([None, 1, 4]))
def test_any_json_is_refused_or_read_and_nothing_else(values: Any, indent: int | None) -> None:
    text = json.dumps({"forced": values} if isinstance(values, dict) else values, indent=indent)
    try:
        document = parse_policy("policy.json", text)
    except ProfileError:
        return
    policy_problems(document)
    names = text.count('":') if indent is None else None
    assert names is None or len(document.lines) <= names


# ---- what cannot work together


@pytest.mark.parametrize(
    ("forced", "said"),
    [
        ({"sign_in": {"provider": "openid_connect"}}, "openid_connect.client_id"),
        (
            {"sign_in": {"provider": "openid_connect", "openid_connect": {"client_id": "c"}}},
            "authorization_endpoint, jwks_uri, token_endpoint",
        ),
        ({"sign_in": {"tls_certificate": "c.pem"}}, "tls_certificate and tls_key belong together"),
        ({"sign_in": {"redirect_uri": "https://localhost:3000/"}}, "needs sign_in.tls_certificate"),
        ({"sign_in": {"redirect_uris": ["https://localhost/"]}}, "needs sign_in.tls_certificate"),
        ({"device": {"hardware_id": "command"}}, "device.hardware_id_command"),
    ],
)
def test_what_cannot_work_together_is_refused(
    tmp_path: Path, forced: dict[str, Any], said: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        loaded(tmp_path, policy({"forced": forced}))
    assert said in caught.value.detail
    assert "policy.json, line " in caught.value.detail


def test_an_issuer_needs_no_addresses_beside_it(tmp_path: Path) -> None:
    client = {"issuer": "https://id.acme.test", "client_id": "c"}
    forced = {"sign_in": {"provider": "openid_connect", "openid_connect": client}}
    assert loaded(tmp_path, policy({"forced": forced})).sign_in.openid_connect.client_id == "c"


# ---- a policy without a profile

WHOLE = {
    "forced": {
        "license_service": {"base_url": "https://a.test", "api_key": "k", "shared_key": "s"},
        "products": [{"code": "CAD-PRO", "name": "CAD Pro"}],
        "sign_in": {"customer_account_code": "ACME"},
    }
}


def test_a_policy_alone_makes_the_profile(tmp_path: Path) -> None:
    found = load_policy_alone(lambda app_id: tmp_path / app_id, {}, lambda app_id: [policy(WHOLE)])
    assert found is not None
    assert found.product(None).code == "CAD-PRO"
    assert found.sign_in.customer_account_code == "ACME"
    assert (found.app.id, found.app.name) == ("io.keyturn.Keyturn", "Keyturn")


def test_no_policy_is_no_profile(tmp_path: Path) -> None:
    assert load_policy_alone(lambda app_id: tmp_path, {}, lambda app_id: []) is None


def test_a_policy_alone_that_lacks_something_says_what(tmp_path: Path) -> None:
    half = policy({"forced": {"ui": {"theme": "dark"}}})
    with pytest.raises(ProfileError, match="license_service.api_key is missing"):
        load_policy_alone(lambda app_id: tmp_path, {}, lambda app_id: [half])
