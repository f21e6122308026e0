"""Do the browser's pages speak the language that the profile or the system names?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.command_line import Running, terminal_of
from tests.integration.sandbox_process import Sandbox
from tests.integration.visit import Visit


@pytest.mark.parametrize(
    ("setting", "system", "root", "words"),
    [
        ("ar", "fr_FR.UTF-8", '<html lang="ar" dir="rtl">', "الترخيص مفعّل على هذا الحاسوب"),
        ("", "fr_FR.UTF-8", '<html lang="fr" dir="ltr">', "Licence active sur cet ordinateur"),
        ("", "C.UTF-8", '<html lang="en" dir="ltr">', "Active on this computer"),
    ],
)
def test_the_profile_names_it_else_the_system(
    sandbox: Sandbox, tmp_path: Path, setting: str, system: str, root: str, words: str
) -> None:
    terminal = terminal_of(sandbox, tmp_path, lines={"ui": f'language = "{setting}"'})
    command = terminal.words("activate", "--json", "--timeout", "20", "--no-browser")
    running = Running(command, {"LC_ALL": system})
    visit = Visit(running.line_with("http")).sign_in("you@acme.test")
    visit.deliver()
    page = visit.get(f"{visit.origin}/keyturn/received", **{"Accept-Language": "de"}).text
    visit.see_the_end()
    assert running.end().code == 0
    assert root in page
    assert words in page
