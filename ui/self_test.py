"""Is the installed window whole? Qt's platform, drawings, translations, the session bus."""

from __future__ import annotations

import importlib
import os

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sso.diagnostics.self_test import PartMissing, Tests
from sso.profile.language import LANGUAGES
from ui import i18n, icons

_MODULES = ("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtSvg", "ui.app", "ui.desktop")


def window_tests() -> Tests:
    """Return the tests of the window's parts. Needs no display."""
    return {
        "window": _window,
        "drawings": _drawings,
        "translations": _translations,
        "libraries": _libraries,
    }


def _window() -> None:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QApplication(["keyturn"])
    if application.primaryScreen() is None:  # type: ignore[attr-defined]
        raise PartMissing("Qt shows no screen")


def _drawings() -> None:
    """An icon that could not be drawn is empty."""
    for path in sorted(icons.FOLDER.glob("*.svg")):
        image = icons.drawn(path.stem, "#102030", 32, "#ffffff")
        if not any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)):
            raise PartMissing(f"{path.name} cannot be drawn")
    if not list(icons.FOLDER.glob("*.svg")):
        raise PartMissing("there are no icons")


def _translations() -> None:
    for language in LANGUAGES:
        translator = QTranslator()
        if not translator.load(str(i18n.FOLDER / f"keyturn_{language}.qm")):
            raise PartMissing(f"{language} cannot be loaded")


def _libraries() -> None:
    for name in _MODULES:
        importlib.import_module(name)
