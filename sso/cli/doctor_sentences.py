"""What is said about a finding of the doctor, and what should be done? English; the window
translates it. Failures speak with the sentences of their errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sso.cli.error_sentences import ERRORS, Texts
from sso.cli.sentences import STATES, Circumstances, explain
from sso.diagnostics.doctor import Finding

NAMES: Mapping[str, str] = {
    "policy": "Policy",
    "profile": "Profile",
    "environment": "Environment variables",
    "data_folder": "Data folder",
    "disk_space": "Disk space",
    "license": "Stored license",
    "secret_store": "Secret store",
    "other_instance": "Running program",
    "proxy": "Proxy",
    "dns": "Name of the license service",
    "tls": "Secure connection",
    "service": "License service",
    "clock": "Clock",
    "credentials": "Credentials",
    "signature": "Signature",
    "sign_in": "Sign-in",
    "redirect": "Way back from the browser",
    "browser": "Browser",
    "tray": "Tray",
    "autostart": "Start with the session",
    "scheme_handler": "Links",
}

# "check/variant": what was seen, what to do; the latter is empty where nothing needs to be done.
FINDINGS: Texts = {
    "policy/fine": ("In force: {places}", ""),
    "policy/none": ("This computer has no policy.", ""),
    "profile/fine": ("Sound: {products} at {service}", ""),
    "profile/look": (
        "Sound, but a part of the brand's look is left out: {why}",
        "Ask who gave you the profile for a mended one.",
    ),
    "environment/fine": ("Nothing there changes how this program works.", ""),
    "environment/set": (
        "These change how programs find files, authorities or secret stores: {names}",
        "Remove them for this program if you did not set them on purpose.",
    ),
    "data_folder/fine": ("Can be written: {place}", ""),
    "data_folder/open": (
        "Other accounts may write in {place}.",
        "Take that right from them (chmod go-w).",
    ),
    "disk_space/fine": ("{free} MB are free.", ""),
    "disk_space/little": ("Only {free} MB are free.", "Free some space."),
    "license/fine": ("{state}", ""),
    "license/state": ("{state}", "See `status`."),
    "secret_store/fine": ("Answers.", ""),
    "secret_store/none": (
        "This system offers no secret store: who signed in is not remembered.",
        "Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.",
    ),
    "other_instance/fine": ("Runs, version {version}.", ""),
    "other_instance/none": ("Does not run in this session.", ""),
    "proxy/direct": ("None is in the way.", ""),
    "proxy/through": ("Through {proxy}", ""),
    "dns/fine": ("{host} is {address}.", ""),
    "dns/loopback": ("On this computer.", ""),
    "tls/fine": ("The certificate was issued by {issuer}.", ""),
    "tls/loopback": ("On this computer, without encryption.", ""),
    "tls/unknown": ("Not refused.", ""),
    "service/fine": ("{host} answers.", ""),
    "clock/fine": ("{seconds} s from the license service's.", ""),
    "clock/off": (
        "{minutes} minutes from the license service's.",
        "Set date and time to automatic.",
    ),
    "clock/untold": ("The license service did not tell its time.", "Compare the clock by hand."),
    "credentials/fine": ("The license service takes this program and knows {product}.", ""),
    "signature/fine": ("The answer carries the pinned key's signature ({key}).", ""),
    "sign_in/fine": ("{company} signs in at {host}.", ""),
    "sign_in/no_company": (
        "No company code is known yet, so the sign-in was not tried.",
        "Sign in once, or set sign_in.customer_account_code.",
    ),
    "redirect/fine": ("{address} is free.", ""),
    "redirect/kept": ("The running program keeps it for itself.", ""),
    "redirect/scheme": ("By links that begin with {scheme}:", ""),
    "redirect/unknown": ("Not known until the sign-in can be asked for.", ""),
    "browser/fine": ("{browser}", ""),
    "browser/no_display": (
        "There is no desktop here: no browser can be opened.",
        "Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.",
    ),
    "tray/fine": ("There is a place for the icon.", ""),
    "tray/none": (
        "This desktop shows no tray icons; the window is there all the same.",
        "On GNOME, install the AppIndicator extension if an icon is wanted.",
    ),
    "tray/no_display": ("There is no desktop here.", "Use the command line."),
    "autostart/on": ("On", ""),
    "autostart/off": ("Off", ""),
    "scheme_handler/fine": ("Links that begin with {scheme}: open {handler}.", ""),
    "scheme_handler/none": (
        "Nothing opens {scheme}: links.",
        "Install the program as a package if links are wanted.",
    ),
    "scheme_handler/no_display": ("There is no desktop here.", "Links are for desktops."),
}
# What stands for a fact that the system does not tell.
UNTOLD: Mapping[str, str] = {
    "issuer": "an unknown authority",
    "browser": "The default browser",
    "handler": "what the system has chosen",
}
# What any check may say.
EVERYWHERE: Texts = {
    "unseen": ("It could not be looked at ({why}).", "Look at the rights of your folders."),
    "needs": ("Not looked at, since this comes first: {other}", ""),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words."""

    name: str
    what: str
    fix: str


def say_finding(
    finding: Finding,
    circumstances: Circumstances,
    say: Callable[[str], str] = str,
    errors: Texts = ERRORS,
) -> Said:
    """Return a finding in words.

    :param say: translates one text. :param errors: the sentences of failures, translated.
    """
    name = say(NAMES[finding.check])
    if finding.error is not None:
        told = explain(finding.error, circumstances, errors, say)
        return Said(name, told.what, told.next_step)
    if finding.variant == "needs":
        what, fix = EVERYWHERE["needs"]
        facts = {"other": say(NAMES[finding.facts["other"]])}
    elif finding.variant == "unseen":
        what, fix = EVERYWHERE["unseen"]
        facts = dict(finding.facts)
    else:
        what, fix = FINDINGS[f"{finding.check}/{finding.variant}"]
        facts = dict(finding.facts)
        if "state" in facts:
            facts["state"] = say(STATES[facts["state"]])
        facts = {key: text or say(UNTOLD[key]) for key, text in facts.items()}
    return Said(name, say(what).format_map(facts), say(fix) if fix else "")
