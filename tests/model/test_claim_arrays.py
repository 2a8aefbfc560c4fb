"""Claims as arrays: one row a claim, and padding that weighs nothing."""

import math

import numpy as np
import pytest

from passmuster.model.claim_arrays import PrintedWay, rows_of, way_of
from passmuster.observation.rounding import rounding_spread
from worlds.muster_world import AS_OF, claim, decreed_fit

RANGE = claim("range", "killed", None, low=300.0, high=500.0, bound="range")
FLOOR = claim("floor", "killed", 400.0, bound="at_least")
CEILING = claim("ceiling", "killed", 900.0, bound="at_most")
POINT = claim("point", "killed", 450.0)
NONE = claim("none", "captured", 0.0, bound="exact")


@pytest.mark.parametrize(
    ("said", "way"),
    [(POINT, "point"), (FLOOR, "one-sided"), (CEILING, "one-sided"), (RANGE, "range"), (NONE, "one-sided")],
    ids=lambda value: getattr(value, "claim_id", value),
)
def test_how_a_number_was_printed(said, way: str) -> None:
    """A count of zero is a ceiling at one head."""
    assert way_of(said) == way


def test_rows_stand_by_way_of_printing() -> None:
    """Points first, then floors and ceilings, then ranges, each in the order of saying."""
    claims = (RANGE, POINT, FLOOR, CEILING)
    design = decreed_fit(*claims).design
    places = dict(zip((said.claim_id for said in design.observed), design.rows.tolist(), strict=True))
    starts = dict(zip(PrintedWay, np.cumsum([0, *design.shape.stretches[:2]]).tolist(), strict=True))
    assert places["floor"] >= starts["one-sided"] > places["point"]
    assert places["range"] >= starts["range"] > places["ceiling"]
    assert sorted(rows_of(design.observed, design.shape.stretches)) == sorted(design.rows)


def test_padding_weighs_nothing() -> None:
    """Only the rows of claims have weight, one each."""
    design = decreed_fit().design
    assert design.arrays.weight[design.rows].tolist() == [1.0] * len(design.observed)
    assert design.arrays.weight.sum() == len(design.observed)


def test_what_was_printed_is_on_the_log_scale() -> None:
    """A point stands at its log with the spread of its rounding, a range between its ends without one."""
    design = decreed_fit(RANGE, POINT).design
    row = dict(zip((said.claim_id for said in design.observed), design.rows, strict=True))
    arrays = design.arrays
    assert arrays.low[row["point"]] == arrays.high[row["point"]] == math.log(450.0)
    assert arrays.rounding[row["point"]] == rounding_spread(450.0)
    assert (arrays.low[row["range"]], arrays.high[row["range"]]) == (math.log(300.0), math.log(500.0))
    assert arrays.rounding[row["range"]] == 0.0


def test_days_are_positions_in_weeks() -> None:
    """The end of the as-of day closes the fourteenth week."""
    design = decreed_fit(POINT).design
    row = dict(zip((said.claim_id for said in design.observed), design.rows, strict=True))["point"]
    assert design.arrays.closing[row] == design.clock.end_of(AS_OF) == 14.0
