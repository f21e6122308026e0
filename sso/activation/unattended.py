"""How is a device activated where nobody signs in? By a license key, or by a name and a password.

The same store, checks and questions about a lost answer as after a sign-in; no browser, and nothing
for the secret store: later calls name the person or the key that the signed answer tells.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from sso.activation.holders import Confirm, demand_place, holder_of
from sso.activation.judgement import Judgement
from sso.activation.keeper import Keeper
from sso.activation.lost_answer import found_after_all
from sso.activation.outcome import Outcome
from sso.activation.progress import Progress, Stage
from sso.activation.sign_in_steps import SignInTools
from sso.errors import (
    AnswerNotUnderstood,
    KeyturnError,
    LicenseError,
    NoLicenseForUser,
    ServiceUnreachable,
    SignatureWrong,
    SignInRefused,
)
from sso.licensing.credentials import Credential, KeyCredential, Unattended
from sso.licensing.model import License, SignedAnswer
from sso.profile import Product
from sso.storage.license_store import LicenseStore, StoredLicense

Taken = tuple[License, SignedAnswer]


class UnattendedActivations:
    """The activations of one profile's products without a browser; calls block."""

    def __init__(
        self, tools: SignInTools, store: LicenseStore, judgement: Judgement, keeper: Keeper
    ) -> None:
        self._tools = tools
        self._store = store
        self._judgement = judgement
        self._keeper = keeper

    def run(
        self,
        product: Product,
        credential: Unattended,
        license_id: int | None,
        confirm: Confirm | None,
        on_progress: Callable[[Progress], None],
    ) -> Outcome:
        """Take a seat for this device and keep what proves it; a refusal is an outcome.

        :raises StoreFailed: nothing could be kept here, so nothing was asked.
        """
        self._keeper.demand_room()
        on_progress(Progress(Stage.ACTIVATING))
        return self.kept(product, lambda: self._taken(product, credential, license_id, confirm))

    def kept(self, product: Product, act: Callable[[], Taken]) -> Outcome:
        """Do something that ends in a signed answer, and keep that."""
        try:
            license, evidence = act()
            self._keeper.keep(product, license, evidence)
        except KeyturnError as error:
            if isinstance(error, LicenseError):
                self._keeper.keep_refusal(product.code, error)
            return Outcome(self._judgement.report(product.code), error)
        return Outcome(self._judgement.publish(product.code))

    def by_key(
        self, product: Product, stored: StoredLicense, act: Callable[[Credential], Taken]
    ) -> Outcome | None:
        """Do what a sign-in would do with the stored license's own key; None: it is a person's."""
        key = stored.license.license_key
        if stored.license.username or not key:
            return None
        return self.kept(product, lambda: act(KeyCredential(key)))

    def _taken(
        self,
        product: Product,
        credential: Unattended,
        license_id: int | None,
        confirm: Confirm | None,
    ) -> Taken:
        demand_place(holder_of(self._store, product.code), credential.username, confirm)
        if credential.username:
            license_id = license_id or self._store.load_pending(product.code)
        try:
            license, evidence = self._asked(product, credential, license_id)
        except (NoLicenseForUser, SignInRefused) as refusal:
            refusal.facts["cause"] = credential.cause  # nobody signed in: other words are needed
            raise
        self._demand_answer(product, credential, license)
        return license, evidence

    def _asked(self, product: Product, credential: Unattended, license_id: int | None) -> Taken:
        device = self._tools.device()
        try:
            return self._tools.service.activate(
                product.code,
                credential,
                device,
                license_id=license_id,
                app_version=product.version,
                app_name=self._tools.app_name,
                bundle_code=product.bundle_code,
            )
        except ServiceUnreachable as error:
            found = found_after_all(
                self._tools.service,
                product.code,
                device.hardware_id,
                license_id,
                error,
                lambda: (credential.username,),
                lambda taken: self._remember(product, credential, taken),
                credential.license_key,
            )
            if found is None:
                raise
            return found

    def _remember(self, product: Product, credential: Unattended, license_id: int) -> None:
        """Of a person's licenses the newest is taken, so the next try names this one; a key names
        its license by itself."""
        if credential.username:
            self._store.save_pending(product.code, license_id)

    def _demand_answer(self, product: Product, credential: Unattended, license: License) -> None:
        """:raises SignatureWrong: the answer is about somebody else. :raises AnswerNotUnderstood:
        nothing in it could name the license in later calls; the seat was given back."""
        if not credential.is_answered_by(license):
            raise SignatureWrong(f"the answer is about another {credential.asked_for}")
        if license.username or license.license_key:
            return
        with contextlib.suppress(KeyturnError):  # it can still be given back at the portal
            self._tools.service.deactivate(credential.address(license))
        raise AnswerNotUnderstood("the answer names neither a person nor a key")
