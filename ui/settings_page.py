"""What may a person set? Language, look, start with the session, notices, the way to the network.

What the administrator fixed is shown, and greyed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ui import tokens, widgets
from ui.i18n import Said, on_language_change, say
from ui.messages import tr

LANGUAGE, THEME, AUTOSTART = "ui.language", "ui.theme", "ui.autostart"
NOTICES, QUIET_HOURS = "notifications.enabled", "notifications.quiet_hours"
PROXY = "network.proxy"
USUAL_QUIET_HOURS = "20:00-08:00"
# Each language in its own words: who reads none of the others finds it.
_LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ja": "日本語",
    "ar": "العربية",
}
# No credentials: they would stand in a readable file.
_PLACE = r"(\[[0-9A-Fa-f:.]+\]|[^\s/@:\[\]]+)(:\d{1,5})?"
_ADDRESS = re.compile(rf"https?://{_PLACE}/?")
_FILE = re.compile(rf"https?://{_PLACE}(/\S*)?|file:///\S+")
PAC = "pac:"


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The effective values; `forced` are the dotted keys that nobody here may change."""

    language: str
    theme: str
    starts_with_session: bool
    shows_notices: bool
    quiet_hours: str
    proxy: str
    forced: frozenset[str] = frozenset()
    administrator: str = ""


class SettingsPage(QWidget):
    """The settings. A change is a wish; what holds is shown by the next `show_settings`.

    Signals:
        wanted(str, object): dotted key, and the value that the person chose.
        back_wanted().
    """

    wanted = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, languages: Sequence[str] = ()) -> None:
        """:param languages: those that the brand offers; empty: all."""
        super().__init__()
        self._shown: SettingsView | None = None
        self._managed: dict[str, QLabel] = {}
        names = {one: _LANGUAGES[one] for one in languages or _LANGUAGES}
        self._language = self._combo(tr("Language"), {"": tr("The system's"), **names}, LANGUAGE)
        looks = {"system": tr("The system's"), "light": tr("Light"), "dark": tr("Dark")}
        self._theme = self._combo(tr("Look"), looks, THEME)
        self._autostart = self._box(tr("Start with the session"), AUTOSTART)
        self._notices = self._box(tr("Show notifications"), NOTICES)
        self._quiet = _check_box(tr("Quiet hours"))
        self._quiet.toggled.connect(self._on_quiet_toggled)
        self._from = _time_edit(tr("Quiet from"), self._on_hours_changed)
        self._to = _time_edit(tr("Quiet until"), self._on_hours_changed)
        ways = {
            "system": tr("The system's"),
            "none": tr("None"),
            "own": tr("This one:"),
            "file": tr("By the file at:"),
        }
        self._proxy = _filled_combo(tr("Proxy"), ways)
        self._proxy.activated.connect(lambda index: self._on_proxy_chosen())
        self._address = _line_edit(
            tr("Address of the proxy"), "http://proxy.example:8080", self._on_address_entered
        )
        self._file = _line_edit(
            tr("Address of the proxy file"), "http://proxy.example/proxy.pac", self._on_file_entered
        )
        self._problem = widgets.label()
        widgets.restyle(self._problem, "tone", "bad")
        self._problem.hide()
        self._back = widgets.button(tr("Back"), self.back_wanted.emit)
        self._back.setShortcut("Esc")
        self._lay_out()

    def show_settings(self, view: SettingsView) -> None:
        """Show what holds now."""
        self._shown = view
        self._problem.hide()
        controls: dict[str, tuple[QWidget, ...]] = {
            LANGUAGE: (self._language,),
            THEME: (self._theme,),
            AUTOSTART: (self._autostart,),
            NOTICES: (self._notices,),
            QUIET_HOURS: (self._quiet, self._from, self._to),
            PROXY: (self._proxy, self._address, self._file),
        }
        everything = [control for group in controls.values() for control in group]
        blockers = [QSignalBlocker(control) for control in everything]
        _choose(self._language, view.language)
        _choose(self._theme, view.theme)
        self._autostart.setChecked(view.starts_with_session)
        self._notices.setChecked(view.shows_notices)
        self._quiet.setChecked(bool(view.quiet_hours))
        begin, end = (view.quiet_hours or USUAL_QUIET_HOURS).split("-")
        self._from.setTime(QTime.fromString(begin, "HH:mm"))
        self._to.setTime(QTime.fromString(end, "HH:mm"))
        way = _way_of(view.proxy)
        _choose(self._proxy, way)
        self._address.setText(view.proxy if way == "own" else "")
        self._file.setText(view.proxy.removeprefix(PAC) if way == "file" else "")
        del blockers
        for key, group in controls.items():
            for control in group:
                control.setEnabled(key not in view.forced)
            self._managed[key].setVisible(key in view.forced)
        self._say_who()
        self._show_parts(view)

    def show_problem(self, text: str) -> None:
        """Say why a change does not hold."""
        self._problem.setText(text)
        self._problem.show()

    def take_focus(self) -> None:
        """Put the keyboard on the first control that can be changed."""
        for control in (self._language, self._theme, self._autostart, self._notices, self._back):
            if control.isEnabled():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_parts(self, view: SettingsView) -> None:
        """Hours belong to quiet hours, those to notices, an address to a proxy of one's own."""
        is_free = QUIET_HOURS not in view.forced
        self._quiet.setEnabled(view.shows_notices and is_free)
        has_hours = view.shows_notices and bool(view.quiet_hours) and is_free
        for edit in (self._from, self._to):
            edit.setEnabled(has_hours)
        self._address.setVisible(self._proxy.currentData() == "own")
        self._file.setVisible(self._proxy.currentData() == "file")

    def _on_quiet_toggled(self, is_on: bool) -> None:
        self.wanted.emit(QUIET_HOURS, self._hours() if is_on else "")

    def _on_hours_changed(self) -> None:
        if self._shown is not None and self._hours() != self._shown.quiet_hours:
            self.wanted.emit(QUIET_HOURS, self._hours())

    def _hours(self) -> str:
        return f"{self._from.time().toString('HH:mm')}-{self._to.time().toString('HH:mm')}"

    def _on_proxy_chosen(self) -> None:
        way = self._proxy.currentData()
        self._address.setVisible(way == "own")
        self._file.setVisible(way == "file")
        if way in ("own", "file"):
            edit = self._address if way == "own" else self._file
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._shown is not None and way != self._shown.proxy:
            self.wanted.emit(PROXY, way)

    def _on_address_entered(self) -> None:
        address = self._address.text().strip()
        if not address or self._shown is None or address == self._shown.proxy:
            return
        if _ADDRESS.fullmatch(address):
            self.wanted.emit(PROXY, address)
        else:
            self.show_problem(tr("A proxy's address looks like http://proxy.example:8080."))

    def _on_file_entered(self) -> None:
        address = self._file.text().strip()
        if not address or self._shown is None or PAC + address == self._shown.proxy:
            return
        if _FILE.fullmatch(address):
            self.wanted.emit(PROXY, PAC + address)
        else:
            text = tr("A proxy file's address looks like http://proxy.example/proxy.pac.")
            self.show_problem(text)

    def _say_who(self) -> None:
        name = self._shown.administrator if self._shown is not None else ""
        text = tr("Managed by {name}").format(name=name) if name else tr("Managed for you")
        for label in self._managed.values():
            label.setText(text)

    def _combo(self, name: Said, choices: Mapping[str, str], key: str) -> QComboBox:
        combo = _filled_combo(name, choices)
        combo.activated.connect(lambda index: self.wanted.emit(key, combo.currentData()))
        return combo

    def _box(self, text: Said, key: str) -> QCheckBox:
        box = _check_box(text)
        box.toggled.connect(lambda is_on: self.wanted.emit(key, is_on))
        return box

    def _lay_out(self) -> None:
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_XS)
        layout.addLayout(widgets.row(self._back, None))
        layout.addSpacing(tokens.SPACE_S)
        layout.addWidget(widgets.label(tr("Settings"), "title"))
        layout.addWidget(self._problem)
        self._add(layout, LANGUAGE, self._language, tr("Language"))
        self._add(layout, THEME, self._theme, tr("Look"))
        self._add(layout, AUTOSTART, self._autostart)
        self._add(layout, NOTICES, self._notices)
        self._add(layout, QUIET_HOURS, self._quiet)
        layout.addLayout(widgets.row(self._from, self._to, None))
        self._add(layout, PROXY, self._proxy, tr("Proxy"))
        layout.addWidget(self._address)
        layout.addWidget(self._file)
        layout.addStretch(1)

    def _add(self, layout: QVBoxLayout, key: str, control: QWidget, name: str = "") -> None:
        layout.addSpacing(tokens.SPACE_S)
        if name:
            label = widgets.label(name)
            label.setBuddy(control)
            layout.addWidget(label)
        layout.addWidget(control)
        self._managed[key] = widgets.label(role="muted")
        layout.addWidget(self._managed[key])


