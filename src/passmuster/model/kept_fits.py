"""A fit of an earlier call, found again: its chains, how they came about, and the fit nearby that they came from."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper, key_of
from passmuster.ledger import Known
from passmuster.model.chains import Chains, Settings, bearings_of, borne_by
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.kept_chains import KeptChains, find_chains, keep_chains
from passmuster.model.layout import VectorLayout
from passmuster.model.near_fits import find_base
from passmuster.model.priors import PriorTable
from passmuster.model.reaching import COLD, Base, Reached, Road, Way, examined

__all__ = ["FoundAgain", "chains_key", "find_reached", "keep_reached"]


class FoundAgain(NamedTuple):
    """What was reached, and the fit that its draws were chosen from; None where they are its own, or that is gone."""

    reached: Reached
    near: Base | None


@dataclass(frozen=True, slots=True)
class KeptRoad:
    """How kept draws came about that were not sampled from the beginning, and how they are laid out.

    `near` is the key of the fit that they were chosen from, empty where they were not. Of chosen draws `r_hat_max`,
    `worst` and `divergences` are those of the chains as they walked, which they do not tell.
    """

    road: Road
    layout: VectorLayout
    near: str
    r_hat_max: float
    worst: str
    divergences: int


def keep_reached(keeper: Keeper, key: str, reached: Reached, near: Base | None) -> None:
    """Keep chains with how they came about; nothing where nothing can be kept."""
    draws, whitening, given = reached.chains
    how = b"" if reached.road.way is Way.SAMPLED else to_bytes(_road(reached, near))
    keep_chains(keeper, key, KeptChains(draws, whitening, bearings_of(given), reached.health.seconds, how))


def _road(reached: Reached, near: Base | None) -> KeptRoad:
    refits = near.refits if near is not None and reached.road.way is Way.REWEIGHTED else None
    key, health, layout = "" if refits is None else refits.key, reached.health, reached.posterior.design.layout
    return KeptRoad(reached.road, layout, key, health.r_hat_max, health.worst, health.divergences)


def find_reached(keeper: Keeper, key: str, known: Known, priors: PriorTable) -> FoundAgain | None:
    """What was reached in an earlier call, or None where no chains were kept."""
    kept = find_chains(keeper, key)
    if kept is None:
        return None
    how = from_bytes(KeptRoad, kept.reached) if kept.reached else None
    design = make_design(known, how.layout if how else None)
    given = borne_by(fixed_inputs(design, priors), kept.bearings)
    found = examined(Chains(kept.draws, kept.whitening, given), design, how.road if how else COLD)
    health = replace(found.health, seconds=kept.seconds)
    if how is None or how.road.way is not Way.REWEIGHTED:
        return FoundAgain(replace(found, health=health), None)
    health = replace(health, r_hat_max=how.r_hat_max, worst=how.worst, divergences=how.divergences)
    return FoundAgain(replace(found, health=health), find_base(keeper, how.near) if how.near else None)


def chains_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that the chains follow from."""
    return key_of(["chains", known.digest, known.day.isoformat(), str(seed), repr(settings)])
