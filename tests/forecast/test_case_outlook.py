"""Tests of the case among its precedents."""

import dataclasses
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.forecast.actions import draw_actions, told_actions
from passmuster.forecast.case_outlook import CaseOutlook, measures_of, outlook_of_case
from passmuster.precedents.participant import CAUSES, DEPARTURES

EVERYONE = load_participants()
KOREA = next(row for row in EVERYONE if row.case_id == "ukraine_north_korea")
AS_OF = date(2025, 2, 28)


@cache
def fitted():
    """A fit for all tests, which most of them take as it is."""
    return outlook_of_case(KOREA, EVERYONE, as_of=AS_OF, months_in=4.5, seed=1).fit


def outlook(**options: object) -> CaseOutlook:
    """The case on the day, with a fit made once."""
    return outlook_of_case(KOREA, EVERYONE, as_of=AS_OF, months_in=4.5, fit=fitted(), seed=1, **options)  # type: ignore[arg-type]


def leaving(found: CaseOutlook) -> float:
    """Mean chance of leaving early within half a year."""
    return float(found.hazards.exit_probabilities(4.5, [26])[:, 0, 1:4].sum(axis=1).mean())


def test_estimates_act_on_the_chance() -> None:
    """More dead and more strain raise the chance of leaving, a little and a lot apart from each other."""
    draws = np.random.default_rng(1).lognormal(0.0, 0.2, 500)
    few = leaving(outlook(killed=30 * draws, peak_present=11_000 * draws))
    many = leaving(outlook(killed=3000 * draws, peak_present=11_000 * draws))
    strained = leaving(outlook(killed=3000 * draws, peak_present=11_000 * draws, strain_now=3 + draws))
    assert few < many < strained


def test_later_counts_of_its_row_do_not_matter() -> None:
    """What the table says of the case's dead and troops is of a later day and changes nothing."""
    blank = dataclasses.replace(KOREA, deaths=None, peak_troops=None)
    again = outlook_of_case(blank, EVERYONE, as_of=AS_OF, months_in=4.5, fit=fitted(), seed=1)
    assert np.array_equal(outlook().hazards.rates, again.hazards.rates)
    assert outlook().strangeness == again.strangeness


def test_says_whether_it_is_like_anyone() -> None:
    """The first remark tells inside from outside, and strain is named as a judgement when it is used."""
    found = outlook(strain_now=np.ones(10))
    assert found.remarks[0].startswith("North Korea lies ")
    assert ("outside" in found.remarks[0]) == found.strangeness.outside
    assert "stated judgement" in found.remarks[-1]
    assert KOREA.case_id not in [near.case_id for near in found.neighbours]


def test_a_stranger_is_widened_and_says_so() -> None:
    """A case made unlike all others gets a wider interval and a sentence with its width."""
    crowd = [dataclasses.replace(KOREA, case_id=f"c{at}", war=f"W{at}", start=date(2000, 1, 1)) for at in range(20)]
    odd = dataclasses.replace(KOREA, regime="democracy", combat_role="support", paid=False, treaty_ally=False)
    found = outlook_of_case(odd, crowd, as_of=AS_OF, months_in=4.5, fit=fitted(), seed=1)
    assert found.strangeness.outside
    assert "outside the experience of the sample" in found.remarks[0]
    assert "widened by judgement (standard deviation 1.00" in found.remarks[0]


def test_actions_take_it_as_it_is() -> None:
    """The hazards of the case answer the question of the five actions."""
    hazards = outlook().hazards
    draws = draw_actions(hazards, months_in=4.5, surge_hazards=np.full((50, 52), 0.01), horizons_weeks=[52])
    lines = told_actions(draws, hazards.exposure, months_in=4.5, naive_surges_per_week=0.0)
    assert sum(line.probability for line in lines) == pytest.approx(1.0)


def test_measures_are_those_of_the_precedents() -> None:
    """Deaths per soldier and month and the share of the joint force, as logs; nobody dead is half a death."""
    found = measures_of(5.0, np.array([1000.0, 0.0]), np.array([10_000.0, 10_000.0]), np.array([40_000.0, 5_000.0]))
    assert found["log_losses"] == pytest.approx(np.log([0.02, 0.5 / 50_000]))
    assert found["log_share"] == pytest.approx(np.log([0.25, 1.0]))


def test_wrong_counts_are_refused_together() -> None:
    """Negative people and draws that do not pair up are told at once."""
    with pytest.raises(BadInput) as refusal:
        outlook(killed=np.array([-1.0]), peak_present=np.ones(3))
    text = str(refusal.value)
    assert "killed: people are 0 or more; found 1 other values" in text
    assert "draws are of one shape; found killed (1,), peak_present (3,)" in text


def test_more_losses_never_make_leaving_rarer() -> None:
    """Draw by draw: ten times the dead raise the chance of leaving, or leave it, at every horizon."""
    own = [CAUSES.index(word) for word in DEPARTURES]
    killed = np.array([50.0, 500.0, 5000.0])
    chances = [
        outlook(killed=np.full(40, dead), peak_present=np.full(40, 10_000.0))
        .hazards.exit_probabilities(4.5, [4, 26, 52])[:, :, own]
        .sum(axis=2)
        for dead in killed
    ]
    assert all((more >= fewer - 1e-12).all() for fewer, more in pairwise(chances))
    assert (chances[2] > chances[0]).mean() > 0.5
