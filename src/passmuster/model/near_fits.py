"""Which fits that were kept are near: of the same case file, seed and settings, and of nearly the same claims.

Beside the chains of a fit that was sampled stands what another fit needs to be reached from it, and one list for each
case file says which chains there are. A list that two programs write at once may lose an entry, and the next fit is
then sampled where it could have been reached: nothing else hangs on it.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from passmuster.cache.codec import find_value, keep_value
from passmuster.cache.keeper import Keeper, key_of
from passmuster.ledger import Known
from passmuster.ledger.digest import digest_of
from passmuster.model.kept_chains import MOST_KEPT, find_chains
from passmuster.model.kept_refits import KeptRefits
from passmuster.model.layout import VectorLayout
from passmuster.model.reaching import Base
from passmuster.model.settings import Settings

__all__ = ["find_base", "keep_near", "nearest"]

FARTHEST: Final = 0.1
"""The largest share of the claims that may differ: a tenth. Beyond it, chains that go on save little."""
FEW: Final = 3
"""So many may differ in any case."""


@dataclass(frozen=True, slots=True)
class NearFit:
    """A kept fit: the key of its chains, its day, and a name for each of its claims that says what is in it."""

    key: str
    day: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearFits:
    """The fits of one case file, those kept last at the end."""

    fits: tuple[NearFit, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptBase:
    """What `Base` holds beside chains."""

    layout: VectorLayout
    said: tuple[float, ...]


def keep_near(keeper: Keeper, key: str, known: Known, seed: int, settings: Settings, base: Base) -> None:
    """Let the fit whose chains are kept under `key` be found by others."""
    if keeper.folder is None:
        return
    keep_value(keeper, _base_key(key), KeptBase(base.layout, tuple(base.said.tolist())))
    place = _list_key(known, seed, settings)
    others = [fit for fit in (find_value(keeper, place, NearFits) or NearFits()).fits if fit.key != key]
    own = NearFit(key, known.day.isoformat(), _names(known))
    keep_value(keeper, place, NearFits((*others[1 - MOST_KEPT :], own)))


def nearest(keeper: Keeper, known: Known, seed: int, settings: Settings) -> Base | None:
    """The kept fit whose claims differ in the fewest, or None when none is near."""
    if keeper.folder is None:
        return None
    listed = find_value(keeper, _list_key(known, seed, settings), NearFits) or NearFits()
    own = set(_names(known))
    most = max(FEW, FARTHEST * len(own))
    near = [
        (len(own.symmetric_difference(fit.claims)), fit.day != known.day.isoformat(), fit.key) for fit in listed.fits
    ]
    for distance, _, key in sorted(near):
        base = find_base(keeper, key) if distance <= most else None
        if base is not None:
            return base
    return None


def find_base(keeper: Keeper, key: str) -> Base | None:
    """The sampled fit whose chains are kept under a key, or None where it is not kept any more."""
    chains, beside = find_chains(keeper, key), find_value(keeper, _base_key(key), KeptBase)
    if chains is None or beside is None:
        return None
    return Base(
        beside.layout, chains.draws, chains.whitening, chains.bearings, np.array(beside.said), KeptRefits(keeper, key)
    )


def _names(known: Known) -> tuple[str, ...]:
    return tuple(digest_of((claim,)) for claim in known.claims)


def _base_key(key: str) -> str:
    return key_of(["base", key])


def _list_key(known: Known, seed: int, settings: Settings) -> str:
    """The case file, with everything about it that a reader may change without another fit left out."""
    case = replace(known.case, questions=(), levers=())
    return key_of(["near fits", digest_of((case,)), str(seed), repr(settings)])
