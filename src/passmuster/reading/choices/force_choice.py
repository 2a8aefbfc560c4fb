"""The choice of a force: whose men a number counts, among those that the text has named, or nobody's."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.force_features import NOBODY, ClaimedNumber, force_features, possible_forces
from passmuster.reading.learned.fits import Fitting
from passmuster.reading.learned.weights import softmax
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["OwnerShares", "Told", "chosen_force", "owner_shares"]


LEAST_FORCE: Final = 0.55
"""Probability below which an owner is a guess, and a blank is better: of writers that nothing was learned from, owners
of .45 to .55 are right about as often as wrong. Nothing else beside the probability tells a right one from a wrong one:
neither how near the second comes, nor whether the owner stands in the sentence."""

LEAST_OF_GRAMMAR: Final = 0.48
"""The same for the owner that the grammar names too: two independent readings agree."""


OwnerShares = dict[str, float]
"""How likely each nation or group is to own the men that a number counts."""


class Told(NamedTuple):
    """What the text tells beside the sentence: how it named whom before, whose men it counted, who comes."""

    named: Mentions
    forces: Sequence[str]
    coming: Sequence[str] = ()


def owner_shares(s: Parsed, counted: ClaimedNumber, told: Told, fitting: Fitting) -> OwnerShares:
    """How likely each possible owner is, and nobody under `NOBODY`; together one."""
    symbols, named = symbols_of(s), told.named
    possible = possible_forces(s, named, told.coming)
    options = [force_features(s, symbols, counted, force, named, told.forces) for force in possible]
    return dict(zip(possible, softmax(fitting.fits(options)), strict=True))


def chosen_force(shares: OwnerShares, owner: str) -> str:
    """Code of the likeliest owner; empty for nobody, and where no owner is likely enough. `owner` is the grammar's."""
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= LEAST_FORCE:
        return best
    return owner if owner and shares.get(owner, 0.0) >= LEAST_OF_GRAMMAR else NOBODY
