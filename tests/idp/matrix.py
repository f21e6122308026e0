"""Which cells has the matrix provider x redirect kind x grant, and which of them held?"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.idp.redirect_kinds import KINDS, Kind

PROVIDERS = ("sandbox", "oidc-provider", "glewlwyd", "federation")


class Grant(enum.Enum):
    """How the answer travels."""

    CODE = "code"
    FRAGMENT = "fragment"
    FORM_POST = "form_post"


@dataclass(frozen=True)
class Cell:
    """One way to sign in."""

    provider: str
    kind: Kind
    grant: Grant

    @property
    def name(self) -> str:
        return f"{self.provider}, {self.kind.name}, {self.grant.value}"

    @property
    def is_unsupported(self) -> str:
        """Why it cannot be, or nothing."""
        if self.grant is Grant.FORM_POST and self.kind.is_scheme:
            return "a form's content does not reach a program by its scheme"
        if self.grant is Grant.FORM_POST and self.kind.is_pasted:
            return "a posted answer stands in no address"
        if self.provider == "glewlwyd" and self.kind.any_port:
            return "glewlwyd admits exact addresses only"
        is_node = self.provider in ("oidc-provider", "federation")
        if is_node and self.kind.has_tls and self.grant is Grant.FRAGMENT:
            return "oidc-provider gives tokens to no client at https://localhost"
        return ""


def cells(*providers: str) -> Iterator[Cell]:
    """Every cell of these providers."""
    for provider in providers:
        for kind in KINDS:
            for grant in Grant:
                yield Cell(provider, kind, grant)


def supported(*providers: str) -> list[Cell]:
    """Those that can be."""
    return [cell for cell in cells(*providers) if not cell.is_unsupported]


@dataclass
class Report:
    """What this run tried, and what of it held."""

    tried: dict[Cell, bool] = field(default_factory=dict)

    def begin(self, cell: Cell) -> None:
        self.tried[cell] = False

    def held(self, cell: Cell) -> None:
        self.tried[cell] = True

    def write(self, reporter: pytest.TerminalReporter) -> None:
        """The closing lines, only where the matrix ran."""
        if not self.tried:
            return
        reporter.section("matrix: provider x redirect kind x grant")
        for provider in PROVIDERS:
            mine = [held for cell, held in self.tried.items() if cell.provider == provider]
            if mine:
                reporter.write_line(f"{provider:14} {sum(mine):3} of {len(mine)}")
        everything = list(self.tried.values())
        reporter.write_line(f"{'all':14} {sum(everything):3} of {len(everything)}")
        for cell, held in self.tried.items():
            if not held:
                reporter.write_line(f"FAILED: {cell.name}")
        left_out = [cell for cell in cells(*PROVIDERS) if cell.is_unsupported]
        reporter.write_line(f"cannot be: {len(left_out)}")
        for cell in left_out:
            reporter.write_line(f"  {cell.name}: {cell.is_unsupported}")


REPORT = Report()
