"""Restatements: found in the published table and in made ones, and not among columns that were counted."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossClaim
from passmuster.losses.restatements import find_restatements
from passmuster.store.losstable import read_loss_table
from worlds.data import LOSSES
from worlds.running_totals import rows_of_series

DAYS = range(3, 60, 3)


def columns(dead: list[int], others: list[int]) -> list[LossClaim]:
    """Deaths and casualties of one source on the same days."""
    days = [3 * (at + 1) for at in range(len(dead))]
    deaths = rows_of_series(zip(days, dead, strict=True), category="Military Deaths")
    return [*deaths, *rows_of_series(zip(days, others, strict=True), 500, category="Military Casualties")]


def test_the_multipliers_of_the_published_table_are_found() -> None:
    """47 rows are four times the dead plus 1,000, 6 three times; 32 of 34 injuries are three times the dead."""
    found = find_restatements(read_loss_table(LOSSES).distinct)
    told = [(one.stream.category, one.of.category, one.multiplier, one.added, len(one.rows)) for one in found]
    assert told == [
        ("Military Casualties", "Military Deaths", 4, 1000, 47),
        ("Military Casualties", "Military Deaths", 3, 0, 6),
        ("Military Injuries", "Military Deaths", 3, 0, 32),
    ]
    assert found[2].shared == 34
    assert {(one.stream.source, one.stream.side) for one in found} == {("UA Source", "Russia")}


@pytest.mark.parametrize(("multiplier", "added"), [(2, 0), (3, 500), (10, -1000)])
def test_a_made_relation_is_found_without_being_told_which(multiplier: int, added: int) -> None:
    """Whatever it is, with all rows that hit and none that do not."""
    dead = [1013 + 137 * at + (at * at * 31) % 97 for at in range(12)]
    others = [multiplier * number + added for number in dead]
    others[4] += 7
    (found,) = find_restatements(columns(dead, others))
    assert (found.multiplier, found.added, found.shared) == (multiplier, added, 12)
    assert found.rows == tuple(500 + at for at in range(12) if at != 4)
    assert found.stream.category == "Military Casualties"


def test_equal_columns_leave_one_witness() -> None:
    """Of three columns with the same numbers one stays, whichever rests on whichever."""
    numbers = [1013 + 137 * at + (at * at * 31) % 97 for at in range(12)]
    rows = columns(numbers, numbers)
    rows += rows_of_series(
        ((3 * (at + 1), number) for at, number in enumerate(numbers)), 900, category="Military Injuries"
    )
    gone = {row for one in find_restatements(rows) for row in one.rows}
    assert len(gone) == 24
    assert len({row // 400 for row in gone}) == 2


def test_round_numbers_in_a_fixed_ratio_prove_nothing() -> None:
    """Thousands that are three times other thousands may have been counted."""
    assert not find_restatements(columns([1000, 2000, 3000, 5000], [3000, 6000, 9000, 15000]))


def test_a_day_by_day_count_at_a_steady_ratio_is_left_in_peace() -> None:
    """In 200 wars with columns that keep their ratio to within a per cent, chance brings about none.

    One table in ten thousand would have one; the chance of any in 200 is a fiftieth, and the seed is fixed.
    """
    random = np.random.default_rng(11)
    for _ in range(200):
        dead = np.cumsum(random.integers(5, 60, len(DAYS))) + 300
        others = np.maximum.accumulate(np.round(3.0 * dead * np.exp(0.01 * random.standard_normal(dead.size))))
        assert not find_restatements(columns(dead.tolist(), others.astype(int).tolist()))
