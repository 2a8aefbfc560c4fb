"""Words of likelihood and of analytic confidence, by the standard the reader chose.

The tables are those of STANDARDS section 1 (ICD 203, PHIA, AJP-2.1, Kent, IPCC) and section 2. Four rules hold for all:

1. One standard per product; switching it changes words and never numbers.
2. Bands that share an edge: a probability on the edge takes the less extreme term, the one nearer to an even chance.
3. Where a standard has no term, none is made up. ICD 203 is silent below 1 % and above 99 %. PHIA leaves gaps between
   its bands; a probability in a gap gets the nearest term and the mark "between bands".
4. Likelihood and confidence never stand in one sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.wording.numbers import NOT_KNOWN, percent_interval_words, percent_words

__all__ = [
    "CONFIDENCE_LEVELS",
    "STANDARDS",
    "Band",
    "Basis",
    "Standard",
    "confidence_level",
    "confidence_sentence",
    "likelihood_words",
    "mixes_likelihood_and_confidence",
    "standard_of",
    "term_for",
    "word_and_number",
]

BETWEEN_BANDS: Final = "between bands"


@dataclass(frozen=True, slots=True)
class Band:
    """One term and the closed range it covers, in per cent."""

    term: str
    low: float
    high: float

    def distance(self, per_cent: float) -> float:
        """How far outside the band a value lies, in percentage points; 0 inside it and on its edges."""
        return max(self.low - per_cent, per_cent - self.high, 0.0)

    @property
    def extremeness(self) -> float:
        """How far the middle of the band lies from an even chance, in percentage points."""
        return abs((self.low + self.high) / 2.0 - 50.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A published scale of likelihood words, its bands from the lowest to the highest.

    `unnamed` are values, in per cent, that the standard leaves without a term although a band touches them.
    """

    key: str
    name: str
    bands: tuple[Band, ...]
    source: str
    unnamed: tuple[float, ...] = ()

    @property
    def edges(self) -> tuple[float, ...]:
        """Every band edge, in per cent, ascending."""
        return tuple(sorted({edge for band in self.bands for edge in (band.low, band.high)}))


# The tables ---------------------------------------------------------------------------------------------------------

ICD_203: Final = Standard(
    key="icd203",
    name="ICD 203",
    bands=(
        Band("almost no chance", 1, 5),
        Band("very unlikely", 5, 20),
        Band("unlikely", 20, 45),
        Band("roughly even chance", 45, 55),
        Band("likely", 55, 80),
        Band("very likely", 80, 95),
        Band("almost certain", 95, 99),
    ),
    source="Office of the Director of National Intelligence (2015), Intelligence Community Directive 203",
)

PHIA: Final = Standard(
    key="phia",
    name="PHIA probability yardstick",
    bands=(
        Band("remote chance", 0, 5),
        Band("highly unlikely", 10, 20),
        Band("unlikely", 25, 35),
        Band("realistic possibility", 40, 50),
        Band("likely", 55, 75),
        Band("highly likely", 80, 90),
        Band("almost certain", 95, 100),
    ),
    source="UK Professional Head of Intelligence Assessment, probability yardstick",
    unnamed=(0, 50, 100),
)

AJP_2_1: Final = Standard(
    key="ajp21",
    name="NATO AJP-2.1",
    bands=(
        Band("highly unlikely", 0, 10),
        Band("unlikely", 10, 40),
        Band("even chance", 40, 60),
        Band("likely", 60, 90),
        Band("highly likely", 90, 100),
    ),
    source="NATO, Allied Joint Publication AJP-2.1, likelihood words",
)

KENT: Final = Standard(
    key="kent",
    name="Sherman Kent (1964)",
    bands=(
        Band("almost certainly not", 2, 12),
        Band("probably not", 20, 40),
        Band("chances about even", 40, 60),
        Band("probable", 63, 87),
        Band("almost certain", 87, 99),
    ),
    source="Kent, S. (1964), Words of Estimative Probability",
)

IPCC: Final = Standard(
    key="ipcc",
    name="IPCC likelihood scale",
    bands=(
        Band("exceptionally unlikely", 0, 1),
        Band("very unlikely", 1, 10),
        Band("unlikely", 10, 33),
        Band("about as likely as not", 33, 66),
        Band("likely", 66, 90),
        Band("very likely", 90, 99),
        Band("virtually certain", 99, 100),
    ),
    source="Mastrandrea et al. (2010), IPCC guidance note on consistent treatment of uncertainties, table 1",
)

STANDARDS: Final[Mapping[str, Standard]] = MappingProxyType(
    {standard.key: standard for standard in (ICD_203, PHIA, AJP_2_1, KENT, IPCC)}
)
"""Key to standard; the first is the default."""


