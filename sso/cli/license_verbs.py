"""`activate`, `check`, `licenses`, `deactivate`, `sign-off`: what changes a license, or asks about
it."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import Any

from sso.activation.dialogue import Paste
from sso.activation.manager import Outcome, SignInOptions, is_transient
from sso.activation.progress import Progress, Stage
from sso.activation.waiting import ABOUT_ARRIVAL
from sso.cli.consent import can_answer
from sso.cli.handing_over import signed_in_elsewhere
from sso.cli.program import Program
from sso.cli.sentences import SIGN_OFF_NOTE, explain, hint_text
from sso.cli.terminal_person import TerminalPerson, described
from sso.cli.unattended import credential_of, this_terminal
from sso.errors import KeyturnError, LicenseError
from sso.licensing.model import License
from sso.signin.surroundings import Surroundings
from sso.signin.this_computer import look_around
from sso.storage.vault import VaultState

_VAULT_NOTES = {
    VaultState.NONE: "This system offers no secret store: who signed in is not remembered.",
    VaultState.LOCKED: "The secret store is locked: who signed in is not remembered.",
    VaultState.FAILED: "The secret store failed: who signed in is not remembered.",
}


_DOING = {
    "borrow": "Taking the seat offline ...",
    "licenses": "Asking for your licenses ...",
}


def activate(program: Program) -> int:
    """Sign in through the browser, or hand in a key or a password, and activate this device."""
    product = program.profile.product(program.arguments.product)
    credential = credential_of(program.arguments, this_terminal(program.output.note))
    options = sign_in_options(program, is_again=program.arguments.again)
    options = replace(options, credential=credential)
    # Without a browser nothing comes back to anybody: the program in the tray is not needed.
    elsewhere = None if credential else signed_in_elsewhere(program, options.on_progress)
    if isinstance(elsewhere, KeyturnError):
        return failed(program, elsewhere)
    if elsewhere is not None:
        program.output.status(elsewhere, product.name)
        return int(elsewhere["exit_code"])
    manager = program.manager
    chooses = program.arguments.choose
    outcome = (manager.choose_again if chooses else manager.activate)(product.code, options)
    if outcome.error is not None:
        return failed(program, outcome.error)
    note_vault(program, outcome)
    return print_status(program, outcome)


def check(program: Program) -> int:
    """Ask the license service how the license stands."""
    product = program.profile.product(program.arguments.product)
    outcome = program.manager.check(product.code)
    if outcome.error is None or is_transient(outcome.error):
        if outcome.error is not None:
            program.output.note(_sentence(program, outcome.error))
        return print_status(program, outcome)
    if isinstance(outcome.error, LicenseError):
        program.output.note(_sentence(program, outcome.error))
        return print_status(program, outcome)
    return failed(program, outcome.error)


def licenses(program: Program) -> int:
    """List the licenses the person may choose from."""
    product = program.profile.product(program.arguments.product)
    outcome = program.manager.licenses(product.code, sign_in_options(program))
    if outcome.error is not None:
        return failed(program, outcome.error)
    program.output.object({"licenses": [_license(license) for license in outcome.licenses]})
    for license in outcome.licenses:
        program.output.say(f"{license.id}  {described(license)}")
    return 0


def deactivate(program: Program) -> int:
    """Give this device's seat back."""
    product = program.profile.product(program.arguments.product)
    outcome = program.manager.deactivate(product.code)
    program.output.object(program.manager.status_object(outcome.report.product))
    program.output.say(f"{product.name}: this device's seat was given back.")
    return 0


def sign_off(program: Program) -> int:
    """Forget the person here; the license and its seat stay."""
    end = program.manager.sign_off(in_browser=program.arguments.browser)
    browser = {"opened": end.has_opened, "returned": end.has_returned} if end else None
    program.output.object({"signed_off": True, "browser": browser})
    program.output.say("Signed off here. The license and its seat stay.")
    if end is None:
        program.output.say("Your browser may still be signed in: --browser ends that too.")
        return 0
    if not end.has_opened:
        program.output.note("The browser could not be opened. Open this address yourself:")
        program.output.address(end.url)
    program.output.say(SIGN_OFF_NOTE)
    return 0


