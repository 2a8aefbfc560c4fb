"""Numbers that are too unsure to estimate from."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.assembly.dating import DatedReading
from passmuster.assembly.waiting import LEAST_SURE, without_waiting
from passmuster.documents import open_document
from passmuster.reading.reader import TextReading, read_text

TEXT = "Rwanda has 2,500 soldiers in Mozambique."


def dated(*sure: float | None) -> DatedReading:
    """A reading with a claim for each probability."""
    (document,) = open_document(TEXT.encode(), "article.txt")
    (claim,) = read_text(TEXT).claims
    claims = tuple(replace(claim, measure_probability=probability) for probability in sure)
    return DatedReading(document, TextReading(claims), date(2024, 1, 1))


def kept(*sure: float | None) -> tuple[list[float | None], list[str]]:
    """The probabilities of what is kept, and what is said."""
    readings, said = without_waiting([dated(*sure)])
    return [claim.measure_probability for item in readings for claim in item.reading.claims], said


def test_where_every_number_is_sure_enough_nothing_waits() -> None:
    """Nor where nobody worked out how sure it is."""
    assert kept(0.9, LEAST_SURE, None) == ([0.9, LEAST_SURE, None], [])


@pytest.mark.parametrize(
    ("sure", "told"),
    [((0.9, 0.1), "1 of 2 numbers waits and is not"), ((0.9, 0.1, 0.15), "2 of 3 numbers wait and are not")],
)
def test_what_is_unsure_is_left_out_and_counted(sure: tuple[float, ...], told: str) -> None:
    """And the way out is named."""
    left, said = kept(*sure)
    assert left == [0.9]
    assert said[0].startswith(told)
    assert "passmuster read --review" in said[0]


def test_where_none_is_sure_all_are_taken_and_that_is_said() -> None:
    """An article is briefed for what it has."""
    left, said = kept(0.1, 0.15)
    assert left == [0.1, 0.15]
    assert said[0].startswith("No number here is surer than 20 %")
