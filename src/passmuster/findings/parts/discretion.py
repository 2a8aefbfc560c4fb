"""What a briefing keeps back about people, counted."""

from dataclasses import dataclass

__all__ = ["Discretion", "HandedOn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """What was kept back, and why if it was not.

    Counts of dead, wounded, captured and missing people that are above nought and below `cell_size` are told as fewer
    than that. `estimates` counts estimates and weekly courses with such a number, `claims` names claims that say one.
    `people` is how many private claimants are told by their role, `contacts` how many addresses and numbers of people
    were taken out of texts. `shown_because` is the reason that was given for showing small counts; empty for none.
    """

    cell_size: int
    estimates: int = 0
    claims: tuple[str, ...] = ()
    people: int = 0
    contacts: int = 0
    shown_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn(Discretion):
    """What was kept back of a ledger that is handed on; `documents` counts those that were left out of it."""

    documents: int = 0
