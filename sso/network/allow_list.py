"""Which servers does this program ever ask, and what for? The whole list. Pure.

Documentation is made from it, and every call of the test suite is compared with it: what is not
here is never asked. No usage data goes anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SERVICE = "host of `license_service.base_url`"
ISSUER = "host of `sign_in.openid_connect.issuer`, or the sign-in host of the service's answer"
TOKENS = 'host that the license service names for its own tokens (`auth = "oauth"`)'
PROXY_FILE = 'host of the proxy file (`network.proxy = "pac:..."`, or the system\'s)'


@dataclass(frozen=True, slots=True)
class Contact:
    """One kind of request.

    :param path: a pattern for the whole path. :param shown: the path as documentation shows it.
    """

    host: str
    method: str
    path: str
    shown: str
    when: str


def _service(method: str, route: str, when: str) -> Contact:
    return Contact(SERVICE, method, rf".*/api/v4/{re.escape(route)}", f"/api/v4/{route}", when)


CONTACTS = (
    _service("GET", "sso_url", "a sign-in begins; the doctor"),
    _service("POST", "activate_license", "a device is activated"),
    _service("GET", "check_license", "every `checks.interval_min`, at a start, on \"Check now\""),
    _service("POST", "deactivate_license", "a seat is given back for good"),
    _service("GET", "user_licenses", "somebody chooses among licenses"),
    _service("GET", "device_licenses", "what became of an activation whose answer was lost"),
    _service("GET", "product_details", "the doctor"),
    _service("POST", "floating/borrow", "a floating seat is taken offline"),
    _service("POST", "floating/release", "a floating seat is given back; the program ends"),
    _service("GET", "oauth_url", "a token is needed (`auth = \"oauth\"`)"),
    Contact(TOKENS, "POST", r"/.*", "as the service names it", "a token is needed"),
    Contact(ISSUER, "GET", r".*/\.well-known/[\w./-]+", "/.well-known/openid-configuration",
            "a sign-in at an issuer of one's own; checking an ID token"),
    Contact(ISSUER, "GET", r"/.*", "its key set (`jwks_uri`)", "checking an ID token"),
    Contact(ISSUER, "POST", r"/.*", "its token endpoint", "a code is redeemed here"),
    Contact(PROXY_FILE, "GET", r"/.*", "the file", "a way out is looked for; kept some minutes"),
)  # fmt: skip

# What is no request of ours over HTTP, or not made by this program itself.
BESIDES = (
    ("the browser", "whatever the sign-in needs", "443",
     "the person signs in; the program only opens the address, on a host it has checked"),
    ("this computer", "the registered redirect address", "as registered",
     "the browser comes back; only while somebody signs in, and only from this computer"),
    ("the proxy", "CONNECT", "the proxy's", "a proxy is set; with its sign-in where it wants one"),
    (SERVICE, "GET /", "80",
     "only after its certificate was refused or the connection broke: does the network show a"
     " sign-in page of its own? Nothing but the name is sent"),
    ("the resolver", "DNS", "53", "by the operating system"),
)  # fmt: skip


def is_listed(method: str, path: str, *, is_service: bool) -> bool:
    """Whether a call is on the list.

    :param is_service: whether it goes to the license service, whose paths are listed one by one.
    """
    fitting = (one for one in CONTACTS if (one.host == SERVICE) == is_service)
    return any(one.method == method and re.fullmatch(one.path, path) for one in fitting)
