"""What a strength and a throughput say together, in sentences."""

from passmuster.findings.sentences import sentence_case
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound
from passmuster.muster.found import JointReading
from passmuster.muster.readings import Interval
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import claimed_words, estimate_words, factor_words, percent_words, rough_count_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["against_estimate", "implied", "together"]

EDGES = {Bound.AT_MOST: (" or more", " or fewer"), Bound.AT_LEAST: (" or less", " or more")}
"""Fewer heads through means a longer stay and fewer arrivals, so a ceiling on one is a floor on the other."""


def together(reading: JointReading, throughput: Claim, strength: Claim) -> str:
    """The two numbers beside one another: "About 15,000 present, and about 100,000 passing through in 52 weeks."."""
    return (
        f"{sentence_case(claimed_words(strength))} {quantity_noun(strength.quantity)}, and {claimed_words(throughput)} "
        f"{quantity_noun(throughput.quantity)} in {factor_words(reading.weeks)} weeks."
    )


def implied(reading: JointReading, throughput: Claim) -> str:
    """What follows from the two: how long people stay, and how many must arrive."""
    longer, fewer = EDGES.get(throughput.bound, ("", ""))
    if reading.through <= reading.strength:
        heads, in_place = rough_count_words(reading.through), rough_count_words(reading.strength)
        return f"{heads} through is no more than the {in_place} in place: nobody need arrive."
    arriving, weekly = rough_count_words(reading.through - reading.strength), rough_count_words(reading.arrivals_a_week)
    return (
        f"A mean stay of {factor_words(reading.stay_weeks)} weeks{longer}: {arriving}{fewer} would have to arrive, "
        f"{weekly} a week{fewer}."
    )


def against_estimate(reading: JointReading) -> str:
    """What the estimate says beside it: arrivals, tours, and the chance of such a throughput."""
    if reading.arrivals_so_far is None or reading.tour_weeks is None:
        return "The model keeps no count of this force, so there is no estimate to set beside it."
    return (
        f"Estimated arrivals in the last quarter are {_words(reading.arrivals_so_far)} a week, and a tour is "
        f"put at {_words(reading.tour_weeks)} weeks; {_chance(reading)}."
    )


def _chance(reading: JointReading) -> str:
    day = long_date(reading.last_day)
    if reading.probability is None:
        return f"the paths ahead end before {day}"
    chance = percent_words(reading.probability)
    return f"the chance that {rough_count_words(reading.through)} have passed through by {day} is {chance}"


def _words(interval: Interval) -> str:
    return estimate_words(interval.q05, interval.q50, interval.q95)
