"""Audit: verdicts, joint readings and contradictions as a reader sees them, each value with its sentences."""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite

from passmuster.findings.conflict_words import cannot_both_hold, rule_words
from passmuster.findings.joint_words import against_estimate, implied, together
from passmuster.findings.parts.audit import AdmittedLine, Conflict, JointLine, MusterLine, PassingLine
from passmuster.findings.source_words import expected_from_source
from passmuster.findings.verdict_words import reason, would_have_to_be_true
from passmuster.ledger import Case, Claim
from passmuster.muster.found import Admitted, Contradictions, JointReadings, PassingReading, Verdict, VerdictWord

__all__ = ["conflict_lines", "joint_lines", "muster_lines", "untold"]

Claims = Mapping[str, Claim]
"""Claim id to the claim."""

DOUBTED = frozenset({VerdictWord.DOUBTFUL, VerdictWord.FAILS})


def muster_lines(
    verdicts: Iterable[Verdict], claims: Claims, case: Case, why_not: Mapping[str, str]
) -> tuple[MusterLine, ...]:
    """One line for each verdict; `why_not` says in words why claims were not modelled."""
    return tuple(
        _muster_line(verdict, claims[verdict.claim_id], case, why_not.get(verdict.claim_id, "")) for verdict in verdicts
    )


def _muster_line(verdict: Verdict, claim: Claim, case: Case, why_not: str) -> MusterLine:
    """Where a claim does not pass, how the lean of its source explains it stands with the reason."""
    lean, reading = verdict.lean, verdict.reading
    explained = expected_from_source(lean, claim) if lean is not None and verdict.verdict in DOUBTED else ""
    because = reason(verdict, claim, case.name_of(claim.subject), why_not)
    return MusterLine(
        claim_id=verdict.claim_id,
        verdict=verdict.verdict,
        tail_probability=verdict.tail_probability,
        reason=" ".join(part for part in (because, explained) if part),
        would_have_to_be_true=would_have_to_be_true(verdict, claim),
        method=verdict.method or "",
        echoes=verdict.echoes,
        measure=reading.measure if reading else "",
        first_day=reading.first_day if reading else None,
        last_day=reading.last_day if reading else None,
        estimate=verdict.estimate,
        lean=lean,
        would_pass_as=tuple(_passing_line(passing) for passing in verdict.would_pass_as),
        contradicted_by=verdict.contradicted_by,
        ceiling_reached=verdict.ceiling_reached,
        cannot_be_judged_because=verdict.unjudged,
        printable=verdict.printable,
        paths_end=verdict.paths_end,
    )


def _passing_line(passing: PassingReading) -> PassingLine:
    reading = passing.reading
    return PassingLine(
        measure=reading.measure, first_day=reading.first_day, last_day=reading.last_day, estimate=passing.estimate
    )


def joint_lines(readings: JointReadings, claims: Claims) -> tuple[JointLine, ...]:
    """What a strength and a throughput say together, one line for each reading that is told."""
    return tuple(
        JointLine(
            claims=reading.claims,
            text=together(reading, claims[reading.claims[0]], claims[reading.claims[1]]),
            implied=implied(reading, claims[reading.claims[0]]),
            against_estimate=against_estimate(reading),
            strength=reading.strength,
            through=reading.through,
            weeks=reading.weeks,
            last_day=reading.last_day,
            stay_weeks=reading.stay_weeks,
            arrivals_a_week=reading.arrivals_a_week,
            arrivals_so_far=reading.arrivals_so_far,
            tour_weeks=reading.tour_weeks,
            probability=reading.probability,
        )
        for reading in readings.told
    )


def conflict_lines(pairs: Contradictions, claims: Claims, case: Case) -> tuple[Conflict, ...]:
    """Two claims that cannot both hold, one line for each pair that is told."""
    return tuple(
        Conflict(
            claims=pair.claims,
            text=cannot_both_hold(pair, claims[pair.smaller.claim_id], claims[pair.larger.claim_id], case),
            rule=rule_words(pair),
            broken=pair.rule,
            smaller=_admitted_line(pair.smaller),
            larger=_admitted_line(pair.larger),
        )
        for pair in pairs.told
    )


def _admitted_line(admitted: Admitted) -> AdmittedLine:
    return AdmittedLine(
        claim_id=admitted.claim_id,
        subject=admitted.subject,
        measure=admitted.reading.measure,
        first_day=admitted.reading.first_day,
        last_day=admitted.reading.last_day,
        low=admitted.low,
        high=admitted.high if isfinite(admitted.high) else None,
    )


def untold(pairs: Contradictions, readings: JointReadings) -> tuple[str, ...]:
    """What was found and is too much to be told, in sentences."""
    return tuple(_untold(pairs, readings))


def _untold(pairs: Contradictions, readings: JointReadings) -> Iterator[str]:
    if pairs.n_found > len(pairs.told):
        told = f"told are the {len(pairs.told):,} whose numbers lie furthest apart"
        yield f"{pairs.n_found:,} pairs of claims cannot both hold; {told}."
    if readings.n_found > len(readings.told):
        told = f"told are the last {len(readings.told):,}"
        yield f"Throughputs can be read beside strengths in {readings.n_found:,} ways; {told}."
