"""How does a failure look? What happened, one next step, and a code to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sso.cli.sentences import Explanation
from ui import tokens, widgets
from ui.i18n import on_language_change
from ui.messages import tr
from ui.tokens import Colours


class ProblemPage(QWidget):
    """One failure.

    Signals:
        retry_wanted(), another_account_wanted(), proxy_wanted(), check_up_wanted(), back_wanted().
    """

    retry_wanted = Signal()
    another_account_wanted = Signal()
    proxy_wanted = Signal()
    check_up_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drawing = widgets.Drawing(32)
        self._what = widgets.label(role="title")
        self._next_step = widgets.label()
        self._foreign = widgets.label(role="muted", is_selectable=True)
        self._contact = widgets.label(role="muted", is_selectable=True)
        self._code = widgets.label(role="code", is_selectable=True)
        self._code.setWordWrap(False)
        self._copy = widgets.button(tr("Copy code"), self._on_copy)
        self._retry = widgets.button(tr("Try again"), self.retry_wanted.emit, "primary")
        self._another = widgets.button(tr("Use another account"), self.another_account_wanted.emit)
        self._proxy = widgets.button(tr("Sign in to the proxy ..."), self.proxy_wanted.emit)
        self._check_up = widgets.button(tr("Check this computer ..."), self.check_up_wanted.emit)
        self._back = widgets.button(tr("Back"), self.back_wanted.emit)
        self._back.setShortcut("Esc")
        on_language_change(self, self._name_code)
        self._lay_out()

    def show_problem(
        self, explanation: Explanation, code: str, contact: str, colours: Colours
    ) -> None:
        """Show a failure; foreign words are plain text."""
        self._drawing.show_icon("state-needs", colours.warn, colours.bg)
        self._what.setText(explanation.what)
        self._next_step.setText(explanation.next_step)
        said = tr("The other side said: {words}").format(words=explanation.foreign)
        self._foreign.setText(said if explanation.foreign else "")
        self._foreign.setVisible(bool(explanation.foreign))
        self._contact.setText(contact)
        self._contact.setVisible(bool(contact))
        self._code.setText(code)
        self._name_code()
        self._another.setVisible(explanation.code == "NO_LICENSE_FOR_USER")
        wants_proxy = explanation.code == "PROXY_SIGN_IN"
        self._proxy.setVisible(wants_proxy)
        first = self._proxy if wants_proxy else self._retry
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_code(self) -> None:
        name = tr("Error code {code}").format(code=self._code.text())
        self._code.setAccessibleName(name)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())

    def _lay_out(self) -> None:
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        layout.addSpacing(tokens.SPACE_L)
        layout.addWidget(self._drawing)
        for part in (self._what, self._next_step, self._foreign, self._contact):
            layout.addWidget(part)
        layout.addSpacing(tokens.SPACE_S)
        ways_on = (self._proxy, self._retry, self._another, self._check_up, self._back)
        layout.addLayout(widgets.flow(*ways_on, None))
        layout.addStretch(1)
        layout.addLayout(widgets.flow(self._code, None, self._copy))
