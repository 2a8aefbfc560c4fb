"""A fit of an earlier call, found again: its chains, how they came about, and the fit nearby that they came from."""

from dataclasses import dataclass
from typing import NamedTuple

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Known
from passmuster.model.chains import Chains, Settings, bearings_of, borne_by
from passmuster.model.design import Design, make_design
from passmuster.model.drawn import Drawn
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.kept_chains import KeptChains, find_chains, keep_chains
from passmuster.model.kept_unfoldings import keep_unfolding, unfolded_again
from passmuster.model.layout import VectorLayout
from passmuster.model.near_fits import find_base
from passmuster.model.priors import PriorTable
from passmuster.model.reaching import Base, Reached, Road, Way, said_in_all

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
    keep_chains(keeper, key, KeptChains(draws, whitening, bearings_of(given), reached.health.seconds, how, said))
    keep_unfolding(keeper, reached.posterior, given, draws.x)
    if reached.whole is not None and near is not None:
        keep_unfolding(keeper, reached.whole, given, near.draws.x)


def _road(reached: Reached, near: Base | None) -> KeptRoad:
    refits = near.refits if near is not None and reached.road.way is Way.REWEIGHTED else None
    layout = None if reached.road.way is Way.SAMPLED else reached.posterior.design.layout
    return KeptRoad(reached.road, layout, "" if refits is None else refits.key, reached.health)


def find_reached(keeper: Keeper, key: str, fresh: Design, known: Known, priors: PriorTable) -> FoundAgain | None:
    """What was reached in an earlier call, or None where no chains were kept; `fresh` is the design of what is known.

    How sound the draws are is told as it was found then.
    """
    found = _find_laid_out(keeper, key, fresh, known, priors)
    if found is None:
        return None
    kept, how, design, given = found
    chains = Chains(kept.draws, kept.whitening, given)
    posterior = unfolded_again(keeper, design, given, kept.draws.x, kept.said)
    chosen_from = find_base(keeper, how.near) if how.near else None
    return FoundAgain(Reached(chains, posterior, how.health, how.road), chosen_from)


def find_drawn(keeper: Keeper, key: str, fresh: Design, known: Known, priors: PriorTable) -> Drawn | None:
    """The draws alone of what was reached in an earlier call, without what follows from them."""
    found = _find_laid_out(keeper, key, fresh, known, priors)
    if found is None or found.kept.said is None:
        return None
    return Drawn(found.design, found.given, found.kept.draws.x, said_in_all(found.kept.said, found.design, found.given))


class _LaidOut(NamedTuple):
    kept: KeptChains
    how: KeptRoad
    design: Design
    given: FixedInputs


def _find_laid_out(
    keeper: Keeper, key: str, fresh: Design, known: Known, priors: PriorTable
) -> _LaidOut | None:  # fmt: skip
    """Chains that were kept with how they came about, and the design that they are laid out for."""
    kept = find_chains(keeper, key)
    how = None if kept is None else from_bytes(KeptRoad, kept.reached)
    if kept is None or how is None:
        return None
    design = fresh if how.layout is None else make_design(known, how.layout)
    return _LaidOut(kept, how, design, borne_by(fixed_inputs(design, priors), kept.bearings))


def chains_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that the chains follow from."""
    return key_of(["chains", known.digest, known.day.isoformat(), str(seed), repr(settings)])
