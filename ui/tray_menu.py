"""What does the tray's menu offer? Per product what fits its state, then what concerns all.

One product stands in the menu itself, several have a submenu each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import messages
from ui.bridge import Bridge
from ui.messages import tr
from ui.view_state import ProductView, WindowView


class TrayMenu(QObject):
    """The menu; its entries are changed in place, since a host may be showing it.

    Signals:
        window_wanted(), settings_wanted(), quit_wanted().
        sign_in_wanted(str), give_back_wanted(str): with a product's code.
        borrow_wanted(str, int): with a product's code and for how many hours.
    """

    window_wanted = Signal()
    settings_wanted = Signal()
    quit_wanted = Signal()
    sign_in_wanted = Signal(str)
    give_back_wanted = Signal(str)
    borrow_wanted = Signal(str, int)

    def __init__(
        self, bridge: Bridge, parent: QObject | None = None, menu: QMenu | None = None
    ) -> None:
        """:param menu: an empty one that an icon shows already."""
        super().__init__(parent)
        self._bridge = bridge
        self.menu = QMenu() if menu is None else menu
        self._products: dict[str, _ProductEntries] = {}

    def show_view(self, view: WindowView, now: datetime) -> None:
        """Bring every entry up to date."""
        if list(self._products) != [product.code for product in view.products]:
            self._build(view)
        self._state.setText(menu_text(messages.tray_line(view, now)))
        self._cancel.setVisible(view.is_signing_in)
        self._check_all.setEnabled(view.can_check)
        self._sign_off.setEnabled(not view.is_busy)
        self._settings.setEnabled(not view.is_busy)
        for product in view.products:
            self._products[product.code].show_product(product, view, now)

    def forget(self) -> None:
        """Make every entry anew with the next view, in the language of then."""
        self._products = {}

    def _build(self, view: WindowView) -> None:
        self.menu.clear()
        for old in self.menu.findChildren(QMenu):
            old.deleteLater()
        has_several = len(view.products) > 1
        self._state = entry(self.menu, "", lambda: None)
        self._state.setEnabled(False)
        self._cancel = entry(self.menu, tr("Cancel the sign-in"), self._bridge.cancel_sign_in)
        self.menu.addSeparator()
        self._products = {
            product.code: _ProductEntries(self, self._bridge, product, is_apart=has_several)
            for product in view.products
        }
        if has_several:
            self.menu.addSeparator()
        self._check_all = entry(self.menu, tr("Check all now"), lambda: self._bridge.check())
        self._check_all.setVisible(has_several)
        self._sign_off = entry(self.menu, tr("Sign off"), lambda: self._bridge.sign_off())
        self.menu.addSeparator()
        entry(self.menu, tr("Open window"), self.window_wanted.emit)
        self._settings = entry(self.menu, tr("Settings ..."), self.settings_wanted.emit)
        entry(self.menu, tr("Quit: the license stays"), self.quit_wanted.emit)


class _ProductEntries:
    """The entries of one product."""

    def __init__(
        self, owner: TrayMenu, bridge: Bridge, product: ProductView, *, is_apart: bool
    ) -> None:
        """:param is_apart: the entries have a submenu of their own."""
        self._owner = owner
        code = product.code
        menu = owner.menu.addMenu(menu_text(product.name)) if is_apart else owner.menu
        self._state = entry(menu, "", lambda: None)
        self._state.setEnabled(False)
        self._state.setVisible(is_apart)
        self._sign_in = entry(
            menu, tr("Sign in and activate"), lambda: owner.sign_in_wanted.emit(code)
        )
        self._check = entry(menu, tr("Check now"), lambda: bridge.check([code]))
        self._borrow = menu.addMenu(tr("Take offline"))
        self._hours: tuple[int, ...] = ()
        self._return = entry(menu, tr("Return the seat"), lambda: bridge.return_seat(code))
        self._give_back = entry(
            menu, tr("Give this device's seat back ..."), lambda: owner.give_back_wanted.emit(code)
        )

    def show_product(self, product: ProductView, view: WindowView, now: datetime) -> None:
        """Offer what fits the product's state."""
        self._state.setText(menu_text(messages.product_line(product, now)))
        self._sign_in.setVisible(not product.is_licensed)
        self._sign_in.setEnabled(view.can_sign_in)
        self._check.setEnabled(product.has_license and not view.is_busy)
        self._borrow.menuAction().setVisible(product.may_borrow(now))
        self._borrow.setEnabled(not view.is_busy)
        self._offer_hours(product)
        self._return.setVisible(product.may_return)
        self._return.setEnabled(not view.is_busy)
        self._give_back.setEnabled(product.has_license and not view.is_busy)

    def _offer_hours(self, product: ProductView) -> None:
        if product.borrow_hours == self._hours:
            return
        self._hours = product.borrow_hours
        self._borrow.clear()
        for hours in self._hours:
            chosen = partial(self._owner.borrow_wanted.emit, product.code, hours)
            entry(self._borrow, messages.duration_text(hours), chosen)


def entry(menu: QMenu, text: str, on_click: Callable[[], object]) -> QAction:
    """Add an entry to a menu."""
    action = QAction(text, menu)
    action.triggered.connect(lambda: on_click())
    menu.addAction(action)
    return action


def menu_text(text: str) -> str:
    """A menu reads `&` as the mark of a key and a tray host reads `_` so; a line is one line."""
    return " ".join(text.split()).replace("&", "&&").replace("_", "-")
