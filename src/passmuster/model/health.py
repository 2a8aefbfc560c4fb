"""Whether a posterior can be used: split R-hat, bulk and tail effective sample size, divergences.

Rank-normalised split R-hat and effective sample sizes as in Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021),
computed by ArviZ for every quantity a briefing prints: every path at the as-of date and every lean.
"""

import numpy as np

from passmuster.inference.diagnostics import Health
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.posterior import Posterior
from passmuster.model.shape import FORCE_SERIES

__all__ = ["examine"]


def examine(posterior: Posterior, diverging: np.ndarray) -> Health:
    """R-hat, effective sizes and divergences of everything that a briefing prints."""
    from arviz_stats.base import array_stats

    r_hats, sizes, names, effects = [], [], [], [0.0]
    sound = ~np.ravel(diverging)
    for name, values in printed_quantities(posterior):
        chains = posterior.by_chain(values)
        if np.ptp(chains) == 0.0:
            # A constant, such as a count fixed at zero, has no error and no R-hat.
            continue
        names.append(name)
        r_hats.append(float(array_stats.rhat(chains)))
        bulk = float(array_stats.ess(chains, method="bulk"))
        tail = float(array_stats.ess(chains, method="tail", prob=(0.05, 0.95)))
        sizes.append(min(bulk, tail))
        if 0 < sound.sum() < sound.size:
            effects.append(float(abs(values[sound].mean() - values.mean()) / values.std()))
    worst = int(np.argmax(r_hats))
    return Health(
        r_hat_max=float(max(r_hats)), ess_min=float(min(sizes)), divergences=int(np.sum(diverging)),
        worst=names[worst], n_draws=sound.size, divergence_effect=max(effects),
    )  # fmt: skip


def printed_quantities(posterior: Posterior) -> list[tuple[str, np.ndarray]]:
    """Name and draws, shape (draw,), of every path at the as-of date and every lean."""
    design = posterior.design
    counted = [(force, quantity) for force in design.forces for quantity in FORCE_SERIES]
    counted += [(force, Quantity.PRESENT) for force in (*design.parts, *design.sums)]
    paths = [(f"{force.force_id} {quantity}", posterior.path(force.force_id, quantity)) for force, quantity in counted]
    at_as_of = [(name, path[:, -1]) for name, path in paths if path is not None]
    leans = [(" ".join(cell), posterior.leans[:, index]) for index, cell in enumerate(design.cells)]
    supplies = [
        (force.force_id, posterior.parameters["supply_total"][:, index]) for index, force in enumerate(design.supplies)
    ]
    return at_as_of + leans + supplies
