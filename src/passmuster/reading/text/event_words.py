"""Event words: the acts and attitudes of `rules/events.toml`, and their PLOVER types."""

from typing import Any

from passmuster.reading.text.lexicon import Lexicon, inflect, load_rules, phrases

__all__ = ["add_event_words", "event_rule"]


def add_event_words(lexicon: Lexicon) -> None:
    """Hang the words of acts and attitudes, and those that tell their time, into a lexicon."""
    rules = load_rules("events")
    for index, rule in enumerate(rules["rule"]):
        lexicon.add("event", phrases(rule.get("words", "")), (index, False))
        lexicon.add("event", inflect(rule.get("verbs", "")), (index, True))
    for status, cell in rules["status"].items():
        lexicon.add("status", phrases(cell), status)


def event_rule(value: tuple[int, bool]) -> dict[str, Any]:
    """The rule of a word's mark: its `type`, `mode` and `roles`; the mark says also whether it is a verb's form."""
    rule: dict[str, Any] = load_rules("events")["rule"][value[0]]
    return rule
