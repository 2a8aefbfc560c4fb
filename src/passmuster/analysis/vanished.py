"""Rows that a table no longer has: on record, and missing where it is read again.

A table that is kept by others loses rows as well as it changes them, and nobody says so. It is taken to be read again
where it holds at least half of the rows on record that are of its kind: about the same forces, said within its days,
with ids that begin alike. Of such a table the rows that it lacks are told, and withdrawn where that is asked for; what
they said stays on record as it was.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from passmuster.ledger.entry import Act, Content, Deed, ThingKind
from passmuster.store.journal.entries import standing
from passmuster.store.journal.journal import Journal
from passmuster.wording.lists import joined
from passmuster.wording.quantities import tally

__all__ = ["vanished", "vanished_remark", "withdrawals"]

DAY_OF: Final = {ThingKind.CLAIM: "reported_on", ThingKind.EVENT: "date"}
"""The column with the day of a row."""
STEM: Final = re.compile(r"[^0-9]*")
"""How the ids of one table begin."""
HALF: Final = 0.5
"""Part of the rows on record that a table holds at least where it is read again; customary."""
MOST_NAMED: Final = 10
"""Rows that are named; the others are counted."""


def vanished(journal: Journal, acts: Sequence[Act]) -> list[tuple[ThingKind, str]]:
    """The rows on record that tables which are read again have no more, claims first, as they came on record."""
    return [(kind, name) for kind in DAY_OF for name in _vanished(journal, kind, acts)]


def _vanished(journal: Journal, kind: ThingKind, acts: Sequence[Act]) -> list[str]:
    rows = {act.name: act.after or {} for act in acts if act.kind == kind}
    stems: dict[str, list[Content]] = {}
    for name, content in rows.items():
        stems.setdefault(_stem(name), []).append(content)
    found = []
    for stem, own in stems.items():
        alike = list(_alike(journal, kind, stem, own))
        gone = [name for name in alike if name not in rows]
        if len(gone) <= HALF * len(alike):
            found += gone
    return found


def _alike(journal: Journal, kind: ThingKind, stem: str, own: Sequence[Content]) -> Iterable[str]:
    """Names of the rows on record that are of the kind of a table's."""
    days = sorted(content.get(DAY_OF[kind], "") for content in own)
    subjects = sorted({content.get("subject", "") for content in own}) if kind == ThingKind.CLAIM else [None]
    for subject in subjects:
        for one in standing(journal.shelf, kind, subject=subject):
            if _stem(one.name) == stem and days[0] <= one.content.get(DAY_OF[kind], "") <= days[-1]:
                yield one.name


def _stem(name: str) -> str:
    return STEM.match(name)[0]  # type: ignore[index]


def withdrawals(gone: Iterable[tuple[ThingKind, str]]) -> list[Act]:
    """The acts that take rows off the record; their words stay in it."""
    return [Act(deed=Deed.WITHDRAW, kind=kind, name=name) for kind, name in gone]


def vanished_remark(gone: Sequence[tuple[ThingKind, str]], *, are_withdrawn: bool) -> str:
    """Which rows a table has no more, and what becomes of them."""
    more = len(gone) - MOST_NAMED
    told = [f"{kind} {name}" for kind, name in gone[:MOST_NAMED]]
    named = joined([*told, *([f"{more:,} more"] if more > 0 else [])])
    rows = f"{tally(len(gone), 'row')} on record {'is' if len(gone) == 1 else 'are'} no longer in the table: {named}"
    if are_withdrawn:
        return f"{rows}; withdrawn, and what was said stays on record"
    return f"{rows}; still counted. `--withdraw-missing` takes what is missing off the record"
