"""What does a person see who starts the program without a profile? What is missing, and a way to
try it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from sso.cli.program import Program
from sso.cli.sentences import Circumstances, Explanation
from sso.errors import KeyturnError
from ui import messages, tokens, widgets
from ui.i18n import apply_language
from ui.messages import tr
from ui.theme import Theme
from ui.tokens import Colours


class NoProfileWindow(QMainWindow):
    """Says what is missing.

    Signals:
        sandbox_wanted(), quit_wanted().
    """

    sandbox_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, explanation: Explanation, colours: Colours, *, offers_sandbox: bool) -> None:
        super().__init__()
        self.setWindowTitle("Keyturn")
        self.resize(tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
        body = QWidget()
        layout = widgets.page_column(body, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        mark = widgets.Drawing(44)
        mark.show_icon("mark", colours.accent, colours.bg)
        layout.addWidget(mark)
        layout.addWidget(widgets.label(explanation.what, "title"))
        layout.addWidget(widgets.label(explanation.next_step, is_selectable=True))
        buttons = [widgets.button(tr("Quit"), self.quit_wanted.emit)]
        if offers_sandbox:
            layout.addSpacing(tokens.SPACE_S)
            layout.addWidget(
                widgets.label(
                    tr("The sandbox is a license service and a sign-in page on this computer."),
                    "muted",
                )
            )
            start = tr("Try the sandbox")
            buttons.insert(0, widgets.button(start, self.sandbox_wanted.emit, "primary"))
        layout.addLayout(widgets.flow(*buttons, None))
        layout.addStretch(1)
        layout.addWidget(widgets.label(explanation.code, "code", is_selectable=True))
        self.setCentralWidget(body)


def window_for(application: QApplication, program: Program, error: KeyturnError) -> NoProfileWindow:
    """Return the window that says what is wrong, in the system's language and look."""
    apply_language(application, "")
    theme = Theme("system")
    theme.apply(application)
    has_sandbox = all(importlib.util.find_spec(name) for name in ("flask", "authlib"))
    window = NoProfileWindow(
        messages.explained(error, Circumstances()),
        theme.colours,
        offers_sandbox=has_sandbox and error.code == "NO_PROFILE",
    )
    window.quit_wanted.connect(application.quit)

    def start_sandbox() -> None:
        main = program.source_folder / "main.py"
        subprocess.Popen([sys.executable, str(main), "demo"], start_new_session=True)
        application.quit()

    window.sandbox_wanted.connect(start_sandbox)
    return window
