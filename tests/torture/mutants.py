"""Would the suite notice if a check were missing? Copies of the program without one show it.

A copy is made by exact replacement of text; a text that is not found there stops everything, so
that no mutant is an unchanged copy.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.g3_login_csrf import login_csrf
from tests.torture.g5_host_origin import host_and_origin
from tests.torture.rig import ROOT, Found


@dataclass(frozen=True, slots=True)
class Mutant:
    """One check taken out.

    :param changes: file, text, and what stands there instead.
    """

    name: str
    changes: tuple[tuple[str, str, str], ...]
    attack: Callable[[float, int, Path], Found]


def _csrf(scale: float, seed: int, code: Path) -> Found:
    return login_csrf(max(1, round(5 * scale)), seed, code)


def _host_and_origin(scale: float, seed: int, code: Path) -> Found:
    return host_and_origin(min(1.0, scale / 20), seed, code)


_ROUTES = "sso/signin/redirect_routes.py"
_HOST = 'head.headers.get("host", "").lower() not in attempt.address.hosts()'
_ORIGIN = 'head.headers.get("origin") == f"{attempt.address.scheme}://{host}"'
_FORM_ORIGIN = 'head.headers.get("origin", "null") in origins'

MUTANTS = (
    Mutant(
        "without the state check",
        (
            (
                "sso/signin/authorization.py",
                "return len(came) == 1 and is_same(came[0], request.state)",
                "return True",
            ),
        ),
        _csrf,
    ),
    Mutant("without the Host check", ((_ROUTES, _HOST, "False"),), _host_and_origin),
    Mutant(
        "without the Origin check",
        ((_ROUTES, _ORIGIN, "True"), (_ROUTES, _FORM_ORIGIN, "True")),
        _host_and_origin,
    ),
)


class TextNotFound(AssertionError):
    """The program has changed; the mutant must be written anew."""


@contextmanager
def copy_with(mutant: Mutant) -> Iterator[Path]:
    """Make the copy, in a folder that goes with the block."""
    with TemporaryDirectory(prefix="keyturn-mutant-") as folder:
        code = Path(folder)
        shutil.copytree(ROOT / "sso", code / "sso", ignore=shutil.ignore_patterns("__pycache__"))
        for name, text, instead in mutant.changes:
            path = code / name
            source = path.read_text(encoding="utf-8")
            if text not in source:
                raise TextNotFound(f"{mutant.name}: not found in {name}: {text}")
            path.write_text(source.replace(text, instead), encoding="utf-8")
        yield code


def attacked(mutant: Mutant, scale: float, seed: int) -> Found:
    """Run against the copy what must find the missing check."""
    with copy_with(mutant) as code:
        return mutant.attack(scale, seed, code)
