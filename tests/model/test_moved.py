"""Counts that moved: their parts add up along the passage, and stand beside what would be without."""

from datetime import date

import numpy as np
import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.model import passage as passing
from passmuster.model.moved import Count, moved_counts
from passmuster.model.passage import passage
from worlds.muster_world import AS_OF, claim, decreed_fit, ordinary_ledger

COUNTS = (
    Count("kp-force", Quantity.PRESENT, AS_OF),
    Count("kp-force", Quantity.KILLED, AS_OF),
    Count("kp-force", Quantity.ARRIVALS, AS_OF, date(2024, 12, 9)),
    Count("somebody", Quantity.PRESENT, AS_OF),
)


@pytest.fixture(autouse=True)
def _few_draws_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "ESS_NEEDED", 20)
    monkeypatch.setattr("passmuster.model.moved.ESS_NEEDED", 20)


def test_each_count_the_model_keeps_is_split() -> None:
    """Parts of each quantile add up to its smoothed move, which is near that of the draws; no count, no row."""
    new = (claim("new", "killed", 560), claim("more", "present", 9_700, claimant_group="US"))
    passed = passage(decreed_fit(*new), ordinary_ledger().known(AS_OF))
    found = moved_counts(passed, COUNTS)
    assert [one.count for one in found] == list(COUNTS[:3])
    for one in found:
        move = one.after - one.before
        spread = one.after[2] - one.after[0]
        # Smoothing over 8 % of a standard deviation moves a quantile of 300 draws by less than a tenth of a spread.
        np.testing.assert_allclose(one.parts.sum(axis=0), move, atol=0.1 * spread)
        assert one.parts.shape == (2, 3)
        assert np.all(one.mcse >= 0)


def test_without_one_of_two_claims_is_the_median_with_the_other() -> None:
    """Undoing the only change gives the number of then."""
    passed = passage(decreed_fit(claim("new", "killed", 560)), ordinary_ledger().known(AS_OF))
    (present, killed, _) = moved_counts(passed, COUNTS)
    # Both are medians of the same weighted draws, but for the smoothing of the largest weights.
    assert killed.without[0] == pytest.approx(killed.before[1], rel=0.02)
    assert present.without[0] == pytest.approx(present.before[1], rel=0.02)


def test_nothing_to_follow_is_nothing() -> None:
    """A model that keeps none of the counts has no rows."""
    passed = passage(decreed_fit(), ordinary_ledger().known(AS_OF))
    assert moved_counts(passed, COUNTS[3:]) == ()
