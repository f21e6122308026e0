"""How does the desktop program start, stay and end? The icon first, everything else behind it."""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from sso import __version__
from sso.errors import ProfileError, StoreFailed, StoreNewer
from ui import icons
from ui.first_icon import FirstIcon
from ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from sso.channel.status_feed import StatusFeed
    from sso.cli.program import Program
    from sso.profile import Profile
    from ui.desktop import Desktop
    from ui.no_profile_window import NoProfileWindow

_log = logging.getLogger("keyturn")


def run_app(program: Program) -> int:
    """Run the tray program until it is quit; returns the exit code. Needs the main thread."""
    application = _application()
    install_hooks()
    with _signals_to(application):
        start = _Start(application, program)
        try:
            profile, paths = program.profile, program.paths
        except (ProfileError, StoreFailed, StoreNewer) as error:
            start.without_profile(error)
            application.exec()
            return start.exit_code
        _name(application, profile)
        single = SingleInstance(paths.state)
        if not single.start(is_held=True) and _is_served_by_another(program):
            return 0
        if profile.brand.folder:
            icons.use_drawings(program.look.icons)
        first = FirstIcon(profile.app.name)
        first.show(paths, [product.code for product in profile.products])
        # Before the panel's questions about the icon are answered: it shall hear no half of it.
        start.build(single, first)
        code = application.exec()
        single.close()
        first.remove()
        start.end(code)
        return start.exit_code or code


def _is_served_by_another(program: Program) -> bool:
    """This session's program runs already: its window comes up, if wanted."""
    from sso.channel.instance import brought_up
    from sso.channel.requests import Show

    return program.arguments.background or brought_up(program.paths.state, Show())


class _Start(QObject):
    """What comes after the first icon, and how it ends."""

    def __init__(self, application: QApplication, program: Program) -> None:
        super().__init__()
        self._application = application
        self._program = program
        self._desktop: Desktop | None = None
        self._feed: StatusFeed | None = None
        self._window: NoProfileWindow | None = None
        self.exit_code = 0

    def build(self, single: SingleInstance, first: FirstIcon) -> None:
        """Build everything but the window, and begin to work."""
        try:
            _ = self._program.manager
        except (ProfileError, StoreFailed, StoreNewer) as error:
            single.close()
            first.remove()
            self.without_profile(error)
            return
        self._build(single, first)

    def _build(self, single: SingleInstance, first: FirstIcon) -> None:
        from datetime import timedelta

        from sso.channel.status_feed import StatusFeed
        from sso.diagnostics import core_dumps
        from ui.bridge import Bridge
        from ui.desktop import Desktop
        from ui.i18n import BrandWords, apply_language, use_words
        from ui.outside import Outside
        from ui.platform_ties import OpenedLinks
        from ui.theme import Theme

        application, program, profile = self._application, self._program, self._program.profile
        core_dumps.forbid()
        program.open_log()
        program.journal.note("the program began")
        use_words(BrandWords(program.look.window, profile.brand.languages))
        apply_language(application, profile.ui.language)
        theme = Theme(profile.ui.theme, profile.brand.accent)
        theme.apply(application)
        self._feed = StatusFeed(program.paths.channel)
        bridge = Bridge(
            program.manager,
            program.clock,
            on_published=self._feed.tell,
            start_delay=timedelta(seconds=profile.device.start_delay_s),
        )
        desktop = self._desktop = Desktop(application, program, bridge, theme, first)
        desktop.ended.connect(application.quit)
        outside = Outside(program.paths.licenses, parent=desktop)
        outside.stored_changed.connect(bridge.judge)
        outside.network_returned.connect(bridge.network_returned)
        desktop.serve(single)
        OpenedLinks(application).opened.connect(desktop.show_link)
        if program.link:
            QTimer.singleShot(0, desktop, lambda: desktop.show_link(program.link))
        self._feed.start()
        _settle_autostart(program)
        is_wanted = not program.arguments.background or bool(program.link)
        desktop.start(is_window_wanted=is_wanted)
        single.go_on()

    def end(self, code: int) -> None:
        """End what is under way; the licenses stay."""
        if self._desktop is None or self._feed is None:
            return
        self._desktop.stop()
        self._feed.close()
        self._program.journal.note("the program ended", exit_code=code)

    def without_profile(self, error: ProfileError | StoreFailed | StoreNewer) -> None:
        """Say what is missing, in a window of its own."""
        from ui.no_profile_window import window_for

        self.exit_code = error.exit_code
        self._window = window_for(self._application, self._program, error)
        self._window.show()


def _settle_autostart(program: Program) -> None:
    if program.arguments.data_dir:  # a try, a demonstration: not this person's daily program
        return
    from sso.autostart.manners import settle

    with contextlib.suppress(StoreFailed):  # the settings page shows how it stands
        settle(program.autostart, program.profile, program.paths.autostart_mark)


def install_hooks() -> None:
    """Say a defect aloud: an exception in a slot otherwise leaves a running, broken program."""

    def on_defect(
        kind: type[BaseException], defect: BaseException, trace: TracebackType | None
    ) -> None:
        _log.error("defect: %s", kind.__name__)
        _log.debug("defect", exc_info=(kind, defect, trace))

    sys.excepthook = on_defect
    threading.excepthook = lambda caught: on_defect(
        caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
    )


def _name(application: QApplication, profile: Profile) -> None:
    """The desktop knows a vendor's program by the vendor's own name and entry."""
    application.setApplicationName(profile.app.name)
    application.setDesktopFileName(profile.app.id)
    if sys.platform == "win32":
        from ui.platform_ties import name_process

        name_process(profile.app.id)


def _application() -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Only the program's name: Qt's own switches never see the command line.
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Keyturn")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("io.keyturn.Keyturn")
    return application


@contextlib.contextmanager
def _signals_to(application: QApplication) -> Iterator[None]:
    """Quit on SIGTERM and SIGINT: Python's handlers run only when Qt's loop is woken."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    before_fd = signal.set_wakeup_fd(theirs.fileno())
    kinds = [signal.SIGINT, signal.SIGTERM]
    before = {kind: signal.signal(kind, lambda number, stack: None) for kind in kinds}
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: (ours.recv(64), application.quit()))
    try:
        yield
    finally:
        notifier.setEnabled(False)
        for kind, handler in before.items():
            signal.signal(kind, handler)
        signal.set_wakeup_fd(before_fd)
        ours.close()
        theirs.close()
