"""What would support see? Every file of the bundle, before it is written anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QWidget

from ui import tokens, widgets
from ui.i18n import say
from ui.messages import tr

if TYPE_CHECKING:
    from sso.diagnostics.bundle import Bundle

SHOWN_CHARACTERS = 200_000  # of a file: the widget becomes slow beyond


class ReportPage(QWidget):
    """A support bundle that is not written yet.

    Signals:
        save_wanted(Bundle), back_wanted().
    """

    save_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bundle: Bundle | None = None
        self._intro = widgets.label(
            tr(
                "This is all that the report holds: no keys, names, mail addresses or full"
                " addresses. Nothing is sent: you save it, and give it to whoever helps you."
            )
        )
        self._id = widgets.label(role="muted", is_selectable=True)
        self._files = QComboBox()
        self._files.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self._files, self._files.setAccessibleName, tr("File in the report"))
        self._files.currentTextChanged.connect(self._show_file)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code, in every language
        self._text.setTabChangesFocus(True)
        say(self._text, self._text.setAccessibleName, tr("Content of the file"))
        self._end = widgets.label()
        self._end.hide()
        self._save = widgets.button(tr("Save ..."), self._on_save, "primary")
        self._back = widgets.button(tr("Back"), self.back_wanted.emit)
        self._back.setShortcut("Esc")
        self._lay_out()

    def show_bundle(self, bundle: Bundle) -> None:
        """Show what would be written."""
        self._bundle = bundle
        self._id.setText(tr("Report {id}").format(id=bundle.id))
        self._files.clear()
        self._files.addItems(list(bundle.files))
        self._end.hide()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_end(self, text: str, *, is_good: bool) -> None:
        """Say what became of it."""
        widgets.restyle(self._end, "tone", "" if is_good else "bad")
        self._end.setText(text)
        self._end.show()

    def _show_file(self, name: str) -> None:
        text = self._bundle.files.get(name, "") if self._bundle is not None else ""
        self._text.setPlainText(text[-SHOWN_CHARACTERS:])

    def _on_save(self) -> None:
        if self._bundle is not None:
            self.save_wanted.emit(self._bundle)

    def _lay_out(self) -> None:
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_S)
        layout.addLayout(widgets.row(self._back, None))
        layout.addWidget(widgets.label(tr("Report for support"), "title"))
        layout.addWidget(self._intro)
        layout.addWidget(self._files)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._end)
        layout.addWidget(self._id)
        layout.addLayout(widgets.flow(self._save, None))
