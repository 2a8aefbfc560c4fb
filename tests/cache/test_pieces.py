"""Blocks in pieces: each comes back as it was, alone, and none that was changed does."""

from pathlib import Path

import pytest

from passmuster.cache.keeper import Keeper
from passmuster.cache.pieces import find_pieces, keep_pieces

KEY = "a" * 64
PIECES = {"one": b"first\nlines\n", "none": b"", "two": memoryview(b"second")}


def test_pieces_come_back_by_their_names(tmp_path: Path) -> None:
    """With what was said of them; of a name that is not there nothing comes."""
    keep_pieces(Keeper(tmp_path), KEY, "kind", PIECES, about="how they lie")
    found = find_pieces(Keeper(tmp_path), KEY, "kind")
    assert found is not None
    assert {name: found.find(name) for name in PIECES} == {name: bytes(piece) for name, piece in PIECES.items()}
    assert found.about == "how they lie"
    assert found.find("three") is None


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_changed_byte_is_refused_wherever_it_lies(tmp_path: Path, place: int) -> None:
    """In the names it takes all pieces with it, in a piece that one; nothing that was changed comes back."""
    keep_pieces(Keeper(tmp_path), KEY, "kind", PIECES)
    (entry,) = tmp_path.iterdir()
    content = bytearray(entry.read_bytes())
    content[place % len(content)] ^= 1
    entry.write_bytes(content)
    found = find_pieces(Keeper(tmp_path), KEY, "kind")
    read = {} if found is None else {name: found.find(name) for name in PIECES}
    assert all(piece in {None, bytes(PIECES[name])} for name, piece in read.items())
    assert len([piece for piece in read.values() if piece is not None]) < len(PIECES)


def test_a_file_that_was_cut_off_keeps_what_is_whole(tmp_path: Path) -> None:
    """The last piece is gone, also when that happens after the names were read; and a file that is gone holds none."""
    keep_pieces(Keeper(tmp_path), KEY, "kind", PIECES)
    (entry,) = tmp_path.iterdir()
    found = find_pieces(Keeper(tmp_path), KEY, "kind")
    assert found is not None
    entry.write_bytes(entry.read_bytes()[:-1])
    assert (found.find("one"), found.find("two")) == (PIECES["one"], None)
    entry.unlink()
    assert found.find("one") is None


def test_where_nothing_is_kept_nothing_is_found(tmp_path: Path) -> None:
    """Without a folder, under another key, and of the oldest where few may stay."""
    keep_pieces(Keeper(None), KEY, "kind", PIECES)
    assert find_pieces(Keeper(None), KEY, "kind") is None
    for number in range(3):
        keep_pieces(Keeper(tmp_path), f"{number:064}", "kind", PIECES, most=2)
    assert find_pieces(Keeper(tmp_path), f"{0:064}", "kind") is None
    assert find_pieces(Keeper(tmp_path), f"{2:064}", "kind") is not None
