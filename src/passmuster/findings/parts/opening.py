"""The few things that a first screen holds, chosen from finished findings: what a reader sees before anything else."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passmuster.findings.parts.counts import Estimate
from passmuster.ledger.vocabulary import Action

__all__ = ["NoteKind", "OpeningChance", "OpeningClaim", "OpeningCount", "OpeningDay", "OpeningNote", "OpeningView",
           "Standing"]  # fmt: skip


class Standing(StrEnum):
    """What a count rests on."""

    CLAIMED = "claimed"
    """Claims speak of it, or of what says nearly the same."""
    BALANCE = "by balance"
    """No claim speaks of it; it follows from claims about the rest of the force's account."""
    PRIOR = "prior alone"
    """No claim bears on it at all, or so few that all are shown and none speaks of it: its numbers are withheld."""


class NoteKind(StrEnum):
    """What a sentence below the table answers, in the order of reading."""

    ITS_DAY = "Its day"
    WHAT_IF = "What if"
    ASKED = "Asked"
    SO_FAR = "So far"
    MOVED = "What moved it"
    WOULD_MOVE = "Would move it"
    LEAST_SURE = "Least sure"
    RESTS_ON = "Rests on"
    THE_FIT = "The fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningDay:
    """A column of the table: a day, and how far ahead it lies in words ("now", "in half a year")."""

    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCount:
    """A row of the table: what is counted, in words; what that rests on; its estimate on each day, None for none."""

    what: str
    standing: Standing
    cells: tuple[Estimate | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningChance:
    """What may come first, its chance from 0 to 1 with its 90 % interval, and its share of the dots, out of twenty."""

    action: Action
    what: str
    probability: float
    q05: float
    q95: float
    dots: int
    is_base_rate: bool = False
    """Whether nothing on record in this case moves it; then its interval tells of other wars alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningClaim:
    """A claim in a few words: who says what, and how it stands beside the others."""

    claim_id: str
    claimant: str
    text: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningNote:
    """A sentence below the table, with what it answers."""

    kind: NoteKind
    text: str
    brief: str = ""
    """The same where lines are short; empty where it cannot be told more briefly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningView:
    """A whole first screen, as data. `claims` are all claims where there are few of them, and none otherwise."""

    force: str
    answer: tuple[str, ...]
    """At most three sentences: what is there, what was lost, what comes next."""
    days: tuple[OpeningDay, ...]
    counts: tuple[OpeningCount, ...]
    outlook: str
    """What the chances are of, and by when; empty without any."""
    chances: tuple[OpeningChance, ...]
    war_ends: float | None
    """The chance that the war is over before the partner chooses anything, a part of keeping its course; or None."""
    claims: tuple[OpeningClaim, ...]
    notes: tuple[OpeningNote, ...]
