"""Which pictures of the window are compared, and how are they drawn?

    python -m tests.ui.pictured tests/ui/pictures    takes the present look as the right one

In a process of its own: which fonts there are, and how letters are drawn, is settled before Qt
starts. Fonts, sizes, clock, time zone and language are given, so that a picture depends on the
program and on Qt alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from sso import errors
from sso.activation.progress import Stage
from sso.licensing.status import State
from tests.ui import pages
from tests.ui.conftest import NOW
from ui import tokens
from ui.home_page import HomePage
from ui.i18n import apply_language
from ui.request_page import NO_LICENSE
from ui.theme import Theme
from ui.tokens import Colours
from ui.view_state import ProductView, WindowView

ROOT = Path(__file__).resolve().parents[2]
FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian's fonts-dejavu-core
FAMILY = "DejaVu Sans"
WIDTH = 320  # of a picture that is kept: enough to see what stands where
# Nothing of the computer's own settings for letters: no hinting, grey edges.
FONT_SETTINGS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{FONTS}</dir><cachedir>{{cache}}</cachedir>
<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="rgba" mode="assign"><const>{{edges}}</const></edit></match></fontconfig>
"""
Damage = Callable[[QMainWindow], None]


@dataclass(frozen=True)
class Scene:
    """One picture: a page, its scheme and language, and what is spoiled in it, if anything."""

    make: pages.Making
    scheme: str = "light"
    language: str = "en"
    spoil: Damage = lambda window: None


def home(*products: ProductView) -> pages.Making:
    """Return the making of a home page as it is most of the time."""

    def make(colours: Colours) -> QWidget:
        page = HomePage("Keyturn", "Acme IT", "1.0.0")
        page.show_view(WindowView(products), NOW, colours)
        return page

    return make


def product(state: State, name: str = "CAD Pro") -> ProductView:
    """Return a product by the name that it is shown under."""
    return pages.product(state, name=name, code=name)


ACTIVE = home(product(State.ACTIVE))
SCENES: Mapping[str, Scene] = {
    "active": Scene(ACTIVE),
    "grace": Scene(home(product(State.GRACE))),
    "several": Scene(
        home(
            product(State.EXPIRING),
            product(State.DEVICE_LIMIT, "Render Farm"),
            product(State.NOT_ACTIVATED, "Simulation"),
        )
    ),
    "signing-in": Scene(pages.panel(Stage.WAITING)),
    "no-license": Scene(pages.request(NO_LICENSE)),
    "problem": Scene(
        pages.problem(errors.TlsRefused("tls", host="login.acme.test", issuer="Acme Root"))
    ),
    "settings": Scene(pages.settings()),
    "active-dark": Scene(ACTIVE, scheme="dark"),
    "active-arabic": Scene(ACTIVE, language="ar"),
}


# ---- what a comparison has to notice


def part(window: QMainWindow, text: str) -> QWidget:
    """Return the label or the button with a text."""
    found = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return next(one for one in found if one.isVisible() and one.text() == text)


def hidden(text: str) -> Damage:
    """It is not shown, and nothing takes its place."""

    def spoil(window: QMainWindow) -> None:
        lost = part(window, text)
        policy = lost.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        lost.setSizePolicy(policy)
        lost.hide()

    return spoil


def moved(text: str, x: int, y: int) -> Damage:
    """It stands elsewhere."""

    def spoil(window: QMainWindow) -> None:
        QApplication.processEvents()
        strayed = part(window, text)
        strayed.move(strayed.pos() + QPoint(x, y))

    return spoil


def clipped(text: str) -> Damage:
    """Its lower half is cut off."""

    def spoil(window: QMainWindow) -> None:
        QApplication.processEvents()
        cut = part(window, text)
        cut.setMask(QRegion(0, 0, cut.width(), cut.height() // 2))

    return spoil


def narrower(window: QMainWindow) -> None:
    """Everything has less room."""
    central = window.centralWidget()
    QApplication.processEvents()
    central.resize(central.width() - 2 * tokens.SPACE_M, central.height())


DAMAGED: Mapping[str, tuple[str, Scene]] = {
    name: (like, Scene(SCENES[like].make, SCENES[like].scheme, SCENES[like].language, spoil))
    for name, like, spoil in (
        ("a button is gone", "active", hidden("Check now")),
        ("a button is gone in the dark", "active-dark", hidden("Check now")),
        ("the smallest text is gone", "active", hidden("1.0.0")),
        ("a word is gone", "grace", hidden("CAD Pro")),
        ("a line has slipped", "active", moved("CAD Pro", 0, 4)),
        ("a button has slipped", "signing-in", moved("Copy link", 4, 0)),
        ("a line is cut", "several", clipped("Render Farm")),
        ("the page is too narrow", "problem", narrower),
    )
}


# ---- drawing


def drawn(scene: Scene, application: QApplication) -> QImage:
    """Return a scene in grey, in the size that is kept."""
    apply_language(application, scene.language)
    theme = Theme(scene.scheme)
    theme.apply(application)
    window = pages.in_window(scene.make(theme.colours))
    for _ in range(3):
        QApplication.processEvents()
    if (focused := window.focusWidget()) is not None:
        focused.clearFocus()  # which window is active is the platform's affair
    scene.spoil(window)
    picture = window.grab().toImage()
    window.close()
    window.deleteLater()
    assert picture.size() == QSize(tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
    return kept(picture)


def kept(picture: QImage) -> QImage:
    """Return it small, and in grey."""
    small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def draw_apart(folder: Path, *words: str, edges: str = "none") -> None:
    """Draw in a fresh process, under settings of its own.

    :param words: "damaged" draws the damaged ones too. :param edges: "rgb" draws letters as for the
    three colours of a flat screen.
    """
    with tempfile.TemporaryDirectory() as own:
        settings = Path(own, "fonts.conf")
        settings.write_text(FONT_SETTINGS.format(cache=own, edges=edges), encoding="utf-8")
        environment = {
            "FONTCONFIG_FILE": str(settings),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_FONT_DPI": "96",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "HOME": own,
            "XDG_RUNTIME_DIR": own,
            "PATH": os.environ["PATH"],
        }
        command = [sys.executable, "-m", "tests.ui.pictured", str(folder), *words, "here"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=100)


def draw_here(folder: Path, with_damaged: bool) -> None:
    """Draw in this process."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPixelSize(tokens.BODY_PX)
    application.setFont(font)
    if QFontInfo(font).family() != FAMILY:
        raise SystemExit(f"Qt does not find {FAMILY} in {FONTS}")
    folder.mkdir(parents=True, exist_ok=True)
    scenes = dict(SCENES)
    if with_damaged:
        scenes |= {name: scene for name, (_, scene) in DAMAGED.items()}
    for name, scene in scenes.items():
        drawn(scene, application).save(str(folder / f"{name}.png"))


def main(folder: str, *words: str) -> None:
    """Draw them all."""
    if "here" in words:
        draw_here(Path(folder), "damaged" in words)
    else:
        draw_apart(Path(folder).absolute(), *words)


if __name__ == "__main__":
    main(*sys.argv[1:])
