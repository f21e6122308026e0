"""What do the window's tests share? A core that answers from a script, and the window around it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sso.activation.manager import Outcome, SignInOptions
from sso.activation.progress import Progress, Stage
from sso.activation.recheck import Awake
from sso.autostart import Autostart
from sso.autostart.xdg import XdgAutostart
from sso.errors import Cancelled, CompanyCodeNeeded, KeyturnError
from sso.licensing.model import Feature, License, LicenseUser
from sso.licensing.model import Product as LicensedProduct
from sso.licensing.status import LicenseStatus, Reason, State
from sso.profile import Layer, Profile, merged
from sso.profile.reader import parse_document
from sso.storage.paths import Paths
from sso.storage.published_status import Report
from ui.bridge import Bridge
from ui.desktop import Desktop
from ui.theme import Theme

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
PROFILE = """
schema = 1
[app]
id = "io.keyturn.Test"
name = "Keyturn"
[administrator]
name = "Acme IT"
email = "it@acme.test"
[license_service]
base_url = "http://127.0.0.1:9"
api_key = "key"
shared_key = "shared"
[[products]]
code = "CAD-PRO"
name = "CAD Pro"
[[products]]
code = "RENDER"
name = "Render Farm"
[sign_in]
customer_account_code = "ACME"
"""


def a_license(**changes: object) -> License:
    """Return a subscription of ten seats."""
    made = License(
        id=1744810240166049,
        product=LicensedProduct("CAD-PRO", "CAD Pro", "user"),
        license_type="subscription",
        hardware_id="device",
        user=LicenseUser(3469, "you@acme.test"),
        until=NOW + timedelta(days=209),
        starts_at=None,
        is_active=True,
        is_enabled=True,
        is_expired=False,
        is_trial=False,
        is_floating=False,
        floating_timeout_min=120,
        borrowed_until=None,
        seats_used=2,
        seats=10,
        device_id=1,
        features=(Feature("render", "Rendering", "activation", None),),
        customer_account_code="ACME",
        needs_tpm=False,
        validity_raw=None,
        license_signature=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def a_report(code: str, state: State) -> Report:
    """Return a report of a product in a state, with a license where such a state has one."""
    without = (State.NOT_ACTIVATED, State.NO_LICENSE, State.DEVICE_LIMIT, State.DAMAGED)
    license = None if state in without else a_license()
    until = NOW + timedelta(days=5) if state is State.EXPIRING else NOW + timedelta(days=209)
    grace = NOW + timedelta(hours=22)
    return Report(
        product=code,
        status=LicenseStatus(state, Reason.OK, until if license else None, grace),
        license=license,
        last_check=NOW - timedelta(minutes=10) if license else None,
        next_check=NOW + timedelta(minutes=50) if license else None,
        hardware_id="3d1219c7c4c5404a",
        device_name="workstation",
        customer_account_code="ACME",
    )


@dataclass
class ScriptedManager:
    """A core without network or disk: it reports `states` and ends sign-ins with
    `outcome_error`."""

    profile: Profile
    states: dict[str, State]
    outcome_error: KeyturnError | None = None
    needs_company: bool = False
    waits_for_cancel: bool = False
    due: tuple[str, ...] = ()
    quiet: datetime = NOW  # until then time alone changes nothing
    licenses: tuple[License, ...] = ()
    mails: list[tuple[str, str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    now: datetime = NOW
    cancelled: threading.Event = field(default_factory=threading.Event)

    def status(self, code: str) -> Report:
        return a_report(code, self.states[code])

    def activate(self, code: str, options: SignInOptions) -> Outcome:
        self.calls.append(f"activate {code} {options.customer_account_code}".strip())
        if self.needs_company and not options.customer_account_code:
            raise CompanyCodeNeeded("no company code is known")
        options.on_progress(Progress(Stage.ASKING))
        options.on_progress(
            Progress(
                Stage.WAITING,
                host="login.acme.test",
                link="http://127.0.0.1:9/keyturn/go/once",
                authorization_url="https://login.acme.test/auth",
                remaining_s=600,
                deadline_number=1,
            )
        )
        if self.waits_for_cancel:
            self.cancelled.wait(10)
            return Outcome(self.status(code), Cancelled("cancelled here"))
        if self.outcome_error is None:
            self.states[code] = State.ACTIVE
        return Outcome(self.status(code), self.outcome_error)

    def publish(self, code: str) -> Report:
        return self.status(code)

    def status_object(self, code: str) -> dict[str, object]:
        return {"product": code, "state": self.states[code].value}

    def check_if_due(self, code: str, awake: Awake) -> Outcome | None:
        if code not in self.due:
            return None
        self.calls.append(f"check {code}")
        return Outcome(self.status(code))

    def quiet_until(self, report: Report, awake: Awake) -> datetime:
        return self.quiet

    def choose_again(self, code: str, options: SignInOptions) -> Outcome:
        self.calls.append(f"choose {code}")
        assert options.choose is not None
        chosen = options.choose(self.licenses)
        self.calls.append(f"chose {chosen}")
        error = Cancelled("none of them") if chosen is None else None
        return Outcome(self.status(code), error)

    def borrow(self, code: str, until_at: datetime | None, options: SignInOptions) -> Outcome:
        self.calls.append(f"borrow {code} {until_at}")
        return Outcome(self.status(code))

    def give_back(self, code: str) -> Outcome:
        self.calls.append(f"return {code}")
        return Outcome(self.status(code))

    def write_mail(self, address: str, subject: str, text: str) -> bool:
        self.mails.append((address, subject, text))
        return True

    def release_seats(self) -> None:
        self.calls.append("release")

    def use_proxy(self, proxy: str) -> None:
        self.calls.append(f"proxy {proxy}")

    def abort(self) -> None:
        pass

    def check(self, code: str) -> Outcome:
        self.calls.append(f"check {code}")
        return Outcome(self.status(code), self.outcome_error)

    def deactivate(self, code: str) -> Outcome:
        self.calls.append(f"deactivate {code}")
        self.states[code] = State.NOT_ACTIVATED
        return Outcome(self.status(code))

    def sign_off(self, *, in_browser: bool = False) -> None:
        self.calls.append("sign-off in the browser" if in_browser else "sign-off")

    def paste(self, address_raw: str) -> bool:
        self.calls.append(f"paste {address_raw}")
        return False

    def extend(self) -> None:
        self.calls.append("more time")

    def cancel(self) -> None:
        self.cancelled.set()

    def open_again(self) -> None:
        self.calls.append("open again")


@dataclass
class KeptProxySignIns:
    """Stands for the secret store's sign-ins at proxies; `trouble` is what it answers instead."""

    kept: list[tuple[str, str, str]] = field(default_factory=list)
    trouble: KeyturnError | None = None

    def keep(self, proxy: str, user: str, password: str) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.kept.append((proxy, user, password))
        return proxy


