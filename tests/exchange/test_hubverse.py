"""Tests of hubverse model output."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from passmuster.exchange.hubverse import HUB_COLUMNS, hub_table, pmf_rows, quantile_rows

DAY = date(2030, 2, 1)


def table(rows):
    """The table's rows as a hub reads them."""
    return list(csv.DictReader(io.StringIO(hub_table(rows))))


def test_columns_are_those_of_the_hub():
    """The header names the agreed columns in order, and the end date follows from horizon and reference date."""
    (row, _) = table(pmf_rows(DAY, "partner action", 4, "small", {"sustain": 0.75, "turn to diplomacy": 0.25}))
    assert tuple(row) == HUB_COLUMNS
    assert row == {
        "reference_date": "2030-02-01", "target": "partner action", "horizon": "4", "target_end_date": "2030-03-01",
        "location": "small", "output_type": "pmf", "output_type_id": "sustain", "value": "0.750000",
    }  # fmt: skip


@given(st.lists(st.floats(0.001, 1.0), min_size=2, max_size=7))
def test_probabilities_add_up_exactly(weights):
    """Rounded to six decimals, the probabilities of one forecast still add up to one, none below zero."""
    chances = {str(place): weight / sum(weights) for place, weight in enumerate(weights)}
    written = [int(row["value"].replace(".", "")) for row in table(pmf_rows(DAY, "a", 4, "b", chances))]
    assert sum(written) == 10**6
    assert min(written) >= 0


def test_quantiles_carry_their_level():
    """A stock is told by quantiles, each with its level as the id."""
    rows = table(quantile_rows(DAY, "force present", 13, "small", (0.05, 0.5, 0.95), (9000.0, 11234.56, 15000.0)))
    assert [(row["output_type_id"], row["value"]) for row in rows] == [
        ("0.05", "9000"), ("0.5", "11234.6"), ("0.95", "15000"),
    ]  # fmt: skip
    assert {row["output_type"] for row in rows} == {"quantile"}


def test_names_with_commas_are_quoted():
    """A place whose name holds a comma stays one cell."""
    rows = table(pmf_rows(DAY, "a", 4, "Kursk, north", {"x": 1.0}))
    assert rows[0]["location"] == "Kursk, north"
