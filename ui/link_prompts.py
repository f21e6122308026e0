"""What becomes of a deep link that arrives? A prompt, one at a time; anything else is dropped."""

from __future__ import annotations

import logging
import time
from urllib.parse import urlsplit

from PySide6.QtCore import QObject

from sso.errors import UsageError
from sso.profile import Profile
from sso.signin.deep_link import DeepLink, parse_deep_link
from ui.link_page import LinkPage
from ui.main_window import MainWindow

_APART_S = 2.0
_log = logging.getLogger("keyturn")


class LinkPrompts(QObject):
    """Shows links in the window; a sign-in starts by a click only."""

    def __init__(self, window: MainWindow, profile: Profile, company: str) -> None:
        super().__init__(window)
        self._window = window
        self._profile = profile
        self._company = company
        self._shown_at = -_APART_S
        self.page = LinkPage()
        window.add_page(self.page, is_prompt=True)
        self.page.agreed.connect(self._on_agreed)
        self.page.refused.connect(window.go_home)

    def show_link(self, address_raw: str) -> None:
        """Show a link, if it is exactly one that may be shown now."""
        now = time.monotonic()
        if self._window.is_asking or now - self._shown_at < _APART_S:
            _log.info("a link came while another was shown, or a sign-in was under way")
            return
        codes = tuple(product.code for product in self._profile.products)
        try:
            link = parse_deep_link(address_raw, self._profile.app.url_scheme, codes)
        except UsageError as reason:
            _log.info("a link was refused: %s", reason.detail)
            return
        self._shown_at = now
        self.page.ask(
            link,
            self._profile.product(link.product).name,
            self._company,
            urlsplit(self._profile.license_service.base_url).hostname or "",
        )
        self._window.show_page(self.page)

    def _on_agreed(self, link: DeepLink) -> None:
        self._window.sign_in(link.product, link.customer, dict(link.hints))
