"""Quotations: who speaks inside quotation marks whose speaker is named only after they close.

    "We have lost fewer than 50 men. Another 120 are in hospital," said Colonel Ali.

The first of these sentences names nobody; the statement right behind the closing mark answers for it too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from passmuster.ledger.vocabulary import Mode
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.statement import ReadStatement

__all__ = ["PlacedStatement", "with_late_sources"]

RIGHT_BEHIND: Final = 90
"""Characters behind a closing mark within which its speaker must be named."""

LONGEST_QUOTATION: Final = 2_000
"""Characters; a mark that closes later than this closes something else."""

PAIRS: Final = {"“": "”", "«": "»", "„": "“"}


class PlacedStatement(NamedTuple):
    """A statement, and the offset and the words of its cue in the text."""

    at: int
    statement: ReadStatement
    cue: str


def with_late_sources(
    text: str, claims: Sequence[ReadClaim], spoken: Sequence[PlacedStatement]
) -> tuple[ReadClaim, ...]:
    """The claims, with the late speaker for those that stand in a quotation and name none."""
    return tuple(_spoken_for(text, claim, spoken) if claim.claimant == "article" else claim for claim in claims)


def _spoken_for(text: str, claim: ReadClaim, spoken: Iterable[PlacedStatement]) -> ReadClaim:
    closed = _closing_mark(text, claim.span[0])
    if closed is None:
        return claim
    late = next((s for s in spoken if closed < s.at <= closed + RIGHT_BEHIND and s.statement.form == "post"), None)
    if late is None:
        return claim
    mode = late.statement.mode if claim.mode == Mode.ASSERTED and late.statement.mode == Mode.ESTIMATED else claim.mode
    return replace(
        claim,
        claimant=late.statement.source.name,
        claimant_group=late.statement.source.group,
        claimant_actor=late.statement.source.actor,
        mode=mode,
        cue=late.cue,
        relay=late.statement.relay,
        rule=claim.rule.replace("speaker:article", "speaker:quoted"),
    )


def _closing_mark(text: str, at: int) -> int | None:
    """Offset of the mark that closes the quotation around an offset; None when it stands in none."""
    begin = text.rfind("\n\n", 0, at) + 1
    for opening, closing in PAIRS.items():
        if text.rfind(opening, begin, at) > text.rfind(closing, begin, at):
            return _next(text, closing, at)
    return _next(text, '"', at) if text.count('"', begin, at) % 2 else None


def _next(text: str, mark: str, at: int) -> int | None:
    found = text.find(mark, at, at + LONGEST_QUOTATION)
    return found if found >= 0 else None
