"""What does a window make of links that come over the channel? A process of its own.

    python -m tests.torture.link_window < LINKS

A JSON list of links on standard input, one JSON object of counts on standard output. The parts are
the program's; the core behind them plays, and notes what it is asked to do.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton

import ui.link_prompts
from sso.autostart.xdg import XdgAutostart
from sso.channel.instance import brought_up
from sso.channel.requests import Link
from sso.licensing.status import State
from sso.profile import Layer, merged
from sso.profile.reader import parse_document
from sso.storage.paths import Paths
from tests.ui.conftest import NOW, PROFILE, KeptProxySignIns, ProgramOf, ScriptedManager
from ui.bridge import Bridge
from ui.desktop import Desktop
from ui.link_page import LinkPage
from ui.link_prompts import LinkPrompts
from ui.single_instance import SingleInstance
from ui.theme import Theme

REFUSED, AGREED = "No, thank you", "Sign in and activate"


class Watched(QObject):
    """Gets each link as the program would, looks at what came of it, and says no to prompts."""

    sent = Signal()

    def __init__(
        self, application: QApplication, prompts: LinkPrompts, manager: ScriptedManager
    ) -> None:
        super().__init__()
        self._application = application
        self._prompts = prompts
        self._manager = manager
        self.arrived = self.prompted = self.actions = self.most_prompts = 0

    def on_link(self, link: str) -> None:
        """Show it, and count."""
        self._prompts.show_link(link)
        self.arrived += 1
        windows = self._application.allWidgets()
        visible = [one for one in windows if isinstance(one, LinkPage) and one.isVisible()]
        extra = [one for one in self._application.topLevelWidgets() if one.isModal()]
        self.most_prompts = max(self.most_prompts, len(visible) + len(extra))
        self.actions = len(self._manager.calls)
        if visible:
            self.prompted += 1
            # Every other prompt stays: what comes meanwhile must not take its place.
            if self.prompted % 2:
                self.press(REFUSED)

    def press(self, text: str) -> None:
        """Click a button of the prompt."""
        for one in self._prompts.page.findChildren(QPushButton):
            if one.text() == text:
                one.click()


def main() -> int:
    links: list[str] = json.loads(sys.stdin.read())
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(looked_at(links, Path(name))), flush=True)
    return 0


def looked_at(links: list[str], folder: Path) -> dict[str, int]:
    """Send the links, and return what was counted."""
    ui.link_prompts._APART_S = 0.0  # no prompt is left out because it comes soon
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    profile = merged([Layer("profile", parse_document("test", PROFILE))], Path())
    states = {product.code: State.NOT_ACTIVATED for product in profile.products}
    manager = ScriptedManager(profile, states)
    theme = Theme("light")
    theme.apply(application)
    bridge = Bridge(manager, lambda: NOW)  # type: ignore[arg-type]
    autostart = XdgAutostart(folder / "autostart", [], "io.keyturn.Test", "Keyturn", ["keyturn"])
    paths = Paths(folder / "config", folder / "state")
    program = ProgramOf(profile, paths, autostart, KeptProxySignIns())
    desktop = Desktop(application, program, bridge, theme)  # type: ignore[arg-type]
    desktop.start()
    prompts = LinkPrompts(desktop.window, profile, "ACME")
    watched = Watched(application, prompts, manager)
    single = SingleInstance(paths.state)
    assert single.start(), "another program serves this channel"
    single.link_arrived.connect(watched.on_link)
    watched.sent.connect(application.quit)
    taken = []

    def send() -> None:
        taken.extend(brought_up(paths.state, Link(link)) for link in links)
        watched.sent.emit()

    sender = threading.Thread(target=send, name="second-starts")
    sender.start()
    application.exec()
    sender.join()
    watched.press(REFUSED)
    before = len(manager.calls)
    bridge.sign_in_ended.connect(application.quit)
    prompts.show_link("keyturn://activate?product=RENDER")
    watched.press(AGREED)  # the control: a click does what it says
    application.exec()
    single.close()
    desktop.stop()
    return {
        "in_window": watched.arrived,
        "prompted": watched.prompted,
        "actions": before,
        "most_prompts": watched.most_prompts,
        "control": sum(call.startswith("activate") for call in manager.calls[before:]),
        "not_taken": taken.count(False),
    }


if __name__ == "__main__":
    sys.exit(main())
