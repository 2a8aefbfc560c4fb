"""The journal: entries put on record in one transaction, and read back as of any moment.

A batch is recorded whole or not at all. The moment of an entry is set here: the clock's, or a microsecond after the
entry before where the clock has not moved on or was set back, so that a later number always has a later moment.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.deeds import Telling, as_it_stands, judge
from passmuster.ledger.entry import Act, Deed, Entry, Thing
from passmuster.ledger.head import NO_HASH, LedgerHead
from passmuster.store.journal.chain import VERSION, body_of, commitment_of, hash_of, salts
from passmuster.store.journal.entries import EPOCH, latest_entries
from passmuster.store.journal.shelf import Shelf
from passmuster.store.journal.words import as_recorded, check_turn

__all__ = ["Appended", "Journal"]

CHUNK: Final = 1000
"""Acts that are judged and written at a time: the names of a chunk fit into one query of either database."""

MOST_FAULTS: Final = 1000
"""Refused acts after which a batch is given up; a reader can use no more."""

INSERT_ENTRY: Final = (
    "INSERT INTO entry (number, recorded_at, version, deed, kind, name, who, why, supersedes, commitment, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_PAYLOAD: Final = "INSERT INTO payload (number, salt, body, subject, said_on) VALUES (?, ?, ?, ?, ?)"
DELETE_PAYLOADS: Final = (
    "DELETE FROM payload WHERE number IN (SELECT number FROM entry WHERE kind = ? AND name = ? AND number < ?)"
)


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of a batch: the numbers of its first and last entry, None where there was none, and what was held.

    `held` has the acts that had nothing to do, each with the sentence that says why. `remarks` are sentences about what
    the acts mean, for standard error.
    """

    first: int | None
    last: int | None
    held: tuple[tuple[Act, str], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many entries were recorded."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1


def microseconds_now() -> int:
    """Microseconds of UTC from 1970, by this machine's clock."""
    return time.time_ns() // 1000


class Journal:
    """A ledger's entries, on a shelf.

    Parameters
    ----------
    clock
        Gives microseconds of UTC from 1970.
    """

    def __init__(self, shelf: Shelf, clock: Callable[[], int] = microseconds_now) -> None:
        self.shelf = shelf
        self.clock = clock

    def head(self, known_at: datetime | None = None) -> LedgerHead:
        """Number and hash of the last entry, or of the last one recorded by a moment."""
        until = "" if known_at is None else " WHERE recorded_at <= ?"
        values = () if known_at is None else (moment_of(known_at),)
        found = self.shelf.rows(f"SELECT number, hash FROM entry{until} ORDER BY recorded_at DESC LIMIT 1", values)
        number, sealed = next(found, (0, bytes.fromhex(NO_HASH)))
        return LedgerHead(number, bytes(sealed).hex(), known_at)

    def record(self, acts: Iterable[Act], *, who: str, why: str = "", tell: Telling = as_it_stands) -> Appended:
        """Put acts on record in one transaction, in their order.

        An act that changes nothing is held, and becomes no entry. What is to be forgotten is erased before the call
        comes back, from every file of the store.

        Parameters
        ----------
        tell
            The cells of a thing as a refusal may tell them.

        Raises
        ------
        BadInput
            If any act may not follow what is on record, or making the acts fails so; it carries every fault, and
            nothing is recorded.
        """
        _check_words(who, why)
        with self.shelf.writing():
            batch = _Batch(self.shelf, self.clock, who, why, tell)
            batch.take_all(acts)
            batch.close()
        if batch.is_erased:
            self.shelf.tidy()
        return batch.recorded()

    def close(self) -> None:
        """Let go of the shelf."""
        self.shelf.close()


def moment_of(when: datetime) -> int:
    """Microseconds of UTC from 1970; a moment without a zone is one of UTC."""
    aware = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return (aware - EPOCH) // timedelta(microseconds=1)


def _check_words(who: str, why: str) -> None:
    faults = []
    if not who.strip():
        faults.append(Fault.of_argument("who", "every entry says who made it", "nothing", 'Give `who="your name"`.'))
    for name, text in (("who", who), ("why", why)):
        if not text.isprintable():
            found = ascii(text)
            faults.append(Fault.of_argument(name, "who and why are one line of text", found, "Leave such signs out."))
    if faults:
        raise BadInput(faults)


class _Batch:
    """Acts on their way into one transaction."""

    def __init__(self, shelf: Shelf, clock: Callable[[], int], who: str, why: str, tell: Telling) -> None:
        last = next(shelf.rows("SELECT number, recorded_at, hash FROM entry ORDER BY number DESC LIMIT 1"), None)
        self.shelf, self.clock, self.who, self.why, self.tell = shelf, clock, who, why, tell
        self.number, self.moment, self.previous = last or (0, 0, bytes.fromhex(NO_HASH))
        with as_recorded(shelf.place, self.number):
            check_turn(self.number, self.moment)
        self.met: set[str] | None = set() if last is None else None
        self.first: int | None = None
        self.is_erased = False
        self.held: list[tuple[Act, str]] = []
        self.faults: list[Fault] = []

    def take_all(self, acts: Iterable[Act]) -> None:
        """Judge acts and write those that hold, a chunk at a time; faults are gathered, those of the maker too."""
        chunk: list[Act] = []
        try:
            for act in acts:
                chunk.append(act)
                if len(chunk) == CHUNK:
                    self._take(chunk)
                    chunk = []
                if len(self.faults) >= MOST_FAULTS:
                    return
        except BadInput as refusal:
            self._take(chunk)
            raise BadInput([*refusal.faults, *self.faults]) from refusal
        self._take(chunk)

    def _take(self, acts: Sequence[Act]) -> None:
        latest = latest_entries(self.shelf, self._spoken_of(acts))
        entries = [entry for act in acts if (entry := self._entry(act, latest)) is not None]
        if entries and not self.faults:
            self._write(entries)

    def _spoken_of(self, acts: Sequence[Act]) -> set[Thing]:
        """The things of some acts that may be on record: where nothing was before, only what this batch has named."""
        if self.met is None:
            return {act.thing for act in acts}
        again = {act.thing for act in acts if act.name in self.met}
        self.met.update(act.name for act in acts)
        return again

    def _entry(self, act: Act, latest: dict[Thing, Entry]) -> Entry | None:
        """The entry of an act, or None where it has nothing to do or is refused."""
        before = latest.get(act.thing)
        verdict = judge(act, before, self.tell)
        if not verdict.is_recorded:
            if verdict.held:
                self.held.append((act, verdict.held))
            else:
                self.faults.append(Fault(self.shelf.place, verdict.rule, verdict.found, verdict.remedy))
            return None
        self.number += 1
        self.moment = max(self.clock(), self.moment + 1)
        entry = Entry(
            number=self.number,
            recorded_at=EPOCH + timedelta(microseconds=self.moment),
            who=self.who,
            why=self.why,
            deed=act.deed,
            kind=act.kind,
            name=act.name,
            supersedes=None if before is None else before.number,
            before=None if before is None else before.after,
            after=act.after,
        )
        latest[act.thing] = entry
        return entry

    def _write(self, entries: Sequence[Entry]) -> None:
        """Seal entries one after another, and write them and their words."""
        chain, words = [], []
        for entry, salt in zip(entries, salts(len(entries)), strict=True):
            commitment = None
            if entry.after is not None:
                body = body_of(entry.after)
                commitment = commitment_of(salt, body)
                searched = (entry.after.get("subject"), entry.after.get("reported_on"))
                words.append((entry.number, salt, body.decode("utf-8"), *searched))
            header = {
                "number": entry.number, "recorded_at": moment_of(entry.recorded_at), "version": VERSION,
                "deed": entry.deed.value, "kind": entry.kind.value, "name": entry.name, "who": entry.who,
                "why": entry.why, "supersedes": entry.supersedes,
            }  # fmt: skip
            self.previous = hash_of(header, commitment, self.previous)
            chain.append((*header.values(), commitment, self.previous))
        self.shelf.many(INSERT_ENTRY, chain)
        self.shelf.many(INSERT_PAYLOAD, words)
        for entry in entries:
            if entry.deed == Deed.FORGET:
                self.is_erased = True
                self.shelf.run(DELETE_PAYLOADS, (entry.kind.value, entry.name, entry.number))
        self.first = self.first or entries[0].number

    def close(self) -> None:
        """End the batch.

        Raises
        ------
        BadInput
            If anything was refused.
        """
        if self.faults:
            raise BadInput(self.faults)

    def recorded(self) -> Appended:
        """What became of the acts."""
        return Appended(self.first, None if self.first is None else self.number, tuple(self.held))
