"""Is the browser perhaps on another computer, or outside of a sandbox? Remote shells, containers,
WSL, Flatpak and snaps, by what they leave in view. Pure."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping


class Surroundings(enum.Enum):
    """Where the program runs, as far as it matters for a browser that has to come back."""

    LOCAL = "local"
    REMOTE_SHELL = "remote_shell"
    WSL = "wsl"
    CONTAINER = "container"


def surroundings(
    environment: Mapping[str, str], kernel_release: str, exists: Callable[[str], bool]
) -> Surroundings:
    """Return the surroundings; the strongest sign first.

    :param kernel_release: as `platform.release()` says it; WSL names Microsoft there.
    """
    has_display = bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    if environment.get("WSL_DISTRO_NAME") or "microsoft" in kernel_release.lower():
        return Surroundings.WSL
    if exists("/.dockerenv") or exists("/run/.containerenv") or environment.get("container"):
        return Surroundings.CONTAINER
    if (environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")) and not has_display:
        return Surroundings.REMOTE_SHELL
    return Surroundings.LOCAL


def is_sandboxed(
    environment: Mapping[str, str], exists: Callable[[str], bool], program: str
) -> bool:
    """Whether this program is shut into a Flatpak or a snap: the browser is then outside.

    :param program: the running program's path. `SNAP` alone tells little, since everything that is
        started from a snap's terminal inherits it.
    """
    snap = environment.get("SNAP", "")
    return exists("/.flatpak-info") or (snap != "" and program.startswith(f"{snap}/"))
