"""Are the tables of docs/ what the code says? Writes docs/profile.md, docs/contract.md, docs/policy and the JSON Schemas.

    python packaging/docs/generate.py [--check]

With `--check` nothing is written: exit code 1 where a file is not what it would become.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sso import errors  # noqa: E402 - the tree is not installed
from sso.cli.parser import build_parser  # noqa: E402
from sso.cli.sentences import SAID, STATES  # noqa: E402
from sso.licensing.status import Reason, State  # noqa: E402
from sso.network import allow_list  # noqa: E402
from sso.profile import keys, reader, schema, templates  # noqa: E402

TEMPLATE = ROOT / "packaging" / "docs" / "contract.in.md"


def main() -> int:
    """Write or compare the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    stale = [path for path, text in files() if not (path.is_file() and path.read_text() == text)]
    if is_check:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run make docs")
        return 1 if stale else 0
    for path, text in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return 0


def files() -> Iterator[tuple[Path, str]]:
    """Yield every generated file with its content."""
    yield ROOT / "docs" / "profile.md", profile_page()
    yield ROOT / "docs" / "profile.schema.json", json.dumps(schema.json_schema(), indent=2) + "\n"
    policy = ROOT / "docs" / "policy"
    yield policy / "policy.schema.json", json.dumps(schema.policy_schema(), indent=2) + "\n"
    app_id, name = keys.DEFAULT_APP_ID, keys.DEFAULT_APP_NAME
    yield policy / f"{app_id}.admx", templates.admx(app_id)
    yield policy / "en-US" / f"{app_id}.adml", templates.adml(name)
    yield policy / f"{app_id}.mobileconfig", templates.mobileconfig(app_id, name)
    yield ROOT / "docs" / "allow-list.md", allow_list_page()
    yield ROOT / "docs" / "contract.md", contract_page()


def allow_list_page() -> str:
    """Return the list of servers, for firewalls."""
    lines = [
        "# Allow-list: every server this program asks",
        "",
        "Made from `sso/network/allow_list.py`. Every call that the program makes while its test suite runs is compared",
        "with this list. There is no telemetry: no usage data, no crash report and no update check goes anywhere. News of a",
        "newer version come with the license service's ordinary answers.",
        "",
        "All of it is HTTPS on port 443 unless the address in the profile names another port, verified by the operating",
        "system's trust store (and `network.ca_file`); plain HTTP is for loopback alone.",
        "",
        "| server | method | path | when |",
        "| --- | --- | --- | --- |",
    ]
    for one in allow_list.CONTACTS:
        path = f"`{one.shown}`" if one.shown.startswith("/") else one.shown
        lines.append(f"| {one.host} | {one.method} | {path} | {one.when} |")
    lines += ["", "Besides:", "", "| with whom | what | port | when |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {who} | {what} | {port} | {when} |" for who, what, port, when in allow_list.BESIDES
    ]
    lines += [
        "",
        "With LicenseSpring and the UltiMaker Account as shipped, these hosts are `api.licensespring.com`, the sign-in hosts",
        "that its answers name (ask the vendor), and `account.ultimaker.com`.",
        "",
    ]
    return "\n".join(lines)


def contract_page() -> str:
    """Return the contract with its tables filled in."""
    page = TEMPLATE.read_text()
    for name, rows in (
        ("verbs", verb_rows()),
        ("states", state_rows()),
        ("reasons", [f"`{reason.value}`" for reason in Reason]),
        ("errors", error_rows()),
    ):
        joiner = ", " if name == "reasons" else "\n"
        page = page.replace(f"<!-- {name} -->", joiner.join(rows))
    return page


def verb_rows() -> list[str]:
    """Return one table row a verb."""
    rows = ["| verb | does | options |", "| --- | --- | --- |"]
    return rows + [f"| `{name}` | {help} | {options} |" for name, help, options in _verbs()]


def state_rows() -> list[str]:
    """Return one table row a state."""
    rows = ["| state | exit code | shown as |", "| --- | --- | --- |"]
    return rows + [
        f"| `{state.value}` | {state.exit_code} | {STATES[state.value]} |" for state in State
    ]


