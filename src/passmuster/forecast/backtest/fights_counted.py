"""How many are lost in a fight that is told of, beside the days around it.

A number of losses told of a few days is told because those days were bad: the fit reads it so (`model/fights.py`), and
so does a forecast of what such a claim will print. With the usual losses u of as many days, at the mean rate of the
force's weeks to come, and natural logs throughout,

    log count = log u + e,

e being how far a fight told of before lay above the usual losses of its own days, copied as habits are, or the guess
that fights are the worst weeks of their war: σ z − σ²/2 with z a standard normal's draw from its upper share p, the
part of the weeks so far that told fights take up, one more counted in, and σ the spread of the log of the mean hazard
over the fight's weeks. The second term stands because usual losses are a mean, and the mean of a log-normal lies σ²/2
above its middle. An offensive of two months holds quiet weeks too, and its σ is six tenths of a week's; so what is
copied from a fight of another length is multiplied by the one σ over the other.

A fight of less than a week is a week's: what a day's ambush costs is all that was worth telling of its week. Where
losses are told day after day, as a bulletin does, or month after month, a window is no fight, and is read of its own
days.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from passmuster.forecast.backtest.habits import chosen
from passmuster.forecast.backtest.printed import log_heads
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.fights import share_told, spread_over, told_battles

__all__ = ["counts_a_fight", "guessed_surplus", "losses_of_a_fight"]

Floats = NDArray[np.float64]

WEEK: Final = 7
QUARTER: Final = 91
"""Days ahead over which usual losses are taken at least, so that one quiet week on a path is not the usual."""


def counts_a_fight(claim: Claim, known: Sequence[Claim]) -> bool:
    """Whether a later claim counts the losses of a fight, and not of one more day of a series."""
    return claim in (told_battles((*known, claim), claim.subject) or ())


def losses_of_a_fight(
    ahead: Ahead, claim: Claim, measure: Quantity, leans: Sequence[tuple[Claim, Floats]], random: np.random.Generator
) -> Floats | None:
    """Draws of the losses of a measure in a fight ahead, people, shape (n_paths,); None where no such count is kept.

    Parameters
    ----------
    ahead
        The paths ahead, with the fit that they continue.
    claim
        The later claim; of its number nothing is looked at.
    leans
        Weighed claims about fights of the force, each with the log of what its source makes of a fair count,
        shape (n_paths,).
    random
        Draws which fight is copied, and the guess.
    """
    usual = _usual_ahead(ahead, claim, measure)
    if usual is None:
        return None
    spread = spread_over(_days(claim))
    past = [
        row * spread / spread_over(_days(told))
        for told, lean in leans
        if (row := _surplus(ahead, told, lean)) is not None
    ]
    source = chosen(range(len(past)), (), usual.size, random)
    weeks = ahead.design.clock.end_of(ahead.design.as_of)
    share = share_told([*(told for told, _ in leans), claim], weeks)
    guess = guessed_surplus(share, spread, usual.size, random)
    if not past:
        return np.asarray(usual * np.exp(guess))
    copied = np.stack(past)[np.maximum(source, 0), np.arange(usual.size)]
    return np.asarray(usual * np.exp(np.where(source < 0, guess, copied)))


def guessed_surplus(share: float, spread: float, size: int, random: np.random.Generator) -> Floats:
    """Draws of how far a fight lies above the usual, log, shape (size,), told fights being so large a share of weeks.

    `spread` is that of times as long as the fight. All weeks told, a fight is a time like any other.
    """
    worst = ndtri(1.0 - share * random.random(size))
    return np.asarray(spread * worst - spread**2 / 2.0)


def _usual_ahead(ahead: Ahead, claim: Claim, measure: Quantity) -> Floats | None:
    """Losses of the claim's days at the mean rate from the as-of day to the claim's, or for a quarter."""
    first = ahead.design.as_of + timedelta(days=1)
    last = min(max(claim.day, first + timedelta(days=QUARTER)), ahead.dates[-1])
    lost = ahead.gain(claim.subject, measure, first, last)
    return None if lost is None else _of_the_days(lost, first, last, claim)


def _surplus(ahead: Ahead, told: Claim, lean: Floats) -> Floats | None:
    """How far a fight that was told of lay above the usual losses of its days so far, log, shape (n_paths,)."""
    design = ahead.design
    spoken_of = min(claim.day for claim in design.observed if claim.subject == told.subject)
    # A number of "this year" has its middle ahead, and may be the only one.
    first = min(max(design.case.start, spoken_of), design.as_of)
    lost = ahead.gain(told.subject, told.quantity, first, design.as_of)
    if lost is None:
        return None
    printed = [float(np.log(max(number, 1.0))) for number in (told.number_low, told.number_high) if number is not None]
    return np.asarray(np.mean(printed) - lean - log_heads(_of_the_days(lost, first, design.as_of, told)))


def _of_the_days(lost: Floats, first: date, last: date, claim: Claim) -> Floats:
    """Which part of what was lost falls on as many days as a fight stands for."""
    return np.asarray(lost * max(_days(claim), WEEK) / ((last - first).days + 1))


def _days(claim: Claim) -> int:
    """Days of a window, the first and the last among them."""
    return ((claim.as_of_end or claim.day) - (claim.as_of_start or claim.day)).days + 1
