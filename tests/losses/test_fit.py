"""A small war fitted: truths are found, repeats change nothing, slips and rows left out are told."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.ledger.vocabulary import Quantity
from passmuster.losses import fit as fit_file
from passmuster.losses.estimates import drifts_of, leans_of, meanings_of, totals_of
from passmuster.losses.fit import LossFit, fit_losses
from passmuster.losses.held_out import score_rows
from passmuster.losses.measures import LABEL
from passmuster.losses.row_scores import score_of
from passmuster.losses.sampler import ChainLengths
from passmuster.losses.slips import find_slips
from passmuster.parallel.processes import one_each
from worlds.one_process import one_after_another
from worlds.small_war import LAST_DAY, War, small_war

SHORT = ChainLengths(n_chains=2, n_warm_up=120, n_draws=150, thinning=1)
QUICK = replace(SHORT, n_warm_up=5, n_draws=5)


@pytest.fixture(scope="module")
def war() -> War:
    """Four sources on three kinds of losses of two sides, nine numbers of them with a digit lost."""
    return small_war(11, slips=9)


@pytest.fixture(scope="module")
def held() -> frozenset[int]:
    """Every seventh row."""
    return frozenset(range(0, 504, 7))


@pytest.fixture(scope="module")
def fit(war: War, held: frozenset[int], in_one_process: None) -> LossFit:
    """The posterior without the rows held out."""
    return fit_losses(war.table.without(held), seed=5, last_day=LAST_DAY, lengths=SHORT)


def test_totals_hold_the_truth(war: War, fit: LossFit) -> None:
    """All four 95 % intervals of totals of goods hold the truth, as they do for four seeds of five."""
    found = {(total.side, total.category): total for total in totals_of(fit, [float(LAST_DAY)])}
    for (side, category), log_total in war.log_total.items():
        if category in {"Tanks", "Guns"}:
            total = found[side, category]
            assert total.q025 < np.exp(log_total) < total.q975


def test_a_curve_never_falls(fit: LossFit) -> None:
    """No draw of any total falls from one day to the next."""
    days = np.arange(1.0, LAST_DAY + 1)
    for number in range(len(fit.layout.curves)):
        assert np.diff(fit.log_curve(number, days), axis=2).min() >= -1e-9
        if fit.layout.curves[number].is_people:
            assert all(np.diff(path, axis=2).min() >= -1e-9 for path in fit.log_people(number, days).values())


def test_accounts_of_people_balance(fit: LossFit) -> None:
    """In every draw the dead and the injured add up to the casualties."""
    people = [number for number, curve in enumerate(fit.layout.curves) if curve.is_people]
    assert people
    for number in people:
        found = {measure: np.exp(path) for measure, path in fit.log_people(number, fit.layout.knots).items()}
        together = found[Quantity.KILLED] + found[Quantity.WOUNDED]
        np.testing.assert_allclose(together, found[Quantity.CASUALTIES], rtol=1e-9)
        assert np.all(fit.log_move(number, np.array([float(LAST_DAY)])) == 0.0)


def test_meanings_are_probabilities(fit: LossFit) -> None:
    """The measures of each column sum to one, and a label is among them."""
    by_column: dict[tuple[str, str, str], float] = {}
    for meaning in meanings_of(fit):
        key = meaning.group, meaning.side, meaning.category
        by_column[key] = by_column.get(key, 0.0) + meaning.probability
    assert by_column
    assert all(total == pytest.approx(1.0) for total in by_column.values())
    assert {meaning.measure for meaning in meanings_of(fit)} >= {LABEL["Deaths"]}


def test_a_source_that_keeps_still_shows_no_drift(fit: LossFit) -> None:
    """Of six streams of the dense source at most one drifts by its 95 % interval, as chance has it."""
    drifts = [drift for drift in drifts_of(fit) if drift.group == "X"]
    assert len(drifts) == 6
    assert sum(not drift.factor_q025 <= 1.0 <= drift.factor_q975 for drift in drifts) <= 1


def test_leans_are_of_every_stream(war: War, fit: LossFit) -> None:
    """Each source has a lean in each column, with its interval in order."""
    leans = leans_of(fit)
    assert {(lean.group, lean.side, lean.category) for lean in leans} == set(war.log_lean)
    assert all(lean.factor_q025 < lean.factor_q50 < lean.factor_q975 for lean in leans)


def test_lost_digits_are_found(war: War, held: frozenset[int], fit: LossFit) -> None:
    """Slips of the dense source are found with their cause; at most one row in a hundred is accused falsely."""
    clean = small_war(11)
    spoilt = {
        one.row
        for one, other in zip(war.table.claims, clean.table.claims, strict=True)
        if one != other and one.row not in held
    }
    found = {row: slip for slip in find_slips(fit) for row in slip.rows}
    dense = {row for row in spoilt if war.table.claims[row].source == "X"}
    assert dense <= set(found)
    assert len(set(found) - spoilt) <= 0.01 * len(war.table.claims)


def test_rows_left_out_are_foretold(war: War, held: frozenset[int], fit: LossFit) -> None:
    """Intervals of 95 % hold 88 % or more of 72 rows left out; a sound program fails once in two hundred."""
    score = score_of([score_rows(fit, tuple(war.table.claims[row] for row in sorted(held)), seed=1)])
    assert score.n == 72
    assert score.coverage95 >= 0.88
    assert 0.0 < score.crps_log < 0.3


def test_processes_change_nothing(war: War, monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of chains draw in processes of their own what they draw one after the other in this one."""
    drawn = []
    for road in (one_each, one_after_another):
        monkeypatch.setattr(fit_file, "one_each", road)
        drawn.append(fit_losses(war.table, seed=3, lengths=QUICK).draws.x)
    # This process may have been given other threads for its products, of which the last digits are others.
    np.testing.assert_allclose(*drawn, rtol=1e-6)


def test_repeats_change_nothing(war: War, in_one_process: None) -> None:
    """A table whose rows of one source stand there five times gives the very draws of the table itself."""
    copies = tuple(
        replace(one, row=1000 + 504 * copy + one.row)
        for copy in range(4)
        for one in war.table.claims
        if one.source == "X"
    )
    once = fit_losses(war.table, seed=3, lengths=QUICK)
    often = fit_losses(LossTable("war", war.table.claims + copies, ""), seed=3, lengths=QUICK)
    np.testing.assert_array_equal(once.draws.x, often.draws.x)
