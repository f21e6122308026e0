"""Which line is taken as a license key or password, and what is refused?"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sso.cli.parser import parse
from sso.cli.secret_input import MAX_BYTES, Terminal, read_secret
from sso.cli.unattended import credential_of, this_terminal
from sso.errors import UsageError
from sso.licensing.credentials import KeyCredential, PasswordCredential
from tests.unit.unprivileged import as_nobody


def terminal(given: bytes | None = b"", notes: list[str] | None = None) -> Terminal:
    source = None if given is None else io.BytesIO(given)
    return Terminal(source, None, ([] if notes is None else notes).append)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"KEY-1\n", "KEY-1"),
        (b"KEY-1", "KEY-1"),
        (b"KEY-1\r\nmore\n", "KEY-1"),
        (b"\xef\xbb\xbfKEY-1\n", "KEY-1"),
        (b" pass word \n", " pass word "),
        ("pässwörd 秘密 🔑".encode(), "pässwörd 秘密 🔑"),
        (b"x" * MAX_BYTES, "x" * MAX_BYTES),
    ],
)
def test_the_first_line_is_taken(tmp_path: Path, raw: bytes, line: str) -> None:
    file = tmp_path / "key"
    file.write_bytes(raw)
    file.chmod(0o600)
    notes: list[str] = []
    assert read_secret(str(file), "password", terminal(notes=notes)) == line
    assert read_secret("-", "password", terminal(raw)) == line
    assert notes == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"  \nsecond-line\n", "is empty"),
        (b"x" * (MAX_BYTES + 1), "is longer than 4096 bytes"),
        (b"secret\x00line\n", "is not a line of text"),
        (b"secret\x1b[2J", "is not a line of text"),
        (b"\x7fELF\x02secret\xff\xfe", "is not a text in UTF-8"),
    ],
)
def test_what_is_no_line_is_refused_without_being_shown(
    tmp_path: Path, raw: bytes, said: str
) -> None:
    file = tmp_path / "key"
    file.write_bytes(raw)
    for word, given in ((str(file), b""), ("-", raw)):
        with pytest.raises(UsageError, match=said) as caught:
            read_secret(word, "license key", terminal(given))
        assert "secret" not in str(caught.value)
        assert "license key" in str(caught.value)


def test_a_long_file_is_refused_though_its_first_line_is_short(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"KEY\n" + b"x" * MAX_BYTES)
    with pytest.raises(UsageError, match="longer"):
        read_secret(str(file), "license key", terminal())


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for name, why in ((tmp_path / "none", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(UsageError, match=f"cannot be read: {why}"):
            read_secret(str(name), "password", terminal())
    with pytest.raises(UsageError, match="no such name"):
        read_secret("a\0b", "password", terminal())
    with pytest.raises(UsageError, match="closed"):
        read_secret("-", "password", terminal(None))


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_file_without_the_right_to_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key"
    file.write_text("KEY\n")
    file.chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # the folders above it are this user's own

    def read() -> None:
        with pytest.raises(UsageError, match="Permission denied"):
            read_secret("key", "license key", terminal())

    as_nobody(read)


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_others_who_can_read_it_are_noted_not_refused(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("KEY\n")
    for mode, count in ((0o600, 0), (0o640, 0), (0o644, 1), (0o604, 2)):
        notes: list[str] = [] if count < 2 else ["before"]
        file.chmod(mode)
        assert read_secret(str(file), "license key", terminal(notes=notes)) == "KEY"
        assert len(notes) == count
    assert "every user" in notes[-1]
    assert "KEY" not in notes[-1]


def test_a_person_at_the_terminal_is_asked() -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "typed"

    assert read_secret("-", "password", Terminal(io.BytesIO(b"x"), ask, asked.append)) == "typed"
    assert asked == ["Password: "]


# ---- words


def words(*more: str, given: bytes = b"secret\n") -> object:
    return credential_of(parse(["activate", *more]), terminal(given))


def test_the_words_lead_to_a_credential() -> None:
    assert words() is None
    assert words("--key-file", "-", given=b" KEY-1 \n") == KeyCredential("KEY-1")
    found = words("--user", " you@acme.test ", "--password-file", "-", given=b" s \n")
    assert found == PasswordCredential("you@acme.test", " s ")
    assert words("--key-file", "-", "--again", "--timeout", "20") == KeyCredential("secret")
    assert words("--user", "y", "--password-file", "-", "--license", "7", "--switch-person")


@pytest.mark.parametrize(
    "more",
    [
        ["--customer", "ACME"],
        ["--no-browser"],
        ["--redirect-url", "-"],
        ["--choose"],
    ],
)
@pytest.mark.parametrize("way", [["--key-file", "-"], ["--user", "y", "--password-file", "-"]])
def test_words_of_a_sign_in_do_not_go_along(way: list[str], more: list[str]) -> None:
    with pytest.raises(UsageError, match=f"{way[0]} and {more[0]} do not go together"):
        words(*way, *more)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--key-file", "-", "--user", "y"], "do not go together"),
        (["--key-file", "-", "--password-file", "-"], "do not go together"),
        (["--key-file", "-", "--license", "7"], "do not go together"),
        (["--key-file", "-", "--switch-person"], "do not go together"),
        (["--password-file", "-"], "needs --user"),
        (["--user", "y"], "needs --password-file"),
        (["--user", "  ", "--password-file", "-"], "needs a name"),
    ],
)
def test_words_that_are_no_credential(more: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        words(*more)


def test_a_credential_shows_nothing_of_itself() -> None:
    for credential in (KeyCredential("the-secret"), PasswordCredential("y", "the-secret")):
        assert "the-secret" not in repr(credential)


def test_this_process_has_a_standard_input_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    found = this_terminal(lambda line: None)
    assert (found.standard_input, found.ask) == (None, None)
