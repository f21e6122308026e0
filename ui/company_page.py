"""How is the company code asked for? Once; the program remembers it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import tokens, widgets
from ui.i18n import say
from ui.messages import tr


class CompanyPage(QWidget):
    """Asks which company the person signs in for.

    Signals:
        confirmed(str): the company code. back_wanted().
    """

    confirmed = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code = QLineEdit()
        self._code.setMaxLength(100)
        say(self._code, self._code.setAccessibleName, tr("Company code"))
        self._code.returnPressed.connect(self._on_confirmed)
        self._go = widgets.button(tr("Sign in and activate"), self._on_confirmed, "primary")
        self._go.setEnabled(False)
        self._code.textChanged.connect(lambda: self._go.setEnabled(bool(self._text())))
        back = widgets.button(tr("Back"), self.back_wanted.emit)
        back.setShortcut("Esc")
        label = widgets.label(tr("Company code"))
        label.setBuddy(self._code)
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_S)
        layout.addWidget(widgets.label(tr("Sign in with your company"), "title"))
        layout.addSpacing(tokens.SPACE_L)
        layout.addWidget(label)
        layout.addWidget(self._code)
        layout.addWidget(widgets.label(tr("It stands in your administrator's mail."), "muted"))
        layout.addSpacing(tokens.SPACE_L)
        layout.addLayout(widgets.flow(self._go, back, None))
        layout.addStretch(1)

    def begin(self) -> None:
        """Be ready to be typed into."""
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self) -> str:
        return self._code.text().strip()

    def _on_confirmed(self) -> None:
        if self._text():
            self.confirmed.emit(self._text())
