"""Who tells the person what the rules say? Looks at every view, remembers what was told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from sso.errors import StoreFailed
from sso.profile import Profile
from sso.storage.notice_memory import NoticeMemory
from ui.desktop_notes import Note
from ui.notice_texts import notice_text
from ui.notifications import Memory, Settings, decide
from ui.view_state import WindowView

_log = logging.getLogger("keyturn")


def notice_settings(profile: Profile) -> Settings:
    """Return the wishes of the effective profile."""
    wishes = profile.notifications
    return Settings(
        wishes.enabled,
        wishes.quiet_hours,
        wishes.thresholds_days,
        timedelta(hours=profile.checks.offline_grace_h),
    )


class Notifier(QObject):
    """Makes notes of views.

    Signals:
        note_wanted(Note): to be shown now.
    """

    note_wanted = Signal(object)

    def __init__(
        self,
        store: NoticeMemory,
        settings: Settings,
        administrator: str,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """:param clock: the program's; it is read in the reader's zone."""
        super().__init__(parent)
        self.settings = settings
        self._store = store
        self._administrator = administrator
        self._clock = clock
        self._started_at = clock()
        self._memory = Memory(*store.load())
        self._before = WindowView(())

    def look(self, view: WindowView) -> None:
        """Tell what is new."""
        now = self._clock().astimezone()
        notices, memory = decide(
            self._before, view, now, self._memory, self.settings, self._started_at
        )
        self._before = view
        if memory != self._memory:
            self._memory = memory
            self._remember()
        for notice in notices:
            title, text = notice_text(notice, now, self._administrator)
            self.note_wanted.emit(Note(title, text, notice.product.code, notice.is_urgent))

    def news(self, title: str, text: str) -> None:
        """Tell at once what the person has been waiting for: quiet hours do not concern it."""
        if self.settings.is_enabled:
            self.note_wanted.emit(Note(title, text))

    def _remember(self) -> None:
        try:
            self._store.save(self._memory.told, self._memory.licensed)
        except StoreFailed as reason:  # told twice is better than not at all
            _log.info("what was told is not remembered: %s", reason)
