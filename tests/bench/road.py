"""How long is the road to the service? A TCP relay that holds every byte back.

    python road.py --to PORT --round-trip-ms 50 [--certificate FILE --key FILE]

With a certificate a front end stands before the service, as before every real one: it ends TLS and
keeps connections, which the sandbox does not: client - slow road - front end - service. Prints its
port, then one line for each burst of bytes towards the service: the moment it arrived here, on the
monotonic clock. A connection costs a round trip of its own, which a relay on loopback has to add.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import re
import ssl
import sys
import time
from collections.abc import Callable

CHUNK = 65536
_LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)


class Road:
    """A relay to one port, slow in both directions.

    :param heard: told of each burst on its way to the service.
    """

    def __init__(self, to: int, half_s: float, heard: Callable[[float], None]) -> None:
        self._to = to
        self._half_s = half_s
        self._heard = heard

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until both ends have closed it."""
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(
            self._carry(reader, there_writer, 2 * self._half_s, heard=self._heard),
            self._carry(there_reader, writer, 0.0),
        )

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        first_s: float,
        heard: Callable[[float], None] = lambda at: None,
    ) -> None:
        """Bytes keep their order and their distances; only the arrival is later.

        :param first_s: what the first bytes wait beyond the others.
        """
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sending = asyncio.create_task(self._send(waiting, writer))
        with contextlib.suppress(OSError):
            while part := await reader.read(CHUNK):
                at = time.monotonic()
                heard(at)
                waiting.put_nowait((at + self._half_s + first_s, part))
                first_s = 0.0
        waiting.put_nowait((time.monotonic() + self._half_s, b""))
        await sending

    async def _send(
        self, waiting: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(OSError):
            while True:
                due_at, part = await waiting.get()
                await asyncio.sleep(max(0.0, due_at - time.monotonic()))
                if not part:
                    break
                writer.write(part)
                await writer.drain()
        writer.close()


class FrontEnd:
    """Ends TLS and keeps a connection for one request after the other.

    What comes from ours and from the bare calls is plain: a length stands in each head.
    """

    def __init__(self, to: int) -> None:
        self._to = to

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head, body = await self._message(reader)
                writer.write(await self._answer(head, body))
                await writer.drain()
        writer.close()

    async def _answer(self, head: bytes, body: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._to)
        first, _, fields = head.partition(b"\r\n")
        kept = [
            line for line in fields.split(b"\r\n") if not line.lower().startswith(b"connection")
        ]
        writer.write(b"\r\n".join([first, b"Connection: close", *kept]) + b"\r\n\r\n" + body)
        head, body = await self._message(reader)
        writer.close()
        status, _, fields = head.partition(b"\r\n")
        kept = [
            line for line in fields.split(b"\r\n") if not line.lower().startswith(b"connection")
        ]
        lines = [b"HTTP/1.1 " + status.partition(b" ")[2], *kept]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body

    async def _message(self, reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n"))[:-4]
        found = _LENGTH.search(head)
        return head, await reader.readexactly(int(found[1])) if found else b""


async def serve(options: argparse.Namespace) -> None:
    """Serve until the process is ended."""
    to = options.to
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        inner = FrontEnd(to)
        tls = await asyncio.start_server(inner.accept, "127.0.0.1", 0, ssl=context)
        to = tls.sockets[0].getsockname()[1]
    road = Road(to, options.round_trip_ms / 2000, lambda at: say(repr(at)))
    outer = await asyncio.start_server(road.accept, "127.0.0.1", 0)
    say(str(outer.sockets[0].getsockname()[1]))
    await outer.serve_forever()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=int, required=True)
    parser.add_argument("--round-trip-ms", type=float, default=0.0)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
