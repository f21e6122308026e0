"""What does a deep link ask for, and does the person want it? Nothing happens without a click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sso.signin.deep_link import DeepLink
from ui import tokens, widgets
from ui.i18n import on_language_change
from ui.messages import fact_line, tr


class LinkPage(QWidget):
    """Shows everything that would take effect, and waits.

    Signals:
        agreed(DeepLink), refused().
    """

    agreed = Signal(object)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._link: DeepLink | None = None
        self._facts = ("", "", "")  # product, company, license service
        on_language_change(self, self._say_effects)
        self._title = widgets.label(role="title")
        self._effects = widgets.label()
        self._origin = widgets.label(
            tr("Anybody can send a link. Go on only if you expected this one."), "muted"
        )
        self._go = widgets.button(tr("Sign in and activate"), self._on_agreed, "primary")
        self._no = widgets.button(tr("No, thank you"), self.refused.emit)
        self._no.setShortcut("Esc")
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        layout.addWidget(self._title)
        layout.addWidget(self._effects)
        layout.addWidget(self._origin)
        layout.addSpacing(tokens.SPACE_S)
        layout.addLayout(widgets.flow(self._go, self._no, None))
        layout.addStretch(1)

    def ask(self, link: DeepLink, product_name: str, company: str, service_host: str) -> None:
        """Show a link.

        :param company: what is used where the link names none. :param service_host: from the
        profile: no link can name a server.
        """
        self._link, self._facts = link, (product_name, company, service_host)
        self._title.setText(
            tr("A link asks you to sign in for {product}").format(product=product_name)
        )
        self._say_effects()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_effects(self) -> None:
        link = self._link
        if link is None:
            return
        product_name, company, service_host = self._facts
        lines = [
            (tr("Product"), f"{product_name} ({link.product})"),
            (tr("Company"), link.customer or company),
            (tr("License service"), service_host),
            *((_hint_name(hint), value) for hint, value in link.hints.items()),
        ]
        self._effects.setText("\n".join(fact_line(*line) for line in lines if line[1]))

    def _on_agreed(self) -> None:
        link, self._link = self._link, None
        if link is not None:  # a second click on the same prompt is no second sign-in
            self.agreed.emit(link)


def _hint_name(hint: str) -> str:
    """Return what a hint to the sign-in is called; the link's own word where it has no name."""
    return {
        "login_hint": tr("Sign in as"),
        "kc_idp_hint": tr("Sign in at"),
        "identity_provider": tr("Sign in at"),
        "organization_id": tr("Organization"),
    }.get(hint, hint.replace("_", " "))