def error_rows() -> list[str]:
    """Return one table row an error sentence."""
    exit_codes = {cls.code: cls.exit_code for cls in _error_classes()}
    rows = ["| code | exit code | what is said | next step |", "| --- | --- | --- | --- |"]
    for key in sorted(SAID, key=lambda key: (exit_codes[key.partition("/")[0]], key)):
        code, _, variant = key.partition("/")
        what, step = SAID[key]
        shown = f"`{code}`" + (f" ({variant})" if variant else "")
        rows.append(f"| {shown} | {exit_codes[code]} | {what} | {step} |")
    return rows


def profile_page() -> str:
    """Return the table of every profile key."""
    lines = [
        "# The profile",
        "",
        "One TOML file describes one deployment. It is found by `--profile`, else `KEYTURN_PROFILE`, else the one inside the",
        "package, else the machine's (`/etc/<app id>/profile.toml`, ProgramData, `/Library/Application Support`), else",
        "`profile.toml` in the user's configuration folder. `config validate FILE` checks one;",
        "[profile.schema.json](profile.schema.json) is its JSON Schema.",
        "",
        "Required: `schema`, `app.id`, `app.name`, one product's `code` and `name`, `license_service.base_url` and the",
        "credentials that `license_service.auth` names.",
        "",
    ]
    for title, cls in _sections():
        lines += [f"## {title}", "", (cls.__doc__ or "").splitlines()[0], ""]
        lines += ["| key | default | accepted |", "| --- | --- | --- |"]
        lines += [_key_row(field, kind) for field, kind in reader.fields_of(cls) if _is_key(kind)]
        lines.append("")
    return "\n".join(lines)


def _sections() -> Iterator[tuple[str, type]]:
    for field, kind in reader.fields_of(keys.Profile):
        if hasattr(kind, "__dataclass_fields__"):
            yield f"[{field.name}]", kind
            for inner, inner_kind in reader.fields_of(kind):
                if hasattr(inner_kind, "__dataclass_fields__"):
                    yield f"[{field.name}.{inner.name}]", inner_kind
        elif field.name == "products":
            yield "[[products]]", keys.Product


def _is_key(kind: Any) -> bool:
    return not hasattr(kind, "__dataclass_fields__")


def _key_row(field: Any, kind: Any) -> str:
    made = field.default_factory() if callable(field.default_factory) else field.default
    default = schema.as_toml(list(made) if isinstance(made, tuple) else made)
    accepted = str(field.metadata["doc"])
    if field.metadata.get("choices"):
        accepted += ": " + ", ".join(f'`"{choice}"`' for choice in field.metadata["choices"])
    if field.metadata.get("is_required"):
        accepted += " (required)"
    return f"| `{field.name}` | `{default}` | {accepted.replace('|', chr(92) + '|')} |"


def _error_classes() -> list[type[errors.KeyturnError]]:
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]
    return [cls for cls in found if issubclass(cls, errors.KeyturnError) and "code" in vars(cls)]


def _verbs() -> Iterator[tuple[str, str, str]]:
    for name, parser, help_text in _subparsers(build_parser()):
        inner = list(_subparsers(parser))
        if inner:
            for inner_name, inner_parser, inner_help in inner:
                yield f"{name} {inner_name}", inner_help, _options(inner_parser)
        else:
            yield name, help_text, _options(parser)


def _subparsers(parser: argparse.ArgumentParser) -> Iterator[tuple[str, Any, str]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, inner in action.choices.items():
                yield name, inner, helps[name]


def _options(parser: argparse.ArgumentParser) -> str:
    own = [
        action
        for action in parser._actions
        if action.dest not in ("help", "profile", "data_dir", "json", "log_level", "product")
        and not isinstance(action, argparse._SubParsersAction)
    ]
    return ", ".join(
        f"`{' '.join([*(action.option_strings[:1]), *_metavar(action)])}`" for action in own
    )


def _metavar(action: argparse.Action) -> list[str]:
    return [str(action.metavar)] if action.metavar else []


if __name__ == "__main__":
    sys.exit(main())
