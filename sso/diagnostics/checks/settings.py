"""Are profile, policy and environment sound?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sso.diagnostics.doctor import Check, Seen, fine, warn
from sso.profile import Profile
from sso.profile.look import Look
from sso.profile.policy import policy_problems
from sso.profile.reader import Document
from sso.profile.soundness import refuse_all

# What libraries obey behind a program's back.
TELLING = (
    "SSLKEYLOGFILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "OPENSSL_CONF",
    "PYTHON_KEYRING_BACKEND",
    "LD_PRELOAD",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "PYTHONPATH",
    "PYTHONHOME",
)


@dataclass(frozen=True, slots=True)
class SettingsChecks:
    """What somebody wrote down.

    :param way_out: builds the way to the service, with the authorities that the settings name.
    :param look: reads the brand's own look; its troubles are sentences.
    :param policies: reads the machine's policies; refuses those that must not be believed.
    """

    load: Callable[[], Profile]
    way_out: Callable[[], object]
    look: Callable[[], Look]
    policies: Callable[[], Sequence[Document]]
    environment: Mapping[str, str]
    own_folder: str = getattr(sys, "_MEIPASS", "")

    def _is_own(self, value: str) -> bool:
        return bool(self.own_folder) and value.startswith(self.own_folder)

    def checks(self) -> list[Check]:
        """Return what to look at, in order."""
        return [
            Check("policy", self._policy),
            Check("profile", self._profile, needs=("policy",)),
            Check("environment", self._variables),
        ]

    def _policy(self) -> Seen:
        found = self.policies()
        for document in found:
            refuse_all(policy_problems(document))
        if not found:
            return fine("none")
        return fine(places=", ".join(document.name for document in found))

    def _profile(self) -> Seen:
        found = self.load()
        self.way_out()  # authorities that cannot be read are a mistake here, not of the network
        if troubles := self.look().troubles:
            return warn("look", why="; ".join(troubles))
        products = ", ".join(product.name for product in found.products)
        return fine(products=products, service=found.license_service.base_url)

    def _variables(self) -> Seen:
        found = [
            name
            for name in TELLING
            # A packaged program sets some for itself, to folders of its own.
            if self.environment.get(name) and not self._is_own(self.environment[name])
        ]
        return warn("set", names=", ".join(found)) if found else fine()
