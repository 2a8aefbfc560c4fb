from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.ledger import Ledger
from passmuster.model.fit import fit_case
from passmuster.model.paths import paths_ahead
from passmuster.muster.found import AuditMethod, Verdict, VerdictWord, WhyUnjudged
from passmuster.muster.leave_out import WithoutOrigin, leave_out_origins
from passmuster.muster.muster import audit, verdict_word
from passmuster.muster.readings import CountReading
from worlds.muster_world import AS_OF, case, claim, decreed_fit, ordinary_claims

WEEKS = 8


def _muster(*more: object) -> dict[str, Verdict]:
    fit = decreed_fit(*more)
    verdicts = audit(fit, paths_ahead(fit.posterior, WEEKS, seed=2))
    return {verdict.claim_id: verdict for verdict in verdicts}


def test_every_claim_gets_one_verdict() -> None:
    """Observations, repeats, plans and what is not modelled all appear, once, in order of saying."""
    more = (
        claim("plan", "planned", 12_000),
        claim("again", "present", 10_000, date(2024, 11, 10), claimant="speaker of present-1"),
        claim("strange", "killed", 5, subject="nobody"),
    )
    fit = decreed_fit(*more)
    verdicts = audit(fit, paths_ahead(fit.posterior, WEEKS, seed=2))
    assert [v.claim_id for v in verdicts] == [c.claim_id for c in fit.known.claims]


def test_what_agrees_passes_and_what_is_wildly_wrong_fails() -> None:
    """Claims that agree with the force pass; a planted one of ten times as many present fails."""
    verdicts = _muster(claim("wild", "present", 100_000))
    assert all(verdicts[c.claim_id].verdict == VerdictWord.PASSES for c in ordinary_claims())
    assert verdicts["wild"].verdict == VerdictWord.FAILS
    assert verdicts["wild"].tail_probability < 0.02
    assert verdicts["wild"].reading == CountReading("present", None, AS_OF)
    assert verdicts["wild"].estimate.q95 < 100_000


def test_a_verdict_keeps_what_it_rests_on() -> None:
    """Reading, estimate without its origin and method stand with the verdict as values."""
    verdict = _muster()["killed-1"]
    assert verdict.estimate.q05 < verdict.estimate.q50 < verdict.estimate.q95
    assert verdict.reading == CountReading("killed", None, date(2024, 12, 22))
    assert verdict.method == AuditMethod.IMPORTANCE_SAMPLING
    assert not verdict.is_ahead
    assert (verdict.would_pass_as, verdict.unjudged, verdict.printable, verdict.paths_end) == ((), None, None, None)


def test_a_hundred_copies_leave_every_other_verdict_as_it_was() -> None:
    """Adding one claim a hundred times changes nobody else's verdict, and every copy gets the verdict of the one."""
    wild = claim("wild", "present", 30_000)
    once = _muster(wild)
    copies = [replace(wild, claim_id=f"wild-{n}") for n in range(100)]
    many = _muster(wild, *copies)
    for name, verdict in once.items():
        assert replace(many[name], echoes=()) == replace(verdict, echoes=())
    assert {replace(many[c.claim_id], claim_id="wild", echoes=()) for c in copies} == {once["wild"]}
    assert len(many["wild"].echoes) == 100


def test_casualties_printed_as_killed_are_seen_through() -> None:
    """A number of dead that is too high, but right for killed and wounded, fails and says so."""
    verdict = _muster(claim("slip", "killed", 2_400))["slip"]
    assert verdict.verdict in {VerdictWord.DOUBTFUL, VerdictWord.FAILS}
    (passing,) = (other for other in verdict.would_pass_as if other.reading.measure == "casualties")
    assert passing.reading.last_day == AS_OF
    assert passing.estimate.q05 < 2_400 < passing.estimate.q95


def test_words_of_two_meanings_pass_under_the_one_that_suits() -> None:
    """'Eliminated' that may be killed or casualties is held against both, and the verdict names the better."""
    either = (("killed", 0.3), ("casualties", 0.7))
    verdict = _muster(claim("eliminated", "killed", 2_400, measures=either))["eliminated"]
    assert (verdict.verdict, verdict.reading.measure) == (VerdictWord.PASSES, "casualties")


@pytest.mark.parametrize(
    ("bound", "number", "verdict"),
    [
        ("at_least", 10, VerdictWord.PASSES),
        ("at_least", 50_000, VerdictWord.FAILS),
        ("at_most", 50_000, VerdictWord.PASSES),
        ("at_most", 10, VerdictWord.FAILS),
    ],
)
def test_floors_and_ceilings_are_judged_on_one_side(bound: str, number: float, verdict: str) -> None:
    """A low floor and a high ceiling hold; a floor above and a ceiling below do not."""
    assert _muster(claim("edge", "killed", number, bound=bound))["edge"].verdict == verdict


