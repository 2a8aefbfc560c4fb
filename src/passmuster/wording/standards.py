"""The standards of likelihood words, each with its table.

The tables are those of STANDARDS section 1 (ICD 203, PHIA, AJP-2.1, Kent, IPCC). One standard holds for a product;
switching it changes words and never numbers. Where a standard has no term, none is made up: ICD 203 is silent below
1 % and above 99 %, and PHIA leaves gaps between its bands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = ["DEFAULT_STANDARD", "STANDARDS", "Band", "Standard", "standard_of"]


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
"""Key to standard."""

DEFAULT_STANDARD: Final = ICD_203.key
"""The standard of who names none."""


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
