"""What does a person see who opens the window? The products, who is signed in, the last check."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui import icons, messages, tokens, widgets
from ui.i18n import say
from ui.messages import tr
from ui.product_card import ProductCard
from ui.tokens import Colours
from ui.view_state import ProductView, WindowView


class HomePage(QWidget):
    """Header, product cards, footer.

    Signals:
        sign_in_wanted(str), check_wanted(str), give_back_wanted(str), choose_wanted(str),
            return_wanted(str), news_wanted(str): with a product's code.
        borrow_wanted(str, int): with a product's code and for how many hours.
        sign_off_wanted(), browser_sign_off_wanted(), another_account_wanted(), settings_wanted(),
            check_up_wanted(), quit_wanted(): from the account menu.
    """

    sign_in_wanted = Signal(str)
    check_wanted = Signal(str)
    give_back_wanted = Signal(str)
    choose_wanted = Signal(str)
    return_wanted = Signal(str)
    news_wanted = Signal(str)
    borrow_wanted = Signal(str, int)
    sign_off_wanted = Signal()
    browser_sign_off_wanted = Signal()
    another_account_wanted = Signal()
    settings_wanted = Signal()
    check_up_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, program_name: str, managed_by: str, version: str) -> None:
        super().__init__()
        self._cards: dict[str, ProductCard] = {}
        self._mark = widgets.Drawing(28)
        self._name = widgets.label(program_name, "brand")
        self._account = widgets.ShorteningButton()
        self._banner = widgets.label(role="muted")
        self._banner.hide()
        self._check_line = widgets.label(role="muted")
        self._version = widgets.label(version, "muted")
        self._managed_by = widgets.label(
            tr("Managed by {name}").format(name=managed_by) if managed_by else "", "muted"
        )
        self._card_column = QVBoxLayout()
        self._make_account_menu()
        self._lay_out()

    def show_view(self, view: WindowView, now: datetime, colours: Colours) -> None:
        """Show the products and who is signed in."""
        self._mark.show_icon("mark", colours.accent, colours.bg)
        self._account.setIcon(icons.icon("account", colours.muted))
        self._account.setText(view.person or tr("Account"))
        self._account.setToolTip(self._account.text())
        first = next((one.code for one in view.products if not one.is_licensed), None)
        for product in view.products:
            card = self._card_of(product)
            is_primary = product.code == first
            card.show_product(product, now, colours, is_busy=view.is_busy, is_primary=is_primary)
        self._check_line.setText(messages.check_line(view.products, now))
        for action in (*self._sign_offs, self._settings, self._check_up):
            action.setEnabled(not view.is_busy)

    def take_focus(self) -> None:
        """Put the keyboard on the first product."""
        for card in self._cards.values():
            card.take_focus()
            return

    def show_banner(self, text: str) -> None:
        """Show a line that needs the person, or hide it."""
        self._banner.setText(text)
        self._banner.setVisible(bool(text))

    def _card_of(self, product: ProductView) -> ProductCard:
        if product.code not in self._cards:
            card = ProductCard(product.code)
            card.sign_in_wanted.connect(self.sign_in_wanted)
            card.check_wanted.connect(self.check_wanted)
            card.give_back_wanted.connect(self.give_back_wanted)
            card.choose_wanted.connect(self.choose_wanted)
            card.return_wanted.connect(self.return_wanted)
            card.news_wanted.connect(self.news_wanted)
            card.borrow_wanted.connect(self.borrow_wanted)
            self._cards[product.code] = card
            self._card_column.addWidget(card)
        return self._cards[product.code]

    def _make_account_menu(self) -> None:
        menu = QMenu(self)
        self._sign_offs = [
            self._entry(tr("Sign off here: the license stays"), self.sign_off_wanted),
            self._entry(tr("Sign off here and in the browser"), self.browser_sign_off_wanted),
            self._entry(tr("Use another account"), self.another_account_wanted),
        ]
        leave = QAction(self)
        say(self, leave.setText, tr("Quit: the license stays"))
        leave.setShortcut("Ctrl+Q")
        leave.triggered.connect(lambda: self.quit_wanted.emit())
        self._settings = self._entry(tr("Settings ..."), self.settings_wanted)
        self._check_up = self._entry(tr("Check this computer ..."), self.check_up_wanted)
        menu.addActions(self._sign_offs)
        menu.addSeparator()
        menu.addAction(self._settings)
        menu.addAction(self._check_up)
        menu.addAction(leave)
        self.addAction(leave)
        self._account.setMenu(menu)
        self._account.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._account.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        say(self._account, self._account.setAccessibleName, tr("Account"))

    def _entry(self, text: str, wanted: SignalInstance) -> QAction:
        action = QAction(self)
        say(self, action.setText, text)
        action.triggered.connect(lambda: wanted.emit())
        return action

    def _lay_out(self) -> None:
        layout = widgets.column(self, margin=tokens.SPACE_L, spacing=tokens.SPACE_M)
        layout.addLayout(widgets.row(self._mark, self._name, None, self._account))
        layout.addWidget(self._banner)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        self._card_column.setSpacing(tokens.SPACE_M)
        cards.addLayout(self._card_column)
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        layout.addWidget(area, 1)
        self._version.setWordWrap(False)
        self._managed_by.setVisible(bool(self._managed_by.text()))
        layout.addWidget(self._managed_by)
        footer = widgets.row(self._check_line, self._version)
        footer.setStretch(0, 1)
        layout.addLayout(footer)
