"""Sentences: how composed findings are put, so that the same thing is said the same way everywhere."""

from typing import Final

from passmuster.findings.parts.counts import Estimate
from passmuster.ledger.vocabulary import Action
from passmuster.muster.readings import CountReading
from passmuster.wording.numbers import estimate_words, interval_words
from passmuster.wording.quantities import counted_when, quantity_noun

__all__ = ["ACTION_WORDS", "estimate_phrase", "prior_phrase", "reading_words", "sentence_case"]

ACTION_WORDS: Final = {
    Action.SUSTAIN: "keeps its course",
    Action.SURGE: "sends a quarter more than it has sent so far",
    Action.DRAW_DOWN: "cuts its force to less than half",
    Action.WITHDRAW: "withdraws nearly all of its troops",
    Action.TURN_TO_DIPLOMACY: "makes a separate peace",
}
"""Action to what the partner then does."""


def estimate_phrase(row: Estimate) -> str:
    """A count with its interval: "about 8,200 (90 % interval 4,100 to 11,300) present"."""
    return f"{estimate_words(row.q05, row.q50, row.q95)} {quantity_noun(row.quantity)}"


def prior_phrase(row: Estimate) -> str:
    """A count of which nothing is reported: "2 to 3,100 killed (90 % interval)"."""
    return f"{interval_words(row.q05, row.q95)} {quantity_noun(row.quantity)} (90 % interval)"


def reading_words(reading: CountReading) -> str:
    """What is counted, and when: "killed by 21 January 2025"."""
    return f"{quantity_noun(reading.measure)} {counted_when(reading.measure, reading.first_day, reading.last_day)}"


def sentence_case(words: str) -> str:
    """The words with a capital first."""
    return words[:1].upper() + words[1:]
