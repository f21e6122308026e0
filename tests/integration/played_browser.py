"""A program that a profile names as browser: it signs in the person it is told to.

Started by the launcher like any browser, with the address as its last argument; like a launcher it
ends at once and leaves the work to another process.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

NO_TAB, CANCEL = "nobody", "cancel"


def launch(words: list[str]) -> int:
    """Leave the visit to a process of its own."""
    command = [sys.executable, __file__, "--play", *words]
    subprocess.Popen(command, start_new_session=True)
    return 0


def play(person: str, start_link: str) -> int:
    """Play one visit."""
    from tests.integration.visit import Visit, followed

    visit = Visit(followed(start_link))
    if person == CANCEL:
        visit.cancel().deliver()
    elif person != NO_TAB:
        visit.sign_in(person).deliver()
        visit.see_the_end()
    return 0


if __name__ == "__main__":
    is_playing = sys.argv[1] == "--play"
    sys.exit(play(*sys.argv[2:]) if is_playing else launch(sys.argv[1:]))
