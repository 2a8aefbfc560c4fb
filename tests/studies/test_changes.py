"""What parts of a move add up to, held against the difference of two fits that know nothing of one another.

Truths are drawn from the priors of a small case, and claims made from them as fair witnesses would. Then one thing is
changed: a claim comes, a late one about the past comes, one is corrected, one goes, one turns out to be another's.
"""

import os
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from passmuster.inference.attribution import quantile_parts
from passmuster.ledger import Claim, Known
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.fit import Fit, fit_case
from passmuster.model.passage import passage
from passmuster.model.posterior import Posterior
from passmuster.model.settings import Settings
from passmuster.model.simulate import simulate
from worlds import perturbed, study_pages
from worlds.small_case import AS_OF

CHANGES = int(os.environ.get("PASSMUSTER_STUDY_CASES", "200"))
"""Changes that are tried."""
FIRST_SEED = 7000
SETTINGS = Settings(chains=4, n_pilots=2, n_pilot=100, n_draws=400)
COUNTS = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED)
KINDS = ("a new claim", "a late claim", "a correction", "a withdrawal", "an echo accepted")
HOLDS = 0.93
ERROR_OF_MEDIAN = 1.2533
"""Of a median over that of a mean, for normal draws."""
COMMAND = "python -m pytest -m slow tests/studies/test_changes.py"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tried() -> dict[str, list[float]]:
    """Kind of change to how many Monte Carlo errors lie between the sum of parts and the difference of two fits."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(CHANGES):
        found[KINDS[number % len(KINDS)]] += _off(KINDS[number % len(KINDS)], FIRST_SEED + number)
    return found


def test_results_are_written_down(tried: dict[str, list[float]]) -> None:
    """The page holds each kind of change, and says what was wanted."""
    rows = [
        [kind, len(off) // len(COUNTS), len(off), f"{np.mean(np.array(off) <= 2.0):.0%}", f"{max(off):.1f}"]
        for kind, off in tried.items() if off
    ]  # fmt: skip
    all_of_them = np.concatenate([off for off in tried.values() if off])
    study_pages.write(
        "changes.md",
        "Whether the parts of a move make the move",
        "Truths were drawn from the priors of a small case and claims made from them as fair witnesses would; then one "
        "thing was changed, and both states were fitted from the beginning, each with a seed of its own.\n"
        "The parts that `diff` gives come from the later fit and what is sampled on from it, and know nothing of the "
        "earlier one.\nHow far their sum lies from the difference of the two medians is told in Monte Carlo errors of "
        f"both together; {HOLDS:.0%} should lie within two.",
        study_pages.table(["change", "cases", "numbers", "within two errors", "farthest"], rows),
        f"Of all {len(all_of_them)} numbers {np.mean(all_of_them <= 2.0):.0%} lie within two errors.\n"
        "The draws of the later fit enter both the parts and the difference, so that their errors do not add as those "
        "of strangers do: told as if they did, distances come out somewhat too small.",
        "## How it was run",
        study_pages.provenance(COMMAND, f"from {FIRST_SEED} on, for truth, change and chains")
        + f"\n\n`PASSMUSTER_STUDY_CASES` sets the changes that are tried; these are {CHANGES}.",
    )
    assert len(all_of_them) == len(COUNTS) * CHANGES


def test_the_sum_of_parts_is_the_difference_of_two_fits(tried: dict[str, list[float]]) -> None:
    """93 in 100 lie within two errors, less three standard errors of so many."""
    off = np.concatenate([off for off in tried.values() if off])
    slack = 3.0 * np.sqrt(HOLDS * (1.0 - HOLDS) / len(off))
    assert np.mean(off <= 2.0) >= HOLDS - slack


# One change -----------------------------------------------------------------------------------------------------------


def _off(kind: str, seed: int) -> list[float]:
    """How many errors lie between, for each count."""
    before, after = _states(kind, seed)
    earlier = fit_case(before, seed=2 * seed, settings=SETTINGS)
    later = fit_case(after, seed=2 * seed + 1, settings=SETTINGS)
    (old, old_error), (new, new_error) = _medians(earlier.posterior), _medians(later.posterior)
    moved, error = _told(later, before)
    return np.asarray(np.abs(moved - (new - old)) / np.sqrt(old_error**2 + new_error**2 + error**2)).tolist()


def _states(kind: str, seed: int) -> tuple[Known, Known]:
    """What was known before the change and after it."""
    luck = np.random.default_rng(seed)
    made = simulate(perturbed.plan(), AS_OF, seed=seed).ledger
    whole = list(made.claims)
    chosen = int(luck.integers(2, len(whole)))
    one = whole[chosen]
    others = [*whole[:chosen], *whole[chosen + 1 :]]
    if kind == "a new claim":
        before, after = others, whole
    elif kind == "a late claim":
        before, after = others, [*others, replace(one, said_on=AS_OF)]
    elif kind == "a correction":
        before, after = whole, [*others, _times(one, float(np.exp(0.3 * luck.standard_normal())))]
    elif kind == "a withdrawal":
        before, after = whole, others
    else:
        copy = replace(one, claim_id="copy", claimant="a newspaper", claimant_group="MEDIA", origin="a wire",
                       said_on=min(one.said_on + timedelta(days=1), AS_OF))  # fmt: skip
        before, after = [*whole, copy], [*whole, replace(copy, origin=one.claim_id)]
    return _known(made.known(AS_OF), before), _known(made.known(AS_OF), after)


def _known(known: Known, claims: list[Claim]) -> Known:
    return replace(known, claims=tuple(sorted(claims, key=lambda c: (c.said_on, c.claim_id))))


def _times(said: Claim, factor: float) -> Claim:
    numbers = {name: getattr(said, name) for name in ("low", "high", "point")}
    return replace(said, **{name: float(round(n * factor)) for name, n in numbers.items() if n is not None})


def _medians(posterior: Posterior) -> tuple[np.ndarray, np.ndarray]:
    """Medians of the counts on the as-of day and their Monte Carlo errors."""
    from arviz_stats.base import array_stats

    drawn = [posterior.path("force", quantity)[:, -1] for quantity in COUNTS]
    sizes = [float(array_stats.ess(posterior.by_chain(values), method="bulk")) for values in drawn]
    errors = [ERROR_OF_MEDIAN * values.std() / np.sqrt(size) for values, size in zip(drawn, sizes, strict=True)]
    return np.array([np.median(values) for values in drawn]), np.array(errors)


def _told(later: Fit, before: Known) -> tuple[np.ndarray, np.ndarray]:
    """The sum of the parts of each median, and its Monte Carlo error."""
    passed = passage(later, before)
    values = np.concatenate([
        np.column_stack([one.path("force", quantity)[:, -1] for quantity in COUNTS]) for one in passed.posteriors
    ])  # fmt: skip
    found = quantile_parts(passed.pool, values, (0.5,) * len(COUNTS))
    return found.parts.sum(axis=1), found.move_mcse
