"""Records kept as JSON: their names, their rows, and what is no list of records."""

import pytest

from passmuster.store.intake import Intake
from passmuster.store.jsonrecords import is_json, json_rows, record_names


def test_json_is_known_by_its_first_sign() -> None:
    """A table of commas begins with a name."""
    assert is_json('\n [{"a": 1}]')
    assert is_json("{}")
    assert not is_json("a,b")


@pytest.mark.parametrize("text", ["[1, 2]", '{"a": 1}', "[", '"a"'])
def test_what_is_no_list_of_records_names_nothing_and_is_refused(text: str) -> None:
    """Once."""
    intake = Intake()
    assert record_names(text) == []
    assert json_rows(text, "theirs", intake, ["a"]) == ()
    assert len(intake.faults) == 1


def test_rows_hold_texts_by_small_names() -> None:
    """A missing value is an empty cell, a whole float has no point, and a name that the first record lacks counts."""
    intake = Intake()
    rows = json_rows('[{"Day": 3, "Tank": 80.0, "x": null}, {"day": 4, "late": "5 "}]', "theirs", intake, ["late"])
    assert [dict(row.cells) for row in rows] == [{"day": "3", "tank": "80", "x": ""}, {"day": "4", "late": "5"}]
    assert record_names('[{"Day": 3}, {"day": 4, "late": 5}]') == ["Day", "day", "late"]
