"""How do the parts of the way out fit together on this computer?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sso.network import this_computer
from sso.network.pac_files import PacFiles
from sso.network.proxy_sign_in import Credentials, ProxySignIn, system_negotiate
from sso.network.system_proxy import this_system
from sso.network.transport import Exchange, Transport, TransportSettings
from sso.network.way_finder import WayFinder

_PAC_WITHIN_S = 8.0


def transport_here(
    settings: TransportSettings,
    environment: Mapping[str, str],
    clock: Callable[[], datetime],
    kept_credentials: Credentials,
    tell: Callable[[Exchange], object] = lambda exchange: None,
) -> Transport:
    """Return the transport of this computer.

    :param kept_credentials: what the secret store has for a proxy; the environment's come first.
    :param tell: hears of each call as it ends, those for proxy files included.
    """
    straight = Transport(replace(settings, proxy="none", total_timeout_s=_PAC_WITHIN_S), tell=tell)
    ways = WayFinder(
        environment,
        this_system(environment, sys.platform),
        PacFiles(
            fetch=straight.fetch,
            resolve=this_computer.resolve,
            own_address=this_computer.own_address,
            clock=clock,
        ),
    )
    sign_in = ProxySignIn(
        lambda proxy: ways.credentials_for(proxy) or kept_credentials(proxy), system_negotiate()
    )
    return Transport(settings, ways=ways, proxy_sign_in=sign_in, tell=tell)
