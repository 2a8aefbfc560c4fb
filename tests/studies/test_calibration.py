"""Known truths are found as often as the intervals say, and a model that is wrong is caught by the same check."""

import math

import numpy as np
import pytest

from passmuster.ledger import Prior
from worlds import ranks, small_case, study_pages

CASES, WRONG_CASES = 200, 60
FAILURE_RATE = 0.001
"""Of a right model on one quantity and one statistic; it passes the whole study all but once in 125 times."""

pytestmark = pytest.mark.slow


def sure(name: str, location: float, scale: float) -> Prior:
    """A prior that is surer than the truth behind the cases."""
    return Prior(name=name, location=location, scale=scale, reason="deliberately wrong")


NO_LEANS = tuple(
    prior
    for family in ("strength", "losses", "materiel")
    for prior in (sure(f"camp_lean_{family}", 0.0, 0.01), sure(f"group_lean_{family}", math.log(0.01), 0.05))
)
"""A fit that takes every source at its word."""


@pytest.fixture(scope="module")
def right() -> np.ndarray:
    """Ranks in cases fitted by the model that made them."""
    return ranks.ranks(small_case.ledger(priors=small_case.CALM), range(1000, 1000 + CASES))


@pytest.fixture(scope="module")
def wrong() -> np.ndarray:
    """Ranks in cases fitted as if no source leaned."""
    return ranks.ranks(small_case.ledger(priors=small_case.CALM), range(1000, 1000 + WRONG_CASES), NO_LEANS)


@pytest.mark.parametrize("quantity", ranks.QUANTITIES)
def test_truths_rank_evenly(right: np.ndarray, quantity: str) -> None:
    """The rank of the truth among posterior draws is uniform, by bins and by its distribution."""
    own = right[:, ranks.QUANTITIES.index(quantity)]
    assert ranks.chi_square_p_value(own) > FAILURE_RATE
    assert ranks.band_p_value(own) > FAILURE_RATE


def test_a_model_that_trusts_everybody_is_caught(wrong: np.ndarray) -> None:
    """The same check refuses a fit that ignores leans: its truths pile up at both ends of its intervals."""
    killed = wrong[:, ranks.QUANTITIES.index("killed")]
    lean = wrong[:, ranks.QUANTITIES.index("lean of FOE on losses")]
    assert ranks.band_p_value(lean) < FAILURE_RATE
    assert min(ranks.chi_square_p_value(killed), ranks.band_p_value(killed)) < FAILURE_RATE


def test_results_are_written_down(right: np.ndarray, wrong: np.ndarray) -> None:
    """The page of results holds every quantity of both models."""
    page = [
        f"Truths were drawn from the priors of a small case of one force, thirteen weeks and eleven claims, "
        f"claims were made from them, and the model was fitted to the claims.\n"
        "Its priors are the shipped ones with calmer growth, so that made-up forces do not outgrow the world.\n"
        f"If inference is right, the rank of the truth among {ranks.KEPT} posterior draws is uniform.",
        f"## The model as it is: {CASES} cases",
        report(right),
        f"## A wrong model: {WRONG_CASES} of the same cases, fitted as if no source leaned",
        "It is there to show that the check can fail.",
        report(wrong),
        "## How it was run",
        study_pages.provenance(
            "python -m pytest -m slow tests/studies/test_calibration.py",
            f"1000 to {999 + CASES}, for truth, claims and chains alike",
        ),
    ]
    assert all(quantity in "\n".join(page) for quantity in ranks.QUANTITIES)
    study_pages.write("calibration.md", "Calibration", *page)


def report(of_cases: np.ndarray) -> str:
    """One line for each quantity: coverage, bins of rank, and how likely such unevenness is by chance."""
    rows = []
    for column, quantity in enumerate(ranks.QUANTITIES):
        own = of_cases[:, column]
        rows.append([
            quantity, *(f"{ranks.cover(own, level):.0%}" for level in (0.5, 0.8, 0.9)),
            " ".join(map(str, ranks.counts(own))), f"{ranks.chi_square_p_value(own):.3f}",
            f"{ranks.band_p_value(own):.3f}",
        ])  # fmt: skip
    head = [
        "quantity",
        "50 % holds",
        "80 % holds",
        "90 % holds",
        "cases by tenth of rank",
        "p, bins",
        "p, distribution",
    ]
    return study_pages.table(head, rows)
