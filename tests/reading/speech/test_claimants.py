"""Who answers for a number where its own sentence names nobody."""

import pytest

from passmuster.reading.speech.attribution import Attribution
from passmuster.reading.speech.claimants import claimant_of
from passmuster.reading.speech.memory import SpeechMemory
from worlds.one_sentence import parsed, place, statements_of


def memory_of(text: str) -> SpeechMemory:
    """What is in mind after a sentence of the first paragraph."""
    memory = SpeechMemory()
    (memory.last_statement,), memory.paragraph = statements_of(parsed(text), memory), 0
    return memory


def claimant(text: str, memory: SpeechMemory, digits: str = "94", paragraph: int = 0) -> Attribution:
    """Who answers for the digits of the next sentence."""
    s = parsed(text, paragraph)
    at = place(s, digits)
    return claimant_of(s, statements_of(s, memory), memory, at, at)


def test_someone_of_the_sentence_goes_first() -> None:
    """Whoever spoke before."""
    said = claimant("Budanov said 94 died.", memory_of("The NIS said so."))
    assert (said.source.name, said.rule) == ("Kyrylo Budanov", "speaker:pre")


def test_reports_are_the_press_in_general() -> None:
    """ "Reports of 94 dead" are rumoured, by nobody's name."""
    said = claimant("There are reports of 94 dead.", memory_of("The NIS said so."))
    assert (said.source.name, said.source.group, said.mode, said.cue) == ("reports", "MEDIA", "rumoured", "reports of")


@pytest.mark.parametrize("text", ["Another 94 died.", "Of them 94 died.", "In addition 94 died.", "It lost 94 men."])
def test_a_sentence_that_leans_is_still_his(text: str) -> None:
    """In the same paragraph; in the next it is the article's."""
    memory = memory_of("The NIS said so.")
    assert claimant(text, memory).source.name == "NIS"
    assert claimant(text, memory, paragraph=1).source.name == "article"


def test_a_quotation_goes_on() -> None:
    """A sentence that opens with a mark belongs to whoever was named behind the last one."""
    assert claimant('"Then 94 died.', memory_of("“It was bad,” said Budanov.")).source.name == "Kyrylo Budanov"
    assert claimant('"Then 94 died.', memory_of("Budanov said so.")).source.name == "article"


def test_the_rest_is_the_articles() -> None:
    """A sentence that stands by itself."""
    assert claimant("Soldiers died, 94 in all.", memory_of("The NIS said so.")).rule == "speaker:article"
