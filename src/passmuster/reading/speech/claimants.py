"""Claimants: who answers for a number, and who does where its own sentence names nobody.

First someone of the sentence (`attribution.py`), then nameless reports, then whoever spoke in the sentence before, when
this one leans on it, and at last the text itself.
"""

from typing import Final

from passmuster.ledger.vocabulary import Mode
from passmuster.reading.speech.attribution import Attribution, attributed, by_article, carried
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["claimant_of"]

GOES_ON: Final = word_set("claimants", "goes_on")
GO_ON: Final = frozenset({"of them", "of these", "of those", "in addition", "in total", "in all"})
"""Words, and pairs of words, with which a sentence leans on the one before."""

REPORTS: Final = frozenset({"reports", "rumours", "rumors"})


def claimant_of(s: Parsed, statements: list[ReadStatement], memory: SpeechMemory, first: int, core: int) -> Attribution:
    """Who answers for the number whose words begin at token `first`, and the number itself at token `core`."""
    said = attributed(s, statements, core)
    if said is not None:
        return said
    nameless = _reports(s, first)
    if nameless is not None:
        return nameless
    near = memory.paragraph == s.stretch.paragraph and memory.last_statement is not None
    return (carried(memory) if near and _goes_on(s, memory) else None) or by_article()


def _reports(s: Parsed, first: int) -> Attribution | None:
    """ "The reports of 12,000 troops": nobody's name, the press in general."""
    for at in range(max(0, first - 4), first):
        if s.low(at) in REPORTS and s.low(at + 1) in {"of", "that", "about"}:
            return Attribution(
                ReadSource("reports", "MEDIA", "media"), (), Mode.RUMOURED, s.words(at, at + 2), "speaker:reports"
            )
    return None


def _goes_on(s: Parsed, memory: SpeechMemory) -> bool:
    """True when a sentence leans on the one before, so that its speaker still speaks, or goes on with the quotation."""
    if (
        s.low(0) in {'"', "“", "«"}
        and memory.last_statement is not None
        and memory.last_statement.form in {"post", "deep"}
    ):
        return True
    return s.low(0) in GOES_ON or s.words(0, 2).lower() in GO_ON
