"""Tests of acts on record in an invented war: what they do to the forecast, and that none makes leaving rarer."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.datasets.acts import load_acts
from passmuster.datasets.coalitions import load_participants
from passmuster.findings.acts import act_lines, acts_told, war_ends
from passmuster.forecast.acts_on_record import ActsOnRecord, acts_on_record
from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.forecast.outlook import PartnerCounts, held_up_by, judge
from passmuster.ledger import Event, Ledger
from passmuster.ledger.vocabulary import Action
from passmuster.precedents.act_roads import fit_acts
from passmuster.precedents.acts import ActKind
from passmuster.precedents.baselines import constant_hazard
from passmuster.precedents.participant import CAUSES, DEPARTURES
from worlds.muster_world import AS_OF, case, decreed, ordinary_claims

COUNTS = PartnerCounts(killed=np.full(40, 500.0), peak=np.full(40, 10_000.0), joint_peak=None, strain=np.zeros(40))
OWN = [CAUSES.index(word) for word in DEPARTURES]
EVERY = list(range(len(CAUSES)))
HALF_A_YEAR = 26


@cache
def roads():
    """What acts are like, once for all tests."""
    return fit_acts(load_acts(), as_of=AS_OF, seed=1, n_draws=400)


@cache
def plain():
    """The case as the tables have it."""
    return judge(case(), AS_OF, COUNTS, seed=1)


def on_record(
    *acts: tuple[ActKind, int], credence: float = 0.95, borne_out: float = 0.0, months_ago: float = 0.0
) -> ActsOnRecord:
    """Acts of so many days ago, each borne out with a chance, so many months ago."""
    told = [
        LeavingAct(kind=kind, day=AS_OF - timedelta(days=days), events=(), credence=credence) for kind, days in acts
    ]
    n = len(told)
    return ActsOnRecord(
        acts=tuple(told), roads=roads(), as_of=AS_OF, borne_out=(borne_out,) * n, months_borne_out=(months_ago,) * n
    )


def leaving(acts: ActsOnRecord | None, weeks: int = HALF_A_YEAR, causes: list[int] = OWN) -> float:
    """Chance that the partner leaves, cuts back or makes its own peace, or of other causes."""
    hazards = plain().hazards if acts is None else held_up_by(plain().hazards, acts)
    return float(hazards.exit_probabilities(plain().months_in, [weeks])[:, 0, causes].sum(axis=1).mean())


def test_signed_ordered_and_begun_lie_above_the_constant_rate() -> None:
    """Three days after an accord, an order or a first departure."""
    constant = constant_hazard(plain().hazards.exposure, months_in=3.0, horizons_weeks=[HALF_A_YEAR])[0, OWN].sum()
    for kind in (ActKind.SIGNED, ActKind.ANNOUNCED, ActKind.UNDER_WAY, ActKind.ASKED_TO_GO):
        assert leaving(on_record((kind, 3))) > 1.5 * constant


def test_more_on_record_says_more() -> None:
    """Nothing, talks, a promise, an accord, troops on their way: each adds to what stood there."""
    war = [(ActKind.TALKS, 90), (ActKind.PROMISE, 60), (ActKind.SIGNED, 30), (ActKind.UNDER_WAY, 3)]
    chances = [leaving(None), *(leaving(on_record(*war[:n])) for n in range(1, 5))]
    assert chances == sorted(chances)
    assert chances[0] < chances[2] < chances[4]


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.sampled_from(ActKind), st.integers(0, 900)), max_size=3),
    st.tuples(st.sampled_from(ActKind), st.integers(0, 900)),
)
def test_no_act_makes_leaving_rarer(acts: list[tuple[ActKind, int]], one_more: tuple[ActKind, int]) -> None:
    """Whatever stands on record, one more act of any kind and age makes it no rarer that they are gone.

    Nor that they leave of their own: never below what it is without acts, and beside other acts by less than a point,
    which an accord may take from it as it brings the war's own end nearer.
    """
    before, after = on_record(*acts), on_record(*acts, one_more)
    for weeks in (4, 52):
        assert leaving(after, weeks, EVERY) >= leaving(before, weeks, EVERY) - 1e-9
        assert leaving(after, weeks) >= max(leaving(before, weeks) - 0.01, leaving(None, weeks) - 1e-9)


def test_a_force_that_shrinks_bears_an_accord_out() -> None:
    """With half of it gone, an accord of ten months ago counts as a withdrawal under way; talks do not."""
    day = AS_OF - timedelta(days=300)
    told = [LeavingAct(kind=kind, day=day, events=(), credence=0.95) for kind in (ActKind.SIGNED, ActKind.TALKS)]
    now = np.array([0.5, 0.5, 0.7, 0.9])
    since = [np.column_stack([np.ones(4), now]), np.column_stack([np.ones(4), np.full(4, 0.5)])]
    assert acts_on_record(case(), told, AS_OF, present_since=since, seed=1).borne_out == (0.75, 0.0)
    old = [(ActKind.SIGNED, 300)]
    assert leaving(on_record(*old, borne_out=1.0)) > 1.5 * leaving(on_record(*old))


def test_a_force_that_was_cut_and_stands_is_no_longer_on_its_way() -> None:
    """Of 2,500 some 900 were left after a year, and are there two years later; where men still go it is as of today."""
    told = [LeavingAct(kind=ActKind.ANNOUNCED, day=AS_OF - timedelta(weeks=156), events=(), credence=0.95)]
    stands = np.concatenate([np.linspace(2500.0, 900.0, 53), np.full(104, 900.0)])[None]
    shrinks = np.linspace(2500.0, 900.0, 157)[None]
    never_there = np.zeros((1, 157))
    months = [
        acts_on_record(case(), told, AS_OF, present_since=[path], seed=1).months_borne_out[0]
        for path in (stands, shrinks, never_there)
    ]
    assert months[0] == pytest.approx((104 + 10) / 4.348, abs=0.3)  # ten weeks before it stood there were a third more
    assert months[1] == pytest.approx(30 / 4.348, abs=0.3)
    assert months[2] == 0.0
    old = [(ActKind.ANNOUNCED, 1092)]
    chances = [leaving(on_record(*old, borne_out=1.0, months_ago=month)) for month in (months[0], months[1], 0.0)]
    assert chances == sorted(chances)
    assert chances[2] > 2.0 * chances[0]


def test_the_widest_road_is_the_floor() -> None:
    """Two roads to one number: kind by kind as kept, and act by act, the largest of all at each week and cause."""
    told = [(ActKind.SIGNED, 30), (ActKind.SIGNED, 400), (ActKind.TALKS, 90), (ActKind.UNDER_WAY, 3)]
    floors = on_record(*told).floors
    assert floors is not None
    each = [
        roads().by_cause(
            kind, roads().weekly(kind, months_since=days / 30.4375, credence=0.95, n_weeks=floors.shape[1])
        )
        for kind, days in told
    ]
    np.testing.assert_allclose(floors, np.maximum.reduce(each))
    assert on_record().floors is None


def test_a_rumour_counts_for_less() -> None:
    """An accord that may not have been signed moves leaving less."""
    assert leaving(on_record((ActKind.SIGNED, 3), credence=0.25)) < leaving(on_record((ActKind.SIGNED, 3)))


def test_the_cases_own_war_is_left_out() -> None:
    """A case that is a past war learns nothing from its own acts, by its row or by who fights when."""
    egypt = next(row for row in load_participants() if row.war.startswith("North Yemen"))
    day = date(1967, 9, 15)
    own = replace(case(), precedent_id=egypt.case_id, start=date(1962, 10, 1))
    named = replace(case(), partner="Egypt", principal="Yemen Arab Republic", start=date(1962, 10, 1))
    others = [act for act in load_acts() if act.day < day and act.kind == ActKind.SIGNED]
    contingents = {act.contingent for act in others if not act.war.startswith("North Yemen")}
    for war in (own, named):
        counts = acts_on_record(war, [], day, present_since=[], seed=1).roads.counts
        assert counts[ActKind.SIGNED].contingents == len(contingents)


# From events to findings ----------------------------------------------------------------------------------------------


def told(by: str, to: str, kind: str, note: str, days: int) -> Event:
    """An event so many days before the as-of day."""
    return Event(
        event_id=f"e{days}", date=AS_OF - timedelta(days=days), source_actor=by, target_actor=to, event=kind,
        score=5.0, claimant="the United Nations", claimant_group="UN", note=note,
    )  # fmt: skip


def test_events_of_a_case_move_its_outlook() -> None:
    """An accord with the principal, coded as friendly, raises leaving; what it was followed by is told beside it."""
    accord = told("KP", "RU", "AGREE", "Accord signed: its troops leave within a year", 3)
    fit = decreed(Ledger(case=case(), claims=ordinary_claims(), events=(accord,)).known(AS_OF))
    moved = look_ahead(fit, n_weeks=HALF_A_YEAR, horizons_weeks=(HALF_A_YEAR,), paths_per_draw=1)
    raised = {row.action: row.probability for row in moved.outlook.actions}
    assert raised[Action.WITHDRAW] + raised[Action.DRAW_DOWN] > 1.5 * leaving(None)
    assert sum(raised.values()) == pytest.approx(1.0)
    (line,) = act_lines(moved.outlook.judging.acts)
    assert (line.kind, line.event_ids, line.credence) == ("signed", ("e3",), 0.95)
    (sentence,) = acts_told((line,))
    assert f"of {line.contingents} past partners with such an act {line.within_a_year} had fewer" in sentence.text
    assert [row.horizon_weeks for row in war_ends(moved.outlook, None, AS_OF)] == [HALF_A_YEAR]
    assert war_ends(moved.outlook, AS_OF, AS_OF) == ()
    assert act_lines(None) == ()


def test_who_sets_out_to_leave_sends_no_more() -> None:
    """An order makes a surge rarer by the chance that it leads to leaving; talks, and what others ask, do not."""
    weeks = np.arange(1, HALF_A_YEAR + 1)
    for kind in (ActKind.TALKS, ActKind.CEASEFIRE, ActKind.ASKED_TO_GO):
        np.testing.assert_array_equal(on_record((kind, 3)).staying(HALF_A_YEAR), np.ones(HALF_A_YEAR))
    ordered = on_record((ActKind.ANNOUNCED, 3)).staying(HALF_A_YEAR)
    chance = roads().chance[:, list(ActKind).index(ActKind.ANNOUNCED)]
    assert ordered[0] == pytest.approx((1.0 - 0.95 * chance).mean(), abs=0.02)
    assert np.all(np.diff(ordered) > 0.0), "the longer nothing came of it, the less was meant"
    assert ordered.size == weeks.size
    assert np.all(on_record((ActKind.ANNOUNCED, 3), (ActKind.SIGNED, 30)).staying(HALF_A_YEAR) <= ordered)
    rumoured = on_record((ActKind.ANNOUNCED, 3), credence=0.25).staying(HALF_A_YEAR)
    assert np.all(rumoured > ordered)


def test_a_withdrawal_ordered_makes_a_surge_rarer() -> None:
    """In the whole forecast and along its paths; the same war without the order is the measure."""
    order = told("KP", "RU", "CONCEDE", "announces that all its troops leave", 3)
    chances, surged = [], []
    for events in ((), (order,)):
        known = Ledger(case=case(), claims=ordinary_claims(), events=events).known(AS_OF)
        looked = look_ahead(decreed(known), n_weeks=HALF_A_YEAR, horizons_weeks=(HALF_A_YEAR,), paths_per_draw=2)
        assert looked.outlook is not None
        assert looked.fates is not None
        chances += [line.probability for line in looked.outlook.actions if line.action == Action.SURGE]
        surged.append((looked.fates.surge_week <= HALF_A_YEAR).mean())
    assert chances[1] < 0.5 * chances[0]
    assert surged[1] < 0.5 * surged[0]


def test_a_day_that_an_accord_names_is_used_and_told() -> None:
    """Four years off it makes leaving within half a year rarer than an accord of no day does."""
    chances = []
    for words in ("", " within four years"):
        accord = told("KP", "RU", "AGREE", f"Accord signed: its troops leave{words}", 3)
        fit = decreed(Ledger(case=case(), claims=ordinary_claims(), events=(accord,)).known(AS_OF))
        moved = look_ahead(fit, n_weeks=HALF_A_YEAR, horizons_weeks=(HALF_A_YEAR,), paths_per_draw=1)
        raised = {row.action: row.probability for row in moved.outlook.actions}
        chances.append(raised[Action.WITHDRAW] + raised[Action.DRAW_DOWN])
        (line,) = act_lines(moved.outlook.judging.acts)
    plain, late = chances
    assert late < plain
    assert line.last_day is not None
    (sentence,) = acts_told((line,))
    assert (
        f"of {line.naming} past partners that named a day {line.kept} had fewer than half there by then"
        in sentence.text
    )
