"""What moved between two briefings, and what did it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.ledger.vocabulary import Quantity
from passmuster.muster.readings import Surprise

__all__ = [
    "FAILED",
    "Cause",
    "ChangeFindings",
    "ChangePart",
    "LaterBriefing",
    "LookedAt",
    "MovedAction",
    "MovedNumber",
    "MovedRating",
    "NoWeight",
    "Others",
    "PrintedBriefing",
    "RatedThing",
    "View",
]

FAILED: Final = "THE FIT FAILED: no number below is an estimate, and none may be used as one."
"""First line of what is told of a fit that cannot be used."""

_Day = date
"""The type, for classes that have a field of its name."""


class Cause(StrEnum):
    """What a number can have moved by, in the order in which it is told."""

    NEW_CLAIMS = "new claims"
    CORRECTIONS = "corrections"
    WITHDRAWALS = "withdrawals"
    ECHOES = "echoes"
    TIME = "time"
    FRAME = "frame"
    METHOD = "method"
    SAMPLING = "sampling"


class View(StrEnum):
    """Which two numbers are set beside one another."""

    HEADLINE = "headline"
    """What was true on the earlier day, as seen then, and what is true on the later one, as seen now."""
    FIXED_DAY = "fixed day"
    """The earlier day as seen then and as seen now: no time passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBriefing:
    """What an earlier briefing printed: its day, and its counts then, weekly and ahead.

    `seed`, `version` and `program` say how it was made; `program` and `case_digest` are empty where it does not say.
    """

    as_of: _Day
    seed: int
    version: str
    estimates: tuple[Estimate, ...]
    fans: tuple[Fan, ...]
    actions: tuple[tuple[str, int, float], ...] = ()
    effective: float = 400.0
    """The fewest effective draws of any number in it."""
    program: str = ""
    case_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterBriefing:
    """What a briefing printed of what can move, with what else of it an answer to what moved tells."""

    printed: PrintedBriefing
    case: str
    title: str
    force_names: tuple[tuple[str, str], ...]
    is_usable: bool
    """Whether its fit can be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePart:
    """What one change did to a number: to its median, to the ends of its 90 % interval, and to that interval's width.

    `mcse` is the Monte Carlo standard error of `part`; `without` the median now if this change were undone, None where
    the draws at hand cannot tell. `kind` is finer than `cause`: "fresh" or "late" for new claims.
    """

    cause: Cause
    kind: str
    claims: tuple[str, ...]
    origin: str
    group: str
    part: float
    mcse: float
    without: float | None
    q05_part: float
    q95_part: float
    width_part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The parts that no change of the evidence makes."""

    time: float
    frame: float
    method: float
    sampling: float

    def total(self) -> float:
        """All of them together."""
        return self.time + self.frame + self.method + self.sampling


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedNumber:
    """A count in two briefings: old + all parts + time, frame, method and sampling = new, before rounding.

    `old_interval` and `new_interval` are (5 %, 95 %). `width` splits the move of the interval's width like the median's
    (its parts stand with the changes). `errors` are the Monte Carlo standard errors of `others`. `shown` holds the
    figures as they are printed, rounded so that they add up: old, new, and by cause.
    """

    subject: str
    quantity: Quantity
    date: _Day
    old_date: _Day
    unit: str
    view: View
    old: float
    new: float
    old_interval: tuple[float, float]
    new_interval: tuple[float, float]
    parts: tuple[ChangePart, ...]
    others: Others
    width: Others
    errors: Others
    move_mcse: float
    shown_old: int
    shown_new: int
    shown: tuple[tuple[Cause, int], ...]
    expected: tuple[float, float, float] | None = None
    """What the earlier briefing, by today's program, expected of `date`: 5 %, median, 95 %; None on a fixed day."""

    @property
    def is_as_expected(self) -> bool | None:
        """Whether the new median lies inside the interval that was expected; None where nothing was."""
        return None if self.expected is None else self.expected[0] <= self.new <= self.expected[2]

    @property
    def evidence(self) -> float:
        """What all changes of the evidence did together."""
        return sum(part.part for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedAction:
    """The chance of an action by a horizon, then and now. It is not split."""

    action: str
    horizon_weeks: int
    old: float
    new: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWeight:
    """A claim that came, went or was changed and moved no weight; `reason` says why in words."""

    claim_id: str
    why: str
    reason: str


class RatedThing(StrEnum):
    """What a rating is of."""

    SOURCE = "source"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class MovedRating:
    """A rating that is another than then: F or 6 where nobody judged. `reason` says in words why it moves no number."""

    name: str
    of: RatedThing
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """What was looked at: how many claims are new, and those that moved no weight, each with why; and ratings."""

    new_claims: int
    weighed: int
    no_weight: tuple[NoWeight, ...]
    ratings: tuple[MovedRating, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFindings:
    """What moved between two briefings of a case.

    `changed` says whether any printed number did. `sentences` tell it in words, the partner's strength first.
    """

    case: str
    title: str
    since: _Day
    until: _Day
    seed: int
    version: str
    changed: bool
    numbers: tuple[MovedNumber, ...]
    actions: tuple[MovedAction, ...]
    looked_at: LookedAt
    sentences: tuple[str, ...]
    convention: str
    fewest: float
    bridges: int
    k_hat: float
    is_usable: bool
    same_program: bool
    force_names: tuple[tuple[str, str], ...]
    other_method: tuple[str, ...] = ()
    """Which of program, case file and seed are other than then; none where `same_program`."""
    main_subject: str = ""
    """The subject of the first table: the partner's force."""
    claims: tuple[ClaimLine, ...] = ()
    """The claims that came, went or were changed, as they stand now, or as they stood before they went."""
    former: tuple[ClaimLine, ...] = ()
    """What those that were changed said before."""
    surprises: tuple[Surprise, ...] = ()
    """What the earlier evidence had expected of the claims that came, and how far out each lies."""
    steps: tuple[MovedNumber, ...] = ()
    """The main number from each day or briefing that was asked for to the next, by today's program."""
    input_hashes: tuple[tuple[str, str], ...] = ()
    """What was read for the later state: each name and the SHA-256 of its bytes."""
    input_hashes_then: tuple[tuple[str, str], ...] = ()
    """The same of the earlier state: the file of a briefing, the files of a folder, or those of the case itself."""

    @property
    def main(self) -> MovedNumber | None:
        """The strength of the first subject, or its first number; None where nothing can be compared."""
        rows = [row for row in self.numbers if row.view == View.HEADLINE and row.subject == self.main_subject]
        return next((row for row in rows if row.quantity == Quantity.PRESENT), rows[0] if rows else None)
