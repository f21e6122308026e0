"""What becomes of a sign-in at the proxy? It is kept in the secret store, and what failed is tried
again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from sso.cli.program import Program
from sso.cli.sentences import Circumstances
from sso.errors import KeyturnError
from ui import messages
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.proxy_page import ProxyPage


class ProxyRoom(QObject):
    """The page in the window, and the work behind it: in the bridge's worker, since a secret store
    may wait for somebody to unlock it."""

    def __init__(self, window: MainWindow, bridge: Bridge, program: Program) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._program = program
        self.page = ProxyPage()
        window.add_page(self.page, is_prompt=True)
        window.proxy_sign_in_wanted.connect(self.open)
        self.page.sign_in_wanted.connect(self._on_sign_in_wanted)
        self.page.back_wanted.connect(window.go_home)

    def open(self, proxy: str) -> None:
        """Show the page. :param proxy: host and port, where known."""
        self._window.show_page(self.page)
        self.page.begin(proxy)

    def _on_sign_in_wanted(self, proxy: str, user: str, password: str) -> None:
        if self._bridge.view.is_busy:
            return
        troubles: list[KeyturnError] = []

        def keep() -> None:
            try:
                self._program.proxy_access.keep(proxy, user, password)
            except KeyturnError as error:
                troubles.append(error)

        self._bridge.work(keep, lambda: self._end(troubles))

    def _end(self, troubles: list[KeyturnError]) -> None:
        if not troubles:
            self._window.try_again()
            return
        explanation = messages.explained(troubles[0], Circumstances())
        self.page.show_problem(explanation.what)
