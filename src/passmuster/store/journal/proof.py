"""The proof of a journal: every entry and its words looked at again, and the head of a witness found in it.

The chain alone shows that entry follows entry; whoever can write the file could have made all of it anew. A witness,
the head that a briefing printed, shows that the entries up to it are still those of its day.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from passmuster.errors import BadInput
from passmuster.ledger.entry import Deed
from passmuster.ledger.head import NO_HASH, LedgerHead
from passmuster.ledger.proof import Crack, Proof
from passmuster.store.journal.chain import VERSION, Header, commitment_of, hash_of
from passmuster.store.journal.entries import searched
from passmuster.store.journal.shelf import Shelf

__all__ = ["MOST_CRACKS", "prove"]

MOST_CRACKS: Final = 20
"""How many are told; one is enough to trust nothing after it."""

STATEMENT: Final = (
    "SELECT e.number, e.recorded_at, e.version, e.deed, e.kind, e.name, e.who, e.why, e.supersedes, e.commitment,"
    " e.hash, p.salt, p.body, p.subject, p.said_on FROM entry e LEFT JOIN payload p ON p.number = e.number"
    " ORDER BY e.number"
)
FIELDS: Final = ("number", "recorded_at", "version", "deed", "kind", "name", "who", "why", "supersedes")


def prove(shelf: Shelf, witnesses: Iterable[LedgerHead] = ()) -> Proof:
    """Every entry looked at again, and the heads of witnesses looked for; a witness of 0 entries names a hash alone."""
    cracks = [Crack(None, text) for text in shelf.faults()]
    if cracks and any("cannot read" in crack.text for crack in cracks):
        return Proof(head=LedgerHead(0, NO_HASH), vouched=0, forgotten=0, cracks=tuple(cracks))
    walk = _Walk({witness.sha256 for witness in witnesses})
    try:
        with shelf.reading():
            cracks += islice(walk.along(shelf.rows(STATEMENT)), MOST_CRACKS)
    except BadInput as refusal:
        cracks += [Crack(None, str(refusal))]
    cracks += walk.unfulfilled()
    cracks += [crack for witness in witnesses for crack in walk.against(witness)]
    return Proof(head=walk.head, vouched=walk.vouched if not cracks else 0, forgotten=walk.forgotten,
                 cracks=tuple(cracks[:MOST_CRACKS]))  # fmt: skip


class _Walk:
    """One walk along the chain."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted = wanted
        self.met: dict[str, int] = {NO_HASH: 0}
        self.previous, self.number, self.moment = bytes.fromhex(NO_HASH), 0, -1
        self.missing: dict[tuple[str, str], int] = {}
        self.latest: dict[tuple[str, str], int] = {}
        self.vouched = self.forgotten = 0

    @property
    def head(self) -> LedgerHead:
        """The last entry met."""
        return LedgerHead(self.number, self.previous.hex())

    def along(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[Crack]:
        """The cracks of the chain, as they are met."""
        for row in rows:
            try:
                yield from self._looked_at(row)
            except (TypeError, ValueError) as error:
                yield Crack(self.number + 1, f"it cannot be read: {error}")

    def _looked_at(self, row: tuple[Any, ...]) -> Iterator[Crack]:
        header: Header = dict(zip(FIELDS, row[:9], strict=True))
        commitment, sealed, salt, body, *beside = row[9:]
        yield from self._turn(header)
        yield from self._seal(header, commitment, sealed)
        yield from self._words(header, commitment, salt, body, tuple(beside))

    def _turn(self, header: Header) -> Iterator[Crack]:
        """Numbers run on, moments grow, and what is superseded is the latest entry about the thing."""
        number, moment = int(header["number"] or 0), int(header["recorded_at"] or 0)
        thing = (str(header["kind"]), str(header["name"]))
        if number != self.number + 1:
            yield Crack(number, f"it follows entry {self.number}; what stood between is gone")
        if moment <= self.moment:
            yield Crack(number, "it is not recorded later than the entry before")
        if header["supersedes"] != self.latest.get(thing):
            yield Crack(number, f"it must supersede entry {self.latest.get(thing)}, and names {header['supersedes']}")
        if int(header["version"] or 0) > VERSION:
            yield Crack(number, f"it is of form {header['version']}, which a later passmuster reads")
        self.number, self.moment, self.latest[thing] = number, moment, number

    def _seal(self, header: Header, commitment: bytes | None, sealed: bytes) -> Iterator[Crack]:
        """The hash is that of the entry after the hash before."""
        kept = bytes(sealed)
        if kept != hash_of(header, None if commitment is None else bytes(commitment), self.previous):
            yield Crack(self.number, "its hash is not that of what it says; it, or an entry before it, was changed")
        self.previous = kept
        if (name := kept.hex()) in self.wanted:
            self.met[name] = self.number

    def _words(
        self, header: Header, commitment: bytes | None, salt: bytes, body: str | None, beside: tuple[str | None, ...]
    ) -> Iterator[Crack]:
        """The words are those committed to, or were erased because an entry has them forgotten."""
        thing = (str(header["kind"]), str(header["name"]))
        if header["deed"] == Deed.FORGET.value:
            self.forgotten += 1
            self.missing.pop(thing, None)
        if body is None:
            if commitment is not None:
                self.missing[thing] = self.number
            return
        if commitment is None:
            yield Crack(self.number, "it has words and says that nothing stands")
            return
        if commitment_of(bytes(salt), body.encode()) != bytes(commitment):
            yield Crack(self.number, "its words are not those that were sealed")
        elif searched(body) != beside:
            yield Crack(self.number, "the subject or day it is searched by is not that of its words")

    def unfulfilled(self) -> list[Crack]:
        """Words that are gone though no later entry has them forgotten."""
        return [Crack(number, "its words are gone, and no later entry has them forgotten")
                for number in self.missing.values()]  # fmt: skip

    def against(self, witness: LedgerHead) -> Iterator[Crack]:
        """The head of a witness is in the chain, where it says."""
        place = self.met.get(witness.sha256)
        if place is None:
            said = f"{witness.entries:,} entries ending in " if witness.entries else ""
            yield Crack(None, f"the witness saw {said}{witness.sha256}, and no entry of this ledger has that hash: "
                              "it was cut, rewritten or replaced")  # fmt: skip
        elif witness.entries not in {0, place}:
            yield Crack(place, f"the witness saw its hash at entry {witness.entries}")
        else:
            self.vouched = max(self.vouched, place)
