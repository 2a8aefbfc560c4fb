"""What is believed about losses before any claim, with a sentence of why for each.

Where the model of a case has the same parameter, its prior is used as it is (`model/priors.py`). All are the same for
every source, side and category.
"""

import math
from types import MappingProxyType
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.priors import DEFAULTS

__all__ = [
    "CELL_SPREAD", "DRIFT_DAYS", "DRIFT_FREEDOM", "DRIFT_SPREAD", "HABIT_SPREAD", "KILLED_SHARE", "LEAN_SPREAD",
    "LEVEL", "MEANINGS", "NAMED_SPREAD", "NOISE", "NOISE_RANGE", "PACE", "PACE_ROUGHNESS", "PERMANENT_SHARE",
    "RELAY_COUNTS", "SHARE_FROM", "SHARE_WALK", "SIDE_SPREAD", "SLIP_COUNTS",
]  # fmt: skip

LEVEL: Final = (math.log(1000.0), 4.0)
"""Log of a total on the last day. Anything from single ships to a million people."""

PACE: Final = (1.0, 0.3)
"""Power of time by which a total grows. One is an even pace; an army that loses at a pace falling or rising by more
than half between the halves of a year would be outside 0.4 to 1.6."""

PACE_ROUGHNESS: Final = (3.0, 0.5)
"""Degrees of freedom and centre of the log-scale spread of a week's pace about the even one: a week of battle loses
half as much again as a quiet one."""

SIDE_SPREAD: Final = 0.4
"""Spread of the leans of sides, log units: by half in either direction. A case, which knows who speaks of whom, goes by
what past wars show instead (`camp_lean_losses`, `own_lean_losses`); here both come together about none."""

CELL_SPREAD: Final = (
    0.5
    * math.log(math.exp(2 * DEFAULTS["group_lean_losses"].location) + SIDE_SPREAD**2),
    DEFAULTS["group_lean_losses"].scale,
)  # fmt: skip
"""Log of the spread of a source's leans about zero, from one side and kind of number to the next: location and scale.
The spread of sides and the case's spread of groups within them added up, because such a table does not say who stands
on whose side. Each source has its own spread, so that outsiders need not be held to lean as far as belligerents do."""

LEAN_SPREAD: Final = (math.log(0.25), 0.5)
"""Log of the spread of a source's leans among categories of one kind: a source that adds a half to tanks may add a
quarter or three quarters to guns."""

DRIFT_SPREAD: Final = 0.15
"""Scale of a lean's slow drift about its middle: over months a lean moves by a sixth or so."""
DRIFT_FREEDOM: Final = 4.0
"""Degrees of freedom of drifts about zero (Student's t): most leans keep still, few change at once and by a factor."""
DRIFT_DAYS: Final = 120.0
"""Days over which a drift is alike: a season."""

HABIT_SPREAD: Final = 0.2
"""Spread of how far "at least" numbers lie above, and "at most" numbers below, what their source believes, on the log
scale: a source whose words are fair has none, and a fifth would be noticed."""

NAMED_SPREAD: Final = 0.01
"""Spread of the leans of a list of names: it may hold one in a hundred who lives or is named twice."""

NOISE: Final = (DEFAULTS["noise_losses"].location, 1.0)
"""Log of the middle of the noises of a source on one side and kind of number, for running totals and for days: the
case's location, with room for daily bulletins that add up to a hundredth."""
NOISE_RANGE: Final = 1.0
"""Spread of columns about that middle, on the log scale: a column kept by one desk scatters by a hundredth, one
that gathers many speakers by a tenth or more."""

SLIP_COUNTS: Final = (4.0, 129.0)
"""Beta prior of the share of slips, with the mean and spread of the case's."""

RELAY_COUNTS: Final = (1.8, 1.2, 8.0)
"""Dirichlet prior of the numbers that a source gives while others' stand: told again to the head, told again nearly,
and counted. Three in eleven are told again, with the mean and spread of the case's share of relays, three in five of
those to the head, as in a case (`observation/relaying.py`); each source has a habit of its own, since a paper may count
nothing and a ministry everything."""

KILLED_SHARE: Final = (math.log(0.25 / 0.75), 0.35)
"""Logit of the killed among the casualties: published ratios to the wounded run from 1:1.9 to 1:4 in recent wars, 0.20
to 0.34 of casualties. Such tables are of whole armies, which have no helicopter for everyone; the case's prior is that
of contingents, of which some have."""

SHARE_WALK: Final = 0.25
"""Spread of the log of the share of the killed so far over a stretch in which time grows by a factor e, backwards from
the last day: wars differ by 0.20 to 0.34 in that share, so by a quarter on the log scale, and the halves of one war,
with other weather, weapons and roads to a surgeon, by not much less. When half of the time had passed the share so far
was within a factor 1.5 of what it is at the end, in nineteen of twenty wars."""
SHARE_FROM: Final = 30.0
"""Days before which the share so far is taken as one: of a few weeks nobody counts dead and wounded apart."""

PERMANENT_SHARE: Final = (-DEFAULTS["recovering_share"].location, DEFAULTS["recovering_share"].scale)
"""Logit of the wounded who do not come back: the case's."""

MEANINGS: Final = MappingProxyType(
    {
        "Deaths": MappingProxyType({Quantity.KILLED: 0.5, Quantity.IRRECOVERABLE: 0.15, Quantity.CASUALTIES: 0.35}),
        "Casualties": MappingProxyType(
            {Quantity.CASUALTIES: 0.7, Quantity.KILLED: 0.15, Quantity.IRRECOVERABLE: 0.05, Quantity.WOUNDED: 0.1}
        ),
        "Injuries": MappingProxyType({Quantity.WOUNDED: 0.7, Quantity.CASUALTIES: 0.3}),
    }
)
"""What a number filed under a column may count. A column is a coder's reading of words that often say neither:
"eliminated", "losses" and "put out of action" are filed as deaths as a rule and mean casualties as often as not, so the
label gets an even chance there; "casualties" is the word most misread, in the press at times for the dead alone."""
