"""What is said to people about an error or a state, and what should they do? English; the window
translates it.

Every sentence says what happened; every next step is one thing that can be done. Placeholders are
filled with facts, the service's and the provider's own words last and as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sso.errors import KeyturnError

Texts = Mapping[str, tuple[str, str]]

# "CODE" or "CODE/variant": what happened, what to do.
ERRORS: Texts = {
    "NOT_ACTIVATED": (
        "This device is not activated for {product}.",
        "Sign in and activate.",
    ),
    "NO_LICENSE_FOR_USER": (
        "You are signed in, but nobody gave you a license for {product} yet.",
        "Ask {administrator} to assign one, or sign in with another account.",
    ),
    "DEVICE_LIMIT": (
        "All devices that your license for {product} allows are in use.",
        "Give a seat back on a device you no longer use, or ask {administrator}.",
    ),
    "LICENSE_EXPIRED": (
        "The license for {product} has ended.",
        "Ask {administrator} to renew it.",
    ),
    "LICENSE_DISABLED": (
        "The license for {product} is switched off.",
        "Ask {administrator} why.",
    ),
    "WRONG_DEVICE": (
        "The stored license for {product} belongs to another device.",
        "Sign in and activate on this device.",
    ),
    "LICENSE_DAMAGED": (
        "The stored license for {product} was changed or damaged.",
        "Sign in and activate again; this takes no second seat.",
    ),
    "BORROW_REFUSED": (
        "The seat for {product} cannot be borrowed, or not for so long.",
        "Choose an earlier end, or ask {administrator}.",
    ),
    "BORROW_REFUSED/not_floating": (
        "The license for {product} has no shared seats, so there is nothing to borrow or return.",
        "It works offline by itself for a while; see `status`.",
    ),
    "OTHER_PERSON": (
        "{newcomer} signed in, but the license for {product} here belongs to {holder}.",
        "To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).",
    ),
    "STORE_NEWER": (
        "A newer version of this program has written its files here ({detail}).",
        "Start the newer version, or update this one. Nothing was changed.",
    ),
    "SEAT_NEEDED": (
        "All seats for {product} are in use.",
        "Try again when a colleague has finished, or ask {administrator}.",
    ),
    "NOT_STARTED": (
        "The license for {product} has not started yet.",
        "Wait until its start date, or ask {administrator}.",
    ),
    "CANCELLED": (
        "The sign-in was cancelled.",
        "Start it again when you are ready.",
    ),
    "CANCELLED/may_hold_seat": (
        "The sign-in was cancelled while the device was being activated; a seat may be taken.",
        "Sign in and activate again; this takes no second seat.",
    ),
    "DENIED": (
        "The sign-in was cancelled in the browser.",
        "Start it again when you are ready.",
    ),
    "NO_REDIRECT_ADDRESS": (
        "The address {address}, to which the browser has to come back, cannot be used here.",
        "Ask {administrator} to register an address on this computer for the sign-in.",
    ),
    "NO_REDIRECT_ADDRESS/taken": (
        "Another program uses {address}, to which the browser has to come back.",
        "Close that program, or another sign-in that still waits, and try again.",
    ),
    "NO_REDIRECT_ADDRESS/owner": (
        'The program "{owner}" uses {address}, to which the browser has to come back.',
        "Close it, or another sign-in that still waits, and try again.",
    ),
    "NO_REDIRECT_ADDRESS/privileged": (
        "The browser has to come back to {address}, and this system keeps that port for itself.",
        "Ask {administrator} to register an address with a port of 1024 or more.",
    ),
    "NO_REDIRECT_ADDRESS/reserved": (
        "Windows has reserved the port of {address}, to which the browser has to come back.",
        "Restart the computer, or ask {administrator} to register another port.",
    ),
    "SIGN_IN_TIMED_OUT": (
        "Nothing came back from the browser in time.",
        "Sign in again. If the browser said that it finished, look there for an error.",
    ),
    "SIGN_IN_REFUSED": (
        "The sign-in was refused.",
        "Try again. If it happens again, send {administrator} the code below.",
    ),
    "SIGN_IN_NOT_SET_UP": (
        "Single sign-on is not set up for the company {company}.",
        "Check the company code, or ask {administrator} to set it up.",
    ),
    "SIGN_IN_ANSWER": (
        "The browser brought an answer that does not belong to this sign-in ({detail}).",
        "Sign in again. If it happens again, tell {administrator}.",
    ),
    "CLOCK_WRONG": (
        "This computer's clock differs too much from the license service's.",
        "Set date and time to automatic and try again.",
    ),
    "CLOCK_WRONG/ahead": (
        "This computer's clock is {minutes} minutes ahead of the license service's.",
        "Set date and time to automatic and try again.",
    ),
    "CLOCK_WRONG/behind": (
        "This computer's clock is {minutes} minutes behind the license service's.",
        "Set date and time to automatic and try again.",
    ),
    "SERVICE_UNREACHABLE": (
        "The license service could not be reached ({detail}).",
        "Check the network connection and try again.",
    ),
    "SERVICE_UNREACHABLE/identity_provider": (
        "The sign-in service could not be reached ({detail}).",
        "Check the network connection and sign in again.",
    ),
    "SERVICE_UNREACHABLE/may_hold_seat": (
        "The license service did not answer to the end ({detail}); a seat may be taken already.",
        "Check the network connection and activate again; this takes no second seat.",
    ),
    "CAPTIVE_PORTAL": (
        "This network wants you to sign in first: a page came in place of {host}'s answer.",
        "Open any web page in your browser, sign in to the network there, then try again.",
    ),
    "CAPTIVE_PORTAL/portal": (
        "This network wants you to sign in first: {portal} answered in place of {host}.",
        "Open any web page in your browser, sign in to the network there, then try again.",
    ),
    "TLS_REFUSED": (
        "The connection to {host} is not secure and was refused.",
        "Ask {administrator} whether the network inspects encrypted connections.",
    ),
    "TLS_REFUSED/issuer": (
        "The connection to {host} was refused: its certificate was issued by {issuer}.",
        "Ask {administrator} to add that authority to this computer's trust store.",
    ),
    "TLS_REFUSED/inspected": (
        "The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.",
        "Ask {administrator} to add that authority to this computer's trust store.",
    ),
    "TLS_REFUSED/out_of_time": (
        "The connection to {host} was refused: its certificate is not valid at this date.",
        "Set date and time to automatic. If they are right, tell {administrator}.",
    ),
    "TLS_REFUSED/other_name": (
        "The connection to {host} was refused: its certificate is for another name.",
        "In a guest network, open any web page first; elsewhere tell {administrator}.",
    ),
    "TLS_REFUSED/weak": (
        "The connection to {host} was refused: its encryption is too weak.",
        "Tell {administrator}: that server, or what inspects connections here, is too old.",
    ),
    "TLS_REFUSED/no_authority": (
        "The connection to {host} was refused: {issuer} may not issue its certificate.",
        "Tell {administrator}: that authority may not vouch for this server.",
    ),
    "PROXY_SIGN_IN": (
        "The proxy {proxy} wants a sign-in.",
        "Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.",
    ),
    "PROXY_SIGN_IN/refused": (
        "The proxy {proxy} did not take the name and password that are kept for it.",
        "Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.",
    ),
    "ANSWER_INVALID": (
        "The license service's answer could not be understood ({detail}).",
        "A network sign-in page may be in the way: open any web page, then try again.",
    ),
    "SIGNATURE_WRONG": (
        "The answer does not carry the license service's signature ({detail}).",
        "Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.",
    ),
    "PROGRAM_REFUSED": (
        "The license service refuses this program ({service}).",
        "Tell {administrator}: keys or product in the profile are not accepted.",
    ),
    "REQUEST_REFUSED": (
        "The license service refused ({service}).",
        "Send {administrator} the code below.",
    ),
    "PROFILE_ERROR": (
        "The settings cannot be used: {detail}.",
        "Correct them, or ask {administrator}.",
    ),
    "NO_PROFILE": (
        "No profile was found: the file from your vendor that says where to sign in.",
        "Put it at {place}, or try the sandbox: make demo.",
    ),
    "COMPANY_CODE_NEEDED": (
        "The company code is missing.",
        "Give the code from your administrator's mail (--customer CODE).",
    ),
    "SECRET_STORE": (
        "The secret store cannot be used ({detail}).",
        "Try again, or ask {administrator}.",
    ),
    "SECRET_STORE/none": (
        "This system offers no secret store, which the profile requires.",
        "Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.",
    ),
    "SECRET_STORE/locked": (
        "The secret store is locked.",
        "Unlock it and try again.",
    ),
    "STORE_FAILED": (
        "The disk did not take what had to be kept ({detail}).",
        "Free some space or check the folder's rights, then try again; it takes no second seat.",
    ),
    "USAGE": (
        "{detail}.",
        "See --help.",
    ),
    "DEFECT": (
        "Something went wrong inside this program.",
        "Send {administrator} the code below.",
    ),
}

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
    "proxy": "of this network",
    "holder": "another person",
    "newcomer": "Somebody else",
    "place": "the configuration folder",
    "detail": "no detail is known",
    "company": "in the profile",
    "administrator": "your administrator",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and what to do, filled in; `foreign` are the other side's own words."""

    code: str
    what: str
    next_step: str
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The names that sentences speak of."""

    product: str = "the product"
    company: str = ""
    administrator: str = ""


def key_of(error: KeyturnError) -> str:
    """Return which sentence fits an error: its code, or a variant of it."""
    variant = _variant(error)
    key = f"{error.code}/{variant}"
    return key if variant and key in ERRORS else error.code


def explain(
    error: KeyturnError,
    circumstances: Circumstances | None = None,
    texts: Texts = ERRORS,
    say: Callable[[str], str] = str,
) -> Explanation:
    """Return the sentences for an error.

    :param say: translates what stands for facts that are not known.
    """
    around = circumstances or Circumstances()
    what, next_step = texts[key_of(error)]
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
