"""Which language do window and tray speak? Installed at the start, and changed while they run.

A text knows how it was said (`Said`): its source, its number and the facts filled in. Labels and
buttons of `ui.widgets` keep the text they were given and say it again when Qt tells them that the
language has changed; `say` does the same for every other text. So no page is built anew: what was
typed, opened, scrolled to or counted down stays as it is, and a new page needs nothing but `tr`.
What is put together from several texts, or holds a date, is set again from its view state.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sso.profile.language import RIGHT_TO_LEFT, chosen_language
from sso.profile.look import Texts

CONTEXT = "Keyturn"
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"
# Longer and accented texts, to see what does not fit and what is not translated; nobody's language.
PSEUDO = "pseudo"
_OURS = "keyturn-translator"
# Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what stands between turns nothing.
_ISOLATE, _END = "\u2068", "\u2069"


class Said(str):
    """A translated text that can be said again in another language."""

    _source: str
    _number: int | None
    _facts: Mapping[str, object]
    _is_filled: bool

    @classmethod
    def of(
        cls, source: str, number: int | None = None, facts: Mapping[str, object] | None = None
    ) -> Said:
        """Translate.

        :param number: chooses the plural form and takes the place of `%Ln`.
        :param facts: take the places of `{name}`; None leaves those as they are.
        """
        text = QCoreApplication.translate(CONTEXT, source, None, -1 if number is None else number)
        made = cls(text if facts is None else text.format_map(_isolated(facts)))
        made._source, made._number = source, number
        made._facts = {} if facts is None else dict(facts)
        made._is_filled = facts is not None
        return made

    def format(self, *args: object, **facts: object) -> Said:
        """Fill in the facts, by name only."""
        return self.format_map(facts)

    def format_map(self, facts: Mapping[str, object]) -> Said:  # type: ignore[override]
        """Fill in the facts."""
        return Said.of(self._source, self._number, facts)

    def again(self) -> Said:
        """Say it in the language of now."""
        facts = {
            name: fact.again() if isinstance(fact, Said) else fact
            for name, fact in self._facts.items()
        }
        return Said.of(self._source, self._number, facts if self._is_filled else None)


@dataclass(frozen=True, slots=True)
class BrandWords:
    """A brand's own texts, and the languages that it offers; empty: ours, and all."""

    texts: Texts = field(default_factory=dict)
    languages: Sequence[str] = ()


class _BrandTranslator(QTranslator):
    """Says a brand's own text where it has one; Qt asks the one installed last first."""

    def __init__(self, texts: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return not self._texts

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # Qt takes a null text for "not mine"; PySide6 makes one of None.
        own = self._texts.get(source) if context == CONTEXT else None
        return own  # type: ignore[return-value]


_brand = [BrandWords()]


def use_words(words: BrandWords) -> None:
    """Say a brand's own texts, in its languages, from the next `apply_language` on."""
    _brand[0] = words


def apply_language(application: QGuiApplication, setting: str) -> str:
    """Make the program speak a language from now on; returns which one it is.

    Texts, plural forms, Qt's own buttons, dates and numbers, and the side on which lines begin.

    :param setting: the profile's `ui.language`; empty, or one that the program does not speak: the
        system's, else English; of those that the brand offers.
    """
    offered = _brand[0].languages
    language = (
        PSEUDO if setting == PSEUDO else chosen_language(setting, os.environ, offered=offered)
    )
    for old in application.findChildren(QTranslator, _OURS):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(locale_of(language, setting, QLocale.system()))
    is_mirrored = language in RIGHT_TO_LEFT
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    )
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt_folder), (f"keyturn_{language}", str(FOLDER))):
        translator = QTranslator(application)
        translator.setObjectName(_OURS)
        if translator.load(name, folder):
            application.installTranslator(translator)
        else:  # Qt itself has no texts in this language, or is packed without them
            translator.deleteLater()
    if own := _brand[0].texts.get(language):
        brand_translator = _BrandTranslator(own, application)
        brand_translator.setObjectName(_OURS)
        application.installTranslator(brand_translator)
    return language


def locale_of(language: str, setting: str, system: QLocale) -> QLocale:
    """Return how dates and numbers are written: as the system has them where it speaks the
    language too, for a country may write them otherwise."""
    if language == PSEUDO:
        return QLocale("en")
    if QLocale(language).language() == system.language():
        return system
    named = QLocale(setting.replace("-", "_"))
    return named if named.language() == QLocale(language).language() else QLocale(language)


def say(part: QWidget, set_text: Callable[[str], object], text: str) -> None:
    """Set a text that is no label's or button's own, now and in every later language.

    :param part: the widget that the text belongs to: the menu of an action.
    """
    set_text(text)
    if isinstance(text, Said):
        on_language_change(part, lambda: set_text(text.again()))


def on_language_change(part: QWidget, act: Callable[[], object]) -> None:
    """Do something whenever the language changes, as long as the widget lives."""
    _Listener(part, act)


class _Listener(QObject):
    """Qt hands a widget's LanguageChange on to its children, whatever they are."""

    def __init__(self, part: QWidget, act: Callable[[], object]) -> None:
        super().__init__(part)
        self._act = act

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._act()
        return super().event(event)


def _isolated(facts: Mapping[str, object]) -> Mapping[str, object]:
    """Names and addresses are mostly Latin: in a line that runs to the left they stay whole."""
    if QLocale().textDirection() is not Qt.LayoutDirection.RightToLeft:
        return facts
    return {name: f"{_ISOLATE}{fact}{_END}" if fact else fact for name, fact in facts.items()}
