"""The muster: does each claim stand up to what the others imply?

Every claim known as of the day is held against the predictive of a witness without lean, with everything that goes back
to the claim's own origin left out. How far out it lies gives the verdict; the reason says it in the claim's own units;
and where it does not pass, what would have to be true for it to hold.

The rule does not know whose claim it judges, nor about whom.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from passmuster.findings.source_words import expected_from_source
from passmuster.findings.verdict_words import (
    because,
    beyond_the_paths,
    ceiling_remark,
    intention_only,
    not_counted,
    nothing_to_hold_against,
    would_have_to_be_true,
)
from passmuster.ledger import Claim
from passmuster.model.ahead import Ahead
from passmuster.model.counts import supply_index
from passmuster.model.fit import Fit
from passmuster.model.paths import paths_ahead
from passmuster.muster.leave_out import REFIT, WithoutOrigin, leave_out_origins
from passmuster.muster.meanings import (
    CountReading,
    count_ahead,
    count_so_far,
    meanings,
    planned_readings,
    related_readings,
)
from passmuster.muster.tails import Predictive, nearness, noise_scale, tail_probability

__all__ = [
    "CANNOT_BE_JUDGED",
    "DOUBTFUL",
    "FAILS",
    "PASSES",
    "PATHS_AHEAD",
    "Verdict",
    "audit",
    "leave_out_judged",
    "verdict_word",
]

PASSES, DOUBTFUL, FAILS, CANNOT_BE_JUDGED = "passes", "doubtful", "fails", "cannot be judged"
PASSES_FROM = 0.10
"""At least one sound number in ten lies farther out: nothing to remark on."""
DOUBTFUL_FROM = 0.02
"""Fewer than one sound number in fifty lies farther out, which is a central interval of 98 %: below it a claim fails.

Both are customary. Of a hundred sound claims about ten would be called doubtful or worse and two would fail.
"""
WIDEST_FACTOR = 20.0
"""A 90 % interval whose ends differ by more than this holds every number a page might print, sound or not: it is what
is left when nobody else speaks about the quantity, or when a number is passed on as a rumour. Fewer than one head is
one head here: "none, at most ten" is knowledge."""
PATHS_AHEAD = "paths ahead"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one claim. `tail_probability`, 0 to 1, is None where the claim cannot be judged."""

    claim_id: str
    verdict: str
    tail_probability: float | None
    reason: str
    would_have_to_be_true: str = ""
    """What must hold for a claim that is doubtful or fails; empty when it passes."""
    method: str = ""
    """How its own origin was left out: `importance sampling`, `refit`, or `not weighed` when it had put nothing in;
    `paths ahead` for what lies after the as-of day; empty where the claim cannot be judged."""
    echoes: tuple[str, ...] = ()
    """The other claims of its origin."""
    expected_from_source: str = ""
    """How the lean of its group on such numbers explains it; empty where the group shows none."""
    measure: str = ""
    """The measure it was held against: for words of several meanings the one that suits it best."""
    estimate: tuple[float, float, float] | None = None
    """5th, 50th and 95th per cent of the fair count without its origin."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A reading of a claim, with what it is held against: the predictive and the ends of its 90 % interval."""

    reading: CountReading
    predictive: Predictive
    low: float
    high: float

    @property
    def is_firm(self) -> bool:
        """Whether the others say enough for the claim to be held against it."""
        return self.high <= WIDEST_FACTOR * max(self.low, 1.0)


Against = Callable[[CountReading], Predictive | None]
"""The predictive of a reading of one claim; None when the model keeps no such count."""


