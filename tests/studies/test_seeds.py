"""The shipped case under ten seeds: every fit is sound, and they agree."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from passmuster.model.fit import Fit, fit_case
from passmuster.store.folder import open_case
from worlds import study_pages

KURSK = Path(__file__).parents[2] / "src" / "passmuster" / "examples" / "kursk"
AS_OF = date(2025, 2, 28)
SEEDS = (0, *range(101, 110))
"""The seed that the command line uses when none is given, and nine others."""
WATCHED = ("present", "deployed", "killed", "casualties")
HEALTH = ("seed", "largest R-hat", "smallest ESS", "divergences", "worst", "sound")
COMMAND = "python -m pytest -m slow tests/studies/test_seeds.py"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fits() -> dict[int, Fit]:
    """The case fitted under every seed."""
    ledger = open_case(KURSK)
    return {seed: fit_case(ledger.known(AS_OF), seed=seed) for seed in SEEDS}


def test_every_seed_gives_a_sound_fit(fits: dict[int, Fit]) -> None:
    """R-hat, effective size and divergences pass their bars, whatever the seed."""
    write(fits)
    assert {seed: fit.health for seed, fit in fits.items() if not fit.health.is_usable} == {}


@pytest.mark.parametrize("quantity", WATCHED)
def test_seeds_agree(fits: dict[int, Fit], quantity: str) -> None:
    """Means under different seeds scatter no more than their Monte Carlo errors allow."""
    logs = [np.log(fit.posterior.path("kp-force", quantity)[:, -1]) for fit in fits.values()]
    means = np.array([values.mean() for values in logs])
    errors = np.array(
        [values.std() / np.sqrt(fit.health.ess_min) for values, fit in zip(logs, fits.values(), strict=True)]
    )
    # The smallest effective size of any quantity overstates the error of most; 4.5 of them is a bar for all ten.
    assert np.all(np.abs(means - means.mean()) < 4.5 * errors)


def write(fits: dict[int, Fit]) -> None:
    """Renew the page."""
    health = [
        [seed, f"{fit.health.r_hat_max:.4f}", f"{fit.health.ess_min:.0f}", fit.health.divergences, fit.health.worst,
         "yes" if fit.health.is_usable else "no"]
        for seed, fit in fits.items()
    ]  # fmt: skip
    estimates = [
        [seed, *(words(fit.posterior.path("kp-force", quantity)[:, -1]) for quantity in WATCHED)]
        for seed, fit in fits.items()
    ]
    study_pages.write(
        "seeds.md", "Ten seeds",
        f"The shipped case as of {AS_OF}, fitted with the shipped settings under the shipped seed and nine others.\n"
        "A fit is sound when every number that a briefing prints has an R-hat below 1.01 and effective sizes "
        "above 400, and no more trajectories diverged than three in a thousand.",
        study_pages.table(HEALTH, health),
        "Medians and central 90 % intervals of the partner's force at the as-of date:",
        study_pages.table(["seed", *WATCHED], estimates),
        "## How it was run",
        study_pages.provenance(COMMAND, ", ".join(map(str, SEEDS))),
    )  # fmt: skip


def words(draws: np.ndarray) -> str:
    """Median and central 90 % in whole hundreds or tens."""
    low, middle, high = (float(f"{value:.3g}") for value in np.quantile(draws, (0.05, 0.5, 0.95)))
    return f"{middle:,.0f} ({low:,.0f} to {high:,.0f})"
