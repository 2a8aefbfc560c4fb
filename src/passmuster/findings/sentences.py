"""Sentences: how composed findings are put, so that the same thing is said the same way everywhere."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from passmuster.findings.parts.counts import Estimate
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import likelihood_words, term_for
from passmuster.wording.numbers import estimate_words, interval_words

__all__ = ["ACTION_WORDS", "QUANTITY_WORDS", "estimate_phrase", "joined", "likelihood_opening", "prior_phrase"]

QUANTITY_WORDS: Final = {
    "present": "present",
    "deployed": "sent so far",
    "arrivals": "newly arrived",
    "rotated": "passed through",
    "planned": "planned",
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "casualties": "killed or wounded",
    "irrecoverable": "killed, captured or evacuated for good",
    "returned": "gone home",
    "recovering": "recovering",
    "shells": "artillery rounds",
    "missiles": "missiles",
    "workers": "workers",
    "other": "pieces",
}
"""What stands behind a number of people or pieces in a sentence."""

ACTION_WORDS: Final = {
    "sustain": "keeps its course",
    "surge": "raises its strength to 1.25 times today's or more",
    "draw down": "cuts its force to less than half",
    "withdraw": "withdraws nearly all of its troops",
    "turn to diplomacy": "makes a separate peace",
}
"""Action to what the partner then does."""


def estimate_phrase(row: Estimate) -> str:
    """A count with its interval: "about 8,200 (90 % interval 4,100 to 11,300) present"."""
    return f"{estimate_words(row.q05, row.q50, row.q95)} {QUANTITY_WORDS[row.quantity]}"


def prior_phrase(row: Estimate) -> str:
    """A count of which nothing is reported: "2 to 3,100 killed (90 % interval)"."""
    return f"{interval_words(row.q05, row.q95)} {QUANTITY_WORDS[row.quantity]} (90 % interval)"


def likelihood_opening(probability: float, q05: float, q95: float, standard: str) -> str:
    """The beginning of a sentence that ends in "that ...": "It is unlikely (28 %, 90 % interval 15 to 45 %)"."""
    told = likelihood_words(probability, q05=q05, q95=q95, standard=standard)
    term = term_for(probability, standard).partition(" (")[0]
    if not told.startswith(term) or term.startswith(("less", "more")):
        return f"The chance is {told}"
    if term.startswith("chances "):
        return f"The chances are {told.removeprefix('chances ')}"
    if term.endswith(("chance", "possibility")):
        return f"There is {'' if 'no chance' in term or term[0] in 'aeiou' else 'a '}{told}"
    return f"It is {told}"


def joined(parts: Sequence[str]) -> str:
    """Parts as a list in words: "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def by_day(day: date) -> str:
    """ "by 29 August 2025"."""
    return f"by {long_date(day)}"
