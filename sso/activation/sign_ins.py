"""How does one sign-in run, from the options to its outcome? One at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sso.activation.dialogue import Paste, Started
from sso.activation.flow import Flow
from sso.activation.judgement import Judgement
from sso.activation.keeper import Keeper
from sso.activation.outcome import Outcome
from sso.activation.progress import Progress
from sso.activation.runner import Runner
from sso.activation.sign_in_steps import Errand, SignInSteps, SignInTools
from sso.activation.steps import RedirectListener
from sso.diagnostics.journal import Journal
from sso.errors import LicenseError
from sso.licensing.credentials import Unattended
from sso.licensing.model import License
from sso.storage.license_store import LicenseStore


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """What the person, or a flag, says about one sign-in.

    :param choose: asks the person which license, from another thread; None where nobody answers.
    :param hints: further authorization parameters, from a deep link that the person agreed to.
    :param credential: what an activation takes in place of a sign-in, where nobody sits there.
    :param confirm_person: asks whether the second person may take the first one's place here.
    """

    customer_account_code: str = ""
    license_id: int | None = None
    credential: Unattended | None = None
    is_again: bool = False
    opens_browser: bool = True
    paste: Paste = Paste.IF_UNREACHABLE
    timeout_s: float | None = None
    on_progress: Callable[[Progress], None] = lambda progress: None
    choose: Callable[[tuple[License, ...]], int | None] | None = None
    confirm_person: Callable[[str, str], bool] | None = None
    hints: Mapping[str, str] = field(default_factory=dict)


class SignIns:
    """Runs sign-ins; `cancel`, `open_again`, `paste` and `extend` come from other threads."""

    def __init__(
        self,
        tools: SignInTools,
        store: LicenseStore,
        judgement: Judgement,
        keeper: Keeper,
        *,
        new_listener: Callable[[str], RedirectListener],
        journal: Journal,
    ) -> None:
        self._tools = tools
        self._store = store
        self._judgement = judgement
        self._keeper = keeper
        self._new_listener = new_listener
        self._journal = journal
        self._runner: Runner | None = None
        self._runner_lock = threading.Lock()

    def run(
        self, errand: Errand, plan: Started, options: SignInOptions, timeout_s: float
    ) -> Outcome:
        """Run one sign-in to its end; blocks. A failed one is an outcome, not an exception.

        :raises StoreFailed: nothing could be kept here, so nobody was asked to sign in.
        """
        product = errand.product
        if not plan.lists_only:
            self._keeper.demand_room()
            # Loading what talks to the store takes a while; the person needs longer to sign in.
            memory = self._tools.memory
            threading.Thread(target=memory.prepare, name="vault-finding", daemon=True).start()
        steps = SignInSteps(
            self._tools,
            self._store,
            errand,
            publish=lambda: self._judgement.publish(product.code),
            keep=lambda license, evidence: self._keeper.keep(product, license, evidence),
        )
        runner = Runner(
            steps,
            self._new_listener,
            timeout_s=timeout_s,
            on_progress=_Noting(self._journal, options.on_progress).tell,
        )
        final = self._ran(runner, plan)
        steps.remember()
        if isinstance(final.error, LicenseError):
            self._keeper.keep_refusal(product.code, final.error)
        return Outcome(
            self._judgement.report(product.code),
            final.error,
            licenses=final.licenses,
            vault=steps.vault_trouble,
        )

    def cancel(self) -> None:
        """End the sign-in under way, if any."""
        with self._runner_lock:
            if self._runner is not None:
                self._runner.cancel()

    def open_again(self) -> None:
        """Open the browser once more for the sign-in under way."""
        runner = self._present()
        if runner is not None:
            runner.open_again()

    def paste(self, address_raw: str) -> bool:
        """Take the browser's final address by hand; False where it is not this sign-in's."""
        runner = self._present()
        return runner is not None and runner.paste(address_raw)

    def extend(self) -> None:
        """Begin the time for the sign-in under way anew."""
        runner = self._present()
        if runner is not None:
            runner.extend()

    def _present(self) -> Runner | None:
        with self._runner_lock:
            return self._runner

    def _ran(self, runner: Runner, plan: Started) -> Flow:
        with self._runner_lock:
            self._runner = runner
        try:
            return runner.run(plan)
        finally:
            with self._runner_lock:
                self._runner = None


class _Noting:
    """Notes each stage and hint of a sign-in once, and passes the news on."""

    def __init__(self, journal: Journal, pass_on: Callable[[Progress], None]) -> None:
        self._journal = journal
        self._pass_on = pass_on
        self._noted: set[object] = set()

    def tell(self, progress: Progress) -> None:
        """News of the sign-in."""
        stage, host = progress.stage, progress.host
        if (stage, host) not in self._noted:
            self._noted.add((stage, host))
            self._journal.note("stage", stage=stage.value, host=host)
        for hint in progress.hints:
            if hint not in self._noted:
                self._noted.add(hint)
                self._journal.note("hint", hint=hint.value)
        self._pass_on(progress)
