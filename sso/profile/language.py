"""In which language does the program speak? The profile's, else the operating system's. No Qt."""

from __future__ import annotations

import locale
import sys
from collections.abc import Callable, Mapping, Sequence

DEFAULT = "en"
LANGUAGES = ("en", "de", "fr", "es", "ja", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})
# The first of these that says anything decides (POSIX, Environment Variables).
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Windows names a locale by English words, such as "German_Austria".
_WORDS = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "japanese": "ja",
    "arabic": "ar",
}


def chosen_language(
    setting: str,
    environ: Mapping[str, str],
    platform: str = sys.platform,
    system_locale: Callable[[], tuple[str | None, str | None]] = locale.getlocale,
    *,
    offered: Sequence[str] = (),
) -> str:
    """Return one of `LANGUAGES`.

    :param setting: the profile's `ui.language`, such as "de" or "de-AT"; one that the program does
        not speak counts like none.
    :param environ: the process's environment; asked where the system has no other way to tell.
    :param offered: the brand's languages, the first of which stands for all others; empty: all.
    """
    last = offered[0] if offered and DEFAULT not in offered else DEFAULT
    for name in (setting, _of_system(environ, platform, system_locale)):
        spoken = _spoken(name)
        if spoken and (not offered or spoken in offered):
            return spoken
    return last


def direction(language: str) -> str:
    """Return which way a language is written, as HTML's `dir` says it."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _of_system(
    environ: Mapping[str, str],
    platform: str,
    system_locale: Callable[[], tuple[str | None, str | None]],
) -> str:
    if platform in ("win32", "darwin"):
        try:
            return system_locale()[0] or ""
        except ValueError:  # a name that Python's tables do not know, such as "UTF-8"
            return ""
    return next((environ[name] for name in _VARIABLES if environ.get(name)), "")


def _spoken(name: str) -> str:
    """Return the language of a name such as "de_AT.UTF-8@euro", or nothing where it is not ours."""
    word = name.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")[0].lower()
    return word if word in LANGUAGES else _WORDS.get(word, "")
