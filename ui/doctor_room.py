"""How are the checks of this computer made and shown, and a report saved?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from sso.cli.program import Program
from sso.cli.sentences import Circumstances
from sso.diagnostics.doctor import Check, Finding, examine
from sso.errors import KeyturnError
from ui import messages
from ui.bridge import Bridge
from ui.doctor_page import DoctorPage
from ui.main_window import MainWindow
from ui.messages import tr
from ui.report_page import ReportPage
from ui.theme import Theme

if TYPE_CHECKING:
    from sso.diagnostics.bundle import Bundle

AskForFile = Callable[[str], str]


# Imported where somebody looks: every start would carry the checks and the bundle along.
def checks_for(program: Program) -> list[Check]:
    """Return what is looked at."""
    from sso.cli import doctor_verb

    return doctor_verb.checks_for(program)


def bundle_of(program: Program, findings: list[Finding]) -> Bundle:
    """Return the report that goes to support."""
    from sso.cli import bundle_verb

    return bundle_verb.bundle_of(program, findings)


def note_written(program: Program, made: Bundle) -> None:
    """Note that a report was written."""
    from sso.cli import bundle_verb

    bundle_verb.note_written(program, made)


class DoctorRoom(QObject):
    """The two pages in the window, and the work behind them: in the bridge's worker, since they
    ask the same service."""

    _found = Signal(object)  # from the worker's thread to this one
    _ended = Signal(object)
    _made = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        program: Program,
        theme: Theme,
        ask_for_file: AskForFile | None = None,
    ) -> None:
        """:param ask_for_file: where the report goes, by the suggested name; empty: nowhere."""
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._program = program
        self._theme = theme
        self._ask_for_file = ask_for_file or self._asked_by_dialog
        self._findings: list[Finding] = []
        self.page = DoctorPage()
        self.report_page = ReportPage()
        window.add_page(self.page)
        window.add_page(self.report_page)
        self.page.back_wanted.connect(window.go_home)
        self.page.again_wanted.connect(self.open)
        self.page.report_wanted.connect(self._on_report_wanted)
        self.report_page.back_wanted.connect(lambda: window.show_page(self.page))
        self.report_page.save_wanted.connect(self._on_save_wanted)
        self._found.connect(self._on_found)
        self._ended.connect(self._on_ended)
        self._made.connect(self._on_made)

    def open(self) -> None:
        """Show the page, and look at everything."""
        if self._bridge.view.is_busy:
            self._window.bring_up()
            return
        profile = self._program.profile
        around = Circumstances(
            profile.products[0].name,
            profile.sign_in.customer_account_code,
            profile.administrator.name,
        )
        self.page.begin(around, self._theme.colours)
        self._window.show_page(self.page)
        self._bridge.work(self._examine)

    def _examine(self) -> None:
        """In the worker."""
        self._ended.emit(examine(checks_for(self._program), self._found.emit))

    @Slot(object)
    def _on_found(self, finding: Finding) -> None:
        self.page.add(finding)

    @Slot(object)
    def _on_ended(self, findings: list[Finding]) -> None:
        self._findings = findings
        self.page.end(findings)

    def _on_report_wanted(self) -> None:
        self._bridge.work(lambda: self._made.emit(bundle_of(self._program, self._findings)))

    @Slot(object)
    def _on_made(self, bundle: Bundle) -> None:
        self.report_page.show_bundle(bundle)
        self._window.show_page(self.report_page)

    def _on_save_wanted(self, bundle: Bundle) -> None:
        chosen = self._ask_for_file(f"keyturn-{bundle.id}.zip")
        if not chosen:
            return
        try:
            bundle.save(Path(chosen))
        except KeyturnError as error:
            around = Circumstances()
            self.report_page.show_end(messages.explained(error, around).what, is_good=False)
            return
        note_written(self._program, bundle)
        self.report_page.show_end(tr("Saved: {path}").format(path=chosen), is_good=True)

    def _asked_by_dialog(self, name: str) -> str:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Report for support"), str(Path(place) / name), "*.zip"
        )
        return chosen