def standard_of(name: str) -> Standard:
    """The standard of that key or name, however it is capitalised or punctuated ("AJP-2.1" is "ajp21").

    Raises `BadInput` when no such standard is known, naming those that are.
    """
    wanted = _letters(name)
    for standard in STANDARDS.values():
        if wanted in {standard.key, _letters(standard.name)}:
            return standard
    raise BadInput(
        [
            Fault(
                file="standard",
                rule="the standard of likelihood words is one of " + ", ".join(STANDARDS),
                found=f"'{name}'",
                remedy=f"Name one of them, or leave it out for {ICD_203.name}.",
            )
        ]
    )


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


# Likelihood ---------------------------------------------------------------------------------------------------------


def term_for(probability: float, standard: str = ICD_203.key) -> str:
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
        return "no term"
    nearest = min(scale.bands, key=lambda band: (band.distance(per_cent), band.extremeness))
    return nearest.term if nearest.distance(per_cent) == 0.0 else f"{nearest.term} ({BETWEEN_BANDS})"


def likelihood_words(
    probability: float, *, q05: float | None = None, q95: float | None = None, standard: str = ICD_203.key
) -> str:
    """Word, number and, where given, interval: ``"unlikely (28 %, 90 % interval 12 to 47 %)"``.

    Without a term the number stands alone: ``"less than 1 % (90 % interval under 1 to 3 %)"``.
    """
    scale = standard_of(standard)
    term = term_for(probability, standard)
    number = percent_words(probability, edges=scale.edges)
    interval = "" if q05 is None or q95 is None else f"90 % interval {percent_interval_words(q05, q95)}"
    if not _is_term(term):
        return f"{number} ({interval})" if interval else number
    word, _, mark = term.partition(" (")
    inside = ", ".join(part for part in (number, mark.rstrip(")"), interval) if part)
    return f"{word} ({inside})"


def word_and_number(words: str, probability: float, standard: str) -> str:
    """A word of likelihood with its number: ``"unlikely, 28 %"``; the number alone where the words are one."""
    number = percent_words(probability, edges=standard_of(standard).edges)
    return number if words == number else f"{words}, {number}"


def _is_term(words: str) -> bool:
    return words not in {"no term", NOT_KNOWN} and not words.startswith(("less than", "more than"))


# Confidence ---------------------------------------------------------------------------------------------------------

CONFIDENCE_LEVELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "high": "several independent sources of good quality, little conflict among them, firm logic",
        "moderate": "plausible and credibly sourced, but not corroborated enough for more",
        "low": "thin, fragmentary or questionable sourcing, or inference that is weak or untested",
    }
)
"""Level of analytic confidence to what it rests on (STANDARDS section 2)."""

ENOUGH_GOOD_ORIGINS: Final = 3
"""How many independent origins of good quality count as "several"; customary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a judgement rests on.

    `origins` counts independent origins, not claims; `good_origins` those of sources rated A or B; `opposed` says
    that claims bearing on it cannot all hold; `untested` that it hangs on an assumption no claim can test.
    """

    origins: int
    good_origins: int
    opposed: bool
    untested: bool


def confidence_level(basis: Basis) -> str:
    """`high`, `moderate` or `low`, by the table of levels: one origin, or an untested assumption, is never more."""
    if basis.origins <= 1 or basis.untested:
        return "low"
    return "high" if basis.good_origins >= ENOUGH_GOOD_ORIGINS and not basis.opposed else "moderate"


def confidence_sentence(level: str, because: str, *, judgement: str = "this judgement") -> str:
    """A sentence of its own: ``"Confidence in this judgement is moderate: it rests on five independent origins."``

    Raises `BadInput` when the level is unknown or when the reason holds a likelihood word, which belongs elsewhere.
    """
    faults = _level_faults(level) + _reason_faults(because)
    if faults:
        raise BadInput(faults)
    return f"Confidence in {judgement} is {level}: {because.rstrip('. ')}."


def _level_faults(level: str) -> list[Fault]:
    if level in CONFIDENCE_LEVELS:
        return []
    rule = "analytic confidence is one of " + ", ".join(CONFIDENCE_LEVELS)
    return [Fault(file="confidence", rule=rule, found=f"'{level}'", remedy="Use one of these levels.")]


def _reason_faults(because: str) -> list[Fault]:
    if not _LIKELIHOOD.search(because):
        return []
    rule = "likelihood and confidence never stand in one sentence"
    return [Fault(file="confidence", rule=rule, found=f"'{because}'", remedy="Give each a sentence of its own.")]


def mixes_likelihood_and_confidence(sentence: str) -> bool:
    """True when one sentence holds both a likelihood term of any standard and the word "confidence"."""
    return bool(re.search(r"\bconfiden(?:ce|t)\b", sentence, re.IGNORECASE) and _LIKELIHOOD.search(sentence))


_LIKELIHOOD: Final = re.compile(
    r"\b(?:"
    + "|".join(re.escape(band.term) for standard in STANDARDS.values() for band in standard.bands)
    + r"|(?:im)?probab(?:le|ly)|almost certainly)\b",
    re.IGNORECASE,
)
