"""Is every mistake in a profile named with its place, and is a sound one read whole?"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso.errors import ProfileError
from sso.profile import keys, reader
from sso.profile.reader import parse_document, read_document
from sso.profile.soundness import check_document
from tests.unit.sample_profile import SOUND


def refused(text: str) -> str:
    with pytest.raises(ProfileError) as caught:
        check_document(parse_document("acme.toml", text))
    assert caught.value.exit_code == 30
    return caught.value.detail


def test_a_sound_profile() -> None:
    document = parse_document("acme.toml", SOUND)
    check_document(document)
    profile = reader.build(document.values, {}, None)
    assert profile.app.name == "Keyturn"
    assert profile.products == (keys.Product("CAD-PRO", "CAD Pro"),)
    assert profile.sign_in.timeout_s == 600.0
    assert profile.checks.offline_grace_h == 24.0
    assert profile.product("CAD-PRO") is profile.product(None)


# ---- unknown keys


@pytest.mark.parametrize(
    ("wrong", "line", "hint"),
    [
        (SOUND.replace("response_type", "respons_type"), 18, "response_type"),
        (SOUND.replace("[sign_in]", "[signin]"), 17, "sign_in"),
        (SOUND.replace("shared_key", "shard_key"), 11, "shared_key"),
        (SOUND.replace('name = "CAD Pro"', 'nam = "CAD Pro"'), 15, "name"),
        ("shema = 1\n" + SOUND, 1, "schema"),
    ],
)
def test_a_typo_is_named_with_file_line_and_what_was_meant(
    wrong: str, line: int, hint: str
) -> None:
    detail = refused(wrong)
    assert detail.startswith(f"acme.toml, line {line}: unknown key")
    assert f"did you mean '{hint}'?" in detail


def test_a_key_like_no_other_gets_the_list_of_known_ones() -> None:
    detail = refused(SOUND + "zzzzzz = 1\n")
    assert "known here: provider, customer_account_code" in detail


def test_the_same_name_in_another_table_is_not_mistaken() -> None:
    text = SOUND + '\n[administrator]\ncode = "X"\n'
    assert refused(text).startswith("acme.toml, line 21: unknown key 'administrator.code'")


# ---- types and values


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('timeout_s = "600"', "a number"),
        ("timeout_s = true", "a number"),
        ("add_state = 1", "true or false"),
        ('add_state = "yes"', "true or false"),
        ("redirect_uri = 5", "a text"),
        ('redirect_uris = "http://localhost"', "a list of texts"),
        ("redirect_uris = [1]", "a list of texts"),
        ("browser = 1", "a list of texts"),
        ("extra = { a = 1 }", "a table of texts"),
        ('response_mode = "fragment"', 'one of "", "form_post"'),
        ('token_field = "both"', 'one of "auto", "id_token", "access_token"'),
        ("timeout_s = 0.5", "from 1 to"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_accepted(line: str, expected: str) -> None:
    detail = refused(SOUND + line + "\n")
    assert detail.startswith("acme.toml, line 19: sign_in.")
    assert expected in detail


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("checks", "offline_grace_h = nan"),
        ("checks", "offline_grace_h = inf"),
        ("checks", "offline_grace_h = 1e300"),
        ("checks", "interval_min = inf"),
        ("checks", "interval_min = 1e300"),
        ("device", "start_delay_s = inf"),
        ("device", "start_delay_s = nan"),
    ],
)
def test_a_number_that_no_clock_knows_is_refused(table: str, line: str) -> None:
    assert f"{table}." in refused(f"{SOUND}\n[{table}]\n{line}\n")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("https://api.acme.test", "http://api.acme.test", "license_service.base_url"),
        ("https://api.acme.test", "ftp://api.acme.test", "license_service.base_url"),
        ("https://api.acme.test", "http://localhost.evil.test", "license_service.base_url"),
        ("https://api.acme.test", "api.acme.test", "license_service.base_url"),
        ("test.acme.Keyturn", "Keyturn", "app.id"),
        ("test.acme.Keyturn", "../../etc", "app.id"),
        ("test.acme.Keyturn", "test.acme/../x", "app.id"),
        ('"api_key"', '"hmac"', "license_service.auth"),
        ("schema = 1", "schema = 2", "schema"),
        ("schema = 1", "schema = true", "schema"),
        ("schema = 1", "schema = 1.0", "schema"),
    ],
)
def test_a_value_out_of_its_range_is_named_by_key(old: str, new: str, key: str) -> None:
    detail = refused(SOUND.replace(old, new, 1))
    assert detail.startswith("acme.toml")
    assert key in detail


@pytest.mark.parametrize("url", ["http://127.0.0.1:8790", "http://localhost:1", "http://[::1]:1/x"])
def test_http_is_taken_on_loopback(url: str) -> None:
    check_document(parse_document("acme.toml", SOUND.replace("https://api.acme.test", url)))


@pytest.mark.parametrize(
    "text",
    [
        SOUND.replace('"the-shared-key"', "4711471147114711"),
        SOUND.replace('"the-api-key"', '["the-api-key"]'),
    ],
)
def test_a_secret_of_the_wrong_type_is_not_shown(text: str) -> None:
    detail = refused(text)
    assert "4711471147114711" not in detail
    assert "the-api-key" not in detail
    assert "_key must be a text" in detail


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("app", "app = 1\n"),
        ("app", "app = [1]\n"),
        ("products", "products = 1\n"),
        ("products", "products = [1]\n"),
        ("products", '[products]\ncode = "X"\n'),
    ],
)
def test_a_table_must_be_a_table(table: str, text: str) -> None:
    assert table in refused(text)


def test_two_products_of_one_code_are_refused() -> None:
    assert "same code" in refused(SOUND + '\n[[products]]\ncode = "CAD-PRO"\nname = "Twice"\n')


# ---- missing


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("schema = 1\n", "schema"),
        ('id = "test.acme.Keyturn"\n', "app.id"),
        ('name = "Keyturn"\n', "app.name"),
        ('base_url = "https://api.acme.test"\n', "license_service.base_url"),
        ('api_key = "the-api-key"\n', "license_service.api_key"),
        ('shared_key = "the-shared-key"\n', "license_service.shared_key"),
        ('code = "CAD-PRO"\n', "products"),
        ('name = "CAD Pro"\n', "products"),
        ('[[products]]\ncode = "CAD-PRO"\nname = "CAD Pro"\n', "products"),
    ],
)
def test_a_missing_key_is_named_with_the_file(line: str, key: str) -> None:
    text = SOUND.replace(line, "", 1)
    assert text != SOUND
    detail = refused(text)
    assert detail.startswith("acme.toml")
    assert key in detail


def test_the_credentials_are_those_of_the_chosen_authorization() -> None:
    assert "license_service.client_id" in refused(SOUND.replace('"api_key"', '"oauth"', 1))


def test_an_empty_file_names_everything_that_is_missing() -> None:
    lines = [line.strip() for line in refused("").splitlines() if line]
    assert lines[0] == "acme.toml: schema is missing"
    assert lines[-1] == "acme.toml: one [[products]] with code and name is needed"
    assert len(lines) == 7


def test_more_mistakes_than_anybody_reads() -> None:
    lines = refused("".join(f"zz{number} = 1\n" for number in range(30))).splitlines()
    assert len(lines) == 22
    assert lines[-1].strip() == "and 10 more"


# ---- files


def test_toml_that_cannot_be_parsed_names_its_line() -> None:
    assert "line 2" in refused("schema = 1\napp = \n")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="No such file"):
        read_document(tmp_path / "absent.toml")


@pytest.mark.parametrize("raw", [b"\xff\xfes\x00c\x00", b'name = "\xc4"'])
def test_a_file_that_is_not_utf_8(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "profile.toml"
    path.write_bytes(raw)
    with pytest.raises(ProfileError, match="UTF-8"):
        read_document(path)


def test_a_folder_is_not_a_profile(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        read_document(tmp_path)


TOML_VALUES = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=10),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([field.name for field, _ in reader.fields_of(keys.Profile)]),
        TOML_VALUES,
        max_size=6,
    )
)
def test_any_document_is_sound_or_the_one_error(values: dict[str, Any]) -> None:
    document = reader.Document("acme.toml", "", values)
    try:
        check_document(document)
    except ProfileError:
        return
    reader.build(values, {}, None)
