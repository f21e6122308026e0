"""Which script makes the installer of a brand? Its names as definitions, its files by name, and
installer.nsi behind them."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from version_resource import four_numbers
from windows_entries import APPROVED, RUN, SWITCHED_OFF, WindowsEntries

BODY = Path(__file__).with_name("installer.nsi")
PROFILES = PureWindowsPath("_internal", "resources", "profiles")


def script(entries: WindowsEntries, program: Path, icon_file: Path, out_file: Path) -> str:
    """Return the whole script.

    :param program: the folder whose files are installed.
    """
    found = sorted(program.rglob("*"))
    files = [path for path in found if not path.is_dir()]
    size = sum(path.stat().st_size for path in files)
    values = definitions(entries) | {
        "PROGRAM_FOLDER": str(program),
        "ICON_FILE": str(icon_file),
        "OUT_FILE": str(out_file),
        "SIZE_KB": str(-(-size // 1024)),
    }
    folders = {windows_path(path, program) for path in found if path.is_dir()}
    folders |= {PROFILES, *list(PROFILES.parents)[:-1]}
    lines = [f'!define {name} "{escaped(value)}"' for name, value in values.items()]
    lines += ["!macro DeleteProgramFiles"]
    lines += [f'  Delete "$INSTDIR\\{escaped(str(windows_path(path, program)))}"' for path in files]
    lines += ["!macroend", "!macro RemoveProgramFolders"]
    lines += [f'  RMDir "$INSTDIR\\{escaped(str(path))}"' for path in deepest_first(folders)]
    lines += ["!macroend", f'!include "{escaped(str(BODY))}"']
    return "\ufeff" + "\n".join([*lines, ""])  # by the mark NSIS knows UTF-8


def definitions(entries: WindowsEntries) -> dict[str, str]:
    """Return what installer.nsi wants to know of a brand."""
    return {
        "NAME": entries.name,
        "VERSION": entries.version,
        "FOUR_NUMBERS": ".".join(str(part) for part in four_numbers(entries.version)),
        "PUBLISHER": entries.publisher,
        "SUMMARY": entries.summary,
        "HOMEPAGE": entries.homepage,
        "APP_ID": entries.app_id,
        "GUI": entries.gui,
        "ICON": entries.icon,
        "FOLDER": entries.folder,
        "SHORTCUT": entries.shortcut,
        "SCHEME_KEY": entries.scheme_key,
        "UNINSTALL_KEY": entries.uninstall_key,
        "RUN": RUN,
        "APPROVED": APPROVED,
        "SWITCHED_OFF": SWITCHED_OFF.hex(),
        "FIRST_AUTOSTART": str(int(entries.starts_with_session)),
        "HAS_PROFILE": str(int(entries.has_profile)),
    }


def deepest_first(folders: set[PureWindowsPath]) -> list[PureWindowsPath]:
    """Return folders so that each is empty when its turn comes."""
    return sorted(folders, key=lambda path: (-len(path.parts), str(path)))


def escaped(text: str) -> str:
    """Return a text as it stands in a script; quotes are refused where entries are made."""
    return text.replace("$", "$$")


def windows_path(path: Path, below: Path) -> PureWindowsPath:
    """Return a file's place in the installed folder."""
    return PureWindowsPath(*path.relative_to(below).parts)
