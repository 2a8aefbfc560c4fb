"""Months in cells of their own: a table that others keep may have its year, its month and its day in three columns."""

import re
from typing import Final

__all__ = ["day_of_cells"]

NAMES: Final = (
    "january januar janvier enero gennaio janeiro январь січень",
    "february februar février fevrier febrero febbraio fevereiro февраль лютий",
    "march märz maerz mars marzo março marco март березень",
    "april avril abril aprile апрель квітень",
    "may mai mayo maggio maio май травень",
    "june juni juin junio giugno junho июнь червень",
    "july juli juillet julio luglio julho июль липень",
    "august août aout agosto август серпень",
    "september septembre septiembre settembre setembro сентябрь вересень",
    "october oktober octobre octubre ottobre outubro октябрь жовтень",
    "november novembre noviembre novembro ноябрь листопад",
    "december dezember décembre decembre diciembre dicembre dezembro декабрь грудень",
)
"""Names of the twelve months in tongues in which such tables are kept; each is known by its first letters too."""

LEAST_LETTERS: Final = 3
"""Letters by which a month is known where no other begins with them."""

DAY: Final = re.compile(r"0?[1-9]|[12]\d|3[01]", re.ASCII)
YEAR: Final = re.compile(r"(?:1[5-9]|2\d)\d\d", re.ASCII)


def day_of_cells(day: str, month: str, year: str) -> str:
    """A day, or a month where the cell of the day is empty, of cells apart; what stands in them where they tell none.

    >>> day_of_cells("", "März", "2015"), day_of_cells("7", "3", "2015"), day_of_cells("", "Smarch", "2015")
    ('2015-03', '2015-03-07', 'Smarch 2015')
    """
    number = _number(month.strip(" .").casefold())
    written = " ".join(cell for cell in (day, month, year) if cell)
    if number == 0 or not YEAR.fullmatch(year) or not (day == "" or DAY.fullmatch(day)):
        return written
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def _number(month: str) -> int:
    """The place of a month in the year, from 1; 0 for no month, or for letters with which two begin."""
    if month.isdecimal() and month.isascii():
        return int(month) if 1 <= int(month) <= len(NAMES) else 0
    if len(month) < LEAST_LETTERS:
        return 0
    begun = [place for place, names in enumerate(NAMES, start=1) if any(n.startswith(month) for n in names.split())]
    exact = [place for place, names in enumerate(NAMES, start=1) if month in names.split()]
    found = exact or begun
    return found[0] if len(found) == 1 else 0
