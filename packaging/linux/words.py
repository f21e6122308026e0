"""What do man page and shell completions say? Made from the command line's own parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from sso.cli.parser import EPILOG, build_parser

Verbs = dict[str, argparse.ArgumentParser]


def man_page(program: str, name: str, version: str, app_id: str) -> str:
    """Return the manual page, section 1."""
    parser = build_parser()
    lines = [
        f'.TH {program.upper()} 1 "" "{name} {version}" "User Commands"',
        ".SH NAME",
        f"{program} \\- activate a software license by single sign\\-on",
        ".SH SYNOPSIS",
        f".B {program}",
        "[\\fIOPTION\\fR]... [\\fIVERB\\fR [\\fIOPTION\\fR]...]",
        ".SH DESCRIPTION",
        _plain(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser),
        ".SH VERBS",
    ]
    for verb, sub in verbs(parser).items():
        lines += [f".SS {_plain(verb)}", _plain(sub.description or ""), *_options(sub)]
    lines += [
        ".SH EXIT STATUS",
        _plain(EPILOG.replace("exit codes: ", "")),
        ".SH FILES",
        f".TP\n.I /etc/{app_id}/profile.toml\nthe machine's profile",
        f".TP\n.I /etc/{app_id}/policy.json\nthe administrator's policy",
        f".TP\n.I ~/.config/{app_id}/\nsettings of the user",
        f".TP\n.I ~/.local/state/{app_id}/\nlicenses, status files and logs of the user",
        ".SH NOTES",
        f"Removing the package leaves what belongs to users: each can run"
        f"\n.B {program} forget \\-\\-all\nbefore, which gives the seat back too.",
    ]
    return "\n".join(lines) + "\n"


def bash_completion(program: str) -> str:
    """Return completions for bash."""
    parser = build_parser()
    function = f"_{program.replace('-', '_').replace('.', '_')}"
    known = verbs(parser)
    top = " ".join([*_flags(parser), *(verb for verb in known if " " not in verb)])
    cases = "\n".join(
        f'        {verb.split()[0]}) words="{" ".join(_flags(sub))}" ;;'
        for verb, sub in known.items()
        if " " not in verb
    )
    return f"""# Completions of {program}, made from its parser.
{function}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} verb= word words
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in -*) ;; *) verb=$word; break ;; esac
    done
    case $verb in
{cases}
        *) words="{top}" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F {function} {program}
"""


def zsh_completion(program: str) -> str:
    """Return completions for zsh."""
    shown = "\n".join(
        f"    '{verb}:{_quoted(sub.description or '')}'"
        for verb, sub in verbs(build_parser()).items()
        if " " not in verb
    )
    return f"""#compdef {program}
# Completions of {program}, made from its parser.
local -a verbs
verbs=(
{shown}
)
_arguments '1:verb:->verb' '*:file:_files'
case $state in
    verb) _describe verb verbs ;;
esac
"""


def fish_completion(program: str) -> str:
    """Return completions for fish."""
    lines = [f"# Completions of {program}, made from its parser."]
    for verb, sub in verbs(build_parser()).items():
        if " " in verb:
            continue
        about = _quoted(sub.description or "")
        lines.append(f"complete -c {program} -n __fish_use_subcommand -a {verb} -d '{about}'")
        for flag in _flags(sub):
            seen = f"__fish_seen_subcommand_from {verb}"
            lines.append(f"complete -c {program} -n '{seen}' -l {flag.removeprefix('--')}")
    return "\n".join(lines) + "\n"


def verbs(parser: argparse.ArgumentParser, prefix: str = "") -> Verbs:
    """Return every verb with its parser; verbs of verbs by both names."""
    found: Verbs = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                found[f"{prefix}{name}"] = sub
                found |= verbs(sub, f"{name} ")
    return found


def _flags(parser: argparse.ArgumentParser) -> list[str]:
    return [flag for action in parser._actions for flag in action.option_strings if len(flag) > 2]


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if action.option_strings and action.help != argparse.SUPPRESS:
            value = f" \\fI{_plain(str(action.metavar))}\\fR" if action.metavar else ""
            names = ", ".join(_plain(one) for one in action.option_strings)
            yield f".TP\n.B {names}{value}\n{_plain(action.help or '')}"


def _plain(text: str) -> str:
    """Escape what troff would read as an order."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in escaped.splitlines())


def _quoted(text: str) -> str:
    return text.replace("'", "").replace(":", " -")
