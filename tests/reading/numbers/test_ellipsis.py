"""Numbers whose noun is left out."""

import pytest

from passmuster.reading.numbers.ellipsis import is_loss_word, without_noun
from passmuster.reading.numbers.number import Number
from worlds.one_sentence import candidates_of, parsed, place

SHAPES = {
    "of whom": "Kenya sent 400 men, of whom 30 went home.",
    "beside a loss": "Kenya sent 400 men and 30 were killed.",
    "a list without its verb": "Kenya sent 400 men and Uganda 30.",
    "after a total": "Kenya sent 400 men; the number has since reached 30.",
    "after a loss": "Kenya sent 400 men and has lost 30.",
    "a verb left out": "Kenya said 400 men had come, others that 30 had.",
    "another figure": "Kenya says 400 men came, officials speak of 30.",
    "a bare subject": "Kenya sent 400 men; 30 had been deployed to the port.",
    "known by what befell them": "Kenya sent 400 men; nothing is known of the 30 sent to the port.",
    "sent without a noun": "Kenya sent 400 men and had sent 30 more.",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_each_shape_gives_the_number_a_noun(text: str) -> None:
    """It leans on the one before, or on what the sentence speaks of."""
    counted, bare = candidates_of(parsed(text))
    assert (counted.number.value, bare.number.value) == (400, 30)
    assert bare.elliptic
    assert bare.kind in {"troops", "anaphor"}


@pytest.mark.parametrize(
    "text",
    ["Kenya sent 400 men; 30 days passed.", "Kenya sent 400 men at 5:30.", "One said that Kenya sent 400 men.",
     "Kenya sent 400 men and 30 of its finest."],
)  # fmt: skip
def test_numbers_in_no_shape_stay_without(text: str) -> None:
    """Times, clocks and "one" that is nobody count nothing."""
    assert [candidate.number.value for candidate in candidates_of(parsed(text))] == [400]


def test_a_list_tells_whose_they_are() -> None:
    """ "Uganda 30" are Uganda's, "30 from Chad" are Chad's."""
    assert [c.actor for c in candidates_of(parsed("Kenya sent 400 men and Uganda 30."))][1] == "UG"
    assert [c.actor for c in candidates_of(parsed("Kenya sent 400 men, and 30 from Chad."))][1] == "TD"


def test_nothing_to_lean_on_is_no_candidate() -> None:
    """A bare number alone in a text counts nothing."""
    s = parsed("It was 30 then.")
    at = place(s, "30")
    assert without_noun(s, Number(at, at, at + 1, 30, 30, "exact"), [], None) is None


def test_losses_begin_at_their_word() -> None:
    """Verbs and nouns of loss, and no others."""
    s = parsed("men killed or sent")
    assert [is_loss_word(s, at) for at in range(4)] == [False, True, False, False]
