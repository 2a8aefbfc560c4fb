"""What becomes of coverage when witnesses break a rule of the model."""

import os

import numpy as np
import pytest

from worlds import perturbed, study_pages

CASES = int(os.environ.get("PASSMUSTER_STUDY_CASES", "40"))
"""Cases of each perturbation."""
SEEDS = range(3000, 3000 + CASES)
WANTED = (0.80, 0.96)
COMMAND = "python -m pytest -m slow tests/studies/test_perturbations.py"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def coverage() -> dict[str, np.ndarray]:
    """Share of cases in which each 90 % interval holds the truth, by perturbation; shape (quantity,)."""
    return {name: np.mean([perturbed.held(name, seed) for seed in SEEDS], axis=0) for name in perturbed.PERTURBATIONS}


def test_results_are_written_down(coverage: dict[str, np.ndarray]) -> None:
    """The page holds every perturbation and says what was wanted and what fell short."""
    rows = [[name, *(f"{share:.0%}" for share in shares)] for name, shares in coverage.items()]
    study_pages.write(
        "perturbations.md",
        "Witnesses that break the rules",
        "Truths were drawn from the priors of a small case, and claims made from them as fair witnesses would: "
        f"{len(perturbed.plan().claims)} numbers of four groups in thirteen weeks.\nThen the claims were spoilt in one "
        "way, and the model, which knows of none, was fitted to what came of it.\n"
        f"A 90 % interval should hold the truth in 90 % of the cases; from {WANTED[0]:.0%} to {WANTED[1]:.0%} is taken "
        f"as holding.\nWith {CASES} cases a right share of 90 % comes out below "
        f"{0.9 - 1.64 * np.sqrt(0.09 / CASES):.0%} once in twenty.",
        study_pages.table(["perturbation", *perturbed.QUANTITIES], rows),
        "## How it was run",
        study_pages.provenance(COMMAND, f"{SEEDS[0]} to {SEEDS[-1]}, for truth, spoiling and chains alike")
        + f"\n\n`PASSMUSTER_STUDY_CASES` sets the cases of each; these are {CASES}.",
    )
    assert set(coverage) == set(perturbed.PERTURBATIONS)


@pytest.mark.parametrize("name", perturbed.PERTURBATIONS)
def test_intervals_hold(coverage: dict[str, np.ndarray], name: str) -> None:
    """The share held lies above the lower bar, less four standard errors of so many cases."""
    slack = 4.0 * np.sqrt(0.8 * 0.2 / CASES)
    assert np.min(coverage[name]) >= WANTED[0] - slack
