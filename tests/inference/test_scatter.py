"""The scale of one source's residuals, held against its closed form and against sources whose scale is known."""

import numpy as np
import pytest
from scipy.stats import chi2

from passmuster.inference.scatter import PRIOR_WORTH, scale_quantiles

LEVELS = (0.05, 0.5, 0.95)


def test_one_draw_is_the_scaled_inverse_chi_square() -> None:
    """With the prior's sum of squares and the residuals' over a chi-square of so many degrees of freedom."""
    residuals = np.array([[0.5, -2.0, 1.0]])
    found = scale_quantiles(residuals, np.ones(1), LEVELS)
    total, degrees = PRIOR_WORTH + 5.25, PRIOR_WORTH + 3
    assert found == pytest.approx([np.sqrt(total / chi2.ppf(1.0 - level, degrees)) for level in LEVELS], rel=1e-6)


def test_a_unit_multiplies_what_is_told() -> None:
    """A scale of 1 is told as the unit."""
    residuals = np.random.default_rng(1).standard_normal((50, 6))
    one, three = (scale_quantiles(residuals, np.full(50, unit), LEVELS) for unit in (1.0, 3.0))
    assert np.array(three) == pytest.approx(3.0 * np.array(one), rel=1e-6)


@pytest.mark.parametrize("scale", [0.4, 1.0, 2.5])
def test_intervals_hold_the_scale_of_sources_who_spoke_often(scale: float) -> None:
    """Of 300 sources with twenty numbers each, eight or nine in ten intervals hold it, whatever it is."""
    rng = np.random.default_rng(17)
    held = 0
    for _ in range(300):
        low, _, high = scale_quantiles(scale * rng.standard_normal((1, 20)), np.ones(1), LEVELS)
        held += low <= scale <= high
    assert 0.8 <= held / 300 <= 0.97
