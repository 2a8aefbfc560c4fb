"""A number's quantity, and the words that decided it."""

from passmuster.reading.meaning.governed import Governed, from_mark
from passmuster.reading.text.lexicon import Mark


def test_a_cue_gives_its_quantity_and_its_place() -> None:
    """And the rule is named for both."""
    found = from_mark(Mark(3, 5, "cue_killed_verb", ("killed", "verb")), "behind", (0, 9))
    assert found == Governed("killed", 3, 5, "behind", (0, 9))
    assert found.rule == "killed:behind"
