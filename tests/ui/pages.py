"""Every page of the window with its longest contents, for tests of languages and of type sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QMainWindow, QPushButton, QStackedWidget, QWidget

from sso import errors
from sso.activation.progress import Hint, Progress, Stage
from sso.cli.sentences import Circumstances
from sso.diagnostics.bundle import Bundle
from sso.diagnostics.doctor import Finding, Level
from sso.licensing.status import Reason, State
from sso.signin.deep_link import DeepLink
from tests.ui.conftest import NOW, a_license, a_report
from ui import messages, tokens
from ui.chooser_page import ChooserPage
from ui.company_page import CompanyPage
from ui.doctor_page import DoctorPage
from ui.home_page import HomePage
from ui.link_page import LinkPage
from ui.no_profile_window import NoProfileWindow
from ui.problem_page import ProblemPage
from ui.proxy_page import ProxyPage
from ui.report_page import ReportPage
from ui.request_page import NO_LICENSE, NOT_SET_UP, Request, RequestPage
from ui.settings_page import LANGUAGE, PROXY, SettingsPage, SettingsView
from ui.signin_panel import SignInPanel
from ui.tokens import LIGHT, Colours
from ui.view_state import ProductView, WindowView, product_view

Making = Callable[[Colours], QWidget]


def product(state: State, **changes: object) -> ProductView:
    """Return a product in a state, with all that a card can show."""
    return replace(product_view(a_report("CAD-PRO", state), "CAD Pro"), **changes)  # type: ignore[arg-type]


def home(*products: ProductView) -> Making:
    """Return the making of a home page, its details open."""

    def make(colours: Colours) -> QWidget:
        page = HomePage("Keyturn", "Acme IT", "1.0.0")
        page.show_view(WindowView(products), NOW, colours)
        page.show_banner(messages.tr("Signed off here. The license stays."))
        for button in page.findChildren(QPushButton):
            if button.text() == messages.tr("Details"):
                button.click()
        return page

    return make


def panel(stage: Stage, *hints: Hint) -> Making:
    """Return the making of a sign-in under way."""

    def make(colours: Colours) -> QWidget:
        page = SignInPanel()
        page.begin("CAD Pro", colours)
        page.show_progress(
            Progress(
                stage,
                host="login.acme.test",
                remaining_s=581,
                deadline_number=1,
                has_browser_failed=bool(hints),
                address="localhost:52100",
                hints=hints,
            )
        )
        return page

    return make


def problem(error: errors.KeyturnError) -> Making:
    """Return the making of a failure's page."""

    def make(colours: Colours) -> QWidget:
        page = ProblemPage()
        explanation = messages.explained(error, Circumstances("CAD Pro", "ACME", ""))
        page.show_problem(explanation, error.code, "Acme IT it@acme.test", colours)
        return page

    return make


def request(code: str) -> Making:
    """Return the making of a request to the administrator."""

    def make(colours: Colours) -> QWidget:
        page = RequestPage()
        page.show_request(
            Request(
                code, "CAD Pro", "you@acme.test", "ACME", "workstation", "Acme IT",
                "Acme IT it@acme.test", "it@acme.test",
            ),
            colours,
        )  # fmt: skip
        return page

    return make


def chooser(colours: Colours) -> QWidget:
    """Return the licenses to choose from."""
    page = ChooserPage()
    page.ask("CAD Pro", (a_license(), a_license(id=2, is_trial=True, needs_tpm=True)))
    return page


def link(colours: Colours) -> QWidget:
    """Return the prompt of a deep link."""
    page = LinkPage()
    page.ask(
        DeepLink("CAD-PRO", "ACME", {"login_hint": "you@acme.test"}),
        "CAD Pro",
        "ACME",
        "api.acme.test",
    )
    return page


def settings(**changes: object) -> Making:
    """Return the making of the settings."""

    def make(colours: Colours) -> QWidget:
        view = SettingsView("", "system", True, True, "20:00-08:00", "http://proxy.acme.test:8080")
        page = SettingsPage()
        page.show_settings(replace(view, **changes))  # type: ignore[arg-type]
        return page

    return make


