"""What a plain look at a table may find, as a value; the sentences about it are made in findings."""

from dataclasses import dataclass
from enum import StrEnum

from passmuster.losses.statements import Stream

__all__ = ["CheckKind", "LossCheck"]


class CheckKind(StrEnum):
    """What may be amiss with some rows."""

    FALLS = "falls"
    RESTART = "restart"
    REVISION = "revision"
    DIGITS_EXCHANGED = "digits exchanged"
    ZERO_AFTER_COUNTS = "zero after counts"
    TWO_NUMBERS = "two numbers"
    DAILY_AS_TOTAL = "daily as total"
    WEEKLY_AS_TOTAL = "weekly as total"
    SUM_OF_COLUMNS = "sum of columns"
    SIMILAR_NAMES = "similar names"
    RELAYED = "relayed"
    JOINT_SOURCES = "joint sources"
    PEOPLE_AS_GOODS = "people as goods"
    OTHER_SIDE = "other side"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossCheck:
    """One thing that may be amiss: rows of the table, and what shows it.

    `stream` is whose rows they are, None where names are at fault. `day` is the day on which it happens and `numbers`
    what it is seen by, as each kind's own file says. `names` are other columns, sides or spellings that it is about.
    """

    kind: CheckKind
    rows: tuple[int, ...]
    stream: Stream | None = None
    day: int | None = None
    numbers: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
