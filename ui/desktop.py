"""How do tray and window work together? The icon stands for as long as the program runs; the window
and its pages are made when somebody wants them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from sso import __version__
from sso.errors import CompanyCodeNeeded, KeyturnError
from sso.storage.notice_memory import NoticeMemory
from ui.bridge import Bridge
from ui.desktop_notes import DesktopNotes
from ui.first_icon import FirstIcon
from ui.notifier import Notifier, notice_settings
from ui.theme import Theme
from ui.tray import Tray
from ui.view_state import WindowView

if TYPE_CHECKING:
    from sso.activation.progress import Progress
    from sso.cli.program import Program
    from ui.doctor_room import DoctorRoom
    from ui.link_prompts import LinkPrompts
    from ui.main_window import MainWindow
    from ui.proxy_room import ProxyRoom
    from ui.settings_room import SettingsRoom
    from ui.single_instance import RemoteSignIn, SingleInstance

CHECK_TIMER_MS = 60_000
PANEL_WAIT_MS = 10_000


class Desktop(QObject):
    """Tray and window together.

    Signals:
        ended(): the person is done with the program.
    """

    ended = Signal()

    def __init__(
        self,
        application: QApplication,
        program: Program,
        bridge: Bridge,
        theme: Theme,
        first: FirstIcon | None = None,
    ) -> None:
        """:param first: the icon that stands already."""
        super().__init__()
        self._application = application
        self._program = program
        self._bridge = bridge
        self._theme = theme
        self._remote: RemoteSignIn | None = None
        self._made_window: MainWindow | None = None
        profile = program.profile
        self.tray = Tray(bridge, profile.app.name, first)
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
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_TIMER_MS)
        self._timer.timeout.connect(bridge.check_due)
        self._connect()

    @property
    def window(self) -> MainWindow:
        """The window; made when it is first asked for."""
        if self._made_window is None:
            self._make_window()
        assert self._made_window is not None
        return self._made_window

    def _make_window(self) -> None:
        from ui.i18n import on_language_change
        from ui.main_window import MainWindow

        window = MainWindow(self._bridge, self._program.profile, self._theme, __version__)
        self._made_window = window
        on_language_change(window, self._on_language_changed)
        window.quit_wanted.connect(self.ended)
        window.closed.connect(self._on_window_closed)
        window.overlooked.connect(lambda news: self.notifier.news(window.windowTitle(), news))
        window.settings_wanted.connect(self._open_settings)
        window.check_up_wanted.connect(lambda: self._doctor.open())
        window.proxy_sign_in_wanted.connect(lambda proxy: self._proxy.open(proxy))
        self._dress()

    @cached_property
    def _settings(self) -> SettingsRoom:
        from ui.i18n import apply_language
        from ui.settings_page import LANGUAGE, NOTICES, PROXY, QUIET_HOURS, THEME
        from ui.settings_room import SettingsRoom

        program = self._program
        return SettingsRoom(
            self.window,
            program.profile,
            program.paths,
            program.autostart,
            {
                THEME: self._theme.choose,
                LANGUAGE: lambda setting: apply_language(self._application, setting),
                NOTICES: self._on_notices_chosen,
                QUIET_HOURS: self._on_quiet_hours_chosen,
                PROXY: self._bridge.use_proxy,
            },
        )

    @cached_property
    def _doctor(self) -> DoctorRoom:
        from ui.doctor_room import DoctorRoom

        return DoctorRoom(self.window, self._bridge, self._program, self._theme)

    @cached_property
    def _proxy(self) -> ProxyRoom:
        from ui.proxy_room import ProxyRoom

        return ProxyRoom(self.window, self._bridge, self._program)

    @cached_property
    def _links(self) -> LinkPrompts:
        from ui.link_prompts import LinkPrompts

        return LinkPrompts(self.window, self._program.profile, self._program.manager.company())

    def show_link(self, address_raw: str) -> None:
        """Show a deep link to the person, if it is one that may be shown now."""
        self._links.show_link(address_raw)

    def start(self, *, is_window_wanted: bool = True) -> None:
        """Judge what is stored, show icon and window, and look at the licenses.

        :param is_window_wanted: else the window stays away where there is a tray to open it from;
            at a login the panel may come after us, so that is decided some seconds later.
        """
        self._bridge.start()
        self.tray.make_icon()
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
        single.show_wanted.connect(self._bring_up)
        single.link_arrived.connect(self.show_link)
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
        self._bridge.view_changed.connect(self._on_view_changed)
        self._bridge.failed.connect(self._on_failed)
        self._bridge.view_changed.connect(self.tray.show_view)
        self._theme.changed.connect(self._on_theme_changed)
        self._bridge.view_changed.connect(self.notifier.look)
        self.notifier.note_wanted.connect(self._desktop_notes.show)
        self._desktop_notes.clicked.connect(self._on_note_clicked)
        self.tray.window_wanted.connect(self._bring_up)
        self.tray.quit_wanted.connect(self.ended)
        self.tray.settings_wanted.connect(self._open_settings)
        self.tray.sign_in_wanted.connect(self._on_tray_sign_in)
        self.tray.give_back_wanted.connect(self._on_tray_give_back)
        self.tray.borrow_wanted.connect(self._on_tray_borrow)

    def _bring_up(self) -> None:
        self.window.bring_up()

    def _open_settings(self) -> None:
        self._settings.open()

    def _on_view_changed(self, view: WindowView) -> None:
        """What was asked for ends on a page of the window: that has to be there by then."""
        if view.is_busy and self._made_window is None:
            self._make_window()

    def _on_failed(self, error: KeyturnError) -> None:
        """What fails by itself is read in the window later, also where nobody opened it yet."""
        if self._made_window is None:
            self.window.show_failure(error)

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
        if self._made_window is not None:
            from ui import icons

            colours = self._theme.colours
            mark = icons.icon("mark", colours.accent, colours.on_accent)
            self._application.setWindowIcon(mark)
            self._made_window.set_icon(mark)
            self._made_window.show_view(self._bridge.view)
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
