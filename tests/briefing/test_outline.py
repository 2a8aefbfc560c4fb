"""The order in which a briefing is read."""

from dataclasses import replace
from datetime import date

from passmuster.briefing.outline import (
    KINDS,
    claims_by_id,
    disputed_in,
    effects_at,
    estimates_by_force,
    force_name,
    latest,
    muster_by_verdict,
    question_effects,
    statements_by_kind,
)
from worlds.findings_example import bare, example


def reversed_rows(findings, *names):
    """The same findings with some of their rows in reverse."""
    return replace(findings, **{name: tuple(reversed(getattr(findings, name))) for name in names})


def test_forces_come_as_the_case_lists_them_and_days_from_near_to_far():
    """Within a day quantities stand in the vocabulary's order, whatever order the rows came in."""
    findings = reversed_rows(example(), "estimates")
    by_force = estimates_by_force(findings)
    assert [subject for subject, _ in by_force] == ["kp-force", "ru-force-kursk"]
    days = [day for day, _ in by_force[0][1]]
    assert days == sorted(days)
    assert [row.quantity for row in by_force[0][1][0][1]][:3] == ["present", "deployed", "killed"]


def test_a_quantity_that_the_vocabulary_does_not_know_comes_last():
    """It is shown all the same."""
    there = example()
    odd = replace(there.estimates[0], quantity="irrecoverable")
    ((_, days),) = estimates_by_force(replace(there, estimates=(odd, there.estimates[0])))
    assert [row.quantity for row in days[0][1]] == [there.estimates[0].quantity, "irrecoverable"]


def test_the_worst_verdict_comes_first_and_claims_count_as_people_do():
    """A verdict of another name stands after those that are known."""
    there = example()
    rows = [replace(there.muster[0], claim_id=name, verdict="odd") for name in ("k10", "k9")]
    groups = muster_by_verdict(replace(there, muster=(*rows, *there.muster)))
    assert [verdict for verdict, _ in groups] == ["fails", "doubtful", "cannot be judged", "passes", "odd"]
    assert [row.claim_id for row in groups[-1][1]] == ["k9", "k10"]


def test_statements_are_grouped_by_how_they_are_held():
    """Known before inferred, assumed and unknown; a kind without sentences is left out."""
    assert [kind for kind, _ in statements_by_kind(reversed_rows(example(), "statements"))] == list(KINDS)
    assert statements_by_kind(bare()) == []


def test_effects_on_answers_stand_apart():
    """Actions and counts are told by horizon, answers by question."""
    there = example()
    asked = replace(there.lever_effects[0], kind="question", what="Will it?")
    findings = replace(there, lever_effects=(*there.lever_effects, asked))
    assert [(weeks, len(rows)) for weeks, rows in effects_at(findings)] == [(26, 2)]
    assert question_effects(findings) == [asked]


def test_the_last_point_up_to_a_day_is_taken():
    """What lies ahead is not today; before the first point there is none."""
    points = example().strain
    assert latest(points, date(2025, 2, 28)).date == date(2025, 2, 23)
    assert latest(points, date(2020, 1, 1)) is None


def test_names_and_disputes_are_looked_up():
    """A force without a name stands under its id."""
    there = example()
    assert [force_name(there, name) for name in ("kp-force", "x")] == ["North Korean force in Russia", "x"]
    assert claims_by_id(there)["k078"].claimant == "Global Defense Corp (website)"
    assert disputed_in(there, "classes") == ["Famous defections are likely too many."]
