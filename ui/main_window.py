"""Which page does the window show? The window is complete: nothing needs the tray."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QWidget

from sso.activation.manager import Outcome
from sso.activation.progress import Progress
from sso.channel.requests import SignIn
from sso.cli.sentences import Circumstances
from sso.errors import Cancelled, KeyturnError
from sso.licensing.model import License
from sso.profile import Profile
from ui import messages, tokens
from ui.bridge import Bridge
from ui.chooser_page import ChooserPage
from ui.company_page import CompanyPage
from ui.foreground import ForegroundWatch
from ui.home_page import HomePage
from ui.messages import tr
from ui.problem_page import ProblemPage
from ui.request_page import REQUEST_CODES, Request, RequestPage
from ui.signin_panel import SignInPanel
from ui.theme import Theme
from ui.view_state import WindowView

RAISE_WAIT_MS = 500  # a window manager that raises windows has done it by then


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        quit_wanted(): the person wants the program to end. settings_wanted(), check_up_wanted().
        proxy_sign_in_wanted(str): at a proxy's host and port.
        closed(): the person closed the window.
        came_forward(), overlooked(str): a sign-in has ended, and the window is in front; or the
            system keeps it behind others, with what it would have said.
    """

    quit_wanted = Signal()
    settings_wanted = Signal()
    check_up_wanted = Signal()
    proxy_sign_in_wanted = Signal(str)
    closed = Signal()
    came_forward = Signal()
    overlooked = Signal(str)

    def __init__(self, bridge: Bridge, profile: Profile, theme: Theme, version: str) -> None:
        super().__init__()
        self._bridge = bridge
        self._profile = profile
        self._theme = theme
        self._product_code = profile.products[0].code
        self._company = ""
        self._proxy = ""  # which one wants a sign-in
        self._wants_another_account = False
        self._replacement: tuple[str, str] | None = None
        self._home = HomePage(profile.app.name, profile.administrator.name, version)
        self._panel = SignInPanel()
        self._company_page = CompanyPage()
        self._problem = ProblemPage()
        self._chooser = ChooserPage()
        self._request = RequestPage()
        self._pages = QStackedWidget()
        for page in (
            self._home,
            self._panel,
            self._company_page,
            self._problem,
            self._chooser,
            self._request,
        ):
            self._pages.addWidget(page)
        self._prompts: list[QWidget] = []
        self.setCentralWidget(self._pages)
        self.setWindowTitle(profile.app.name)
        self.resize(tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
        self.setMinimumSize(340, 420)
        self._connect()

    def show_view(self, view: WindowView) -> None:
        """Show what is to be seen now."""
        self._home.show_view(view, self._bridge.now, self._theme.colours)

    def bring_up(self) -> None:
        """Show the window in front of the others."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if self._pages.currentWidget() is self._home:
            self._home.take_focus()

    @property
    def is_asking(self) -> bool:
        """Whether a sign-in, or another prompt, is before the person already."""
        return self._bridge.view.is_busy or self._pages.currentWidget() in self._prompts

    def add_page(self, page: QWidget, *, is_prompt: bool = False) -> None:
        """Take up a page of another part; it is shown by `show_page`.

        :param is_prompt: it wants an answer, so nothing else may take its place.
        """
        self._pages.addWidget(page)
        if is_prompt:
            self._prompts.append(page)

    def show_page(self, page: QWidget) -> None:
        """Show such a page, in front of other windows."""
        self._pages.setCurrentWidget(page)
        self.bring_up()

    def go_home(self) -> None:
        """Show the products."""
        self._pages.setCurrentWidget(self._home)
        self._home.take_focus()

    def sign_in(
        self, product_code: str, company: str = "", hints: dict[str, str] | None = None
    ) -> None:
        """Start a sign-in for one product; `hints` are those of a link the person agreed to."""
        if self._bridge.view.is_signing_in:
            self._ask_to_replace(product_code, company)
            return
        if self._bridge.view.is_busy:
            self.bring_up()
            return
        self._begin_panel(product_code, company)
        self._bridge.sign_in(product_code, company, hints=hints)

    def try_again(self) -> None:
        """Start the sign-in that failed once more."""
        self.sign_in(self._product_code, self._company)

    def sign_in_for(self, wanted: SignIn) -> None:
        """Start a sign-in that a terminal asked for; the person sees it here as well."""
        self._begin_panel(wanted.product or self._profile.products[0].code, wanted.customer)
        self.bring_up()
        self._bridge.sign_in(self._product_code, wanted.customer, wanted)

    def _ask_to_replace(self, product_code: str, company: str) -> None:
        """One sign-in is under way: the person says whether it goes on or a new one takes its
        place."""
        self.bring_up()
        self._pages.setCurrentWidget(self._panel)
        question = self._question(
            tr("A sign-in is already under way."),
            tr("Its page may be open in your browser, behind other windows."),
        )
        going_on = question.addButton(tr("Go on with it"), QMessageBox.ButtonRole.RejectRole)
        anew = question.addButton(tr("Start over"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(going_on)
        question.exec()
        if question.clickedButton() is anew:
            self._replacement = (product_code, company)
            self._bridge.cancel_sign_in()

    def _question(self, text: str, more: str) -> QMessageBox:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.NoIcon)
        question.setWindowTitle(self.windowTitle())
        question.setText(text)
        question.setInformativeText(more)
        return question

    def ask_to_give_back(self, product_code: str) -> None:
        """Ask, then give this device's seat back: it cannot be undone by going back."""
        self._product_code = product_code
        name = self._product_name()
        question = self._question(
            tr("Give this device's seat for {product} back?").format(product=name),
            tr("{product} stops working here until you sign in again.").format(product=name),
        )
        yes = question.addButton(tr("Give the seat back"), QMessageBox.ButtonRole.AcceptRole)
        keep = question.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.exec()
        if question.clickedButton() is yes:
            self._bridge.give_back(product_code)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Closing hides; whether that ends the program is decided where the tray is known."""
        event.accept()
        self.closed.emit()

    def set_icon(self, icon: QIcon) -> None:
        """Show the brand mark in task bars."""
        self.setWindowIcon(icon)

    def _connect(self) -> None:
        self._home.sign_in_wanted.connect(self.sign_in)
        self._home.check_wanted.connect(lambda code: self._bridge.check([code]))
        self._home.give_back_wanted.connect(self.ask_to_give_back)
        self._home.sign_off_wanted.connect(lambda: self._bridge.sign_off())
        self._home.browser_sign_off_wanted.connect(lambda: self._bridge.sign_off(in_browser=True))
        self._home.choose_wanted.connect(self._on_choose_wanted)
        self._home.borrow_wanted.connect(self.borrow)
        self._home.return_wanted.connect(self._bridge.return_seat)
        self._home.news_wanted.connect(self._bridge.open_news)
        self._chooser.chosen.connect(self._on_license_chosen)
        self._chooser.cancel_wanted.connect(self._bridge.cancel_sign_in)
        self._bridge.questions.license_asked.connect(self._on_license_asked)
        self._bridge.questions.person_asked.connect(self._on_person_asked)
        self._home.another_account_wanted.connect(self._on_another_account_wanted)
        self._home.quit_wanted.connect(self.quit_wanted)
        self._home.settings_wanted.connect(self.settings_wanted)
        self._home.check_up_wanted.connect(self.check_up_wanted)
        self._problem.check_up_wanted.connect(self.check_up_wanted)
        self._panel.cancel_wanted.connect(self._bridge.cancel_sign_in)
        self._panel.open_again_wanted.connect(self._bridge.open_again)
        self._panel.more_time_wanted.connect(self._bridge.more_time)
        self._panel.pasted.connect(self._bridge.paste)
        self._company_page.confirmed.connect(
            lambda company: self.sign_in(self._product_code, company)
        )
        self._company_page.back_wanted.connect(self.go_home)
        self._problem.back_wanted.connect(self.go_home)
        self._problem.another_account_wanted.connect(self._on_another_account_wanted)
        self._problem.retry_wanted.connect(self.try_again)
        self._problem.proxy_wanted.connect(lambda: self.proxy_sign_in_wanted.emit(self._proxy))
        self._request.back_wanted.connect(self.go_home)
        self._request.another_account_wanted.connect(self._on_another_account_wanted)
        self._request.another_company_wanted.connect(
            lambda: self._on_company_needed(self._product_code)
        )
        self._request.write_wanted.connect(self._bridge.write_mail)
        self._bridge.view_changed.connect(self.show_view)
        self._bridge.progressed.connect(self._on_progressed)
        self._bridge.sign_in_ended.connect(self._on_sign_in_ended)
        self._bridge.call_ended.connect(self._on_call_ended)
        self._bridge.failed.connect(self.show_failure)
        self._bridge.company_needed.connect(self._on_company_needed)

    def _on_choose_wanted(self, product_code: str) -> None:
        self._begin_panel(product_code)
        self._bridge.choose_license(product_code)

    def borrow(self, product_code: str, hours: int) -> None:
        """Take a floating seat offline.

        The service wants a sign-in for that: the browser opens, mostly without a question.
        """
        self._begin_panel(product_code)
        self._bridge.borrow(product_code, self._bridge.now + timedelta(hours=hours))

    def _begin_panel(self, product_code: str, company: str = "") -> None:
        self._product_code, self._company = product_code, company
        self._home.show_banner("")
        self._panel.begin(self._product_name(), self._theme.colours)
        self._pages.setCurrentWidget(self._panel)

    def _on_license_asked(self, licenses: tuple[License, ...]) -> None:
        self._chooser.ask(self._product_name(), licenses)
        self._pages.setCurrentWidget(self._chooser)
        self.bring_up()

    def _on_license_chosen(self, license_id: int) -> None:
        self._pages.setCurrentWidget(self._panel)
        self._bridge.questions.answer(license_id)

    def _on_person_asked(self, holder: str, newcomer: str) -> None:
        """Another person on the same device: never swapped in silently."""
        self.bring_up()
        names = {"holder": holder, "newcomer": newcomer}
        question = self._question(
            tr("{newcomer} signed in, but the license here belongs to {holder}.").format(**names),
            tr("Shall {newcomer} take the place of {holder} on this computer?").format(**names),
        )
        swap = question.addButton(
            tr("Put {newcomer} in").format(**names), QMessageBox.ButtonRole.AcceptRole
        )
        keep = question.addButton(
            tr("Keep {holder}").format(**names), QMessageBox.ButtonRole.RejectRole
        )
        question.setDefaultButton(keep)
        question.exec()
        self._bridge.questions.answer(question.clickedButton() is swap)

    def _on_another_account_wanted(self) -> None:
        """Sign off and sign in, in one go: else the browser's session brings the same person
        back."""
        self._wants_another_account = True
        self._bridge.sign_off(in_browser=True)

    def _on_progressed(self, progress: Progress) -> None:
        self._panel.show_progress(progress)

    def _on_sign_in_ended(self, outcome: Outcome) -> None:
        self._come_forward(outcome)
        replacement, self._replacement = self._replacement, None
        if replacement is not None and isinstance(outcome.error, Cancelled):
            self.sign_in(*replacement)
            return
        if outcome.error is not None:
            self.show_failure(outcome.error)
            return
        self._home.show_banner(messages.vault_line(outcome.vault) if outcome.vault else "")
        self.go_home()

    def _come_forward(self, outcome: Outcome) -> None:
        """Raise the window; where that is forbidden, ask for attention. Who cancels needs none."""
        if isinstance(outcome.error, Cancelled):
            self.bring_up()
            return
        watch = ForegroundWatch()
        self.bring_up()
        news = messages.end_line(outcome.error, self._circumstances())
        QTimer.singleShot(RAISE_WAIT_MS, self, lambda: self._look_whether_raised(watch, news))

    def _look_whether_raised(self, watch: ForegroundWatch, news: str) -> None:
        if watch.end():
            self.came_forward.emit()
            return
        QApplication.alert(self)  # on X11 the window manager that refuses does so by itself
        self.overlooked.emit(news)

    def _on_call_ended(self, verb: str) -> None:
        if self._wants_another_account:
            self._wants_another_account = False
            self.sign_in(self._product_code, self._company)
            return
        text = {
            "sign-off": tr("Signed off here. The license stays."),
            "sign-off in the browser": tr(
                "Signed off here and at the sign-in service. Other programs stay signed in."
            ),
            "deactivate": tr("This device's seat was given back."),
            "return": tr("The seat was returned. Check now takes one again."),
        }.get(verb, "")
        self._home.show_banner(text)
        self.go_home()

    def show_failure(self, error: KeyturnError) -> None:
        """Show what went wrong; the window stays where it is."""
        self._wants_another_account = False
        if isinstance(error, Cancelled) and not error.facts.get("may_hold_seat"):
            self.go_home()
            return
        administrator = self._profile.administrator
        contact = " ".join(
            part for part in (administrator.name, administrator.email, administrator.phone) if part
        )
        self._proxy = str(error.facts.get("proxy", ""))
        if error.code in REQUEST_CODES:
            self._show_request(error, contact)
            return
        code = " ".join(filter(None, (error.code, error.service_code, error.reference)))
        self._problem.show_problem(
            messages.explained(error, self._circumstances()),
            code,
            contact if messages.is_for_administrator(error) else "",
            self._theme.colours,
        )
        self._pages.setCurrentWidget(self._problem)

    def _show_request(self, error: KeyturnError, contact: str) -> None:
        view = next(
            (one for one in self._bridge.view.products if one.code == self._product_code), None
        )
        self._request.show_request(
            Request(
                error.code,
                self._product_name(),
                person=str(error.facts.get("person", "")) or (view.person if view else ""),
                company=self._company or (view.company if view else ""),
                device=view.device_name if view else "",
                administrator=self._profile.administrator.name,
                contact=contact,
                mail=self._profile.administrator.email,
            ),
            self._theme.colours,
        )
        self._pages.setCurrentWidget(self._request)

    def _on_company_needed(self, product_code: str) -> None:
        self._product_code = product_code
        self._pages.setCurrentWidget(self._company_page)
        self._company_page.begin()
        self.bring_up()

    def _circumstances(self) -> Circumstances:
        return Circumstances(
            self._product_name(),
            self._company or self._profile.sign_in.customer_account_code,
            self._profile.administrator.name,
        )

    def _product_name(self) -> str:
        return self._profile.product(self._product_code).name
