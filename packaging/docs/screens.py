"""How does the program look in every state, language and scheme? `make screenshots` takes them all.

    QT_QPA_PLATFORM=offscreen python packaging/docs/screens.py build/screens

The real program against the real sandbox: a person of the sandbox signs in for each state, then the
window is shown in every language, light and dark. One PNG each, and a contact sheet a language. No
picture may be blank, and all states must differ in grey.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TREE))

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtGui import QColor, QFont, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

import main  # noqa: E402
from sso.activation.manager import SignInOptions  # noqa: E402
from sso.activation.progress import Progress, Stage  # noqa: E402
from sso.cli.output import Output  # noqa: E402
from sso.cli.parser import parse  # noqa: E402
from sso.sandbox.browser_stand_in import sign_in  # noqa: E402
from sso.sandbox.people import PASSWORD  # noqa: E402
from tests.integration.sandbox_process import Sandbox, free_port, running  # noqa: E402
from ui.bridge import Bridge  # noqa: E402
from ui.desktop import Desktop  # noqa: E402
from ui.i18n import apply_language  # noqa: E402
from ui.theme import Theme  # noqa: E402

LANGUAGES = ("en", "de", "fr", "es", "ja", "ar")
SCHEMES = ("light", "dark")
FONT = "DejaVu Sans"  # of packaging/setup/packages/desktop-rig.txt
GREY_AT_LEAST = 12  # levels between the middle and the ends of a picture that is not blank


@dataclass(frozen=True)
class Scene:
    """A state, and how the sandbox and the clock bring it about.

    :param person: who signs in first; empty: nobody. :param then: what happens next. :param spoil:
    what becomes of the files. :param later: by how much the clock moves then.
    """

    state: str
    person: str = ""
    prepare: Callable[[Sandbox], None] = lambda sandbox: None
    spoil: Callable[[Path], None] = lambda folder: None
    then: Callable[[Sandbox, main.Program], object] = lambda sandbox, program: None
    later: timedelta = timedelta(0)


def _flip(folder: Path) -> None:
    (file,) = folder.rglob("CAD-PRO.license")
    content = bytearray(file.read_bytes())
    content[40] ^= 1
    file.write_bytes(bytes(content))


def _foreign(folder: Path) -> None:
    (file,) = folder.rglob("device.json")
    record = json.loads(file.read_text())
    signals = {**record["signals"], "machine_id": "0" * 16}
    file.write_text(json.dumps({**record, "signals": signals}))


def _ends_soon(sandbox: Sandbox) -> None:
    ends_at = datetime.now(UTC) + timedelta(days=5, hours=6)
    sandbox.license(_YOURS, validity_at=ends_at.isoformat())


def _check_in_vain(sandbox: Sandbox, program: main.Program) -> None:
    sandbox.fault("gateway_502", "check_license")
    program.manager.check()


def _return_seat(sandbox: Sandbox, program: main.Program) -> None:
    program.manager.give_back()


_YOURS = 1744810240166049
YOU = "you@acme.test"
SCENES = (
    Scene("not_activated"),
    Scene("active", YOU),
    Scene("expiring", YOU, prepare=_ends_soon),
    Scene("grace", YOU, then=_check_in_vain),
    Scene("unreachable", YOU, later=timedelta(hours=30)),
    Scene("no_license", "none@acme.test"),
    Scene("device_limit", "limit@acme.test"),
    Scene("expired", "expired@acme.test"),
    Scene("disabled", "disabled@acme.test"),
    Scene("clock", YOU, later=timedelta(hours=-3)),
    Scene("wrong_device", YOU, spoil=_foreign),
    Scene("damaged", YOU, spoil=_flip),
    Scene("seat_needed", "float@acme.test", then=_return_seat),
)


def main_() -> int:
    """Take all pictures into the folder of the arguments; 1 where one is blank or like another."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setFont(QFont(FONT, 10))
    uris = (f"http://localhost:{free_port()}/callback",)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "sandbox", uris) as (
            sandbox,
            _,
        ),
    ):
        for scene in SCENES:
            sandbox.reset()
            _taken(application, sandbox, scene, Path(folder) / scene.state, target)
    for language in LANGUAGES:
        _sheet(target, language).save(str(target / f"sheet-{language}.png"))
    return _judged(target)


