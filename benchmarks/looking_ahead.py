"""How long it takes to look ahead from a fit: 100,000 paths of 104 weeks, and the whole outlook with rival classes.

    python benchmarks/looking_ahead.py [SEED]

The shipped case is fitted first (that time is not counted). Each figure is the best of five warm runs, with the largest
gap in the balance of stocks beside it, because speed without accuracy is no figure.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from passmuster.forecast.levers import set_levers
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.model.ahead import Ahead
from passmuster.model.fit import Fit, fit_case
from passmuster.model.paths import paths_ahead
from passmuster.store.folder import open_case

CASE = Path(__file__).parents[1] / "src" / "passmuster" / "examples" / "kursk"
AS_OF = date(2025, 2, 27)
PATHS, WEEKS = 100_000, 104
HORIZONS = (4, 13, 26, 52)
RUNS = 5


def main(seed: int) -> None:
    """Print the figures."""
    fit = fit_case(open_case(CASE).known(AS_OF), seed=seed)
    began = time.perf_counter()
    plain = look_ahead(fit, n_weeks=52, horizons_weeks=HORIZONS)
    print(f"outlook with all rival classes, first time: {time.perf_counter() - began:.2f} s")
    print(f"outlook with all rival classes, warm:       {best(lambda: outlook(fit)):.2f} s")
    levers = set_levers(fit.known.case, ["losses=2"])
    pulled = best(lambda: look_ahead(fit, n_weeks=52, horizons_weeks=HORIZONS, levers=levers, before=plain))
    print(f"the same with a lever, on top:              {pulled:.2f} s")
    paths = best(lambda: paths_ahead(fit.posterior, WEEKS, seed, n_paths=PATHS))
    print(f"{PATHS:,} paths of {WEEKS} weeks, warm:         {paths:.2f} s")
    print(f"largest gap in the balance, as a share:     {gap(paths_ahead(fit.posterior, WEEKS, seed)):.1e}")


def outlook(fit: Fit) -> None:
    """The outlook from nothing but the fit."""
    look_ahead(fit, n_weeks=52, horizons_weeks=HORIZONS)


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs, after one that warms up."""
    run()
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def gap(ahead: Ahead) -> float:
    """How far stocks are from balancing, as a share of everybody sent."""
    s = ahead.stocks
    held = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    return float(np.max(np.abs(held - s.deployed) / s.deployed))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
