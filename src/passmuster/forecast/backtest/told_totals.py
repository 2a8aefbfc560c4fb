"""Running totals told again: who keeps a count adds to it.

An office that has told of a thousand dead tells next of these and of those who fell since. So a new total is no fresh
count of everything, with an error of its own, but

    print = last total + what came since · exp(lean + noise),

and does not fall below the last, however long nobody spoke. Now and then it does: lists are put right, speakers change,
digits slip. How often is a habit, learned from totals that were told one after another.

An office is a group, or, in groups of many houses of which none keeps another's count, one of its speakers.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.backtest.habits import GUESS_COUNTS
from passmuster.forecast.backtest.printed import kind_of, log_heads, log_number
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Family, Quantity
from passmuster.model.fights import is_battle

__all__ = ["FALL_GUESS", "added_to", "chance_of_adding", "last_total", "on_its_days", "told_on"]

Floats = NDArray[np.float64]
Office = tuple[object, ...]

FALL_GUESS: Final = 0.05
"""Chance that a total lies below the last of its office. In the table of losses that the tests hold seven in a hundred
were smaller that a source gave one to three months later, and two in a hundred of those of three to six months later,
where every source and kind of loss counts alike."""

MANY_HOUSES: Final = frozenset({"MEDIA", "OSINT", "OTHER"})
"""Groups whose speakers have nothing in common but that they stand on no side."""

ADDED_UP: Final = frozenset({Bound.EXACT, Bound.ABOUT, Bound.RANGE})
"""Bounds of totals that one can add to; a floor leaves open how many there were."""

RUNNING: Final = frozenset({Quantity.DEPLOYED, Quantity.RETURNED})
"""Running totals among strengths; a number of those present is none."""


def last_total(claim: Claim, known: Sequence[Claim]) -> Claim | None:
    """The total of the latest earlier day that the claim's office told of, when it tells a total; None where none is.

    Totals since one day are totals too; `known` is in order of saying, and of one day the last said counts.
    """
    own = [told for told in known if _office(told) == _office(claim) and told.day < claim.day]
    return max(reversed(own), key=lambda told: told.day, default=None) if _is_total(claim) else None


def on_its_days(claim: Claim, last: Claim) -> Claim:
    """The claim, of the days of an earlier total."""
    return replace(claim, as_of_start=last.as_of_start, as_of_end=last.as_of_end, said_on=last.said_on)


def added_to(last: Claim, came: Floats, error: Floats) -> Floats:
    """Logs of the last total with what came since, people or pieces, told with an error; shape of `came`."""
    return log_heads(np.exp(log_number(last)) + np.maximum(came, 0.0) * np.exp(error))


def told_on(last: Claim, added: Floats, fresh: Floats, adding: float, random: np.random.Generator) -> Floats:
    """Logs of what is printed, draw by draw: with the chance `adding` the total added to, which never falls, and else
    a fresh count.
    """
    return np.where(random.random(fresh.size) < adding, np.maximum(added, log_number(last)), fresh)


def chance_of_adding(known: Sequence[Claim]) -> float:
    """How often an office's total does not lie below its last, by those known in order of saying and by the guess."""
    told: dict[Office, list[tuple[date, float]]] = defaultdict(list)
    pairs = fell = 0
    for claim in known:
        if _is_total(claim):
            own = told[_office(claim)]
            place = bisect_left(own, claim.day, key=lambda total: total[0])
            if place:
                pairs += 1
                fell += log_number(claim) < own[place - 1][1]
            own.insert(place, (claim.day, log_number(claim)))
    return 1.0 - (fell + GUESS_COUNTS * FALL_GUESS) / (pairs + GUESS_COUNTS)


def _is_total(claim: Claim) -> bool:
    """Whether a claim counts everybody or everything so far, or since a day that no one battle began on."""
    is_running = claim.family != Family.STRENGTH or claim.quantity in RUNNING
    return is_running and claim.bound in ADDED_UP and not is_battle(claim)


def _office(claim: Claim) -> Office:
    """Whose count a total is, of what, from which day on; all totals of one office are one series."""
    speaker = claim.claimant if claim.claimant_group in MANY_HOUSES else ""
    return (*kind_of(claim), claim.as_of_start, claim.claimant_group, speaker, _is_total(claim))
