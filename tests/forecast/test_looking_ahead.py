"""Tests of looking ahead with levers and without: one luck, sharp differences, and what a briefing says of them."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from passmuster.analysis import working_out
from passmuster.analysis.brief import brief_ledger
from passmuster.analysis.run import Run
from passmuster.briefing.json.briefing import to_json
from passmuster.briefing.outline import question_effects
from passmuster.briefing.phrases import past_sentence, question_effect
from passmuster.cli import main
from passmuster.errors import BadInput
from passmuster.findings.findings import Findings
from passmuster.forecast import path_room
from passmuster.forecast.levers import set_levers
from passmuster.forecast.looking_ahead import LookedAhead, look_ahead
from passmuster.ledger import Event, Ledger, Lever, Question
from passmuster.model.fit import Fit
from worlds.handed import OnlyThePast, SharingThePast
from worlds.muster_world import AS_OF, case, decreed, decreed_fit, ordinary_claims

LEVERS = tuple(
    Lever(name=name, text=f"What {name} means.", acts_on=acts_on, unit="")
    for name, acts_on in (
        ("losses", "casualty_hazard"), ("pay", "reward"), ("wave", "arrivals"), ("tour", "tour_length"),
        ("talks", "diplomacy"), ("arms", "third_party_arms"), ("sanctions", "sanctions"),
        ("recruits", "principal_arrivals"),
    )
)  # fmt: skip
EVENTS = (
    Event(
        event_id="e1", date=date(2024, 10, 18), source_actor="KP", target_actor="UA", event="MOBILIZE", score=-7.0,
        claimant="Seoul", claimant_group="KR",
    ),
    Event(
        event_id="e2", date=date(2024, 11, 5), source_actor="RU", target_actor="KP", event="AID", score=7.0,
        claimant="Seoul", claimant_group="KR",
    ),
)  # fmt: skip
QUESTION = Question(
    question_id="dead", text="Will a thousand have been killed by the end of March?", subject="kp-force",
    quantity="killed", threshold=1_000, by=date(2025, 3, 30),
)  # fmt: skip
WORLD = case(levers=LEVERS, questions=(QUESTION,), precedent_id="ukraine_north_korea")
LEDGER = Ledger(case=WORLD, claims=ordinary_claims(), events=EVENTS)


@cache
def fitted() -> Fit:
    """The decreed fit, once for all tests."""
    return decreed(LEDGER.known(AS_OF))


HORIZONS = (4, 13)


@cache
def plain() -> LookedAhead:
    """The case without levers."""
    return look_ahead(fitted(), n_weeks=13, horizons_weeks=HORIZONS)


def looked(*asked: str) -> LookedAhead:
    """The same case with levers set."""
    levers = set_levers(WORLD, asked)
    return look_ahead(fitted(), n_weeks=13, horizons_weeks=HORIZONS, levers=levers, before=plain())


def gain(after: LookedAhead, quantity: str) -> np.ndarray:
    """How much more of a count there is after 13 weeks, path by path."""
    return after.ahead.path("kp-force", quantity)[:, -1] - plain().ahead.path("kp-force", quantity)[:, -1]


def chance(seen: LookedAhead, action: str, weeks: int = 13) -> float:
    """The probability of an action."""
    assert seen.outlook is not None
    return next(r.probability for r in seen.outlook.actions if (r.action, r.horizon_weeks) == (action, weeks))


def test_probabilities_add_up_and_surges_are_not_the_rule() -> None:
    """The five actions add up to one at each horizon, and a steady force rather keeps its course than grows."""
    for weeks in HORIZONS:
        assert sum(chance(plain(), action, weeks) for action in plain().outlook.draws[weeks]) == pytest.approx(1.0)
    assert chance(plain(), "sustain") > chance(plain(), "surge")


@pytest.mark.parametrize("asked", ["losses=1", "pay=1", "wave=0", "talks=0", "arms=0", "sanctions=0", "recruits=1"])
def test_a_lever_left_where_it_is_changes_nothing(asked: str) -> None:
    """Every lever at its neutral value gives each path and each chance back to the last bit."""
    same = looked(asked)
    assert np.array_equal(same.ahead.present, plain().ahead.present)
    assert same.outlook.actions == plain().outlook.actions


def test_losses_kill_more_on_every_path_that_fights() -> None:
    """Twice the loss rate means at least as many dead on every path, and leaving becomes likelier.

    A partner that the losses drive out earlier loses fewer from then on, so paths of one fate are compared.
    """
    more = looked("losses=2")
    one, other = more.fates, plain().fates
    alike = (one.exit_week == other.exit_week) & (one.cause == other.cause) & (one.surge_week == other.surge_week)
    assert alike.mean() > 0.9
    assert np.all(gain(more, "killed")[alike] >= -1e-6)
    assert np.median(gain(more, "killed")) > 0.5 * np.median(plain().ahead.path("kp-force", "killed")[:, 0] / 14 * 13)
    assert chance(more, "withdraw") > chance(plain(), "withdraw")


def test_pairs_are_sharper_than_two_draws() -> None:
    """The spread of paired differences of the dead is far below that of two sets of paths with their own luck."""
    more = looked("losses=1.1")
    other = look_ahead(replace(fitted(), seed=99), n_weeks=13, horizons_weeks=HORIZONS)
    apart = other.ahead.path("kp-force", "killed")[:, -1] - plain().ahead.path("kp-force", "killed")[:, -1]
    assert np.std(gain(more, "killed")) < 0.3 * np.std(apart)


def test_each_lever_moves_what_it_should() -> None:
    """A wave makes a surge likelier, no pay and talks less so; shorter tours send more men through."""
    assert chance(looked("wave=4000"), "surge") > chance(plain(), "surge") + 0.3
    assert chance(looked("pay=0"), "surge") < chance(plain(), "surge")
    assert chance(looked("talks=1"), "surge") < chance(plain(), "surge")
    assert chance(looked("recruits=4"), "surge") < chance(plain(), "surge")
    assert np.median(gain(looked("tour=6"), "returned")) > 1000
    assert np.median(gain(looked("tour=6"), "deployed")) > 1000
    assert np.median(gain(looked("arms=1"), "killed")) > 0
    assert chance(looked("sanctions=1"), "surge") < chance(plain(), "surge")


def test_stocks_balance_under_every_lever() -> None:
    """With all levers at once everybody of every path is in one place."""
    s = looked("losses=3", "wave=5000", "tour=10", "talks=1", "arms=1", "pay=0").ahead.stocks
    elsewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    np.testing.assert_allclose(elsewhere, s.deployed, rtol=1e-12)


def test_a_case_without_a_force_of_the_partner_has_no_outlook() -> None:
    """Nothing is judged where nothing is counted."""
    fit = decreed_fit()
    nobody = replace(fit, posterior=replace(fit.posterior, design=replace(fit.design, case=case(partner="XX"))))
    assert look_ahead(nobody, n_weeks=4, horizons_weeks=(4,)).outlook is None


# In the briefing ----------------------------------------------------------------------------------------------------


def briefed(*levers: str) -> Findings:
    """The findings of the small world; its fit is decreed and not sampled."""
    run = Run(seed=7, fitter=lambda known, **_: decreed(known), keeper=OnlyThePast())
    return brief_ledger(LEDGER, run, as_of=AS_OF, horizon_weeks=13, levers=levers)


@pytest.fixture(scope="module")
def as_it_stands() -> Findings:
    """The briefing without levers."""
    return briefed()


@pytest.fixture(scope="module")
def with_levers() -> Findings:
    """The briefing with twice the losses and a thousand men more."""
    return briefed("losses=2", "wave=1000")


def test_the_briefing_tells_what_levers_change(with_levers: Findings) -> None:
    """Set levers are named with how they act and what may be disputed, and each action and count has its difference."""
    assert with_levers.levers == (("losses", "2"), ("wave", "1000"))
    assert [row.name for row in with_levers.lever_lines if row.value] == ["losses", "wave"]
    assert len(with_levers.lever_lines) == len(LEVERS)
    effects = {(row.what, row.horizon_weeks): row for row in with_levers.lever_effects}
    killed = effects["killed", 13]
    assert killed.after > killed.before
    assert killed.q05 <= killed.q50 <= killed.q95
    shifts = [row.after - row.before for row in effects.values() if (row.kind, row.horizon_weeks) == ("action", 13)]
    assert sum(shifts) == pytest.approx(0.0, abs=1e-9)


def test_answers_are_told_with_and_without_levers(with_levers: Findings, as_it_stands: Findings) -> None:
    """What a question's answer would be is set beside what it is, and the difference lies in its interval."""
    (effect,) = [row for row in with_levers.lever_effects if row.kind == "question"]
    (before,), (after,) = as_it_stands.questions, with_levers.questions
    assert (effect.what, effect.before, effect.after) == (QUESTION.text, before.probability, after.probability)
    assert effect.q05 <= effect.after - effect.before <= effect.q95
    assert effect.after > effect.before
    assert question_effects(with_levers) == [effect]
    assert "as it stands" in question_effect(effect)
    assert question_effects(as_it_stands) == []


