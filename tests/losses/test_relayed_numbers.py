"""Relays read off a fit: rows, whose number it is nearest to, and the probability of the draws."""

from dataclasses import replace

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.relayed_numbers import relayed_numbers
from passmuster.losses.results import RelayedNumber
from worlds.loss_fits import decreed_fit
from worlds.small_war import claim

ROWS = (
    claim(0, 10, 700.0), claim(1, 10, 707.0, source="Z"), claim(2, 11, 700.0, source="Y"),
    claim(3, 100, 900.0, source="Y"), claim(4, 102, 1300.0),
)  # fmt: skip


def test_numbers_that_are_met_are_told_with_their_source() -> None:
    """Z strays from X, Y keeps X's and not Z's; what meets nothing is not told. Chances are means over chains."""
    fit = decreed_fit(LossTable("t", ROWS, ""), levels={"Tanks": np.log(1300.0)})
    chance = fit.draws.relay_chance.copy()
    chance[:, 2] = 0.2, 0.4, 0.6, 0.8
    found = relayed_numbers(replace(fit, draws=replace(fit.draws, relay_chance=chance)))
    assert found == (
        RelayedNumber((1,), "Z", "A", "Tanks", "X", 0.0), RelayedNumber((2,), "Y", "A", "Tanks", "X", 0.5),
    )  # fmt: skip


def test_a_table_of_one_source_has_none() -> None:
    """There is nobody to repeat."""
    fit = decreed_fit(LossTable("t", ROWS[:1], ""), levels={"Tanks": np.log(700.0)})
    assert relayed_numbers(fit) == ()
