"""What a record of forecasts shows about itself: where it stands, and who vouches for which of its entries."""

from dataclasses import dataclass

from passmuster._version import __version__
from passmuster.forecast.record.entries import Head, Record
from passmuster.forecast.record.vouching import Vouched
from passmuster.wording.quantities import tally

__all__ = ["Head", "RecordProof", "head_proof", "head_words", "unvouched_words", "vouched_proof"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProof:
    """Where a record stands, and how far it is vouched for by what was noted elsewhere.

    `vouched` is how many entries, from the first, are as they were when `noted` was; None where that was not found.
    `holds` is None where the record was held against nothing.
    """

    version: str
    head: Head
    holds: bool | None = None
    noted: str = ""
    vouched: int | None = 0
    sentences: tuple[str, ...] = ()


def head_proof(record: Record) -> RecordProof:
    """Where a record stands, with what was found amiss and passed over."""
    head = record.head
    sentences = (head_words(head), unvouched_words(0, head.entries), *record.remarks)
    return RecordProof(version=__version__, head=head, sentences=sentences)


def vouched_proof(vouched: Vouched) -> RecordProof:
    """What holding a record against something that was noted has shown."""
    head = vouched.head
    return RecordProof(
        version=__version__, head=head, holds=vouched.holds, noted=vouched.noted, vouched=vouched.entries,
        sentences=(head_words(head), *_shown(vouched)),
    )  # fmt: skip


def _shown(vouched: Vouched) -> tuple[str, ...]:
    if vouched.entries is None:
        of = "" if vouched.noted_entries is None else f", of {tally(vouched.noted_entries, 'entry', 'entries')},"
        return (
            f"IT DOES NOT HOLD: the head that was noted{of} is not found. Something up to there was changed, cut off, "
            "taken out or written anew, or the head is of another record.",
        )
    if vouched.entries == 0:
        return (
            "What was noted is the head of an empty record: it proves nothing.",
            unvouched_words(0, vouched.head.entries),
        )
    which = "Entry 1 is" if vouched.entries == 1 else f"Entries 1 to {vouched.entries} are"
    return (
        f"It holds: {which} as when the head was noted; nothing up to there was changed, taken out or slipped in.",
        unvouched_words(vouched.entries, vouched.head.entries),
    )


def head_words(head: Head) -> str:
    """Where a record stands."""
    return f"The record holds {tally(head.entries, 'entry', 'entries')}; its head is {head.sha256}."


def unvouched_words(vouched: int, entries: int) -> str:
    """Which entries rest on the file alone, and the way out."""
    if vouched >= entries:
        return "No entry stands beyond what was noted."
    which = f"entry {entries}" if vouched == entries - 1 else f"entries {vouched + 1} to {entries}"
    return (
        f"Nobody outside vouches for {which}: they agree with one another, and whoever has the file could have written "
        "them anew. Note the head elsewhere, and hold the record against it later (--verify)."
    )
