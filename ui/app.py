"""How does the desktop program start, stay and end? Tray and window around one bridge."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication

from sso import __version__
from sso.activation.progress import Progress
from sso.autostart.manners import settle
from sso.channel.instance import brought_up
from sso.channel.requests import Show
from sso.channel.status_feed import StatusFeed
from sso.cli.sentences import Circumstances
from sso.errors import CompanyCodeNeeded, KeyturnError, ProfileError, StoreFailed, StoreNewer
from sso.storage.notice_memory import NoticeMemory
from ui import icons, messages
from ui.bridge import Bridge
from ui.desktop_notes import DesktopNotes
from ui.doctor_room import DoctorRoom
from ui.i18n import BrandWords, apply_language, on_language_change, use_words
from ui.link_prompts import LinkPrompts
from ui.main_window import MainWindow
from ui.no_profile_window import NoProfileWindow
from ui.notifier import Notifier, notice_settings
from ui.outside import Outside
from ui.platform_ties import OpenedLinks, name_process
from ui.proxy_room import ProxyRoom
from ui.settings_page import LANGUAGE, NOTICES, PROXY, QUIET_HOURS, THEME
from ui.settings_room import SettingsRoom
from ui.single_instance import RemoteSignIn, SingleInstance
from ui.theme import Theme
from ui.tray import Tray

if TYPE_CHECKING:
    from sso.cli.program import Program
    from sso.profile import Profile

CHECK_TIMER_MS = 60_000
PANEL_WAIT_MS = 10_000
_log = logging.getLogger("keyturn")


def run_app(program: Program) -> int:
    """Run the tray program until it is quit; returns the exit code. Needs the main thread."""
    application = _application()
    install_hooks()
    with _signals_to(application):
        try:
            profile = program.profile
            _name(application, profile)
            manager = program.manager
        except (ProfileError, StoreFailed, StoreNewer) as error:
            return _without_profile(application, program, error)
        single = SingleInstance(program.paths.state)
        is_quiet = program.arguments.background
        if not single.start() and (is_quiet or brought_up(program.paths.state, Show())):
            return 0  # this session's program runs already: its window is up now, if wanted
        program.open_log()
        program.journal.note("the program began")
        icons.use_drawings(program.look.icons)
        use_words(BrandWords(program.look.window, profile.brand.languages))
        apply_language(application, profile.ui.language)
        theme = Theme(profile.ui.theme, profile.brand.accent)
        theme.apply(application)
        feed = StatusFeed(program.paths.channel)
        bridge = Bridge(
            manager,
            program.clock,
            on_published=feed.tell,
            start_delay=timedelta(seconds=profile.device.start_delay_s),
        )
        desktop = Desktop(application, program, bridge, theme)
        desktop.ended.connect(application.quit)
        outside = Outside(program.paths.licenses, parent=desktop)
        outside.stored_changed.connect(bridge.judge)
        outside.network_returned.connect(bridge.network_returned)
        desktop.serve(single)
        links = LinkPrompts(desktop.window, profile, manager.company())
        single.link_arrived.connect(links.show_link)
        OpenedLinks(application).opened.connect(links.show_link)
        if program.link:
            QTimer.singleShot(0, links, lambda: links.show_link(program.link))
        feed.start()
        _settle_autostart(program)
        desktop.start(is_window_wanted=not is_quiet or bool(program.link))
        code = application.exec()
        single.close()
        desktop.stop()
        feed.close()
        program.journal.note("the program ended", exit_code=code)
        return code


class Desktop(QObject):
    """Tray and window together.

    Signals:
        ended(): the person is done with the program.
    """

    ended = Signal()

    def __init__(
        self, application: QApplication, program: Program, bridge: Bridge, theme: Theme
    ) -> None:
        super().__init__()
        self._application = application
        self._bridge = bridge
        self._theme = theme
        self._remote: RemoteSignIn | None = None
        self.window = MainWindow(bridge, program.profile, theme, __version__)
        self.tray = Tray(bridge, program.profile.app.name)
        profile = program.profile
        self.notifier = Notifier(
            NoticeMemory(program.paths.notices),
            notice_settings(profile),
            profile.administrator.name,
            lambda: bridge.now,
            self,
        )
        self._desktop_notes = DesktopNotes(
            profile.app.name, profile.app.id, self.tray.picture, self.tray.note, self
        )
        self._settings = SettingsRoom(
            self.window,
            profile,
            program.paths,
            program.autostart,
            {
                THEME: theme.choose,
                LANGUAGE: lambda setting: apply_language(application, setting),
                NOTICES: self._on_notices_chosen,
                QUIET_HOURS: self._on_quiet_hours_chosen,
                PROXY: bridge.use_proxy,
            },
        )
        self._doctor = DoctorRoom(self.window, bridge, program, theme)
        self._proxy = ProxyRoom(self.window, bridge, program)
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_TIMER_MS)
        self._timer.timeout.connect(bridge.check_due)
        self._connect()

    def start(self, *, is_window_wanted: bool = True) -> None:
        """Show icon and window and look at the licenses.

        :param is_window_wanted: else the window stays away where there is a tray to open it from;
            at a login the panel may come after us, so that is decided some seconds later.
        """
        self._bridge.start()
        self.tray.make_icon()
        self._dress()
        self._timer.start()
        if is_window_wanted:
            self.window.bring_up()
        else:
            QTimer.singleShot(PANEL_WAIT_MS, self, self._show_without_tray)
        QTimer.singleShot(0, self._bridge.check_due)

    def stop(self) -> None:
        """End what is under way; the licenses stay."""
        self._timer.stop()
        self.tray.remove_icon()
        self._desktop_notes.close()
        self._bridge.stop()

    def _show_without_tray(self) -> None:
        if not self.tray.is_there:
            self.window.bring_up()

    def serve(self, single: SingleInstance) -> None:
        """Do what later starts of the program ask for."""
        single.show_wanted.connect(self.window.bring_up)
        single.sign_in_wanted.connect(self._on_remote_sign_in)
        single.pasted.connect(self._bridge.paste)
        single.cancel_wanted.connect(self._bridge.cancel_sign_in)
        self._bridge.progressed.connect(self._on_progressed)
        self._bridge.sign_in_ended.connect(lambda outcome: self._end_remote(outcome.error))
        self._bridge.failed.connect(self._end_remote)
        self._bridge.company_needed.connect(
            lambda code: self._end_remote(CompanyCodeNeeded("no company code is known"))
        )

    def _on_remote_sign_in(self, remote: RemoteSignIn) -> None:
        remote.take(is_taken=not self._bridge.view.is_busy)
        if not self._bridge.view.is_busy:
            self._remote = remote
            self.window.sign_in_for(remote.request)

    def _on_progressed(self, progress: Progress) -> None:
        if self._remote is not None:
            self._remote.tell(progress)

    def _end_remote(self, error: KeyturnError | None) -> None:
        remote, self._remote = self._remote, None
        if remote is not None:
            code = remote.request.product or self._bridge.view.products[0].code
            remote.end(self._bridge.status_object(code), error)

    def _connect(self) -> None:
        self._application.setQuitOnLastWindowClosed(False)
        self._bridge.view_changed.connect(self.tray.show_view)
        self._theme.changed.connect(self._on_theme_changed)
        on_language_change(self.window, self._on_language_changed)
        self.window.quit_wanted.connect(self.ended)
        self.window.closed.connect(self._on_window_closed)
        self._bridge.view_changed.connect(self.notifier.look)
        self.window.overlooked.connect(
            lambda news: self.notifier.news(self.window.windowTitle(), news)
        )
        self.notifier.note_wanted.connect(self._desktop_notes.show)
        self._desktop_notes.clicked.connect(self._on_note_clicked)
        self.tray.window_wanted.connect(self.window.bring_up)
        self.tray.quit_wanted.connect(self.ended)
        for settings_wanted in (self.tray.settings_wanted, self.window.settings_wanted):
            settings_wanted.connect(self._settings.open)
        self.window.check_up_wanted.connect(self._doctor.open)
        self.tray.sign_in_wanted.connect(self._on_tray_sign_in)
        self.tray.give_back_wanted.connect(self._on_tray_give_back)
        self.tray.borrow_wanted.connect(self._on_tray_borrow)

    def _on_notices_chosen(self, is_enabled: bool) -> None:
        self.notifier.settings = replace(self.notifier.settings, is_enabled=is_enabled)

    def _on_quiet_hours_chosen(self, quiet_hours: str) -> None:
        self.notifier.settings = replace(self.notifier.settings, quiet_hours=quiet_hours)

    def _on_note_clicked(self, product_code: str) -> None:
        if product_code and not self.window.is_asking and not self._bridge.view.is_busy:
            self.window.go_home()
        self.window.bring_up()

    def _on_theme_changed(self) -> None:
        self._theme.apply(self._application)
        self._dress()

    def _dress(self) -> None:
        mark = icons.icon("mark", self._theme.colours.accent, self._theme.colours.on_accent)
        self._application.setWindowIcon(mark)
        self.window.set_icon(mark)
        self.window.show_view(self._bridge.view)
        self.tray.show_view(self._bridge.view)

    def _on_language_changed(self) -> None:
        """Labels and buttons have followed by themselves; lines that hold dates and the like
        are set again."""
        self.window.show_view(self._bridge.view)
        self.tray.retranslate()

    def _on_window_closed(self) -> None:
        """Without a tray nothing else would show that the program runs: then closing ends it."""
        if not self.tray.is_there:
            self.ended.emit()

    def _on_tray_sign_in(self, product_code: str) -> None:
        self.window.bring_up()
        self.window.sign_in(product_code)

    def _on_tray_borrow(self, product_code: str, hours: int) -> None:
        self.window.bring_up()
        self.window.borrow(product_code, hours)

    def _on_tray_give_back(self, product_code: str) -> None:
        self.window.bring_up()
        self.window.ask_to_give_back(product_code)


def _settle_autostart(program: Program) -> None:
    if program.arguments.data_dir:  # a try, a demonstration: not this person's daily program
        return
    profile = program.profile
    with contextlib.suppress(StoreFailed):  # the settings page shows how it stands
        settle(program.autostart, profile, program.paths.autostart_mark)


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


def _without_profile(
    application: QApplication, program: Program, error: ProfileError | StoreFailed | StoreNewer
) -> int:
    apply_language(application, "")
    theme = Theme("system")
    theme.apply(application)
    has_sandbox = all(importlib.util.find_spec(name) for name in ("flask", "authlib"))
    window = NoProfileWindow(
        messages.explained(error, Circumstances()),
        theme.colours,
        offers_sandbox=has_sandbox and error.code == "NO_PROFILE",
    )
    window.quit_wanted.connect(application.quit)

    def start_sandbox() -> None:
        main = program.source_folder / "main.py"
        subprocess.Popen([sys.executable, str(main), "demo"], start_new_session=True)
        application.quit()

    window.sandbox_wanted.connect(start_sandbox)
    window.show()
    application.exec()
    return error.exit_code


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
