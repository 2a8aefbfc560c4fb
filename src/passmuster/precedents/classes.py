"""Reference classes: which precedents a case is compared with is a choice, so rival choices stand side by side."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.precedents.participant import Participant, Regime

__all__ = ["FILTERS", "ReferenceClass", "filter_participants", "rival_classes"]

SECTION: Final = "[reference_class]"
"""Where a case file says whose past is told."""

WORLD_WAR_ENDED: Final = date(1945, 9, 2)
"""Entered later means "since 1945"."""

PREDECESSORS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"Russia": ("Soviet Union",), "Germany": ("Prussia",), "Turkey": ("Ottoman Empire",), "DR Congo": ("Zaire",)}
)
"""States counted as the same principal under an earlier name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClass:
    """Participants that a case is set against: the name of the class, its rule in words, and who is in it."""

    name: str
    definition: str
    members: tuple[Participant, ...]


def yes_no(value: bool | None) -> str:
    """A flag in the words of the table."""
    return "unknown" if value is None else "yes" if value else "no"


FILTERS: Final[Mapping[str, Callable[[Participant], str]]] = MappingProxyType(
    {
        "case_id": lambda row: row.case_id,
        "war": lambda row: row.war,
        "participant": lambda row: row.participant,
        "principal": lambda row: row.principal,
        "side": lambda row: row.side,
        "exit": lambda row: row.exit,
        "combat_role": lambda row: row.combat_role,
        "paid": lambda row: yes_no(row.paid),
        "treaty_ally": lambda row: yes_no(row.treaty_ally),
        "adjacent": lambda row: yes_no(row.adjacent),
        "regime": lambda row: row.regime,
        "expelled": lambda row: yes_no(row.expelled),
        "own_soil": lambda row: yes_no(row.own_soil),
    }
)
"""Columns that a filter can name, and how a participant reads there. Beside them, `since` and `until` take a year or
a day and compare it with the day of entry."""


def filter_participants(
    participants: Sequence[Participant], allowed: Mapping[str, Collection[str]], *, is_asked: bool = False
) -> tuple[Participant, ...]:
    """Participants whose every named column holds one of the allowed values; an empty filter keeps all.

    `is_asked` says that arguments of a call allow them (`where`, `since` and `until`), and no case file.

    Raises
    ------
    BadInput
        When a column is unknown, a value never occurs in it, or a day cannot be read.
    """
    faults = [fault for column, values in allowed.items() for fault in filter_faults(participants, column, values)]
    if faults:
        raise BadInput([_as_asked(fault) for fault in faults] if is_asked else faults)
    return tuple(row for row in participants if all(matches(row, column, allowed[column]) for column in allowed))


def rival_classes(
    participants: Sequence[Participant], *, principal: str, chosen: Mapping[str, Collection[str]] | None = None
) -> tuple[ReferenceClass, ...]:
    """Five rival classes, and the user's own filter in front when there is one.

    `principal` is whose war it is, as the table spells it; its earlier names count as well. A class without members
    is kept: that nobody is like the case is a finding.
    """
    same = (principal, *PREDECESSORS.get(principal, ()))
    rules: tuple[tuple[str, str, Callable[[Participant], bool]], ...] = (
        ("all", "every participant of the table", lambda row: True),
        ("since 1945", "entered after the Second World War", lambda row: row.start > WORLD_WAR_ENDED),
        (
            "paid expeditionary",
            "paid, armed or subsidised for it, and not adjacent to where it fought",
            lambda row: row.paid is True and not row.adjacent,
        ),
        ("autocratic partner", "an autocracy when it joined", lambda row: row.regime == Regime.AUTOCRACY),
        ("same principal", f"fought for {' or '.join(same)}", lambda row: row.principal in same),
    )
    classes = [
        ReferenceClass(name=name, definition=definition, members=tuple(row for row in participants if belongs(row)))
        for name, definition, belongs in rules
    ]
    if chosen:
        members = filter_participants(participants, chosen)
        classes.insert(0, ReferenceClass(name="chosen", definition=filter_in_words(chosen), members=members))
    return tuple(classes)


def filter_in_words(allowed: Mapping[str, Collection[str]]) -> str:
    """A filter as a reader sees it: "paid: yes; regime: autocracy or anocracy"."""
    return "; ".join(f"{column}: {' or '.join(values)}" for column, values in allowed.items())


def matches(row: Participant, column: str, values: Collection[str]) -> bool:
    """True when the participant's cell is among the values, or its entry on the right side of the day."""
    if column == "since":
        return all(row.start >= day_of(value) for value in values)
    if column == "until":
        return all(row.start <= day_of(value, last=True) for value in values)
    return FILTERS[column](row) in values


def day_of(text: str, *, last: bool = False) -> date:
    """A day, or the first (or last) day of a year."""
    year_alone = f"{text}-12-31" if last else f"{text}-01-01"
    return date.fromisoformat(year_alone if len(text) == 4 else text)


def filter_faults(participants: Sequence[Participant], column: str, values: Collection[str]) -> list[Fault]:
    """What is wrong with one column of a filter."""
    if column in ("since", "until"):
        return [fault for value in values for fault in day_faults(column, value)]
    if column not in FILTERS:
        known = ", ".join((*FILTERS, "since", "until"))
        return [Fault(SECTION, "a filter names a column of the table", f"'{column}'", f"Known: {known}.")]
    present = sorted({FILTERS[column](row) for row in participants})
    shown = ", ".join(present[:8]) + (", ..." if len(present) > 8 else "")
    rule = f"a filter's value occurs in column '{column}'"
    return [Fault(SECTION, rule, f"'{value}'", f"There are: {shown}.") for value in values if value not in present]


def day_faults(column: str, value: str) -> list[Fault]:
    """What is wrong with a day given for `since` or `until`."""
    try:
        day_of(value)
    except ValueError:
        rule = f"'{column}' takes a year or a day"
        return [Fault(SECTION, rule, f"'{value}'", "Write 1990 or 1990-08-02.", column=column)]
    return []


def _as_asked(fault: Fault) -> Fault:
    """The same fault, of the argument of a call in which the filter was asked for."""
    return replace(fault, file=fault.column or "where", column="", is_argument=True)
