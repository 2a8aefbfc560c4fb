"""Dates beside a number."""

import pytest

from passmuster.reading.choices.date_features import date_features
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import parsed

DATED = parsed("On 4 March nobody knew.")


def test_the_nearest_date_is_told_with_the_words_that_lead_to_it() -> None:
    """And with the grammar's answer, which other features are not."""
    found = set(
        date_features(parsed("Some 40 men died in March ."), 1, None, ["grammar=killed", "side=x", "verb~die:a"])
    )
    assert found == {"date=R", "date=R1", "date-lead=in", "date-lead=died in", "date=R:grammar=killed"}


@pytest.mark.parametrize(("before", "feature"), [(None, "date=none"), (DATED, "date=none:P")])
def test_without_a_date_the_sentence_before_may_have_one(before: Parsed | None, feature: str) -> None:
    """Which is told apart from none at all."""
    assert list(date_features(parsed("Some 40 men died."), 1, before, [])) == [feature]
