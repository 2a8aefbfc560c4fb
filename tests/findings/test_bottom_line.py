"""The first sentences: the answer, and how sure the ground is."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from passmuster.findings.bottom_line import (
    Support,
    failed_line,
    no_force_line,
    outlook_lines,
    strength_confidence,
    strength_lines,
)
from passmuster.findings.parts.changes import FAILED
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.ledger.vocabulary import Action

START, AS_OF = date(2024, 9, 30), date(2025, 1, 5)
PRESENT = Estimate(
    subject="kp-force", quantity="present", date=AS_OF, q05=8_000.0, q25=9_000.0, q50=10_000.0, q75=11_000.0,
    q95=12_000.0, mean=10_000.0, claims=("a", "b"),
)  # fmt: skip
NOW = {quantity: replace(PRESENT, quantity=quantity) for quantity in ("present", "killed", "casualties")}
OUTLOOK = SimpleNamespace(n_members=12, n_exits=3)


def action(name: Action, probability: float) -> ActionOutlook:
    """What is said of an action within half a year."""
    return ActionOutlook(
        action=name, horizon_weeks=26, probability=probability, q05=probability / 2, q95=min(1.0, probability * 1.2),
        words="",
    )  # fmt: skip


def test_strength_and_losses_come_with_day_and_confidence() -> None:
    """Three sentences: strength on the day, losses since the start, and what the strength rests on."""
    strength, losses, ground = strength_lines("The force", NOW, START, AS_OF, Support(origins=3, opposed=False))
    assert strength == "The force: about 10,000 (90 % interval 8,000 to 12,000) present on 5 January 2025."
    assert losses.startswith("Its losses since 30 September 2024: ")
    assert ground.startswith("Confidence in the strength is moderate: it rests on 3 independent origins")


def test_ratings_of_sources_are_the_ground_of_confidence() -> None:
    """Three independent origins of good sources make it high; without a rating that is said."""
    *_, ground = strength_lines("The force", NOW, START, AS_OF, Support(origins=4, opposed=False, rated=3, good=3))
    assert ground == (
        "Confidence in the strength is high: it rests on 4 independent origins, the sources of 3 of which are rated, "
        "3 of them A or B."
    )
    *_, ground = strength_lines("The force", NOW, START, AS_OF, Support(origins=4, opposed=False, rated=3))
    assert ground.startswith("Confidence in the strength is moderate: ")
    assert ground.endswith("rated, none of them A or B.")
    *_, ground = strength_lines("The force", NOW, START, AS_OF, Support(origins=4, opposed=False))
    assert ground.endswith("whose reliability nobody has rated.")


def test_a_claim_that_fails_is_said_beside_the_confidence() -> None:
    """That not all claims can hold is part of the ground."""
    *_, ground = strength_lines("The force", NOW, START, AS_OF, Support(origins=1, opposed=True))
    assert ground.startswith("Confidence in the strength is low: ")
    assert ground.endswith("and not all of its claims can hold.")


def test_a_count_of_the_prior_alone_is_not_known() -> None:
    """No number is called an estimate where no claim bears on it, and no confidence is claimed."""
    now = {quantity: replace(row, is_prior=True) for quantity, row in NOW.items()}
    strength, losses = strength_lines("The force", now, START, AS_OF, Support(origins=0, opposed=False))
    assert strength.startswith("How many of the The force were present on 5 January 2025 is not known")
    assert losses.startswith("Its losses are not known: ")


def test_the_two_likeliest_actions_are_named() -> None:
    """The most probable first, each with its last day, and the ground of them all last."""
    rows = [action(Action.SURGE, 0.2), action(Action.SUSTAIN, 0.7), action(Action.WITHDRAW, 0.1)]
    first, second, ground = outlook_lines("KP", OUTLOOK, rows, AS_OF, "icd203")
    assert first.endswith("that North Korea keeps its course for 26 weeks, to 6 July 2025.")
    assert second.endswith("within 26 weeks, by 6 July 2025.")
    assert "12 partners of other wars, 3 of which left early" in ground


def test_without_a_force_nothing_is_estimated() -> None:
    """One sentence says so."""
    alone = "No force of North Korea is counted in this case, so nothing is estimated."
    assert no_force_line("KP", {}, (), AS_OF) == (alone,)


def test_what_is_counted_beside_the_partner_is_told() -> None:
    """Goods, or another's force, each in a sentence; not what the prior alone says, nor what is ahead."""
    shells = replace(PRESENT, subject="shells", quantity="shells")
    others = (shells, replace(PRESENT, subject="foe", is_prior=True), replace(shells, subject="late", date=START))
    names = {"foe": "hostile force", "shells": "shells sent", "late": "later goods"}
    assert no_force_line("KP", names, others, AS_OF) == (
        "No force of North Korea is counted in this case, so that nothing is said of what it does next.",
        "Shells sent: about 10,000 (90 % interval 8,000 to 12,000) artillery rounds.",
    )


def test_a_failed_fit_says_what_to_try() -> None:
    """The failure first, then the way out, cheapest first."""
    first, second = failed_line()
    assert first == FAILED
    assert "another --seed" in second or "seed" in second


def test_a_failed_fit_names_the_claims_over_which_the_chains_part() -> None:
    """Behind those that cannot all hold, and before what costs another fit."""
    _, told = failed_line([("c1", "c2")], ["c4", "c3"])
    assert (
        "(c1 or c2); correct or take out what the chains do not agree on, claim c4 and claim c3; another --seed" in told
    )
    assert "what the chains do not agree on, claim c4; another" in failed_line((), ["c4"])[1]


def test_a_failed_fit_names_the_claims_that_cannot_all_hold() -> None:
    """Three sets at most, each once, before anything that costs another fit."""
    sets = [("c2", "c1"), ("c1", "c2"), ("c4", "c3"), ("c6", "c5"), ("c8", "c7")]
    _, told = failed_line(sets)
    assert told.startswith(
        "What to try, cheapest first: correct or take out one of the claims that cannot all hold "
        "(c1 or c2; c3 or c4; c5 or c6); another --seed;"
    )


def test_denials_alone_give_no_confidence() -> None:
    """However many deny that anybody is there, nobody has counted."""
    (line,) = strength_confidence(PRESENT, Support(origins=3, opposed=False, rated=3, good=3, denied=True))
    assert line.level == "low"
    assert line.because.endswith("and all that is said is that there are none")
    assert strength_confidence(PRESENT, Support(origins=3, opposed=False))[0].level == "moderate"
