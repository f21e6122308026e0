"""Which parts of a sign-in does a profile ask for? Built here, and handed in by `main`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sso.activation.sdk_files import SdkFiles
from sso.activation.sign_in_steps import Provider
from sso.activation.steps import RedirectListener
from sso.licensing.api import LicenseApi
from sso.profile import Profile
from sso.profile.keys import SignIn
from sso.profile.language import chosen_language
from sso.profile.look import PageLook
from sso.signin.authorization import RequestRules
from sso.signin.issuer import Issuer
from sso.signin.openid_connect import ClientSettings, OpenIdConnectProvider
from sso.signin.port_reservation import PortReservation
from sso.signin.providers import LicenseServiceProvider
from sso.signin.tls_certificate import server_context
from sso.storage.paths import Paths

if TYPE_CHECKING:
    from sso.network.transport import Transport


def provider_for(
    sign_in: SignIn, api: LicenseApi, transport: Transport, clock: Callable[[], datetime]
) -> Provider:
    """Return who is asked where a person signs in; asks nobody yet."""
    rules = RequestRules(
        response_type=sign_in.response_type,
        response_mode=sign_in.response_mode,
        add_state=sign_in.add_state,
        extra=sign_in.extra,
        allowed_hosts=sign_in.allowed_hosts,
    )
    issuer = Issuer(transport, clock, sign_in.allowed_hosts)
    if sign_in.provider == "license_service":
        return LicenseServiceProvider(api, rules, issuer, clock)
    client = ClientSettings(**asdict(sign_in.openid_connect))
    return OpenIdConnectProvider(client, rules, transport, issuer, clock)


def new_listener_for(
    profile: Profile,
    paths: Paths,
    pages: Path,
    environment: Mapping[str, str],
    reservation: PortReservation | None,
    look: PageLook,
) -> Callable[[str], RedirectListener]:
    """Return what makes the listener of a redirect address.

    :param reservation: keeps the port from others afterwards; None where the program ends soon.
    """
    app, sign_in, folder = profile.app, profile.sign_in, profile.folder or Path()
    tls = None
    if sign_in.tls_certificate:
        files = folder / sign_in.tls_certificate, folder / sign_in.tls_key
        tls = lambda: server_context(*files)  # noqa: E731 - read when it is needed

    def new_listener(redirect_uri: str) -> RedirectListener:
        # Imported where somebody signs in: the program starts daily, and nobody signs in daily.
        from sso.signin.listener import Listener
        from sso.signin.scheme_redirect import SchemeListener

        if redirect_uri.startswith(f"{app.url_scheme}:"):
            return SchemeListener(paths.state, app.url_scheme)
        return Listener(
            pages,
            app.name,
            language=chosen_language(
                profile.ui.language, environment, offered=profile.brand.languages
            ),
            look=look,
            any_port=sign_in.any_port,
            reservation=reservation,
            tls=tls,
        )

    return new_listener


def sdk_files_for(
    profile: Profile, environment: Mapping[str, str], clock: Callable[[], datetime]
) -> SdkFiles:
    """Return what writes the vendor SDK's file along, where the profile asks for it."""
    settings, service = profile.license_files, profile.license_service
    if not settings.licensespring_sdk:
        return SdkFiles(None)
    from sso.storage.sdk_license_file import SdkLicenseFile, default_folder

    named = settings.licensespring_sdk_dir
    return SdkFiles(
        SdkLicenseFile(
            folder_for=lambda code: (
                Path(named) if named else default_folder(code, environment, sys.platform)
            ),
            password=service.shared_key or service.client_secret,
            clock=clock,
        )
    )
