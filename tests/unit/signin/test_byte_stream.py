"""Does a peer that never stops talking leave the others their turn?"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from sso.signin import byte_stream
from sso.signin.byte_stream import ByteStream

HARD_S = 20


class Talker:
    """Has something to read at any time."""

    async def read(self) -> bytes:
        return b"more"

    async def write(self, content: bytes) -> None:
        raise NotImplementedError


class Quiet(Talker):
    """Has ended."""

    async def read(self) -> bytes:
        return b""


async def heard_out(stream: ByteStream) -> None:
    await byte_stream.heard_out(stream)


async def read_on(stream: ByteStream) -> None:
    while await byte_stream.more(stream):
        pass


@pytest.mark.parametrize("listen", [heard_out, read_on])
@pytest.mark.timeout(HARD_S)
def test_a_peer_that_never_stops_leaves_the_others_their_turn(
    listen: Callable[[ByteStream], Coroutine[Any, Any, None]],
) -> None:
    async def beside_it() -> int:
        listening = asyncio.create_task(listen(Talker()))
        turns = 0
        while turns < 100:
            await asyncio.sleep(0)
            turns += 1
        assert not listening.done()
        listening.cancel()
        return turns

    assert asyncio.run(beside_it()) == 100


def test_the_end_in_the_middle_is_said() -> None:
    with pytest.raises(EOFError):
        asyncio.run(byte_stream.more(Quiet()))


def test_an_end_is_what_a_good_bye_waits_for() -> None:
    asyncio.run(asyncio.wait_for(byte_stream.heard_out(Quiet()), HARD_S))
