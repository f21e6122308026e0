"""What does a person do who is signed in, but has no license, or whose company has no single
sign-on? Write to who can change it: the request is ready."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui import tokens, widgets
from ui.i18n import on_language_change
from ui.messages import fact_line, tr
from ui.tokens import Colours

NO_LICENSE, NOT_SET_UP = "NO_LICENSE_FOR_USER", "SIGN_IN_NOT_SET_UP"
REQUEST_CODES = (NO_LICENSE, NOT_SET_UP)


@dataclass(frozen=True, slots=True)
class Request:
    """What a request speaks of; empty where it is not known."""

    code: str
    product: str
    person: str = ""
    company: str = ""
    device: str = ""
    administrator: str = ""
    contact: str = ""
    mail: str = ""


class RequestPage(QWidget):
    """A screen of its own for what only an administrator can change.

    Signals:
        write_wanted(str, str, str): mail address, subject and text.
        another_account_wanted(), another_company_wanted(), back_wanted().
    """

    write_wanted = Signal(str, str, str)
    another_account_wanted = Signal()
    another_company_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._request = Request(NO_LICENSE, "")
        on_language_change(self, self._say_facts)
        self._drawing = widgets.Drawing(32)
        self._title = widgets.label(role="title")
        self._facts = widgets.label(is_selectable=True)
        self._who = widgets.label(role="muted", is_selectable=True)
        self._code = widgets.label(role="code", is_selectable=True)
        self._code.setWordWrap(False)
        self._write = widgets.button(tr("Write the request"), self._on_write, "primary")
        self._copy_text = widgets.button(tr("Copy the request"), self._on_copy_text)
        self._account = widgets.button(tr("Use another account"), self.another_account_wanted.emit)
        self._company = widgets.button(tr("Another company code"), self.another_company_wanted.emit)
        back = widgets.button(tr("Back"), self.back_wanted.emit)
        back.setShortcut("Esc")
        copy_code = widgets.button(tr("Copy code"), self._on_copy_code)
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        layout.addSpacing(tokens.SPACE_L)
        layout.addWidget(self._drawing)
        for part in (self._title, self._facts, self._who):
            layout.addWidget(part)
        layout.addSpacing(tokens.SPACE_S)
        layout.addLayout(widgets.flow(self._write, self._copy_text, None))
        layout.addLayout(widgets.flow(self._account, self._company, back, None))
        layout.addStretch(1)
        layout.addLayout(widgets.flow(self._code, None, copy_code))

    def show_request(self, request: Request, colours: Colours) -> None:
        """Show what is missing, and who can help."""
        self._request = request
        self._drawing.show_icon("state-needs", colours.warn, colours.bg)
        if request.code == NO_LICENSE:
            title = tr("You are signed in, but nobody gave you a license for {product} yet.")
        else:
            title = tr("Single sign-on is not set up for the company {company}.")
        self._title.setText(title.format(product=request.product, company=request.company))
        self._say_facts()
        self._who.setVisible(bool(self._who.text()))
        self._write.setVisible(bool(request.mail))
        self._account.setVisible(request.code == NO_LICENSE)
        self._company.setVisible(request.code == NOT_SET_UP)
        self._code.setText(request.code)
        wanted = self._write if request.mail else self._copy_text
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_facts(self) -> None:
        self._facts.setText("\n".join(_facts(self._request)))
        self._who.setText(_who(self._request))

    def _on_write(self) -> None:
        self.write_wanted.emit(
            self._request.mail, request_subject(self._request), request_text(self._request)
        )

    def _on_copy_text(self) -> None:
        text = f"{request_subject(self._request)}\n\n{request_text(self._request)}"
        QGuiApplication.clipboard().setText(text)

    def _on_copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._request.code)


def request_subject(request: Request) -> str:
    """Return the subject of a request."""
    if request.code == NO_LICENSE:
        return tr("A license for {product}, please").format(product=request.product)
    return tr("Single sign-on for {product}, please").format(product=request.product)


def request_text(request: Request) -> str:
    """Return the text of a request: what is wanted, and the facts an administrator needs."""
    wanted = tr("Please assign me a license for {product}.")
    if request.code == NOT_SET_UP:
        wanted = tr("Please set up single sign-on for {product} for our company.")
    lines = [wanted.format(product=request.product), "", *_facts(request), request.code]
    return "\n".join(str(line) for line in lines)


def _facts(request: Request) -> list[str]:
    known = (
        (tr("Signed in as"), request.person),
        (tr("Company"), request.company),
        (tr("Device"), request.device),
    )
    return [fact_line(*fact) for fact in known if fact[1]]


def _who(request: Request) -> str:
    if not request.contact:
        return ""
    if request.code == NO_LICENSE:
        return tr("Your administrator can assign one: {contact}").format(contact=request.contact)
    return tr("Your administrator can set it up: {contact}").format(contact=request.contact)
