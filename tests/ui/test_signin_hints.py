"""Does the panel of a sign-in say what may be wrong, in order, and only what fits?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from sso.activation.progress import Hint, Progress, Stage
from sso.activation.waiting import ORDER
from tests.ui.looking import button, press, texts
from ui import tokens
from ui.signin_panel import SignInPanel
from ui.theme import Theme


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> Iterator[SignInPanel]:
    theme = Theme("light")
    theme.apply(qapp)
    window, shown = QMainWindow(), SignInPanel()
    window.setCentralWidget(shown)
    window.resize(tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
    window.setMinimumSize(340, 420)
    shown.begin("CAD Pro", theme.colours)
    window.show()
    yield shown
    window.close()
    window.deleteLater()


def waiting(*hints: Hint, has_browser_arrived: bool = False) -> Progress:
    return Progress(
        Stage.WAITING,
        host="login.acme.test",
        authorization_url="https://login.acme.test/auth",
        remaining_s=600,
        deadline_number=1,
        address="localhost:47811",
        has_browser_arrived=has_browser_arrived,
        hints=hints,
    )


def lines(panel: SignInPanel) -> list[str]:
    """What is said of addresses and ports, from top to bottom."""
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    labels.sort(key=lambda label: label.mapTo(panel, label.rect().topLeft()).y())
    every = "\n".join(label.text() for label in labels).split("\n")
    return [line for line in every if "localhost:47811" in line or "port 47811" in line]


@pytest.mark.parametrize("hint", list(Hint), ids=lambda hint: str(hint.value))
def test_every_hint_has_words_for_the_window(panel: SignInPanel, hint: Hint) -> None:
    before = texts(panel)
    panel.show_progress(waiting(hint))
    (said,) = [text for text in texts(panel) if text not in before and text.endswith(".")]
    assert "{" not in said
    assert "--" not in said, "the window has no switches"


def test_hints_stand_in_their_order_and_leave_the_buttons_in_sight(panel: SignInPanel) -> None:
    panel.show_progress(waiting(Hint.PROXY, Hint.CONTAINER, Hint.SECURITY_SOFTWARE))
    proxy, container, last = lines(panel)
    assert proxy.startswith("A proxy is set on this computer. Exempt localhost:47811")
    assert "publish port 47811" in container
    assert last.startswith("Security software may keep the browser from localhost:47811")
    assert panel.heightForWidth(tokens.WINDOW_WIDTH) <= tokens.WINDOW_HEIGHT
    assert panel.rect().contains(button(panel, "Cancel").geometry())


def test_the_guesses_go_when_the_browser_comes(panel: SignInPanel) -> None:
    panel.show_progress(waiting(Hint.SECURITY_SOFTWARE))
    assert lines(panel)
    panel.show_progress(waiting(has_browser_arrived=True))
    assert not any("Security software" in text for text in texts(panel))
    panel.show_progress(waiting(Hint.NOT_RETURNED, has_browser_arrived=True))
    assert any("nothing came back yet" in text for text in texts(panel))


def test_whoever_copies_the_link_hears_no_guess_about_the_launcher(panel: SignInPanel) -> None:
    panel.show_progress(waiting())
    press(panel, "Copy link")
    panel.show_progress(waiting(Hint.HTTPS_FORCED, Hint.PROXY, Hint.SECURITY_SOFTWARE))
    shown = "\n".join(texts(panel))
    assert "insists on https" in shown
    assert "proxy" not in shown
    assert "Security software" not in shown


def test_no_hint_takes_a_button_away(panel: SignInPanel) -> None:
    panel.show_progress(waiting())
    before = {one.text() for one in panel.findChildren(QPushButton) if one.isVisible()}
    panel.show_progress(waiting(*ORDER))
    assert {one.text() for one in panel.findChildren(QPushButton) if one.isVisible()} == before
