"""The audit on the terminal."""

from passmuster.briefing.terminal.captured import captured
from passmuster.briefing.terminal.mustering import print_muster
from passmuster.findings.mustered import audit_of
from worlds.findings_example import example


def test_all_verdicts_are_told_under_one_heading():
    """With the contradictions, and nothing of what comes next."""
    text = captured(lambda console: print_muster(example(), console, in_full=False))
    assert "Which claims pass muster" in text
    assert all(line.claim_id in text for line in example().muster)
    assert "What the partner does next" not in text


def test_a_claim_that_is_asked_for_is_told_in_full_whatever_its_verdict():
    """One that passes is told with its reason too."""
    findings = example()
    row = next(line for line in findings.muster if line.verdict == "passes")
    text = captured(lambda console: print_muster(audit_of(findings, [row.claim_id]), console, in_full=True))
    assert "passes" in text
    assert " ".join(row.reason.split())[:30] in " ".join(text.split())
    others = [line.claim_id for line in findings.muster if line.claim_id != row.claim_id]
    assert not any(f" {other} " in text for other in others if other not in row.echoes)