def _taken(
    application: QApplication, sandbox: Sandbox, scene: Scene, data: Path, target: Path
) -> None:
    scene.prepare(sandbox)
    clock = _Clock()
    with _clock_of(clock):
        if scene.person:
            _sign_in(sandbox, data, scene.person)
        scene.then(sandbox, _program(sandbox, data))
        scene.spoil(data)
        clock.offset = scene.later
        program = _program(sandbox, data)
        found = program.manager.status("CAD-PRO").status.state.value
        if found != scene.state:
            raise SystemExit(f"the sandbox shows {found} in place of {scene.state}")
        for scheme in SCHEMES:
            for language in LANGUAGES:
                _grab(application, program, scheme, language).save(
                    str(target / f"{scene.state}-{language}-{scheme}.png")
                )


def _grab(application: QApplication, program: main.Program, scheme: str, language: str) -> QImage:
    apply_language(application, language)
    theme = Theme(scheme)
    theme.apply(application)
    bridge = Bridge(program.manager, program.clock)
    desktop = Desktop(application, program, bridge, theme)
    bridge.start()
    desktop.window.show()
    desktop.window.show_view(bridge.view)
    application.processEvents()
    if (focused := desktop.window.focusWidget()) is not None:
        focused.clearFocus()  # the ring shows where the keyboard is, and here is none
    picture = desktop.window.grab().toImage()
    desktop.window.close()
    bridge._jobs.put(None)  # no release of seats: the next picture needs them
    bridge._worker.join(5)
    desktop.window.deleteLater()
    desktop.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return picture


class _Clock:
    offset = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.offset


@contextmanager
def _clock_of(clock: _Clock) -> Iterator[None]:
    before, main.now = main.now, clock
    try:
        yield
    finally:
        main.now = before


def _program(sandbox: Sandbox, data: Path) -> main.Program:
    words = ["--profile", str(sandbox.profiles["code"]), "--data-dir", str(data), "status"]
    return main.Program(parse(words), Output(is_json=True))


def _sign_in(sandbox: Sandbox, data: Path, person: str) -> None:
    played: list[threading.Thread] = []

    def play(progress: Progress) -> None:
        if progress.stage is Stage.WAITING and not played:
            address = progress.authorization_url
            thread = threading.Thread(
                target=lambda: sign_in(address, username=person, password=PASSWORD)
            )
            played.append(thread)
            thread.start()

    options = SignInOptions(opens_browser=False, on_progress=play, timeout_s=30)
    _program(sandbox, data).manager.activate("CAD-PRO", options)
    for thread in played:
        thread.join(30)


def _sheet(target: Path, language: str) -> QImage:
    """Lay a language's pictures out: states across, schemes below each other."""
    pictures = [
        [QImage(str(target / f"{scene.state}-{language}-{scheme}.png")) for scene in SCENES]
        for scheme in SCHEMES
    ]
    width, height = pictures[0][0].width(), pictures[0][0].height()
    sheet = QImage(
        (width + 12) * len(SCENES), (height + 12) * len(SCHEMES), QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#8a9099"))
    painter = QPainter(sheet)
    for row, line in enumerate(pictures):
        for column, picture in enumerate(line):
            painter.drawImage(6 + column * (width + 12), 6 + row * (height + 12), picture)
    painter.end()
    return sheet


def _judged(target: Path) -> int:
    """Say what is wrong with the pictures, if anything."""
    wrong = []
    for language in LANGUAGES:
        for scheme in SCHEMES:
            seen: dict[str, str] = {}
            for scene in SCENES:
                name = f"{scene.state}-{language}-{scheme}"
                picture = QImage(str(target / f"{name}.png"))
                grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
                levels = {grey.pixelColor(x, y).value() for x in range(0, grey.width(), 7)
                          for y in range(0, grey.height(), 7)}  # fmt: skip
                if len(levels) < GREY_AT_LEAST:
                    wrong.append(f"{name} is blank")
                digest = hashlib.sha256(bytes(grey.constBits())).hexdigest()
                if digest in seen:
                    wrong.append(f"{name} looks like {seen[digest]} in grey")
                seen[digest] = name
    count = len(LANGUAGES) * len(SCHEMES) * len(SCENES)
    sys.stdout.write(f"{count} pictures in {target}; wrong: {len(wrong)}\n")
    sys.stdout.writelines(f"  {line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main_())
