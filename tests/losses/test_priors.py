"""Priors of losses: the case's where it has the same parameter, and weights that add up."""

import math

import pytest

from passmuster.losses import priors
from passmuster.losses.measures import MEASURES
from passmuster.model.priors import DEFAULTS


def test_shares_are_those_of_the_case() -> None:
    """The wounded who do not come back are those who recover, turned over.

    The killed among casualties are those of whole armies, within one spread of the case's, which are of contingents.
    """
    killed, recovering = DEFAULTS["killed_share"], DEFAULTS["recovering_share"]
    assert abs(killed.location - priors.KILLED_SHARE[0]) < killed.scale
    assert (-recovering.location, recovering.scale) == priors.PERMANENT_SHARE
    assert priors.NOISE[0] == DEFAULTS["noise_losses"].location


def test_slips_are_as_frequent_as_in_the_case() -> None:
    """The beta prior has the case's median share, within a tenth of it."""
    share = 1.0 / (1.0 + math.exp(-DEFAULTS["slip_probability"].location))
    assert priors.SLIP_COUNTS[0] / sum(priors.SLIP_COUNTS) == pytest.approx(share, rel=0.1)


def test_leans_spread_as_sides_and_groups_do_together() -> None:
    """Such a table does not say who is on whose side, so that their spread is added to that of groups."""
    group, side = math.exp(DEFAULTS["group_lean_losses"].location), priors.SIDE_SPREAD
    assert math.exp(priors.CELL_SPREAD[0]) == pytest.approx(math.hypot(group, side))


@pytest.mark.parametrize("column", list(priors.MEANINGS))
def test_weights_of_meanings_add_up(column: str) -> None:
    """Every candidate is a measure, and the weights of a column are probabilities."""
    weights = priors.MEANINGS[column]
    assert set(weights) <= set(MEASURES)
    assert sum(weights.values()) == pytest.approx(1.0)