def sign_in_options(program: Program, *, is_again: bool = False) -> SignInOptions:
    """Return what the flags say about a sign-in."""
    arguments = program.arguments
    return SignInOptions(
        customer_account_code=arguments.customer,
        license_id=getattr(arguments, "license", None),
        is_again=is_again,
        opens_browser=not arguments.no_browser,
        timeout_s=arguments.sign_in_timeout_s,
        paste=Paste.ALWAYS if arguments.redirect_url else Paste.IF_UNREACHABLE,
        on_progress=_Narrator(program).tell,
        choose=TerminalPerson(program).choose if can_answer(program.output) else None,
        confirm_person=lambda holder, newcomer: getattr(arguments, "switch_person", False),
    )


class _Narrator:
    """Tells the terminal how a sign-in goes."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._has_shown_address = False
        self._is_reading = False
        self._is_by_hand = False
        self._said: set[str] = set()

    def tell(self, progress: Progress) -> None:
        """Say what changed."""
        output = self._program.output
        if progress.stage is Stage.ASKING:
            output.note("Asking the license service where to sign in ...")
        elif progress.stage is Stage.WAITING:
            self._tell_waiting(progress)
            self._tell_hints(progress)
        elif progress.stage is Stage.ACTIVATING:
            output.note(_DOING.get(self._program.arguments.verb, "Activating this device ..."))

    def _tell_waiting(self, progress: Progress) -> None:
        output = self._program.output
        is_pasting = progress.needs_paste or self._program.arguments.redirect_url is not None
        if is_pasting:
            self._read_address()
        self._is_by_hand = self._program.arguments.no_browser or progress.has_browser_failed
        if self._is_by_hand and not self._has_shown_address:
            self._has_shown_address = True
            self._tell_surroundings(progress)
            if progress.has_browser_failed:
                output.note("The browser could not be opened.")
            where = "any browser" if is_pasting else "a browser on this computer"
            output.note(f"Open this address in {where}:")
            output.address(progress.authorization_url)
            if is_pasting:
                output.note("Then paste the browser's final address here:")
        elif progress.has_browser_arrived:
            self._say_once("The browser is open; waiting for your sign-in there ...")
        elif not self._is_by_hand:
            self._say_once(f"Opening {progress.host} in your browser ...")

    def _tell_surroundings(self, progress: Progress) -> None:
        """Where the browser is probably on another computer, say which port it has to reach."""
        found = look_around("").surroundings
        if found is not Surroundings.LOCAL and progress.address and not self._is_reading:
            self._say_once(hint_text(found.value, progress.address))

    def _tell_hints(self, progress: Progress) -> None:
        for hint in progress.hints:
            if not (self._is_by_hand and hint in ABOUT_ARRIVAL):
                self._say_once(hint_text(hint.value, progress.address))

    def _say_once(self, text: str) -> None:
        """News come again with every change."""
        if text not in self._said:
            self._said.add(text)
            self._program.output.note(text)

    def _read_address(self) -> None:
        """Read lines until one is this sign-in's final address, beside everything else."""
        if self._is_reading:
            return
        self._is_reading = True
        manager = self._program.manager

        def read() -> None:
            for line in sys.stdin:
                if line.strip() and manager.paste(line):
                    return

        threading.Thread(target=read, name="paste", daemon=True).start()


def print_status(program: Program, outcome: Outcome) -> int:
    product = program.profile.product(outcome.report.product)
    found = program.manager.status_object(product.code)
    program.output.status(found, product.name)
    return int(found["exit_code"])


def failed(program: Program, error: KeyturnError) -> int:
    return program.output.failed(error, program.circumstances())


def _sentence(program: Program, error: KeyturnError) -> str:
    explanation = explain(error, program.circumstances())
    return f"{explanation.what} {explanation.next_step}"


def note_vault(program: Program, outcome: Outcome) -> None:
    if outcome.vault is not None:
        program.output.note(_VAULT_NOTES[outcome.vault])


def _license(license: License) -> dict[str, Any]:
    return {
        "id": license.id,
        "type": license.license_type,
        "trial": license.is_trial,
        "floating": license.is_floating,
        "until": license.until.isoformat().replace("+00:00", "Z") if license.until else None,
        "seats_used": license.seats_used,
        "seats": license.seats,
        "product": license.product.short_code,
    }
