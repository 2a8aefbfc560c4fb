"""Years in which somebody wrote or carved what a text tells of."""

import pytest

from passmuster.reading.text.remembered import is_of_remembering


@pytest.mark.parametrize(
    ("text", "is_of_it"),
    [
        ("His own memoir, published in 1869, speaks of more.", True),
        ("A monument to the dead was set up in Lima in May 1869.", True),
        ("A historian counted them in the spring of 1869.", True),
        ("He wrote a book. They left in 1869.", False),
        ("The book tells of the war of 1853 and how they left in 1869.", False),
        ("They left in 1869.", False),
    ],
)
def test_a_year_of_a_work_about_the_past(text: str, is_of_it: bool) -> None:
    """A book, a film or a stone, and the verb that goes with it, lead to such a year."""
    assert is_of_remembering(text, text.index("1869")) is is_of_it
