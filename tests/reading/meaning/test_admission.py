"""Which numbers that count something state a quantity of a force."""

import pytest

from passmuster.reading.meaning.admission import is_admissible, is_earlier_figure
from worlds.one_sentence import candidates_of, governed_of, parsed


def admitted(text: str, told: tuple[float, ...] = ()) -> list[bool]:
    """Whether each number of a sentence is a claim."""
    s = parsed(text)
    candidates = candidates_of(s)
    return [
        is_admissible(s, candidates, index, g, told) for index, g in enumerate(governed_of(s)) if g is not None
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence of 300 soldiers.",
        "They have 300 fewer soldiers.",
        "They have 300 soldiers more than a year ago.",
        "All but three soldiers came.",
        "The force was cut by 300 soldiers.",
        "Two officers told Reuters so.",
        "According to two medics it rained.",
        "Citing five fighters, it said so.",
        "Some 16,000 soldiers marched in the parade.",
        "Half of the soldiers died.",
    ],
)
def test_these_only_seem_to_state_one(text: str) -> None:
    """Denials, differences, sources, parades, and shares without a base."""
    assert not any(admitted(text))


def test_these_state_one() -> None:
    """A plain number, and a share of one."""
    assert admitted("Some 300 soldiers came.") == [True]
    assert admitted("A third of the 300 soldiers died.") == [True, True]
    assert admitted("A third of them died.", (300,)) == [True]


def test_the_dead_of_a_parade_are_dead() -> None:
    """A parade takes away strength, not losses."""
    assert admitted("At the parade 30 soldiers were killed.") == [True]


def test_a_figure_may_be_of_what_was_just_counted() -> None:
    """ "Revising its April figure of 600" is a figure of what the new one is."""
    s = parsed("The agency said about 2,000 soldiers had been killed, revising its April figure of 600.")
    new, old = candidates_of(s)
    killed, figure = governed_of(s)
    assert killed is not None
    assert figure is not None
    assert is_earlier_figure(s, old, figure)
    assert not is_earlier_figure(s, new, killed)
