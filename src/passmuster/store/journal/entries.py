"""Entries read back: the latest about some things, a thing's whole life, what stood at a moment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.entry import Content, Deed, Entry, Thing, ThingKind
from passmuster.store.journal.chain import VERSION
from passmuster.store.journal.schema import INSTALL_LATER
from passmuster.store.journal.shelf import Shelf
from passmuster.store.journal.words import as_recorded, check_turn, content_of, sealed, words_of

__all__ = ["EPOCH", "StandingThing", "entries_of", "entry_of", "latest_entries", "names_of",
           "searched", "standing", "withdrawn_claims"]  # fmt: skip

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

COLUMNS: Final = (
    "e.number, e.recorded_at, e.version, e.deed, e.kind, e.name, e.who, e.why, e.supersedes,"
    " e.commitment, p.salt, p.body"
)
FROM: Final = "FROM entry e LEFT JOIN payload p ON p.number = e.number"
BEFORE: Final = "w.commitment, b.salt, b.body"
WITH_BEFORE: Final = (
    f"{FROM} LEFT JOIN entry w ON w.number = e.supersedes LEFT JOIN payload b ON b.number = e.supersedes"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingThing:
    """What stands of a thing: its words, the entry that left them, and the moment it first came on record."""

    name: str
    content: Content
    number: int
    recorded_at: datetime
    first_recorded_at: datetime


def entries_of(
    shelf: Shelf, *, thing: Thing | None = None, since: int = 0, until: int | None = None
) -> Iterator[Entry]:
    """Entries in order, with what stood before each.

    Parameters
    ----------
    thing
        Only those about this thing.
    since, until
        Only those recorded after the one and by the other, in microseconds from 1970. What stood before them is told
        all the same.
    """
    about, values = ("", ()) if thing is None else (" AND e.kind = ? AND e.name = ?", (thing[0].value, thing[1]))
    end, last = ("", ()) if until is None else (" AND e.recorded_at <= ?", (until,))
    statement = f"SELECT {COLUMNS}, {BEFORE} {WITH_BEFORE} WHERE e.recorded_at > ?{about}{end} ORDER BY e.number"
    for columns in shelf.rows(statement, (since, *values, *last)):
        yield _with_before(columns, shelf.place)


def entry_of(shelf: Shelf, number: int) -> Entry | None:
    """The entry of a number, with what stood before it; None where there is none."""
    statement = f"SELECT {COLUMNS}, {BEFORE} {WITH_BEFORE} WHERE e.number = ?"
    for columns in shelf.rows(statement, (number,)):
        return _with_before(columns, shelf.place)
    return None


def names_of(shelf: Shelf, kind: ThingKind) -> list[str]:
    """The names of all things of a kind that were ever put on record, those that stand no more included."""
    return [name for (name,) in shelf.rows("SELECT DISTINCT name FROM entry WHERE kind = ?", (kind.value,))]


def latest_entries(shelf: Shelf, things: Iterable[Thing]) -> dict[Thing, Entry]:
    """The latest entry about each of some things; those never spoken of are left out."""
    found: dict[Thing, Entry] = {}
    ordered = sorted(things)
    for kind, group in groupby(ordered, key=lambda thing: thing[0]):
        names = [name for _, name in group]
        marks = ", ".join("?" * len(names))
        numbers = f"SELECT max(number) FROM entry WHERE kind = ? AND name IN ({marks}) GROUP BY name"
        statement = f"SELECT {COLUMNS} {FROM} WHERE e.number IN ({numbers})"
        for columns in shelf.rows(statement, (kind.value, *names)):
            entry = _entry(columns, shelf.place)
            found[entry.thing] = entry
    return found


def standing(
    shelf: Shelf,
    kind: ThingKind,
    *,
    until: int | None = None,
    subject: str | None = None,
    said_by: date | None = None,
    name: str | None = None,
) -> Iterator[StandingThing]:
    """What stands of a kind of thing, in the order in which things first came on record.

    Parameters
    ----------
    until
        By the entries of this moment, in microseconds from 1970; by all when None.
    subject, said_by, name
        Only claims about this force, said by the end of this day, or the thing of this name.
    """
    # Where a subject is asked for, its index is the way in: the kind is told so that no index of kinds is taken.
    wanted = [("e.kind = ?" if subject is None else "e.kind || '' = ?", kind.value)]
    wanted += [("p.subject = ?", subject)] if subject is not None else []
    wanted += [("p.said_on <= ?", said_by.isoformat())] if said_by is not None else []
    wanted += [("e.name = ?", name)] if name is not None else []
    last = _last_number(shelf, until)
    later = "SELECT 1 FROM entry l WHERE l.kind = e.kind AND l.name = e.name AND l.number > e.number AND l.number <= ?"
    statement = (
        "SELECT s.*, f.recorded_at FROM (SELECT e.number, e.name, e.recorded_at, e.version, e.commitment,"
        " p.salt, p.body, (SELECT min(f.number) FROM entry f WHERE f.kind = e.kind AND f.name = e.name) AS first"
        " FROM payload p JOIN entry e ON e.number = p.number"
        f" WHERE {' AND '.join(rule for rule, _ in wanted)} AND e.number <= ? AND NOT EXISTS ({later})) AS s"
        " JOIN entry f ON f.number = s.first ORDER BY s.first"
    )
    for number, name, recorded, version, commitment, salt, body, _, first in shelf.rows(
        statement, (*(value for _, value in wanted), last, last)
    ):
        _check_version(version, number, shelf.place)
        with as_recorded(shelf.place, number):
            content = content_of(sealed(commitment, salt, body), kind.value) or {}
            moments = _moment(recorded), _moment(first)
        yield StandingThing(name=name, content=content, number=number, recorded_at=moments[0],
                       first_recorded_at=moments[1])  # fmt: skip


def withdrawn_claims(shelf: Shelf, until: int | None = None) -> Iterator[tuple[str, date]]:
    """Claims of which the last entry, by a moment, withdrew them, each with the day that it was said, as they went."""
    last = _last_number(shelf, until)
    later = "SELECT 1 FROM entry l WHERE l.kind = e.kind AND l.name = e.name AND l.number > e.number AND l.number <= ?"
    statement = (
        "SELECT e.name, p.said_on FROM entry e JOIN payload p ON p.number = e.supersedes"
        f" WHERE e.deed = ? AND e.kind = ? AND e.number <= ? AND NOT EXISTS ({later}) ORDER BY e.number"
    )
    for name, said_on in shelf.rows(statement, (Deed.WITHDRAW.value, ThingKind.CLAIM.value, last, last)):
        if said_on:
            yield name, date.fromisoformat(said_on)


def searched(body: str) -> tuple[str | None, str | None]:
    """What the words of an entry are searched by: subject and day of saying, None where they have none."""
    content = words_of(body)
    return content.get("subject"), content.get("reported_on")


def _last_number(shelf: Shelf, until: int | None) -> int:
    """The number of the last entry recorded by a moment; 0 where there is none."""
    rule, values = ("", ()) if until is None else (" WHERE recorded_at <= ?", (until,))
    statement = f"SELECT number FROM entry{rule} ORDER BY recorded_at DESC LIMIT 1"
    number: int = next(shelf.rows(statement, values), (0,))[0]
    return number


def _entry(columns: Any, place: str) -> Entry:
    number, recorded, version, deed, kind, name, who, why, supersedes, commitment, salt, body = columns
    _check_version(version, number, place)
    with as_recorded(place, number):
        check_turn(number, recorded)
        return Entry(
            number=number, recorded_at=_moment(recorded), who=who, why=why, deed=Deed(deed), kind=ThingKind(kind),
            name=name, supersedes=supersedes, after=content_of(sealed(commitment, salt, body), kind),
            is_erased=commitment is not None and body is None,
        )  # fmt: skip


def _with_before(columns: Sequence[Any], place: str) -> Entry:
    """An entry with what stood before it."""
    entry = _entry(columns[:-3], place)
    with as_recorded(place, entry.supersedes):
        return replace(entry, before=content_of(sealed(*columns[-3:]), entry.kind))


def _check_version(version: int, number: int, place: str) -> None:
    """Entries of a later form are not guessed at; those of earlier ones are read for ever, and 1 is the first."""
    if version > VERSION:
        rule = f"this passmuster reads entries up to form {VERSION}"
        found = f"entry {number} of form {version}"
        raise BadInput([Fault(place, rule, found, INSTALL_LATER)])


def _moment(microseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=microseconds)
