"""A sentence that can be asked what stands where."""

from passmuster.reading.text.parsed import parse
from passmuster.reading.text.sentences import Stretch
from passmuster.reading.text.vocabulary import vocabulary
from worlds.one_sentence import parsed, place

SENTENCE = "At least 300 North Korean\nsoldiers died, the NIS said."


def test_marks_are_found_by_their_tokens() -> None:
    """A mark covers all its tokens, begins at its first and ends behind its last."""
    s = parsed(SENTENCE)
    nation = s.at("actor", place(s, "Korean"))
    assert nation is not None
    assert nation.value == ("KP", "adjective")
    assert s.begins("actor", nation.first) == s.ends("actor", nation.stop) == nation
    assert s.begins("actor", nation.first + 1) is None
    assert s.ends("actor", nation.stop - 1) is None
    assert s.at("actor", 0) is None


def test_marks_between_two_tokens_lie_wholly_between_them() -> None:
    """One that sticks out is none of them."""
    s = parsed(SENTENCE)
    (nation,) = s.all("actor")
    assert list(s.all("actor", nation.first, nation.stop)) == [nation]
    assert list(s.all("actor", nation.first + 1)) == list(s.all("actor", 0, nation.stop - 1)) == []


def test_outside_the_sentence_there_is_nothing() -> None:
    """Asking too far left or right is no error."""
    s = parsed(SENTENCE)
    assert (s.low(-1), s.low(99), s.kind(-1), s.kind(99), s.words(5, 5), s.words(-3, 2)) == (
        "",
        "",
        "",
        "",
        "",
        "At least",
    )


def test_words_are_the_texts_own_with_line_breaks_as_blanks() -> None:
    """Capitals and marks stay."""
    s = parsed(SENTENCE)
    assert s.words(place(s, "North"), place(s, "died")) == "North Korean soldiers"


def test_a_source_has_its_kind() -> None:
    """A body is told from words that name nobody."""
    s = parsed(SENTENCE)
    assert s.source_kind(place(s, "NIS")) == "body"
    assert s.source_kind(0) == ""


def test_spans_point_into_the_whole_text() -> None:
    """Wherever the sentence lies, and no further than it reaches."""
    text = "It rained. At least 300 died."
    s = parse(text, Stretch(11, len(text), 0), vocabulary())
    assert text[slice(*s.span(2, 4))] == "300 died"
    assert s.span(2, 99) == (20, len(text))
