"""Tense: whether an act is done, past or only thought of, and what an announced one is instead."""

from typing import Final

from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["status_of", "timed"]


FUTURE_TYPES: Final = {
    "AID": "AGREE",
    "COOPERATE": "AGREE",
    "SUPPORT": "AGREE",
    "CONSULT": "AGREE",
    "RETREAT": "CONCEDE",
}


def status_of(s: Parsed, mark: Mark) -> str:
    """`hypothetical` under a modal of its clause, `past` under a word of the past, else `actual`."""
    begin, _ = clause_of(s, mark.first, mark.stop)
    words = [m for m in s.by_tag.get("status", ()) if begin <= m.first < mark.first]
    if any(m.value == "hypothetical" and mark.first - m.stop <= 12 for m in words):
        return "hypothetical"
    if any(m.value == "past" for m in s.by_tag.get("status", ()) if m.first < mark.first):
        return "past"
    return "actual"


def timed(s: Parsed, mark: Mark, event: str, mode: str, status: str) -> tuple[str, str]:
    """What is only announced is AGREE or CONCEDE; the type as it stands otherwise."""
    if status == "hypothetical" or event not in FUTURE_TYPES:
        return event, mode
    announced = any(
        m.value == "announced"
        and (0 <= mark.first - m.stop <= 3 or m.first == mark.first - 1 or (m.first < mark.first < m.stop))
        for m in s.by_tag.get("status", ())
    )
    return (FUTURE_TYPES[event], "") if announced else (event, mode)
