"""How does one product look? Drawing, word, end, and what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ui import messages, tokens, widgets
from ui.i18n import on_language_change, say
from ui.messages import tr
from ui.tokens import Colours
from ui.view_state import ProductView


class ProductCard(QFrame):
    """One product.

    Signals:
        sign_in_wanted(str), check_wanted(str), give_back_wanted(str), choose_wanted(str),
            return_wanted(str), news_wanted(str): with the product's code.
        borrow_wanted(str, int): with the product's code and for how many hours.
    """

    sign_in_wanted = Signal(str)
    check_wanted = Signal(str)
    give_back_wanted = Signal(str)
    choose_wanted = Signal(str)
    return_wanted = Signal(str)
    news_wanted = Signal(str)
    borrow_wanted = Signal(str, int)

    def __init__(self, code: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._code = code
        self._are_details_open = False
        self._drawing = widgets.Drawing(24)
        self._name = widgets.label(role="product")
        self._word = widgets.label()
        self._word.setWordWrap(False)
        self._until = widgets.label(role="muted")
        self._offline = widgets.label(role="muted")
        self._left = widgets.label(role="muted")
        self._reason = widgets.label()
        self._news = widgets.button("", lambda: self.news_wanted.emit(code), "link")
        self._details = _Details()
        self._toggle = widgets.button(tr("Details"), self._on_toggled, "link")
        self._check = widgets.button(tr("Check now"), lambda: self.check_wanted.emit(code))
        self._sign_in = widgets.button(
            tr("Sign in and activate"), lambda: self.sign_in_wanted.emit(code), "primary"
        )
        self._details.give_back.clicked.connect(lambda: self.give_back_wanted.emit(code))
        self._details.choose.clicked.connect(lambda: self.choose_wanted.emit(code))
        self._details.return_seat.clicked.connect(lambda: self.return_wanted.emit(code))
        self._details.borrow_wanted.connect(lambda hours: self.borrow_wanted.emit(code, hours))
        self._lay_out()

    def show_product(
        self,
        product: ProductView,
        now: datetime,
        colours: Colours,
        *,
        is_busy: bool,
        is_primary: bool,
    ) -> None:
        """Show a product's state; `is_primary` where its button is the screen's one primary."""
        word = messages.state_word(product, now)
        colour = _colour(product, colours)
        self._drawing.show_icon(product.shape.value, colour, colours.surface, word)
        self._name.setText(product.name)
        self._word.setText(word)
        widgets.restyle(self._word, "tone", product.tone.value)
        self._show_line(self._until, messages.until_line(product) if product.has_license else "")
        self._show_line(self._offline, messages.offline_line(product, now))
        self._show_line(self._left, messages.left_line(product, now))
        self._show_line(self._reason, messages.reason_line(product))
        self._news.setText(messages.version_line(product))
        self._news.setAccessibleName(self._news.text())
        self._news.setVisible(bool(self._news.text()))
        self._sign_in.setVisible(not product.is_licensed)
        self._sign_in.setEnabled(not is_busy)
        widgets.restyle(self._sign_in, "role", "primary" if is_primary else "")
        self._check.setVisible(product.has_license)
        self._check.setEnabled(not is_busy)
        self._toggle.setVisible(product.has_license)
        self._details.show_product(product, now, is_busy=is_busy)
        self._details.setVisible(self._are_details_open and product.has_license)
        self.setAccessibleName(f"{product.name}: {word}")

    def take_focus(self) -> None:
        """Put the keyboard on what this card asks for."""
        wanted = self._check if self._sign_in.isHidden() else self._sign_in
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        layout = widgets.column(self, margin=tokens.SPACE_L, spacing=tokens.SPACE_XS)
        layout.addLayout(widgets.row(self._drawing, self._name, None, self._word))
        texts = QWidget()
        inside = QVBoxLayout(texts)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for part in (self._until, self._offline, self._left, self._reason):
            inside.addWidget(part)
        inside.addLayout(widgets.flow(self._news, None))
        inside.addSpacing(tokens.SPACE_S)
        inside.addLayout(widgets.flow(self._toggle, None, self._check, self._sign_in))
        inside.addWidget(self._details)
        indented = QHBoxLayout()  # a margin would stay at the left where lines begin at the right
        indented.setSpacing(0)
        indented.addSpacing(24 + tokens.SPACE_S)
        indented.addWidget(texts)
        layout.addLayout(indented)

    def _show_line(self, line: QLabel, text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))

    def _on_toggled(self) -> None:
        self._are_details_open = not self._are_details_open
        self._details.setVisible(self._are_details_open)
        self._toggle.setText(tr("Hide details") if self._are_details_open else tr("Details"))


class _Details(QWidget):
    """What support asks for: license, seats, features, device; and what is done seldom: take the
    seat offline, choose another license, give the seat back.

    Signals:
        borrow_wanted(int): for how many hours.
    """

    borrow_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        layout = widgets.column(self, spacing=tokens.SPACE_XS)
        layout.setContentsMargins(0, tokens.SPACE_S, 0, 0)
        layout.addWidget(widgets.frame("rule"))
        self._text = widgets.label(role="muted", is_selectable=True)
        say(self._text, self._text.setAccessibleName, tr("License details"))
        layout.addWidget(self._text)
        self.give_back = widgets.button(tr("Give this device's seat back ..."), lambda: None)
        self.choose = widgets.button(tr("Choose another license ..."), lambda: None)
        self.return_seat = widgets.button(tr("Return the seat"), lambda: None)
        self._borrow = widgets.button(tr("Take offline ..."), lambda: None)
        self._menu = QMenu(self)
        self._borrow.setMenu(self._menu)
        self._offered: tuple[int, ...] = ()
        on_language_change(self, lambda: self._offer_hours(()))  # made anew with the next view
        layout.addSpacing(tokens.SPACE_S)
        layout.addLayout(widgets.flow(self._borrow, self.return_seat, None))
        layout.addLayout(widgets.flow(self.choose, None))
        layout.addLayout(widgets.flow(self.give_back, None))

    def show_product(self, product: ProductView, now: datetime, *, is_busy: bool) -> None:
        """Show the lines that are known."""
        lines = [
            (tr("Company"), product.company),
            (tr("License"), _license(product)),
            (tr("Seats"), _seats(product)),
            (tr("Features"), ", ".join(product.features)),
            (tr("Device"), product.device_name),
            (tr("Hardware id"), product.hardware_id),
        ]
        self._text.setText("\n".join(messages.fact_line(*line) for line in lines if line[1]))
        self.give_back.setEnabled(product.has_license and not is_busy)
        self.choose.setEnabled(not is_busy)
        self.return_seat.setVisible(product.may_return)
        self.return_seat.setEnabled(not is_busy)
        self._borrow.setVisible(product.may_borrow(now))
        self._borrow.setEnabled(not is_busy)
        self._offer_hours(product.borrow_hours)

    def _offer_hours(self, offered: tuple[int, ...]) -> None:
        if offered == self._offered:
            return
        self._offered = offered
        self._menu.clear()
        for hours in offered:
            action = self._menu.addAction(messages.duration_text(hours))
            action.triggered.connect(lambda checked=False, h=hours: self.borrow_wanted.emit(h))


def _license(product: ProductView) -> str:
    if product.license_id is None or not product.license_type:
        return str(product.license_id or "")
    return f"{product.license_id} ({messages.type_word(product.license_type)})"


def _seats(product: ProductView) -> str:
    if product.seats is None or product.seats_used is None:
        return ""
    return messages.seats_text(product.seats_used, product.seats)


def _colour(product: ProductView, colours: Colours) -> str:
    tones = {"ok": colours.ok, "warn": colours.warn, "bad": colours.bad, "quiet": colours.muted}
    return tones[product.tone.value]
