"""What does an administrator load into Group Policy, or into a device management service? Pure.

ADMX and ADML (Windows Group Policy) and a configuration profile (macOS) are made from the one
declaration of the keys, like the JSON Schema.
"""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from sso.profile import keys
from sso.profile.policy import DEFAULTS, FORCED
from sso.profile.reader import fields_of
from sso.profile.soundness import MAX_NUMBER

PRODUCTS_OFFERED = 3  # Group Policy knows no lists of tables: so many products have a place there
_ADMX = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_KINDS = {FORCED: "Forced (people cannot change it)", DEFAULTS: "Default (people may change it)"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One key as a template shows it; `section` is dotted, or empty at the top."""

    section: str
    name: str
    kind: Any
    field: dataclasses.Field[Any]

    @property
    def dotted(self) -> str:
        """The key's whole name."""
        return f"{self.section}.{self.name}"


def settings() -> list[Setting]:
    """Return every key that a template offers: all but the program's own identity."""
    found = [one for one in _settings(keys.Profile, "") if one.dotted not in (".schema", "app.id")]
    products = [
        Setting(f"products.{number}", field.name, kind, field)
        for number in range(1, PRODUCTS_OFFERED + 1)
        for field, kind in fields_of(keys.Product)
    ]
    return [one for one in found if one.dotted != ".products"] + products


def _settings(cls: type, section: str) -> Iterator[Setting]:
    for field, kind in fields_of(cls):
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            yield from _settings(kind, f"{section}.{field.name}" if section else field.name)
        else:
            yield Setting(section, field.name, kind, field)


# ---- Windows


def admx(app_id: str) -> str:
    """Return the policy definitions for Group Policy."""
    namespace = quoteattr(f"{app_id}.Policies")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<policyDefinitions xmlns="{_ADMX}" revision="1.0" schemaVersion="1.0">',
        "  <policyNamespaces>",
        f'    <target prefix="app" namespace={namespace}/>',
        "  </policyNamespaces>",
        '  <resources minRequiredRevision="1.0"/>',
        "  <supportedOn><definitions>",
        '    <definition name="any" displayName="$(string.any)"/>',
        "  </definitions></supportedOn>",
        "  <categories>",
        '    <category name="program" displayName="$(string.program)"/>',
        *(line for kind in _KINDS for line in _categories(kind)),
        "  </categories>",
        "  <policies>",
        *(line for kind in _KINDS for one in settings() for line in _policy(app_id, kind, one)),
        "  </policies>",
        "</policyDefinitions>",
    ]
    return "\n".join(lines) + "\n"


def adml(app_name: str) -> str:
    """Return the English texts that belong to `admx`."""
    strings = [("program", app_name), ("any", f"Every version of {app_name}"), *_KINDS.items()]
    choices = [choice for one in settings() for choice in _choices(one)]
    strings += [(f"choice_{_id(choice)}", choice) for choice in dict.fromkeys(choices)]
    for kind in _KINDS:
        strings += [(f"{kind}_{_id(section)}", f"[{section}]") for section in _sections()]
        for one in settings():
            strings += _strings(kind, one)
    shown = [line for kind in _KINDS for one in settings() for line in _presentation(kind, one)]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<policyDefinitionResources xmlns="{_ADMX}" revision="1.0" schemaVersion="1.0">',
        f"  <displayName>{escape(app_name)}</displayName>",
        f"  <description>{escape(app_name)}</description>",
        "  <resources>",
        "    <stringTable>",
        *(f'      <string id="{name}">{escape(text)}</string>' for name, text in strings),
        "    </stringTable>",
        "    <presentationTable>",
        *shown,
        "    </presentationTable>",
        "  </resources>",
        "</policyDefinitionResources>",
    ]
    return "\n".join(lines) + "\n"


def _sections() -> list[str]:
    return list(dict.fromkeys(one.section for one in settings()))


def _id(dotted: str) -> str:
    return dotted.replace(".", "_")


def _categories(kind: str) -> Iterator[str]:
    yield f'    <category name="{kind}" displayName="$(string.{kind})">'
    yield '      <parentCategory ref="program"/>'
    yield "    </category>"
    for section in _sections():
        name = f"{kind}_{_id(section)}"
        yield f'    <category name="{name}" displayName="$(string.{name})">'
        yield f'      <parentCategory ref="{kind}"/>'
        yield "    </category>"


