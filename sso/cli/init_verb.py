"""`config init`: ask for what a profile needs, try it against the service, then write it."""

from __future__ import annotations

import getpass
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sso.cli.consent import agrees, can_answer
from sso.cli.doctor_verb import checks_for, show
from sso.cli.output import Output
from sso.cli.program import Program
from sso.diagnostics.doctor import Finding, examine, exit_code
from sso.errors import Cancelled, UsageError
from sso.profile.keys import DEFAULT_APP_ID, DEFAULT_APP_NAME
from sso.profile.reader import Document
from sso.profile.soundness import problems
from sso.storage import atomic_file

# What the service itself can say about a profile, in the order in which one explains the next.
TRIED = ("policy", "profile", "proxy", "dns", "tls", "service", "clock", "credentials", "signature",
         "sign_in")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a profile needs; `only_if` names an answer that makes it needed."""

    key: str
    text: str
    default: str = ""
    is_secret: bool = False
    may_be_empty: bool = False
    only_if: tuple[str, str] = ("", "")


QUESTIONS = (
    Question("app.name", "What people read as the program's name", DEFAULT_APP_NAME),
    Question("app.id", "Its id, as a reversed domain", DEFAULT_APP_ID),
    Question("license_service.base_url", "Address of the license service",
             "https://api.licensespring.com"),
    Question("license_service.auth", "How requests are authorized: api_key or oauth", "api_key"),
    Question("license_service.api_key", "API key", is_secret=True,
             only_if=("license_service.auth", "api_key")),
    Question("license_service.shared_key", "Shared key", is_secret=True,
             only_if=("license_service.auth", "api_key")),
    Question("license_service.client_id", "Client id", only_if=("license_service.auth", "oauth")),
    Question("license_service.client_secret", "Client secret", is_secret=True,
             only_if=("license_service.auth", "oauth")),
    Question("license_service.public_key", "The service's public key: licensespring, or a PEM file",
             "licensespring"),
    Question("products.code", "Code of the product at the service"),
    Question("products.name", "Its name for people"),
    Question("sign_in.customer_account_code", "Company code (empty: people are asked)",
             may_be_empty=True),
    Question("administrator.email", "Where people write for help (empty: nowhere)",
             may_be_empty=True),
)  # fmt: skip


def init(program: Program) -> int:
    """Ask, try, write. Answers are typed, or come line by line from standard input."""
    target = Path(program.arguments.file)
    if target.exists():
        raise UsageError(f"{target} is there already: choose another name")
    answers = _asked(program)
    text = profile_text(answers)
    findings = _tried(program, text, answers)
    code = exit_code(findings)
    if code and not _wants_it_anyway(program.output):
        raise next(one.error for one in findings if one.error is not None)
    atomic_file.write(target, text.encode())
    program.output.object({"file": str(target), "works": code == 0})
    program.output.say(f"{target}: written. Try it: --profile {target} activate")
    return 0


def profile_text(answers: dict[str, str]) -> str:
    """Return the profile: only what was asked, everything else by default."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("Written by config init; docs/profile.md has every key."))
    document["schema"] = 1
    products = tomlkit.aot()
    product = tomlkit.table()
    for dotted, answer in answers.items():
        table, name = dotted.split(".")
        if not answer:
            continue
        if table == "products":
            product[name] = answer
        else:
            if table not in document:
                document[table] = tomlkit.table()
            document[table][name] = answer
    products.append(product)
    document["products"] = products
    return tomlkit.dumps(document)


def _asked(program: Program) -> dict[str, str]:
    """Ask each question until its answer is sound."""
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        wanted, value = question.only_if
        if wanted and answers.get(wanted) != value:
            continue
        while True:
            answer = _answer(question) or question.default
            wrong = _trouble(question, answer)
            if not wrong:
                break
            program.output.note(wrong)
            if not sys.stdin.isatty():
                raise UsageError(wrong)
        answers[question.key] = answer
    return answers


def _answer(question: Question) -> str:
    """Read one answer; what is secret is not shown at a terminal."""
    shown = f"{question.text} [{question.default}]: " if question.default else f"{question.text}: "
    if sys.stdin.isatty() and question.is_secret:
        return getpass.getpass(shown)
    sys.stderr.write(shown)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise Cancelled("standard input ended; nothing was written")
    return line.strip()


def _trouble(question: Question, answer: str) -> str:
    """Return what is wrong with an answer, or nothing."""
    if not answer:
        return "" if question.may_be_empty else "This cannot be empty."
    table, name = question.key.split(".")
    inner: Any = [{name: answer}] if table == "products" else {name: answer}
    found = problems(Document("", "", {table: inner}))
    return found[0].removeprefix(": ") if found else ""


def _tried(program: Program, text: str, answers: dict[str, str]) -> list[Finding]:
    """Ask the service about the profile before it is written where others find it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.toml"
        atomic_file.write(profile, text.encode())
        _bring_key(answers.get("license_service.public_key", ""), Path(folder))
        words = ["--profile", str(profile), "--data-dir", str(Path(folder) / "data"), "doctor"]
        trial = program.restarted(words)
        checks = [check for check in checks_for(trial) if check.name in TRIED]
        return examine(checks, lambda finding: show(finding, trial, program.output.note))


def _bring_key(name: str, folder: Path) -> None:
    """A PEM file is named as it lies beside the profile: where this was called from."""
    path = Path(name)
    if name and name != "licensespring" and not path.is_absolute() and path.is_file():
        atomic_file.write(folder / path.name, path.read_bytes())


def _wants_it_anyway(output: Output) -> bool:
    """Ask whether a profile that does not work is written all the same."""
    if not can_answer(output):
        return False
    return agrees("This does not work yet. Write it all the same?")
