"""How much of an answer is read at most, whatever it says of its own size?

The HTTP library counts a body; it does not count heads, trailers, interim answers, nor a chunk
whose size is below zero. All of them come through here.
"""

from __future__ import annotations

import http.client
import io
from typing import Any

from sso.errors import AnswerNotUnderstood

MAX_ANSWER_BYTES = 1024 * 1024
_MAX_READ_BYTES = 3 * MAX_ANSWER_BYTES  # with head, trailers, and what marks chunks


class BoundedResponse(http.client.HTTPResponse):
    """Reads an answer's bytes up to a bound, and nothing by a size that is none."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fp: io.BufferedReader = io.BufferedReader(_Counted(self.fp.detach()))

    def _safe_read(self, amt: int) -> bytes:
        # urllib3 asks so for each chunk; below zero, all that comes would be read.
        if amt < 0:
            raise AnswerNotUnderstood("a chunk of the answer is smaller than nothing")
        found: bytes = super()._safe_read(amt)  # type: ignore[misc]
        return found


class _Counted(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self._left = _MAX_READ_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        found: int | None = self._raw.readinto(buffer)
        self._left -= found or 0
        if self._left < 0:
            raise AnswerNotUnderstood(f"more than {_MAX_READ_BYTES} bytes came as an answer")
        return found

    def close(self) -> None:
        self._raw.close()
        super().close()
