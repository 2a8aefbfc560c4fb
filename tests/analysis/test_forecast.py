"""What lies ahead, asked from Python: a value with tables, a record that is kept, and its scores."""

import json
from datetime import date
from pathlib import Path

import pytest

from passmuster.analysis.forecast import CaseForecast, forecast_ledger, record_scores
from passmuster.analysis.inputs import open_case
from passmuster.errors import BadInput, FitFailed
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Ledger
from worlds.handed import Handed
from worlds.small_claims import CASE, TABLE

QUESTION = """
[[questions]]
id = "killed-900"
text = "Will 900 have been killed by 1 March 2025?"
subject = "kp-force"
quantity = "killed"
threshold = 900
by = 2025-03-01
"""

CAME = "question_id,outcome,resolved_on,receipt,value\nkilled-900,yes,2025-03-01,https://example.org/a; c9,1000\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Ledger:
    """A small case with a question."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "case.toml").write_text(CASE + QUESTION, encoding="utf-8")
    (folder / "claims.csv").write_text(TABLE, encoding="utf-8")
    return open_case(folder)


@pytest.fixture(scope="module")
def handed(tmp_path_factory) -> Handed:
    """Decreed fits, and a cache of their own."""
    return Handed(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def ahead(ledger: Ledger, handed: Handed) -> CaseForecast:
    """What lies ahead of the small case."""
    return forecast_ledger(ledger, handed.run())


@pytest.fixture
def on_record(ledger: Ledger, handed: Handed, tmp_path) -> Path:
    """A record that holds the forecasts of the small case."""
    forecast_ledger(ledger, handed.run(), record=tmp_path / "record.jsonl")
    return tmp_path / "record.jsonl"


def test_tables_look_ahead_only(ahead: CaseForecast) -> None:
    """Stocks are those of days to come; actions, classes and questions are told by horizon."""
    assert min(ahead.stocks["date"]) > ahead.briefing.as_of
    assert set(ahead.actions["horizon_weeks"]) == set(ahead.classes["horizon_weeks"]) == {4, 13, 26, 52}
    assert list(ahead.questions["question_id"]) == ["killed-900"]
    assert sum(row["probability"] for row in ahead.actions if row["horizon_weeks"] == 13) == pytest.approx(1.0)


def test_text_json_and_hubverse_hold_the_same_day(ahead: CaseForecast) -> None:
    """Each form says as of when it is."""
    assert "as of 22 December 2024" in ahead.text
    assert json.loads(ahead.to_json())["as_of"] == "2024-12-22"
    assert ahead.to_hubverse().splitlines()[1].startswith("2024-12-22,partner action,4,")


def test_what_moved_since_a_day_is_told_with_it(
    ledger: Ledger, handed: Handed, ahead: CaseForecast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is asked for: the chances of then beside those of now, on the screen and as data."""
    monkeypatch.setattr("passmuster.model.passage.LEAST_SHARE", 0.0)
    monkeypatch.setattr("passmuster.model.passage.ESS_NEEDED", 1)
    since = forecast_ledger(ledger, handed.run(), since="2024-12-08")
    moved = json.loads(since.to_json())["moved"]
    assert (moved["from"], moved["to"]) == ("2024-12-08", "2024-12-22")
    assert "8 December 2024" in since.text
    assert json.loads(ahead.to_json())["moved"] is None


def test_forecasts_go_on_record_once(ledger: Ledger, handed: Handed, on_record: Path) -> None:
    """Again, they stand there already, and the file is as it was."""
    before = on_record.read_bytes()
    again = forecast_ledger(ledger, handed.run(), record=on_record)
    assert again.recorded is not None
    assert (again.recorded.written, again.recorded.held) == (0, 5)
    assert json.loads(again.to_json())["recorded"] == 0
    assert on_record.read_bytes() == before


def test_a_failed_fit_is_no_forecast(ledger: Ledger, tmp_path) -> None:
    """Nothing goes on record, the value says so, and asking for more is an error."""
    folder = tmp_path / "cache"
    folder.mkdir()
    failing = Handed(folder, health=Health(1.3, 20.0, 5, "kp-force present"))
    failed = forecast_ledger(ledger, failing.run(), record=tmp_path / "record.jsonl")
    assert not failed.is_usable
    assert failed.recorded is None
    assert not (tmp_path / "record.jsonl").exists()
    with pytest.raises(FitFailed, match="R-hat"):
        failed.or_raise()


def test_what_came_is_appended_and_scored(on_record: Path, tmp_path) -> None:
    """A table of what came adds an entry, and every settled forecast stands beside what came."""
    (tmp_path / "came.csv").write_text(CAME, encoding="utf-8")
    found = record_scores(on_record, resolve=tmp_path / "came.csv")
    (row,) = found.rows
    assert (found.case, found.written, row["outcome"], row["value"]) == ("small", 1, "yes", 1000.0)
    assert row["brier"] == pytest.approx((row["probability"] - 1.0) ** 2)
    assert row["receipts"] == "https://example.org/a; c9"
    assert row["by"] == date(2025, 3, 1)
    assert json.loads(found.to_json())["n_open"] == 4
    assert "1 entry written" in found.text
    assert record_scores(on_record, resolve=tmp_path / "came.csv").written == 0


def test_a_record_that_is_not_there_cannot_be_scored(tmp_path) -> None:
    """The way to make one is told."""
    with pytest.raises(BadInput, match=r"must be there; found no such file\. Make one first"):
        record_scores(tmp_path / "none.jsonl")


def test_a_record_is_of_one_case(on_record: Path) -> None:
    """Scores of another case's record are refused when the case is named."""
    with pytest.raises(BadInput, match="a record is of one case, here 'other'; found 'small'"):
        record_scores(on_record, case="other")
