"""How do window and core talk? One blocking core call at a time in a worker; results come back as
signals.

Signals:
    view_changed(WindowView): what is to be seen, after every change.
    progressed(Progress): news of a sign-in under way.
    sign_in_ended(Outcome): a sign-in is over; its `error` is None when it succeeded.
    call_ended(str): another call succeeded; the verb's name.
    failed(KeyturnError): a call did not succeed.
    company_needed(str): the company code must be asked for, to sign in for this product code.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from sso.activation.dialogue import Paste
from sso.activation.manager import Manager, Outcome, SignInOptions
from sso.activation.progress import Progress
from sso.activation.recheck import Awake
from sso.channel.requests import SignIn
from sso.diagnostics.reference import new_reference
from sso.errors import CompanyCodeNeeded, KeyturnError
from sso.storage.published_status import Report
from ui.questions import Questions
from ui.view_state import ProductView, WindowView, product_view

_END_WAIT_S = 3
_SLEPT = timedelta(minutes=3)
Job = Callable[[], Callable[[], None] | None]


@dataclass(frozen=True)
class _Arrival:
    """What the worker brings: the products judged anew, and what ends a call, if it was one.

    :param quiet_until: before that, time alone changes nothing.
    """

    products: tuple[ProductView, ...]
    quiet_until: datetime
    finish: Callable[[], None] | None


class Bridge(QObject):
    """The core, as window and tray see it; every method returns at once."""

    view_changed = Signal(object)
    progressed = Signal(object)
    sign_in_ended = Signal(object)
    call_ended = Signal(str)
    failed = Signal(object)
    company_needed = Signal(str)
    _arrived = Signal(object)
    _progress_news = Signal(object)

    def __init__(
        self,
        manager: Manager,
        clock: Callable[[], datetime],
        on_published: Callable[[dict[str, Any]], None] = lambda status_object: None,
        start_delay: timedelta = timedelta(0),
    ) -> None:
        """:param on_published: told every new status object, in the worker.
        :param start_delay: how long after the start nothing is asked by itself.
        """
        super().__init__()
        self._manager = manager
        self._clock = clock
        self._on_published = on_published
        self._published: dict[str, object] = {}
        self._awake = Awake(clock() + start_delay)
        self._looked_at = self._quiet_until = clock()
        self.questions = Questions()
        self._names = {product.code: product.name for product in manager.profile.products}
        self._view = WindowView(())
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._work, name="core", daemon=True)
        self._arrived.connect(self._on_arrived)
        self._progress_news.connect(self._on_progress_news)

    @property
    def view(self) -> WindowView:
        """What is to be seen now."""
        return self._view

    @property
    def now(self) -> datetime:
        """The program's clock."""
        return self._clock()

    def start(self) -> None:
        """Judge what is stored and begin to take calls."""
        self._show(WindowView(self._views(self._reports())))
        self._worker.start()
        self.judge()  # which brings the status files up to date

    def stop(self) -> None:
        """End what is under way and the worker; licenses stay, seats that float go back."""
        self.questions.cancel()
        self._manager.cancel()
        self._manager.abort()
        self._jobs.put(self._manager.release_seats)
        self._jobs.put(None)
        if self._worker.is_alive():
            self._worker.join(_END_WAIT_S)

    def sign_in(
        self,
        product_code: str,
        company: str = "",
        wanted: SignIn | None = None,
        hints: dict[str, str] | None = None,
    ) -> None:
        """Sign in through the browser and activate one product.

        :param wanted: what a terminal asked for beyond that.
        :param hints: further authorization parameters, of a link that the person agreed to.
        """
        if self._view.is_busy:
            return
        self._begin()
        options = replace(self._options(company, wanted), hints=hints or {})
        act = self._manager.activate
        if wanted is not None and wanted.chooses:
            act = self._manager.choose_again
        self._sign_in_job(product_code, lambda: act(product_code, options))

    def choose_license(self, product_code: str) -> None:
        """Sign in and choose among the person's licenses anew."""
        if self._view.is_busy:
            return
        self._begin()
        options = self._options("")
        self._sign_in_job(product_code, lambda: self._manager.choose_again(product_code, options))

    def borrow(self, product_code: str, until_at: datetime | None) -> None:
        """Sign in and take a floating seat offline; None: as long as the license allows."""
        if self._view.is_busy:
            return
        self._begin()
        options = self._options("")
        self._sign_in_job(
            product_code, lambda: self._manager.borrow(product_code, until_at, options)
        )

    def return_seat(self, product_code: str) -> None:
        """Give a floating seat back; the device stays activated."""
        self._call("return", lambda: self._manager.give_back(product_code))

    def open_news(self, product_code: str) -> None:
        """Open the page of a newer version; nothing is ever downloaded or run."""
        threading.Thread(
            target=self._manager.open_news, args=(product_code,), name="open-news", daemon=True
        ).start()

    def write_mail(self, address: str, subject: str, text: str) -> None:
        """Open the person's mail program with a prepared request."""
        threading.Thread(
            target=self._manager.write_mail,
            args=(address, subject, text),
            name="write-mail",
            daemon=True,
        ).start()

    def cancel_sign_in(self) -> None:
        """End the sign-in under way."""
        self.questions.cancel()
        self._manager.cancel()

    def open_again(self) -> None:
        """Open the browser once more; a launcher can take seconds, so in a thread of its own."""
        threading.Thread(target=self._manager.open_again, name="open-again", daemon=True).start()

    def paste(self, address: str) -> None:
        """Hand in the browser's final address; a wrong one shows as a hint."""
        self._manager.paste(address)

    def more_time(self) -> None:
        """Begin the time for the sign-in anew."""
        self._manager.extend()

    def check(self, product_codes: list[str] | None = None) -> None:
        """Ask the service how the licenses stand; None: all that are stored."""
        if self._view.is_busy:
            return
        codes = product_codes or [one.code for one in self._view.products if one.has_license]
        self._begin()

        def job() -> Callable[[], None]:
            errors = [self._manager.check(code).error for code in codes]
            first = next((error for error in errors if error is not None), None)
            return lambda: self._end_call("check", first)

        self._jobs.put(job)

    def check_due(self) -> None:
        """Check what is due, and judge anew: time alone changes a state. Called by one coarse
        timer; after a sleep its gaps tell. Before anything can have changed, nobody else wakes."""
        now, passed = self.now, self.now - self._looked_at
        if passed > _SLEPT:
            self._awake = Awake(now)
        self._looked_at = now
        if self._view.is_busy:
            return
        if timedelta(0) <= passed <= _SLEPT and now < self._quiet_until:
            self._show(self._view)  # it tells of times that have come nearer
            return
        awake = self._awake
        self._jobs.put(lambda: self._check_if_due(awake))

    def network_returned(self) -> None:
        """What failed while there was no network is asked for once more, soon."""
        self._awake = replace(self._awake, network_at=self.now)
        self._quiet_until = self.now
        self.check_due()

    def status_object(self, product_code: str) -> dict[str, Any]:
        """Return the contract's status object; reads the disk only."""
        return self._manager.status_object(product_code)

    def use_proxy(self, proxy: str) -> None:
        """Go another way to the service, after the calls that wait."""
        self._jobs.put(lambda: self._manager.use_proxy(proxy))

    def work(self, act: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        """Do something else that asks the service, after the calls that wait; `act` itself tells
        how it went, or `then` does, which is called here when it is over."""

        def job() -> Callable[[], None]:
            act()
            return then

        self._begin()
        self._jobs.put(job)

    def judge(self) -> None:
        """Look at what is stored: another process may have changed it."""
        if not self._view.is_busy:
            self._jobs.put(lambda: None)

    def give_back(self, product_code: str) -> None:
        """Give this device's seat back."""
        self._call("deactivate", lambda: self._manager.deactivate(product_code))

    def sign_off(self, *, in_browser: bool = False) -> None:
        """Forget the person here; `in_browser` also ends the sign-in service's own session."""
        name = "sign-off in the browser" if in_browser else "sign-off"
        self._call(name, lambda: self._manager.sign_off(in_browser=in_browser))

    # ---- how a call goes

    def _options(self, company: str, wanted: SignIn | None = None) -> SignInOptions:
        self.questions.begin()
        options = SignInOptions(
            customer_account_code=company,
            is_again=True,
            on_progress=self._on_progress,
            choose=self.questions.choose_license,
            confirm_person=self.questions.confirm_person,
        )
        if wanted is None:
            return options
        return replace(
            options,
            license_id=wanted.license_id,
            is_again=wanted.is_again,
            opens_browser=wanted.opens_browser,
            timeout_s=wanted.timeout_s,
            paste=Paste.ALWAYS if wanted.takes_paste else Paste.IF_UNREACHABLE,
            confirm_person=(
                (lambda holder, newcomer: True)
                if wanted.switches_person
                else self.questions.confirm_person
            ),
        )

    def _sign_in_job(self, product_code: str, act: Callable[[], Outcome]) -> None:
        def job() -> Callable[[], None]:
            try:
                outcome = act()
            except CompanyCodeNeeded:
                return lambda: self.company_needed.emit(product_code)
            return lambda: self._end_sign_in(outcome)

        self._jobs.put(job)

    def _check_if_due(self, awake: Awake) -> None:
        for code in self._names:
            self._manager.check_if_due(code, awake)

    def _call(self, name: str, act: Callable[[], object]) -> None:
        if self._view.is_busy:
            return
        self._begin()

        def job() -> Callable[[], None]:
            act()
            return lambda: self._end_call(name, None)

        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            finish = self._done(job)
            reports = self._reports()
            self._done(partial(self._publish, reports))
            instants = [self._manager.quiet_until(one, self._awake) for one in reports]
            quiet_until = min(instants, default=self.now)
            self._arrived.emit(_Arrival(self._views(reports), quiet_until, finish))

    def _done(self, job: Job) -> Callable[[], None] | None:
        """Run a job in the worker; whatever happens, something ends it in the window."""
        try:
            return job()
        except KeyturnError as error:
            return lambda failed=error: self._end_call("", failed)  # type: ignore[misc]
        except Exception as defect:  # the bridge is where nothing may be lost
            wrapped = KeyturnError(type(defect).__name__)
            wrapped.reference = new_reference()
            facts = {"reference": wrapped.reference}
            logging.getLogger("keyturn").debug("defect", exc_info=True, extra={"facts": facts})
            return lambda: self._end_call("", wrapped)

    @Slot(object)
    def _on_arrived(self, arrival: _Arrival) -> None:
        self._quiet_until = arrival.quiet_until
        if arrival.finish is None:
            self._show(replace(self._view, products=arrival.products))
            return
        self._show(WindowView(arrival.products))
        arrival.finish()

    def _on_progress(self, progress: Progress) -> None:
        """Called in the worker or the listener's thread: a signal carries it over."""
        self._progress_news.emit(progress)

    @Slot(object)
    def _on_progress_news(self, progress: Progress) -> None:
        if self._view.is_busy:  # news of a sign-in that ended meanwhile is no news
            self._show(replace(self._view, progress=progress))
            self.progressed.emit(progress)

    def _begin(self) -> None:
        self._show(replace(self._view, is_busy=True))

    def _end_sign_in(self, outcome: Outcome) -> None:
        self.sign_in_ended.emit(outcome)

    def _end_call(self, name: str, error: KeyturnError | None) -> None:
        if error is None:
            self.call_ended.emit(name)
        else:
            self.failed.emit(error)

    def _reports(self) -> list[Report]:
        """Judge every product; each reads and verifies what is stored, so once a job."""
        return [self._manager.status(code) for code in self._names]

    def _views(self, reports: list[Report]) -> tuple[ProductView, ...]:
        return tuple(product_view(report, self._names[report.product]) for report in reports)

    def _publish(self, reports: list[Report]) -> None:
        """Bring the status files up to date, and tell who listens, where a verdict has changed."""
        for report in reports:
            key = _verdict(report)
            if self._published.get(report.product) != key:
                self._published[report.product] = key
                self._manager.publish(report.product)
                self._on_published(self._manager.status_object(report.product))

    def _show(self, view: WindowView) -> None:
        self._view = view
        self.view_changed.emit(view)


def _verdict(report: Report) -> object:
    """What of a report is news to who reads the status."""
    return report.status, report.license, report.last_check
