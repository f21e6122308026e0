"""What becomes of a wish on the settings page? It is written to the person's file, and holds at
once; where the file cannot be written, everything stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from sso.autostart import Autostart
from sso.autostart.manners import change
from sso.cli.sentences import Circumstances
from sso.errors import KeyturnError
from sso.profile import Profile
from sso.storage.paths import Paths
from sso.storage.user_settings import UserSettings
from ui import messages
from ui.main_window import MainWindow
from ui.settings_page import (
    AUTOSTART,
    LANGUAGE,
    NOTICES,
    PROXY,
    QUIET_HOURS,
    THEME,
    SettingsPage,
    SettingsView,
)

_FIELDS = {
    LANGUAGE: "language",
    THEME: "theme",
    AUTOSTART: "starts_with_session",
    NOTICES: "shows_notices",
    QUIET_HOURS: "quiet_hours",
    PROXY: "proxy",
}
Apply = Callable[[Any], object]


class SettingsRoom(QObject):
    """The page in the window, and what it changes."""

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        paths: Paths,
        autostart: Autostart,
        apply: Mapping[str, Apply],
    ) -> None:
        """:param apply: what makes a changed value hold at once, by dotted key."""
        super().__init__(window)
        self._window = window
        self._settings = UserSettings(paths.user_settings)
        self._mark = paths.autostart_mark
        self._autostart = autostart
        self._apply = apply
        self._view = SettingsView(
            profile.ui.language,
            profile.ui.theme,
            profile.ui.autostart,
            profile.notifications.enabled,
            profile.notifications.quiet_hours,
            profile.network.proxy,
            profile.forced,
            profile.administrator.name,
        )
        self.page = SettingsPage(profile.brand.languages)
        window.add_page(self.page)
        self.page.wanted.connect(self._on_wanted)
        self.page.back_wanted.connect(window.go_home)

    def open(self) -> None:
        """Show the page; how the session starts is looked at anew, since others change it too."""
        self._view = replace(self._view, starts_with_session=self._autostart.is_on())
        self.page.show_settings(self._view)
        self._window.show_page(self.page)
        self.page.take_focus()

    def _on_wanted(self, key: str, value: str | bool) -> None:
        if key in self._view.forced:
            return
        try:
            if key == AUTOSTART:
                change(self._autostart, is_wanted=bool(value), mark=self._mark)
            table, name = key.split(".")
            self._settings.set(table, name, value)
        except KeyturnError as error:
            self.page.show_settings(self._view)
            self.page.show_problem(messages.explained(error, Circumstances()).what)
            return
        self._view = replace(self._view, **{_FIELDS[key]: value})  # type: ignore[arg-type]
        if key in self._apply:
            self._apply[key](value)
        self.page.show_settings(self._view)
