"""Explained: the sentences of a text marked up with what was read in them and what decided it.

The marked-up form is plain data; a terminal and a page lay it out (`briefing/`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from passmuster.documents.document import Document
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import TextReading
from passmuster.wording.numbers import claim_words

__all__ = ["Explained", "explained"]


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence: its pieces as (role or empty, text), and a line of words for each claim and event in it."""

    pieces: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def explained(document: Document, reading: TextReading) -> list[Explained]:
    """The sentences in which something was read, in order."""
    spans = sorted({c.sentence for c in reading.claims} | {e.sentence for e in reading.events})
    return [_sentence(document.text, span, reading) for span in spans]


def _sentence(text: str, span: tuple[int, int], reading: TextReading) -> Explained:
    claims = [claim for claim in reading.claims if claim.sentence == span]
    events = [event for event in reading.events if event.sentence == span]
    marks = [("event", *event.span) for event in events]
    marks += [mark for claim in claims for mark in claim.marks]
    notes = [_claim_note(claim) for claim in claims]
    notes += [
        f"{e.source_actor} to {e.target_actor}: {e.event}{'-' + e.event_mode if e.event_mode else ''} ({e.score:+g}), "
        f"{e.status}, says {e.claimant} [{e.rule}]"
        for e in events
    ]
    return Explained(tuple(_pieces(text, span, marks)), tuple(notes))


def _claim_note(claim: ReadClaim) -> str:
    through = f", through {', '.join(claim.relay)}" if claim.relay else ""
    when = f", {claim.time}" if claim.time else ""
    doubt = (
        f"; may mean {', '.join(f'{name} ({weight:g})' for name, weight in claim.measures)}" if claim.measures else ""
    )
    number = claim_words(claim.bound, low=claim.low, high=claim.high, point=claim.point)
    what = f"{claim.quantity} of {claim.subject}: {number}, {claim.mode}{when}"
    return f"{what}; says {claim.claimant} ({claim.claimant_group}){through}{doubt}{_seconds(claim)} [{claim.rule}]"


def _seconds(claim: ReadClaim) -> str:
    """What came second, how likely it was, and what spoke against it."""
    told = [
        f"not {value} ({probability:.2f}{': ' + against if against else ''})"
        for _, value, probability, against in claim.runners_up
    ]
    return f"; {', '.join(told)}" if told else ""


def _pieces(text: str, span: tuple[int, int], marks: list[tuple[str, int, int]]) -> Iterable[tuple[str, str]]:
    """The sentence cut where marks begin and end; where marks overlap the later in the list wins."""
    start, end = span
    roles = [""] * (end - start)
    for role, first, stop in marks:
        for at in range(max(first, start), min(stop, end)):
            roles[at - start] = role
    begin = 0
    for at in range(1, len(roles) + 1):
        if at == len(roles) or roles[at] != roles[begin]:
            yield roles[begin], text[start + begin : start + at]
            begin = at
