"""The life of a ledger, or of one thing in it: which entries there are, in order."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.findings.told_records import ToldEntries, told_entries
from passmuster.ledger.entry import Entry, ThingKind
from passmuster.store.casefile import public_figures_of
from passmuster.store.folder import find_case
from passmuster.store.journal.entries import entries_of
from passmuster.store.journal.journal import moment_of
from passmuster.store.ledgerfolder import opened_journal

__all__ = ["log", "told_log"]


def log(
    case: Path | str,
    name: str | None = None,
    *,
    as_of: date | None = None,
    since: datetime | None = None,
    known_at: datetime | None = None,
    show_small_counts: str = "",
) -> tuple[Entry, ...]:
    """Entries of a ledger, the first first, each with what stood before it and what after.

    Counts of few harmed people are told as such, and private people by their role.

    Parameters
    ----------
    name
        Only those about the things of this name: a claim, an event, a report, a source.
    as_of
        Only those about what was said or came by the end of this day, as it stood before or after; what has no such
        day, like a report or a rating, is told as well.
    since, known_at
        Only those recorded after the one moment, and by the other.
    show_small_counts
        Why small counts are to be shown.

    Raises
    ------
    BadInput
        If the case has no ledger, or nothing was ever recorded under the name.
    """
    return told_log(
        case, name, as_of=as_of, since=since, known_at=known_at, show_small_counts=show_small_counts
    ).entries


def _entries(
    case: Path | str, name: str | None, since: datetime | None, known_at: datetime | None
) -> tuple[Entry, ...]:
    after = 0 if since is None else moment_of(since)
    until = None if known_at is None else moment_of(known_at)
    with opened_journal(find_case(case)) as journal:
        if name is None:
            return tuple(entries_of(journal.shelf, since=after, until=until))
        kinds = [kind for kind in ThingKind if any(entries_of(journal.shelf, thing=(kind, name)))]
        if not kinds:
            rule, remedy = f"nothing was ever recorded under '{name}'", "See passmuster log without a name."
            raise BadInput([Fault(journal.shelf.place, rule, remedy=remedy)])
        found = [entry for kind in kinds
                 for entry in entries_of(journal.shelf, thing=(kind, name), since=after, until=until)]  # fmt: skip
    return tuple(sorted(found, key=lambda entry: entry.number))


def told_log(
    case: Path | str,
    name: str | None = None,
    *,
    as_of: date | None = None,
    since: datetime | None = None,
    known_at: datetime | None = None,
    show_small_counts: str = "",
) -> ToldEntries:
    """The same, with what was kept back."""
    entries = _entries(case, name, since, known_at)
    if as_of is not None:
        entries = tuple(entry for entry in entries if _is_of(entry, as_of))
    folder = find_case(case)
    return told_entries(entries, lambda: public_figures_of(folder), shown_because=show_small_counts)


DAY_OF: Final = {ThingKind.CLAIM: "reported_on", ThingKind.EVENT: "date"}
"""The day by which a thing was there to be known, by its kind."""


def _is_of(entry: Entry, day: date) -> bool:
    """Whether an entry is about what was there by the end of a day, before the entry or after it."""
    column = DAY_OF.get(entry.kind, "")
    days = [content[column] for content in (entry.before, entry.after) if content is not None and content.get(column)]
    return not days or min(days) <= f"{day.isoformat()}~"