def test_the_rule_does_not_know_whose_claim_it_judges() -> None:
    """The same number gets the same verdict from either side and from nobody's."""
    told = {
        (v.verdict, v.tail_probability, v.reading, v.estimate)
        for group in ("UA", "RU", "OSINT")
        for v in [_muster(claim("same", "killed", 900, claimant_group=group))["same"]]
    }
    assert len(told) == 1


def test_nothing_to_hold_it_against_is_no_verdict() -> None:
    """Where the others leave a number open by more than a factor of twenty, it is not judged, and it says so."""
    fit = decreed_fit(scatter=10.0)
    even = np.full(fit.posterior.n_draws, 1.0 / fit.posterior.n_draws)
    open_to_all = {
        name: WithoutOrigin(name, AuditMethod.IMPORTANCE_SAMPLING, fit.posterior, even)
        for name in fit.design.echoes.origins
    }
    verdicts = audit(fit, paths_ahead(fit.posterior, WEEKS, seed=2), without=open_to_all)
    verdict = next(v for v in verdicts if v.claim_id == "killed-1")
    assert (verdict.verdict, verdict.tail_probability, verdict.method) == (VerdictWord.CANNOT_BE_JUDGED, None, None)
    assert verdict.unjudged == WhyUnjudged.TOO_LITTLE_KNOWN
    assert verdict.printable.q95 > 20 * max(verdict.printable.q05, 1.0)


def test_a_battle_that_nobody_else_tells_of_is_no_contradiction() -> None:
    """Losses of two days that are many beside other days and few beside all so far are held against nothing."""
    ambush = claim("ambush", "killed", 200, date(2024, 12, 11), as_of_start=date(2024, 12, 10))
    verdict = _muster(ambush)["ambush"]
    assert (verdict.verdict, verdict.unjudged) == (VerdictWord.CANNOT_BE_JUDGED, WhyUnjudged.TOLD_ALONE)
    assert verdict.estimate.q95 < 200


def test_prisoners_of_whom_nobody_else_counts_any_are_no_contradiction() -> None:
    """What is usual in other wars rules out no count of them; more than were lost for good, or another count, may."""
    held = claim("held", "captured", 200)
    verdict = _muster(held)["held"]
    assert (verdict.verdict, verdict.unjudged) == (VerdictWord.CANNOT_BE_JUDGED, WhyUnjudged.COUNTED_ALONE)
    assert _muster(replace(held, point=90_000))["held"].verdict == VerdictWord.FAILS
    assert _muster(held, claim("others", "captured", 1))["held"].unjudged != WhyUnjudged.COUNTED_ALONE


def test_a_landing_that_nobody_else_tells_of_is_no_contradiction() -> None:
    """Men who came on one day are many beside other days and few beside all who came so far."""
    landing = claim("landing", "arrivals", 900, date(2024, 12, 11), as_of_start=date(2024, 12, 11))
    verdict = _muster(landing)["landing"]
    assert verdict.unjudged == WhyUnjudged.TOLD_ALONE
    assert _muster(replace(landing, point=90_000))["landing"].verdict == VerdictWord.FAILS


def test_a_battle_is_judged_where_it_has_no_room_or_another_tells_of_it() -> None:
    """More than all who died so far fails, and so does a number beside which another origin has a far smaller one."""
    days = {"as_of_start": date(2024, 12, 10)}
    ambush = claim("ambush", "killed", 200, date(2024, 12, 11), **days)
    assert _muster(replace(ambush, point=5_000))["ambush"].verdict == VerdictWord.FAILS
    other = claim("other", "casualties", 20, date(2024, 12, 11), claimant_group="US", **days)
    assert _muster(ambush, other)["ambush"].verdict in {VerdictWord.DOUBTFUL, VerdictWord.FAILS}


def test_what_is_not_counted_is_not_judged() -> None:
    """A claim that does not enter the fit is not judged; the design of the fit says why."""
    strange = claim("strange", "present", 5, subject="kp-shells")
    verdict = _muster(strange)["strange"]
    assert (verdict.verdict, verdict.unjudged) == (VerdictWord.CANNOT_BE_JUDGED, WhyUnjudged.NOT_MODELLED)
    assert "strange" in decreed_fit(strange).design.why_not


def test_a_plan_without_a_day_is_evidence_of_an_intention() -> None:
    """Nothing can be held against a plan that names no day."""
    verdict = _muster(claim("plan", "planned", 30_000))["plan"]
    assert (verdict.verdict, verdict.unjudged) == (VerdictWord.CANNOT_BE_JUDGED, WhyUnjudged.NO_DAY)


def test_a_plan_is_held_against_the_paths_and_fits_one_of_its_meanings() -> None:
    """A plan for a day ahead is judged as strength, as total sent or as newcomers, whichever suits it best."""
    horizon = date(2025, 2, 23)
    verdicts = _muster(
        claim("fits", "planned", 10_500, horizon=horizon), claim("wild", "planned", 400_000, horizon=horizon)
    )
    assert (verdicts["fits"].verdict, verdicts["fits"].method) == (VerdictWord.PASSES, AuditMethod.PATHS_AHEAD)
    assert verdicts["fits"].reading.measure in {"present", "deployed"}
    assert verdicts["wild"].verdict == VerdictWord.FAILS
    assert verdicts["wild"].is_ahead


