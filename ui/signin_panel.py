"""How does a sign-in look while it runs? Stages, countdown, Cancel, Open again, Copy link."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from sso.activation.progress import Progress, Stage
from ui import messages, tokens, widgets
from ui.i18n import on_language_change, say
from ui.messages import tr
from ui.tokens import Colours

_STEP_OF_STAGE = {
    Stage.ASKING: 0,
    Stage.WAITING: 1,
    Stage.CHOOSING: 3,
    Stage.ACTIVATING: 3,
    Stage.DONE: 4,
    Stage.FAILED: 0,
}
_PROMINENT_AFTER_MS = 5_000


class SignInPanel(QWidget):
    """A sign-in under way.

    Signals:
        cancel_wanted(), open_again_wanted(), more_time_wanted().
        pasted(str): what the person put into the field for the browser's final address.
    """

    cancel_wanted = Signal()
    open_again_wanted = Signal()
    more_time_wanted = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress(Stage.ASKING)
        self._ends_at = 0.0
        self._deadline_number = 0
        self._is_by_hand = False
        self._colours: Colours | None = None
        self._title = widgets.label(role="title")
        self._steps = [_Step(text) for text in _step_texts()]
        self._countdown = widgets.label(role="muted")
        say(self._countdown, self._countdown.setAccessibleName, tr("Time left"))
        self._hint = widgets.label(tr("Nothing opened?"), "muted")
        self._more_time = widgets.button(tr("More time"), self.more_time_wanted.emit, "link")
        self._warning = widgets.label()
        widgets.restyle(self._warning, "tone", "warn")
        self._further = widgets.label(role="muted")
        self._paste = QLineEdit()
        self._paste.setPlaceholderText("http://localhost/...")
        say(self._paste, self._paste.setAccessibleName, tr("The browser's final address"))
        self._paste.returnPressed.connect(self._on_pasted)
        self._paste.textChanged.connect(self._on_paste_changed)
        self._use = widgets.button(tr("Use it"), self._on_pasted)
        self._use.setEnabled(False)
        self._paste_label = widgets.label(
            tr("Browser finished, but nothing happened here? Paste its address:"), "muted"
        )
        self._paste_label.setBuddy(self._paste)
        self._open_again = widgets.button(tr("Open again"), self.open_again_wanted.emit)
        self._copy = widgets.button(tr("Copy link"), self._on_copy)
        self._cancel = widgets.button(tr("Cancel"), self.cancel_wanted.emit)
        self._cancel.setShortcut("Esc")
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_second_passed)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PROMINENT_AFTER_MS)
        self._late.timeout.connect(self._on_nothing_opened)
        self._lay_out()
        on_language_change(self, self._say_again)

    def begin(self, product_name: str, colours: Colours) -> None:
        """Show the panel of a new sign-in."""
        self._colours = colours
        self._title.setText(tr("Signing in to {product}").format(product=product_name))
        self._hint.setText(tr("Nothing opened?"))
        widgets.restyle(self._hint, "tone", "")
        self._paste.clear()
        self._deadline_number = 0
        self._is_by_hand = False
        self.show_progress(Progress(Stage.ASKING))
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, progress: Progress) -> None:
        """Show what is done, what is under way, and what follows."""
        if progress.remaining_s is not None and progress.deadline_number != self._deadline_number:
            self._deadline_number = progress.deadline_number
            self._ends_at = time.monotonic() + progress.remaining_s
            self._tick.start()
            self._late.start()
        if progress.stage is not Stage.WAITING:
            self._tick.stop()
            self._late.stop()
        self._progress = progress
        self._show_steps()
        is_waiting = progress.stage is Stage.WAITING
        for part in (self._hint, self._open_again, self._copy, self._more_time):
            part.setVisible(is_waiting)
        for part in (self._paste_label, self._use):
            part.setVisible(is_waiting)
        self._paste.setVisible(is_waiting)
        hints = messages.hint_lines(progress, is_by_hand=self._is_by_hand) if is_waiting else []
        for part, lines in ((self._warning, hints[:1]), (self._further, hints[1:])):
            part.setText("\n".join(lines))
            part.setVisible(bool(lines))
        if progress.has_browser_arrived:
            self._late.stop()
        if progress.has_browser_failed:
            self._on_nothing_opened()
        self._on_second_passed()

    def _say_again(self) -> None:
        """Texts that are put together, in another language."""
        if self._colours is not None:
            self.show_progress(self._progress)

    def _show_steps(self) -> None:
        at = _STEP_OF_STAGE[self._progress.stage]
        if self._progress.has_browser_arrived and self._progress.stage is Stage.WAITING:
            at = 2
        assert self._colours is not None
        for number, step in enumerate(self._steps):
            step.show_state((number > at) - (number < at), self._colours)
        host = self._progress.host
        opened = tr("Opening {host} in your browser").format(host=host) if host else ""
        self._steps[1].set_text(opened or _step_texts()[1])

    def _on_second_passed(self) -> None:
        is_waiting = self._progress.stage is Stage.WAITING
        left = self._ends_at - time.monotonic()
        self._countdown.setText(messages.countdown_text(left) if is_waiting else "")

    def _on_nothing_opened(self) -> None:
        """The launcher's word is never certain: after a while the link becomes the way."""
        text = tr("The browser could not be opened. Copy the link and open it yourself.")
        if not self._progress.has_browser_failed:
            text = tr("Nothing opened? Open it again, or copy the link into your browser.")
        self._hint.setText(text)
        widgets.restyle(self._hint, "tone", "warn")

    def _on_paste_changed(self, text: str) -> None:
        self._use.setEnabled(bool(text.strip()))

    def _on_pasted(self) -> None:
        if self._paste.text().strip():
            self.pasted.emit(self._paste.text())
            self._paste.clear()

    def _on_copy(self) -> None:
        self._is_by_hand = True
        QGuiApplication.clipboard().setText(self._progress.authorization_url)
        self._copy.setText(tr("Copied"))
        QTimer.singleShot(2000, self._copy, lambda: self._copy.setText(tr("Copy link")))

    def _lay_out(self) -> None:
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_M)
        layout.addWidget(self._title)
        layout.addSpacing(tokens.SPACE_S)
        for step in self._steps:
            layout.addWidget(step)
        layout.addLayout(widgets.row(None, self._more_time, self._countdown))
        layout.addSpacing(tokens.SPACE_S)
        layout.addWidget(self._hint)
        layout.addLayout(widgets.flow(self._open_again, self._copy, None))
        layout.addSpacing(tokens.SPACE_S)
        layout.addWidget(self._warning)
        layout.addWidget(self._further)
        layout.addWidget(self._paste_label)
        layout.addLayout(widgets.row(self._paste, self._use))
        layout.addStretch(1)
        layout.addLayout(widgets.flow(None, self._cancel))


class _Step(QWidget):
    """One line of the stages."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._drawing = widgets.Drawing(20)
        self._text = widgets.label(text)
        layout = widgets.row(self._drawing, self._text, spacing=tokens.SPACE_M)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def set_text(self, text: str) -> None:
        """Say what this stage is."""
        self._text.setText(text)

    def show_state(self, order: int, colours: Colours) -> None:
        """Show a stage as past (-1), present (0) or to come (1)."""
        name, colour, meaning = {
            -1: ("step-done", colours.ok, tr("done")),
            0: ("step-now", colours.accent, tr("under way")),
            1: ("step-later", colours.muted, tr("to come")),
        }[order]
        self._drawing.show_icon(name, colour, colours.bg, meaning)
        widgets.restyle(self._text, "role", "muted" if order == 1 else "")
        self.setAccessibleName(f"{self._text.text()}: {meaning}")


def _step_texts() -> list[str]:
    return [
        tr("Asking the license service"),
        tr("Opening your browser"),
        tr("Waiting for your sign-in"),
        tr("Activating this device"),
    ]
