"""Which source makes the MSI? WiX 3, as wixl understands it; per user, for fleets.

What wixl 0.101 has no words for is written into the database afterwards, by msibuild: conditions of
components, bytes as a registry value, secure properties, the properties of a shortcut.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from windows_entries import APPROVED, RUN, SWITCHED_OFF, WindowsEntries, run_value

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
EARLIER_RUN = "EARLIER_RUN_VALUE"  # what the Run key held before this installation
# An upgrade takes the earlier release's value away: it is written anew where it was there.
WAS_ON = f"(WIX_UPGRADE_DETECTED AND {EARLIER_RUN})"
HAS_SPACE = 'LocalAppDataFolder >< " "'
REMOVAL = 'REMOVE = "ALL"'
OFF_VALUE = f"#x{SWITCHED_OFF.hex().upper()}"


def source(entries: WindowsEntries, program: Path, icon_file: Path) -> str:
    """Return the whole source for a folder with the programs.

    Paths in it are relative: wixl takes no others. It stands beside folder and icon.
    """
    root = ET.Element("Wix", xmlns=NAMESPACE)
    product = ET.SubElement(
        root, "Product",
        Id=entries.identifier(f"product {entries.version}"), Name=entries.name, Language="1033",
        Codepage="65001", Version=entries.version, Manufacturer=entries.publisher,
        UpgradeCode=entries.identifier("upgrade"),
    )  # fmt: skip
    ET.SubElement(
        product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perUser",
        Description=entries.summary, Manufacturer=entries.publisher, Languages="1033",
    )  # fmt: skip
    ET.SubElement(
        product, "MajorUpgrade",
        DowngradeErrorMessage=f"A newer release of {entries.name} is installed.",
    )  # fmt: skip
    ET.SubElement(product, "Media", Id="1", Cabinet="files.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="Mark.ico", SourceFile=icon_file.name)
    _properties(product, entries)
    folders = _folders(product, entries)
    components = _files(folders["program"], entries, program, icon_file)
    components += _entries(folders["program"], entries)
    components += _run_key(folders["program"], entries)
    feature = ET.SubElement(product, "Feature", Id="Everything", Level="1")
    for component in components:
        ET.SubElement(feature, "ComponentRef", Id=component)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode").replace("$", "$$")  # `$` begins a variable
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def compile_msi(entries: WindowsEntries, wxs: Path, target: Path, run: Callable[..., None]) -> None:
    """Compile the source, and write what wixl cannot say."""
    target.unlink(missing_ok=True)
    run("wixl", "--arch", "x64", "-o", target, wxs)
    table = wxs.with_name("MsiShortcutProperty.idt")
    table.write_text(shortcut_properties(entries), encoding="utf-8", newline="")
    run("msibuild", target, "-i", table)
    for statement in statements(entries):
        run("msibuild", target, "-q", statement)


def statements(entries: WindowsEntries) -> list[str]:
    """Return what is changed in the database."""
    changed = [
        f"UPDATE `Component` SET `Condition` = '{condition}'"
        f" WHERE `Component` = '{_id('c', entries, what)}'"
        for what, condition in conditions(entries).items()
    ]
    off = _id("c", entries, "run off")
    changed += [f"UPDATE `Registry` SET `Value` = '{OFF_VALUE}' WHERE `Component_` = '{off}'"]
    # Secure: they reach the half of the installation that runs in the service.
    secure = f"WIX_UPGRADE_DETECTED;WIX_DOWNGRADE_DETECTED;AUTOSTART;{EARLIER_RUN}"
    return [*changed, f"UPDATE `Property` SET `Value` = '{secure}'"
                      " WHERE `Property` = 'SecureCustomProperties'"]  # fmt: skip


def conditions(entries: WindowsEntries) -> dict[str, str]:
    """Return when which value of the Run key is written: without a word from the administrator a
    first install does as the profile says, and an upgrade leaves it as it was."""
    unasked = f"(NOT WIX_UPGRADE_DETECTED OR {EARLIER_RUN})"
    if not entries.starts_with_session:
        unasked = WAS_ON
    is_on = f'(AUTOSTART = "1" OR (AUTOSTART <> "0" AND {unasked}))'
    # At the removal nothing is chosen: whatever is there goes. Windows settles that at the first
    # installation, Wine asks the condition again.
    return {
        "run": f"({is_on} AND NOT ({HAS_SPACE})) OR {REMOVAL}",
        "run quoted": f"({is_on} AND ({HAS_SPACE})) OR {REMOVAL}",
        "run off": f'AUTOSTART = "0" OR {REMOVAL}',
    }


def shortcut_properties(entries: WindowsEntries) -> str:
    """Return the table MsiShortcutProperty of Windows Installer 5 as a text archive: the id by
    which taskbar and notifications know the program."""
    columns = {"MsiShortcutProperty": "s72", "Shortcut_": "s72", "PropertyKey": "s0",
               "PropVariantValue": "s0"}  # fmt: skip
    row = ["AppUserModelId", "StartMenu", "System.AppUserModel.ID", entries.app_id]
    name = "MsiShortcutProperty"
    lines = [list(columns), list(columns.values()), [name, name], row]
    return "".join("\t".join(line) + "\r\n" for line in lines)


def _properties(product: ET.Element, entries: WindowsEntries) -> None:
    values = {"ARPPRODUCTICON": "Mark.ico", "ARPNOMODIFY": "1", "ARPNOREPAIR": "1"}
    if entries.homepage:
        values["ARPURLINFOABOUT"] = entries.homepage
    for name, value in values.items():
        ET.SubElement(product, "Property", Id=name, Value=value)
    # Secure: it reaches the half of the installation that runs with the service's rights.
    ET.SubElement(
        product,
        "Property",
        Id="AUTOSTART",
    )
    earlier = ET.SubElement(
        product,
        "Property",
        Id=EARLIER_RUN,
    )
    ET.SubElement(
        earlier, "RegistrySearch", Id="EarlierRun", Root="HKCU", Key=RUN, Name=entries.app_id,
        Type="raw",
    )  # fmt: skip


def _folders(product: ET.Element, entries: WindowsEntries) -> dict[str, ET.Element]:
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    local = ET.SubElement(target, "Directory", Id="LocalAppDataFolder")
    programs = ET.SubElement(local, "Directory", Id="LocalPrograms", Name="Programs")
    # In mixed case, so that nobody can move it: the Run value is settled by where it lies.
    program = ET.SubElement(programs, "Directory", Id="ProgramFolder", Name=entries.package)
    ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    return {"program": program}


def _files(
    folder: ET.Element, entries: WindowsEntries, program: Path, icon_file: Path
) -> list[str]:
    """A component a file, as Windows Installer wants it; identifiers come from the paths."""
    components: list[str] = []
    _files_below(folder, entries, program, program, components)
    component = _component(folder, entries, "icon")
    ET.SubElement(component, "File", Id="IconFile", Name=entries.icon, Source=icon_file.name)
    return [*components, component.attrib["Id"]]


def _files_below(
    parent: ET.Element, entries: WindowsEntries, program: Path, here: Path, components: list[str]
) -> None:
    for path in sorted(here.iterdir()):
        place = path.relative_to(program).as_posix()
        if path.is_dir():
            inner = ET.SubElement(parent, "Directory", Id=_id("d", entries, place), Name=path.name)
            _files_below(inner, entries, program, path, components)
            continue
        component = _component(parent, entries, f"file {place}")
        is_gui = place == entries.gui
        ET.SubElement(
            component, "File", Id="Gui" if is_gui else _id("f", entries, place), Name=path.name,
            Source=f"{program.name}/{place}", KeyPath="yes",
        )  # fmt: skip
        if is_gui:
            ET.SubElement(  # beside the file, not below it: that would be an advertised one
                component, "Shortcut", Id="StartMenu", Directory="ProgramMenuFolder",
                Name=entries.shortcut, Description=entries.summary, Icon="Mark.ico",
                Target="[#Gui]", WorkingDirectory="ProgramFolder",
            )  # fmt: skip
        components.append(component.attrib["Id"])


def _entries(folder: ET.Element, entries: WindowsEntries) -> list[str]:
    """The handler of the brand's links."""
    component = _component(folder, entries, "scheme")
    key, gui = entries.scheme_key, "[#Gui]"
    _value(component, key, "", f"URL:{entries.name}")
    _value(component, key, "URL Protocol", "")
    _value(component, rf"{key}\DefaultIcon", "", "[#IconFile]")
    _value(component, rf"{key}\shell\open\command", "", f'"{gui}" "%1"')
    return [component.attrib["Id"]]


def _run_key(folder: ET.Element, entries: WindowsEntries) -> list[str]:
    """The start with the session, a component for each of its texts; `conditions` chooses."""
    quoted = run_value("[#Gui] ").replace(' "', '"', 1)  # as for a path with a space
    found = []
    for what, key, text in (
        ("run", RUN, run_value("[#Gui]")), ("run quoted", RUN, quoted),
        ("run off", APPROVED, OFF_VALUE),
    ):  # fmt: skip
        component = _component(folder, entries, what)
        _value(component, key, entries.app_id, text)
        found.append(component.attrib["Id"])
    return found


def _component(parent: ET.Element, entries: WindowsEntries, what: str) -> ET.Element:
    return ET.SubElement(
        parent, "Component", Id=_id("c", entries, what), Guid=entries.identifier(what), Win64="yes"
    )


def _value(component: ET.Element, key: str, name: str, value: str) -> None:
    found = ET.SubElement(
        component, "RegistryValue", Root="HKCU", Key=key, Type="string", Value=value
    )
    if name:
        found.set("Name", name)


def _id(kind: str, entries: WindowsEntries, what: str) -> str:
    return f"{kind}_{entries.identifier(what).replace('-', '')}"
