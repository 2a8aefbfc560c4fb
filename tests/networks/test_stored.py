"""The file of a network, written and read."""

from importlib import import_module
from io import BytesIO

import numpy as np
import pytest

from passmuster.networks.stored import read_stored
from worlds.project_files import ROOT


def test_it_is_read_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each weight to half a step of its column, of which 127 make the largest; texts to the letter."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    write = import_module("reader_learning.stored").network_file
    matrix = np.random.default_rng(0).normal(size=(40, 3)) * [1.0, 100.0, 0.01]
    weights = {"matrix": matrix, "row": np.array([-2.0, 0.0, 1.0]), "nothing": np.zeros((2, 2))}
    texts = {"signs": "one\nzwölf"}
    stored = read_stored(BytesIO(write(weights, texts)))
    assert stored.texts == texts
    assert set(stored.weights) == set(weights)
    half_step = np.abs(matrix).max(axis=0) / 127 / 2
    assert (np.abs(stored.weights["matrix"] - matrix) <= half_step * 1.001).all()
    assert stored.weights["row"] == pytest.approx(weights["row"], abs=2 / 127 / 2)
    assert not stored.weights["nothing"].any()
