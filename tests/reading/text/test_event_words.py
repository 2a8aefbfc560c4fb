"""Acts and attitudes with their types and scores."""

from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventType
from passmuster.reading.text.event_words import add_event_words, event_rule
from passmuster.reading.text.lexicon import Lexicon, load_rules
from passmuster.reading.text.tokens import tokenize


def test_words_lead_to_their_rule() -> None:
    """A verb in any form is a mark whose value is the rule's number."""
    lexicon = Lexicon()
    add_event_words(lexicon)
    (mark,) = [mark for mark in lexicon.marks(tokenize("thanking")) if mark.tag == "event"]
    assert event_rule(mark.value)["type"] == "SUPPORT"


def test_every_rule_has_a_type_a_role_and_a_score() -> None:
    """Of those known, from -10 to +10."""
    for index, rule in enumerate(load_rules("events")["rule"]):
        assert event_rule((index, False)) is rule
        assert EventType(rule["type"])
        assert -10 <= score_of(rule["type"], rule.get("mode", "")) <= 10