def _filled_combo(name: Said, choices: Mapping[str, str]) -> QComboBox:
    combo = QComboBox()
    for data, text in choices.items():
        combo.addItem(text, data)

    def say_again() -> None:
        for index, text in enumerate(choices.values()):
            if isinstance(text, Said):
                combo.setItemText(index, text.again())

    on_language_change(combo, say_again)
    say(combo, combo.setAccessibleName, name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo


def _way_of(proxy: str) -> str:
    """Return which choice a setting is: itself, or one that has an address."""
    if proxy in ("system", "none"):
        return proxy
    return "file" if proxy.startswith(PAC) else "own"


def _line_edit(name: Said, example: str, on_entered: Callable[[], None]) -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(200)
    edit.setPlaceholderText(example)
    say(edit, edit.setAccessibleName, name)
    edit.editingFinished.connect(on_entered)
    return edit


def _choose(combo: QComboBox, value: str) -> None:
    """Choose by value; a language's name may carry a country: "de-AT"."""
    index = combo.findData(value)
    if index < 0:
        index = combo.findData(re.split("[-_]", value)[0])
    combo.setCurrentIndex(max(index, 0))


def _check_box(text: Said) -> QCheckBox:
    box = QCheckBox()
    say(box, box.setText, text)
    say(box, box.setAccessibleName, text)
    return box


def _time_edit(name: Said, on_change: Callable[[], None]) -> QTimeEdit:
    edit = QTimeEdit()
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # Qt would put minutes before hours
    edit.setDisplayFormat("HH:mm")
    edit.setKeyboardTracking(False)
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a time of day is read so everywhere
    edit.setLocale(QLocale.c())
    say(edit, edit.setAccessibleName, name)
    edit.editingFinished.connect(on_change)
    return edit
