"""Does the license service take this program, sign its answers, and know the way to sign in?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sso.diagnostics.doctor import Check, Seen, fine, skip, warn
from sso.errors import KeyturnError, NoRedirectAddress, SignatureWrong
from sso.licensing.model import ProductDetails
from sso.profile import Product, Profile
from sso.signin import loopback_address
from sso.signin.authorization import AuthorizationRequest


class ProductService(Protocol):
    """The part of `licensing.api.LicenseApi` that is asked."""

    def product_details(self, product: str, env: str = "") -> ProductDetails: ...


class SignInWays(Protocol):
    """The part of a provider that is asked: the sign-in addresses, which costs nothing."""

    def ways(
        self, product: str, customer_account_code: str, redirect_uri: str, bundle_code: str = ""
    ) -> tuple[AuthorizationRequest, ...]: ...


@dataclass(frozen=True, slots=True)
class Counter:
    """Where a license is asked for.

    :param has_running: whether the program runs already, which keeps its redirect port for itself.
    """

    profile: Callable[[], Profile]
    product: Callable[[], Product]
    company: Callable[[], str]
    service: Callable[[], ProductService]
    provider: Callable[[], SignInWays]
    has_running: Callable[[], bool]


class ServiceChecks:
    """Credentials, signature, sign-in address and redirect address."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._has_asked = False
        self._error: KeyturnError | None = None
        self._requests: tuple[AuthorizationRequest, ...] = ()

    def checks(self) -> list[Check]:
        """Return what to look at, in order."""
        return [
            Check("credentials", self._credentials, needs=("clock",)),
            Check("signature", self._signature, needs=("credentials",)),
            Check("sign_in", self._sign_in, needs=("signature",)),
            Check("redirect", self._redirect, needs=("profile",)),
        ]

    def _credentials(self) -> Seen:
        error = self._asked()
        if error is not None and not isinstance(error, SignatureWrong):
            raise error
        return fine(product=self._counter.product().code)

    def _signature(self) -> Seen:
        error = self._asked()
        if error is not None:
            raise error
        return fine(key=self._counter.profile().license_service.public_key)

    def _sign_in(self) -> Seen:
        product, company = self._counter.product(), self._counter.company()
        if not company:
            return warn("no_company")
        redirect_uri = self._counter.profile().sign_in.redirect_uri
        self._requests = self._counter.provider().ways(
            product.code, company, redirect_uri, product.bundle_code
        )
        return fine(host=self._requests[0].host, company=company)

    def _redirect(self) -> Seen:
        profile = self._counter.profile()
        named = [request.redirect_uri for request in self._requests]
        named += [profile.sign_in.redirect_uri, *profile.sign_in.redirect_uris]
        addresses = list(dict.fromkeys(filter(None, named)))
        if not addresses:
            return skip("unknown")
        if any(one.startswith(f"{profile.app.url_scheme}:") for one in addresses):
            return fine("scheme", scheme=profile.app.url_scheme)
        return self._bindable(addresses, profile)

    def _bindable(self, addresses: list[str], profile: Profile) -> Seen:
        """Bind the first address that can be had, and let it go."""
        sign_in, troubles = profile.sign_in, list[NoRedirectAddress]()
        for address in addresses:
            try:
                wanted = loopback_address.parse(
                    address, any_port=sign_in.any_port, has_tls=bool(sign_in.tls_certificate)
                )
                bound, sockets = loopback_address.bind(wanted)
            except NoRedirectAddress as trouble:
                troubles.append(trouble)
                continue
            loopback_address.close(sockets)
            return fine(address=bound.authority)
        if not troubles[0].facts.get("owner") and self._counter.has_running():
            return fine("kept")  # bound without listening, so that nobody else gets it
        raise troubles[0]

    def _asked(self) -> KeyturnError | None:
        """Ask for the product's details, once, and return what that failed with."""
        if not self._has_asked:
            self._has_asked, product = True, self._counter.product()
            try:
                self._counter.service().product_details(product.code, product.env)
            except KeyturnError as error:
                self._error = error
        return self._error
