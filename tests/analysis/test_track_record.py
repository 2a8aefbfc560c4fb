"""Past forecasts as a value: what the command prints, as a table and as JSON."""

import json

import pytest

import passmuster as pm
from passmuster.analysis import track_record
from passmuster.analysis.track_record import TrackRecord, backtest
from passmuster.briefing.json.backtest import backtest_to_json
from worlds.handed import Handed
from worlds.small_claims import CASE

HEAD = "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group\n"
ROWS = """\
c1,2024-11-10,2024-11-10,kp-force,present,10000,about,asserted,Kyiv,UA
c2,2024-11-22,2024-11-22,kp-force,killed,300,about,asserted,Kyiv,UA
c3,2024-12-20,2024-12-20,kp-force,killed,500,about,asserted,Kyiv,UA
c4,2024-12-28,2024-12-28,kp-force,present,11000,about,asserted,Washington,US
"""


@pytest.fixture
def case(tmp_path):
    """A case folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "claims.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return folder


@pytest.fixture
def found(case, tmp_path, monkeypatch) -> TrackRecord:
    """The small case's track record, by decreed fits."""
    handed = Handed(tmp_path)
    monkeypatch.setattr(track_record.Run, "usual", lambda **_: handed.run(seed=7))
    return backtest(case, first="2024-12-01", last="2024-12-01")


def test_scores_are_a_table(found: TrackRecord) -> None:
    """Each forecast stands beside what was claimed and the best naive forecaster."""
    scores = [score for day in found.found.days for score in day.scores]
    assert list(found.scores["median"]) == [score.q50 for score in scores]
    assert list(found.scores["inside90"]) == [score.inside90 for score in scores]
    assert found.scores.frame("pandas").shape[0] == len(scores) > 0


def test_json_is_what_the_command_prints(found: TrackRecord) -> None:
    """Byte for byte: one writer serves both."""
    assert found.to_json() == backtest_to_json(found.findings)
    assert json.loads(found.to_json())["n"] == len(found.scores)


def test_sound_fits_raise_nothing(found: TrackRecord) -> None:
    """And the text is the terminal's."""
    assert found.or_raise() is found
    assert str(found) == found.text != ""


def test_days_that_cannot_be_used_are_refused(case) -> None:
    """By the names of the arguments."""
    with pytest.raises(pm.BadInput, match=r"first: a day is written YYYY-MM-DD; found 'then'"):
        pm.backtest(case, first="then")
    with pytest.raises(pm.BadInput, match=r"first: "):
        pm.backtest(case, first="2025-01-01", last="2024-12-01")
