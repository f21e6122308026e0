"""What does a person see who starts the program without a profile? What is missing, and a way to
try it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from sso.cli.sentences import Explanation
from ui import tokens, widgets
from ui.messages import tr
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
