"""Does a brand's own look reach the browser's pages, and is one that is broken told of?"""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.command_line import Running, Terminal, terminal_of
from tests.integration.sandbox_process import Sandbox
from tests.integration.visit import Visit

FRAME = """<!doctype html><html lang="@@lang" dir="@@dir"><head>@@head<title>@@title</title></head>
<body class="acme">@@body</body></html>"""
TEXTS = {"pages": {"active_title": "Willkommen bei Acme, {name} ist bereit"}}


def branded(sandbox: Sandbox, folder: Path, frame: str) -> Terminal:
    terminal = terminal_of(
        sandbox, folder, lines={"ui": 'language = "de"', "brand": 'folder = "acme"'}
    )
    look = terminal.profile.parent / "acme"
    for name in ("texts", "pages"):
        (look / name).mkdir(parents=True)
    (look / "texts" / "de.json").write_text(json.dumps(TEXTS), encoding="utf-8")
    (look / "pages" / "frame.html").write_text(frame, encoding="utf-8")
    return terminal


def seen_page(terminal: Terminal) -> str:
    running = Running(terminal.words("activate", "--json", "--timeout", "20", "--no-browser"), {})
    visit = Visit(running.line_with("http")).sign_in("you@acme.test")
    visit.deliver()
    page = visit.get(f"{visit.origin}/keyturn/received").text
    visit.see_the_end()
    assert running.end().code == 0
    return page


def look_check(terminal: Terminal) -> dict[str, str]:
    checks = json.loads(terminal.run("doctor", "--json").out)["checks"]
    return next(one for one in checks if one["check"] == "profile")


def test_a_brands_frame_and_texts_are_what_the_browser_shows(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    terminal = branded(sandbox, tmp_path, FRAME)
    page = seen_page(terminal)
    assert '<body class="acme">' in page
    assert "Willkommen bei Acme, <bdi>" in page
    assert look_check(terminal)["level"] == "ok"


def test_a_frame_with_a_script_is_left_out_and_told_and_the_sign_in_works(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    terminal = branded(sandbox, tmp_path, FRAME.replace("@@body", "<script>x</script>@@body"))
    page = seen_page(terminal)
    assert "acme" not in page
    assert "Willkommen bei Acme, <bdi>" in page  # its texts are sound
    check = look_check(terminal)
    assert check["level"] == "warn"
    assert "pages/frame.html: holds '<script'" in check["text"]
