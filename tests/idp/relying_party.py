"""How does the program's own sign-in core meet a provider, with nothing of it replaced but the
license service behind it?
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sso.activation.dialogue import Started
from sso.activation.flow import Flow
from sso.activation.progress import Progress
from sso.activation.runner import Runner
from sso.activation.steps import RedirectListener
from sso.errors import SignInAnswerInvalid
from sso.licensing.model import License, SignedAnswer, parse_license
from sso.network.transport import Transport, TransportSettings
from sso.signin import authorization, token_check
from sso.signin.authorization import AuthorizationRequest, AuthorizationResponse, RequestRules
from sso.signin.browser import Browser
from sso.signin.id_token import Claims, Expected
from sso.signin.issuer import Issuer
from sso.signin.openid_connect import ClientSettings, OpenIdConnectProvider
from tests.idp.foreign_pages import PAGES, ForeignBrowser, Page
from tests.idp.providers import Provider
from tests.unit.samples import ACTIVATION

TIMEOUT_S = 60.0
SCOPES = ("openid", "email")


def now() -> datetime:
    return datetime.now(UTC)


class TokenSignIn:
    """Tokens straight in the redirect: what `OpenIdConnectProvider` leaves to the license service.

    The same face, of the same parts: `own_request`, the listener's judge, the id_token's checks.
    """

    sends_redirect_uri = False

    def __init__(
        self, settings: ClientSettings, rules: RequestRules, issuer: Issuer, response_type: str
    ) -> None:
        self._settings = settings
        self._rules = rules
        self._issuer = issuer
        self._response_type = response_type

    def ways(
        self, product: str, customer_account_code: str, redirect_uri: str, bundle_code: str = ""
    ) -> tuple[AuthorizationRequest, ...]:
        metadata = self._issuer.metadata(self._settings.issuer)
        nonce, state = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        parameters = {
            "response_type": self._response_type,
            "client_id": self._settings.client_id,
            "redirect_uri": redirect_uri or self._settings.redirect_uri,
            "scope": " ".join(self._settings.scopes),
            "state": state,
            "nonce": nonce,
        }
        request = authorization.own_request(
            metadata.authorization_endpoint, parameters, self._rules, metadata.issuer
        )
        return (request,)

    def redeem(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        return response

    def identify(self, request: AuthorizationRequest, response: AuthorizationResponse) -> Claims:
        metadata = self._issuer.metadata(self._settings.issuer)
        expected = Expected(
            issuer=metadata.issuer,
            client_id=self._settings.client_id,
            nonce=request.nonce,
            access_token=response.access_token,
            demands_at_hash=response.access_token is not None,
        )
        return token_check.checked(
            response.id_token or "", expected, self._issuer, metadata.jwks_uri, now()
        )


class ActivationStandIn:
    """Stands for the license service and the disk: takes whom the checked id_token names."""

    opens_browser = True

    def __init__(
        self, provider: OpenIdConnectProvider | TokenSignIn, open_browser: Callable[[str], bool]
    ) -> None:
        self._provider = provider
        self.open_browser = open_browser
        self.claims: Claims | None = None
        self.saved: License | None = None

    def fetch_ways(self, redirect_uri: str) -> tuple[AuthorizationRequest, ...]:
        return self._provider.ways("CAD-PRO", "ACME", redirect_uri)

    def validate(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> AuthorizationResponse:
        redeemed = self._provider.redeem(request, response)
        self.claims = self._provider.identify(request, redeemed)
        return redeemed

    def activate(
        self, request: AuthorizationRequest, response: AuthorizationResponse, license_id: int | None
    ) -> tuple[License, SignedAnswer]:
        if self.claims is None or not response.id_token:
            raise SignInAnswerInvalid("no checked id_token reached the activation")
        return parse_license(ACTIVATION), SignedAnswer(b"{}", "", None, now())

    def save(self, license: License, evidence: SignedAnswer) -> None:
        self.saved = license

    def list_licenses(
        self, request: AuthorizationRequest, response: AuthorizationResponse
    ) -> tuple[License, ...]:
        raise AssertionError("nothing is to be listed")

    def choose(self, licenses: tuple[License, ...]) -> int | None:
        raise AssertionError("nothing is to be chosen")

    def publish(self) -> None:
        pass

    def abort(self) -> None:
        pass


@dataclass(frozen=True)
class Ended:
    """How a sign-in ended, whom it named, and which pages asked the person something."""

    flow: Flow
    claims: Claims | None
    asked: list[str]
    progress: list[Progress] = field(default_factory=list)


@dataclass
class RelyingParty:
    """The program's core at one provider: provider, runner, listener and launcher are its own."""

    provider: Provider
    browser: ForeignBrowser
    transport: Transport = field(default_factory=lambda: Transport(TransportSettings(proxy="none")))

    def by_code(self, rules: RequestRules | None = None, **client: str) -> OpenIdConnectProvider:
        """Code with PKCE, as the program signs in at an issuer of the profile."""
        return OpenIdConnectProvider(
            self._client(**client),
            rules or self.rules("code"),
            self.transport,
            Issuer(self.transport, now),
            now,
        )

    def by_tokens(self, response_type: str, mode: str = "", **client: str) -> TokenSignIn:
        """Tokens in the fragment, or posted."""
        rules = self.rules("token", mode)
        issuer = Issuer(self.transport, now)
        return TokenSignIn(self._client(**client), rules, issuer, response_type)

    def rules(self, response_type: str, mode: str = "", **extra: str) -> RequestRules:
        """What a profile would say, the hint of a federated person included."""
        hint = {"login_hint": self.provider.hint} if self.provider.hint else {}
        return RequestRules(response_type, response_mode=mode, extra={**hint, **extra})

    def sign_in(
        self,
        way: OpenIdConnectProvider | TokenSignIn,
        new_listener: Callable[[str], RedirectListener],
        plan: Started | None = None,
        *,
        pages: tuple[Page, ...] = PAGES,
        meanwhile: Callable[[Runner], None] = lambda runner: None,
    ) -> Ended:
        """Run a sign-in to its end while a person answers the pages in the browser.

        :param meanwhile: what else the person does, called again and again.
        """
        news: list[Progress] = []
        launcher = Browser(environment=self.browser.environment)
        stand_in = ActivationStandIn(way, launcher.open)
        runner = Runner(stand_in, new_listener, timeout_s=TIMEOUT_S, on_progress=news.append)
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(runner.run, plan or Started())
            try:
                asked = self.browser.walk(
                    self.provider.person,
                    self.provider.password,
                    running.done,
                    pages,
                    lambda: meanwhile(runner),
                )
            finally:
                runner.cancel()
            flow = running.result(30)
        return Ended(flow, stand_in.claims if stand_in.saved else None, asked, news)

    def _client(self, **changes: str) -> ClientSettings:
        settings = ClientSettings(
            issuer=self.provider.issuer,
            authorization_endpoint="",
            token_endpoint="",
            jwks_uri="",
            expected_issuer="",
            client_id=self.provider.client_id,
            client_secret="",
            token_auth="none",
            scopes=SCOPES,
            redirect_uri="http://127.0.0.1/callback",
            pkce="S256",
            require_nonce=True,
        )
        return replace(settings, **changes)  # type: ignore[arg-type]


def reason(ended: Ended) -> str:
    """Why a sign-in failed, for an assertion's text."""
    error = ended.flow.error
    return f"{type(error).__name__}: {error.detail} {error.facts}" if error else "no error"
