"""Which numbers of a fitted table are another source's again, each with a probability."""

import numpy as np

from passmuster.losses.fit import LossFit
from passmuster.losses.relay_links import RelayLinks
from passmuster.losses.results import RelayedNumber

__all__ = ["relayed_numbers"]


def relayed_numbers(fit: LossFit) -> tuple[RelayedNumber, ...]:
    """The numbers that give again, nearly or wholly, one that stood of another source, in order of their rows."""
    layout, links = fit.layout, fit.layout.relay_links
    chance, nearest = fit.draws.relay_chance.mean(axis=0), _nearest(links)
    found = []
    for at in np.flatnonzero(links.is_met).tolist():
        row = int(links.rows[at])
        group, side, category = layout.streams[layout.stream[row]]
        of, probability = layout.sources[nearest[at]], float(chance[row])
        found.append(RelayedNumber(layout.statements[row].rows, group, side, category, of, probability))
    return tuple(found)


def _nearest(links: RelayLinks) -> np.ndarray:
    """The source whose number each is nearest to: narrow widths have the larger densities; (n,)."""
    if not links.rows.size:
        return np.zeros(0, dtype=int)
    slot = np.argmax(links.kept + links.strayed.sum(axis=2), axis=1)
    return np.asarray(links.origins[links.teller, slot])
