"""Are the verbs and flags those of the contract, and is anything else a usage error?"""

import re

import pytest

from sso.cli.parser import EPILOG, build_parser, parse
from sso.cli.run import VERBS
from sso.errors import UsageError

# What this version has of the contract's verbs (section 2).
CONTRACT_VERBS = (
    "activate", "status", "check", "licenses", "deactivate", "sign-off", "config", "sandbox",
    "demo",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ([], None),
        (["activate"], "activate"),
        (
            ["activate", "--customer", "ACME", "--license", "5", "--again", "--no-browser"],
            "activate",
        ),
        (["activate", "--timeout", "1"], "activate"),
        (["status", "--path"], "status"),
        (["check"], "check"),
        (["licenses", "--customer", "ACME", "--no-browser", "--timeout", "30"], "licenses"),
        (["deactivate"], "deactivate"),
        (["sign-off"], "sign-off"),
        (["config", "show", "--origin"], "config"),
        (["config", "validate", "x.toml"], "config"),
        (["config", "schema"], "config"),
        (["sandbox", "--port", "0", "--dir", "x"], "sandbox"),
        (["demo", "--auto"], "demo"),
    ],
)
def test_the_verbs_of_the_contract(words: list[str], verb: str | None) -> None:
    assert parse(words).verb == verb


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["activate", "extra"],
        ["activate", "--license", "x"],
        ["activate", "--customer"],
        ["activate", "--timeout", "0"],
        ["activate", "--timeout", "0.5"],
        ["activate", "--timeout", "-1"],
        ["activate", "--timeout", "nan"],
        ["activate", "--timeout", "inf"],
        ["activate", "--timeout", "1e9"],
        ["activate", "--timeout", "soon"],
        ["activate", "--cust", "ACME"],
        ["status", "--again"],
        ["config"],
        ["config", "validate"],
        ["config", "paint"],
        ["sandbox", "--port", "x"],
        ["--log-level", "loud", "status"],
        ["--unknown"],
    ],
    ids=" ".join,
)
def test_anything_else_is_a_usage_error(words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert caught.value.exit_code == 64
    assert caught.value.detail


@pytest.mark.parametrize(
    "verb",
    [["activate"], ["status"], ["check"], ["licenses"], ["deactivate"], ["sign-off"],
     ["config", "show"], ["config", "schema"], ["sandbox"], ["demo"]],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("is_before", [True, False])
def test_common_flags_stand_before_or_after_any_verb(verb: list[str], is_before: bool) -> None:
    flags = [
        "--profile",
        "p",
        "--data-dir",
        "d",
        "--json",
        "--log-level",
        "debug",
        "--product",
        "P",
    ]
    found = parse([*flags, *verb] if is_before else [*verb, *flags])
    assert (found.profile, found.data_dir, found.json) == ("p", "d", True)
    assert (found.log_level, found.product) == ("debug", "P")


def test_defaults() -> None:
    found = parse(["activate"])
    assert (found.json, found.profile, found.data_dir, found.product) == (False, None, None, None)
    assert found.log_level == "warning"
    assert (found.customer, found.license, found.again) == ("", None, False)


def test_every_verb_has_a_function() -> None:
    import importlib

    for module, function in VERBS.values():
        assert callable(getattr(importlib.import_module(module), function))


def test_the_help_lists_every_verb_and_exit_code() -> None:
    text = build_parser().format_help()
    for verb in CONTRACT_VERBS:
        assert re.search(rf"^    {verb}\b", text, re.MULTILINE), verb
    flat = " ".join(EPILOG.split())
    for code in [0, *range(10, 32), 64, 70]:
        assert f" {code} " in f" {flat} ".replace(":", ": "), code
