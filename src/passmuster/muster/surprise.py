"""How surprising each new claim was to the evidence of before it came.

The rule is the audit's: a claim is held against what a witness without lean would print, and how far out it lies is its
tail probability. What it is held against are the draws of the passage (`model/passage.py`) under the weights of the
earlier state, which knows neither the claim nor anything else that came with it. So claims that came together and say
the same are all as surprising as the first of them would have been alone.
"""

from collections.abc import Callable

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.ledger.roles import Role
from passmuster.model.claim_noise import claim_log_shifts, claim_noise_scale
from passmuster.model.found_fit import Fitted
from passmuster.model.passage import Passage
from passmuster.model.unfolded import Unfolded
from passmuster.muster.held import best_held
from passmuster.muster.meanings import counts_so_far, meanings
from passmuster.muster.readings import CountReading, Interval, Surprise
from passmuster.muster.tails import tail_probability
from passmuster.observation.predictive import Predictive, over_days

__all__ = ["surprises"]

WITNESSES = frozenset({Role.OBSERVATION, Role.REPEAT, Role.RESTATEMENT})
"""Parts that a claim about the present plays; a plan is held against paths ahead, by the audit."""


def surprises(passed: Passage, fit: Fitted, earlier: Known) -> tuple[Surprise, ...]:
    """What the earlier evidence expected of every claim that came since, and how far out the claim lies.

    Parameters
    ----------
    passed
        The way from the earlier state to the later one.
    fit
        The fit of the later state.
    earlier
        What was known in the earlier state.

    Returns
    -------
    One for each new claim about a count that the model keeps, in the order of `fit.known`; plans are left out, and
    forces whose estimates are withheld.
    """
    before = {claim.claim_id for claim in earlier.claims}
    came = [claim for claim in fit.known.claims if claim.claim_id not in before]
    told = [claim for claim in came if _is_judged(claim, fit)]
    return tuple(found for claim in told if (found := _surprise(claim, passed)) is not None)


def _is_judged(claim: Claim, fit: Fitted) -> bool:
    return fit.design.roles[claim.claim_id] in WITNESSES and claim.subject not in fit.health.withheld


def _surprise(claim: Claim, passed: Passage) -> Surprise | None:
    """None where the model keeps no such count."""
    held = best_held(claim, meanings(claim), lambda reading: _before(claim, reading, passed))
    if held is None:
        return None
    expected = Interval(*held.predictive.estimate())
    tail = tail_probability(held.predictive, claim) if held.is_firm else None
    return Surprise(claim_id=claim.claim_id, expected=expected, tail_probability=tail)


def _before(claim: Claim, reading: CountReading, passed: Passage) -> Predictive | None:
    """What would have been printed of a reading, by the earlier evidence."""
    counts = [counts_so_far(posterior, claim.subject, reading) for posterior in passed.posteriors]
    there = [count for count in counts if count is not None]
    if len(there) < len(counts):
        return None

    def drawn(of: Callable[[Unfolded], np.ndarray]) -> np.ndarray:
        return np.concatenate([of(posterior) for posterior in passed.posteriors])

    scale = drawn(lambda posterior: claim_noise_scale(posterior.parameters, claim))
    of_day = np.exp(drawn(lambda posterior: claim_log_shifts(posterior.parameters, claim)))
    return over_days(np.concatenate(there), scale, passed.pool.weights(0.0), of_day)
