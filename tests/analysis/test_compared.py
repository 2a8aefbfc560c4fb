"""What a briefing is set beside."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from passmuster.analysis.compared import earlier_state
from passmuster.briefing.json.briefing import to_json
from passmuster.errors import BadInput
from passmuster.ledger import Ledger
from worlds.findings_example import example
from worlds.muster_world import ordinary_ledger
from worlds.small_claims import CASE, TABLE

LEDGER = ordinary_ledger()
DAY = date(2025, 1, 31)


@pytest.mark.parametrize("since", [DAY, "2025-01-31"])
def test_a_day_is_one_of_the_same_ledger(since: date | str) -> None:
    """As a date or as text; nothing was printed."""
    state = earlier_state(since, LEDGER)
    assert (state.ledger, state.day, state.printed) == (LEDGER, DAY, None)


@pytest.mark.parametrize("argument", ["since", "until"])
def test_a_day_before_the_start_is_refused_by_its_name(argument: str) -> None:
    """It is that of the state that was asked for, and the first day that there is stands beside it."""
    start = LEDGER.case.start
    with pytest.raises(BadInput) as refusal:
        earlier_state(start - timedelta(days=1), LEDGER, argument=argument)
    (fault,) = refusal.value.faults
    assert fault.file == argument
    assert f'`{argument}="{start.isoformat()}"`' in fault.remedy
    assert earlier_state(start.isoformat(), LEDGER, argument=argument).day == start


def test_a_folder_has_a_case_file_and_a_last_day_of_its_own(tmp_path: Path) -> None:
    """As of its latest claim, or of an earlier day that is asked for."""
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    own = earlier_state(tmp_path, replace_id(LEDGER, "small"))
    assert own.ledger.claims
    assert own.day == own.ledger.last_day
    assert earlier_state(tmp_path, replace_id(LEDGER, "small"), date(2024, 12, 10)).day == date(2024, 12, 10)


def test_a_shipped_example_is_a_folder_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where it is given as the case, and no day."""
    monkeypatch.chdir(tmp_path)
    own = earlier_state("examples/mali", replace_id(LEDGER, "mali"))
    assert own.ledger.case.case_id == "mali"


def test_another_case_is_refused(tmp_path: Path) -> None:
    """A folder or a briefing on another war."""
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    with pytest.raises(BadInput, match="another of the same case, 'elsewhere'"):
        earlier_state(tmp_path, replace_id(LEDGER, "elsewhere"))
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps(json.loads(to_json(example()))), encoding="utf-8")
    with pytest.raises(BadInput, match="another of the same case, 'elsewhere'"):
        earlier_state(kept, replace_id(LEDGER, "elsewhere"))


def replace_id(ledger: Ledger, case_id: str) -> Ledger:
    """The same ledger of a case by another name."""
    return replace(ledger, case=replace(ledger.case, case_id=case_id))
