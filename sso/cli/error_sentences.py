"""What is said to people about each error? English; the window translates it.

Every sentence says what happened; every next step is one thing that can be done. Placeholders are
filled by `sso.cli.sentences.explain`.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    "NO_BROWSER": (
        "No browser can be opened here ({detail}).",
        "Set a default browser, or ask {administrator}.",
    ),
    "OTHER_VERSION": (
        "Another version of this program runs in this session: {running}; this one is {version}.",
        "Quit it from its tray menu, then start this one.",
    ),
    "STILL_RUNS": (
        "The program runs in this session, and would write anew what is removed.",
        "Quit it from its tray menu, then try again.",
    ),
    "SECRET_STORE": (
        "The secret store cannot be used ({detail}).",
        "Try again, or ask {administrator}.",
    ),
    "SECRET_STORE/none": (
        "This system offers no secret store, which is needed here.",
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
    "STORE_FAILED/file": (
        "The file could not be written ({detail}).",
        "Choose another place, or check the folder's rights.",
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

# Ends of an activation without a sign-in. No window ever shows them, so nobody translates them.
UNATTENDED: Texts = {
    "NO_LICENSE_FOR_USER/key": (
        "The license service knows no license for {product} with this key.",
        "Check the license key, or ask {administrator} for the right one.",
    ),
    "NO_LICENSE_FOR_USER/password": (
        "The license service finds no license for {product} with this name and password.",
        "Check both, or ask {administrator} to assign a license.",
    ),
    "SIGN_IN_REFUSED/key": (
        "The license service refused the license key for {product}.",
        "Check the license key. If it is right, send {administrator} the code below.",
    ),
    "SIGN_IN_REFUSED/password": (
        "The license service did not take the name and password.",
        "Check both. If they are right, send {administrator} the code below.",
    ),
}
