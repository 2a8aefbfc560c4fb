"""The muster: does each claim stand up to what the others imply?

Every claim known as of the day is held against the predictive of a witness without lean, with everything that goes back
to the claim's own origin left out and with the fit's own doubt about the day that the number is true of. How far out it
lies gives the verdict; beside it stand the estimate that it was held against, how its group leans, and under which
other reading its number would pass. The sentences are made in findings.

The rule does not know whose claim it judges, nor about whom.
"""

from dataclasses import replace

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.claim_noise import claim_log_shifts, claim_noise_scale
from passmuster.model.counts import supply_index
from passmuster.model.fit import Fit
from passmuster.model.paths import paths_ahead
from passmuster.muster.found import AuditMethod, PassingReading, Verdict, VerdictWord, WhyUnjudged
from passmuster.muster.held import PASSES_FROM, Against, Held, best_held
from passmuster.muster.leave_out import WithoutOrigin, leave_out_origins
from passmuster.muster.meanings import (
    count_ahead,
    count_so_far,
    counts_so_far,
    meanings,
    planned_readings,
    related_readings,
)
from passmuster.muster.readings import CountReading, Interval
from passmuster.muster.source_lean import claim_lean
from passmuster.muster.tails import tail_probability
from passmuster.muster.told_alone import LOST_FOR_GOOD, has_room, held_in_all, is_counted_alone, is_told_alone
from passmuster.observation.predictive import Predictive, over_days
from passmuster.progress import SILENT, Progress

__all__ = ["audit", "leave_out_judged", "verdict_word"]

DOUBTFUL_FROM = 0.02
"""Fewer than one sound number in fifty lies farther out, which is a central interval of 98 %: below it a claim fails.

Customary, like `PASSES_FROM`. Of a hundred sound claims about ten would be called doubtful or worse and two would fail.
"""


def audit(
    fit: Fit,
    ahead: Ahead,
    *,
    without: dict[str, WithoutOrigin] | None = None,
    progress: Progress = SILENT,
) -> tuple[Verdict, ...]:
    """One verdict for every claim known as of the day, in order of saying.

    Parameters
    ----------
    fit
        The fitted case.
    ahead
        Paths after the as-of day, for plans and projections.
    without
        What `leave_out_judged` gave, if it is at hand already.
    progress
        Told in a few words when a refit begins.
    """
    left_out = leave_out_judged(fit, progress) if without is None else without
    claims = sorted(fit.known.claims, key=lambda claim: (claim.said_on, claim.claim_id))
    judge = _Judge(fit, ahead, left_out)
    return tuple(judge.verdict(claim) for claim in claims)


def verdict_word(tail: float) -> VerdictWord:
    """`passes`, `doubtful` or `fails` for a tail probability."""
    if tail >= PASSES_FROM:
        return VerdictWord.PASSES
    return VerdictWord.DOUBTFUL if tail >= DOUBTFUL_FROM else VerdictWord.FAILS


def leave_out_judged(fit: Fit, progress: Progress = SILENT) -> dict[str, WithoutOrigin]:
    """The posterior without each origin of claims that may be judged; a refit for any other would be for nothing."""
    roles, origin_of = fit.design.roles, fit.design.echoes.origin_of
    judged = [origin for claim_id, origin in origin_of.items() if roles[claim_id] != Role.NOT_MODELLED]
    return leave_out_origins(fit, judged, progress, fit.settings.most_refits)


