"""Reports: which rows were read together, and how likely one more of their numbers is wrong."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.reports import Reports, Spoiling, spoiling_of
from worlds.small_war import claim


def table() -> LossTable:
    """Three columns of X on day 10, the same of Y, X on day 20, and one number of a day of X."""
    columns = ("Tanks", "Guns", "Jets")
    rows = [claim(at, 10, 5.0 + at, category=column) for at, column in enumerate(columns)]
    rows += [claim(3 + at, 10, 15.0 + at, category=column, source="Y") for at, column in enumerate(columns)]
    rows += [claim(6, 20, 25.0), claim(7, 20, 26.0, category="Guns"), claim(8, 20, 2.0, is_daily=True)]
    return LossTable("t", tuple(rows), "")


def test_rows_of_one_report_follow_one_another() -> None:
    """Source, side, day and frame part reports; so does a row of another report between two of one."""
    assert [list(rows) for rows in Reports(table()).members] == [[0, 1, 2], [3, 4, 5], [6, 7], [8]]
    again = LossTable("t", (*table().claims, claim(9, 10, 7.0, category="Jets")), "")
    assert [list(rows) for rows in Reports(again).members][-1] == [9]


@pytest.mark.parametrize(("row", "others"), [(0, [1, 2]), (1, [0, 2]), (5, [3, 4]), (6, [7]), (8, [])])
def test_a_row_left_out_is_put_back_among_its_own(row: int, others: list[int]) -> None:
    """First, middle or last of its report, or alone."""
    left_out = table().claims[row]
    reports = Reports(table().without(frozenset([row])))
    assert list(reports.around(left_out)) == others


def test_one_more_number_is_wrong_as_often_as_bayes_says() -> None:
    """By the closed form, and by counting reports that were drawn."""
    spoiling = Spoiling(0.1, 0.6, 0.05)
    likely = np.array([0.1 * 0.6**2 * 0.4, 0.9 * 0.05**2 * 0.95])
    expected = likely @ [0.6, 0.05] / likely.sum()
    assert spoiling.chance(2.0, 3) == pytest.approx(expected)
    random = np.random.default_rng(0)
    rate = np.where(random.random(400_000) < 0.1, 0.6, 0.05)
    wrong = random.random((4, rate.size)) < rate
    alike = wrong[:3].sum(axis=0) == 2
    error = 4.0 * np.sqrt(expected / alike.sum())
    assert wrong[3, alike].mean() == pytest.approx(expected, abs=error)


def test_spoilt_reports_are_found_among_sound_ones() -> None:
    """Of six hundred reports, thirty of them spoilt, all three shares come out."""
    random = np.random.default_rng(1)
    spoilt = np.arange(600) < 30
    rows = [list(range(6 * at, 6 * at + 6)) for at in range(600)]
    rate = np.repeat(np.where(spoilt, 0.7, 0.01), 6)
    wrong = dict(enumerate((random.random(rate.size) < rate).astype(float).tolist()))
    found = spoiling_of(rows, wrong)
    assert (found.spoilt, found.in_spoilt) == (pytest.approx(0.05, abs=0.03), pytest.approx(0.7, abs=0.15))
    assert found.in_sound == pytest.approx(0.01, abs=0.007)


def test_wrong_numbers_that_come_singly_spoil_no_report() -> None:
    """Where they are scattered, another wrong number beside one is hardly likelier than anywhere."""
    random = np.random.default_rng(2)
    rows = [list(range(6 * at, 6 * at + 6)) for at in range(600)]
    wrong = dict(enumerate((random.random(3600) < 0.03).astype(float).tolist()))
    found = spoiling_of(rows, wrong)
    assert found.chance(1.0, 5) < 0.1


def test_without_reports_the_priors_are_left() -> None:
    """A table of lone rows, or rows that nothing is known of, teaches nothing."""
    found = spoiling_of([[0, 1], [2]], {})
    assert (found.spoilt, found.in_spoilt, found.in_sound) == (0.05, 0.5, 0.01)
