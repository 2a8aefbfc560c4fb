"""The number a share is of, and whether it says anything new."""

import pytest

from passmuster.reading.numbers.shares import base_of, repeats_the_number_before
from worlds.one_sentence import candidates_of, parsed


def share_of(text: str, told: tuple[float, ...] = ()) -> tuple[float | None, bool]:
    """Base of the first share of a sentence, and whether it repeats the number before."""
    s = parsed(text)
    candidates = candidates_of(s)
    index = next(i for i, c in enumerate(candidates) if c.number.share is not None)
    c = candidates[index]
    return base_of(s, c, candidates, index, told), repeats_the_number_before(s, c.number, candidates, index)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("A third of the roughly 11,000 soldiers were killed.", 11_000),
        ("Less than half the 4,000 promised have arrived.", 4_000),
        ("Of the 10,000 men, 40 percent have died.", 10_000),
        ("They lost between 3,000 and 5,000 men, half of them killed.", 4_000),
    ],
)
def test_a_share_has_its_base_in_the_sentence(text: str, base: float) -> None:
    """Behind it, or before it; of a range it is the middle."""
    assert share_of(text)[0] == base


def test_a_share_may_be_of_what_was_told_before() -> None:
    """ "A third of them": the last number of people; nothing where none was told."""
    assert share_of("A third of them were killed.", (300, 900))[0] == 900
    assert share_of("A third of them were killed.")[0] is None


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Some 6,000 soldiers, more than half of the 11,000 men, fell.", True),
        ("They lost 4,000 men, two-thirds of them killed.", False),
        ("Of the 10,000 men, 40 percent have died.", False),
        ("They lost 4,000 men, a tenth of the 11,000 soldiers.", True),
    ],
)
def test_a_share_may_say_again_what_was_said(text: str, repeats: bool) -> None:
    """In apposition to a number it is no claim of its own."""
    assert share_of(text)[1] is repeats
