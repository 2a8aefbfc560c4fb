"""What the tests of several commands share: a small case, its claims, and fits that are decreed and not sampled."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

from muster_world import decreed

from passmuster.briefing import working_out


@pytest.fixture
def decree(monkeypatch, tmp_path):
    """Fits are decreed instead of sampled, and the cache is the test's own; holds the days fitted."""
    fitted = []

    def fit(ledger, as_of, *, seed, **_):
        fitted.append(as_of)
        return replace(decreed(ledger, as_of), seed=seed)

    monkeypatch.setattr(working_out, "fit_case", fit)
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    return fitted
