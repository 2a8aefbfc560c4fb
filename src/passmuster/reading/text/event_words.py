"""Event words: the acts and attitudes of `rules/events.toml`, their PLOVER types and their scores."""

from typing import Any

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.text.lexicon import Lexicon, inflect, load_rules, phrases

__all__ = ["add_event_words", "event_rule", "score_of"]


def add_event_words(lexicon: Lexicon) -> None:
    """Hang the words of acts and attitudes, and those that tell their time, into a lexicon."""
    rules = load_rules("events")
    for index, rule in enumerate(rules["rule"]):
        lexicon.add("event", phrases(rule.get("words", "")), index)
        lexicon.add("event", inflect(rule.get("verbs", "")), index)
    for status, cell in rules["status"].items():
        lexicon.add("status", phrases(cell), status)


def event_rule(index: int) -> dict[str, Any]:
    """One rule of the file: its `type`, `mode` and `roles`."""
    rule: dict[str, Any] = load_rules("events")["rule"][index]
    return rule


def score_of(event: EventType, mode: str = "") -> float:
    """PLOVER score of a type and mode, -10 to +10; the type's own where the mode has none."""
    scores: dict[str, float] = load_rules("events")["score"][event]
    return float(scores.get(mode, scores[""]))
