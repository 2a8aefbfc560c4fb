"""The quantity that a number takes over."""

from dataclasses import replace

import pytest

from passmuster.reading.meaning.governed import Governed
from passmuster.reading.meaning.inherited import by_total, inherited, said_before
from worlds.one_sentence import candidates_of, parsed

KILLED = Governed("killed", 0, 1, "behind", (0, 9))


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Some 300 officers and 40 men were killed.", "killed"),
        ("South Korea 2,300 men and Georgia 800 men.", None),
        ("Some 300 officers died; then the 40 men left.", None),
    ],
)
def test_a_list_has_one_quantity(text: str, quantity: str | None) -> None:
    """When nothing but the words of a list stands between the numbers."""
    s = parsed(text)
    found = inherited(s, candidates_of(s), 1, [KILLED], (0, len(s.tokens)))
    assert (None if found is None else (found.quantity, found.side)) == (
        None if quantity is None else (quantity, "list")
    )


def test_a_number_that_leans_has_what_it_leans_on() -> None:
    """Whatever stands between them."""
    s = parsed("Some 300 officers were killed and, on that very day, 40 men.")
    first, second = candidates_of(s)
    leaning = [first, replace(second, leans_on=0)]
    assert inherited(s, [first, second], 1, [KILLED], (0, 9)) is None
    found = inherited(s, leaning, 1, [KILLED], (0, 9))
    assert found is not None
    assert found.quantity == "killed"


def test_people_behind_things_have_the_verb_of_both() -> None:
    """ "Send 5,000 builders and 1,000 sappers": the men are sent, and are no builders."""
    s = parsed("They send 5,000 builders and 1,000 sappers.")
    found = inherited(s, candidates_of(s), 1, [Governed("workers", 2, 3, "noun", (0, 9))], (0, len(s.tokens)))
    assert found is not None
    assert (found.quantity, found.side) == ("deployed", "ahead")


def test_the_first_number_inherits_nothing() -> None:
    """There is none before it."""
    s = parsed("Some 300 officers were killed.")
    assert inherited(s, candidates_of(s), 0, [], (0, 9)) is None


def test_what_the_sentence_before_counted_is_taken_up() -> None:
    """Where the candidate has it, and only then."""
    (c,) = candidates_of(parsed("Some 300 officers left."))
    assert said_before(c, (0, 9)) is None
    found = said_before(replace(c, recalled="wounded"), (0, 9))
    assert found is not None
    assert (found.quantity, found.side) == ("wounded", "total")


@pytest.mark.parametrize(
    ("text", "before", "quantity"),
    [
        ("The death toll among the fighters has reached 190.", None, "killed"),
        ("Its force in Chad now numbers 190.", None, "present"),
        ("The count has reached 190.", KILLED, "killed"),
        ("The toll has reached 190.", KILLED, "killed"),
    ],
)
def test_a_total_says_what_it_is_of(text: str, before: Governed | None, quantity: str) -> None:
    """A loss first, else a force; a total that only says that something was counted goes on with that."""
    s = parsed(text)
    (c,) = candidates_of(s)
    assert c.total is not None
    assert by_total(s, c, c.total, (0, len(s.tokens)), before).quantity == quantity