def test_a_plan_for_fewer_than_were_sent_is_no_plan_to_send_them() -> None:
    """What a force is to shrink to is never held against all who were sent; as strength it fails or is too open."""
    fewer = claim("fewer", "planned", 3_000, horizon=date(2025, 2, 23))
    assert _muster(fewer)["fewer"].reading.measure in {"present", "arrivals"}


def test_what_passes_under_a_reading_that_is_open_is_not_said_to_fail() -> None:
    """Words that admit two readings are not judged by the one that is well known and does not suit."""
    fit = decreed_fit(claim("either", "killed", 900, measures=(("present", 0.5), ("killed", 0.5))), scatter=3.0)
    verdict = next(v for v in audit(fit, paths_ahead(fit.posterior, WEEKS, seed=2)) if v.claim_id == "either")
    assert verdict.verdict != VerdictWord.FAILS


def test_a_plan_whose_day_has_come_is_held_against_what_happened() -> None:
    """Once the day of a plan is past, the posterior answers, and nothing needs leaving out."""
    verdict = _muster(claim("old", "planned", 10_000, date(2024, 11, 1), horizon=date(2024, 12, 31)))["old"]
    assert (verdict.verdict, verdict.method) == (VerdictWord.PASSES, AuditMethod.NOT_WEIGHED)


def test_a_throughput_is_held_against_heads_that_pass_through() -> None:
    """A throughput of ten times the force in eight weeks fails; a ceiling says how likely it is to be reached."""
    horizon = date(2025, 3, 1)
    verdicts = _muster(
        claim("many", "rotated", 100_000, horizon=horizon),
        claim("ceiling", "rotated", bound="at_most", high=100_000.0, horizon=horizon),
    )
    assert verdicts["many"].verdict == VerdictWord.FAILS
    assert verdicts["ceiling"].verdict == VerdictWord.PASSES
    assert verdicts["many"].ceiling_reached is None
    assert verdicts["ceiling"].ceiling_reached < 0.01


def test_a_day_beyond_the_paths_is_not_judged() -> None:
    """A throughput over a year cannot be judged by eight weeks of paths, and the end of the paths is kept."""
    verdict = _muster(claim("year", "rotated", 100_000))["year"]
    assert (verdict.verdict, verdict.unjudged) == (VerdictWord.CANNOT_BE_JUDGED, WhyUnjudged.BEYOND_THE_PATHS)
    assert (verdict.reading.last_day, verdict.paths_end) == (date(2026, 1, 4), date(2025, 3, 2))


def test_what_is_left_out_can_be_handed_in() -> None:
    """Handing in what was left out gives the same verdicts as working it out."""
    fit = decreed_fit()
    ahead = paths_ahead(fit.posterior, WEEKS, seed=2)
    assert audit(fit, ahead, without=leave_out_origins(fit)) == audit(fit, ahead)


def test_the_bars_stand_where_they_are_said_to() -> None:
    """A tail of 0.10 passes, 0.02 is doubtful, and less fails."""
    words = [verdict_word(tail) for tail in (0.10, 0.0999, 0.02, 0.0199)]
    assert words == ["passes", "doubtful", "doubtful", "fails"]
    assert date(2025, 1, 5) == AS_OF


@pytest.mark.slow
def test_a_planted_claim_is_found_by_a_real_fit_and_copies_change_nothing() -> None:
    """Sampled and not decreed: ten times as many fails, what agrees passes, and a hundred copies change nothing."""
    # On a day of which others speak: a force may well have grown tenfold in weeks of which nobody says anything.
    wild = claim("wild", "present", 100_000, date(2024, 11, 17))
    agreeing = [
        claim(f"more-{n}", "present", number, date(2024, 11, 3 + 7 * n), claimant_group=group)
        for n, (number, group) in enumerate(((10_200, "KR"), (9_800, "US"), (10_100, "OSINT")))
    ]
    told = []
    for copies in ([], [replace(wild, claim_id=f"wild-{n}") for n in range(100)]):
        claims = sorted((*ordinary_claims(), *agreeing, wild, *copies), key=lambda c: (c.said_on, c.claim_id))
        fit = fit_case(Ledger(case=case(), claims=tuple(claims)).known(AS_OF), seed=3)
        verdicts = audit(fit, paths_ahead(fit.posterior, WEEKS, seed=2))
        told.append({v.claim_id: (v.verdict, v.tail_probability) for v in verdicts if "wild-" not in v.claim_id})
    assert told[0] == told[1]
    assert told[0].pop("wild")[0] == VerdictWord.FAILS
    strengths = {name for name in told[0] if name.startswith(("present", "more"))}
    assert {told[0][name][0] for name in strengths} == {VerdictWord.PASSES}
    # Two loss figures are too few for either to be held against the other; none is doubted for it.
    assert {verdict for verdict, _ in told[0].values()} <= {VerdictWord.PASSES, VerdictWord.CANNOT_BE_JUDGED}
