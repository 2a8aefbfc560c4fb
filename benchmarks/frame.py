"""How far printed counts hang on two choices that the data make for the prior: the anchor week and the mean hazard.

    python benchmarks/frame.py examples/kursk --seed 0

The size of a force has its prior in the week of the middle claim about its strength, and the hazard as its mean over
the weeks so far (`model/truth.py`). Both move as claims come in and time passes. Here each is set somewhere else, and
nothing but the prior: draws of the fit are weighed by the prior there over the prior where it stood, which the levels
follow by a factor that no other parameter is asked for, so that the weights are exact. What is told is how far the
median of each count moves, in spreads of its posterior, and beside it the Monte Carlo error of a median.
"""

import argparse
from pathlib import Path

import numpy as np

from passmuster.inference.importance import smoothed
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import partner_force
from passmuster.model.fit import Fit, fit_case
from passmuster.observation.predictive import weighted_quantiles
from passmuster.store.folder import find_case, open_case

COUNTS = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)
WEEKS = (-13, -4, 4, 13)
ERROR_OF_MEDIAN = 1.2533
"""Of a median over that of a mean, for normal draws."""


def elsewhere(fit: Fit, name: str, moved: np.ndarray) -> np.ndarray:
    """Log of the prior of a level `moved`, shape (draw, force), from where it stands over that where it stands."""
    location, scale = fit.priors.location(name), fit.priors.scale(name)
    here = fit.posterior.parameters[name]

    def log_prior(level: np.ndarray) -> np.ndarray:
        return np.asarray(-0.5 * ((level - location) / scale) ** 2)

    return np.asarray((log_prior(here + moved) - log_prior(here)).sum(axis=1))


def anchored(fit: Fit, weeks: int) -> np.ndarray:
    """Log weights of an anchor so many weeks later, within the case."""
    logs = np.log(np.maximum(fit.posterior.stocks.present, 1.0))
    grid, forces = fit.design.grid, range(logs.shape[2])
    places = [grid.step_of(grid.ticks[step] + weeks) for step in fit.design.anchor_steps]
    steps = fit.design.anchor_steps
    moved = [logs[:, place, f] - logs[:, step, f] for f, place, step in zip(forces, places, steps, strict=True)]
    return elsewhere(fit, "force_size", np.stack(moved, axis=1))


def averaged(fit: Fit, last: int) -> np.ndarray:
    """Log weights of a hazard that is a mean over all weeks but the last so many, as it was so many weeks ago."""
    weeks = fit.design.grid.weeks
    early = np.where(np.array(fit.design.grid.ticks[1:]) <= fit.design.grid.ticks[-1] - last, weeks, 0)
    hazard = fit.posterior.hazard
    moved = np.log(np.tensordot(hazard, early, (1, 0)) / early.sum()) - np.log(
        np.tensordot(hazard, weeks, (1, 0)) / weeks.sum()
    )
    return elsewhere(fit, "hazard_level", moved)


def row(fit: Fit, words: str, log_weights: np.ndarray) -> str:
    """How far each median moves, as a row of a table."""
    weighed, force, cells = smoothed(log_weights), partner_force(fit.design), []
    assert force is not None, "the case counts no force of the partner's"
    for quantity in COUNTS:
        path = fit.posterior.path(force.force_id, quantity)
        assert path is not None
        now = np.log1p(path[:, -1])
        median = weighted_quantiles(now, weighed.weights, (0.5,))[0]
        cells.append(f"{(median - np.median(now)) / now.std():+.3f}")
    return f"| {words} | {' | '.join(cells)} | {weighed.shape:.2f} | {weighed.effective:.0f} |"


def main() -> None:
    """Print the table of each case."""
    parser = argparse.ArgumentParser(description="What the anchor week and the mean hazard do to printed counts.")
    parser.add_argument("cases", nargs="+")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for case in asked.cases:
        ledger = open_case(find_case(Path(case)))
        assert ledger.last_day is not None, "a case of no claims has no day"
        fit = fit_case(ledger.known(ledger.last_day), seed=asked.seed)
        error = ERROR_OF_MEDIAN / np.sqrt(fit.health.ess_min)
        print(f"\n{Path(case).name}, seed {asked.seed}; Monte Carlo error of a median at most {error:.3f} spreads\n")
        print(f"| what stands elsewhere | {' | '.join(COUNTS)} | k-hat | effective |\n|{'---|' * (len(COUNTS) + 3)}")
        for weeks in WEEKS:
            print(
                row(fit, f"the anchor, {abs(weeks)} weeks {'later' if weeks > 0 else 'earlier'}", anchored(fit, weeks))
            )
        for weeks in (4, 13):
            print(row(fit, f"the mean hazard, over all but the last {weeks} weeks", averaged(fit, weeks)), flush=True)


if __name__ == "__main__":
    main()