def doctor(colours: Colours) -> QWidget:
    """Return the checks of a computer, one of each kind and the longest texts."""
    page = DoctorPage()
    page.begin(Circumstances("CAD Pro", "ACME", "Acme IT"), colours)
    findings = [
        Finding("tls", Level.FAIL, "failed", {}, errors.TlsRefused(
            "", host="api.acme.test", issuer="CN=Acme Inspection Authority", proxy="proxy:8080")),
        Finding("service", Level.SKIP, "needs", {"other": "tls"}),
        Finding("secret_store", Level.WARN, "none"),
        Finding("environment", Level.WARN, "set", {"names": "SSL_CERT_FILE, LD_PRELOAD"}),
        Finding("license", Level.OK, "fine", {"state": "active"}),
        Finding("redirect", Level.OK, "kept"),
    ]  # fmt: skip
    for finding in findings:
        page.add(finding)
    page.end(findings)
    return page


def report(colours: Colours) -> QWidget:
    """Return a support bundle before it is saved."""
    page = ReportPage()
    page.show_bundle(Bundle("k7f3m2xy", {"manifest.json": "{}\n", "doctor.json": "[]\n"}))
    page.show_end(messages.tr("Saved: {path}").format(path="/home/you/report.zip"), is_good=True)
    return page


def proxy(colours: Colours) -> QWidget:
    """Return what asks for name and password at a proxy, with a problem."""
    page = ProxyPage()
    page.begin("proxy.acme.test:8080")
    trouble = errors.SecretStoreUnavailable("locked", state="locked")
    page.show_problem(messages.explained(trouble, Circumstances()).what)
    return page


def no_profile(colours: Colours) -> QWidget:
    """Return what is seen without a profile."""
    explanation = messages.explained(errors.NoProfile("none", place="/etc/x"), Circumstances())
    return NoProfileWindow(explanation, colours, offers_sandbox=True)


PAGES: Mapping[str, Making] = {
    **{f"home-{state.value}": home(product(state)) for state in State},
    "home-full": home(
        product(
            State.DAMAGED,
            license_id=1,
            reason=Reason.OTHER_DEVICE,
            changed_signals=("machine_id", "network_card"),
        ),
        product(State.ACTIVE, is_trial=True, is_floating=True, can_borrow=True, max_borrow_h=72,
                code="RENDER"),
    ),
    "panel-asking": panel(Stage.ASKING),
    "panel-waiting": panel(Stage.WAITING),
    "panel-hints": panel(Stage.WAITING, Hint.REMOTE_SHELL, Hint.PROXY, Hint.SECURITY_SOFTWARE),
    "company": lambda colours: CompanyPage(),
    "chooser": chooser,
    "link": link,
    "request": request(NO_LICENSE),
    "request-sso": request(NOT_SET_UP),
    "problem": problem(errors.TlsRefused("tls", host="login.acme.test", issuer="Acme Root")),
    "problem-proxy": problem(errors.ProxySignInRequired("407", proxy="proxy.acme.test:8080")),
    "proxy": proxy,
    "settings": settings(),
    "settings-proxy-file": settings(proxy="pac:http://proxy.acme.test/proxy.pac"),
    "settings-managed": settings(forced=frozenset({LANGUAGE, PROXY}), administrator="Acme IT"),
    "no-profile": no_profile,
    "doctor": doctor,
    "report": report,
}  # fmt: skip


def in_window(page: QWidget) -> QMainWindow:
    """Return a window of the usual size around a page, shown."""
    window = QMainWindow()
    stack = QStackedWidget()
    stack.addWidget(page)
    window.setCentralWidget(stack)
    window.setMinimumSize(340, 420)
    window.resize(tokens.WINDOW_WIDTH, tokens.WINDOW_HEIGHT)
    window.show()
    return window


def made(name: str, colours: Colours = LIGHT) -> QMainWindow:
    """Return a page by its name, in a window."""
    return in_window(PAGES[name](colours))
