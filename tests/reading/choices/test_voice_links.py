"""How a number hangs on what stands before."""

import pytest

from passmuster.reading.choices.voice_links import Before, link_features, link_of, unspoken_links
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import parsed, statements_of


def second(text: str, last: str) -> tuple[Parsed, list[VerbGroup], Before, list[Voice]]:
    """The second number of a sentence whose first was said by somebody."""
    s = parsed(text)
    statements = statements_of(s)
    one, two = proposals_of(s, statements, ReadSoFar())[:2]
    return s, verb_groups(s), Before(two.number, one.number.stop, last), voices_of(s, statements, SpeechMemory())


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The army counts 40 dead and 12 wounded.", "and"),
        ("The army counts 40 dead, the rebels 300.", ", named"),
        ("The army says that 40 died; the rebels claim 300.", "; verb named"),
        ("The army counts 40 dead, but 300 fell.", ", but"),
    ],
)
def test_what_stands_between_two_numbers(text: str, link: str) -> None:
    """The mark, a verb, a name, a contrast."""
    s, groups, before, voices = second(text, "army")
    assert link_of(s, groups, before, voices) == link


def test_the_first_number_hangs_on_none() -> None:
    """Where none stands before it in the sentence."""
    s, groups, before, voices = second("The army counts 40 dead, the rebels 300.", "army")
    assert link_of(s, groups, before._replace(last_stop=-1), voices) == "none"


def test_a_name_between_two_numbers_takes_over() -> None:
    """The last speaker stands ahead, the next one between."""
    s, groups, before, voices = second("The army counts 40 dead, the rebels 300.", "army")
    link = link_of(s, groups, before, voices)
    told = {v.source.name: set(link_features(s, groups, before, voices, v, link)) for v in voices}
    assert "link=, named:ahead:True" in told["army"]
    assert {"link=, named:between:False", "taken=:0"} <= told["rebels"]


def test_nobody_hangs_on_the_number_before_too() -> None:
    """Whether the text itself said it."""
    s, groups, before, voices = second("Kenya sent 40 men and 12 women.", "")
    assert "nobody:link=and:True" in set(unspoken_links(s, groups, before, voices, "and"))
