"""What is said to people about an error or a state, and what should they do? English; the window
translates it.

Every sentence says what happened; every next step is one thing that can be done. Placeholders are
filled with facts, the service's and the provider's own words last and as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sso.cli.error_sentences import ERRORS, UNATTENDED, Texts
from sso.errors import KeyturnError
from sso.record import record

SAID: Texts = {**ERRORS, **UNATTENDED}

SIGN_OFF_NOTE = (
    "The sign-in service's session in your browser is ended there. Other programs and web sites"
    " stay signed in: there is no single sign-off."
)

# What may be wrong while a sign-in goes on waiting; the keys are the runner's hints.
HINTS: Mapping[str, str] = {
    "https_forced": "The browser insists on https for this computer's own address. Paste its final"
    " address, or use another browser.",
    "other_sign_in": "Answers to another sign-in keep coming. Close older sign-in tabs.",
    "unconfirmed_error": "The browser reported an error that cannot be confirmed: look there.",
    "link_used_twice": "The sign-in link was opened twice. If that was not you, cancel.",
    "other_user": "Another user of this computer tried to answer. If in doubt, cancel.",
    "remote_shell": "This is a remote shell: forward port {port} of the computer with the browser"
    " to this one, or use --redirect-url - and paste the final address.",
    "container": "This is a container: publish port {port} to the computer with the browser, or use"
    " --redirect-url - and paste the final address.",
    "wsl": "The browser runs in Windows: if it does not come back, use --redirect-url - and paste"
    " the final address.",
    "proxy": "A proxy is set on this computer. Exempt {address} from it: the browser has to come"
    " back there.",
    "security_software": "Security software may keep the browser from {address}. Ask your"
    " administrator to admit that address.",
    "not_returned": "The browser opened the sign-in page, but nothing came back yet. Go on there;"
    " the page may be behind other windows.",
    "not_this_address": "That is not the final address of this sign-in. Copy it whole from the"
    " browser's address bar.",
}

STATES: Mapping[str, str] = {
    "active": "Active",
    "expiring": "Active, ends soon",
    "grace": "Works offline",
    "unreachable": "Offline for too long",
    "not_activated": "Not activated",
    "no_license": "No license",
    "device_limit": "Device limit",
    "expired": "Expired",
    "disabled": "Disabled",
    "clock": "Clock is wrong",
    "wrong_device": "Another device's license",
    "damaged": "License damaged",
    "seat_needed": "Seat needed",
    "not_started": "Not started",
}

# What else there is to know of a state; the keys are the reasons of the contract.
REASONS: Mapping[str, str] = {
    "grace_over": "The license service could not be reached for too long. Connect and check again.",
    "device_unknown": "The license service does not know this device any more. Activate again.",
    "license_inactive": "The license is not active at the license service.",
    "clock_behind": "This computer's clock is behind the license service's. Set it right.",
    "clock_moved_back": "This computer's clock was moved back. Set it right, then check again.",
    "clock_off": "The license service refuses this computer's time. Set date and time right.",
    "cloned": "These files were copied from another computer. Activate this one for itself.",
    "other_device": "The stored license belongs to another device. Activate this one.",
    "store_newer": "A newer version of this program has written the license.",
    "seat_released": "The seat was given back. Check now to take one again.",
    "seat_lapsed": "The seat was not renewed in time. Check now to take one again.",
    "service_refuses": "The license service refuses to answer for this license at present.",
}

# Changed parts of a device, in words.
SIGNALS: Mapping[str, str] = {
    "machine_id": "the system's id",
    "host_name": "the computer's name",
    "model": "the model",
    "board": "the main board",
    "processor": "the processor",
    "system_disk": "the system disk",
    "network_card": "the network card",
}

# What stands for a fact that is not known.
UNKNOWN: Mapping[str, str] = {
    "address": "the registered address",
    "host": "the license service",
    "issuer": "an unknown authority",
    "owner": "another program",
    "portal": "another server",
    "running": "another one",
    "version": "another one",
    "proxy": "of this network",
    "holder": "another person",
    "newcomer": "Somebody else",
    "place": "the configuration folder",
    "detail": "no detail is known",
    "company": "in the profile",
    "administrator": "your administrator",
}


@record
class Explanation:
    """What happened and what to do, filled in; `foreign` are the other side's own words."""

    code: str
    what: str
    next_step: str
    foreign: str = ""


@record
class Circumstances:
    """The names that sentences speak of."""

    product: str = "the product"
    company: str = ""
    administrator: str = ""


def key_of(error: KeyturnError, texts: Texts = SAID) -> str:
    """Return which sentence fits an error: its code, or a variant of it."""
    variant = _variant(error)
    key = f"{error.code}/{variant}"
    return key if variant and key in texts else error.code


def explain(
    error: KeyturnError,
    circumstances: Circumstances | None = None,
    texts: Texts = SAID,
    say: Callable[[str], str] = str,
) -> Explanation:
    """Return the sentences for an error.

    :param say: translates what stands for facts that are not known.
    """
    around = circumstances or Circumstances()
    what, next_step = texts[key_of(error, texts)]
    facts = _facts(error, around, {name: say(text) for name, text in UNKNOWN.items()})
    return Explanation(
        error.code, what.format_map(facts), next_step.format_map(facts), error.service_message or ""
    )


def hint_text(hint: str, address: str, texts: Mapping[str, str] = HINTS) -> str:
    """Return the sentence of a hint.

    :param address: host and port to which the browser comes back.
    """
    _, _, port = address.rpartition(":")
    return texts[hint].format(address=address, port=port if port.isdigit() else "80")


def _variant(error: KeyturnError) -> str:
    facts = error.facts
    if facts.get("may_hold_seat"):
        return "may_hold_seat"
    if "skew_min" in facts:
        return "ahead" if int(facts["skew_min"]) > 0 else "behind"
    if error.code == "TLS_REFUSED" and facts.get("issuer") and not facts.get("cause"):
        return "inspected" if facts.get("proxy") else "issuer"
    for name in ("owner", "portal"):
        if facts.get(name):
            return name
    return str(facts.get("cause") or facts.get("state") or "")


def _facts(
    error: KeyturnError, around: Circumstances, unknown: Mapping[str, str]
) -> dict[str, str]:
    facts = {name: str(value) for name, value in error.facts.items()}
    return {
        **unknown,
        **facts,
        "detail": error.detail or unknown["detail"],
        "service": error.service_code or error.detail,
        "minutes": str(abs(int(error.facts.get("skew_min", 0)))),
        "product": around.product,
        "company": around.company or unknown["company"],
        "administrator": around.administrator or unknown["administrator"],
    }
