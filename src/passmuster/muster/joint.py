"""What claims of strength and of throughput say together.

Heads that pass through in a window are those present at its start and those who arrive in it, so a strength S and a
throughput N in T weeks fix what must arrive,

    arrivals a week = (N − S) / T,

and, by Little's law, how long people stay: S · T person-weeks shared among N heads,

    mean stay = S · T / N.

15,000 in place and 100,000 through in 52 weeks mean a stay of about eight weeks. Whether that can be is then asked of
the estimate: what arrives, how long tours are, and how many paths ahead reach such a throughput.

(Little 1961, A proof for the queuing formula L = λW, Operations Research 9(3).)
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.clock import DAYS_A_WEEK
from passmuster.model.fit import Fit
from passmuster.muster.found import JointReading, JointReadings
from passmuster.muster.meanings import planned_readings
from passmuster.muster.readings import CountReading, Interval

__all__ = ["joint_readings"]

RECENT_WEEKS = 13
"""Arrivals are compared over the last quarter: long enough to hold a wave, short enough to be of now."""
BESIDE = timedelta(days=7)
"""Strengths said so shortly before a throughput are read with it; where there are none, the last ones said."""
MOST_TOLD = 60
"""A throughput beside each of the strengths said with it: where claims are many, the last ones are told."""
IN_PLACE, INTENDED = frozenset({Quantity.PRESENT, Quantity.DEPLOYED}), frozenset({Quantity.PLANNED})


def joint_readings(fit: Fit, ahead: Ahead, most: int = MOST_TOLD) -> JointReadings:
    """Each throughput known as of the day, beside the strengths last said before it; of more than `most`, the last."""
    claims = fit.known.claims
    throughputs = sorted((c for c in claims if c.quantity == Quantity.ROTATED), key=lambda c: (c.said_on, c.claim_id))
    found = [
        (throughput, strengths) for throughput in throughputs for strengths in _strengths_beside(throughput, claims)
    ]
    told = found[max(len(found) - most, 0) :]
    return JointReadings(tuple(_joint(throughput, strengths, ahead) for throughput, strengths in told), len(found))


def _strengths_beside(throughput: Claim, claims: Iterable[Claim]) -> Iterable[Sequence[Claim]]:
    """The last claims of who is in place and of who is meant to be, those of one number together."""
    known = [c for c in claims if c.subject == throughput.subject and c.said_on <= throughput.said_on and _size(c) > 0]
    for kind in (IN_PLACE, INTENDED):
        found = [claim for claim in known if claim.quantity in kind]
        # What the same page says belongs together before anything that was said elsewhere.
        same_page = [c for c in found if c.report_id and c.report_id == throughput.report_id]
        last = max((claim.said_on for claim in found), default=throughput.said_on)
        since = min(last, throughput.said_on - BESIDE)
        latest = same_page or [claim for claim in found if claim.said_on >= since]
        for _, alike in groupby(sorted(latest, key=lambda c: (_size(c), c.claim_id)), key=_size):
            yield list(alike)


def _joint(throughput: Claim, strengths: Sequence[Claim], ahead: Ahead) -> JointReading:
    window = next(planned_readings(throughput, is_supply=False))
    weeks = _weeks(window)
    strength, through = _size(strengths[0]), _size(throughput)
    return JointReading(
        claims=(throughput.claim_id, *(claim.claim_id for claim in strengths)),
        strength=strength,
        through=through,
        weeks=weeks,
        last_day=window.last_day,
        stay_weeks=strength * weeks / through,
        arrivals_a_week=max(through - strength, 0.0) / weeks,
        arrivals_so_far=_recent_arrivals(ahead, throughput.subject),
        tour_weeks=_tour(ahead, throughput.subject),
        probability=_probability(ahead, throughput, window, through),
    )


# The estimate ---------------------------------------------------------------------------------------------------------


def _recent_arrivals(ahead: Ahead, subject: str) -> Interval | None:
    place = _force_place(ahead, subject)
    if place is None:
        return None
    weekly = ahead.posterior.weekly_arrivals[:, -RECENT_WEEKS:, place]
    return _interval(weekly.mean(axis=1))


def _tour(ahead: Ahead, subject: str) -> Interval | None:
    place = _force_place(ahead, subject)
    return None if place is None else _interval(np.exp(ahead.posterior.parameters["tour_weeks"][:, place]))


def _probability(ahead: Ahead, throughput: Claim, window: CountReading, through: float) -> float | None:
    if window.first_day is None or not ahead.covers(window.last_day):
        return None
    heads = ahead.throughput(throughput.subject, window.first_day, window.last_day)
    return None if heads is None else float(np.mean(heads >= through))


def _force_place(ahead: Ahead, subject: str) -> int | None:
    names = [force.force_id for force in ahead.design.forces]
    return names.index(subject) if subject in names else None


def _interval(draws: np.ndarray) -> Interval:
    return Interval(*(float(value) for value in np.quantile(draws, (0.05, 0.5, 0.95))))


def _weeks(window: CountReading) -> float:
    first = window.first_day or window.last_day
    return max((window.last_day - first).days / DAYS_A_WEEK, 1.0)


def _size(claim: Claim) -> float:
    """The claim's number: the middle of a range, the edge of a floor or ceiling."""
    edges = [edge for edge in (claim.number_low, claim.number_high) if edge is not None]
    return sum(edges) / len(edges) if edges else 0.0
