"""A fit of an earlier call, found again: its chains, how they came about, and the fit nearby that they came from."""

from typing import NamedTuple

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper
from passmuster.ledger import Known
from passmuster.model.bearings import bearings_of
from passmuster.model.chains import Chains
from passmuster.model.kept_chains import KeptChains, find_chains, keep_chains
from passmuster.model.kept_draws import KeptRoad, laid_out
from passmuster.model.kept_unfoldings import keep_unfolding, unfolded_again
from passmuster.model.near_fits import find_base
from passmuster.model.points import points_of
from passmuster.model.priors import PriorTable
from passmuster.model.reaching import Base, Reached, said_by_claims
from passmuster.model.road import Way

__all__ = ["FoundAgain", "find_reached", "keep_reached"]


class FoundAgain(NamedTuple):
    """What was reached, and the fit that its draws were chosen from; None where they are its own, or that is gone."""

    reached: Reached
    near: Base | None


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


def find_reached(keeper: Keeper, key: str, known: Known, priors: PriorTable) -> FoundAgain | None:
    """What was reached in an earlier call, or None where no chains were kept.

    How sound the draws are is told as it was found then.
    """
    kept = find_chains(keeper, key)
    how = None if kept is None else from_bytes(KeptRoad, kept.reached)
    if kept is None or how is None:
        return None
    design, given = laid_out(how, kept.bearings, known, priors)
    chains = Chains(kept.draws, kept.whitening, given)
    posterior = unfolded_again(keeper, design, given, points_of(kept.draws.x), kept.said)
    chosen_from = find_base(keeper, how.near) if how.near else None
    return FoundAgain(Reached(chains, posterior, how.health, how.road), chosen_from)
