"""What the record shows of sources and claims, in words: who fell silent, whose total fell, and what was revised."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from passmuster.findings.discretion import CELL_SIZE
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.ledger import Case, Claim
from passmuster.ledger.habits import FallenTotal, SilentSource, fallen_totals, silent_sources
from passmuster.wording.dates import long_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import claimed_words
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["fall_sentence", "habits", "revisions", "silence_sentence", "silence_words", "taken_off"]

MOST_NAMED: Final = 10
"""Claims that a sentence names; the others are counted, and the log has all."""


def habits(claims: Sequence[Claim], case: Case, as_of: date) -> Iterator[StatementLine]:
    """Who has been silent for longer than ever before, and which running totals fell."""
    for silent in silent_sources(claims, as_of):
        yield StatementLine(kind=StatementKind.UNKNOWN, text=silence_sentence(silent), claims=silent.claims)
    for fall in fallen_totals(claims):
        if min(fall.before.number_low or 0.0, fall.after.number_high or 0.0) < CELL_SIZE:
            # So few people are told by nobody's total.
            continue
        ids = (fall.before.claim_id, fall.after.claim_id)
        name = case.name_of(fall.after.subject)
        yield StatementLine(kind=StatementKind.UNKNOWN, text=fall_sentence(fall, name), claims=ids)


def revisions(revised: Sequence[str]) -> Iterator[StatementLine]:
    """Which claims were corrected, or otherwise changed, since they came on record; the log tells how, who and why."""
    if revised:
        text = (
            f"{tally(len(revised), 'claim')} changed on record since first put there: {_named(revised)}. `passmuster "
            "log` tells what was changed, by whom, and why."
        )
        yield StatementLine(kind=StatementKind.KNOWN, text=text, claims=tuple(revised))


def taken_off(withdrawn: Sequence[str]) -> Iterator[StatementLine]:
    """Which claims were on record and count no more: withdrawn, or missing where their table was read again."""
    if withdrawn:
        text = (
            f"{tally(len(withdrawn), 'claim')} taken off the record: {_named(withdrawn)}. `passmuster log` tells what "
            "was said, by whom it was taken off, and why."
        )
        yield StatementLine(kind=StatementKind.KNOWN, text=text, claims=())


def _named(claims: Sequence[str]) -> str:
    more = len(claims) - MOST_NAMED
    return joined([*claims[:MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])])


def silence_sentence(silent: SilentSource) -> str:
    """What is not known of a silence: since when it lasts, and how often the source spoke before."""
    return f"Why {silence_words(silent)}."


def silence_words(silent: SilentSource) -> str:
    """Since when a source is silent, and how often it spoke before."""
    every = tally(max(round(silent.usual_days), 1), "day")
    return (
        f"{silent.speaker} has said nothing since {long_date(silent.last_said)}, "
        f"{tally(silent.silent_days, 'day')}: it spoke every {every} or so before, and was never silent so long"
    )


def fall_sentence(fall: FallenTotal, name: str) -> str:
    """From what to what a total fell, and what that can mean."""
    before, after = fall.before, fall.after
    return (
        f"What {after.claimant} counts as {quantity_noun(after.quantity)} of the {name}: its total was "
        f"{claimed_words(before)} by {long_date(before.day)} and {claimed_words(after)} by {long_date(after.day)}. "
        "A running total does not fall; one of the two was corrected, or counts something else."
    )
