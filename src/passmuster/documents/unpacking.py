"""Unpacking: compressed bytes as a stream that counts what comes out, in total, and stops where it is too much."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from passmuster.documents.document import refuse
from passmuster.plainfile import MIB

__all__ = ["MOST_UNPACKED", "unpacked"]

MOST_UNPACKED: Final = 128 * MIB
"""Bytes that one compressed file may unpack to, twice the largest file that is read uncompressed: archives of pages
shrink to a fifth, bombs to a thousandth."""

STEP: Final = 2**16
GZIP: Final = 16 + zlib.MAX_WBITS


def unpacked(content: bytes, name: str) -> io.BufferedReader:
    """The bytes behind a gzip file of one member or many, to be read in order; other bytes as they are.

    Raises
    ------
    BadInput
        While reading, where more comes out than `MOST_UNPACKED`.
    zlib.error
        While reading, where the file is broken.
    """
    if not content.startswith(b"\x1f\x8b"):
        return io.BufferedReader(io.BytesIO(content))
    pieces = _counted(_pieces(content), name)
    return io.BufferedReader(_Pieces(lambda: next(pieces, b"")), STEP)


def _pieces(content: bytes) -> Iterator[bytes]:
    """What comes out of each member after another, in pieces of at most `STEP` bytes."""
    left = memoryview(content)
    while left.nbytes:
        member = zlib.decompressobj(GZIP)
        while not member.eof:
            piece = member.decompress(member.unconsumed_tail or left[:STEP], STEP)
            if not member.unconsumed_tail and not member.eof:
                left = left[STEP:]
            yield piece
            if not piece and not left.nbytes:
                return
        # The step that ended the member may hold the beginning of the next.
        left = left[min(STEP, left.nbytes) - len(member.unused_data) :]


def _counted(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > MOST_UNPACKED:
            remedy = "Unpack it and give its parts."
            raise refuse(name, f"a file may unpack to {MOST_UNPACKED // MIB} MiB", "more", remedy)
        if piece:
            yield piece


class _Pieces(io.RawIOBase):
    """A stream over pieces of bytes, the last of which is empty."""

    def __init__(self, following: Callable[[], bytes]) -> None:
        self._following = following
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fill a buffer as far as the next piece reaches."""
        if not self._rest.nbytes:
            self._rest = memoryview(self._following())
        count = min(len(buffer), self._rest.nbytes)
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
