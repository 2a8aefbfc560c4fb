"""What a first screen is least sure of: the widest count, the widest chance, and the confidence beside them."""

from dataclasses import replace

from passmuster.findings.findings import Findings
from passmuster.findings.least_sure import least_sure, widest
from worlds.findings_example import example

SUBJECT = "kp-force"


def unsure(findings: Findings) -> str:
    """What is least sure of a briefing's force, with its chances of half a year."""
    return least_sure(findings, SUBJECT, [row for row in findings.actions if row.horizon_weeks == 26])


def test_the_widest_count_is_the_least_sure() -> None:
    """The count whose ends have the largest ratio, the widest chance, and the confidence in each judgement."""
    said = unsure(example())
    assert said.startswith("How many are dead (420 to 2,600) and whether North Korea keeps its course (27 to 66 %).")
    assert said.endswith("Confidence is moderate in the strength and low in what the partner does next.")


def test_briefly_it_is_told_without_the_confidence() -> None:
    """The two that are widest alone; of nothing counted and nothing ahead, nothing."""
    assert "Confidence" not in widest(example(), SUBJECT, ())
    assert widest(example(), SUBJECT, ()) == "How many are dead (420 to 2,600)."
    assert widest(replace(example(), estimates=()), SUBJECT, ()) == ""


def test_a_strength_that_is_not_told_is_not_trusted_either() -> None:
    """Where the screen withholds how many are there, it says nothing of confidence in it."""
    there = example()
    rows = tuple(replace(row, is_prior=row.quantity == "present") for row in there.estimates)
    assert unsure(replace(there, estimates=rows)).endswith("Confidence is low in what the partner does next.")


def test_what_is_withheld_is_not_told_as_least_sure() -> None:
    """A count that the table does not give has no interval below it either."""
    there = example()
    few = replace(there, claims=tuple(row for row in there.claims if row.claim_id == "k072"))
    assert "dead" not in unsure(few)
