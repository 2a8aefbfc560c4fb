"""Compressed bytes, unpacked with a count."""

import gzip
import random
import zlib

import pytest

from passmuster.documents import unpacking
from passmuster.documents.unpacking import unpacked
from passmuster.errors import BadInput


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_what_was_packed_comes_out(size: int) -> None:
    """Of one member or of many, whatever their sizes are to the steps that they are read in."""
    chance = random.Random(size)
    parts = [chance.randbytes(size), b"a" * size, chance.randbytes(size)]
    packed = b"".join(gzip.compress(part) for part in parts)
    assert unpacked(packed, "x").read() == b"".join(parts)
    assert unpacked(b"plain", "x").read() == b"plain"


def test_what_unpacks_to_too_much_is_refused_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is of all members together."""
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 100_000)
    member = gzip.compress(b"0" * 60_000)
    assert len(unpacked(member, "x").read()) == 60_000
    with pytest.raises(BadInput, match=r"a\.warc\.gz: a file may unpack to"):
        unpacked(member * 2, "a.warc.gz").read()


def test_a_cut_file_gives_what_it_has_and_a_broken_one_an_error() -> None:
    """The reader of archives tells the rest."""
    packed = gzip.compress(random.Random(1).randbytes(5000))
    assert 0 < len(unpacked(packed[:1000], "x").read()) < 1000
    with pytest.raises(zlib.error):
        unpacked(packed + b"junk", "x").read()
