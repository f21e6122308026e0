"""Which words must not leave this computer, or stand in a log? Pure.

The second net: what is logged is chosen by name (`journal.FACTS`); this catches what slipped into
an exception's text, or stands in a file that somebody else wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SECRET, MAIL, PERSON = "<secret>", "<mail>", "<person>"
_SHORTEST_SECRET = 6  # shorter ones would cut ordinary words to pieces

# Texts, not compiled here: most starts have nothing to redact, and `re` keeps what it compiled.
# What may stand before a mark has an end, as schemes and addresses have: else long words take ages.
_NAMED = r"""(?ix)
    (?P<name>(?:token|secret|password|passwd|api_?key|shared_?key|license_?key|verifier
    |nonce|signature|authorization|cookie|credential|assertion|code_challenge)["']?
    \s*[=:]\s*(?:(?:basic|bearer|negotiate)\s+)?|\b(?:code|state|key)=)
    (?P<value>"[^"]*"|'[^']*'|[^\s&;,}\]"']+)
    """
_SCHEME_CREDENTIAL = r"(?i)\b(basic|bearer|negotiate)\s+[A-Za-z0-9+/=._~-]{6,}"
_URL = (r"(?P<start>[A-Za-z][A-Za-z0-9+.-]{0,40}://)(?:[^\s/@\"'<>]*@)?(?P<host>[^\s/?#\"'<>]*)"
                  r"(?P<rest>[/?#][^\s\"'<>]*)?")  # fmt: skip
_MAIL_ADDRESS = r"[\w.+'%-]{1,254}(?:@|%40)[\w-]+(?:\.[\w-]+)+"
_JWT = r"eyJ[\w-]{5,}(?:\.[\w-]*){0,4}"
_LICENSE_KEY = r"\b[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,}\b"
# Long words with digits in them: keys, codes, digests. Names of functions and folders have few.
_LONG_WORD = r"(?<![\w+=-])(?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{24,}"
_HOME = r"(?P<start>(?:/home/|/Users/|[A-Za-z]:\\Users\\|[A-Za-z]:/Users/))[^/\\\s\"':]+"


class Redactor:
    """Takes secrets, mail addresses, full addresses and people's folders out of a text."""

    def __init__(self, secrets: Iterable[str] = (), people: Iterable[str] = ()) -> None:
        """:param secrets: exact texts, such as the profile's keys. :param people: names of
        accounts."""
        longest_first = sorted({one for one in secrets if len(one) >= _SHORTEST_SECRET}, key=len)
        self._secrets = longest_first[::-1]
        names = sorted({re.escape(one) for one in people if len(one) > 2}, key=len, reverse=True)
        self._people = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)") if names else None

    def redacted(self, text: str) -> str:
        """Return the text without what must not be read."""
        for secret in self._secrets:
            text = text.replace(secret, SECRET)
        text = re.sub(_URL, _origin, text)
        text = re.sub(_NAMED, _masked, text)
        text = re.sub(_SCHEME_CREDENTIAL, rf"\1 {SECRET}", text)
        text = re.sub(_JWT, SECRET, text)
        text = re.sub(_MAIL_ADDRESS, MAIL, text)
        text = re.sub(_LICENSE_KEY, SECRET, text)
        text = re.sub(_LONG_WORD, SECRET, text)
        text = re.sub(_HOME, rf"\g<start>{PERSON}", text)
        return self._people.sub(PERSON, text) if self._people else text


def _origin(found: re.Match[str]) -> str:
    """Keep scheme and host of an address: support needs to know who was asked, not what."""
    return f"{found['start']}{found['host']}{'/...' if (found['rest'] or '/') != '/' else ''}"


def _masked(found: re.Match[str]) -> str:
    quote = found["value"][0] if found["value"][0] in "\"'" else ""
    return f"{found['name']}{quote}{SECRET}{quote}"
