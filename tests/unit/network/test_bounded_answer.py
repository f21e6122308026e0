"""How many bytes of an answer are read, whatever it says of itself?"""

from __future__ import annotations

import io

import pytest

from sso.errors import AnswerNotUnderstood
from sso.network.bounded_answer import MAX_ANSWER_BYTES, BoundedResponse

BOUND = 3 * MAX_ANSWER_BYTES
HEAD = b"HTTP/1.1 200 OK\r\nX-Who: the service\r\n\r\n"


class Said:
    """A connection on which these bytes have come."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, mode: str) -> io.BufferedReader:
        assert mode == "rb"
        return io.BufferedReader(io.BytesIO(self._raw))  # type: ignore[arg-type]


def answer(raw: bytes) -> BoundedResponse:
    begun = BoundedResponse(Said(raw), method="GET")
    begun.begin()
    return begun


def test_an_answer_is_read_whole() -> None:
    found = answer(HEAD + b"body")
    assert (found.status, found.getheader("X-Who"), found.read()) == (200, "the service", b"body")
    found.close()
    assert found.fp is None


def test_head_and_body_together_have_a_bound() -> None:
    assert len(answer(HEAD + b"x" * (BOUND - len(HEAD))).read()) == BOUND - len(HEAD)
    with pytest.raises(AnswerNotUnderstood):
        answer(HEAD + b"x" * (BOUND - len(HEAD) + 1)).read()


def test_endless_interim_answers_are_no_answer() -> None:
    with pytest.raises(AnswerNotUnderstood):
        answer(b"HTTP/1.1 100 Continue\r\n\r\n" * (BOUND // 25 + 1) + HEAD)


def test_a_body_of_chunks() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert answer(head + b"2\r\n{}\r\n0\r\n\r\n").read() == b"{}"
    with pytest.raises(AnswerNotUnderstood):
        answer(head + b"-1\r\n{}\r\n0\r\n\r\n").read()
