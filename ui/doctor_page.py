"""What is wrong on this computer, as a person can read it? One row a check: drawing, word and
sentence say the same; in the end what is wrong stands first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sso.cli.sentences import Circumstances
from sso.diagnostics.doctor import Finding, Level
from ui import messages, tokens, widgets
from ui.i18n import on_language_change
from ui.messages import tr, tr_count
from ui.tokens import Colours

_ICONS = {
    Level.OK: "step-done",
    Level.WARN: "info",
    Level.FAIL: "step-failed",
    Level.SKIP: "step-later",
}
_WEIGHT = (Level.FAIL, Level.WARN, Level.SKIP, Level.OK)


class DoctorPage(QWidget):
    """The checks of this computer.

    Signals:
        again_wanted(), report_wanted(), back_wanted().
    """

    again_wanted = Signal()
    report_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._findings: list[Finding] = []
        self._around = Circumstances()
        self._colours: Colours | None = None
        self._is_running = False
        self._title = widgets.label(tr("Check of this computer"), "title")
        self._summary = widgets.label(role="muted")
        self._rows = QVBoxLayout()
        self._again = widgets.button(tr("Check again"), self.again_wanted.emit, "primary")
        self._copy = widgets.button(tr("Copy"), self._on_copy)
        self._report = widgets.button(tr("Report for support ..."), self.report_wanted.emit)
        self._back = widgets.button(tr("Back"), self.back_wanted.emit)
        self._back.setShortcut("Esc")
        on_language_change(self, self._say_again)
        self._lay_out()

    def begin(self, around: Circumstances, colours: Colours) -> None:
        """Empty the page: the checks are made now."""
        self._findings, self._around, self._colours = [], around, colours
        self._is_running = True
        widgets.emptied(self._rows)
        self._show_summary()
        for one in (self._again, self._copy, self._report):
            one.setEnabled(False)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, finding: Finding) -> None:
        """Show how one more check ended."""
        if self._is_running and self._colours is not None:
            self._findings.append(finding)
            self._rows.addWidget(_Row(finding, self._around, self._colours))

    def end(self, findings: Sequence[Finding]) -> None:
        """All checks have ended."""
        if not self._is_running:
            return
        self._is_running = False
        self._findings = sorted(findings, key=lambda finding: _WEIGHT.index(finding.level))
        for one in (self._again, self._copy, self._report):
            one.setEnabled(True)
        self._say_again()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_summary(self) -> None:
        if self._is_running:
            self._summary.setText(tr("Looking ..."))
            return
        failed = sum(finding.level is Level.FAIL for finding in self._findings)
        warned = sum(finding.level is Level.WARN for finding in self._findings)
        if failed:
            self._summary.setText(tr_count("%Ln things are wrong", failed))
        elif warned:
            self._summary.setText(tr_count("It works; %Ln things could be better", warned))
        else:
            self._summary.setText(tr("Everything is as it should be."))

    def _say_again(self) -> None:
        """Rows are sentences with facts in them: they are made anew in another language."""
        if self._colours is None:
            return
        widgets.emptied(self._rows)
        for finding in self._findings:
            self._rows.addWidget(_Row(finding, self._around, self._colours))
        self._show_summary()

    def _on_copy(self) -> None:
        lines = []
        for finding in self._findings:
            said = messages.finding_said(finding, self._around)
            parts = (messages.level_word(finding.level), said.name, said.what, said.fix)
            lines.append(" | ".join(str(part) for part in parts if part))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _lay_out(self) -> None:
        layout = widgets.page_column(self, margin=tokens.SPACE_XL, spacing=tokens.SPACE_S)
        layout.addLayout(widgets.row(self._back, None))
        layout.addWidget(self._title)
        layout.addWidget(self._summary)
        layout.addLayout(widgets.flow(self._again, self._copy, self._report, None))
        layout.addSpacing(tokens.SPACE_S)
        self._rows.setSpacing(tokens.SPACE_M)
        layout.addLayout(self._rows)
        layout.addStretch(1)


class _Row(QWidget):
    """One finding."""

    def __init__(self, finding: Finding, around: Circumstances, colours: Colours) -> None:
        super().__init__()
        said = messages.finding_said(finding, around)
        word = messages.level_word(finding.level)
        tints = {
            Level.OK: colours.ok,
            Level.WARN: colours.warn,
            Level.FAIL: colours.bad,
            Level.SKIP: colours.muted,
        }
        drawing = widgets.Drawing(20)
        drawing.show_icon(_ICONS[finding.level], tints[finding.level], colours.bg, word)
        name = widgets.label(said.name, "strong")
        what = widgets.label(said.what, is_selectable=True)
        fix = widgets.label(said.fix, "muted", is_selectable=True)
        fix.setVisible(bool(said.fix) and finding.level is not Level.OK)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for part in (name, what, fix):
            texts.addWidget(part)
        layout = widgets.row(drawing, spacing=tokens.SPACE_M)
        layout.setAlignment(drawing, Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(texts, 1)
        self.setLayout(layout)
        self.setAccessibleName(f"{word}: {said.name}. {said.what} {said.fix}".strip())
