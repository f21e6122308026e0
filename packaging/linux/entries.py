"""Which small files tell a Linux desktop of the program? Entries, metainfo, icons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from brand import Brand

COMMENTS = {
    "": "License and sign-in of your program",
    "de": "Lizenz und Anmeldung Ihres Programms",
    "fr": "Licence et connexion de votre programme",
    "es": "Licencia e inicio de sesión de su programa",
    "ja": "プログラムのライセンスとサインイン",
    "ar": "ترخيص برنامجك وتسجيل الدخول إليه",
}


def desktop_entry(brand: Brand) -> str:
    """Return the entry of menus, which is the handler of the brand's links too.

    Paths are plain: xdg-open reads no quotes where no desktop helps it.
    """
    comments = "".join(
        f"Comment{f'[{language}]' if language else ''}={text}\n"
        for language, text in COMMENTS.items()
    )
    return (
        f"[Desktop Entry]\nType=Application\nName={brand.name}\n{comments}"
        f"Exec=/usr/bin/{brand.package}-gui %u\nTryExec=/usr/bin/{brand.package}-gui\n"
        f"Icon={brand.app_id}\nTerminal=false\nCategories=Utility;\nStartupNotify=true\n"
        f"StartupWMClass={brand.app_id}\nMimeType=x-scheme-handler/{brand.url_scheme};\n"
    )


def autostart_entry(brand: Brand) -> str:
    """Return the session's start for all users; a user's own entry of that name goes first."""
    return (
        f"[Desktop Entry]\nType=Application\nName={brand.name}\nIcon={brand.app_id}\n"
        f"Exec=/usr/bin/{brand.package}-gui --background\n"
        f"TryExec=/usr/bin/{brand.package}-gui\nTerminal=false\nNoDisplay=true\n"
        "X-GNOME-Autostart-enabled=true\n"
    )


def metainfo(brand: Brand, made_at: datetime) -> str:
    """Return the AppStream description."""
    homepage = f'  <url type="homepage">{escape(brand.homepage)}</url>\n' if brand.homepage else ""
    paragraph = escape(" ".join(brand.description.split()))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{brand.app_id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>Apache-2.0</project_license>
  <name>{escape(brand.name)}</name>
  <summary>{escape(brand.summary)}</summary>
  <description>
    <p>{paragraph}</p>
  </description>
  <launchable type="desktop-id">{brand.app_id}.desktop</launchable>
{homepage}  <provides>
    <binary>{brand.package}</binary>
    <mediatype>x-scheme-handler/{brand.url_scheme}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{brand.version}" date="{made_at.astimezone(UTC):%Y-%m-%d}"/>
  </releases>
</component>
"""


def icons(brand: Brand, drawing: Path) -> dict[str, str]:
    """Return the program's icon, in its colour and as a symbol, by their places below hicolor."""
    mark = drawing.read_text("utf-8")
    return {
        f"scalable/apps/{brand.app_id}.svg": mark.replace("currentColor", brand.accent),
        f"symbolic/apps/{brand.app_id}-symbolic.svg": mark.replace("currentColor", "#2e3436"),
    }
