"""Does the JSON Schema take what the reader takes, and is no secret ever printed?"""

import json
import tomllib
from typing import Any

import jsonschema
import pytest

from sso.errors import ProfileError
from sso.profile import Layer, merged
from sso.profile.reader import Document
from sso.profile.schema import MASK, as_toml, effective, json_schema
from sso.profile.soundness import check_document
from tests.unit.sample_profile import OAUTH, SOUND


def schema_takes(values: dict[str, Any]) -> bool:
    return jsonschema.Draft202012Validator(json_schema()).is_valid(values)


def reader_takes(values: dict[str, Any]) -> bool:
    try:
        check_document(Document("x", "", values))
    except ProfileError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    json.dumps(json_schema())


@pytest.mark.parametrize("text", [SOUND, OAUTH])
def test_schema_and_reader_take_sound_profiles(text: str) -> None:
    values = tomllib.loads(text)
    assert schema_takes(values)
    assert reader_takes(values)


@pytest.mark.parametrize(
    "more",
    [
        "[ui]\nthem = 1",
        '[ui]\ntheme = "blue"',
        "[ui]\nautostart = 1",
        '[sign_in]\nresponse_type = "id_token"',
        "[sign_in]\ntimeout_s = 0",
        "[sign_in]\nredirect_uris = [1]",
        "[checks]\noffline_grace_h = -1",
        "[checks]\ninterval_min = 0",
        '[notifications]\nquiet_hours = "20-8"',
        '[network]\nproxy = "socks"',
        '[brand]\naccent = "red"',
        "[unknown]\nx = 1",
        "[notifications]\nthresholds_days = [1.5]",
    ],
)
def test_schema_and_reader_refuse_the_same(more: str) -> None:
    text = SOUND.partition("[sign_in]")[0] + more + "\n"
    values = tomllib.loads(text)
    assert not schema_takes(values)
    assert not reader_takes(values)


@pytest.mark.parametrize("missing", ["schema", "app", "license_service", "products"])
def test_the_schema_demands_what_is_required(missing: str) -> None:
    values = tomllib.loads(SOUND)
    del values[missing]
    assert not schema_takes(values)


# ---- printed


def shown(text: str = SOUND) -> dict[str, Any]:
    profile = merged([Layer("profile", Document("p", "", tomllib.loads(text)))])
    return {dotted: value for dotted, value, _ in effective(profile)}


def test_secrets_are_masked() -> None:
    found = shown(SOUND + '[sign_in.openid_connect]\nclient_secret = "oidc-secret"\n')
    assert found["license_service.api_key"] == MASK
    assert found["license_service.shared_key"] == MASK
    assert found["sign_in.openid_connect.client_secret"] == MASK
    assert shown(OAUTH)["license_service.client_secret"] == MASK
    text = json.dumps(found)
    for secret in ("the-api-key", "the-shared-key", "oidc-secret"):
        assert secret not in text


def test_an_absent_secret_is_not_made_to_look_like_one() -> None:
    assert shown()["license_service.client_secret"] == ""


def test_the_printed_form_is_every_key_of_the_contract() -> None:
    found = shown()
    for dotted in (
        "schema", "app.url_scheme", "administrator.email", "brand.accent",
        "license_service.read_timeout_s", "products", "sign_in.token_field",
        "sign_in.openid_connect.pkce", "sign_off.return_parameter", "device.mode",
        "checks.offline_grace_h", "storage.keyring", "license_files.licensespring_sdk",
        "network.ca_file", "ui.autostart", "notifications.thresholds_days", "updates.notify",
    ):  # fmt: skip
        assert dotted in found


def test_printed_values_are_toml() -> None:
    for dotted, value in shown().items():
        if dotted != "products":
            line = f"x = {as_toml(value)}"
            assert tomllib.loads(line)["x"] == value
    quoted = {"a": 'ž"'}
    assert tomllib.loads(f"x = {as_toml(quoted)}")["x"] == quoted


def test_the_origin_of_each_value_is_told() -> None:
    profile = merged([Layer("profile", Document("p", "", tomllib.loads(SOUND)))])
    origins = {dotted: origin for dotted, _, origin in effective(profile)}
    assert origins["app.name"] == "profile"
    assert origins["ui.theme"] == "default"
