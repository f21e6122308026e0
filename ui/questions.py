"""How does the core ask the person while a sign-in waits for the answer?

Called in the worker, answered in the window: the worker sleeps until then. A cancelled sign-in
answers every question with no.
"""

from __future__ import annotations

import queue

from PySide6.QtCore import QObject, Signal

from sso.licensing.model import License


class Questions(QObject):
    """The questions of one bridge, one at a time.

    Signals:
        license_asked(tuple[License, ...]): which of them? Answered with an id, or None.
        person_asked(str, str): may the second take the first one's place? Answered with a bool.
    """

    license_asked = Signal(object)
    person_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._answers: queue.SimpleQueue[int | bool | None] = queue.SimpleQueue()
        self._is_cancelled = False

    def begin(self) -> None:
        """A new sign-in begins: answers to an earlier one are gone."""
        self._is_cancelled = False
        while not self._answers.empty():
            self._answers.get_nowait()

    def choose_license(self, licenses: tuple[License, ...]) -> int | None:
        """Ask which license; blocks in the worker. None: none of them."""
        self.license_asked.emit(licenses)
        answer = self._answer()
        return answer if isinstance(answer, int) and not isinstance(answer, bool) else None

    def confirm_person(self, holder: str, newcomer: str) -> bool:
        """Ask whether another person may take over here; blocks in the worker."""
        self.person_asked.emit(holder, newcomer)
        return self._answer() is True

    def answer(self, answer: int | bool | None) -> None:
        """Answer the question that waits."""
        self._answers.put(answer)

    def cancel(self) -> None:
        """Answer whatever waits, and what is still to come of this sign-in, with no."""
        self._is_cancelled = True
        self._answers.put(None)

    def _answer(self) -> int | bool | None:
        return None if self._is_cancelled else self._answers.get()
