"""Does docs/sandbox.md name every fault with its parameters, and nothing else?"""

import re
from pathlib import Path

from sso.sandbox.faults import PARAMETERS
from sso.sandbox.settings import names

TEXT = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")


def test_every_fault_is_documented_with_its_parameters() -> None:
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|", TEXT, re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", parameters)) for name, parameters in rows}
    assert told == {name: set(parameters) for name, parameters in PARAMETERS.items()}


def test_the_settings_that_it_names_exist() -> None:
    (part,) = re.findall(r"Settings that are used most:(.*?)\n\n", TEXT, re.DOTALL)
    named = set(re.findall(r"`(\w+)`", part)) - {"rotate_keys_now"}
    assert len(named) >= 5
    assert named <= set(names())
