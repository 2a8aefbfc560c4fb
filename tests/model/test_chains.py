"""How many draws chains are drawn on by, and how roughly pilots go about it."""

from dataclasses import replace

import pytest

from passmuster.inference.diagnostics import Health
from passmuster.model.chains import FINE, ROUGH, missing_draws, pilots_of
from worlds.muster_world import decreed_fit


def health(r_hat: float, ess: float) -> Health:
    """A bill of health of which only these two count."""
    return Health(r_hat_max=r_hat, ess_min=ess, divergences=0, worst="x")


@pytest.mark.parametrize(
    ("r_hat", "ess", "expected"),
    [
        (1.001, 250.0, 721),
        (1.001, 399.0, 400),
        (1.014, 900.0, 484),
        (1.001, 100.0, 800),
        (1.09, 399.0, 800),
        (float("nan"), float("nan"), 800),
    ],
)
def test_as_many_draws_as_are_missing_are_drawn(r_hat: float, ess: float, expected: int) -> None:
    """Half as many more as would do if sizes grew with draws and R-hat squared fell to 1 so; half a run at least."""
    assert missing_draws(health(r_hat, ess), 800, 800) == expected


def test_short_settings_are_not_stretched() -> None:
    """Never more than at first, however few these were."""
    assert missing_draws(health(1.2, 10.0), 20, 20) == 20


def test_pilots_are_rough_where_shape_is_learned_easily() -> None:
    """In wars of weeks that are not crowded, and in no others."""
    shape = decreed_fit().design.shape
    assert pilots_of(replace(shape, is_weekly=True)) == ROUGH
    assert pilots_of(replace(shape, is_weekly=False)) == FINE
    crowd = replace(shape, is_weekly=True, stretches=shape.stretches._replace(points=5000))
    assert crowd.is_large
    assert pilots_of(crowd) == FINE
