"""What a number counts, and when."""

from datetime import date

import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.quantities import QUANTITY_NOUNS, counted_when, quantity_noun, tally

FIRST, LAST = date(2025, 3, 1), date(2025, 3, 4)


def test_every_quantity_has_its_noun():
    """The ledger's quantities and the model's accounts all have words, each pair of words one quantity."""
    assert set(Quantity) == QUANTITY_NOUNS.keys()
    assert len(set(QUANTITY_NOUNS.values())) == len(QUANTITY_NOUNS)


def test_casualties_are_killed_or_wounded():
    """Each of those counted is one or the other, so that a list of counts cannot be misread."""
    assert quantity_noun(Quantity.CASUALTIES) == "killed or wounded"


@pytest.mark.parametrize(
    ("quantity", "first", "words"),
    [
        ("present", None, "on 4 March 2025"),
        ("killed", None, "by 4 March 2025"),
        ("killed", FIRST, "from 1 to 4 March 2025"),
        ("killed", LAST, "on 4 March 2025"),
    ],
)
def test_a_stock_is_counted_on_a_day_and_a_total_by_it(quantity, first, words):
    """A flow is counted over its days, the first and the last included."""
    assert counted_when(quantity, first, LAST) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (1200, "1,200 claims")])
def test_a_tally_agrees_with_its_noun(number, words):
    """One of a thing takes the singular; every other number the plural."""
    assert tally(number, "claim") == words
