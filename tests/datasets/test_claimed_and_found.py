"""Tests of the table of claims with later counts: what ships, what is refused, and the priors that rest on it."""

from collections import Counter, defaultdict

import numpy as np
import pytest

from passmuster.datasets.claimed_and_found import Relation, load_outcomes
from passmuster.datasets.claimed_and_found.table import Read, parse_outcomes
from passmuster.errors import BadInput
from passmuster.model.priors import DEFAULTS
from passmuster.store.intake import Intake

HEAD = "war,speaker,relation,of,measure,day,claimed,found_low,found_high,read,source\n"
LOSSES = {"killed", "casualties"}
ENOUGH_WARS = 15
"""Wars of onlookers' counts from which on less than half of their lean is taken away."""


def log_factors(relation: str, measures: set[str]) -> np.ndarray:
    """Log of claimed over found of such claims."""
    return np.log([row.factor for row in load_outcomes() if row.relation == relation and row.measure in measures])


def refused(text: str) -> str:
    """What is said about a table that must be refused."""
    intake = Intake()
    parse_outcomes(text, "claimed.csv", intake)
    with pytest.raises(BadInput, match=r"claimed\.csv") as refusal:
        intake.close()
    return str(refusal.value)


def test_the_shipped_table_is_whole() -> None:
    """Every row has a source, no claim stands twice, and the war of the shipped case is not among them."""
    rows = load_outcomes()
    assert len(rows) == 74
    assert len({row.war for row in rows}) == 35
    assert len({(row.war, row.speaker, row.of, row.measure, row.day) for row in rows}) == len(rows)
    assert all((row.speaker == row.of) == (row.relation == Relation.OWN) for row in rows)
    assert all(row.source for row in rows)
    assert max(row.day for row in rows).year < 2022


def test_onlookers_are_gathered_by_the_rule() -> None:
    """No party to a war is its onlooker, none speaks of one army more than twice, and most rows were looked up."""
    rows = load_outcomes()
    onlookers = [row for row in rows if row.relation == Relation.THIRD]
    parties = {(row.war, name) for row in rows if row.relation != Relation.THIRD for name in (row.speaker, row.of)}
    assert not {(row.war, row.speaker) for row in onlookers} & parties
    assert {row.measure for row in onlookers} <= LOSSES
    assert max(Counter((row.war, row.speaker, row.of, row.measure) for row in onlookers).values()) == 2
    assert len({row.war for row in onlookers}) >= ENOUGH_WARS
    assert np.mean([row.read == Read.BOTH for row in onlookers]) > 0.7
    assert np.mean([row.read != Read.NONE for row in onlookers]) > 0.9


def test_all_faults_are_told_at_once() -> None:
    """A relation that is none, an empty claim and later counts in the wrong order are faults with line and column."""
    text = refused(HEAD + "W,S,ally,S,killed,2000-01-01,,5,6,none,x\nW,S,own,S,killed,2000-01-01,4,9,6,both,x\n")
    assert "line 2, column 'relation'" in text
    assert "line 2, column 'claimed'" in text
    assert "found_low is at most found_high; found 9 and 6" in text


def test_a_row_is_left_out_however_many_faults_there_are() -> None:
    """Beyond the faults that are told, too."""
    intake = Intake()
    assert parse_outcomes(HEAD + "W,S,own,S,killed,2000-13-01,4,5,6,none,x\n" * 150, "claimed.csv", intake) == ()
    assert intake.n_faults == 150


def test_leans_on_own_losses_are_half_of_what_past_wars_show() -> None:
    """The prior's middle is half of the typical lean, to a tenth of a log unit; its width reaches the mean miss."""
    found, own = log_factors(Relation.OWN, LOSSES), DEFAULTS["own_lean_losses"]
    assert own.location == pytest.approx(np.mean(found) / 2, abs=0.1)
    assert own.scale + abs(own.location) >= 0.5 * np.sqrt(np.mean(found**2))


def test_leans_on_an_opponents_losses_are_nearly_what_past_wars_show() -> None:
    """The prior's middle is a little less than the typical lean, and it is as wide as past wars differ."""
    found, own = log_factors(Relation.OPPONENT, LOSSES), DEFAULTS["camp_lean_losses"]
    assert np.median(found) - 0.2 < own.location < np.median(found)
    assert own.scale == pytest.approx(np.std(found), abs=0.1)
    assert own.location - 1.645 * own.scale < 0.0, "a count that is right must be thinkable"


def test_leans_of_onlookers_follow_the_rule_that_was_stated_before() -> None:
    """Each war counts once; of *n* wars' mean and root of the mean square *n* / (*n* + 6) is taken, to a twentieth."""
    by_war = defaultdict(list)
    for row in load_outcomes():
        if row.relation == Relation.THIRD:
            by_war[row.war].append(np.log(row.factor))
    wars, own = np.array([np.mean(factors) for factors in by_war.values()]), DEFAULTS["third_lean_losses"]
    taken = len(wars) / (len(wars) + 6)
    assert own.location == pytest.approx(taken * np.mean(wars), abs=0.025)
    assert own.scale == pytest.approx(taken * np.sqrt(np.mean(wars**2)), abs=0.025)
    assert np.mean(wars < 0.0) > 0.25, "counts that were too low were found as well"


def test_leans_on_strength_are_as_wide_as_half_of_what_past_wars_show() -> None:
    """The spread of a camp's lean on strengths is half of the root of the mean square, to a tenth, about zero."""
    found = log_factors(Relation.OPPONENT, {"present"})
    assert DEFAULTS["camp_lean_strength"].location == 0.0
    assert DEFAULTS["camp_lean_strength"].scale == pytest.approx(np.sqrt(np.mean(found**2)) / 2, abs=0.1)