def _policy(app_id: str, kind: str, one: Setting) -> Iterator[str]:
    name = f"{kind}_{_id(one.dotted)}"
    place = "\\".join([f"Software\\Policies\\{app_id}", kind.title(), *one.section.split(".")])
    value = f' valueName="{one.name}"' if one.kind is bool else ""
    presentation = "" if one.kind is bool else f' presentation="$(presentation.{name})"'
    yield (
        f'    <policy name="{name}" class="Both" displayName="$(string.{name})"'
        f' explainText="$(string.{name}_help)"{presentation} key={quoteattr(place)}{value}>'
    )
    yield f'      <parentCategory ref="{kind}_{_id(one.section)}"/>'
    yield '      <supportedOn ref="any"/>'
    if one.kind is bool:
        yield '      <enabledValue><decimal value="1"/></enabledValue>'
        yield '      <disabledValue><decimal value="0"/></disabledValue>'
    else:
        yield f"      <elements>{_element(one)}</elements>"
    yield "    </policy>"


def _element(one: Setting) -> str:
    limits = one.field.metadata
    choices = _choices(one)
    if choices:
        items = "".join(
            f'<item displayName="$(string.choice_{_id(choice)})">'
            f"<value><string>{escape(choice)}</string></value></item>"
            for choice in choices
        )
        return f'<enum id="value" valueName="{one.name}">{items}</enum>'
    if one.kind is int:
        least = int(limits.get("minimum") or 0)
        return (
            f'<decimal id="value" valueName="{one.name}" minValue="{least}"'
            f' maxValue="{MAX_NUMBER}"/>'
        )
    if one.kind in (str, float):
        return f'<text id="value" valueName="{one.name}" maxLength="1024"/>'
    return f'<multiText id="value" valueName="{one.name}"/>'


def _choices(one: Setting) -> list[str]:
    """Return what can be chosen; an empty text is what holds where nothing is set."""
    return [choice for choice in one.field.metadata.get("choices", ()) if choice]


def _strings(kind: str, one: Setting) -> list[tuple[str, str]]:
    name = f"{kind}_{_id(one.dotted)}"
    return [(name, one.name), (f"{name}_help", _help(one))]


def _help(one: Setting) -> str:
    text = f"{one.dotted}: {one.field.metadata['doc']}."
    if one.kind == Mapping[str, str]:
        text += " One name=value a line."
    elif _is_list(one.kind):
        text += " One a line."
    if one.field.metadata.get("is_secret"):
        text += " Everybody on the computer can read what stands here."
    return text


def _is_list(kind: Any) -> bool:
    return kind in (tuple[str, ...], tuple[int, ...])


def _presentation(kind: str, one: Setting) -> Iterator[str]:
    if one.kind is bool:
        return
    name, element = f"{kind}_{_id(one.dotted)}", _element(one)
    if element.startswith("<enum"):
        box = f'<dropdownList refId="value" noSort="true">{escape(one.name)}</dropdownList>'
    elif element.startswith("<decimal"):
        box = f'<decimalTextBox refId="value">{escape(one.name)}</decimalTextBox>'
    elif element.startswith("<text"):
        box = f'<textBox refId="value"><label>{escape(one.name)}</label></textBox>'
    else:
        box = f'<multiTextBox refId="value">{escape(one.name)}</multiTextBox>'
    yield f'      <presentation id="{name}">{box}</presentation>'


# ---- macOS


def mobileconfig(app_id: str, app_name: str) -> str:
    """Return a configuration profile to start from: three settings, all others as comments."""
    top = uuid.uuid5(uuid.NAMESPACE_DNS, f"{app_id}.policy")
    inner = uuid.uuid5(top, "settings")
    comments = [
        f"          {one.dotted} ({_plist_type(one.kind)}): {one.field.metadata['doc']}"
        for one in settings()
    ]
    comment = escape("\n".join(comments)).replace("--", "- -")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>{escape(app_id)}.policy</string>
  <key>PayloadUUID</key><string>{str(top).upper()}</string>
  <key>PayloadDisplayName</key><string>{escape(app_name)}</string>
  <key>PayloadScope</key><string>System</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>{escape(app_id)}</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>{escape(app_id)}.policy.settings</string>
      <key>PayloadUUID</key><string>{str(inner).upper()}</string>
      <key>defaults</key>
      <dict>
        <key>ui</key>
        <dict>
          <key>autostart</key><true/>
        </dict>
      </dict>
      <key>forced</key>
      <dict>
        <key>sign_in</key>
        <dict>
          <key>customer_account_code</key><string>ACME</string>
        </dict>
        <key>network</key>
        <dict>
          <key>proxy</key><string>system</string>
        </dict>
        <!-- Everything that can stand here or under defaults, as section.key (type): meaning
{comment}
        -->
      </dict>
    </dict>
  </array>
</dict>
</plist>
"""


def _plist_type(kind: Any) -> str:
    if _is_list(kind):
        return "array"
    names = {str: "string", int: "integer", float: "real", bool: "boolean"}
    return names.get(kind, "dict")
