"""The sentences of a verdict: why, and what would have to be true."""

from datetime import date

from passmuster.findings.sentences import reading_words, sentence_case
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.muster.found import PassingReading, Verdict, VerdictWord, WhyUnjudged
from passmuster.muster.readings import CountReading, Interval
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import (
    claimed_words,
    count_words,
    estimate_words,
    factor_words,
    interval_words,
    percent_words,
    reported_words,
)
from passmuster.wording.quantities import quantity_noun

__all__ = ["reason", "would_have_to_be_true"]

GOODS = frozenset({Quantity.SHELLS, Quantity.MISSILES, Quantity.WORKERS, Quantity.OTHER})

TOLD_BECAUSE = {Quantity.ARRIVALS: ("arrivals", "a landing"), Quantity.RETURNED: ("men who went home", "a departure")}
"""What nobody else tells of, and what it was told for; anything else is losses of a battle."""


def reason(verdict: Verdict, claim: Claim, name: str, why_not: str = "") -> str:
    """The claim beside what it was held against, in the claim's units with the day; or why it cannot be judged.

    `name` is that of the force in words; `why_not` says in words why the claim was not modelled, if it was not.
    """
    said = _because(verdict, claim, name) if verdict.unjudged is None else _unjudged(verdict, claim, why_not)
    return said + _rival_remark(verdict) + _ceiling_remark(verdict, claim)


def would_have_to_be_true(verdict: Verdict, claim: Claim) -> str:
    """What must hold for the claim to hold, and under which other reading it would pass; empty unless it is doubted."""
    if verdict.verdict not in {VerdictWord.DOUBTFUL, VerdictWord.FAILS}:
        return ""
    assert verdict.reading is not None
    assert verdict.estimate is not None
    if verdict.contradicted_by:
        return f"{verdict.contradicted_by} would have to be wrong."
    needed = _needed(claim, verdict.reading, verdict.estimate)
    return " ".join([needed, *(_read_as(passing) for passing in verdict.would_pass_as)])


# Why ------------------------------------------------------------------------------------------------------------------


def _because(verdict: Verdict, claim: Claim, name: str) -> str:
    assert verdict.reading is not None
    assert verdict.estimate is not None
    held_against = "the paths ahead put it at" if verdict.is_ahead else "without this origin the estimate is"
    return (
        f"{_said(claim)} {reading_words(verdict.reading)} ({name}); {held_against} {_estimate_words(verdict.estimate)}."
    )


def _unjudged(verdict: Verdict, claim: Claim, why_not: str) -> str:
    return f"{sentence_case(_why_unjudged(verdict, claim, why_not))}."


def _why_unjudged(verdict: Verdict, claim: Claim, why_not: str) -> str:
    said = f"{_said(claim)} {quantity_noun(claim.quantity)}"
    match verdict.unjudged:
        case WhyUnjudged.NO_DAY:
            return (
                f"{said}, said on {long_date(claim.said_on)}: it names no day by which, so it is evidence of an "
                "intention and there is no count to hold it against"
            )
        case WhyUnjudged.BEYOND_THE_PATHS if verdict.reading is not None and verdict.paths_end is not None:
            return _beyond_the_paths(claim, verdict.reading, verdict.paths_end)
        case WhyUnjudged.NO_SUCH_COUNT:
            return f"{said}: the model keeps no count that this could be held against"
        case WhyUnjudged.WITHHELD:
            return f"{said}: the numbers of this force are withheld, because its chains do not agree"
        case WhyUnjudged.TOO_LITTLE_KNOWN if verdict.reading and verdict.estimate and verdict.printable:
            return _too_little_known(claim, verdict.reading, verdict.estimate, verdict.printable)
        case WhyUnjudged.TOLD_ALONE if verdict.reading and verdict.estimate:
            return _told_alone(claim, verdict.reading, verdict.estimate)
        case WhyUnjudged.COUNTED_ALONE if verdict.reading and verdict.estimate:
            return (
                f"{said} {reading_words(verdict.reading)}: nobody else counts prisoners, and what is usual in other "
                f"wars, {_estimate_words(verdict.estimate)}, is no measure of them"
            )
    return why_not


def _beyond_the_paths(claim: Claim, reading: CountReading, last_day: date) -> str:
    """What would let the claim be judged stands with why it cannot be."""
    return (
        f"{_said(claim)} {reading_words(reading)}: the paths ahead end on {long_date(last_day)}, before that day; "
        "a longer horizon would reach it"
    )


def _too_little_known(claim: Claim, reading: CountReading, estimate: Interval, printable: Interval) -> str:
    low, high = printable.q05, printable.q95
    witness = "a fair rumour" if claim.mode == Mode.RUMOURED else "a fair witness"
    apart = f"a factor of {factor_words(high / low)}" if low >= 1.0 else "from none upward"
    return (
        f"{_said(claim)} {reading_words(reading)}: without this origin the estimate is {_estimate_words(estimate)} and "
        f"{witness} could print anything from {interval_words(low, high)} ({apart}), so there is nothing to hold "
        "it against"
    )


def _told_alone(claim: Claim, reading: CountReading, estimate: Interval) -> str:
    of, event = TOLD_BECAUSE.get(reading.measure, ("losses", "a battle"))
    return (
        f"{_said(claim)} {reading_words(reading)}: nobody else tells of {of} in these days, and what the others say of "
        f"other days, {_estimate_words(estimate)} in as many, is no measure of {event}"
    )


def _rival_remark(verdict: Verdict) -> str:
    """Why a number that the estimate has room for does not pass."""
    if not verdict.contradicted_by:
        return ""
    return f" It cannot hold beside {verdict.contradicted_by}, which lies nearer to what the others say."


def _ceiling_remark(verdict: Verdict, claim: Claim) -> str:
    """For a ceiling on the future, how likely it is to be reached: a high ceiling excludes nothing."""
    if verdict.ceiling_reached is None or claim.number_high is None:
        return ""
    chance = percent_words(verdict.ceiling_reached)
    return f" It is a ceiling; the chance that {reported_words(claim.number_high)} is reached is {chance}."


# What would have to be true -------------------------------------------------------------------------------------------


def _needed(claim: Claim, reading: CountReading, estimate: Interval) -> str:
    low, high = estimate.q05, estimate.q95
    least, most = claim.number_low, claim.number_high
    who = f"{'The' if reading.measure in GOODS else 'Those'} {reading_words(reading)} would have to"
    if least is not None and least > high:
        end = f"the upper end of the estimate ({count_words(high, width=high - low)})"
        times = f"{factor_words(least / high)} times {end}" if high >= 1.0 else f"above {end}"
        return f"{who} number {reported_words(least)} or more, {times}."
    if most is not None and most < low:
        end = f"the lower end of the estimate ({count_words(low, width=high - low)})"
        times = f"{factor_words(most / low)} times {end}" if most >= 1.0 else f"below {end}"
        return f"{who} number {reported_words(most)}{' or fewer' if most else ''}, {times}."
    return f"{who} lie at the edge of the estimate, or the number to be loosely put."


def _read_as(passing: PassingReading) -> str:
    figures = _estimate_words(passing.estimate)
    return f"Read as {reading_words(passing.reading)} it would pass: the estimate is {figures}."


def _estimate_words(estimate: Interval) -> str:
    return estimate_words(estimate.q05, estimate.q50, estimate.q95)


def _said(claim: Claim) -> str:
    return sentence_case(claimed_words(claim))
