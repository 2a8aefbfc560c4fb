"""A fit of an earlier call, found again: its chains, how they came about, and the fit nearby that they came from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Known
from passmuster.model.chains import Chains, Settings, bearings_of, borne_by
from passmuster.model.design import Design, make_design
from passmuster.model.drawn import Drawn
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.kept_chains import KeptChains, find_chains, find_laid_out, keep_chains
from passmuster.model.kept_unfoldings import keep_unfolding, unfolded_again
from passmuster.model.layout import VectorLayout
from passmuster.model.near_fits import find_base
from passmuster.model.parameters import Bearings
from passmuster.model.points import Points, points_of
from passmuster.model.priors import PriorTable
from passmuster.model.reaching import Base, Reached, Road, Way, said_by_claims

__all__ = ["FoundAgain", "chains_key", "find_drawn", "find_reached", "keep_reached"]


class FoundAgain(NamedTuple):
    """What was reached, and the fit that its draws were chosen from; None where they are its own, or that is gone."""

    reached: Reached
    near: Base | None


@dataclass(frozen=True, slots=True)
class KeptRoad:
    """How kept draws came about, how they are laid out, and how sound they are.

    `layout` is None for draws that were sampled from the beginning, which are laid out as their claims ask. `near` is
    the key of the fit that draws were chosen from, empty where they were not.
    """

    road: Road
    layout: VectorLayout | None
    near: str
    health: Health


def keep_reached(keeper: Keeper, key: str, reached: Reached, near: Base | None) -> None:
    """Keep chains with how they came about and what follows from them; nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    draws, whitening, given = reached.chains
    how, said = to_bytes(_road(reached, near)), reached.posterior.log_likelihood
    whole, seconds = said_by_claims(reached.posterior, given), reached.health.seconds
    keep_chains(keeper, key, KeptChains(draws, whitening, bearings_of(given), seconds, how, said, whole))
    keep_unfolding(keeper, reached.posterior, given, points_of(draws.x))
    if reached.whole is not None and near is not None:
        keep_unfolding(keeper, reached.whole, given, points_of(near.draws.x))


def _road(reached: Reached, near: Base | None) -> KeptRoad:
    refits = near.refits if near is not None and reached.road.way is Way.REWEIGHTED else None
    layout = None if reached.road.way is Way.SAMPLED else reached.posterior.design.layout
    return KeptRoad(reached.road, layout, "" if refits is None else refits.key, reached.health)


def find_reached(keeper: Keeper, key: str, fresh: Design, known: Known, priors: PriorTable) -> FoundAgain | None:
    """What was reached in an earlier call, or None where no chains were kept; `fresh` is the design of what is known.

    How sound the draws are is told as it was found then.
    """
    kept = find_chains(keeper, key)
    how = None if kept is None else from_bytes(KeptRoad, kept.reached)
    if kept is None or how is None:
        return None
    design, given = _laid_out(how, kept.bearings, fresh, known, priors)
    chains = Chains(kept.draws, kept.whitening, given)
    posterior = unfolded_again(keeper, design, given, points_of(kept.draws.x), kept.said)
    chosen_from = find_base(keeper, how.near) if how.near else None
    return FoundAgain(Reached(chains, posterior, how.health, how.road), chosen_from)


def find_drawn(
    keeper: Keeper, key: str, fresh: Design, known: Known, priors: PriorTable, again: Callable[[], np.ndarray]
) -> tuple[Drawn, Health] | None:
    """The draws of what was reached in an earlier call, and how sound they are, without what follows from them.

    Draws are read when they are asked for; `again` gives them where they were changed since they were kept.
    """
    kept = find_laid_out(keeper, key)
    how = None if kept is None else from_bytes(KeptRoad, kept.reached)
    if kept is None or how is None:
        return None

    def x() -> np.ndarray:
        found = kept.x()
        return again() if found is None else found

    design, given = _laid_out(how, kept.bearings, fresh, known, priors)
    return Drawn(design, given, Points(kept.shape, kept.name, x), kept.whole), how.health


def _laid_out(
    how: KeptRoad, bearings: Bearings, fresh: Design, known: Known, priors: PriorTable
) -> tuple[Design, FixedInputs]:
    """The design that kept draws are laid out for, and its inputs."""
    design = fresh if how.layout is None else make_design(known, how.layout)
    return design, borne_by(fixed_inputs(design, priors), bearings)


def chains_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that the chains follow from."""
    return key_of(["chains", known.digest, known.day.isoformat(), str(seed), repr(settings)])
