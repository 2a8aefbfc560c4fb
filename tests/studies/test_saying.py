"""What sources will say is forecast as sure as it is, where the truth behind them is known."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from passmuster.forecast.backtest.printed import log_number
from passmuster.forecast.backtest.saying import Sayings
from passmuster.ledger import Claim, Ledger
from passmuster.model.fit import fit_case
from passmuster.model.paths import paths_ahead
from passmuster.model.simulate import simulate
from worlds import small_case, study_pages
from worlds.ranks import SETTINGS
from worlds.small_case import AS_OF, claim

CASES = 60
LEVELS = (0.5, 0.8, 0.9)
FAILURE_SPREADS = 4.0
"""Binomial standard errors; a right share of independent cases strays further once in 16,000 times."""

NEW = {"claimant": "a court", "claimant_group": "BUND"}
KINDS = ("strength, heard", "strength, new", "dead, heard", "dead, new", "casualties, rumoured")

pytestmark = pytest.mark.slow


def later_claims() -> tuple[Claim, ...]:
    """Claims said a week after the as-of day about the as-of day, so that only the telling is new."""
    plain = {"bound": "exact", "said_on": AS_OF + timedelta(days=7)}
    return (
        claim("n1", 90, "present", 4000.0, **plain),
        claim("n2", 90, "present", 4000.0, **plain, **NEW),
        claim("n3", 90, "killed", 100.0, **plain),
        claim("n4", 90, "killed", 100.0, **plain, **NEW),
        claim(
            "n5", 90, "casualties", 500.0, **(plain | {"mode": "rumoured"}), claimant_group="MEDIA", claimant="a page"
        ),
    )


@pytest.fixture(scope="module")
def places() -> np.ndarray:
    """Where each later number lies in its forecast, 0 to 1, shape (case, kind of claim)."""
    base = small_case.ledger(priors=small_case.CALM)
    plan = replace(base, claims=(*base.claims, *later_claims()))
    return np.array([_places_of_one(plan, seed) for seed in range(3000, 3000 + CASES)])


def _places_of_one(plan: Ledger, seed: int) -> list[float]:
    made = simulate(plan, AS_OF + timedelta(days=7), seed=seed).ledger
    known = Ledger(case=made.case, claims=tuple(c for c in made.claims if not c.claim_id.startswith("n")))
    fit = fit_case(known.known(AS_OF), seed=seed, settings=SETTINGS)
    sayings = Sayings(paths_ahead(fit.posterior, 1, seed, n_paths=4000), fit.priors, known=())
    by_id = {c.claim_id: c for c in made.claims}
    return [_place(sayings, by_id[c.claim_id], seed) for c in later_claims()]


def _place(sayings: Sayings, said: Claim, seed: int) -> float:
    """The share of the forecast below the number, half of what equals it."""
    draws = sayings.of(said, np.random.default_rng(seed)).draws
    assert draws is not None
    number = log_number(said)
    return float(np.mean(draws < number) + 0.5 * np.mean(draws == number))


def share_inside(places: np.ndarray, level: float) -> np.ndarray:
    """Share of cases in which the central interval held the number, by kind."""
    return np.mean(np.abs(places - 0.5) <= level / 2, axis=0)


def test_intervals_hold_as_often_as_they_say(places: np.ndarray) -> None:
    """Of heard and new groups, of strengths and losses, the intervals hold what is said as often as they claim."""
    for level in LEVELS:
        error = FAILURE_SPREADS * np.sqrt(level * (1 - level) / CASES)
        assert share_inside(places, level) == pytest.approx(np.full(len(KINDS), level), abs=error)


def test_results_are_written_down(places: np.ndarray) -> None:
    """The page of results holds every kind of claim."""
    tenths = [np.bincount(np.minimum((column * 10).astype(int), 9), minlength=10) for column in places.T]
    rows = [
        [kind, *(f"{share_inside(places, level)[place]:.0%}" for level in LEVELS), " ".join(map(str, tenths[place]))]
        for place, kind in enumerate(KINDS)
    ]
    study_pages.write(
        "saying.md",
        "What will be said, where the truth is known",
        f"{CASES} truths were drawn from the priors of a small case, and claims made from them by the model.\n"
        "The case was fitted to what was said by the as-of day, and five claims said a week later were forecast.\n"
        "They speak of the as-of day, so that only the telling is new; the habits that `passmuster backtest` learns "
        "beside the witness (rounding, floors, repeats) are off, because simulated sources have none.",
        study_pages.table(["claim", "50 % holds", "80 % holds", "90 % holds", "cases by tenth of the forecast"], rows),
        f"With {CASES} cases the standard error of a share of 90 % is {100 * np.sqrt(0.09 / CASES):.0f} percentage "
        f"points, that of 50 % {100 * np.sqrt(0.25 / CASES):.0f}.",
        "## How it was run",
        study_pages.provenance("python -m pytest -m slow tests/studies/test_saying.py", f"3000 to {2999 + CASES}"),
    )
