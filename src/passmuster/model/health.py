"""Whether a posterior can be used: split R-hat, bulk and tail effective sample size, divergences.

Rank-normalised split R-hat and effective sample sizes as in Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021),
computed for every quantity a briefing prints: every path at the as-of date and every lean.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from passmuster.inference.chain_sizes import bulk_size, split_r_hat, tail_size
from passmuster.inference.diagnostics import Health, is_rough
from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.model.design import Design, partner_force
from passmuster.model.posterior import Posterior
from passmuster.model.shape import FORCE_SERIES

__all__ = ["examine"]


def examine(posterior: Posterior, diverging: np.ndarray) -> Health:
    """R-hat, effective sizes and divergences of everything that a briefing prints.

    What is too unsound to print is named; a force with such a count is withheld, with what hangs on it. The rest is
    tolerated, unless the force is the partner's, of which the briefing is, or unless divergences bend everything. Who
    was sent and who went home in all hang on the length of tours, which nobody may tell: of a force of which nobody
    states either, or no more than a least, an unsound one is left aside alone.
    """
    r_hats, sizes, names, effects = [], [], [], [0.0]
    sound = ~np.ravel(diverging)
    for name, values in printed_quantities(posterior):
        chains = posterior.by_chain(values)
        if np.ptp(chains) == 0.0:
            # A constant, such as a count fixed at zero, has no error and no R-hat.
            continue
        names.append(name)
        r_hats.append(split_r_hat(chains))
        sizes.append(min(bulk_size(chains), tail_size(chains, 0.05, 0.95)))
        if 0 < sound.sum() < sound.size:
            effects.append(float(abs(values[sound].mean() - values.mean()) / values.std()))
    worst = int(np.argmax(r_hats))
    health = Health(
        r_hat_max=float(max(r_hats)), ess_min=float(min(sizes)), divergences=int(np.sum(diverging)),
        worst=names[worst], n_draws=sound.size, divergence_effect=max(effects),
    )  # fmt: skip
    unsound = {name for name, r_hat, size in zip(names, r_hats, sizes, strict=True) if not is_rough(r_hat, size)}
    left_aside = tuple(_left_aside(posterior.design, unsound))
    withheld = _withheld(posterior.design, unsound - {f"{force} {quantity}" for force, quantity in left_aside})
    says_enough = _says_enough(posterior, withheld) and not health.diverges_badly
    return replace(
        health, withheld=withheld, left_aside=left_aside, unsound=tuple(sorted(unsound)), tolerates=says_enough,
        slow_forces=_slow_forces(posterior.design, dict(zip(names, zip(r_hats, sizes, strict=True), strict=True))),
    )  # fmt: skip


def _slow_forces(design: Design, found: Mapping[str, tuple[float, float]]) -> tuple[int, ...]:
    """Places of the forces of which any path is too slow to print, by R-hat and effective size of each name; losses are
    shares of those present."""

    def slow(force_id: str) -> bool:
        names = (f"{force_id} {quantity}" for quantity in FORCE_SERIES)
        return any(not is_rough(*found[name]) for name in names if name in found)

    return tuple(place for place, force in enumerate(design.forces) if slow(force.force_id))


BY_BALANCE: Final = (Quantity.DEPLOYED, Quantity.RETURNED)
"""Totals that are worked out from the rest of an account where nobody states them."""


def _left_aside(design: Design, unsound: Collection[str]) -> Iterator[tuple[str, str]]:
    """Unsound totals that hang on the length of tours, of forces of which nobody states any but as a least."""
    told = {
        claim.subject
        for claim in design.observed
        if claim.quantity in {*BY_BALANCE, Quantity.ARRIVALS} and claim.bound != Bound.AT_LEAST
    }
    for force in design.forces:
        for quantity in BY_BALANCE:
            if force.force_id not in told and f"{force.force_id} {quantity}" in unsound:
                yield force.force_id, quantity


def _withheld(design: Design, unsound: Collection[str]) -> tuple[str, ...]:
    """Ids of forces of which some count is unsound, with the parts and sums that hang on them."""
    of_force = {
        force.force_id: {f"{force.force_id} {quantity}" for quantity in FORCE_SERIES} | {force.force_id}
        for force in (*design.forces, *design.parts, *design.sums, *design.supplies)
    }
    sick = {force_id for force_id, names in of_force.items() if names & set(unsound)}
    sick |= {part.force_id for part in design.parts if part.part_of in sick}
    sick |= {total.force_id for total in design.sums if sick & set(total.sum_of)}
    return tuple(force_id for force_id in of_force if force_id in sick)


def _says_enough(posterior: Posterior, withheld: Collection[str]) -> bool:
    """Whether something is left to say: the partner's force, or any where the partner has none."""
    partner = partner_force(posterior.design)
    if partner is not None:
        return partner.force_id not in withheld
    return any(force.force_id not in withheld for force in posterior.design.forces)


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
