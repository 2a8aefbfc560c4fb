"""What a table of losses says, as a value: its tables hold the numbers that the command prints."""

import numpy as np
import pytest

import passmuster as pm
from passmuster.analysis.loss_briefing import LossBriefing
from passmuster.briefing.json.losses import to_loss_json
from worlds.loss_findings import SOUND, UNSETTLED, findings_of


@pytest.fixture(scope="module")
def briefing() -> LossBriefing:
    """The findings of a small table."""
    return LossBriefing(findings_of(SOUND))


def test_json_is_what_the_command_prints(briefing: LossBriefing) -> None:
    """Byte for byte."""
    assert briefing.to_json() == to_loss_json(briefing.findings)


def test_totals_are_long_and_tidy(briefing: LossBriefing) -> None:
    """One row a day, side and category, with levels in the names of the columns."""
    frame = briefing.totals.frame("pandas")
    assert list(frame.columns) == ["date", "subject", "quantity", "median", "q025", "q975", "kind"]
    np.testing.assert_array_equal(frame["median"], [row.q50 for row in briefing.findings.totals])


def test_leans_meanings_and_slips_are_tables(briefing: LossBriefing) -> None:
    """Each holds as many rows as the findings."""
    found = briefing.findings
    assert len(briefing.leans) == len(found.leans)
    assert len(briefing.meanings) == len(found.meanings)
    assert len(briefing.slips) == len(found.slips)


def test_totals_and_leans_are_drawn(briefing: LossBriefing) -> None:
    """Both libraries draw them."""
    for table in (briefing.totals, briefing.leans):
        assert table.plot("matplotlib").axes
        assert table.plot().to_dict()


def test_text_and_page_come_too(briefing: LossBriefing, tmp_path) -> None:
    """What the terminal shows, and the page as a file."""
    assert str(briefing) == briefing.text != ""
    assert briefing.to_html(tmp_path / "losses.html") == (tmp_path / "losses.html").read_text(encoding="utf-8")


def test_draws_that_did_not_converge_raise_when_asked(briefing: LossBriefing) -> None:
    """The value says so, and raises for those who want that."""
    told = LossBriefing(findings_of(UNSETTLED))
    assert briefing.or_raise() is briefing
    assert not told.is_usable
    with pytest.raises(pm.FitFailed, match="The draws did not converge: R-hat"):
        told.or_raise()


def test_a_table_that_is_not_there_is_refused() -> None:
    """By its name."""
    with pytest.raises(pm.BadInput, match=r"nowhere\.csv"):
        pm.losses("nowhere.csv")
