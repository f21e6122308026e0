"""How do bytes come and go on one accepted connection? Straight from its socket; with TLS through
the library's streams.

Straight, what has come is read and what fits is sent in the same turn of the event loop. The
library's streams take some five turns and a second descriptor for it, and in each turn the genuine
redirect waits for all others.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from typing import Protocol

CHUNK = 32 * 1024


class ByteStream(Protocol):
    """One connection; every call may raise OSError."""

    async def read(self) -> bytes:
        """Return what has come, at most `CHUNK` bytes; empty where the other side has ended."""

    async def write(self, content: bytes) -> None:
        """Send. Waits while the other side is slow to take it."""


class _Plain:
    def __init__(self, accepted: socket.socket) -> None:
        self._socket = accepted
        self._loop = asyncio.get_running_loop()

    async def read(self) -> bytes:
        return await self._loop.sock_recv(self._socket, CHUNK)

    async def write(self, content: bytes) -> None:
        await self._loop.sock_sendall(self._socket, content)


class _Encrypted:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self) -> bytes:
        return await self._reader.read(CHUNK)

    async def write(self, content: bytes) -> None:
        self._writer.write(content)
        await self._writer.drain()


async def more(stream: ByteStream) -> bytes:
    """Read on, and let others have their turn first: this one may have something at any time.

    :raises EOFError: the other side has ended.
    """
    await asyncio.sleep(0)
    came = await stream.read()
    if not came:
        raise EOFError
    return came


async def heard_out(stream: ByteStream) -> None:
    """Read until the other side ends; others have their turns, however much it says."""
    while await stream.read():
        await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def opened(
    accepted: socket.socket, context: ssl.SSLContext | None, within_s: float
) -> AsyncIterator[ByteStream]:
    """Give the stream of an accepted socket; the socket itself stays its owner's to close.

    :param context: None: without TLS. :param within_s: how long a handshake may take.
    :raises TimeoutError: it took longer.
    """
    if context is None:
        yield _Plain(accepted)
        return
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=CHUNK, loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    async with asyncio.timeout(within_s):
        transport, _ = await loop.connect_accepted_socket(
            lambda: protocol, sock=accepted.dup(), ssl=context
        )
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    try:
        yield _Encrypted(reader, writer)
    finally:
        transport.abort()
