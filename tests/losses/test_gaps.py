"""Gaps of bounds: how far floors lie below what their source believes, stream by stream."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.fit import LossFit
from passmuster.losses.gaps import gaps_of, no_gaps
from worlds.loss_fits import SPREAD, decreed_fit
from worlds.small_war import claim

FLOOR, CEILING = {"bound": LossBound.AT_LEAST}, {"bound": LossBound.AT_MOST}


@pytest.fixture(scope="module")
def fit() -> LossFit:
    """Tanks that grow evenly to 1,000; X prints floors at half of them, and once a ceiling; Y prints numbers."""
    rows = [claim(row, 20 + 15 * row, 51.0 + 37.5 * row, **FLOOR) for row in range(12)]
    rows += [claim(20, 100, 901.0, **CEILING), claim(21, 200, 1001.0, source="Y")]
    return decreed_fit(LossTable("t", tuple(rows), ""), levels={"Tanks": np.log(1000.0)})


def test_floors_that_lie_low_are_foretold_low(fit: LossFit) -> None:
    """A floor between others is expected as far down as they are, whatever the draw says of the level."""
    x = fit.draws.x[0].astype(float)
    gaps = gaps_of(fit.layout, x)
    assert set(gaps) == {(0, True), (0, False)}
    expected, spread = gaps[0, True].foretold(102.0)
    believed = fit.layout.read(x[:, fit.layout.knot_places[0]], np.array([102.0]))[:, 0]
    assert np.std(expected + believed) < 0.1 * SPREAD
    assert np.exp(np.mean(expected + believed)) == pytest.approx(256.0, rel=0.1)
    assert spread < 0.3


def test_what_is_not_known_is_foretold_widely() -> None:
    """A stream without bounds: floors a quarter below the belief, ceilings above it, by a wide margin either way."""
    (low, spread), (high, _) = (no_gaps(5, is_floor=is_floor).foretold(9.0) for is_floor in (True, False))
    np.testing.assert_allclose(np.exp(low), 0.74, atol=0.01)
    np.testing.assert_allclose(low, -high)
    assert spread > 0.5
