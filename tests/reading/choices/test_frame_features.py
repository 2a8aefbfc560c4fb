"""What the clause around a number is told as."""

from passmuster.reading.choices.frame_features import FramedNumber, frame_features
from passmuster.reading.numbers.find_numbers import written_numbers
from passmuster.reading.syntax.frames import Place, frames_of
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed


def features(text: str, noun: int = 1) -> set[str]:
    """The features of the only number, whose noun has so many tokens."""
    s = parsed(text)
    groups, (number,) = verb_groups(s), written_numbers(s)
    (frame,) = frames_of(s, groups, [Place(number.first, number.stop, number.stop + noun)])
    return set(frame_features(s, symbols_of(s), groups, FramedNumber(number, number.stop + noun, frame)))


def test_a_verb_is_told_by_its_classes_with_role_and_state() -> None:
    """So that a verb that was never seen has the weights of its kin."""
    found = features("The figure could swell to around 9,000.", noun=0)
    assert {"verb~grow:prep:to", "verb~grow:may:prep", "role=prep", "head~none"} <= found


def test_a_noun_is_told_by_its_kinds() -> None:
    """What is counted, and what the number is the size of."""
    found = features("A batch of 800 soldiers landed yesterday.")
    assert {"head~soldier", "wider~group", "verb~arrive:subject:soldier", "right^day"} <= found


def test_what_describes_the_noun_is_told_apart() -> None:
    """The participle, and the verb that follows."""
    found = features("The 900 men sent last year have died.")
    assert {"then~send:part", "main~die"} <= found
