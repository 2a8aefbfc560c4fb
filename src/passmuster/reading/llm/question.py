"""Question: what a language model is asked, and the shape of the answer it must give."""

from collections.abc import Iterator
from typing import Any, Final

from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, GROUPS, Bound, Mode
from passmuster.reading.text.sentences import sentences

__all__ = ["CLOSED", "FIELDS", "PROMPT", "SCHEMA", "pieces_of"]


LONGEST_CALL: Final = 6_000
"""Characters of text in one call; longer texts go in pieces that end at sentences."""

PROMPT: Final = (
    "You find quantity claims about military contingents in news text. Report every number of people or things that "
    "the text states (strength, sendings, arrivals, plans, losses, returns, shells, missiles, workers), with the words "
    "quoted exactly as they stand. The claimant is the first known source of the number; 'article' where the text "
    "names none. "
    "Do not report dates, ages, money, distances, unit numbers, or numbers of units, and invent nothing."
)

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "quote": {"type": "string", "description": "the number and its noun, exactly as in the text"},
    "cue": {
        "type": "string",
        "description": "the words that introduce the claim, exactly as in the text; may be empty",
    },
    "claimant": {"type": "string"},
    "claimant_group": {"type": "string", "enum": list(GROUPS)},
    "quantity": {"type": "string", "enum": [*CLAIM_QUANTITIES]},
    "subject": {"type": "string"},
    "low": {"type": ["number", "null"]},
    "high": {"type": ["number", "null"]},
    "point": {"type": ["number", "null"]},
    "bound": {"type": "string", "enum": [*Bound]},
    "mode": {"type": "string", "enum": [*Mode]},
    "relay": {"type": "array", "items": {"type": "string"}},
}

CLOSED: Final[dict[str, tuple[str, ...]]] = {
    "quantity": CLAIM_QUANTITIES, "bound": tuple(Bound), "mode": tuple(Mode), "claimant_group": GROUPS,
}  # fmt: skip
"""Fields that hold one of a closed set of words."""

SCHEMA: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "required": list(FIELDS), "properties": FIELDS},
        }
    },
}


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece) of a text cut at sentences."""
    begin, end = 0, 0
    for stretch in sentences(text):
        if stretch.end - begin > LONGEST_CALL and end > begin:
            yield begin, text[begin:end]
            begin = stretch.start
        end = stretch.end
    if end > begin:
        yield begin, text[begin:end]
