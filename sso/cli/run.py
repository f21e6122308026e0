"""Which function is a verb, and what becomes of its errors?"""

from __future__ import annotations

import importlib
import logging
import os
import sys

from sso.cli.program import Program
from sso.diagnostics import core_dumps
from sso.diagnostics.reference import new_reference
from sso.errors import Cancelled, KeyturnError

# Verb to module and function: imported when asked for, since `status` must stay light.
VERBS = {
    "activate": ("sso.cli.license_verbs", "activate"),
    "borrow": ("sso.cli.seat_verbs", "borrow"),
    "bundle": ("sso.cli.bundle_verb", "bundle"),
    "check": ("sso.cli.license_verbs", "check"),
    "config proxy-sign-in": ("sso.cli.proxy_verbs", "proxy_sign_in"),
    "config init": ("sso.cli.init_verb", "init"),
    "config schema": ("sso.cli.config_verbs", "schema"),
    "config show": ("sso.cli.config_verbs", "show"),
    "config validate": ("sso.cli.config_verbs", "validate"),
    "deactivate": ("sso.cli.license_verbs", "deactivate"),
    "doctor": ("sso.cli.doctor_verb", "doctor"),
    "conformance": ("sso.cli.sandbox_verbs", "conformance"),
    "demo": ("sso.cli.sandbox_verbs", "demo"),
    "forget": ("sso.cli.forget_verb", "forget"),
    "licenses": ("sso.cli.license_verbs", "licenses"),
    "link": ("sso.cli.link_verb", "link"),
    "sandbox": ("sso.cli.sandbox_verbs", "sandbox"),
    "sign-off": ("sso.cli.license_verbs", "sign_off"),
    "return": ("sso.cli.seat_verbs", "give_back"),
    "status": ("sso.cli.status_verbs", "status"),
    "wait": ("sso.cli.status_verbs", "wait"),
}
# What these do is noted in the log; the others only look, some of them often.
LOGGED = frozenset(("activate", "borrow", "check", "deactivate", "licenses", "return", "sign-off"))
# These read what everybody may read here, many times a day; the others hold keys and tokens.
WITHOUT_SECRETS = frozenset(("status", "wait"))
_DEFECT = 70
_BROKEN_PIPE = 141  # 128 and SIGPIPE, as shells count


def run(program: Program) -> int:
    """Run the verb of the arguments and return the exit code; errors are printed, never raised."""
    name = program.arguments.verb
    if name == "config":
        name = f"config {program.arguments.action}"
    module, function = VERBS[name]
    if name not in WITHOUT_SECRETS:
        core_dumps.forbid()
    try:
        if name in LOGGED:
            program.open_log()
        return int(getattr(importlib.import_module(module), function)(program))
    except KeyturnError as error:
        return program.output.failed(error, program.circumstances())
    except KeyboardInterrupt:
        return program.output.failed(Cancelled("interrupted"), program.circumstances())
    except BrokenPipeError:  # whoever reads has gone, as `head` does: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except Exception as defect:  # the last net: a person never sees a traceback
        wrapped = KeyturnError(type(defect).__name__)
        wrapped.reference = new_reference()
        facts = {"reference": wrapped.reference}
        logging.getLogger("keyturn").debug("defect", exc_info=True, extra={"facts": facts})
        program.output.failed(wrapped)
        return _DEFECT
