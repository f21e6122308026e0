"""What is read out of a property list, and which line does each key of it stand on?"""

from __future__ import annotations

import plistlib
from typing import Any

import pytest

from sso.errors import ProfileError
from sso.profile.managed_preferences import parse_plist

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n'
PREFERENCES = (
    HEAD
    + b"""<dict>
 <key>schema</key><integer>1</integer>
 <key>forced</key>
 <dict>
  <key>sign_in</key>
  <dict>
   <key>allowed_hosts</key>
   <array><string>a</string><string>b</string></array>
   <key>extra</key><dict><key>a &amp; b</key><string>key</string></dict>
   <key>timeout_s</key><integer>5</integer>
  </dict>
  <key>products</key>
  <array>
   <dict><key>code</key><string>A</string></dict>
   <dict>
    <key>nam</key><string>B</string>
   </dict>
  </array>
  <key>ui</key><dict/>
 </dict>
 <key>defaults</key><dict/>
</dict>
</plist>
"""
)
INNER = b"""<dict><key>PayloadContent</key><array>
<dict><key>PayloadType</key><string>other</string></dict>
<string>text</string>
<dict>
 <key>PayloadType</key><string>ours</string>
 <key>%s</key><dict>
  <key>ui</key>
  <dict>
   <key>them</key><string>dark</string>
  </dict>
 </dict>
</dict>
</array>
<key>PayloadType</key><string>Configuration</string>
</dict></plist>
"""


def refused(raw: bytes) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        parse_plist("x.plist", raw)
    return caught.value


def test_managed_preferences_are_the_policy() -> None:
    document = parse_plist("x.plist", PREFERENCES)
    assert (document.name, document.text) == ("x.plist", "")
    assert document.values == {
        "schema": 1,
        "forced": {
            "sign_in": {
                "allowed_hosts": ["a", "b"],
                "extra": {"a & b": "key"},
                "timeout_s": 5,
            },
            "products": [{"code": "A"}, {"nam": "B"}],
            "ui": {},
        },
        "defaults": {},
    }


def test_each_key_has_its_line() -> None:
    assert parse_plist("x.plist", PREFERENCES).lines == {
        "schema": 4,
        "forced": 5,
        "forced.sign_in": 7,
        "forced.sign_in.allowed_hosts": 9,
        "forced.sign_in.extra": 11,
        "forced.sign_in.extra.a & b": 11,
        "forced.sign_in.timeout_s": 12,
        "forced.products": 14,
        "forced.products.code": 16,
        "forced.products.nam": 18,
        "forced.ui": 21,
        "defaults": 23,
    }


def test_a_list_in_another_encoding_has_no_lines() -> None:
    text = "<plist><dict><key>schema</key><integer>1</integer></dict></plist>"
    document = parse_plist("x.plist", text.encode("utf-16"))
    assert (document.values, document.lines) == ({"schema": 1}, {})


def test_a_binary_list_has_no_lines() -> None:
    raw = plistlib.dumps({"forced": {"ui": {"theme": "dark"}}}, fmt=plistlib.FMT_BINARY)
    document = parse_plist("x.plist", raw)
    assert document.values == {"forced": {"ui": {"theme": "dark"}}}
    assert document.lines == {}
    assert document.where("forced.ui.theme") == "x.plist"


@pytest.mark.parametrize("kind", ["forced", "defaults"])
def test_a_configuration_profile_holds_the_policy_among_its_payloads(kind: str) -> None:
    document = parse_plist("x.mobileconfig", HEAD + INNER % kind.encode())
    assert document.values == {kind: {"ui": {"them": "dark"}}}
    assert document.where(f"{kind}.ui.them") == "x.mobileconfig, line 11"
    assert document.where(kind) == "x.mobileconfig, line 8"


def test_a_configuration_profile_of_others() -> None:
    found = refused(HEAD + INNER % b"unforced")
    assert found.detail == "x.plist: no payload holds defaults or forced values"


def test_a_table_with_a_payload_that_is_no_list_is_taken_as_it_is() -> None:
    values: dict[str, Any] = {"PayloadContent": "x"}
    assert parse_plist("x.plist", plistlib.dumps(values)).values == values


@pytest.mark.parametrize("values", [["forced"], "forced", 1], ids=["list", "text", "number"])
def test_a_policy_is_a_table(values: Any) -> None:
    assert refused(plistlib.dumps(values)).detail == "x.plist: a policy is a table"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"text",
        b"<plist>",
        HEAD + b"<dict><key>a</key></dict></plist>",
        HEAD + b"<dict><integer>x</integer></dict></plist>",
        b"bplist00" + b"\xff" * 40,
    ],
    ids=["nothing", "text", "open", "half", "no number", "broken binary"],
)
def test_what_is_no_list_is_told(raw: bytes) -> None:
    found = refused(raw)
    assert found.detail == "x.plist: is not a property list"
    assert found.exit_code == 30
