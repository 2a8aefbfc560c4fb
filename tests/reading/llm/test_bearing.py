"""Whether the words that a model quotes speak of the measure that it proposes."""

import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.llm.bearing import carries
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import Stretch
from passmuster.reading.text.vocabulary import vocabulary


def parsed(text: str) -> Parsed:
    """A text as one sentence."""
    return parse(text, Stretch(0, len(text), 0), vocabulary())


@pytest.mark.parametrize(
    ("quote", "around", "quantity"),
    [
        ("400 soldiers", "Peru sent 400 soldiers to the border.", "deployed"),
        ("400 soldiers", "Peru sent 400 soldiers to the border.", "arrivals"),
        ("400 soldiers", "Peru keeps 400 soldiers at the border.", "present"),
        ("400 soldiers", "Some 400 soldiers went.", "deployed"),
        ("400 soldiers", "Some 400 soldiers were killed or wounded.", "casualties"),
        ("400 soldiers", "Peru lost 400 soldiers.", "killed"),
        ("400 dead", "The army spoke of 400 dead.", "killed"),
        ("400 dead", "The army spoke of 400 dead.", "casualties"),
        ("400 shells", "It delivered 400 shells.", "shells"),
        ("400 prisoners", "Peru took 400 prisoners.", "captured"),
    ],
)
def test_what_the_words_speak_of_is_borne_out(quote: str, around: str, quantity: str) -> None:
    """By the noun, by a verb of the sentence, or by a word whose meaning is in doubt."""
    assert carries(parsed(quote), [parsed(around)], Quantity(quantity))


@pytest.mark.parametrize(
    ("quote", "around", "quantity"),
    [
        ("400 soldiers", "Peru sent 400 soldiers to the border.", "killed"),
        ("400 soldiers", "Peru sent 400 soldiers to the border.", "casualties"),
        ("400 soldiers", "Peru lost 400 soldiers.", "captured"),
        ("400 soldiers", "Peru lost 400 soldiers.", "arrivals"),
        ("400 soldiers", "Peru keeps 400 soldiers at the border.", "returned"),
        ("400 dead", "Peru sent men, and counts 400 dead.", "deployed"),
        ("400 dead", "The army spoke of 400 dead.", "present"),
        ("400 shells", "It delivered 400 shells.", "missiles"),
        ("400 soldiers", "Peru keeps 400 soldiers at the border.", "shells"),
    ],
)
def test_what_they_do_not_speak_of_is_not(quote: str, around: str, quantity: str) -> None:
    """However right the number is."""
    assert not carries(parsed(quote), [parsed(around)], Quantity(quantity))
