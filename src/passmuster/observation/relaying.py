"""A number that repeats another: how likely a relay prints it, beside how likely a witness of its own does.

Who relays takes one of the numbers that others gave of the same count in the days before. With n of them, and x the log
of the number printed, a relay prints with the density

    q(x) = (1 / n) Σ_j  E / u_j                   where x is the number j again, to the head
                        + (1 − E) / max(2w, u)    where x lies within w of number j, another figure for the same

E the share of relays that keep it, w how far the others stray, u_j and u the widths of the rounding of number j and of
the one printed, on the log scale. A sound witness prints with the density L(x) of `witness.py`, and with r the share of
such numbers that are relays, the number weighs

    r q(x) + (1 − r) L(x),

added up and never chosen. A coarse number is met by chance, so that q is small for it and the second witness counts; a
number to the head is not, and the second is the first again. Nothing of q depends on what is true.
"""

from collections.abc import Sequence

import numpy as np

from passmuster.observation.arrays import Array, Namespace
from passmuster.observation.rounding import rounding_unit

__all__ = [
    "NEARLY", "NEVER", "density_if_kept", "density_if_strayed", "log_relay_density", "relay_chance", "relayed",
    "with_relays",
]  # fmt: skip

EXACT_SHARE = 0.6
"""Share of relays that keep a number to the head; the others round it, or update it a little. A judgement."""
NEARLY = 0.02
"""How far a relay strays from its number on the log scale: 10,900 becomes 11,000, and 7,905 becomes 8,000."""
NEVER = -700.0
"""Log of a density that is none, and still has a slope."""


def log_relay_density(number: float, earlier: Sequence[float]) -> float:
    """Log of q for a printed number above 0, given those that could be relayed; NEVER where it is near none of them."""
    total = sum(_density(number, source) for source in earlier)
    return float(np.log(total / len(earlier))) if total > 0.0 else NEVER


def with_relays(own: Array, log_density: Array, may_relay: Array, share: Array, *, xp: Namespace) -> Array:
    """Log likelihood of numbers that may be relays; all of one shape but `share`, the logit of r, a scalar.

    `own` is that of a witness of its own, `log_density` the log of q, and `may_relay` whether there is anything that
    could be relayed: where there is not, `own` stands.
    """
    relayed = log_density - xp.logaddexp(0.0, -share)
    either: Array = xp.where(may_relay, xp.logaddexp(relayed, own - xp.logaddexp(0.0, share)), own)
    return either


def relay_chance(weighed: Array, log_density: Array, share: Array, *, xp: Namespace) -> Array:
    """Chance that a number is a relay, having been printed; `weighed` is what `with_relays` gave, where it may be."""
    chance: Array = xp.exp(log_density - xp.logaddexp(0.0, -share) - weighed)
    return chance


def relayed(source: float, is_exact: float, place: float) -> float:
    """A relay's number in whole heads, one at least, by two uniform numbers: whether it is kept, and how it strays."""
    if is_exact < EXACT_SHARE:
        return source
    return float(max(round(source * np.exp(NEARLY * (2.0 * place - 1.0))), 1))


def density_if_kept(number: float, source: float) -> float:
    """Density of the log of a number that a relay keeps to the head; both above 0."""
    return source / rounding_unit(source) if number == source else 0.0


def density_if_strayed(number: float, source: float, near: float = NEARLY) -> float:
    """Density of the log of a number that a relay strays to, by `near` on the log scale at most; both above 0.

    Nobody strays more finely than he rounds: of all that is printed as 3,000 it says no more than that it is that.
    """
    width = max(2.0 * near, rounding_unit(number) / number)
    return 1.0 / width if abs(np.log(number) - np.log(source)) <= near else 0.0


def _density(number: float, source: float) -> float:
    """Density of the log of a number that a relay makes of a source."""
    kept, strayed = density_if_kept(number, source), density_if_strayed(number, source)
    return EXACT_SHARE * kept + (1.0 - EXACT_SHARE) * strayed
