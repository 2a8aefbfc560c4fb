"""The sentences of a verdict: why, and what would have to be true."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from passmuster.ledger import Claim
from passmuster.muster.meanings import CountReading
from passmuster.muster.tails import Predictive
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

__all__ = [
    "because",
    "beyond_the_paths",
    "ceiling_remark",
    "intention_only",
    "not_counted",
    "nothing_to_hold_against",
    "would_have_to_be_true",
]

Estimate = tuple[float, float, float]
"""5th, 50th and 95th per cent."""


def because(claim: Claim, reading: CountReading, estimate: Estimate, name: str, *, ahead: bool) -> str:
    """The claim beside the estimate, in the claim's units, with the day."""
    said = f"{_said(claim)} {reading.words} ({name})"
    if ahead:
        return f"{said}; the paths ahead put it at {estimate_words(*estimate)}."
    return f"{said}; without this origin the estimate is {estimate_words(*estimate)}."


def nothing_to_hold_against(
    claim: Claim, reading: CountReading, estimate: Estimate, printed: tuple[float, float]
) -> str:
    """Why a claim cannot be judged when the others, or its own looseness, leave the number open."""
    low, high = printed
    witness = "a fair rumour" if claim.mode == "rumoured" else "a fair witness"
    apart = f"a factor of {factor_words(high / low)}" if low >= 1.0 else "from none upward"
    return (
        f"{_said(claim)} {reading.words}: without this origin the estimate is {estimate_words(*estimate)} and "
        f"{witness} could print anything from {interval_words(low, high)} ({apart}), so there is nothing to hold "
        "it against"
    )


def intention_only(claim: Claim) -> str:
    """Why a plan without a day cannot be judged."""
    return (
        f"{_said(claim)} {quantity_noun(claim.quantity)}, said on {long_date(claim.said_on)}: it names no day by "
        "which, so it is evidence of an intention and there is no count to hold it against"
    )


def beyond_the_paths(claim: Claim, reading: CountReading, last_day: date) -> str:
    """Why a claim about a day too far ahead cannot be judged, and what would let it be."""
    return (
        f"{_said(claim)} {reading.words}: the paths ahead end on {long_date(last_day)}, before that day; "
        "a longer horizon would reach it"
    )


def not_counted(claim: Claim) -> str:
    """Why a claim cannot be judged when the model keeps nothing of its kind."""
    return f"{_said(claim)} {quantity_noun(claim.quantity)}: the model keeps no count that this could be held against"


def ceiling_remark(claim: Claim, predictive: Predictive) -> str:
    """For a ceiling on the future, how likely it is to be reached: a high ceiling excludes nothing."""
    if claim.bound != "at_most" or claim.number_high is None:
        return ""
    reached = float(np.sum(predictive.weights * (predictive.count >= claim.number_high)))
    return (
        f" It is a ceiling; the chance that {reported_words(claim.number_high)} is reached is {percent_words(reached)}."
    )


def would_have_to_be_true(
    claim: Claim, reading: CountReading, estimate: Estimate, passing: Sequence[tuple[CountReading, Estimate]]
) -> str:
    """What must hold for the claim to hold, and under which other reading it would pass."""
    return " ".join([_needed(claim, reading, estimate), *(_read_as(other, figures) for other, figures in passing)])


def _needed(claim: Claim, reading: CountReading, estimate: Estimate) -> str:
    low, _, high = estimate
    least, most = claim.number_low, claim.number_high
    who = f"{_counted(reading)} would have to"
    if least is not None and least > high:
        end = f"the upper end of the estimate ({count_words(high, width=high - low)})"
        times = f"{factor_words(least / high)} times {end}" if high >= 1.0 else f"above {end}"
        return f"{who} number {reported_words(least)} or more, {times}."
    if most is not None and most < low:
        end = f"the lower end of the estimate ({count_words(low, width=high - low)})"
        return f"{who} number {reported_words(most)} or fewer, {factor_words(most / low)} times {end}."
    return f"{who} lie at the edge of the estimate, or the number to be loosely put."


def _read_as(other: CountReading, figures: Estimate) -> str:
    return f"Read as {other.words} it would pass: the estimate is {estimate_words(*figures)}."


def _counted(reading: CountReading) -> str:
    goods = reading.measure in {"shells", "missiles", "workers", "other"}
    return f"{'The' if goods else 'Those'} {reading.words}"


def _said(claim: Claim) -> str:
    words = claimed_words(claim)
    return words[:1].upper() + words[1:]
