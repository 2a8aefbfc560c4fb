"""Sifting: which of a model's proposals the text bears out."""

import json
from typing import Any, Final

from passmuster.ledger.vocabulary import Bound, Mode, Quantity
from passmuster.reading.llm.bearing import carries
from passmuster.reading.llm.question import CLOSED, FIELDS
from passmuster.reading.numbers.find_numbers import find_numbers
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import Stretch, sentences
from passmuster.reading.text.vocabulary import vocabulary

__all__ = ["sifted"]


LARGEST_COUNT: Final = 1e12
"""More than any number of people or shells; also, whole numbers far beyond are no floats."""

CLOSE_ENOUGH: Final = 0.005
"""Relative difference within which two readings of one number agree."""


def sifted(
    text: str, proposals: list[tuple[int, int, Any]], model: str
) -> tuple[list[ReadClaim], list[tuple[str, str]]]:
    """Claims that the text bears out, in order, and the other proposals as JSON, each with the reason.

    `proposals` are (start, end, proposal): offsets of the piece of the text that the model was shown.
    """
    accepted: dict[tuple[int, int], ReadClaim] = {}
    refused: list[tuple[str, str]] = []
    for start, end, item in proposals:
        fault = _fault_of(item, text[start:end])
        if fault:
            refused.append((json.dumps(item, ensure_ascii=False)[:400], fault))
            continue
        at = start + text[start:end].index(item["quote"])
        span = (at, at + len(item["quote"]))
        accepted.setdefault(span, _claim(item, span, text, model))
    return sorted(accepted.values(), key=lambda claim: claim.span), refused


def _fault_of(item: Any, piece: str) -> str:
    """Why a proposal cannot be taken; empty when it can."""
    if not isinstance(item, dict) or not set(FIELDS) <= set(item):
        return "a field is missing"
    for name, allowed in CLOSED.items():
        if item[name] not in allowed:
            return f"{name} is none of the known words"
    texts = [item[name] for name in ("quote", "cue", "claimant", "subject")]
    if not isinstance(item["relay"], list) or not all(isinstance(value, str) for value in (*texts, *item["relay"])):
        return "a field has the wrong type"
    if any(not value.isprintable() for value in (item["claimant"], item["subject"], *item["relay"])):
        return "a name holds signs that cannot be printed"
    if not item["quote"].strip() or item["quote"] not in piece:
        return "the words quoted are not in the text"
    if item["cue"] not in piece:
        return "the cue is not in the text"
    stated = [item[name] for name in ("low", "high", "point") if item[name] is not None]
    if not stated or not all(isinstance(value, int | float) and not isinstance(value, bool) for value in stated):
        return "it gives no number"
    if any(not abs(value) <= LARGEST_COUNT for value in stated):
        return "its number is no count"
    if item["low"] is not None and item["high"] is not None and item["low"] > item["high"]:
        return "its range is upside down"
    written = _numbers_in(item["quote"])
    if not all(any(_agree(value, other) for other in written) for value in stated):
        return "its number is not in the words it quotes"
    if not carries(_parsed(item["quote"]), _around(piece, piece.index(item["quote"])), Quantity(item["quantity"])):
        return "its measure is not in the words it quotes, nor around them"
    return ""


def _numbers_in(quote: str) -> list[float]:
    numbers = find_numbers(_parsed(quote))
    return [end for number in numbers for end in (number.low, number.high) if end is not None]


def _parsed(quote: str) -> Parsed:
    return parse(quote, Stretch(0, len(quote), 0), vocabulary())


def _around(piece: str, at: int) -> list[Parsed]:
    """The sentence in which a place lies, and the one before."""
    until = [stretch for stretch in sentences(piece) if stretch.start <= at]
    return [parse(piece, stretch, vocabulary()) for stretch in until[-2:]]


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE_ENOUGH * abs(other)


def _claim(item: dict[str, Any], span: tuple[int, int], text: str, model: str) -> ReadClaim:
    inside = next((s for s in sentences(text) if s.start <= span[0] < s.end), Stretch(*span, 0))
    return ReadClaim(
        claimant=item["claimant"] or "article",
        claimant_group=item["claimant_group"],
        quantity=Quantity(item["quantity"]),
        subject=item["subject"],
        low=item["low"],
        high=item["high"],
        point=item["point"],
        bound=Bound(item["bound"]),
        mode=Mode(item["mode"]),
        cue=item["cue"],
        span=span,
        relay=tuple(str(name) for name in item["relay"]),
        sentence=(inside.start, inside.end),
        paragraph=inside.paragraph,
        marks=(("number", *span),),
        rule=f"llm:{model}",
    )
