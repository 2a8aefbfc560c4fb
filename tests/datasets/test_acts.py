"""Tests of the table of acts: what ships, and what is refused."""

import pytest

from passmuster.datasets.acts import load_acts
from passmuster.datasets.acts.table import parse_acts
from passmuster.errors import BadInput
from passmuster.precedents.acts import ActKind
from passmuster.store.intake import Intake

HEAD = "act_id,war,partner,principal,day,kind,left_on,how,seen_until,what,source\n"


def refused(text: str) -> str:
    """What is said about a table that must be refused."""
    intake = Intake()
    parse_acts(text, "acts.csv", intake)
    with pytest.raises(BadInput, match=r"acts\.csv") as refusal:
        intake.close()
    return str(refusal.value)


def test_the_shipped_table_is_whole() -> None:
    """Every kind is there, no name is used twice, and some acts of the main kinds came to nothing."""
    acts = load_acts()
    assert len({act.act_id for act in acts}) == len(acts) == 176
    assert {act.kind for act in acts} == set(ActKind)
    assert all((act.left_on or act.seen_until) >= act.day for act in acts)
    for kind in (
        ActKind.SIGNED, ActKind.ANNOUNCED, ActKind.CEASEFIRE, ActKind.TALKS, ActKind.UNDER_WAY, ActKind.TOLD_TO_GO,
    ):  # fmt: skip
        assert {True, False} <= {act.left_on is None for act in acts if act.kind == kind}


def test_all_faults_are_told_at_once() -> None:
    """A kind that is none, an outcome without its day and one before the act are told together."""
    text = refused(
        HEAD
        + "a,W,P,Q,1990-01-01,treaty,1991,early_withdrawal,,x,y\n"
        + "b,W,P,Q,1990-01-01,signed,,early_withdrawal,1992-01-01,x,y\n"
        + "c,W,P,Q,1990-01-01,signed,1989-06,early_withdrawal,,x,y\n"
    )
    assert "line 2, column 'kind'" in text
    assert "line 2, column 'left_on': dates are year-month-day or year-month; found '1991'" in text
    assert "line 3, column 'left_on': who left has left_on" in text
    assert "line 4, column 'left_on': what followed does not lie before the act (1990-01-01)" in text


def test_a_named_day_lies_after_its_act() -> None:
    """A table may say which day an act names; one before the act is refused."""
    head = HEAD.replace("kind,", "kind,named_day,")
    assert "'named_day'" in refused(f"{head}a,W,P,Q,1990-06-01,signed,1990-01-01,1991-01-01,early_withdrawal,,x,y\n")
