"""A ledger on the terminal: its entries one line each, its claims as a table, and what was put on record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from rich.console import Console

from passmuster.briefing.terminal.pieces import Trimmed, plain
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.ledger_words import (
    entry_line,
    head_sentence,
    moment_words,
    moments_asked,
    proof_sentences,
    recorded_sentence,
)
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Act, Entry
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.proof import Proof
from passmuster.wording.numbers import claimed_words
from passmuster.wording.quantities import tally

__all__ = ["print_claims", "print_log", "print_proof", "print_recorded"]

COLUMNS: Final = (Column("claim"), Column("said on"), Column("subject"), Column("quantity"), Column("number"),
           Column("claimant", wraps=True))  # fmt: skip
NUMBER: Final = 4
"""Place of the number among the columns."""

LONG_NUMBER: Final = 26
"""Characters beyond which a number wraps, because it comes with the words it was worked out from: kept on one line it
would push the claimant off the screen."""

IN_ROOM: Final = (Column("about"), Column("recorded at"))
"""Columns; the last two only where there is room for them."""

ROOM: Final = 130
"""Columns of a terminal that has room for days and moments."""

HELD_SHOWN: Final = 10
"""Acts without effect that are told one by one."""


def print_log(
    entries: Sequence[Entry],
    console: Console,
    *,
    as_of: date | None = None,
    since: datetime | None = None,
    known_at: datetime | None = None,
    kept_back: str = "",
) -> None:
    """One line an entry, the first first; where moments were asked, how many and which; what was kept back, last."""
    for entry in entries:
        console.print(plain(entry_line(entry)), soft_wrap=True)
    asked = [*([f"as of {as_of}"] if as_of else []), *moments_asked(since, known_at)]
    if asked:
        console.print(plain(f"{tally(len(entries), 'entry', 'entries')} ({', '.join(asked)})."))
    if kept_back:
        console.print(plain(kept_back), soft_wrap=True)


def print_claims(
    claims: Sequence[Claim],
    head: LedgerHead | None,
    asked: Sequence[str],
    console: Console,
    *,
    kept_back: str = "",
) -> None:
    """The claims, how many they are, what was asked, what was kept back, and where the ledger stood."""
    has_room = console.width >= ROOM
    columns: tuple[Column, ...] = (*COLUMNS, *IN_ROOM) if has_room else COLUMNS
    if any(len(claimed_words(claim)) > LONG_NUMBER for claim in claims):
        columns = (*columns[:NUMBER], replace(columns[NUMBER], wraps=True), *columns[NUMBER + 1 :])
    table = table_of(columns, width=console.width)
    for claim in claims:
        about = claim.as_of_end or claim.horizon
        recorded = "" if claim.recorded_at is None else moment_words(claim.recorded_at)
        cells = (claim.claim_id, str(claim.said_on), claim.subject, str(claim.quantity), claimed_words(claim),
                 claim.claimant, "" if about is None else str(about), recorded)  # fmt: skip
        add_row(table, *(cells if has_room else cells[: len(COLUMNS)]))
    if claims:
        console.print(Trimmed(table))
    filters = f" ({', '.join(asked)})" if asked else ""
    console.print(plain(f"{tally(len(claims), 'claim')}{filters}."))
    if kept_back:
        console.print(plain(kept_back), soft_wrap=True)
    if head is not None:
        console.print(plain(head_sentence(head)), soft_wrap=True)


def print_proof(proof: Proof, console: Console) -> None:
    """The answer, who vouches, and the head, or everything that does not hold."""
    for line in proof_sentences(proof):
        console.print(plain(line), soft_wrap=True)


def print_recorded(first: int | None, last: int | None, held: Sequence[tuple[Act, str]], console: Console) -> None:
    """What was put on record, and what had nothing to do, each with its reason."""
    console.print(plain(recorded_sentence(first, last)), soft_wrap=True)
    for act, reason in held[:HELD_SHOWN]:
        console.print(plain(f"{act.kind} {act.name}: {reason}"), soft_wrap=True)
    if len(held) > HELD_SHOWN:
        console.print(plain(f"and {len(held) - HELD_SHOWN:,} more that stand so already"))
