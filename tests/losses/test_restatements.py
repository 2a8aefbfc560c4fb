"""Restatements: found in the published table and in made ones, and not among columns that were counted."""

from collections.abc import Callable

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


@pytest.mark.parametrize(
    ("multiplier", "way"), [(3.5, round), (0.1, round), (0.1, int), (1 / 3, round), (0.75, int), (9.5, int)]
)
def test_a_share_is_found_rounded_or_cut(multiplier: float, way: Callable[[float], int]) -> None:
    """The killed as a tenth of casualties, as a machine works them out; one row that is none stays."""
    dead = [11013 + 1137 * at + (at * at * 31) % 97 for at in range(12)]
    others = [way(multiplier * number) for number in dead]
    others[4] += 7
    (found,) = find_restatements(columns(dead, others))
    assert (found.stream.category, found.multiplier, found.added) == ("Military Casualties", multiplier, 0)
    assert found.rows == tuple(500 + at for at in range(12) if at != 4)


def test_of_a_tenth_and_its_tenfold_the_tenth_stays() -> None:
    """Who has ten times a number has the number: the multiple is what was worked out."""
    dead = [1013 + 137 * at + (at * at * 31) % 97 for at in range(12)]
    (found,) = find_restatements(columns(dead, [10 * number for number in dead]))
    assert (found.stream.category, found.multiplier) == ("Military Casualties", 10)


def test_columns_that_keep_near_a_share_without_being_one_are_counts() -> None:
    """Two columns whose ratio wanders by a few per cent about a tenth hit it now and then; chance does that."""
    rng = np.random.default_rng(4)
    told = 0
    for _ in range(200):
        dead = np.cumsum(rng.poisson(400, 40)) + 5000
        others = np.maximum.accumulate(np.round(0.1 * dead * np.exp(rng.normal(0.0, 0.03, 40)))).astype(int)
        told += bool(find_restatements(columns(dead.tolist(), others.tolist())))
    assert told == 0


def test_witnesses_who_agree_within_half_a_per_cent_are_none() -> None:
    """Totals each day half a per cent off a plain share, or drawn by lot from it, however long and slow they run.

    Held as other columns are, one pair in seventeen of the former was a restatement.
    """
    rng = np.random.default_rng(5)
    told = 0
    for _ in range(150):
        share = rng.choice([0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9])
        added = rng.poisson(np.exp(rng.uniform(1.0, 7.0)), rng.choice([12, 40, 200]))
        before = int(np.exp(rng.uniform(4.0, 10.0)))
        dead = before + np.cumsum(added)
        near = np.maximum.accumulate(np.round(share * dead * np.exp(rng.normal(0.0, 0.005, len(dead)))))
        by_lot = rng.binomial(before, share) + np.cumsum(rng.binomial(added, share))
        told += any(find_restatements(columns(dead.tolist(), other.tolist())) for other in (near, by_lot))
    assert told == 0


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
