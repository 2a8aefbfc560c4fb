"""Arrays that are kept come back as they were, each alone."""

from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.kept_arrays import find_arrays, keep_arrays

KEY = "b" * 64
RANDOM = np.random.default_rng(5)
ARRAYS = {
    "by the last axis": RANDOM.normal(size=(3, 4, 2)), "by the first": np.asfortranarray(RANDOM.normal(size=(5, 3))),
    "a part": RANDOM.normal(size=(4, 6))[:, ::2], "whole": np.arange(7), "true": np.array([True, False]),
    "bytes": np.frombuffer(b"abc", dtype=np.uint8), "one": np.array(2.5), "none": np.zeros((0, 3)),
}  # fmt: skip


def test_arrays_come_back_to_the_last_bit(tmp_path: Path) -> None:
    """With their types and shapes, and numbers in the order in which they lay; none can be written to."""
    keep_arrays(Keeper(tmp_path), KEY, "kind", ARRAYS)
    kept = find_arrays(Keeper(tmp_path), KEY, "kind")
    assert kept is not None
    assert kept.names == tuple(ARRAYS)
    found = kept.all()
    assert found is not None
    for name, array in ARRAYS.items():
        assert np.array_equal(found[name], array)
        assert (found[name].dtype, kept.shape(name)) == (array.dtype, array.shape)
        assert not found[name].flags.writeable
    assert found["by the first"].flags.f_contiguous
    assert found["by the last axis"].flags.c_contiguous
    assert kept.find("nothing") is None


def test_an_array_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    """And once; one that was changed since is none, and then not all are there."""
    keep_arrays(Keeper(tmp_path), KEY, "kind", ARRAYS)
    kept = find_arrays(Keeper(tmp_path), KEY, "kind")
    assert kept is not None
    assert kept.find("whole") is kept.find("whole")
    assert list(kept.read) == ["whole"]
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes().replace(ARRAYS["a part"].tobytes(), bytes(96)))
    assert kept.find("a part") is None
    assert kept.all() is None
    assert find_arrays(Keeper(tmp_path), "c" * 64, "kind") is None
    assert find_arrays(Keeper(None), KEY, "kind") is None


def test_what_is_no_number_is_not_kept(tmp_path: Path) -> None:
    """An object has no bytes of its own."""
    with pytest.raises(AssertionError, match="object is not kept"):
        keep_arrays(Keeper(tmp_path), KEY, "kind", {"a": np.array([None])})