class _Judge:
    """Judges the claims of one fit; remembers what it has judged, so that copies cost nothing."""

    def __init__(self, fit: Fit, ahead: Ahead, without: dict[str, WithoutOrigin]) -> None:
        self._fit, self._ahead, self._without = fit, ahead, without
        self._seen: dict[tuple[str, Claim], Verdict] = {}
        self._continued: dict[int, Ahead] = {}

    def verdict(self, claim: Claim) -> Verdict:
        """The verdict on a claim, its echoes beside it."""
        origin = self._fit.design.echoes.origin_of[claim.claim_id]
        key = (origin, replace(claim, claim_id=""))
        if key not in self._seen:
            self._seen[key] = self._judged(claim, origin)
        echoes = tuple(other for other in self._fit.design.echoes.claims_of(origin) if other != claim.claim_id)
        return replace(self._seen[key], claim_id=claim.claim_id, echoes=echoes)

    def _judged(self, claim: Claim, origin: str) -> Verdict:
        role = self._fit.design.roles[claim.claim_id]
        if role == Role.NOT_MODELLED:
            return _unjudged(claim, WhyUnjudged.NOT_MODELLED)
        if claim.subject in self._fit.health.withheld:
            return _unjudged(claim, WhyUnjudged.WITHHELD)
        if role == Role.PROSPECT:
            return self._prospect(claim, self._without[origin])
        return self._witness(claim, self._without[origin])

    def _witness(self, claim: Claim, without: WithoutOrigin) -> Verdict:
        """A claim about the present."""
        posterior = without.posterior
        scale = claim_noise_scale(posterior.parameters, claim)
        of_day = np.exp(claim_log_shifts(posterior.parameters, claim))

        def against(reading: CountReading) -> Predictive | None:
            counts = counts_so_far(posterior, claim.subject, reading)
            return None if counts is None else over_days(counts, scale, without.weights, of_day)

        held = best_held(claim, meanings(claim), against)
        if held is None:
            return _unjudged(claim, WhyUnjudged.NO_SUCH_COUNT)
        verdict = self._weighed(claim, held, against, without.method)
        if verdict.verdict != VerdictWord.PASSES:
            verdict = self._unless_alone(claim, held, against, verdict, without.method)
        return replace(verdict, lean=claim_lean(claim, Interval(*held.predictive.estimate()), without))

    def _unless_alone(
        self, claim: Claim, held: Held, against: Against, verdict: Verdict, method: AuditMethod
    ) -> Verdict:
        """The verdict, unless the claim is of a battle, a landing or prisoners that no other origin tells of."""
        origin_of = self._fit.design.echoes.origin_of
        own = origin_of[claim.claim_id]
        others = [other for other in self._fit.design.observed if origin_of[other.claim_id] != own]
        if is_counted_alone(claim, others):
            in_all = held_in_all(claim, held, against, LOST_FOR_GOOD)
            return (
                verdict
                if in_all is None or not has_room(claim, in_all)
                else _left_open(verdict, WhyUnjudged.COUNTED_ALONE)
            )
        return self._alone(claim, held, against, verdict, method) if is_told_alone(claim, others) else verdict

    def _alone(self, claim: Claim, held: Held, against: Against, verdict: Verdict, method: AuditMethod) -> Verdict:
        """What nobody else tells of has no measure but all that others allow, and is not judged where that has room."""
        in_all = held_in_all(claim, held, against)
        if in_all is None:
            return verdict
        if has_room(claim, in_all):
            return _left_open(verdict, WhyUnjudged.TOLD_ALONE)
        return self._weighed(claim, in_all, against, method) if verdict.unjudged else verdict

    def _prospect(self, claim: Claim, without: WithoutOrigin) -> Verdict:
        """A plan or projection, held against the paths."""
        design = self._fit.design
        readings = list(planned_readings(claim, supply_index(design, claim.subject) is not None))
        readings = [reading for reading in readings if not self._is_surpassed(claim, reading)]
        if not readings:
            return _unjudged(claim, WhyUnjudged.NO_DAY)
        if not self._ahead.covers(readings[0].last_day):
            beyond = _unjudged(claim, WhyUnjudged.BEYOND_THE_PATHS)
            return replace(beyond, reading=readings[0], paths_end=self._ahead.dates[-1])
        ahead = self._continue_from(without)
        share = _path_weights(without, ahead)
        scale = claim_noise_scale(ahead.posterior.parameters, claim)[ahead.draw]

        def against(reading: CountReading) -> Predictive | None:
            count = count_ahead(ahead, claim.subject, reading)
            return None if count is None else Predictive(count, scale, share)

        held = best_held(claim, readings, against)
        if held is None:
            return _unjudged(claim, WhyUnjudged.NO_SUCH_COUNT)
        is_ahead = held.reading.last_day > self._fit.as_of
        verdict = self._weighed(claim, held, against, AuditMethod.PATHS_AHEAD if is_ahead else without.method)
        return replace(verdict, ceiling_reached=_ceiling_reached(claim, held.predictive))

    def _is_surpassed(self, claim: Claim, reading: CountReading) -> bool:
        """Whether more had been sent already when a plan was made: then it was no plan to have sent so many."""
        if claim.quantity != Quantity.PLANNED or reading.measure != Quantity.DEPLOYED or claim.number_high is None:
            return False
        sent = count_so_far(self._fit.posterior, claim.subject, replace(reading, last_day=claim.said_on))
        return sent is not None and claim.number_high < float(np.quantile(sent, 0.05))

    def _weighed(self, claim: Claim, held: Held, against: Against, method: AuditMethod) -> Verdict:
        reading, estimate = held.reading, Interval(*held.predictive.estimate())
        if not held.is_firm:
            unjudged = _unjudged(claim, WhyUnjudged.TOO_LITTLE_KNOWN)
            printable = Interval(held.low, held.predictive.quantile(0.5), held.high)
            return replace(unjudged, reading=reading, estimate=estimate, printable=printable)
        tail = tail_probability(held.predictive, claim)
        word = verdict_word(tail)
        return Verdict(
            claim_id=claim.claim_id,
            verdict=word,
            tail_probability=tail,
            reading=reading,
            is_ahead=reading.last_day > self._fit.as_of,
            estimate=estimate,
            method=method,
            would_pass_as=() if word == VerdictWord.PASSES else _passing(claim, reading, against),
        )

    def _continue_from(self, without: WithoutOrigin) -> Ahead:
        """The paths ahead, begun afresh where the origin was left out by other draws than the fit's."""
        if without.posterior is self._fit.posterior:
            return self._ahead
        began = id(without.posterior)
        if began not in self._continued:
            self._continued[began] = paths_ahead(without.posterior, self._ahead.n_weeks, self._ahead.seed)
        return self._continued[began]


