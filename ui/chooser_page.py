"""Which of several licenses does the person want? Told apart by name, type, end and seats."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sso.licensing.model import License
from ui import messages, tokens, widgets
from ui.i18n import on_language_change, say
from ui.messages import tr

_ID = Qt.ItemDataRole.UserRole


class ChooserPage(QWidget):
    """The licenses to choose from.

    Signals:
        chosen(object): a license id. cancel_wanted().
    """

    chosen = Signal(object)  # an id has 64 bits, a signal's int only 32
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._licenses: tuple[License, ...] = ()
        self._title = widgets.label(role="title")
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        say(self._list, self._list.setAccessibleName, tr("Your licenses"))
        on_language_change(self._list, self._fill)
        self._list.itemActivated.connect(lambda item: self._on_taken())
        self._take = widgets.button(tr("Use this license"), self._on_taken, "primary")
        cancel = widgets.button(tr("Cancel"), self.cancel_wanted.emit)
        cancel.setShortcut("Esc")
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        layout.addWidget(self._title)
        layout.addWidget(
            widgets.label(tr("The program remembers it; you can choose anew at any time."), "muted")
        )
        layout.addWidget(self._list, 1)
        layout.addLayout(widgets.flow(self._take, cancel, None))

    def ask(self, product_name: str, licenses: tuple[License, ...]) -> None:
        """Show the licenses, the newest first and marked."""
        self._title.setText(
            tr("You have several licenses for {product}").format(product=product_name)
        )
        self._licenses = licenses
        self._list.clear()
        self._fill()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """Show the licenses; the choice stays."""
        row = max(0, self._list.currentRow())
        self._list.clear()
        for license in sorted(self._licenses, key=lambda one: one.id, reverse=True):
            item = QListWidgetItem(messages.license_line(license))
            item.setData(_ID, str(license.id))
            self._list.addItem(item)
        self._list.setCurrentRow(row)

    def _on_taken(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(int(item.data(_ID)))
