"""Cells become days, counts, words and weights, or a sentence that names the rule and the way out."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.store import cells
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of
from worlds.doorstep import only_fault


class Loss(StrEnum):
    """A closed set of words."""

    KILLED = "killed"
    WOUNDED = "wounded"


READERS: dict[str, Callable[[Row, str], Any]] = {
    "day": cells.day,
    "count": cells.count,
    "span": cells.span,
    "moment": cells.moment,
    "number": lambda row, column: cells.number(row, column, low=-10, high=10),
    "word": lambda row, column: cells.word(row, column, ("killed", "wounded")),
    "choice": lambda row, column: cells.choice(row, column, Loss),
    "weights": lambda row, column: cells.weights(row, column, Loss),
}


def read(kind: str, text: str, intake: Intake | None = None) -> Any:
    """What a reader makes of a cell."""
    return READERS[kind](Row("t.csv", 7, {"x": text}, intake or Intake()), "x")


def refusal(kind: str, text: str) -> str:
    """What a reader says to a bad cell."""
    return only_fault(lambda intake: read(kind, text, intake))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "2024-02-29", date(2024, 2, 29)),
        ("day", "", None),
        ("count", "12000", 12000.0),
        ("count", "12,000", 12000.0),
        ("count", "1,200,000", 1200000.0),
        ("count", "12 000", 12000.0),
        ("count", "12\u202f000", 12000.0),
        ("count", "12000.0", 12000.0),
        ("count", "1e+05", 100000.0),
        ("count", "1.5e3", 1500.0),
        ("count", "0", 0.0),
        ("count", "", None),
        ("span", "120-164", (120, 164)),
        ("span", "0:4", (0, 4)),
        ("number", "-2.5", -2.5),
        ("word", "killed", "killed"),
        ("choice", "wounded", Loss.WOUNDED),
        ("weights", "killed:0.3;wounded:0.7", (("killed", 0.3), ("wounded", 0.7))),
        ("weights", "killed : 1", (("killed", 1.0),)),
        ("weights", "", ()),
    ],
)
def test_good_cells_are_read(kind: str, text: str, value: object) -> None:
    """Each accepted spelling gives its value and no fault."""
    intake = Intake()
    assert read(kind, text, intake) == value
    assert not intake.faults


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("day", "2025-02-30", "the day must exist; found '2025-02-30'. That month has the days 01 to 28."),
        ("day", "2025-13-01", "the month must lie from 01 to 12"),
        ("day", "13.01.2025", "a day is written YYYY-MM-DD; found '13.01.2025'. Write '2025-01-13'."),
        ("day", "3/4/2025", "Write '2025-04-03' or '2025-03-04', whichever is meant."),
        ("day", "2025-01-13 00:00:00", "Write '2025-01-13'."),
        ("day", "20250113", "a day is written YYYY-MM-DD"),
        ("day", "0202-01-13", "the year must lie from 1700 to 2199"),
        ("day", "２０２５-01-13", "a day is written YYYY-MM-DD"),
        ("count", "-3", "counts are zero or more; found '-3'."),
        ("count", "many", "a count must be a number; found 'many'."),
        ("count", "nan", "a count must be a number"),
        ("count", "inf", "a count must be a number"),
        ("count", "1_000", "a count must be a number"),
        ("count", "12,00", "a count must be a number"),
        ("count", "=1+1", "a count must be a number"),
        ("count", "2.5", "counts are whole numbers; found '2.5'. Write 2, or a range in low and high."),
        ("count", "12.000", "a count must not be ambiguous; found '12.000'. Write 12 or 12000."),
        ("count", "1e300", "counts are at most 1,000,000,000,000"),
        ("count", "1e999", "counts are at most 1,000,000,000,000"),
        ("span", "164-120", "a span must run forward"),
        ("span", "12", "Write first and last position, such as 120-164."),
        ("moment", "yesterday", "a moment is written in ISO 8601"),
        ("number", "eleven", "the cell must hold a number"),
        ("number", "11", "the number must lie from -10 to 10; found '11'."),
        ("number", "nan", "the number must lie from -10 to 10"),
        ("word", "kiled", "the word must be a known one; found 'kiled'. Did you mean 'killed'?"),
        ("word", "", "the cell must not be empty"),
        ("choice", "kiled", "the word must be a known one; found 'kiled'. Did you mean 'killed'?"),
        ("weights", "killed:0.3;wounded:0.3", "weights must sum to one; found a sum of 0.6. In proportion: killed:0.5"),
        ("weights", "killed", "each measure needs a weight above 0 and at most 1; found 'killed'."),
        ("weights", "killed:-1", "each measure needs a weight above 0"),
        ("weights", "killed:nan", "each measure needs a weight above 0"),
        ("weights", "kild:1", "a measure must be a known quantity; found 'kild'. Did you mean 'killed'?"),
        ("weights", "killed:0.5;killed:0.5", "a measure must be named once; found 'killed' twice."),
    ],
)
def test_bad_cells_are_refused_in_words(kind: str, text: str, words: str) -> None:
    """Each refusal names file, line, column, rule, value and way out."""
    said = refusal(kind, text)
    assert said.startswith("t.csv, line 7, column 'x': ")
    assert words in said


def test_weights_by_hand_are_scaled_to_one() -> None:
    """Three times 0.333 is meant as one third each."""
    row = Row("t", 1, {"x": "killed:0.333;wounded:0.666"}, Intake())
    weights = dict(cells.weights(row, "x", Loss))
    assert sum(weights.values()) == pytest.approx(1, abs=1e-15)
    assert weights["wounded"] == pytest.approx(2 * weights["killed"])


@given(st.integers(0, 10**12))
def test_grouping_does_not_change_a_count(value: int) -> None:
    """Digits in a row, with commas and with spaces are one number."""
    assert {read("count", f"{value}"), read("count", f"{value:,}"), read("count", f"{value:,}".replace(",", " "))} == {
        float(value)
    }


@given(st.sampled_from(["day", "count", "span", "moment", "number"]), st.text(min_size=1, max_size=12))
def test_any_text_is_a_value_or_a_fault(kind: str, text: str) -> None:
    """Whatever stands in a cell, it is either read or refused: never both, never neither, never an exception."""
    intake = Intake()
    assert (read(kind, text, intake) is None) == bool(intake.faults)


def test_an_actor_is_a_source_group_without_being_listed() -> None:
    """A state or armed group by code or name, in the spelling of the known ones; any other word is refused."""
    intake = Intake()
    text = "group\nCuba\nCU\nsouth africa\nbloggers\nAtlantis\n"
    rows = rows_of(text, "t.csv", intake, required=("group",), optional=())
    known = ("US", "Cuba", "bloggers")
    assert [cells.source_group(row, "group", known) for row in rows] == ["Cuba", "Cuba", "ZA", "bloggers", "Atlantis"]
    assert intake.n_faults == 1
    assert [cells.actor(row, "group", known) for row in rows] == ["Cuba", "Cuba", "ZA", "bloggers", "Atlantis"]
    assert intake.n_faults == 1
