"""Men counted out of a force whose number the text tells elsewhere."""

import pytest

from passmuster.assembly.some_of_them import is_some_of_them
from passmuster.reading.reader import read_text

SENT = "About 1,500 Moroccan paratroopers have been sent to Zaire, diplomats said. "


def told(text: str) -> dict[float, bool]:
    """Each number of the text: whether it is of some of them."""
    claims = read_text(text).claims
    return {claim.value: is_some_of_them(claim, claims, text) for claim in claims}


@pytest.mark.parametrize(
    "words",
    [
        "A Moroccan colonel said 300 of his men hold Kolwezi.",
        "A Moroccan colonel said 300 of the Moroccan soldiers hold Kolwezi.",
        "A Moroccan colonel said that 300 Moroccan soldiers hold Kolwezi and that the\nrest are moving west.",
    ],
)
def test_some_of_a_commanders_men_and_those_beside_the_rest_are_a_part(words: str) -> None:
    """The larger number is none."""
    assert told(SENT + words) == {1500.0: False, 300.0: True}


@pytest.mark.parametrize(
    "words",
    [
        "Morocco said that 300 of its soldiers hold Kolwezi.",
        "A Moroccan colonel said that 300 Moroccan soldiers hold Kolwezi.",
        "A Moroccan colonel said 1,000 of his men hold Kolwezi.",
    ],
)
def test_what_a_state_has_of_its_own_and_nearly_all_are_no_part(words: str) -> None:
    """Nor is a number whose words say nothing of others."""
    assert not any(told(SENT + words).values())


def test_without_a_larger_number_there_is_no_part() -> None:
    """What the text tells of is all that it tells of."""
    assert not any(told("A Moroccan colonel said 300 of his men hold Kolwezi.").values())
