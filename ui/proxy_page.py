"""How does a person sign in at the network's proxy? Once; the secret store remembers it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import tokens, widgets
from ui.i18n import Said, say
from ui.messages import tr


class ProxyPage(QWidget):
    """Asks for name and password at a proxy.

    Signals:
        sign_in_wanted(str, str, str): the proxy's host and port, name, password. back_wanted().
    """

    sign_in_wanted = Signal(str, str, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._go = widgets.button(tr("Sign in to the proxy"), self._on_confirmed, "primary")
        self._proxy = self._edit(tr("Proxy"))
        self._proxy.setPlaceholderText("proxy.example:8080")
        self._name = self._edit(tr("Name"))
        self._password = self._edit(tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._problem = widgets.label()
        widgets.restyle(self._problem, "tone", "bad")
        back = widgets.button(tr("Back"), self.back_wanted.emit)
        back.setShortcut("Esc")
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_S)
        layout.addWidget(widgets.label(tr("Sign in to the proxy"), "title"))
        layout.addWidget(self._problem)
        for text, edit in (
            (tr("Proxy"), self._proxy),
            (tr("Name"), self._name),
            (tr("Password"), self._password),
        ):
            _add(layout, text, edit)
        layout.addSpacing(tokens.SPACE_S)
        kept = tr("Kept in this system's secret store, and told to this proxy only.")
        layout.addWidget(widgets.label(kept, "muted"))
        layout.addSpacing(tokens.SPACE_S)
        layout.addLayout(widgets.flow(self._go, back, None))
        layout.addStretch(1)
        self._go.setEnabled(False)

    def begin(self, proxy: str) -> None:
        """Be ready to be typed into."""
        self._proxy.setText(proxy)
        self._password.clear()
        self._problem.hide()
        first = self._name if proxy else self._proxy
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why it was not kept."""
        self._problem.setText(text)
        self._problem.show()

    def _edit(self, name: Said) -> QLineEdit:
        edit = QLineEdit()
        edit.setMaxLength(200)
        say(edit, edit.setAccessibleName, name)
        edit.textChanged.connect(self._on_typed)
        edit.returnPressed.connect(self._on_confirmed)
        return edit

    def _on_typed(self) -> None:
        self._go.setEnabled(bool(self._proxy.text().strip() and self._name.text().strip()))

    def _on_confirmed(self) -> None:
        if not self._go.isEnabled():
            return
        password = self._password.text()
        self._password.clear()
        self.sign_in_wanted.emit(self._proxy.text().strip(), self._name.text().strip(), password)


def _add(layout: QVBoxLayout, text: Said, edit: QLineEdit) -> None:
    label = widgets.label(text)
    label.setBuddy(edit)
    layout.addSpacing(tokens.SPACE_S)
    layout.addWidget(label)
    layout.addWidget(edit)