def audit(
    fit: Fit,
    ahead: Ahead,
    *,
    without: dict[str, WithoutOrigin] | None = None,
    progress: Callable[[str], None] = lambda _: None,
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


def verdict_word(tail: float) -> str:
    """`passes`, `doubtful` or `fails` for a tail probability."""
    if tail >= PASSES_FROM:
        return PASSES
    return DOUBTFUL if tail >= DOUBTFUL_FROM else FAILS


def leave_out_judged(fit: Fit, progress: Callable[[str], None] = lambda _: None) -> dict[str, WithoutOrigin]:
    """The posterior without each origin of claims that may be judged; a refit for any other would be for nothing."""
    roles, origin_of = fit.design.roles, fit.design.echoes.origin_of
    judged = [origin for claim_id, origin in origin_of.items() if roles[claim_id] != "not modelled"]
    return leave_out_origins(fit, judged, progress)


class _Judge:
    """Judges the claims of one fit; remembers what it has judged, so that copies cost nothing."""

    def __init__(self, fit: Fit, ahead: Ahead, without: dict[str, WithoutOrigin]) -> None:
        self._fit, self._ahead, self._without = fit, ahead, without
        self._seen: dict[tuple[str, Claim], Verdict] = {}
        self._continued: dict[str, Ahead] = {}

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
        if role == "not modelled":
            return _unjudged(claim, self._fit.design.why_not[claim.claim_id])
        if role == "prospect":
            return self._prospect(claim, self._without[origin])
        return self._witness(claim, self._without[origin])

    def _witness(self, claim: Claim, without: WithoutOrigin) -> Verdict:
        """A claim about the present."""
        posterior = without.posterior
        scale = noise_scale(posterior.parameters, claim)

        def against(reading: CountReading) -> Predictive | None:
            count = count_so_far(posterior, claim.subject, reading)
            return None if count is None else Predictive(count, scale, without.weights)

        held = _best(claim, meanings(claim), against)
        if held is None:
            return _unjudged(claim, not_counted(claim))
        verdict = self._weighed(claim, held, against, without.method)
        return replace(verdict, expected_from_source=expected_from_source(claim, held.predictive, without))

    def _prospect(self, claim: Claim, without: WithoutOrigin) -> Verdict:
        """A plan or projection, held against the paths."""
        design = self._fit.design
        readings = list(planned_readings(claim, supply_index(design, claim.subject) is not None))
        if not readings:
            return _unjudged(claim, intention_only(claim))
        if not self._ahead.covers(readings[0].last_day):
            return _unjudged(claim, beyond_the_paths(claim, readings[0], self._ahead.dates[-1]))
        ahead = self._continue_from(without)
        share = _path_weights(without, ahead)
        scale = noise_scale(ahead.posterior.parameters, claim)[ahead.draw]

        def against(reading: CountReading) -> Predictive | None:
            count = count_ahead(ahead, claim.subject, reading)
            return None if count is None else Predictive(count, scale, share)

        held = _best(claim, readings, against)
        if held is None:
            return _unjudged(claim, not_counted(claim))
        is_ahead = held.reading.last_day > self._fit.as_of
        verdict = self._weighed(claim, held, against, PATHS_AHEAD if is_ahead else without.method)
        return replace(verdict, reason=verdict.reason + ceiling_remark(claim, held.predictive))

    def _weighed(self, claim: Claim, held: _Held, against: Against, method: str) -> Verdict:
        measure, estimate = held.reading.measure, held.predictive.estimate()
        if not held.is_firm:
            reason = nothing_to_hold_against(claim, held.reading, estimate, (held.low, held.high))
            return replace(_unjudged(claim, reason), measure=measure, estimate=estimate)
        tail = tail_probability(held.predictive, claim)
        word = verdict_word(tail)
        is_ahead = held.reading.last_day > self._fit.as_of
        return Verdict(
            claim_id=claim.claim_id,
            verdict=word,
            tail_probability=tail,
            reason=because(claim, held.reading, estimate, self._name(claim), ahead=is_ahead),
            would_have_to_be_true="" if word == PASSES else _cure(claim, held.reading, estimate, against),
            method=method,
            measure=measure,
            estimate=estimate,
        )

    def _continue_from(self, without: WithoutOrigin) -> Ahead:
        """The paths ahead, begun afresh where the origin was left out by a refit."""
        if without.method != REFIT:
            return self._ahead
        if without.origin not in self._continued:
            self._continued[without.origin] = paths_ahead(without.posterior, self._ahead.n_weeks, self._ahead.seed)
        return self._continued[without.origin]

    def _name(self, claim: Claim) -> str:
        force = self._fit.design.case.force(claim.subject)
        return force.name if force else claim.subject


def _best(claim: Claim, readings: Iterable[CountReading], against: Against) -> _Held | None:
    """The reading that suits the claim best, firm ones first: its words admit them all, so none speaks against it."""
    held = [
        _Held(reading, predictive, predictive.quantile(0.05), predictive.quantile(0.95))
        for reading in readings
        if (predictive := against(reading)) is not None
    ]
    return max(held, key=lambda one: (one.is_firm, nearness(one.predictive, claim)), default=None)


def _cure(claim: Claim, reading: CountReading, estimate: tuple[float, float, float], against: Against) -> str:
    """What would have to be true, with the related readings under which the number would pass."""
    found = ((other, against(other)) for other in related_readings(reading))
    passing = [
        (other, predictive.estimate())
        for other, predictive in found
        if predictive is not None and tail_probability(predictive, claim) >= PASSES_FROM
    ]
    return would_have_to_be_true(claim, reading, estimate, passing)


def _path_weights(without: WithoutOrigin, ahead: Ahead) -> np.ndarray:
    share: np.ndarray = without.weights[ahead.draw]
    total: float = share.sum()
    return np.asarray(share / total)


def _unjudged(claim: Claim, reason: str) -> Verdict:
    return Verdict(claim.claim_id, CANNOT_BE_JUDGED, None, reason[:1].upper() + reason[1:] + ".")
