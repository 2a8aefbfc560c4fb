"""What a reader still has in mind about who has spoken."""

from passmuster.reading.speech.memory import Heard, SpeechMemory
from passmuster.reading.speech.source import ARTICLE, ReadSource
from worlds.one_sentence import parsed

BUDANOV = ReadSource("Kyrylo Budanov", "UA", "person")
REUTERS = ReadSource("Reuters", "MEDIA", "media")
NIS = ReadSource("the NIS", "KR", "body")


def told(*sources: ReadSource) -> SpeechMemory:
    """A memory after some have spoken."""
    memory = SpeechMemory()
    for source in sources:
        memory.note(source)
    return memory


def test_a_person_is_known_by_the_surname() -> None:
    """In lower case; "he" is the last person, whoever spoke since."""
    memory = told(BUDANOV, REUTERS)
    assert memory.known["budanov"] == BUDANOV
    assert (memory.last_person, memory.last) == (BUDANOV, REUTERS)


def test_its_is_the_last_source_with_a_nation() -> None:
    """ "Its intelligence service" is of whom spoke for a state, not of an outlet."""
    assert told(NIS, REUTERS).known["its"] == NIS
    assert "its" not in told(REUTERS).known


def test_the_article_leaves_no_memory() -> None:
    """It is nobody who could be meant by "he"."""
    assert told(ARTICLE) == SpeechMemory()


def test_the_sentence_before_is_kept_in_mind() -> None:
    """None at the beginning of a text."""
    memory, s = SpeechMemory(), parsed("The road is open.")
    assert memory.before is None
    memory.go_on(s)
    assert memory.before is s


def test_a_label_holds_for_its_paragraph() -> None:
    """And for no other."""
    memory = SpeechMemory(label=Heard(BUDANOV, (), 3, 2))
    assert memory.label_of(2) == BUDANOV
    assert memory.label_of(3) is None
    assert SpeechMemory().label_of(0) is None
