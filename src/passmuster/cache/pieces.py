"""A block kept in pieces, each found by its name, read when it is asked for, and held against a seal of its own.

Who needs a tenth of a large block reads and hashes that tenth. The names and seals of all pieces stand in front, under
a seal that covers them; behind them come the pieces, one after another. A piece that was changed, or cut off, is as
good as none, as a block is.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from passmuster.cache.keeper import Keeper, seal_of

__all__ = ["Pieces", "find_pieces", "keep_pieces"]

Piece = bytes | memoryview


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one block.

    `about` is what was said of them when they were kept, `seals` the SHA-256 of each in hexadecimal by its name, and
    `spans` where in the file each begins and how many bytes it has.
    """

    path: Path
    about: str
    seals: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    def find(self, name: str) -> bytes | None:
        """A piece by its name, or None where there is none or it is not what was kept."""
        if name not in self.spans:
            return None
        first, length = self.spans[name]
        with suppress(OSError):
            with self.path.open("rb", buffering=0) as kept:
                kept.seek(first)
                piece = kept.read(length) or b""
            if hashlib.sha256(piece).hexdigest() == self.seals[name]:
                return piece
        return None


def keep_pieces(
    keeper: Keeper, key: str, kind: str, pieces: Mapping[str, Piece], about: str = "", most: int | None = None
) -> None:
    """Keep pieces by their names; with `most`, only so many blocks of the kind stay, those kept last."""
    if keeper.folder is None:
        return
    held = {name: (memoryview(piece).nbytes, hashlib.sha256(piece).hexdigest()) for name, piece in pieces.items()}
    table = json.dumps({"about": about, "pieces": held}).encode()
    keeper.write(key, [seal_of(table), b"\n", table, b"\n", *pieces.values()], kind, most)


def find_pieces(keeper: Keeper, key: str, kind: str) -> Pieces | None:
    """The pieces kept under a key, none of them read yet, or None where there are none or their names are damaged."""
    if keeper.folder is None:
        return None
    path = keeper.folder / f"{key}.{kind}"
    with suppress(OSError):
        with path.open("rb") as kept:
            seal, table = kept.readline(), kept.readline().removesuffix(b"\n")
            first = kept.tell()
        if seal == seal_of(table) + b"\n":
            return _told(path, table, first)
    return None


def _told(path: Path, table: bytes, first: int) -> Pieces:
    told = json.loads(table)
    seals, spans = {}, {}
    for name, (length, seal) in told["pieces"].items():
        seals[name], spans[name] = seal, (first, length)
        first += length
    return Pieces(path, told["about"], seals, spans)
