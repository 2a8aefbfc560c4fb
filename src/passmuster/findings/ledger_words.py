"""Sentences about a ledger: what an entry did, where its head stands, and whether it proves right."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from passmuster.ledger.entry import Content, Deed, Entry, ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.proof import Proof
from passmuster.wording.quantities import tally

__all__ = ["entry_change", "entry_line", "head_sentence", "moment_words", "moments_asked", "proof_sentences",
           "recorded_sentence"]  # fmt: skip

LONGEST_CELL: Final = 60
"""Characters of a cell that are shown; the JSON has all."""

SHOWN_OF_CLAIM: Final = ("quantity", "low", "high", "point", "subject", "claimant", "reported_on")
SHOWN_OF_EVENT: Final = ("date", "source_actor", "event", "event_mode", "target_actor")
"""Cells that tell which row it is."""


def moment_words(moment: datetime) -> str:
    """A moment to the second, in UTC: "2025-02-28 14:30:05"."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def moments_asked(since: datetime | None, known_at: datetime | None) -> list[str]:
    """The moments between which entries were asked for, in words; those that were not asked are left out."""
    named = (("recorded after", since), ("known at", known_at))
    return [f"{word} {moment_words(moment)} UTC" for word, moment in named if moment is not None]


def entry_line(entry: Entry) -> str:
    """One line of an entry: number, moment, who, what, and why."""
    why = f" ({entry.why})" if entry.why else ""
    change = entry_change(entry)
    told = f": {change}" if change else ""
    return f"{entry.number} {moment_words(entry.recorded_at)} {entry.who} {deed_words(entry)}{told}{why}"


def deed_words(entry: Entry) -> str:
    """What an entry did to what: "added claim c1", "took back entry 12 about claim c1"."""
    name = entry.name[:12] if entry.kind == ThingKind.REPORT else entry.name
    # A claim's credibility is told as what it is of: the cell that changed says that it is one.
    kind = ThingKind.CLAIM if entry.kind == ThingKind.CREDIBILITY else entry.kind
    thing = name if entry.kind == ThingKind.CASE else f"{kind} {name}"
    verbs = {
        Deed.ADD: f"added {thing}",
        Deed.CORRECT: f"corrected {thing}",
        Deed.WITHDRAW: f"withdrew {thing}",
        Deed.RATE: f"rated {thing}",
        Deed.ACCEPT: f"took {thing} for an echo",
        Deed.REFUSE: f"took {thing} for a witness of its own",
        Deed.UNDO: f"took back entry {entry.supersedes} about {thing}",
        Deed.FORGET: f"had {thing} forgotten" + (" but for what it counts" if entry.after else ""),
    }
    return verbs[entry.deed]


def entry_change(entry: Entry) -> str:
    """What an entry changed, cell by cell; of a new row the cells that tell which it is."""
    if entry.is_erased:
        return "its words are erased"
    if entry.deed == Deed.FORGET:
        return ""
    if entry.kind in {ThingKind.REPORT, ThingKind.CASE}:
        return (entry.after or {}).get("file", "") if entry.kind == ThingKind.REPORT else ""
    if entry.before is None and entry.after is not None:
        return _row_words(entry.kind, entry.after)
    old, new = entry.before or {}, entry.after or {}
    if not new:
        return f"was {_row_words(entry.kind, old)}" if old else ""
    names = [*old, *(name for name in new if name not in old)]
    return ", ".join(f"{name} {_cell(old.get(name))} → {_cell(new.get(name))}"
                     for name in names if old.get(name) != new.get(name))  # fmt: skip


def _row_words(kind: ThingKind, content: Content) -> str:
    shown: Sequence[str] = {ThingKind.CLAIM: SHOWN_OF_CLAIM, ThingKind.EVENT: SHOWN_OF_EVENT}.get(kind, tuple(content))
    return ", ".join(f"{name} {_cell(content[name])}" for name in shown if name in content)


def _cell(cell: str | None) -> str:
    if cell is None:
        return "empty"
    return cell if len(cell) <= LONGEST_CELL else f"{cell[:LONGEST_CELL]}…"


def head_sentence(head: LedgerHead) -> str:
    """Where a ledger stood when it was read, in words that `verify --against` finds again."""
    moment = "" if head.known_at is None else f" as known at {moment_words(head.known_at)} UTC,"
    if head.entries == 0:
        return f"The ledger,{moment} had no entries." if moment else "The ledger has no entries."
    entries = tally(head.entries, "entry", "entries")
    return f"The ledger was read{moment} at {entries}, the last with the hash {head.sha256}."


def proof_sentences(proof: Proof) -> list[str]:
    """What was found when a ledger was looked at again, the answer first."""
    if not proof.holds:
        return ["The ledger does not hold.", *map(str, proof.cracks)]
    entries = tally(proof.head.entries, "entry", "entries")
    marks = "its mark stands" if proof.forgotten == 1 else "their marks stand"
    erased = f"; the words of {tally(proof.forgotten, 'entry', 'entries')} were forgotten, and {marks}"
    forgotten = erased if proof.forgotten else ""
    return [f"The ledger holds: {entries}, each following from the one before{forgotten}.", _vouching(proof),
            f"Head: {proof.head}"]  # fmt: skip


def _vouching(proof: Proof) -> str:
    """From which entry on nobody vouches."""
    last = proof.head.entries
    if proof.vouched == 0:
        way = "Keep a briefing or the head below, and give it with --against."
        return f"Nobody vouches for entries from 1 on: whoever can write the file could have made all of it anew. {way}"
    if proof.vouched == last:
        return "The witness vouches for all of them."
    first = proof.vouched + 1
    return f"The witness vouches for entries 1 to {proof.vouched:,}; nobody vouches for entries from {first:,} on."


def recorded_sentence(first: int | None, last: int | None) -> str:
    """What was put on record."""
    if first is None or last is None:
        return "Nothing was recorded: all of it stands so already."
    return f"Recorded as entry {first:,}." if first == last else f"Recorded as entries {first:,} to {last:,}."