def _passing(claim: Claim, reading: CountReading, against: Against) -> tuple[PassingReading, ...]:
    """The related readings under which the number would pass."""
    found = ((other, against(other)) for other in related_readings(reading))
    return tuple(
        PassingReading(other, Interval(*predictive.estimate()))
        for other, predictive in found
        if predictive is not None and tail_probability(predictive, claim) >= PASSES_FROM
    )


def _ceiling_reached(claim: Claim, predictive: Predictive) -> float | None:
    """For a ceiling, how likely it is to be reached: a high ceiling excludes nothing."""
    if claim.bound != Bound.AT_MOST or claim.number_high is None:
        return None
    return float(np.sum(predictive.weights * (predictive.count >= claim.number_high)))


def _path_weights(without: WithoutOrigin, ahead: Ahead) -> np.ndarray:
    share: np.ndarray = without.weights[ahead.draw]
    total: float = share.sum()
    return np.asarray(share / total)


def _unjudged(claim: Claim, why: WhyUnjudged) -> Verdict:
    return Verdict(claim_id=claim.claim_id, verdict=VerdictWord.CANNOT_BE_JUDGED, unjudged=why)


def _left_open(verdict: Verdict, why: WhyUnjudged) -> Verdict:
    """No verdict, with what there is to hold the claim against."""
    return Verdict(
        claim_id=verdict.claim_id, verdict=VerdictWord.CANNOT_BE_JUDGED, unjudged=why, reading=verdict.reading,
        estimate=verdict.estimate,
    )  # fmt: skip