def test_no_difference_lies_outside_its_interval(with_levers: Findings) -> None:
    """Many draws see no change where few see a large one; the mean change is in the interval all the same."""
    assert len(with_levers.lever_effects) > 10
    assert all(row.q05 <= row.mean <= row.q95 for row in with_levers.lever_effects)
    chances = [row for row in with_levers.lever_effects if row.kind != "count"]
    assert all(row.mean == pytest.approx(row.after - row.before, abs=1e-12) for row in chances)


def test_the_past_and_the_verdicts_hang_on_no_lever(with_levers: Findings, as_it_stands: Findings) -> None:
    """Estimates up to the as-of day, strain, leans and verdicts are those of the case as it stands."""
    for part in ("sources", "muster", "strain", "dependence", "stances", "claims"):
        assert getattr(with_levers, part) == getattr(as_it_stands, part)
    past = [[row for row in found.estimates if row.date == AS_OF] for found in (with_levers, as_it_stands)]
    assert past[0] == past[1]


def test_a_lever_is_asked_of_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a briefing, one with a lever leaves no origin out again, and tells what it would have told alone."""
    run = Run(seed=7, fitter=lambda known, **_: decreed(known), keeper=SharingThePast(tmp_path))
    brief_ledger(LEDGER, run, as_of=AS_OF, horizon_weeks=13)
    with monkeypatch.context() as patch:
        patch.setattr(working_out, "leave_out_judged", None)
        asked = brief_ledger(LEDGER, run, as_of=AS_OF, horizon_weeks=13, levers=["losses=2"])
    assert asked == briefed("losses=2")
    other = replace(LEDGER, claims=LEDGER.claims[1:])
    monkeypatch.setattr(working_out, "leave_out_judged", None)
    with pytest.raises(TypeError):
        brief_ledger(other, run, as_of=AS_OF, horizon_weeks=13, levers=["losses=2"])


def test_without_levers_the_briefing_lists_them(as_it_stands: Findings) -> None:
    """Every lever is there to be asked, none is set, and nothing is said to change."""
    assert len(as_it_stands.lever_lines) == len(LEVERS)
    assert all(row.value == "" for row in as_it_stands.lever_lines)
    assert as_it_stands.lever_effects == ()


def test_what_was_done_and_what_may_be_disputed_is_said(as_it_stands: Findings) -> None:
    """Past turns stand with their stance, and each section that shows a number has what an expert may dispute."""
    assert [(row.text, row.stance) for row in as_it_stands.stances] == [("troops on their way", "surge")]
    assert past_sentence(as_it_stands).endswith("The last of these reads as: surge.")
    assert {name for name, _ in as_it_stands.disputed} >= {"strain", "actions", "classes"}


def test_wrong_levers_are_refused_before_anything_is_fitted() -> None:
    """All faults are told, nothing goes to standard output, and the status is 2."""
    ran = CliRunner().invoke(main, ["brief", "examples/kursk", "--if", "lozzes=2", "--if", "pay=x"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "--if: names a lever of the case; found 'lozzes'. Did you mean 'losses'?" in ran.stderr
    assert "--if: 'pay' takes a factor from 0 to 10, 1 as it is; found 'x'." in ran.stderr
    with pytest.raises(BadInput, match="takes NAME=VALUE"):
        brief_ledger(LEDGER, Run(), levers=["losses"])


def test_levers_are_part_of_the_data(with_levers: Findings) -> None:
    """The JSON holds what was set, every lever and every effect."""
    document = json.loads(to_json(with_levers))
    assert document["levers"] == {"losses": "2", "wave": "1000"}
    assert {row["kind"] for row in document["lever_effects"]} == {"action", "count", "question"}


def test_words_move_leaving_the_right_way() -> None:
    """An open accusation makes leaving likelier, public support and aid less likely, each by little."""
    change = {(text, name): size for text, name, size in plain().words}
    accusing = [size for (text, name), size in change.items() if "accusation" in text and name == "early_withdrawal"]
    praising = [size for (text, name), size in change.items() if "support" in text and name == "early_withdrawal"]
    assert 0 < accusing[0] < 0.1
    assert -0.1 < praising[0] < 0


def test_every_indicator_of_an_action_has_a_direction(as_it_stands: Findings) -> None:
    """Reports that move an action raise or lower it by a size that is told."""
    turns = [row for row in as_it_stands.indicators if row.moves.endswith("within 13 weeks")]
    assert turns
    assert all(row.direction in {"raises", "lowers"} and row.size is not None and row.size > 0 for row in turns)


def test_a_horizon_of_years_has_fewer_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there is room for, and never less than one for each draw; shorter ones have all."""
    before, n_draws = plain(), fitted().posterior.n_draws
    for room, expected in ((10**9, 5), (n_draws * 13 * 3 * len(fitted().design.forces), 3), (1, 1)):
        monkeypatch.setattr(path_room, "MOST_PATH_WEEKS", room)
        found = look_ahead(fitted(), n_weeks=13, horizons_weeks=HORIZONS, before=before)
        assert found.ahead.n_paths == expected * n_draws