@dataclass(frozen=True)
class ProgramOf:
    """The part of a program that the desktop asks for."""

    profile: Profile
    paths: Paths
    autostart: Autostart
    proxy_access: KeptProxySignIns


@dataclass
class Shown:
    """A desktop program on the offscreen platform."""

    manager: ScriptedManager
    bridge: Bridge
    desktop: Desktop
    qtbot: QtBot
    proxies: KeptProxySignIns

    def put(self, first: State, second: State = State.NOT_ACTIVATED) -> None:
        """Put the products into states and let the window see them."""
        self.manager.states.update({"CAD-PRO": first, "RENDER": second})
        with self.qtbot.waitSignal(
            self.bridge.view_changed,
            check_params_cb=lambda view: [one.state for one in view.products] == [first, second],
        ):
            self.bridge.check_due()


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """What a test closed is really gone: Qt would keep it until an event loop ends, and dress it
    anew with every style sheet that a later test sets."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def profile() -> Profile:
    """A profile with two products and an administrator."""
    return merged([Layer("profile", parse_document("test", PROFILE))], Path())


@pytest.fixture
def manager(profile: Profile) -> ScriptedManager:
    """A core in which nothing is activated yet."""
    return ScriptedManager(
        profile, {product.code: State.NOT_ACTIVATED for product in profile.products}
    )


@pytest.fixture
def shown(
    qapp: QApplication, qtbot: QtBot, manager: ScriptedManager, profile: Profile, tmp_path: Path
) -> Iterator[Shown]:
    """The desktop program, started around the scripted core."""
    theme = Theme("light")
    theme.apply(qapp)
    bridge = Bridge(manager, lambda: manager.now)  # type: ignore[arg-type]
    autostart = XdgAutostart(tmp_path / "autostart", [], "io.keyturn.Test", "Keyturn", ["keyturn"])
    paths, proxies = Paths(tmp_path / "config", tmp_path / "state"), KeptProxySignIns()
    program = ProgramOf(profile, paths, autostart, proxies)
    desktop = Desktop(qapp, program, bridge, theme)  # type: ignore[arg-type]
    desktop.start()
    yield Shown(manager, bridge, desktop, qtbot, proxies)
    desktop.window.close()
    desktop.stop()
    desktop.window.deleteLater()
    desktop.tray.menu.deleteLater()
    desktop.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
