"""Values that are not known are drawn from what is known."""

import numpy as np
import pytest

from passmuster.precedents.covariates import design_of
from passmuster.precedents.exposure import exposure_of
from passmuster.precedents.missing import Imputer, regimes
from passmuster.precedents.participant import Regime
from worlds.precedents_world import participant

NAMES = ("autocracy", "anocracy", "paid", "log_share")


def imputer(n_chains: int = 2, n: int = 60) -> Imputer:
    """An imputer of autocracies that were all paid and democracies that never were; of one in three it is not known."""
    rows = []
    for place in range(n):
        regime = Regime.AUTOCRACY if place % 2 else Regime.DEMOCRACY
        paid = None if place % 3 == 0 else regime == Regime.AUTOCRACY
        rows.append(
            participant(
                f"c{place}", regime=regime, paid=paid, peak_troops=1000 + 50 * place,
                coalition_peak_troops=None if place == 5 else 100_000,
            )
        )  # fmt: skip
    exposure = exposure_of(rows)
    return Imputer(design_of(rows, exposure, NAMES), n_chains)


def drawn(made: Imputer, rounds: int, seed: int = 1) -> np.ndarray:
    """Values after rounds in which what was done tells nothing, (round, chain, participant, covariate)."""
    random = np.random.default_rng(seed)
    n = made.values.shape[1]
    effects, hazard, exits = np.zeros((2, 3, len(NAMES))), np.zeros((2, 3, n)), np.zeros((3, n))
    values = []
    for _ in range(rounds):
        made.draw(effects, hazard, exits, random)
        values.append(made.values.copy())
    return np.stack(values)


def test_what_is_known_stays() -> None:
    """Draws fill gaps and change nothing else."""
    made = imputer()
    known = ~np.isnan(made.design.values)
    values = drawn(made, 3)
    assert np.array_equal(values[:, :, known], np.broadcast_to(made.design.values[known], (3, 2, known.sum())))
    assert np.isfinite(values).all()


def test_pay_is_drawn_by_the_share_of_the_regime() -> None:
    """Twenty autocracies all paid of which it is known, and as many democracies never: shares of 21/22 and 1/22."""
    made = imputer()
    column = made.design.column("paid")
    values = drawn(made, 400)[:, :, ::6, column] > made.design.scaled(np.zeros(len(NAMES)))[column] + 1e-9
    assert made.paid_share.shape == (2, 3)
    assert values.mean() < 0.2  # every sixth participant is a democracy whose pay is not known
    assert (drawn(made, 400)[:, :, 3::6, column] > 0).mean() > 0.8


def test_regimes_are_numbered_from_democracy_to_autocracy() -> None:
    """0, 1, 2; all 0 where the design does not say."""
    assert set(regimes(imputer().design).tolist()) == {0, 2}
    rows = [participant("a", regime=Regime.AUTOCRACY), participant("b")]
    silent = design_of(rows, exposure_of(rows), ("paid",))
    assert regimes(silent).tolist() == [0, 0]


@pytest.mark.parametrize("name", ["log_share"])
def test_a_measure_is_drawn_around_its_regression(name: str) -> None:
    """The one share that is not known lies where those of the others lie."""
    made = imputer()
    column = made.design.column(name)
    values = drawn(made, 300)[50:, :, 5, column]
    known = made.design.values[np.arange(60) != 5, column]
    assert abs(values.mean() - known.mean()) < 3 * known.std() / np.sqrt(10)
