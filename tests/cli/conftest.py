"""What the tests of several commands share: a small case, its claims, and fits that are decreed and not sampled."""

from dataclasses import replace

import pytest

from passmuster.analysis import working_out
from worlds.muster_world import decreed


@pytest.fixture
def decree(monkeypatch, tmp_path):
    """Fits are decreed instead of sampled, and the cache is the test's own; holds the days fitted."""
    fitted = []

    def fit(known, *, seed, **_):
        fitted.append(known.day)
        return replace(decreed(known), seed=seed)

    monkeypatch.setattr(working_out, "fit_case", fit)
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    return fitted
