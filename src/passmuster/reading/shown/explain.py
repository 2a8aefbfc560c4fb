"""Explain: the sentences of a text marked up with what was read in them and what decided it.

The marked-up form is plain data first (`explained`); a terminal and a page lay it out. Text comes out escaped, so that
a hostile article cannot write into the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from passmuster.reading.claims import ReadClaim
from passmuster.reading.documents.document import Document
from passmuster.reading.reader import Reading
from passmuster.reading.shown.output import number_words

__all__ = ["Explained", "explained", "page", "terminal"]

STYLES: Final = {"number": "1;33", "speaker": "1;36", "quantity": "1;32", "hedge": "1;35", "event": "4"}
"""ANSI style of each role."""

RESET: Final = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence: its pieces as (role or empty, text), and a line of words for each claim and event in it."""

    pieces: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def explained(document: Document, reading: Reading) -> list[Explained]:
    """The sentences in which something was read, in order."""
    spans = sorted({c.sentence for c in reading.claims} | {e.sentence for e in reading.events})
    return [_sentence(document.text, span, reading) for span in spans]


def terminal(sentences: Iterable[Explained], *, colour: bool) -> str:
    """Sentences for the terminal; without colour a role stands in brackets behind its words."""
    blocks = []
    for sentence in sentences:
        text = "".join(_terminal_piece(role, piece, colour) for role, piece in sentence.pieces)
        blocks.append("\n".join([text, *(f"  - {note}" for note in sentence.notes)]))
    return "\n\n".join(blocks) + ("\n" if blocks else "nothing was read\n")


def page(parts: Sequence[tuple[Document, Sequence[Explained]]]) -> str:
    """A page of its own, without scripts: every document with its marked sentences."""
    body = "\n".join(_article(document, sentences) for document, sentences in parts)
    return PAGE.replace("@BODY@", body)


def _sentence(text: str, span: tuple[int, int], reading: Reading) -> Explained:
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
    what = f"{claim.quantity} of {claim.subject}: {number_words(claim.as_dict())}, {claim.mode}{when}"
    return f"{what}; says {claim.claimant} ({claim.claimant_group}){through}{doubt} [{claim.rule}]"


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


def _terminal_piece(role: str, piece: str, colour: bool) -> str:
    if not role:
        return piece
    return f"\x1b[{STYLES[role]}m{piece}{RESET}" if colour else f"{piece}[{role}]"


def _article(document: Document, sentences: Sequence[Explained]) -> str:
    rows = "\n".join(_row(sentence) for sentence in sentences) or "<p>Nothing was read.</p>"
    return f"<article><h2>{escape(document.title or document.name)}</h2>\n{rows}\n</article>"


def _row(sentence: Explained) -> str:
    marked = "".join(_page_piece(role, piece) for role, piece in sentence.pieces)
    notes = "".join(f"<li>{escape(note)}</li>" for note in sentence.notes)
    return f"<p>{marked}</p>\n<ul>{notes}</ul>"


def _page_piece(role: str, piece: str) -> str:
    return f'<mark class="{role}">{escape(piece)}</mark>' if role else escape(piece)


PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What was read, and why</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color: #1a1a1a; }
mark { padding: 0 .15em; border-radius: .2em; background: #eee; }
.number { background: #ffe08a; } .speaker { background: #a8e0ff; } .quantity { background: #b9eab0; }
.hedge { background: #e7c3ff; } .event { background: none; text-decoration: underline; }
ul { color: #444; font-size: .9rem; } p { margin-bottom: .3rem; }
</style>
</head>
<body>
<h1>What was read, and why</h1>
<p><mark class="number">number</mark> <mark class="speaker">who says it</mark>
<mark class="quantity">which quantity</mark> <mark class="hedge">how firmly</mark>
<mark class="event">act or attitude</mark></p>
@BODY@
</body>
</html>
"""
