"""Words of likelihood, by the standard the reader chose, each beside its number.

1. Bands that share an edge: a probability on the edge takes the less extreme term, the one nearer to an even chance.
2. Where a standard has no term, none is made up. A probability in a gap between bands gets the nearest term and the
   mark "between bands"; beyond the last band the number stands alone.
3. Likelihood and confidence never stand in one sentence (`confidence.py`).
"""

import re
from math import isfinite
from typing import Final

from passmuster.wording.numbers import NOT_KNOWN, percent_interval_words, percent_words
from passmuster.wording.standards import DEFAULT_STANDARD, STANDARDS, standard_of

__all__ = [
    "holds_likelihood",
    "is_number",
    "likelihood_opening",
    "likelihood_words",
    "standard_sentence",
    "term_for",
    "word_and_number",
]

BETWEEN_BANDS: Final = "between bands"

NO_TERM: Final = "no term"

_LIKELIHOOD: Final = re.compile(
    r"\b(?:"
    + "|".join(re.escape(band.term) for standard in STANDARDS.values() for band in standard.bands)
    + r"|(?:im)?probab(?:le|ly)|almost certainly)\b",
    re.IGNORECASE,
)


def term_for(probability: float, standard: str = DEFAULT_STANDARD) -> str:
    """The standard's term for a probability from 0 to 1, such as ``"unlikely"``.

    In a gap the nearest term, marked: ``"likely (between bands)"``. Where the standard has no term: "less than 1 %",
    "more than 99 %" or the like, or "no term"; NaN is "not known". Equation: the holding band (or the nearest one)
    with the smallest distance of its middle from 50 %.
    """
    if not isfinite(probability):
        return NOT_KNOWN
    scale = standard_of(standard)
    per_cent = round(100.0 * probability, 9)
    lowest, highest = scale.bands[0].low, scale.bands[-1].high
    if per_cent < lowest:
        return f"less than {lowest:.0f} %"
    if per_cent > highest:
        return f"more than {highest:.0f} %"
    if per_cent in scale.unnamed:
        return NO_TERM
    nearest = min(scale.bands, key=lambda band: (band.distance(per_cent), band.extremeness))
    return nearest.term if nearest.distance(per_cent) == 0.0 else f"{nearest.term} ({BETWEEN_BANDS})"


def likelihood_words(
    probability: float,
    *,
    q05: float | None = None,
    q95: float | None = None,
    standard: str = DEFAULT_STANDARD,
    interval_name: str = "90 % interval ",
) -> str:
    """Word, number and, where given, interval: ``"unlikely (28 %, 90 % interval 12 to 47 %)"``.

    Without a term the number stands alone: ``"less than 1 % (90 % interval under 1 to 3 %)"``. Where the reader has
    been told what the interval is, `interval_name` may be empty.
    """
    scale = standard_of(standard)
    term = term_for(probability, standard)
    number = percent_words(probability, edges=scale.edges)
    interval = "" if q05 is None or q95 is None else f"{interval_name}{percent_interval_words(q05, q95)}"
    if not _is_term(term):
        return f"{number} ({interval})" if interval else number
    word, _, mark = term.partition(" (")
    inside = ", ".join(part for part in (number, mark.rstrip(")"), interval) if part)
    return f"{word} ({inside})"


def word_and_number(words: str, probability: float, standard: str) -> str:
    """A word of likelihood with its number: ``"unlikely, 28 %"``; the number alone where the words are one."""
    number = percent_words(probability, edges=standard_of(standard).edges)
    return number if words == number else f"{words}, {number}"


def is_number(words: str) -> bool:
    """Whether what stands in the place of a term is a number, "less than 1 %" or the like."""
    return words.startswith(("less than", "more than"))


def _is_term(words: str) -> bool:
    return words not in {NO_TERM, NOT_KNOWN} and not is_number(words)


def likelihood_opening(
    probability: float, q05: float, q95: float, standard: str, *, interval_name: str = "90 % interval "
) -> str:
    """The beginning of a sentence that ends in "that ...": "It is unlikely (28 %, 90 % interval 15 to 45 %)"."""
    words = likelihood_words(probability, q05=q05, q95=q95, standard=standard, interval_name=interval_name)
    term = term_for(probability, standard).partition(" (")[0]
    if not words.startswith(term) or not _is_term(term):
        return f"The chance is {words}"
    if term.startswith("chances "):
        return f"The chances are {words.removeprefix('chances ')}"
    if term.endswith(("chance", "possibility")):
        article = "" if "no chance" in term else "an " if term[0] in "aeiou" else "a "
        return f"There is {article}{words}"
    return f"It is {words}"


def standard_sentence(standard: str) -> str:
    """Which standard the words follow, with its whole table."""
    scale = standard_of(standard)
    bands = ", ".join(f"{band.term} {band.low:.0f}–{band.high:.0f} %" for band in scale.bands)
    return (
        f"Words of likelihood follow {scale.name}: {bands}. A probability on an edge takes the less extreme word, "
        "and the number stands beside the word."
    )


def holds_likelihood(sentence: str) -> bool:
    """Whether a sentence holds a term of any standard, or a plain word of probability."""
    return bool(_LIKELIHOOD.search(sentence))
